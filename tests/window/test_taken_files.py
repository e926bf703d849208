"""A document is never saved over the file of another window."""

from collections.abc import Callable
from pathlib import Path

from postmortem_desk.model import Incident
from postmortem_desk.session.document import Document
from postmortem_desk.session.shared_files import SharedFiles
from postmortem_desk.storage.incident_file import read_incident
from postmortem_desk.storage.paths import Paths
from postmortem_desk.window.desk import Desk


def test_a_file_that_another_window_has_is_not_written(make_desk: Callable[..., Desk], tmp_path: Path) -> None:
    path, other = tmp_path / "one.postmortem.json", tmp_path / "two.postmortem.json"
    desk = make_desk(path, path, other, path)
    one, two = (desk.show_document(Document(Incident(id=name, title=name))) for name in ("one", "two"))
    assert one.commands.files.save_as()
    assert not two.commands.files.save_as()
    assert "one.postmortem.json is open in another window" in two.parts.notice.sentence
    assert read_incident(path).incident.title == "one"
    assert two.document.path is None
    two.parts.notice.buttons[0].click()
    assert two.document.path == other
    assert one.commands.files.save_as()  # its own file


def test_a_file_of_another_process_is_not_written(make_desk: Callable[..., Desk], tmp_path: Path, paths: Paths) -> None:
    path = tmp_path / "one.postmortem.json"
    elsewhere = SharedFiles(paths)
    desk = make_desk(path, path)
    window = desk.show_document(Document(Incident(id="i", title="New")))
    assert elsewhere.hold(path)
    assert not window.commands.files.save_as()
    assert not path.exists()
    elsewhere.let_go(path)
    assert window.commands.files.save_as()
    assert path.exists()
