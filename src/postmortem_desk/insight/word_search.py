"""Finding words in all texts of an incident, in the order of the document, and putting others in their place."""

import re
from bisect import bisect_left
from collections.abc import Iterable
from typing import Final, NamedTuple

from msgspec import Struct

from postmortem_desk.insight.part_names import PLACES
from postmortem_desk.model import Incident
from postmortem_desk.operations.all_texts import Address, WrittenText, with_texts
from postmortem_desk.operations.audiences.wordings import wording_field
from postmortem_desk.operations.lookup import row_homes

_BLANKS: Final = re.compile(r"\s+")
_LAST: Final = ("attachments", "notes")


class Query(Struct, frozen=True):
    """What is looked for: these words, with any blanks between them, ends of lines as well."""

    words: str
    match_case: bool = False
    whole_words: bool = False

    @property
    def pattern(self) -> re.Pattern[str]:
        """What finds it."""
        searched = r"\s+".join(map(re.escape, _BLANKS.split(self.words)))
        if self.whole_words:
            searched = rf"(?<!\w){searched}(?!\w)"
        return re.compile(searched, re.NOFLAG if self.match_case else re.IGNORECASE)


class Match(NamedTuple):
    """The characters `start` to `end` of a text."""

    text: WrittenText
    start: int
    end: int


class PartOfMatch(NamedTuple):
    """The part of an incident that holds a match, as the places of the window name it."""

    part: str
    """section, event, cause, task, note or details."""
    id: str
    field: str


def find_words(incident: Incident, texts: Iterable[WrittenText], query: Query) -> list[Match]:
    """Where `query` stands in `texts` of the incident, in the order of the document; resolved questions are left out.

    Nothing is found by a query of no words.
    """
    if not query.words:
        return []
    find = query.pattern.finditer
    found = [(text, matches) for text in texts if (matches := list(find(text.text)))]
    places = _Places(incident)
    found = sorted((one for one in found if places.is_shown(one[0])), key=lambda one: places.order(one[0].address))
    return [Match(text, match.start(), match.end()) for text, matches in found for match in matches]


def first_from(incident: Incident, matches: list[Match], section_id: str) -> int:
    """The number of the first match that stands in this section or behind it ("" is before all sections).

    `matches` are as `find_words` gave them; it is their number where none follows.
    """
    places = _Places(incident)
    section = places.sections.get(section_id, -1)
    return bisect_left(matches, (section, 0, 0), key=lambda match: places.order(match.text.address))


def part_of(incident: Incident, match: Match) -> PartOfMatch:
    """The part of the incident in which `match` stands."""
    address = match.text.address
    records = str(address[0])
    if len(address) == 1:
        return PartOfMatch("details", "", records)
    index = int(address[1])
    record = getattr(incident, records)[index]
    if records in PLACES:
        field = wording_field(str(address[3])) if address[2] == "variants" else str(address[2])
        return PartOfMatch(PLACES[records], record.id, field)
    return PartOfMatch("details", getattr(record, "id", str(index)), records)


def replace_matches(incident: Incident, matches: Iterable[Match], words: str) -> Incident:
    """The incident with `words` for each of `matches`, which were found in it; times stay as they are.

    Raises ValueError where a text may not be what it would become.
    """
    spots: dict[WrittenText, list[Match]] = {}
    for match in matches:
        if not match.text.is_fixed:
            spots.setdefault(match.text, []).append(match)
    return with_texts(incident, {text.address: _replaced(text.text, found, words) for text, found in spots.items()})


def _replaced(text: str, matches: list[Match], words: str) -> str:
    pieces, read = [], 0
    for match in sorted(matches, key=lambda one: one.start):
        pieces += [text[read : match.start], words]
        read = match.end
    return "".join([*pieces, text[read:]])


class _Places:
    """Where the texts of an incident stand in its document."""

    def __init__(self, incident: Incident) -> None:
        self._incident = incident
        self._homes = row_homes(incident)
        self.sections = {section.id: number for number, section in enumerate(incident.sections)}

    def is_shown(self, text: WrittenText) -> bool:
        """Whether the window shows it: resolved questions are put away."""
        address = text.address
        return address[0] != "notes" or not self._incident.notes[int(address[1])].resolved

    def order(self, address: Address) -> tuple[int, int, int]:
        """A key that sorts texts into the order of the document: details, sections with their rows, the rest."""
        records = str(address[0])
        if records == "sections":
            return int(address[1]), 0, 0
        if records in self._homes:
            row = getattr(self._incident, records)[int(address[1])]
            home = self._homes[records].home(row.section)
            return self.sections.get(home, len(self.sections)), 1, int(address[1])
        return (-1 if records not in _LAST else len(self.sections) + 1), 0, 0
