"""Recovery copies: three generations of whole files, offered when their process is dead and only then."""

import subprocess
import sys
from datetime import UTC, datetime
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from postmortem_desk.model import Incident
from postmortem_desk.storage.file_format.canonical import incident_bytes
from postmortem_desk.storage.paths import Paths
from postmortem_desk.storage.recovery import LeftCopies, RecoveryFolder, copies_of
from postmortem_desk.storage.recovery_copy import RecoveryCopy, UnwrittenText, recovery_bytes, recovery_copy_from
from postmortem_desk.trouble import Trouble
from support.children import child_environment
from support.left_copies import left_titles
from support.strategies import incidents

WHEN = datetime(2026, 10, 14, 14, 32, tzinfo=UTC)

HELD = """
import sys
from datetime import UTC, datetime
from pathlib import Path
from postmortem_desk.model import Incident
from postmortem_desk.storage.paths import Paths
from postmortem_desk.storage.recovery import RecoveryFolder
from postmortem_desk.storage.recovery_copy import RecoveryCopy
folder = RecoveryFolder(Paths.under(Path(sys.argv[1])))
folder.write("doc", RecoveryCopy(Incident(id="theirs", title="Theirs"), None, "", datetime.now(tz=UTC)))
print("written", flush=True)
sys.stdin.read()
"""


def copy_of(title: str, path: Path | None = None) -> RecoveryCopy:
    return RecoveryCopy(Incident(id="i", title=title), path, "d" * 64 if path else "", WHEN)


@given(incidents(), st.lists(st.tuples(st.text(), st.text(), st.text())))
def test_a_copy_is_read_as_it_was_written(incident: Incident, unwritten: list[tuple[str, str, str]]) -> None:
    texts = tuple(UnwrittenText(*text) for text in unwritten)
    copy = RecoveryCopy(incident, Path("/a/b.postmortem.json"), "x", WHEN, texts)
    read = recovery_copy_from(recovery_bytes(copy), "copy")
    assert (read.path, read.digest, read.written, read.unwritten) == (copy.path, "x", WHEN, texts)
    assert incident_bytes(read.incident) == incident_bytes(incident)


def test_a_copy_that_is_cut_or_altered_anywhere_is_refused() -> None:
    whole = recovery_bytes(copy_of("Outage"))
    for length in range(len(whole)):
        with pytest.raises(Trouble):
            recovery_copy_from(whole[:length], "copy")
    with pytest.raises(Trouble):
        recovery_copy_from(whole.replace(b"Outage", b"Outrage"), "copy")


def test_three_generations_are_kept_and_the_newest_is_offered(paths: Paths) -> None:
    folder = RecoveryFolder(paths)
    for number in range(12):
        folder.write("doc", copy_of(f"title {number}"))
    assert len(list(folder.folder.glob("*.recovery"))) == 3
    folder.close()
    assert left_titles(paths) == ["title 11"]


@pytest.mark.parametrize("spoilt", [1, 2])
def test_an_older_generation_is_offered_where_the_newest_is_not_whole(paths: Paths, spoilt: int) -> None:
    folder = RecoveryFolder(paths)
    for number in range(3):
        folder.write("doc", copy_of(f"title {number}"))
    for file in sorted(folder.folder.glob("*.recovery"))[-spoilt:]:
        file.write_bytes(file.read_bytes()[:-5])
    folder.close()
    assert left_titles(paths) == [f"title {2 - spoilt}"]


def test_the_copies_of_a_living_process_are_its_own_and_those_of_a_dead_one_are_offered_once(paths: Paths) -> None:
    command = [sys.executable, "-c", HELD, str(paths.state.parent)]
    with subprocess.Popen(command, stdin=subprocess.PIPE, stdout=subprocess.PIPE, env=child_environment()) as child:
        assert child.stdout is not None
        assert child.stdout.readline().strip() == b"written"
        assert left_titles(paths) == []
        child.kill()
    first, second = LeftCopies(paths), LeftCopies(paths)
    assert [entry.copy.incident.title for entry in first.copies] == ["Theirs"]
    assert second.copies == ()
    first.copies[0].discard()
    first.close()
    second.close()
    assert left_titles(paths) == []
    assert list(paths.recovery.iterdir()) == []


def test_what_is_forgotten_is_not_offered_and_leaves_no_folder(paths: Paths) -> None:
    folder = RecoveryFolder(paths)
    folder.write("one", copy_of("One"))
    folder.write("two", copy_of("Two"))
    folder.forget("one")
    folder.forget("two")
    folder.close()
    assert list(paths.recovery.iterdir()) == []


def test_a_copy_of_what_the_file_holds_is_not_offered(paths: Paths, tmp_path: Path) -> None:
    file = tmp_path / "a.postmortem.json"
    copy = copy_of("Saved", file)
    file.write_bytes(incident_bytes(copy.incident))
    folder = RecoveryFolder(paths)
    folder.write("doc", copy)
    folder.close()
    assert left_titles(paths) == []


def test_the_copies_of_a_file_are_found_by_it(paths: Paths, tmp_path: Path) -> None:
    file, link = tmp_path / "a.postmortem.json", tmp_path / "link.json"
    file.write_bytes(b"broken")
    link.symlink_to(file)
    folder = RecoveryFolder(paths)
    folder.write("doc", copy_of("Mine", file))
    folder.write("other", copy_of("Other", tmp_path / "b.postmortem.json"))
    assert [copy.incident.title for copy in copies_of(link, paths)] == ["Mine"]
    folder.close()
