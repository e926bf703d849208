"""What a timeline can be filtered by: key events, kind and person."""

from collections import Counter
from collections.abc import Sequence

from PySide6.QtWidgets import QWidget

from postmortem_desk.model import Event
from postmortem_desk.widgets.rows.row_filter import Facet, RowFilter
from postmortem_desk.widgets.timeline.event_table_model import EventTableModel
from postmortem_desk.widgets.words.event_words import kind_word
from postmortem_desk.widgets.words.translation import translate

KEY_EVENTS = "key"


def event_filter(model: EventTableModel, parent: QWidget) -> RowFilter[Event]:
    """The filter of a timeline."""
    facets = (
        Facet(translate("Events"), translate("All events"), _key_choices, lambda event, _value: event.key_event),
        Facet(translate("Kind"), translate("Any kind"), _kinds, lambda event, kind: event.kind == kind),
        Facet(translate("Who"), translate("Anybody"), _people, lambda event, who: event.actor == who),
    )
    return RowFilter(model, facets, parent)


def _key_choices(events: Sequence[Event]) -> Sequence[tuple[str, str]]:
    return [(KEY_EVENTS, translate("Key events"))] if any(event.key_event for event in events) else []


def _kinds(events: Sequence[Event]) -> Sequence[tuple[str, str]]:
    return [(kind, kind_word(kind)) for kind, _count in Counter(event.kind for event in events).most_common() if kind]


def _people(events: Sequence[Event]) -> Sequence[tuple[str, str]]:
    return [(who, who) for who in sorted({event.actor for event in events}, key=str.casefold) if who]
