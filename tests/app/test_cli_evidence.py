"""Evidence and tables on the command line."""

from pathlib import Path

import pytest

from postmortem_desk.app.main import main
from postmortem_desk.storage.file_format.canonical import incident_bytes
from postmortem_desk.storage.incident_file import read_incident
from support.incidents import small_incident


@pytest.fixture(autouse=True)
def folder(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    monkeypatch.chdir(tmp_path)
    return tmp_path


def test_a_csv_becomes_an_incident_and_its_bad_rows_are_told(folder: Path, capsys: pytest.CaptureFixture[str]) -> None:
    (folder / "log.csv").write_text("time,text\n2023-05-01 09:06,second\n2023-05-01 09:05,first\nnone,third\n")
    assert main(["import", "log.csv"]) == 0
    said = capsys.readouterr().out
    assert "3 candidates for the timeline (csv), 2 with a time" in said
    assert 'Row 4: its time "none" is not understood.' in said
    made = read_incident(folder / "log.postmortem.json").incident
    assert [event.text for event in made.timeline] == ["first", "third", "second"]
    assert made.timeline[0].sources[0].quote == "2023-05-01 09:05,first"


def test_the_kind_can_be_forced(folder: Path, capsys: pytest.CaptureFixture[str]) -> None:
    (folder / "chat.txt").write_text("[2023-05-01 09:05] <ana> down\n")
    assert main(["import", "chat.txt", "--from", "text", "-o", "a"]) == 0
    assert read_incident(folder / "a.postmortem.json").incident.timeline[0].actor == "ana"
    assert main(["import", "chat.txt", "--from", "pigeon", "-o", "b"]) == 2
    assert "Known kinds: markdown, text, slack" in capsys.readouterr().err


def test_the_timeline_goes_out_as_csv_and_comes_back(folder: Path) -> None:
    incident = small_incident()
    (folder / "a.postmortem.json").write_bytes(incident_bytes(incident))
    assert main(["export", "a.postmortem.json", "-o", "a.csv"]) == 0
    assert main(["import", "a.csv", "-o", "b"]) == 0
    again = read_incident(folder / "b.postmortem.json").incident
    assert [event.text for event in again.timeline] == [event.text for event in incident.timeline]
    assert main(["export", "a.postmortem.json", "-o", "t.csv", "--table", "tasks"]) == 0
    assert (folder / "t.csv").read_text("utf-8-sig").startswith("Tickets,Task,Status")


def test_a_table_is_asked_for_only_where_a_csv_is_made(folder: Path, capsys: pytest.CaptureFixture[str]) -> None:
    (folder / "a.postmortem.json").write_bytes(incident_bytes(small_incident()))
    assert main(["export", "a.postmortem.json", "-o", "a.html", "--table", "tasks"]) == 2
    assert "a.html: --table says what a CSV holds" in capsys.readouterr().err
    assert not (folder / "a.html").exists()


def test_evidence_comes_into_an_incident_that_is_there_and_no_row_twice(
    folder: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    before = small_incident()
    (folder / "a.postmortem.json").write_bytes(incident_bytes(before))
    (folder / "log.csv").write_text("time,text\n2023-05-01 09:06,second\n2023-05-01 09:05,first\n")
    assert main(["import", "log.csv", "--into", "a.postmortem.json"]) == 0
    assert "2 of them are new." in capsys.readouterr().out
    after = read_incident(folder / "a.postmortem.json").incident
    assert len(after.timeline) == len(before.timeline) + 2
    assert main(["import", "log.csv", "--into", "a.postmortem.json"]) == 0
    assert "has all of it already" in capsys.readouterr().out
    assert read_incident(folder / "a.postmortem.json").incident == after


def test_a_trackers_csv_changes_the_tasks_whose_tickets_it_names(
    folder: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    before = small_incident()
    task = before.tasks[0].replaced(tickets=("OPS-1",), status="open", owner="Ana", due="")
    (folder / "a.postmortem.json").write_bytes(incident_bytes(before.replaced(tasks=(task, *before.tasks[1:]))))
    (folder / "jira.csv").write_text(
        "Issue key,Summary,Status,Assignee,Due Date,Resolved\n"
        "OPS-1,x,Done,Bob,01/Jun/23 9:05 AM,03/May/23 9:05 AM\nOPS-9,y,Odd,,,\n"
    )
    assert main(["import", "jira.csv", "--into", "a.postmortem.json"]) == 0
    said = capsys.readouterr().out
    assert 'OPS-1: status "open" -> "done"' in said
    assert "3 changes to 1 task; 1 row about other tickets." in said
    assert 'Row 3: the status "Odd" is not known' in said
    found = read_incident(folder / "a.postmortem.json").incident.tasks[0]
    assert (found.status, found.owner, found.due, found.done_on) == ("done", "Bob", "2023-06-01", "2023-05-03")


def test_markdown_does_not_come_into_an_incident(folder: Path, capsys: pytest.CaptureFixture[str]) -> None:
    (folder / "a.postmortem.json").write_bytes(incident_bytes(small_incident()))
    (folder / "notes.md").write_text("# Notes\n")
    assert main(["import", "notes.md", "--from", "markdown", "--into", "a.postmortem.json"]) == 2
    assert "Known kinds" in capsys.readouterr().err


def test_a_table_of_the_timeline_that_somebody_edited_changes_its_events(
    folder: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    before = small_incident()
    (folder / "a.postmortem.json").write_bytes(incident_bytes(before))
    assert main(["export", "a.postmortem.json", "-o", "a.csv"]) == 0
    assert main(["import", "a.csv", "--into", "a.postmortem.json"]) == 0
    assert "has all of it already" in capsys.readouterr().out
    table = (folder / "a.csv").read_text("utf-8")
    (folder / "a.csv").write_text(table.replace(before.timeline[0].text, "Other words"), "utf-8")
    assert main(["import", "a.csv", "--into", "a.postmortem.json"]) == 0
    assert "The table changes 1 of " in capsys.readouterr().out
    after = read_incident(folder / "a.postmortem.json").incident
    assert after.timeline[0] == before.timeline[0].replaced(text="Other words")
    assert after.timeline[1:] == before.timeline[1:]
