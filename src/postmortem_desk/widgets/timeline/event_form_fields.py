"""Fields of the detail form that are more than a line of text: milestones and sources."""

from collections.abc import Callable
from typing import Final

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QAction
from PySide6.QtWidgets import QHBoxLayout, QMenu, QToolButton, QVBoxLayout, QWidget

from postmortem_desk.model import Incident, Milestone, Source
from postmortem_desk.model.vocabulary import MILESTONES
from postmortem_desk.widgets.fields.menu_field import MenuField
from postmortem_desk.widgets.fields.text_fields import LineField
from postmortem_desk.widgets.more_button import more_button
from postmortem_desk.widgets.plain_tip import plain_tip
from postmortem_desk.widgets.words.audience_words import readers_words
from postmortem_desk.widgets.words.event_words import milestone_word

_ADDRESSES: Final = ("http://", "https://")


class MilestoneField(MenuField):
    """A button that tells the milestones of an event and opens the list of them.

    It sets those for the whole incident; those for one impact figure, and the team's own, stay as they are.
    """

    chosen = Signal(object)
    """A tuple of Milestone."""

    def __init__(self, name: str, parent: QWidget | None = None) -> None:
        super().__init__(name, parent)
        self._milestones: tuple[Milestone, ...] = ()
        self._choices = {milestone: self._choice(self.menu(), milestone) for milestone in MILESTONES}
        self.show_value(())

    def _choice(self, menu: QMenu, milestone: str) -> QAction:
        action = menu.addAction(milestone_word(milestone))
        action.setCheckable(True)
        action.triggered.connect(lambda checked: self._choose(milestone, checked))
        return action

    def show_value(self, milestones: tuple[Milestone, ...]) -> None:
        """Show the milestones of an event."""
        self._milestones = milestones
        whole = {milestone.name for milestone in milestones if not milestone.impact}
        for name, action in self._choices.items():
            action.setChecked(name in whole)
        words = ", ".join(milestone_word(milestone.name) for milestone in milestones)
        self.show_choice(words or self.tr("none"), is_set=bool(words))

    def _choose(self, name: str, checked: bool) -> None:
        others = [m for m in self._milestones if m.name != name or m.impact]
        chosen = [*others, Milestone(name=name)] if checked else others
        order = {milestone: place for place, milestone in enumerate(MILESTONES)}
        self.chosen.emit(tuple(sorted(chosen, key=lambda m: order.get(m.name, len(order)))))


class SourceRow(QWidget):
    """One source: where it is, and what it says."""

    edited = Signal(object)
    """The Source as it stands now."""
    left = Signal()

    def __init__(self, incident: Callable[[], Incident], parent: QWidget) -> None:
        """`incident` tells the one whose readers may be named."""
        super().__init__(parent)
        self._incident = incident
        self._source = Source()
        self.where = LineField(self.tr("Source: link or reference"), self)
        self.where.setPlaceholderText(self.tr("Link, message or log line"))
        self.quote = LineField(self.tr("Quote from the source"), self)
        self.quote.setPlaceholderText(self.tr("Quote"))
        row = QHBoxLayout(self)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(8)
        row.addWidget(self.where, 2)
        row.addWidget(self.quote, 3)
        row.addWidget(self._make_more())
        self.where.edited.connect(self._move)
        self.quote.edited.connect(lambda text: self._take(self._source.replaced(quote=text)))
        for field in (self.where, self.quote):
            field.setMinimumWidth(48)
            field.left.connect(self.left)

    def _make_more(self) -> QToolButton:
        """The button that says who beside the team may read the source."""
        self.more = more_button(self)
        policy = self.more.sizePolicy()
        policy.setRetainSizeWhenHidden(True)  # so that the fields of all sources stand below each other
        self.more.setSizePolicy(policy)
        menu = QMenu(self.more)
        menu.aboutToShow.connect(lambda: self._fill(menu))
        self.more.setMenu(menu)
        return self.more

    def _fill(self, menu: QMenu) -> None:
        from postmortem_desk.operations.audiences.marking import Mark  # late: a window starts without a form
        from postmortem_desk.widgets.audiences.readers_menu import fill_with_marks

        menu.clear()
        mark = Mark(self._source.audience)
        fill_with_marks(
            menu, self._incident(), (mark,), lambda say: self._take(self._source.replaced(audience=say(mark)))
        )

    def show_value(self, source: Source) -> None:
        """Show a source; an empty one is a place for the next."""
        self._source = source
        words = self.tr("Who may read the source: {readers}").format(readers=readers_words(source.audience))
        self.more.setAccessibleName(words)
        self.more.setToolTip(plain_tip(words))
        self.more.setVisible(source != Source())
        self.more.setProperty("marked", bool(source.audience))
        self.more.style().polish(self.more)  # the style sheet shows by the accent that others may read it
        self.where.show_value(source.url or source.ref)
        self.quote.show_value(source.quote)

    def _move(self, text: str) -> None:
        is_address = text.startswith(_ADDRESSES)
        changes = {"url": text} if is_address else {"ref": text}
        other = "ref" if is_address else "url"
        if (self._source.url or self._source.ref) == getattr(self._source, other):
            changes[other] = ""  # the words that stood in the field have become the other sort of place
        self._take(self._source.replaced(**changes))

    def _take(self, source: Source) -> None:
        self._source = source
        self.edited.emit(source)


class SourceFields(QWidget):
    """The sources of an event, one a line, and an empty line for one more."""

    edited = Signal(object)
    """A tuple of Source."""
    left = Signal()

    def __init__(self, incident: Callable[[], Incident], parent: QWidget | None = None) -> None:
        """`incident` tells the one whose readers may be named."""
        super().__init__(parent)
        self._incident = incident
        self._sources: tuple[Source, ...] = ()
        self.rows: list[SourceRow] = []
        self._column = QVBoxLayout(self)
        self._column.setContentsMargins(0, 0, 0, 0)
        self._column.setSpacing(4)
        self.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self.show_value(())

    def show_value(self, sources: tuple[Source, ...]) -> None:
        """Show these sources, keeping the fields that are there."""
        self._sources = sources
        while len(self.rows) < len(sources) + 1:
            self._add_row()
        for place, row in enumerate(self.rows):
            row.show_value(sources[place] if place < len(sources) else Source())
            row.setVisible(place <= len(sources))

    def _add_row(self) -> None:
        row = SourceRow(self._incident, self)
        place = len(self.rows)
        row.edited.connect(lambda source: self._take(place, source))
        row.left.connect(self._leave)
        if self.rows:
            QWidget.setTabOrder(self.rows[-1].more, row.where)
            QWidget.setTabOrder(row.where, row.quote)
            QWidget.setTabOrder(row.quote, row.more)
        self.rows.append(row)
        self._column.addWidget(row)

    def _take(self, place: int, source: Source) -> None:
        sources = list(self._sources)
        sources[place : place + 1] = [source]
        self.edited.emit(tuple(sources))

    def _leave(self) -> None:
        said = tuple(source for source in self._sources if source.replaced(audience=()) != Source())
        if said != self._sources and not self.isAncestorOf(self.focusWidget() or self):
            self.edited.emit(said)
        self.left.emit()
