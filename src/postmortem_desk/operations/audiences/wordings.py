"""Other words for an audience, of an event or of the text of a section."""

from typing import Final

from postmortem_desk.model import Event, Incident, Section
from postmortem_desk.operations.lookup import event_of, section_of
from postmortem_desk.operations.references import edit_part

_TEXT: Final = "text"
_OTHERS: Final = "variants/"


def wording_field(audience: str) -> str:
    """What a place calls the words for an audience; "" is for the part's own text."""
    return f"{_OTHERS}{audience}" if audience else _TEXT


def audience_of(field: str) -> str | None:
    """Whose words the field of a place means: "" for the part's own text, None for a field that is no wording."""
    if field.startswith(_OTHERS):
        return field.removeprefix(_OTHERS)
    return "" if field == _TEXT else None


def worded_part(incident: Incident, records: str, part_id: str) -> Event | Section:
    """An event of the timeline, or a section. Raises UnknownPart."""
    return event_of(incident, part_id) if records == "timeline" else section_of(incident, part_id)


def set_wording(incident: Incident, records: str, part_id: str, audience: str, text: str) -> Incident:
    """Give an event or a section another text for an audience ("": its own text); a blank one takes the words away.

    Who has words of their own may read these, and nothing else of the part. Raises UnknownPart.
    """
    if not audience:
        return edit_part(incident, records, records, part_id, {_TEXT: text})
    variants = worded_part(incident, records, part_id).variants
    kept = {name: words for name, words in variants.items() if name != audience or text.strip()}
    changed = {**kept, audience: text} if text.strip() else kept
    return edit_part(incident, records, records, part_id, {"variants": changed})
