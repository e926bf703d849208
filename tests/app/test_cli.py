import json
import re
import sys
from pathlib import Path

import pytest
from pypdf import PdfReader

from postmortem_desk.app.main import COMMANDS, main
from postmortem_desk.model import Event, Incident, Section, Task
from postmortem_desk.resource_files import resource_path
from postmortem_desk.storage.file_format.canonical import incident_bytes
from postmortem_desk.storage.file_format.json_schema import incident_schema
from postmortem_desk.storage.incident_file import read_incident
from postmortem_desk.storage.rules import TEAM_FILE
from support.children import run_program, run_python
from support.incidents import small_incident

EXPORT = ("export", "checkout.postmortem.json", "-o")
SOURCE = """\
# Checkout was down

On May 1st, 2023, checkout failed for an hour.

## Timeline

- 9:05 AM: The monitor rang.
- 9:20 AM: Restarted the database.

## Tasks

1. Watch the disk.
"""


@pytest.fixture(autouse=True)
def folder(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """A folder of documents, in which the commands run."""
    folder = tmp_path / "documents"
    folder.mkdir()
    monkeypatch.chdir(folder)
    return folder


@pytest.fixture
def incident_file(folder: Path) -> Path:
    path = folder / "checkout.postmortem.json"
    path.write_bytes(incident_bytes(small_incident()))
    return path


def said(capsys: pytest.CaptureFixture[str]) -> tuple[str, str]:
    captured = capsys.readouterr()
    return captured.out, captured.err


def test_new_makes_an_incident_from_the_plain_template(folder: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["new", "-o", "a.postmortem.json", "--title", "Größe"]) == 0
    incident = read_incident(folder / "a.postmortem.json").incident
    assert (incident.title, incident.sections[0].heading) == ("Größe", "Issue summary")
    assert said(capsys) == ("Made a.postmortem.json.\n", "")


def test_new_takes_the_template_that_is_named(folder: Path) -> None:
    assert main(["new", "--template", "pagerduty", "-o", "a"]) == 0
    assert read_incident(folder / "a.postmortem.json").incident.sections[0].heading == "Overview"


@pytest.mark.parametrize(
    "arguments",
    [["new", "-o", "checkout.postmortem.json"], ["import", "checkout.md"], ["import", "checkout.md", "-o", "checkout"]],
)
def test_a_file_that_is_there_is_never_replaced_unasked(
    incident_file: Path, arguments: list[str], capsys: pytest.CaptureFixture[str]
) -> None:
    before = incident_file.read_bytes()
    incident_file.with_name("checkout.md").write_text(SOURCE)
    assert main(arguments) == 2
    assert incident_file.read_bytes() == before
    assert "there is such a file already" in said(capsys)[1]
    assert main([*arguments, "--force"]) == 0
    assert incident_file.read_bytes() != before


@pytest.mark.skipif(sys.platform == "win32", reason="links of POSIX")
def test_a_link_to_nowhere_counts_as_a_file_that_is_there(folder: Path) -> None:
    (folder / "a.json").symlink_to("elsewhere.json")
    assert main(["new", "-o", "a.json"]) == 2
    assert not (folder / "elsewhere.json").exists()


def test_import_says_what_it_found_and_makes_the_file_beside_the_source(
    folder: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    (folder / "notes.md").write_text(SOURCE)
    assert main(["import", "notes.md"]) == 0
    out, err = said(capsys)
    assert "2 events" in out
    assert out.endswith("Made notes.postmortem.json.\n")
    assert err == ""
    assert len(read_incident(folder / "notes.postmortem.json").incident.timeline) == 2
    assert (folder / "notes.md").read_text() == SOURCE


def test_import_reads_what_is_piped_in(folder: Path) -> None:
    assert run_program("import", "-", stdin=SOURCE).returncode == 2
    done = run_program("import", "-", "-o", "piped", stdin=SOURCE)
    assert done.returncode == 0, done.stderr
    assert (folder / "piped.postmortem.json").is_file()


@pytest.mark.parametrize("kind", ["html", "md", "HTML"])
def test_export_writes_what_the_ending_says(incident_file: Path, folder: Path, kind: str) -> None:
    assert main(["export", incident_file.name, "-o", f"out.{kind}"]) == 0
    text = (folder / f"out.{kind}").read_text(encoding="utf-8")
    assert small_incident().title in text
    assert text.startswith("<!") == (kind != "md")


def test_export_replaces_an_older_export(incident_file: Path, folder: Path) -> None:
    (folder / "out.md").write_text("older")
    assert main(["export", incident_file.name, "-o", "out.md"]) == 0
    assert (folder / "out.md").read_text(encoding="utf-8") != "older"


def test_export_works_without_a_screen_and_without_qt(incident_file: Path, folder: Path) -> None:
    done = run_program("export", incident_file.name, "-o", "out.pdf")
    assert (done.returncode, done.stdout) == (0, "Made out.pdf.\n"), done.stderr
    assert len(PdfReader(folder / "out.pdf").pages) >= 1
    told = run_python("-c", TELLS_WHETHER_QT_IS_LOADED, "export", incident_file.name, "-o", "out.html").stdout
    assert told.splitlines() == ["Made out.html.", "False"]


TELLS_WHETHER_QT_IS_LOADED = """
import sys
from postmortem_desk.app.main import main
main(sys.argv[1:])
print("PySide6" in sys.modules)
"""


@pytest.mark.parametrize(
    ("arguments", "words"),
    [
        ([*EXPORT, "out.doc"], "out.doc: its ending does not say what to write."),
        ([*EXPORT, "out"], "Let it end in .html, .pdf, .md, .svg, .png or .csv."),
        ([*EXPORT, "a.md", "--audience", "press"], "it knows no audience “press”"),
        ([*EXPORT, "none/a.md"], "a.md: it could not be saved: the folder does not exist."),
        (["export", "none.json", "-o", "a.md"], "none.json: there is no such file."),
        (["export", "broken.json", "-o", "a.md"], "broken.json, line 1, column 2: a key must stand in double quotes."),
        (["import", "none.md"], "none.md: there is no such file."),
        (["import", "."], "broken.json: It is not JSON"),
        (["new", "--template", "none", "-o", "a"], 'there is no template "none".'),
        (["new", "-o", "none/a"], "the folder does not exist"),
        (["nwe", "-o", "a"], ""),
    ],
)
def test_a_trouble_is_one_sentence_and_nothing_is_made(
    incident_file: Path, folder: Path, arguments: list[str], words: str, capsys: pytest.CaptureFixture[str]
) -> None:
    (folder / "broken.json").write_text("{a}")
    before = sorted(folder.iterdir())
    if words:
        assert main(arguments) == 2
    else:
        with pytest.raises(SystemExit, match="2"):
            main(arguments)
    out, err = said(capsys)
    assert out == ""
    assert words in err
    assert "Traceback" not in err
    assert sorted(folder.iterdir()) == before


def test_check_of_the_bundled_example_finds_nothing(folder: Path, capsys: pytest.CaptureFixture[str]) -> None:
    (folder / "example.json").write_bytes(resource_path("examples/checkout-outage.postmortem.json").read_bytes())
    assert main(["check", "example.json"]) == 0
    assert said(capsys) == ("example.json: nothing found.\n", "")


def test_check_of_a_draft_asks_for_less(incident_file: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["check", incident_file.name]) == 0
    assert "[task-without-success]" in said(capsys)[0]
    assert main(["check", "--stage", "draft", incident_file.name]) == 0
    assert said(capsys) == ("checkout.postmortem.json: nothing found.\n", "")


def test_check_tells_like_findings_in_one_line(folder: Path, capsys: pytest.CaptureFixture[str]) -> None:
    sections = (Section(id="t", role="tasks", heading="Tasks"),)
    tasks = tuple(Task(id=f"t{number}", section="t", text=f"Raise limit {number}") for number in range(3))
    (folder / "a.json").write_bytes(incident_bytes(Incident(id="i", title="A", sections=sections, tasks=tasks)))
    assert main(["check", "a.json"]) == 0
    out = said(capsys)[0]
    assert re.search(r"a\.json:\d+:\d+: warning: 3 tasks have no owner\. \(also lines \d+, \d+\)", out)


def test_check_follows_the_rules_of_the_team(incident_file: Path, capsys: pytest.CaptureFixture[str]) -> None:
    rules = {"off": ["silence"], "levels": {"measure-without-cause": "error"}}
    incident_file.with_name(TEAM_FILE).write_text(json.dumps(rules))
    assert main(["check", incident_file.name]) == 1
    out = said(capsys)[0]
    assert "[silence]" not in out
    assert "error: This measure is linked to no cause" in out


def test_check_says_where_the_rules_of_the_team_are_broken(
    incident_file: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    incident_file.with_name(TEAM_FILE).write_text('{"off": 1}')
    assert main(["check", incident_file.name]) == 2
    assert f"{TEAM_FILE}, off: the rules cannot be used" in said(capsys)[1]


def broken_structure() -> Incident:
    sections = (Section(id="t", role="timeline"), Section(id="s", role="summary"))
    return Incident(id="i", sections=sections, timeline=(Event(id="e", section="x"), Event(id="f", section="s")))


def test_check_names_line_and_column_of_an_error(folder: Path, capsys: pytest.CaptureFixture[str]) -> None:
    (folder / "a.json").write_bytes(incident_bytes(broken_structure()))
    assert main(["check", "a.json"]) == 1
    lines = said(capsys)[0].splitlines()
    shown = [line for line in lines if line.endswith(("[dangling-reference]", "[hidden-row]"))]
    assert shown[0] == (
        'a.json:18:18: error: event 1, section names "x", which is not in the file. [dangling-reference]'
    )
    assert shown[1].startswith("a.json:22:18: warning: event 2 stands in a section with the role")
    assert (folder / "a.json").read_text().splitlines()[17] == '      "section": "x"'


def test_check_of_warnings_alone_is_clean(folder: Path) -> None:
    incident = broken_structure()
    (folder / "a.json").write_bytes(incident_bytes(incident.replaced(timeline=incident.timeline[1:])))
    assert main(["check", "a.json"]) == 0


def test_check_looks_at_every_file_and_the_worst_decides(
    incident_file: Path, folder: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    (folder / "a.json").write_bytes(incident_bytes(broken_structure()))
    (folder / "b.json").write_text("{")
    assert main(["check", "b.json", "a.json", incident_file.name]) == 2
    out, err = said(capsys)
    assert "b.json, line 1" in err
    assert "a.json:18:18: error" in out
    assert "checkout.postmortem.json:248:13: hint" in out


def test_check_as_json_says_the_same_to_programs(folder: Path, capsys: pytest.CaptureFixture[str]) -> None:
    (folder / "a.json").write_bytes(incident_bytes(broken_structure()))
    (folder / "b.json").write_text("{")
    assert main(["check", "--json", "a.json", "b.json"]) == 2
    out, err = said(capsys)
    first, second = json.loads(out)["files"]
    places = {found["rule"]: (found["level"], found["places"]) for found in first["findings"]}
    assert places["dangling-reference"] == ("error", [{"id": "e", "line": 18, "column": 18}])
    assert places["hidden-row"][0] == "warning"
    assert places["milestone-missing"][0] == "warning"
    assert (second["readable"], second["place"]) == (False, "line 1, column 1")
    assert err == ""


def test_check_of_a_newer_schema_says_how_far_it_sees(incident_file: Path, capsys: pytest.CaptureFixture[str]) -> None:
    incident_file.write_bytes(incident_file.read_bytes().replace(b'"schema": 1', b'"schema": 2'))
    assert main(["check", incident_file.name]) == 0
    assert "newer version" in said(capsys)[1]


def test_schema_prints_the_json_schema(capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["schema"]) == 0
    assert json.loads(said(capsys)[0]) == incident_schema()


def test_a_file_cannot_speak_to_the_terminal(folder: Path, capsys: pytest.CaptureFixture[str]) -> None:
    (folder / "a.json").write_text(json.dumps({"format": "\x1b[31m\u202ered\n", "schema": 1}))
    assert main(["check", "a.json"]) == 2
    assert not re.search("[\x00-\x09\x0b-\x1f\u202e]", said(capsys)[1])


@pytest.mark.parametrize("command", COMMANDS)
def test_every_command_explains_itself_and_its_exit_codes(command: str, capsys: pytest.CaptureFixture[str]) -> None:
    with pytest.raises(SystemExit, match="0"):
        main([command, "--help"])
    assert "exit codes: 0 done" in said(capsys)[0]


def test_a_copy_for_others_holds_what_is_marked_for_them(
    incident_file: Path, folder: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    assert main(["export", incident_file.name, "-o", "out.md", "--audience", "company"]) == 0
    assert "For company: 0 of 8 sections, 1 of 10 events" in capsys.readouterr().err
    rows = read_incident(incident_file).incident.timeline
    (worded,) = [event for event in rows if event.variants]
    told = (folder / "out.md").read_text(encoding="utf-8")
    assert next(iter(worded.variants.values())) in told
    assert all(event.text not in told for event in rows if event.text)
