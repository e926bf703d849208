"""What somebody changed in a copy of the document: one line a change, each to be taken or left."""

from collections.abc import Collection, Sequence
from typing import Final

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QHBoxLayout, QListWidget, QListWidgetItem, QPushButton, QSplitter, QVBoxLayout, QWidget

from postmortem_desk.insight.difference import Change
from postmortem_desk.session.document import Place
from postmortem_desk.widgets.fields.shown_text import shown
from postmortem_desk.widgets.plain_label import PlainLabel
from postmortem_desk.widgets.versions.difference_view import DifferenceView
from postmortem_desk.widgets.words.translation import counted

_SHARES: Final = (240, 320)
_TICKED: Final = Qt.CheckState.Checked


class CopyPanel(QWidget):
    """All changes are ticked at first. Nothing of the document changes before a person says so."""

    taken = Signal(object)
    """The set of the Changes that were left out, when the ticked ones are to be taken."""
    dismissed = Signal()
    """A person wants none of them."""

    def __init__(self, name: str, changes: Sequence[Change], parent: QWidget | None = None) -> None:
        """`name` is that of the copy's file."""
        super().__init__(parent)
        self._changes = tuple(changes)
        self.setObjectName("copy_panel")
        self.list = QListWidget(self)
        self.list.setObjectName("versions")
        self.list.ensurePolished()  # else the first lines are as high as without the style
        self.list.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.list.setTextElideMode(Qt.TextElideMode.ElideRight)
        self.list.setAccessibleName(self.tr("Changes in the copy"))
        for change in self._changes:
            item = QListWidgetItem(shown(self._line(change), one_line=True), self.list)
            item.setFlags(item.flags() | Qt.ItemFlag.ItemIsUserCheckable)
            item.setCheckState(_TICKED)
        self.difference = DifferenceView(self)
        self.sentence = PlainLabel("", self, look="secondary", wraps=True)
        self.take = QPushButton(self.tr("Take what is ticked"), self)
        self.leave = QPushButton(self.tr("Leave all"), self)
        self.heading = PlainLabel(
            self.tr("Changes in {name}").format(name=shown(name, one_line=True)), self, look="panel_heading"
        )
        self._lay_out()
        self.list.currentRowChanged.connect(self._show_change)
        self.list.itemChanged.connect(self._tell)
        self.take.clicked.connect(lambda: self.taken.emit(self.left()))
        self.leave.clicked.connect(self.dismissed)
        self.list.setCurrentRow(0)
        self._tell()

    def left(self) -> Collection[Change]:
        """The changes that are not ticked."""
        return {change for row, change in enumerate(self._changes) if self.list.item(row).checkState() is not _TICKED}

    def commit_editing(self) -> None:
        """Nothing is typed here."""

    def reveal(self, _place: Place) -> None:
        """Put the focus into the list."""
        self.list.setFocus()

    def _line(self, change: Change) -> str:
        """What is changed comes first, so that a narrow list does not cut it off."""
        kinds = {"added": self.tr("Added"), "removed": self.tr("Removed"), "moved": self.tr("Moved")}
        what = kinds.get(change.kind, f"{change.what[:1].upper()}{change.what[1:]}")
        return ": ".join(words for words in (what, change.subject) if words)

    def _show_change(self, row: int) -> None:
        self.difference.show_changes(self._changes[row : row + 1] if row >= 0 else ())

    def _tell(self) -> None:
        ticked = len(self._changes) - len(self.left())
        self.sentence.setText(
            self.tr("{ticked} of {changes} will be taken, as one step that can be undone.").format(
                ticked=ticked, changes=counted(len(self._changes), self.tr("1 change"), self.tr("{n} changes"))
            )
        )
        self.take.setEnabled(ticked > 0)

    def _lay_out(self) -> None:
        buttons = QHBoxLayout()
        buttons.setSpacing(8)
        buttons.addWidget(self.take)
        buttons.addWidget(self.leave)
        buttons.addStretch(1)
        head = QVBoxLayout()
        head.setContentsMargins(16, 0, 16, 12)
        head.setSpacing(8)
        head.addWidget(self.sentence)
        head.addLayout(buttons)
        splitter = QSplitter(Qt.Orientation.Vertical, self)
        splitter.setChildrenCollapsible(False)
        splitter.addWidget(self.list)
        splitter.addWidget(self.difference)
        splitter.setSizes(_SHARES)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(0)
        column.addWidget(self.heading)
        column.addLayout(head)
        column.addWidget(splitter, 1)
        self.setFocusProxy(self.list)
