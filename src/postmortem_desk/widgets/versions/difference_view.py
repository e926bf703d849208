"""The difference of two incidents, to read: what was added, removed, changed and moved, part by part."""

from typing import Final

from PySide6.QtCore import QEvent
from PySide6.QtGui import QColor, QFont, QTextCharFormat, QTextCursor
from PySide6.QtWidgets import QPlainTextEdit, QWidget

from postmortem_desk.insight.difference import Change, difference
from postmortem_desk.insight.difference_lines import LineKind, difference_lines, text_lines
from postmortem_desk.model import Incident
from postmortem_desk.widgets.appearance import Tones, tones_of
from postmortem_desk.widgets.fields.shown_text import shown

_SIGNS: Final = {LineKind.GONE: "−  ", LineKind.NEW: "+  ", LineKind.SAME: "    "}
_MOST_LINES: Final = 5_000
"""More lines than anybody reads; laying them out would take long."""


class DifferenceView(QPlainTextEdit):
    """Read-only. Colour never tells alone: what is gone has a minus before it, what is new a plus."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.changes: tuple[Change, ...] = ()
        """What is shown, where it is the difference of two incidents."""
        self._lines: tuple[tuple[LineKind, str], ...] = ()
        self.setObjectName("difference")
        self.setReadOnly(True)
        self.setUndoRedoEnabled(False)
        self.setTabChangesFocus(True)
        self.setAccessibleName(self.tr("Differences"))
        self.setPlaceholderText(self.tr("There is no difference."))

    def show_difference(self, before: Incident, after: Incident) -> None:
        """Show what makes `after` of `before`."""
        self.show_changes(difference(before, after))

    def show_changes(self, changes: tuple[Change, ...]) -> None:
        """Show `changes`, from the first one on."""
        self.changes = changes
        self._show(tuple((line.kind, line.text) for line in difference_lines(changes)))

    def show_texts(self, before: str, after: str) -> None:
        """Show all of a text, with the lines marked in which it differs from the one before it."""
        self.changes = ()
        self._show(text_lines(before, after))

    def changeEvent(self, event: QEvent) -> None:
        """Follow the theme."""
        super().changeEvent(event)
        if event.type() == QEvent.Type.PaletteChange and self._lines:
            self._show(self._lines)

    def _show(self, lines: tuple[tuple[LineKind, str], ...]) -> None:
        self._lines = lines
        self.clear()
        formats = _formats(tones_of(self.palette()), self.font())
        cursor = QTextCursor(self.document())
        cursor.beginEditBlock()
        for number, (kind, text) in enumerate(lines):
            if number:
                cursor.insertBlock()
            if number == _MOST_LINES:
                cursor.insertText(self.tr("There is more than is shown here."), formats[LineKind.CAPTION])
                break
            if number and kind is LineKind.SUBJECT:
                cursor.insertBlock()
            cursor.insertText(_SIGNS.get(kind, "") + shown(text, one_line=True), formats[kind])
        cursor.endEditBlock()
        self.moveCursor(QTextCursor.MoveOperation.Start)


def _formats(tones: Tones, font: QFont) -> dict[LineKind, QTextCharFormat]:
    """How each kind of line is written."""
    formats = {kind: QTextCharFormat() for kind in LineKind}
    colours = {
        LineKind.SUBJECT: tones.text,
        LineKind.CAPTION: tones.secondary,
        LineKind.GONE: tones.kinds["alert"],
        LineKind.NEW: tones.kinds["change"],
        LineKind.SAME: tones.secondary,
    }
    for kind, colour in colours.items():
        formats[kind].setFont(font)
        formats[kind].setForeground(QColor(colour))
    formats[LineKind.SUBJECT].setFontWeight(QFont.Weight.DemiBold)
    return formats
