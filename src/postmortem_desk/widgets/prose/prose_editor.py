"""The editor of Markdown prose: coloured markup, lists that go on, rich text that is pasted as Markdown."""

from collections.abc import Callable
from typing import Final

from msgspec import Struct
from PySide6.QtCore import QEvent, QMimeData, Qt
from PySide6.QtGui import QGuiApplication, QKeyEvent, QKeySequence, QResizeEvent, QTextCursor
from PySide6.QtWidgets import QWidget

from postmortem_desk.operations.audiences.wordings import set_wording, wording_field
from postmortem_desk.operations.lookup import section_of
from postmortem_desk.session.document import Document, Place
from postmortem_desk.text.editing.prose_edits import Edit, Prose, toggle_link
from postmortem_desk.text.editing.prose_emphasis import toggle_bold, toggle_code, toggle_italic
from postmortem_desk.text.editing.prose_lines import (
    continued,
    indented,
    outdented,
    toggle_bullets,
    toggle_numbers,
    toggle_quote,
)
from postmortem_desk.widgets.appearance import tones_of
from postmortem_desk.widgets.fields.shown_text import code_points, qt_length, shown
from postmortem_desk.widgets.fields.text_fields import TextField
from postmortem_desk.widgets.preview.preview import document_font
from postmortem_desk.widgets.prose.prose_actions import FORMATS, PASTE_PLAIN_KEYS, Format, TakesFormats
from postmortem_desk.widgets.prose.prose_changes import line_changes
from postmortem_desk.widgets.prose.prose_highlighter import ProseHighlighter
from postmortem_desk.widgets.prose.prose_paste import pasted, pasted_plain

_LARGER: Final = 1.12
"""The size of the text against that of the window."""
_COLUMN: Final = 80
"""Characters of a full line: longer ones are hard to read."""
_MARGIN: Final = 7
"""Pixels around the text (beside the style sheet's), so that it begins below the first letter of the heading."""
_PLAIN_ENTER: Final = (Qt.KeyboardModifier.NoModifier, Qt.KeyboardModifier.KeypadModifier)

_EDITS: Final[dict[str, Edit]] = {
    "bold": toggle_bold,
    "italic": toggle_italic,
    "code": toggle_code,
    "link": toggle_link,
    "bullets": toggle_bullets,
    "numbers": toggle_numbers,
    "quote": toggle_quote,
}
"""What each format does to a text, by its key."""


class _View(Struct, frozen=True):
    """Where a person was in a text, in Qt's positions."""

    anchor: int = 0
    position: int = 0
    scrolled: int = 0


