"""The documents that were not saved when the program ended, offered above the document, with what differs."""

from collections.abc import Sequence
from datetime import UTC, datetime
from typing import Final

from msgspec import Struct
from PySide6.QtCore import QEvent, QObject, QSize, Qt, Signal
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QFrame, QHBoxLayout, QPushButton, QScrollArea, QSizePolicy, QVBoxLayout, QWidget

from postmortem_desk.insight.difference import Change
from postmortem_desk.storage.recovery import LeftCopy
from postmortem_desk.widgets.plain_label import PlainLabel
from postmortem_desk.widgets.versions.difference_view import DifferenceView
from postmortem_desk.widgets.words.clock_words import clock_words
from postmortem_desk.widgets.words.difference_counts import difference_counts

_DIFFERENCE_HEIGHT: Final = 220
_SHARE: Final = 0.34
"""The part of the window's height that the copies take at most."""


class RecoveryOffer(Struct, frozen=True):
    """A copy, and what makes it of its file as that is now (of nothing, where there is no file)."""

    left: LeftCopy
    changes: tuple[Change, ...]
    has_file: bool
    """Whether the file is there and could be read."""


class RecoveryPanel(QWidget):
    """Nobody has to answer: the document below it can be worked on, and what stays is offered at the next start."""

    restore_wanted = Signal(object)
    discard_wanted = Signal(object)
    """The RecoveryOffer."""
    closed = Signal()

    def __init__(self, offers: Sequence[RecoveryOffer], parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setObjectName("recovery")
        self.setAttribute(Qt.WidgetAttribute.WA_StyledBackground)
        self.setSizePolicy(QSizePolicy.Policy.Preferred, QSizePolicy.Policy.Maximum)
        column = QVBoxLayout(self)
        column.setContentsMargins(16, 12, 8, 12)
        column.setSpacing(8)
        head = QHBoxLayout()
        head.setContentsMargins(0, 0, 8, 0)
        words = PlainLabel(
            self.tr("The program ended before this was saved. Restoring opens an unsaved document and writes no file."),
            self,
            wraps=True,
        )
        self.later = QPushButton(self.tr("Later"), self)
        self.later.setToolTip(self.tr("Offer it again at the next start"))
        self.later.clicked.connect(self.closed)
        head.addWidget(words, 1)
        head.addWidget(self.later)
        column.addLayout(head)
        inner = QWidget(self)
        inner.setObjectName("recovery_rows")
        lines = QVBoxLayout(inner)
        lines.setContentsMargins(0, 0, 8, 0)
        lines.setSpacing(8)
        self.area = _Rows(inner, self)
        column.addWidget(self.area)
        self.rows = [RecoveryRow(offer, inner) for offer in offers]
        for row in self.rows:
            lines.addWidget(row)
            row.restore.clicked.connect(lambda _checked=False, row=row: self.restore_wanted.emit(row.offer))
            row.discard.clicked.connect(lambda _checked=False, row=row: self._discard(row))

    def _discard(self, row: "RecoveryRow") -> None:
        if row.is_sure():
            self.discard_wanted.emit(row.offer)


class _Rows(QScrollArea):
    """As high as what is in it, but never so high that the document below is out of sight: then it scrolls."""

    def __init__(self, rows: QWidget, parent: QWidget) -> None:
        super().__init__(parent)
        self._rows = rows
        self.setObjectName("recovery_area")
        self.setWidget(rows)
        self.setWidgetResizable(True)
        self.setFrameShape(QFrame.Shape.NoFrame)
        self.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setSizePolicy(QSizePolicy.Policy.Preferred, QSizePolicy.Policy.Fixed)

    def sizeHint(self) -> QSize:
        """The height of the rows in the width that there is, at most a share of the window's."""
        inner = self._rows
        width = self.viewport().width()
        wanted = inner.heightForWidth(width) if inner.hasHeightForWidth() else inner.sizeHint().height()
        return QSize(width, min(wanted, round(_SHARE * self.window().height())))

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """Take another height when a row has one."""
        done = super().eventFilter(watched, event)
        if event.type() == QEvent.Type.LayoutRequest and watched is self._rows:
            self.updateGeometry()
        return done

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Another width makes other lines."""
        super().resizeEvent(event)
        if event.size().width() != event.oldSize().width():
            self.updateGeometry()


class RecoveryRow(QWidget):
    """One document: what it is, and what can be done with it."""

    def __init__(self, offer: RecoveryOffer, parent: QWidget) -> None:
        super().__init__(parent)
        self.offer = offer
        copy = offer.left.copy
        title = PlainLabel(copy.incident.title or self.tr("Untitled incident"), self, look="group_title", wraps=True)
        facts = PlainLabel(self._facts(), self, look="secondary", wraps=True)
        self.compare = QPushButton(self.tr("What differs"), self)
        self.compare.setCheckable(True)
        self.restore = QPushButton(self.tr("Restore"), self)
        self.restore.setProperty("primary", True)
        self.discard = QPushButton(self.tr("Discard…"), self)
        self.discard.setToolTip(self.tr("Delete this copy; the file stays as it is"))
        self.difference = DifferenceView(self)
        self.difference.setFixedHeight(_DIFFERENCE_HEIGHT)
        self.difference.hide()
        said = QVBoxLayout()
        said.setSpacing(0)
        said.addWidget(title)
        said.addWidget(facts)
        line = QHBoxLayout()
        line.setSpacing(8)
        line.addLayout(said, 1)
        for button in (self.compare, self.discard, self.restore):
            button.setAccessibleName(f"{button.text()}: {title.text()}")
            line.addWidget(button)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(8)
        column.addLayout(line)
        column.addWidget(self.difference)
        self.compare.toggled.connect(self._show_difference)

    def is_sure(self) -> bool:
        """Whether a person has asked twice to discard it; the first time the button says what the second one does."""
        if self.discard.property("sure"):
            return True
        self.discard.setProperty("sure", True)
        self.discard.setText(self.tr("Discard for good"))
        return False

    def _facts(self) -> str:
        copy = self.offer.left.copy
        when = clock_words(copy.written, datetime.now(tz=UTC))
        facts = [self.tr("Copy of {time}").format(time=when)]
        if copy.path is None:
            facts.append(self.tr("not in any file yet"))
        elif self.offer.has_file:
            facts.append(f"{copy.path.name}: {difference_counts(self.offer.changes)}")
        else:
            facts.append(self.tr("its file {name} cannot be read").format(name=copy.path.name))
        if copy.unwritten:
            facts.append(self.tr("with words that were still being typed; they come as open questions"))
        return " · ".join(facts)

    def _show_difference(self, shown: bool) -> None:
        if shown:
            self.difference.show_changes(self.offer.changes)
        self.difference.setVisible(shown)
