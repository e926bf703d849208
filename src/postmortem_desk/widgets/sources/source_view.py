"""The text that an incident was read from, with what was recognised in it, and what a person can put right."""

from collections.abc import Callable
from typing import Final

from PySide6.QtCore import QEvent, QMargins, QObject, QPoint, Qt, QTimer, Signal
from PySide6.QtGui import QAction, QColor, QShowEvent, QTextCursor
from PySide6.QtWidgets import QPlainTextEdit, QPushButton, QVBoxLayout, QWidget

from postmortem_desk.importing.documents.corrections import reread_section, text_to_event
from postmortem_desk.importing.documents.provenance import Piece, located_pieces, piece_at, unrecognised
from postmortem_desk.model import Incident
from postmortem_desk.operations.lookup import section_of
from postmortem_desk.operations.row_texts import event_to_text, task_to_text
from postmortem_desk.session.document import Document, Place
from postmortem_desk.widgets.appearance import tones_of
from postmortem_desk.widgets.fields.shown_text import code_points, qt_length, shown
from postmortem_desk.widgets.flow_row import FlowRow
from postmortem_desk.widgets.plain_label import PlainLabel
from postmortem_desk.widgets.plain_tip import plain_tip
from postmortem_desk.widgets.sources.source_marks import LEGEND, ground, marks, stretches_of
from postmortem_desk.widgets.words.translation import counted, translate

_PAUSE_MS: Final = 300
_LARGEST: Final = 1_000_000
"""Characters of a source that is shown with its pieces; a larger one is shown plain."""


