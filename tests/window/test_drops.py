"""Files that are dropped on the window are opened, wherever they fall, and never written into a text."""

from collections.abc import Callable
from pathlib import Path

import pytest
from PySide6.QtCore import QMimeData, QPoint, QPointF, Qt, QUrl
from PySide6.QtGui import QDragEnterEvent, QDropEvent
from PySide6.QtWidgets import QAbstractScrollArea, QApplication, QWidget
from pytestqt.qtbot import QtBot

from postmortem_desk.resource_files import resource_path
from postmortem_desk.session.document import Place
from postmortem_desk.widgets.fields.text_fields import LineField, TextField
from postmortem_desk.window.desk import EXAMPLE, Desk
from postmortem_desk.window.main_window import MainWindow


@pytest.fixture
def window(make_desk: Callable[..., Desk]) -> MainWindow:
    window = make_desk().open_file(resource_path(EXAMPLE))
    window.resize(1280, 800)
    return window


def dropped(target: QWidget, *paths: Path) -> bool:
    """Drop files on a widget as a file manager does. Returns whether somebody took them."""
    data = QMimeData()
    data.setUrls([QUrl.fromLocalFile(str(path)) for path in paths])
    data.setText("\n".join(map(str, paths)))
    keys, buttons = Qt.KeyboardModifier.NoModifier, Qt.MouseButton.LeftButton
    enter = QDragEnterEvent(QPoint(4, 4), Qt.DropAction.CopyAction, data, buttons, keys)
    QApplication.sendEvent(target, enter)
    if enter.isAccepted():
        QApplication.sendEvent(target, QDropEvent(QPointF(4, 4), Qt.DropAction.CopyAction, data, buttons, keys))
    return enter.isAccepted()


def spots(window: MainWindow) -> list[QWidget]:
    """Where a file may fall: every field and list of what is shown, and the document."""
    panel = window.parts.editors.currentWidget()
    assert panel is not None
    fields = [field for field in panel.findChildren(LineField) if field.isVisible()]
    texts = [field.viewport() for field in panel.findChildren(TextField) if field.isVisible()]
    return [
        *fields,
        *texts,
        window.parts.outline.viewport(),
        *window.parts.documents.preview.findChildren(QAbstractScrollArea),
    ]


@pytest.mark.parametrize("section", ["s-summary", "s-timeline", "s-causes", "s-tasks", ""])
def test_a_file_is_the_windows_wherever_it_falls(window: MainWindow, section: str, tmp_path: Path) -> None:
    window.bench.navigation.show_place(Place("section", section) if section else Place("details"))
    taken: list[object] = []
    window.files_dropped.disconnect()
    window.files_dropped.connect(taken.append)
    before = window.document.incident
    path = tmp_path / "other.md"
    for spot in spots(window):
        taken.clear()
        assert dropped(spot, path), spot
        assert taken == [(str(path),)], spot
    assert window.document.incident is before


def test_several_files_open_in_windows_of_their_own(
    make_desk: Callable[..., Desk], qtbot: QtBot, tmp_path: Path
) -> None:
    desk = make_desk()
    window = desk.open_file(resource_path(EXAMPLE))
    paths = [tmp_path / "a.postmortem.json", tmp_path / "b.postmortem.json"]
    for path in paths:
        path.write_bytes(resource_path(EXAMPLE).read_bytes())
    assert dropped(window, *paths)
    qtbot.waitUntil(lambda: len(desk.windows) == 3)
    assert [other.document.path for other in desk.windows[1:]] == paths


def test_words_still_fall_into_a_field(window: MainWindow) -> None:
    window.bench.navigation.show_place(Place("section", "s-summary"))
    panel = window.parts.editors.currentWidget()
    assert panel is not None
    field = panel.findChild(TextField)
    assert field is not None
    target = field.viewport()
    data = QMimeData()
    data.setText("words")
    keys, buttons = Qt.KeyboardModifier.NoModifier, Qt.MouseButton.LeftButton
    enter = QDragEnterEvent(QPoint(4, 4), Qt.DropAction.CopyAction, data, buttons, keys)
    QApplication.sendEvent(target, enter)
    assert enter.isAccepted()
