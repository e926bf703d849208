"""A window under random keys and clicks: nothing warns or raises, undo leads to the start, and redo back again."""

import random
from collections.abc import Callable
from pathlib import Path
from typing import Final

import pytest
from PySide6.QtCore import QPoint, Qt, QTimer
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QWidget
from pytestqt.qtbot import QtBot

from postmortem_desk.session.document import Document, Place
from postmortem_desk.storage.file_format.canonical import incident_bytes
from postmortem_desk.storage.file_format.parse import incident_from_bytes
from postmortem_desk.storage.paths import Paths
from postmortem_desk.storage.templates import Template
from postmortem_desk.window.desk import Desk
from postmortem_desk.window.main_window import MainWindow
from postmortem_desk.window.questions import FileWish, RemovedRows, Unsaved
from support.composing import compose
from support.rich_incident import rich_incident
from support.windows import in_front

_Key: Final = Qt.Key
_PLAIN, _SHIFT = Qt.KeyboardModifier.NoModifier, Qt.KeyboardModifier.ShiftModifier
_CONTROL, _ALT = Qt.KeyboardModifier.ControlModifier, Qt.KeyboardModifier.AltModifier
KEYS: Final = {
    _PLAIN: "Return Return Escape Tab F2 F2 Delete Insert Up Down Down Left Right Home End Space Backspace F6 F7 Menu",
    _SHIFT: "Backtab Up Down Return",
    _CONTROL: "Z Z Z D C V X A Home End B Space",
    _CONTROL | _SHIFT: "Z Z Y O V",
    _ALT: "Up Down Left Right",
}
WORDS: Final = ("x", "9", "10:15", "é", " ", "~", "# ", "- ", "```")
ACTIONS: Final = ("undo", "redo", "duplicate", "remove", "cut", "copy", "paste", "sort", "add_section")


class Mind:
    """Answers questions, and chooses what to do next."""

    def __init__(self, seed: int) -> None:
        self._random = random.Random(seed)

    def unsaved(self, _name: str) -> Unsaved:
        return Unsaved.DISCARD

    def file_to_open(self, _folder: Path) -> Path | None:
        return None

    def file_to_write(self, _wish: FileWish) -> tuple[Path, int] | None:
        return None

    def replaced(self, _name: str) -> bool:
        return False

    def template(self, _templates: tuple[Template, ...]) -> Template | None:
        return None

    def removed_rows(self, _heading: str, _rows: int, sections: tuple[tuple[str, str], ...]) -> RemovedRows | None:
        return self._random.choice([None, RemovedRows(None), *(RemovedRows(section) for section, _name in sections)])

    def act(self, window: MainWindow) -> str:
        """Do something in the window. Returns what, for somebody who wants to see it again."""
        ways = (self._press, self._press, self._type, self._click, self._click, self._go, self._choose)
        done = self._random.choice(ways)(window)
        QApplication.processEvents()
        return done

    def _press(self, window: MainWindow) -> str:
        modifiers = self._random.choices(list(KEYS), weights=(6, 1, 3, 1, 1))[0]
        name = self._random.choice(KEYS[modifiers].split())
        QTest.keyClick(keyboard(window), _Key[f"Key_{name}"], modifiers)
        return f"press {modifiers.name} {name}"

    def _type(self, window: MainWindow) -> str:
        word = self._random.choice(WORDS)
        for letter in word:
            widget = keyboard(window)
            if letter.isascii():
                QTest.keyClick(widget, letter)
            elif widget.testAttribute(Qt.WidgetAttribute.WA_InputMethodEnabled):
                compose(widget, done=letter)
        return f"type {word!r}"

    def _click(self, window: MainWindow) -> str:
        parts = window.parts
        area = QApplication.activePopupWidget() or self._random.choice(
            [parts.editors, parts.editors, parts.editors, parts.outline, parts.documents]
        )
        point = QPoint(self._random.randrange(max(1, area.width())), self._random.randrange(max(1, area.height())))
        child = area.childAt(point) or area
        modifiers = self._random.choices((_PLAIN, _CONTROL, _SHIFT), weights=(5, 1, 1))[0]
        click = self._random.choices((QTest.mouseClick, QTest.mouseDClick), weights=(3, 1))[0]
        click(child, Qt.MouseButton.LeftButton, modifiers, child.mapFrom(area, point) if child is not area else point)
        return f"{click.__name__} {modifiers.name} {child.accessibleName() or type(child).__name__} {point.toTuple()}"

    def _go(self, window: MainWindow) -> str:
        section = self._random.choice([*window.document.incident.sections, None])
        place = Place("section", section.id) if section is not None else Place("details")
        window.bench.navigation.show_place(place)
        return f"go to {place}"

    def _choose(self, window: MainWindow) -> str:
        key = self._random.choice(ACTIONS)
        if QApplication.activePopupWidget() is None:
            window.bench.actions_by_key[key].trigger()
        return f"choose {key}"


def keyboard(window: MainWindow) -> QWidget:
    """What gets the keys now."""
    return QApplication.activePopupWidget() or QApplication.focusWidget() or window


def close_what_waits() -> None:
    """Close the menu or the dialog that somebody would have to close: it keeps the test from going on."""
    waiting = QApplication.activeModalWidget() or QApplication.activePopupWidget()
    if waiting is not None:
        waiting.close()


SEEDS: Final = [*range(2), *(pytest.param(seed, marks=pytest.mark.slow) for seed in range(2, 60))]


@pytest.mark.parametrize("seed", SEEDS)
def test_random_keys_and_clicks_harm_nothing(qapp: QApplication, paths: Paths, qtbot: QtBot, seed: int) -> None:
    mind, start = Mind(seed), rich_incident()
    window = in_front(qtbot, Desk(qapp, paths, mind).show_document(Document(start)))
    patience = QTimer(window, interval=300)
    patience.timeout.connect(close_what_waits)
    patience.start()
    for _ in range(200 if seed > 1 else 120):
        print(mind.act(window))  # shown where the test fails
    close_what_waits()
    window.parts.commit_editing()
    document = window.document
    walk(document.redo, document.undo_stack.canRedo)
    end = document.incident
    walk(document.undo, document.undo_stack.canUndo)
    assert document.incident == start
    walk(document.redo, document.undo_stack.canRedo)
    assert document.incident == end
    assert incident_from_bytes(incident_bytes(end), "") == end
    window.close()


def walk(step: Callable[[], None], can_go: Callable[[], bool]) -> None:
    """Undo or redo all, and let everything follow."""
    while can_go():
        step()
    QApplication.processEvents()
