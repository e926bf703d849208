"""The commands `merge` and `diff`, by themselves and in a real Git repository."""

import json
import shlex
import shutil
import subprocess
import sys
from pathlib import Path

import pytest

from postmortem_desk.app.main import main
from postmortem_desk.model import Incident
from postmortem_desk.operations.details import edit_details
from postmortem_desk.operations.events import edit_event, place_event, remove_events
from postmortem_desk.operations.lookup import event_of, ids_of, section_of, task_of
from postmortem_desk.operations.sections import edit_section
from postmortem_desk.operations.tasks import tick_task
from postmortem_desk.storage.file_format.canonical import incident_bytes
from postmortem_desk.storage.file_format.conflict_marks import read_marked
from postmortem_desk.storage.incident_file import read_incident
from postmortem_desk.trouble import Trouble
from support.incidents import event, small_incident
from support.steps import TODAY

NAME = "checkout.postmortem.json"
BASE = edit_section(small_incident(), "summary", text="Checkout was slow.\n\nThen it was down.\n\nNow it is up.")
OURS = tick_task(
    edit_section(
        place_event(BASE, event("mine", "09:20")),
        "summary",
        text=section_of(BASE, "summary").text.replace("slow", "very slow"),
    ),
    "task1",
    True,
    TODAY,
)
THEIRS = tick_task(
    edit_section(
        place_event(BASE, event("yours", "09:25")),
        "summary",
        text=section_of(BASE, "summary").text.replace("up.", "up again."),
    ),
    "measure1",
    True,
    TODAY,
)
needs_git = pytest.mark.skipif(shutil.which("git") is None, reason="needs Git")


