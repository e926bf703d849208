"""Whose copy the document beside the editors shows: the choice behind its tabs, and the line that says so above it."""

from functools import partial

from PySide6.QtCore import Qt
from PySide6.QtGui import QActionGroup
from PySide6.QtWidgets import QHBoxLayout, QMenu, QPushButton, QToolButton, QWidget

from postmortem_desk.model.vocabulary import TEAM
from postmortem_desk.operations.audiences.sight import audiences_of
from postmortem_desk.session.shown_copy import ShownCopy
from postmortem_desk.widgets.plain_label import PlainLabel
from postmortem_desk.widgets.words.audience_words import audience_in_sentence, audience_word


class CopyChoice(QToolButton):
    """A quiet button that tells as whom one reads, and opens the list of audiences."""

    def __init__(self, copy: ShownCopy, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._copy = copy
        self.setProperty("drop_button", True)
        self.setPopupMode(QToolButton.ToolButtonPopupMode.InstantPopup)
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.setToolTip(self.tr("See what others get of the document"))
        menu = QMenu(self)
        menu.aboutToShow.connect(self._fill)
        self.setMenu(menu)
        copy.audience_changed.connect(self._tell)
        self._tell()

    def open(self) -> None:
        """Open the list."""
        self.menu().popup(self.mapToGlobal(self.rect().bottomLeft()))

    def _fill(self) -> None:
        menu = self.menu()
        menu.clear()
        group = QActionGroup(menu)
        shown = self._copy.audience
        for name in dict.fromkeys((*audiences_of(self._copy.version.incident), shown)):
            action = menu.addAction(audience_word(name).replace("&", "&&"))
            action.setCheckable(True)
            action.setChecked(name == shown)
            action.triggered.connect(partial(self._copy.look_as, name))
            group.addAction(action)

    def _tell(self) -> None:
        words = self.tr("As read by: {audience}").format(audience=audience_in_sentence(self._copy.audience))
        self.setText(words.replace("&", "&&"))
        self.setAccessibleName(words)


class CopyLine(QWidget):
    """Says that a copy is shown, and leads back to the document itself, which has no such line."""

    def __init__(self, copy: ShownCopy, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._copy = copy
        self.setObjectName("copy_line")
        self.setAttribute(Qt.WidgetAttribute.WA_StyledBackground)
        self._sentence = PlainLabel("", self, wraps=True)
        self.button = QPushButton(self.tr("Show the team's"), self)
        self.button.setProperty("link", True)
        self.button.clicked.connect(lambda: copy.look_as(TEAM))
        row = QHBoxLayout(self)
        row.setContentsMargins(16, 4, 8, 4)
        row.setSpacing(8)
        row.addWidget(self._sentence, 1)
        row.addWidget(self.button)
        self.setFocusProxy(self.button)
        copy.audience_changed.connect(self._tell)
        self._tell()

    @property
    def sentence(self) -> str:
        """What it says now; "" where it is hidden."""
        return "" if self.isHidden() else self._sentence.text()

    def _tell(self) -> None:
        audience = self._copy.audience
        words = self.tr("Copy for {audience}: only what is marked for them.")
        self._sentence.setText(words.format(audience=audience_in_sentence(audience)))
        self.setVisible(audience != TEAM)
