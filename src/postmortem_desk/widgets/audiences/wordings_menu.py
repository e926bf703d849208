"""The menu of those for whom a part of the incident may have other words."""

from collections.abc import Callable
from functools import partial

from PySide6.QtWidgets import QMenu, QWidget

from postmortem_desk.model import Incident
from postmortem_desk.operations.audiences.sight import audiences_of
from postmortem_desk.operations.audiences.wordings import worded_part
from postmortem_desk.widgets.words.audience_words import audience_word
from postmortem_desk.widgets.words.translation import translate


def wordings_menu(
    parent: QWidget, incident: Incident, records: str, part_id: str, choose: Callable[[str], object]
) -> QMenu:
    """A menu about an event of the timeline, or a section; who has other words is ticked."""
    menu = QMenu(translate("Other words for"), parent)
    variants = worded_part(incident, records, part_id).variants
    for name in dict.fromkeys((*audiences_of(incident)[1:], *variants)):
        action = menu.addAction(audience_word(name).replace("&", "&&"))
        action.setCheckable(True)
        action.setChecked(name in variants)
        action.triggered.connect(partial(choose, name))
    return menu