class ProseEditor(TextField, TakesFormats):
    """The Markdown text of one section. The template's guidance stands in it while it is empty.

    Every formatting, paste and new line is an undo step of its own, through the document.
    """

    def __init__(self, document: Document, parent: QWidget | None = None) -> None:
        super().__init__("", parent)
        self._document = document
        self._section_id = ""
        self._audience = ""
        self._views: dict[tuple[str, str], _View] = {}
        self.setAccessibleName(self.tr("Text of the section, in Markdown"))
        font = document_font()
        font.setPointSizeF(max(self.font().pointSizeF(), 1.0) * _LARGER)
        self.setFont(font)
        self.document().setDocumentMargin(_MARGIN)
        self._tones = tones_of(self.palette())
        self._highlighter = ProseHighlighter(self.document(), self._tones, font.pointSizeF())
        self.edited.connect(self._write)
        self.left.connect(document.end_typing)

    def show_section(self, section_id: str, audience: str = "") -> None:
        """Show the text of a section, or its words for an audience; cursor and scroll position are where they were when
        these were shown last.
        """
        section = section_of(self._document.incident, section_id)
        text = section.variants.get(audience, "") if audience else section.text
        shown_before = (self._section_id, self._audience)
        if (section_id, audience) != shown_before:
            cursor = self.textCursor()
            self._views[shown_before] = _View(cursor.anchor(), cursor.position(), self.verticalScrollBar().value())
            self._section_id, self._audience = section_id, audience
            self.show_value("")
            self.show_value(text)
            self._go_back_to(self._views.get((section_id, audience), _View()))
        else:
            self.show_value(text)
        if audience:
            self.setPlaceholderText(self.tr("What they read instead. Without it they read the text if they may."))
        else:
            self.setPlaceholderText(section.guidance or self.tr("What belongs here? Write it in your own words."))

    def show_value(self, text: str) -> None:
        """Show `text` by the smallest change of each line, so that cursor, selection and scroll position stay."""
        before, self._text = self._raw(), text
        changes = line_changes(before, shown(text))
        if not changes:
            return
        cursor = QTextCursor(self.document())
        with self._showing_words_of(text):
            cursor.beginEditBlock()
            read = passed = grown = 0
            for change in changes:
                passed += qt_length(before[read : change.start])
                cursor.setPosition(passed + grown)
                removed = qt_length(before[change.start : change.start + change.removed])
                cursor.setPosition(passed + grown + removed, QTextCursor.MoveMode.KeepAnchor)
                cursor.insertText(change.inserted)
                passed, read = passed + removed, change.start + change.removed
                grown += qt_length(change.inserted) - removed
            cursor.endEditBlock()

    def format(self, chosen: Format) -> None:
        """Format the selection, the word at the cursor or the lines, or take that format off again."""
        self._perform(_EDITS[chosen.key], chosen.label)
        self.setFocus()

    def paste_plain(self) -> None:
        """Paste the clipboard's plain text, without looks."""
        text = QGuiApplication.clipboard().text()
        if text:
            self._perform(lambda prose: pasted_plain(prose, text), self.tr("Paste"))

    # What Qt asks.

    def event(self, event: QEvent) -> bool:
        """Let Tab move items of a list, and leave the keys of formats to the window."""
        if isinstance(event, QKeyEvent):
            if event.type() == QEvent.Type.ShortcutOverride and _is_format_key(event):
                event.ignore()
                return False
            if event.type() == QEvent.Type.KeyPress and self._moves_item(event):
                event.accept()
                return True
        return super().event(event)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Go on with lists and quotes at Enter; each new line begins a step of its own."""
        if event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter) and event.modifiers() in _PLAIN_ENTER:
            if not self._perform_if(continued, self.tr("Edit text")):
                self._document.end_typing()
                super().keyPressEvent(event)
                self._document.end_typing()
        elif _is_format_key(event):
            event.ignore()  # some systems have keys of their own for deleting to the end of the line
        else:
            super().keyPressEvent(event)

    def canInsertFromMimeData(self, source: QMimeData) -> bool:
        """Whether a paste could bring anything."""
        return super().canInsertFromMimeData(source) or source.hasHtml()

    def insertFromMimeData(self, source: QMimeData) -> None:
        """Paste rich text as Markdown, as one step."""
        self._perform(lambda prose: pasted(prose, source), self.tr("Paste"))

    def createMimeDataFromSelection(self) -> QMimeData:
        """Copy the selected Markdown as it is, as text only."""
        data = QMimeData()
        data.setText(self._prose().selected)
        return data

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Keep the lines short enough to read; before Qt lays them out: it does so once while hidden."""
        margins = self.viewportMargins()
        room = self.viewport().width() + margins.right()
        column = round(self.fontMetrics().averageCharWidth() * _COLUMN + 2 * self.document().documentMargin())
        right = max(0, room - column)
        if right != margins.right():
            self.setViewportMargins(0, 0, right, 0)
        super().resizeEvent(event)

    def changeEvent(self, event: QEvent) -> None:
        """Take the colours of another theme."""
        super().changeEvent(event)
        if event.type() in (QEvent.Type.PaletteChange, QEvent.Type.StyleChange):
            tones = tones_of(self.palette())
            if tones != self._tones:
                self._tones = tones
                self._highlighter.show_in(tones, self.font().pointSizeF())

    # What follows.

    def _moves_item(self, event: QKeyEvent) -> bool:
        if event.modifiers() & ~Qt.KeyboardModifier.ShiftModifier:
            return False
        if event.key() == Qt.Key.Key_Backtab:
            return self._perform_if(outdented, self.tr("Move item out"))
        return event.key() == Qt.Key.Key_Tab and self._perform_if(indented, self.tr("Move item in"))

    def _prose(self) -> Prose:
        cursor = self.textCursor()
        text = shown(self.value)  # positions are Qt's, in what is shown; characters are the same number in both
        start, end = (code_points(text, at) for at in (cursor.selectionStart(), cursor.selectionEnd()))
        return Prose(self.value, start, end)

    def _perform(self, edit: Edit, label: str) -> None:
        self._perform_if(edit, label)

    def _perform_if(self, edit: Callable[[Prose], Prose | None], label: str) -> bool:
        """Apply `edit` as one undo step. Returns whether it is one (not None)."""
        self._take()  # what a drag has just taken away, say, is an edit already, though Qt tells it later
        before = self._prose()
        after = edit(before)
        if after is None:
            return False
        if after.text != before.text:
            self._document.end_typing()
            self.show_value(after.text)
            self._write(after.text, label)
            self._document.end_typing()
        text = shown(after.text)
        self._select(qt_length(text[: after.start]), qt_length(text[: after.end]))
        self.ensureCursorVisible()
        return True

    def _select(self, anchor: int, position: int) -> None:
        cursor = self.textCursor()
        last = self.document().characterCount() - 1
        cursor.setPosition(min(anchor, last))
        cursor.setPosition(min(position, last), QTextCursor.MoveMode.KeepAnchor)
        self.setTextCursor(cursor)

    def _go_back_to(self, view: _View) -> None:
        self._select(view.anchor, view.position)
        self.verticalScrollBar().setValue(view.scrolled)

    def _write(self, text: str, label: str = "") -> None:
        section_id, audience = self._section_id, self._audience
        field = wording_field(audience)
        self._document.apply(
            label or (self.tr("Edit other words") if audience else self.tr("Edit text")),
            lambda incident: set_wording(incident, "sections", section_id, audience, text),
            merge_key=f"{field} {section_id}",
            place=Place("section", section_id, field),
        )


def _is_format_key(event: QKeyEvent) -> bool:
    keys = QKeySequence(event.keyCombination()).toString()
    return keys == PASTE_PLAIN_KEYS or any(keys == chosen.keys for chosen in FORMATS)
