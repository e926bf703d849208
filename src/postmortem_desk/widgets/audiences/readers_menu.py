"""The menu that says who may read a part of the incident, or several at once."""

from collections.abc import Callable, Collection, Sequence
from functools import partial
from typing import Protocol

from PySide6.QtGui import QAction
from PySide6.QtWidgets import QMenu, QWidget

from postmortem_desk.insight.part_names import PLACES
from postmortem_desk.model import Incident
from postmortem_desk.operations.audiences.marking import Mark, Readers, marks_of, set_readers
from postmortem_desk.operations.audiences.sight import audiences_of
from postmortem_desk.session.document import Document, Place
from postmortem_desk.widgets.words.audience_words import audience_word, readers_words
from postmortem_desk.widgets.words.translation import counted, translate

Begin = Callable[[], object]
"""What is to be done before a change."""


def readers_menu(parent: QWidget, document: Document, records: str, ids: Collection[str], begin: Begin) -> QMenu:
    """A menu about these parts, as `fill_readers_menu` fills it."""
    menu = QMenu(translate("Who may read it"), parent)
    fill_readers_menu(menu, document, records, ids, begin)
    return menu


class RowView(Protocol):
    """A view of rows, of which some are selected."""

    @property
    def selected_ids(self) -> tuple[str, ...]:
        """The ids of the selected rows."""
        ...

    @property
    def current_id(self) -> str | None:
        """The id of the current row; None where there is none."""
        ...


def rows_readers_menu(parent: QWidget, document: Document, records: str, view: RowView, begin: Begin) -> QMenu:
    """Such a menu about the selected rows of a view, or else the current one."""
    ids = view.selected_ids or tuple(filter(None, (view.current_id,)))
    return readers_menu(parent, document, records, ids, begin)


def fill_when_opened(
    menu: QMenu, document: Document, records: str, ids: Callable[[], Collection[str]], begin: Begin
) -> None:
    """Let a menu that stays be about the parts that `ids` tells when it is opened."""

    def fill() -> None:
        menu.clear()
        fill_readers_menu(menu, document, records, ids(), begin)

    menu.aboutToShow.connect(fill)


def fill_readers_menu(menu: QMenu, document: Document, records: str, ids: Collection[str], begin: Begin) -> None:
    """Let `menu` say who may read these parts of the list called `records`, and change it, as one step."""
    marks = marks_of(document.incident, records, ids)
    fill_with_marks(menu, document.incident, marks, lambda readers: _change(document, records, ids, readers, begin))


def fill_with_marks(
    menu: QMenu, incident: Incident, marks: Sequence[Mark], change: Callable[[Readers], object]
) -> None:
    """Let `menu` say who may read what has these marks. What holds for some of them only is told with its number."""

    def add(words: str, holds: Callable[[Mark], bool], readers: Readers) -> QAction:
        number = sum(map(holds, marks))
        if 0 < number < len(marks):
            words = translate("{readers} ({n} of {count})").format(readers=words, n=number, count=len(marks))
        action = menu.addAction(words.replace("&", "&&"))
        action.setCheckable(True)
        action.setChecked(number == len(marks))
        action.triggered.connect(lambda _checked=False: change(readers))
        return action

    if marks and all(mark.inherits for mark in marks):
        inherited = readers_words(name for name in marks[0].inherited)
        words = translate("As the section: {readers}").format(readers=inherited)
        add(words, lambda mark: not mark.listed, lambda _mark: ())
    add(readers_words(()), _is_of_team, lambda mark: mark.of_team)
    menu.addSeparator()
    for name in _names(incident, marks):
        sees_all = all(mark.seen_by(name) for mark in marks)
        readers = partial(Mark.without_reader if sees_all else Mark.with_reader, name=name)
        action = add(audience_word(name), partial(Mark.seen_by, name=name), readers)
        # What a wider audience may read a narrower one may, too.
        action.setEnabled(not sees_all or any(name in mark.readers for mark in marks))


def _is_of_team(mark: Mark) -> bool:
    return not mark.readers and (bool(mark.listed) or not mark.inherits)


def _names(incident: Incident, marks: Collection[Mark]) -> tuple[str, ...]:
    """The audiences outside of the team, also those that only a mark names."""
    marked = (name for mark in marks for name in mark.readers)
    return tuple(dict.fromkeys((*audiences_of(incident)[1:], *marked)))


def _change(document: Document, records: str, ids: Collection[str], readers: Readers, begin: Begin) -> None:
    begin()
    first = next(iter(ids))
    place = Place(PLACES[records], first, "audience") if records in PLACES else Place("details", first, records)
    label = counted(len(ids), translate("Change who may read it"), translate("Change who may read {n} rows"))
    document.apply(label, lambda incident: set_readers(incident, records, ids, readers), place=place)