@pytest.fixture(autouse=True)
def folder(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    monkeypatch.chdir(tmp_path)
    for name, incident in (("base", BASE), ("ours", OURS), ("theirs", THEIRS)):
        (tmp_path / name).write_bytes(incident_bytes(incident))
    return tmp_path


def merge(**options: str) -> int:
    return main(["merge", "base", "ours", "theirs", "-o", "out", *(part for pair in options.items() for part in pair)])


def test_a_clean_merge(folder: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert merge() == 0
    assert capsys.readouterr() == ("", "")
    after = read_incident(folder / "out").incident
    assert {"mine", "yours"} <= set(ids_of(after.timeline))
    assert section_of(after, "summary").text == "Checkout was very slow.\n\nThen it was down.\n\nNow it is up again."


def test_conflicts_are_told_and_stay_in_the_file(folder: Path, capsys: pytest.CaptureFixture[str]) -> None:
    (folder / "ours").write_bytes(incident_bytes(remove_events(edit_details(BASE, title="Ours"), ["paged"])))
    (folder / "theirs").write_bytes(incident_bytes(edit_event(edit_details(BASE, title="Theirs"), "paged", text="New")))

    assert merge(**{"--name": NAME}) == 1

    after = read_incident(folder / "out").incident
    assert [conflict.path for conflict in after.conflicts] == [("title",), ("timeline", "paged")]
    assert after.title == "Ours"
    _out, err = capsys.readouterr()
    assert f"{NAME}: title: both versions changed it; ours was kept." in err
    assert "2 conflicts are left to decide" in err
    assert main(["check", "out"]) == 1
    assert "disagree" in capsys.readouterr().out
    assert main(["export", "out", "-o", "out.md"]) == 0
    assert "out: two merged versions disagree, and ours is written" in capsys.readouterr().err


def test_without_a_version_before(folder: Path) -> None:
    (folder / "base").write_bytes(b"")

    assert merge() == 1
    after = read_incident(folder / "out").incident
    assert {"mine", "yours"} <= set(ids_of(after.timeline))
    assert [conflict.path[-1] for conflict in after.conflicts] == ["text", "status", "status"]


@pytest.mark.parametrize("content", [b"", b"{", b'{"format": "postmortem-desk/incident", "schema": 99, "id": "x"}'])
def test_what_cannot_be_read_leaves_the_output_alone(
    folder: Path, content: bytes, capsys: pytest.CaptureFixture[str]
) -> None:
    (folder / "theirs").write_bytes(content)

    assert merge() == 2
    assert not (folder / "out").exists()
    assert "postmortem-desk: out" in capsys.readouterr().err


def test_a_difference_in_text_and_in_json(capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["diff", "base", "ours"]) == 0
    text = capsys.readouterr().out
    assert "Event “09:20 What mine says”, added" in text
    assert "  - Checkout was slow.\n  + Checkout was very slow." in text

    assert main(["diff", "base", "ours", "--json"]) == 0
    changes = json.loads(capsys.readouterr().out)["changes"]
    assert {"kind": "changed", "part": "task", "id": "task1", "field": "status"}.items() <= changes[-2].items()

    assert main(["diff", "base", "base"]) == 0
    assert capsys.readouterr().out == "There is no difference.\n"
    assert main(["diff", "base", "nowhere"]) == 2


def test_one_incident_as_text(capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["diff", "base"]) == 0
    lines = capsys.readouterr().out.splitlines()
    assert lines[:2] == ["Title", "  Checkout fails for a quarter of users"]
    assert "  Then it was down." in lines


def test_no_control_character_reaches_the_terminal(folder: Path, capsys: pytest.CaptureFixture[str]) -> None:
    (folder / "theirs").write_bytes(incident_bytes(edit_details(BASE, title="\x1b[2Jgone\u202e")))

    assert main(["diff", "base", "theirs"]) == 0
    assert "\x1b" not in capsys.readouterr().out


class Repository:
    """A Git repository with the lines of the README: the merge driver and the diff commands."""

    def __init__(self, folder: Path, *, driver: bool) -> None:
        self.folder = folder
        self.git("init", "-q", "-b", "main")
        self.git("config", "user.name", "A")
        self.git("config", "user.email", "a@example.org")
        if driver:
            program = f"{shlex.quote(sys.executable)} -m postmortem_desk"
            (folder / ".gitattributes").write_text("*.postmortem.json merge=postmortem diff=postmortem\n")
            self.git("config", "merge.postmortem.driver", f"{program} merge %O %A %B -o %A --name %P")
            self.git("config", "diff.postmortem.command", f"{program} diff")
            self.git("config", "diff.postmortem.textconv", f"{program} diff")
        self.commit(BASE)

    @property
    def path(self) -> Path:
        return self.folder / NAME

    def git(self, *arguments: str, code: int = 0) -> str:
        done = subprocess.run(
            ["git", *arguments], cwd=self.folder, capture_output=True, text=True, timeout=60, check=False
        )
        assert done.returncode == code, done.stdout + done.stderr
        return done.stdout + done.stderr

    def commit(self, incident: Incident) -> None:
        self.path.write_bytes(incident_bytes(incident))
        self.git("add", ".")
        self.git("commit", "-q", "-m", "a change")

    def merged(self, ours: Incident, theirs: Incident, *options: str, code: int) -> str:
        """Commit two branches and merge the second into the first."""
        self.git("checkout", "-q", "-b", "theirs")
        self.commit(theirs)
        self.git("checkout", "-q", "main")
        self.commit(ours)
        return self.git(*options, "merge", "--no-edit", "theirs", code=code)


@needs_git
def test_two_branches_that_add_events_tick_tasks_and_edit_the_summary_merge(tmp_path: Path) -> None:
    (tmp_path / "repository").mkdir()
    repository = Repository(tmp_path / "repository", driver=True)

    repository.merged(OURS, THEIRS, code=0)

    after = read_incident(repository.path).incident
    rows = ids_of(after.timeline)
    assert rows.index("mine") < rows.index("yours") < rows.index("disk")
    assert task_of(after, "task1").is_done
    assert task_of(after, "measure1").is_done
    assert section_of(after, "summary").text == "Checkout was very slow.\n\nThen it was down.\n\nNow it is up again."
    assert repository.git("status", "--porcelain") == ""
    assert "Event “09:20 What mine says”, added" in repository.git("diff", "theirs", "main")
    assert "+  time: 09:20" in repository.git("log", "-p", "-m", "--", NAME)


@needs_git
def test_a_true_conflict_leaves_a_file_that_opens(tmp_path: Path) -> None:
    (tmp_path / "repository").mkdir()
    repository = Repository(tmp_path / "repository", driver=True)

    told = repository.merged(edit_details(OURS, title="Ours"), edit_details(THEIRS, title="Theirs"), code=1)

    after = read_incident(repository.path).incident
    assert f"{NAME}: title: both versions changed it; ours was kept." in told
    assert [(conflict.path, conflict.theirs) for conflict in after.conflicts] == [(("title",), "Theirs")]
    assert {"mine", "yours"} <= set(ids_of(after.timeline))


@needs_git
@pytest.mark.parametrize("style", ["merge", "diff3", "zdiff3"])
def test_the_marks_of_a_merge_without_the_driver_are_read(tmp_path: Path, style: str) -> None:
    (tmp_path / "repository").mkdir()
    repository = Repository(tmp_path / "repository", driver=False)
    repository.merged(
        edit_event(edit_details(BASE, title="Ours"), "paged", kind="action"),
        edit_event(edit_details(BASE, title="Theirs"), "paged", actor="Ada"),
        *("-c", f"merge.conflictStyle={style}"),
        code=1,
    )
    before = repository.path.read_bytes()
    assert b"<<<<<<<" in before
    with pytest.raises(Trouble):
        read_incident(repository.path)

    opened = read_marked(repository.path)

    assert opened is not None
    assert opened.incident.title == "Ours"
    paths = {conflict.path for conflict in opened.incident.conflicts}
    if style == "merge":  # what both started from is not in the file
        assert ("title",) in paths
    else:
        assert paths == {("title",)}
        paged = event_of(opened.incident, "paged")
        assert (paged.kind, paged.actor) == ("action", "Ada")
    assert repository.path.read_bytes() == before
