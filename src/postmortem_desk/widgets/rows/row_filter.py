"""The filter of a table of rows: a button with its choices for the head of a panel, and a line on what is hidden."""

from collections.abc import Callable, Sequence
from typing import Generic

from msgspec import Struct
from PySide6.QtCore import QPoint, Qt, Signal
from PySide6.QtGui import QAction, QActionGroup, QKeyEvent
from PySide6.QtWidgets import QHBoxLayout, QMenu, QPushButton, QSizePolicy, QToolButton, QWidget

from postmortem_desk.widgets.fields.shown_text import shown
from postmortem_desk.widgets.plain_label import PlainLabel
from postmortem_desk.widgets.rows.row_table_model import RowT, RowTableModel


class Facet(Struct, Generic[RowT], frozen=True):
    """One thing that rows can be filtered by. All its words come translated; values may be a person's own words."""

    name: str
    """What it is, as the heading of its choices: "Owner"."""
    all_words: str
    """The choice that hides nothing: "Any owner"."""
    choices: Callable[[Sequence[RowT]], Sequence[tuple[str, str]]]
    """The values that can be chosen, with their words, for the rows that there are."""
    accepts: Callable[[RowT, str], bool]
    """Whether a row stays in view when this value is chosen."""


class RowFilter(QWidget, Generic[RowT]):
    """Filters a RowTableModel by facets; all that are chosen must fit.

    The widget is the line that says what is hidden, with "Show all"; it is away while nothing is chosen. `button`
    opens the choices: those of the first facet stand in the menu itself, those of the others in menus of their own.
    """

    filtered = Signal()
    """A person has chosen another filter, or none: the rows in view are others now."""

    def __init__(self, model: RowTableModel[RowT], facets: Sequence[Facet[RowT]], parent: QWidget) -> None:
        super().__init__(parent)
        self._facets = tuple(facets)
        self._chosen: dict[str, str] = {}
        self._words: dict[str, str] = {}
        self._model = model
        self.button = QToolButton(parent)
        self.menu = QMenu(self.tr("Filter"), self.button)
        self._menus = [self.menu, *(QMenu(facet.name, self.menu) for facet in self._facets[1:])]
        self._groups = [QActionGroup(menu) for menu in self._menus]
        self.sentence = PlainLabel("", self)
        self.show_all_button = QPushButton(self.tr("Show all"), self)
        self._lay_out()
        self.menu.aboutToShow.connect(self._offer)
        self.show_all_button.clicked.connect(self.show_all)
        model.hiding_changed.connect(self._tell)
        self._tell()

    def _lay_out(self) -> None:
        self.button.setText(self.tr("Filter"))
        self.button.setAccessibleName(self.tr("Filter rows"))
        self.button.setToolTip(self.tr("Show some of the rows only"))
        self.button.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.button.setPopupMode(QToolButton.ToolButtonPopupMode.InstantPopup)
        self.button.setMenu(self.menu)
        self.button.setProperty("drop_button", True)
        self.button.hide()
        self.sentence.setObjectName("secondary")
        self.sentence.setWordWrap(True)
        self.sentence.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Preferred)
        self.show_all_button.setProperty("link", True)
        row = QHBoxLayout(self)
        row.setContentsMargins(21, 0, 16, 8)
        row.setSpacing(8)
        row.addWidget(self.sentence, 1)
        row.addWidget(self.show_all_button, 0, Qt.AlignmentFlag.AlignTop)
        self.hide()

    @property
    def is_on(self) -> bool:
        """Whether anything is chosen."""
        return bool(self._chosen)

    @property
    def is_useful(self) -> bool:
        """Whether there are rows to choose from, or a choice to take back."""
        return len(self._model.all_rows) > 1 or self.is_on

    def open_choices(self) -> None:
        """Open the choices below the button, for somebody who came by keyboard."""
        self.menu.popup(self.button.mapToGlobal(QPoint(0, self.button.height())))

    def choose(self, facet: str, value: str | None) -> None:
        """Choose a value of the facet with this name; None chooses nothing of it."""
        if value is None:
            self._chosen.pop(facet, None)
        else:
            self._chosen[facet] = value
        self._apply()
        self.filtered.emit()

    def show_all(self) -> None:
        """Choose nothing any more. The keyboard goes back to the button where it was in the line that goes away."""
        if self.show_all_button.hasFocus():
            self.button.setFocus()
        self.clear()
        self.filtered.emit()

    def clear(self) -> None:
        """Forget what was chosen: before the rows of another section are shown."""
        if self._chosen:
            self._chosen.clear()
            self._apply()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Esc in the line shows all."""
        if event.key() == Qt.Key.Key_Escape:
            self.show_all()
        else:
            super().keyPressEvent(event)

    def _apply(self) -> None:
        for facet in self._facets:
            if facet.name in self._chosen:
                words = dict(facet.choices(self._model.all_rows))
                self._words[facet.name] = words.get(self._chosen[facet.name], self._chosen[facet.name])
        active = [(facet.accepts, self._chosen[facet.name]) for facet in self._facets if facet.name in self._chosen]
        fits = (lambda row: all(accepts(row, value) for accepts, value in active)) if active else None
        self._model.filter_rows(fits)

    def _tell(self) -> None:
        rows = self._model.all_rows
        self.button.setVisible(self.is_useful)
        self.setVisible(self.is_on)
        if self.is_on:
            what = ", ".join(self._words[facet.name] for facet in self._facets if facet.name in self._chosen)
            hidden = len(self._model.hidden_ids)
            words = self.tr("{what}: {n} of {all} rows hidden.") if hidden else self.tr("{what}: no row is hidden.")
            self.sentence.setText(shown(words.format(what=what, n=hidden, all=len(rows)), one_line=True))

    def _offer(self) -> None:
        """Fill the menus with what can be chosen for the rows that there are now."""
        rows = self._model.all_rows
        for facet, menu, group in zip(self._facets, self._menus, self._groups, strict=True):
            menu.clear()
            for value, words in ((None, facet.all_words), *facet.choices(rows)):
                menu.addAction(self._choice(facet.name, value, words, group))
        self.menu.addSeparator()
        for menu in self._menus[1:]:
            self.menu.addMenu(menu)

    def _choice(self, facet: str, value: str | None, words: str, group: QActionGroup) -> QAction:
        action = QAction(shown(words, one_line=True).replace("&", "&&"), group)
        action.setCheckable(True)
        action.setChecked(self._chosen.get(facet) == value)
        action.triggered.connect(lambda: self.choose(facet, value))
        return action
