"""The dialogs say what they will do."""

from collections.abc import Callable
from pathlib import Path

import pytest
from PySide6.QtCore import QTimer
from PySide6.QtWidgets import QApplication, QDialogButtonBox, QFileDialog
from pytestqt.qtbot import QtBot

from postmortem_desk.window.questions import Dialogs, FileKind, FileWish

KINDS = (FileKind("Web page (*.html)", "Export as web page"), FileKind("PDF (*.pdf)", "Export as PDF"))


def answer(act: Callable[[QFileDialog], object]) -> None:
    """Do something with the dialog that comes next."""

    def find() -> None:
        dialog = QApplication.activeModalWidget()
        assert isinstance(dialog, QFileDialog)
        act(dialog)

    QTimer.singleShot(0, find)


def button(dialog: QFileDialog) -> str:
    box = dialog.findChild(QDialogButtonBox)
    assert isinstance(box, QDialogButtonBox)
    return box.button(QDialogButtonBox.StandardButton.Save).text()


@pytest.mark.parametrize("first", [0, 1])
def test_a_dialog_for_a_file_says_what_it_will_do(qtbot: QtBot, tmp_path: Path, first: int) -> None:
    seen = []

    def look(dialog: QFileDialog) -> None:
        seen.append((dialog.windowTitle(), button(dialog)))
        dialog.reject()

    answer(look)
    wish = FileWish(tmp_path / "x.html", KINDS, first, "Export")
    assert Dialogs(None).file_to_write(wish) is None
    assert seen == [(KINDS[first].title, "Export")]


def test_another_kind_of_file_changes_title_and_ending(qtbot: QtBot, tmp_path: Path) -> None:
    titles = []

    def choose(dialog: QFileDialog) -> None:
        dialog.selectNameFilter(KINDS[1].filter)
        dialog.filterSelected.emit(KINDS[1].filter)  # as a click does
        titles.append(dialog.windowTitle())
        dialog.selectFile("y.pdf")
        dialog.accept()

    answer(choose)
    wish = FileWish(tmp_path / "x.html", KINDS, 0, "Export")
    assert Dialogs(None).file_to_write(wish) == (tmp_path / "y.pdf", 1)
    assert titles == ["Export as PDF"]