class SourceView(QWidget):
    """A click leads to the piece in the editor; a place that is edited is shown here."""

    place_wanted = Signal(object)
    """A Place that a person wants to see."""

    def __init__(self, document: Document, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._document = document
        self._source = document.source
        self._stale = True
        self.pieces: tuple[Piece, ...] = ()
        self.sentence = PlainLabel("", self, look="secondary", wraps=True)
        self.legend = [PlainLabel(translate(words), self) for _kind, words in LEGEND]
        self.text = QPlainTextEdit(self)
        self.text.setObjectName("source")
        self.text.setReadOnly(True)
        self.text.setUndoRedoEnabled(False)
        self.text.setTabChangesFocus(True)
        self.text.setAccessibleName(self.tr("Source"))
        self.text.setPlainText(shown(self._source))
        self.buttons = {
            "event": self._button(self.tr("event"), self.tr("This line is an event"), self._make_event),
            "tasks": self._button(self.tr("tasks"), self.tr("This list is the tasks"), lambda: self._reread("tasks")),
            "measures": self._button(
                self.tr("measures"), self.tr("This list is the measures"), lambda: self._reread("measures")
            ),
            "timeline": self._button(
                self.tr("timeline"), self.tr("This part is a timeline"), lambda: self._reread("timeline")
            ),
            "not_event": self._button(self.tr("Not an event"), "", lambda: self._make_text("event")),
            "not_task": self._button(self.tr("Not a task"), "", lambda: self._make_text("task")),
        }
        self.this_is = PlainLabel(self.tr("This is"), self)
        self._lay_out()
        self._pause = QTimer(self)
        self._pause.setSingleShot(True)
        self._pause.setInterval(_PAUSE_MS)
        self._pause.timeout.connect(self._refresh)
        self.text.cursorPositionChanged.connect(self._offer)
        self.text.selectionChanged.connect(self._offer)
        self.text.viewport().installEventFilter(self)
        self.text.setContextMenuPolicy(Qt.ContextMenuPolicy.CustomContextMenu)
        self.text.customContextMenuRequested.connect(self._open_menu)
        document.changed.connect(self._follow)
        self._offer()

    def _button(self, words: str, whole: str, act: Callable[[], None]) -> QPushButton:
        """A button; `whole` says to a screen reader, and in the tip, what its words mean behind "This is"."""
        button = QPushButton(words, self)
        button.setAccessibleName(whole or words)
        button.setToolTip(plain_tip(whole or words))
        button.clicked.connect(act)
        return button

    def _lay_out(self) -> None:
        legend = FlowRow(margins=QMargins(16, 4, 16, 4))
        for label in self.legend:
            label.setObjectName("legend")
            legend.addWidget(label)
        self._actions = FlowRow(margins=QMargins(16, 8, 12, 8))
        for widget in (self.this_is, *self.buttons.values()):
            self._actions.addWidget(widget)
        head = QVBoxLayout()
        head.setContentsMargins(16, 4, 16, 0)
        head.addWidget(self.sentence)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(0)
        column.addLayout(head)
        column.addLayout(legend)
        column.addWidget(self.text, 1)
        column.addLayout(self._actions)

    # Showing.

    def showEvent(self, event: QShowEvent) -> None:
        """Catch up with the document."""
        super().showEvent(event)
        if self._stale:
            self._refresh()

    def changeEvent(self, event: QEvent) -> None:
        """Follow the theme."""
        super().changeEvent(event)
        if event.type() == QEvent.Type.PaletteChange and self.pieces:
            self._mark()

    def reveal(self, place: Place) -> None:
        """Show the piece of a place, without taking the focus."""
        if self._stale and self.isVisible():
            self._refresh()
        piece = next((one for one in self.pieces if (one.part, one.id) == (place.part, place.id)), None)
        if piece is not None and self.isVisible() and not self.text.hasFocus():
            cursor = self.text.textCursor()
            cursor.setPosition(qt_length(self._source[: piece.start]))
            self.text.setTextCursor(cursor)
            self.text.centerCursor()

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """A click leads to the piece under it, once the selection is known."""
        if event.type() == QEvent.Type.MouseButtonRelease and not self.text.textCursor().hasSelection():
            piece = self.current
            if piece is not None:
                field = piece.kind if piece.kind in ("heading", "title") else "text"
                self.place_wanted.emit(Place(piece.part, piece.id, field))
        return super().eventFilter(watched, event)

    @property
    def current(self) -> Piece | None:
        """The piece at the cursor."""
        return piece_at(self.pieces, code_points(shown(self._source), self.text.textCursor().position()))

    def _follow(self, _before: Incident, _after: Incident) -> None:
        self._stale = True
        if self.isVisible():
            self._pause.start()

    def _refresh(self) -> None:
        self._stale = False
        if len(self._source) <= _LARGEST:
            self.pieces = located_pieces(self._source, self._document.incident)
        self._mark()
        self._offer()

    def _mark(self) -> None:
        tones = tones_of(self.palette())
        left = unrecognised(self._source, self.pieces) if self.pieces else ()
        self.text.setExtraSelections(marks(self.text, self._source, stretches_of(self.pieces, left), tones))
        for (kind, _words), label in zip(LEGEND, self.legend, strict=True):
            colour = ground(kind, tones)
            if colour is not None:
                label.setStyleSheet(f"background: {colour.name(QColor.NameFormat.HexArgb)}; padding: 1px 6px;")
        count = len(left)
        whole = self.tr("Every word of the source has its place.")
        some = counted(count, self.tr("1 stretch was not understood."), self.tr("{n} stretches were not understood."))
        self.sentence.setText(some if count else whole)

    # Putting right.

    def _offer(self) -> None:
        """Offer what can be said of the place of the cursor."""
        piece = self.current
        kind = piece.kind if piece is not None else ""
        is_prose = kind == "prose"
        for key, fits in (
            ("event", is_prose),
            ("not_event", kind == "event"),
            ("not_task", kind == "task"),
            ("tasks", is_prose),
            ("measures", is_prose),
            ("timeline", is_prose),
        ):
            self.buttons[key].setVisible(fits)
        self.this_is.setVisible(is_prose)

    def _open_menu(self, point: QPoint) -> None:
        """A menu with what is offered for the place that was clicked, or for what is selected."""
        if not self.text.textCursor().hasSelection():
            self.text.setTextCursor(self.text.cursorForPosition(point))
        menu = self.text.createStandardContextMenu()
        menu.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        own = menu.actions()[0]
        for button in self.buttons.values():
            if not button.isHidden():
                action = QAction(button.accessibleName(), menu)
                action.triggered.connect(button.click)
                menu.insertAction(own, action)
        menu.insertSeparator(own)
        menu.popup(self.text.viewport().mapToGlobal(point))

    def _make_event(self) -> None:
        piece = self.current
        words = self._chosen_words()
        if piece is not None and words:
            section_id = piece.id
            self._apply(self.tr("Make an event"), lambda incident: text_to_event(incident, section_id, words), piece)

    def _make_text(self, kind: str) -> None:
        piece = self.current
        if piece is None or piece.kind != kind:
            return
        row = piece.id
        operation = event_to_text if kind == "event" else task_to_text
        self._apply(self.tr("Make text"), lambda incident: operation(incident, row), piece)

    def _reread(self, role: str) -> None:
        piece = self.current
        if piece is not None and piece.kind == "prose":
            section_id = piece.id
            self._apply(self.tr("Read list"), lambda incident: reread_section(incident, section_id, role), piece)

    def _apply(self, label: str, operation: Callable[[Incident], Incident], piece: Piece) -> None:
        self._document.apply(label, operation, place=Place(piece.part, piece.id))
        self._refresh()

    def _chosen_words(self) -> str:
        """What is selected, else the line of the cursor, as it stands in the section's text."""
        cursor = self.text.textCursor()
        if not cursor.hasSelection():
            cursor.select(QTextCursor.SelectionType.LineUnderCursor)
            start = self.text.document().findBlock(cursor.position())
            words = start.text()
        else:
            words = cursor.selectedText().replace("\u2029", "\n")
        piece = self.current
        text = section_of(self._document.incident, piece.id).text if piece is not None else ""
        return next((form for form in (words.strip(), words.strip().lstrip("-*+ ")) if form and form in text), "")
