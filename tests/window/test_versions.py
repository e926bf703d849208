"""Earlier versions of a file: kept by saving and by time, listed with what changed, opened as new documents."""

from collections.abc import Callable
from pathlib import Path

from pytestqt.qtbot import QtBot

from postmortem_desk.resource_files import resource_path
from postmortem_desk.storage.incident_file import read_incident
from postmortem_desk.storage.paths import Paths
from postmortem_desk.storage.versions import versions_of
from postmortem_desk.widgets.versions.versions_view import VersionsView
from postmortem_desk.window.desk import EXAMPLE, Desk
from postmortem_desk.window.main_window import MainWindow

MakeDesk = Callable[..., Desk]


def saved_as(window: MainWindow, title: str) -> None:
    window.document.apply("Edit title", lambda incident: incident.replaced(title=title))
    assert window.commands.files.save()


def shown_view(window: MainWindow) -> VersionsView:
    window.bench.actions_by_key["versions"].trigger()
    view = window.parts.editors.currentWidget()
    assert isinstance(view, VersionsView)
    return view


def lines(view: VersionsView) -> list[str]:
    return [view.list.item(row).text().partition("   ")[2] for row in range(view.list.count())]


def test_the_first_save_of_a_session_keeps_what_it_replaces(make_desk: MakeDesk, example: Path, paths: Paths) -> None:
    before = example.read_bytes()
    window = make_desk().open_file(example)
    assert window.commands.files.save()
    assert versions_of(example, paths) == ()  # nothing was written, so nothing was replaced
    saved_as(window, "One")
    saved_as(window, "Two")
    assert [version.file.read_bytes() for version in versions_of(example, paths)] == [before]
    window.close()
    saved_as(make_desk().open_file(example), "Three")
    titles = [read_incident(version.file).incident.title for version in versions_of(example, paths)]
    assert titles == ["Two", read_incident(resource_path(EXAMPLE)).incident.title]
    assert sorted(path.name for path in example.parent.iterdir()) == ["outage.postmortem.json", "own"]


def test_a_file_that_save_as_replaces_has_its_version_too(make_desk: MakeDesk, example: Path, paths: Paths) -> None:
    other = example.with_name("other.postmortem.json")
    other.write_bytes(example.read_bytes().replace(b"Checkout", b"Another"))
    before = other.read_bytes()
    window = make_desk(other).open_file(example)
    window.document.apply("Edit title", lambda incident: incident.replaced(title="One"))
    assert window.commands.files.save_as()
    assert [version.file.read_bytes() for version in versions_of(other, paths)] == [before]


def test_every_half_hour_keeps_the_document_only_when_it_has_changed(
    make_desk: MakeDesk, example: Path, paths: Paths, qtbot: QtBot
) -> None:
    window = make_desk().open_file(example)
    keeper = window.commands.versions.keeper
    keeper.keep_state()
    window.document.apply("Edit title", lambda incident: incident.replaced(title="Not saved"))
    with qtbot.waitSignal(keeper.kept):
        keeper.keep_state()
    keeper.keep_state()
    titles = [read_incident(version.file).incident.title for version in versions_of(example, paths)]
    assert titles == ["Not saved"]


def test_the_view_tells_what_changed_and_what_differs_now(make_desk: MakeDesk, example: Path, qtbot: QtBot) -> None:
    window = make_desk().open_file(example)
    view = shown_view(window)
    assert view.list.count() == 0
    saved_as(window, "One")
    window.document.apply("Edit title", lambda incident: incident.replaced(title="Two"))
    with qtbot.waitSignal(window.commands.versions.keeper.kept):
        window.commands.versions.keeper.keep_state()
    qtbot.waitUntil(lambda: all(lines(view)))
    assert lines(view) == ["1 changed", "the first one"]
    view.list.setCurrentRow(0)
    assert view.difference.changes == ()
    view.list.setCurrentRow(1)
    assert [change.after for change in view.difference.changes] == ["Two"]
    assert view.sentence.text().endswith("1 changed")


def test_an_old_version_opens_as_a_new_document(make_desk: MakeDesk, example: Path) -> None:
    desk = make_desk()
    window = desk.open_file(example)
    title = window.document.incident.title
    saved_as(window, "One")
    view = shown_view(window)
    view.open.click()
    opened = desk.windows[-1]
    assert (opened.document.incident.title, opened.document.path) == (title, None)
    assert "as a new document" in opened.parts.notice.sentence
    assert read_incident(example).incident.title == "One"


def test_a_version_that_cannot_be_read_is_told(make_desk: MakeDesk, example: Path, paths: Paths, qtbot: QtBot) -> None:
    window = make_desk().open_file(example)
    saved_as(window, "One")
    (version,) = versions_of(example, paths)
    version.file.write_bytes(b"{")
    view = shown_view(window)
    qtbot.waitUntil(lambda: all(lines(view)))
    assert lines(view) == ["cannot be read"]
    assert not view.open.isEnabled()


def test_a_version_that_cannot_be_kept_keeps_nobody_from_saving(
    make_desk: MakeDesk, example: Path, paths: Paths
) -> None:
    window = make_desk().open_file(example)
    paths.versions.write_text("a file where the folder should be")
    saved_as(window, "One")
    assert read_incident(example).incident.title == "One"
    assert "could not be saved" in window.parts.notice.sentence


def test_a_file_that_is_open_under_another_name_is_shown(make_desk: MakeDesk, example: Path, tmp_path: Path) -> None:
    desk = make_desk()
    window = desk.open_file(example)
    for name in ("link.json", "hard.json"):
        other = tmp_path / name
        other.symlink_to(example) if name == "link.json" else other.hardlink_to(example)
        assert desk.open_file(other) is window
