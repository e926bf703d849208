"""Which parts of one incident are parts of another one that has other ids, by what they say and where they stand."""

from collections import Counter, deque
from collections.abc import Callable, Iterator, Mapping, Sequence
from difflib import SequenceMatcher
from typing import Any, Final

from msgspec import Struct

from postmortem_desk.model import Event, Incident
from postmortem_desk.operations.lookup import row_homes

_NAMED: Final = {"people": "name", "impact": "label"}
_ENOUGH: Final = 0.5
"""The likeness from which two parts are one."""
_LIKE_HEAD, _SAME_PLACE, _SAME_ROWS = 0.4, 0.3, 0.5
_MOST_PAIRS: Final = 20_000
"""Where more pairs would have to be compared, only those at one place are."""


class _Said(Struct, frozen=True):
    """What a part says."""

    home: str
    """The heading above a row; the role of a section."""
    head: str
    """The time of an event as it is written, the heading of a section; "" for others."""
    text: str


_Pairs = dict[int, int]
"""By the index of a part in the new list, the index in the old one."""
_More = Callable[[int, int], float]


def aligned_ids(old: Incident, new: Incident) -> dict[str, str]:
    """By the id of a part of `new`, the id of the part of `old` that it is; parts that are nowhere there are left out.

    Content comes first, so that a part is found wherever it was moved; then likeness, helped by a like time and place.
    """
    found: dict[str, str] = {}
    for name in ("timeline", "causes", "tasks"):
        found |= _ids(getattr(old, name), getattr(new, name), _paired(_rows(old, name), _rows(new, name)))
    votes = Counter(
        (row.section, sections[found[row.id]])
        for name in ("timeline", "causes", "tasks")
        for sections in ({part.id: part.section for part in getattr(old, name)},)
        for row in getattr(new, name)
        if row.id in found
    )

    def shared_rows(was: int, now: int) -> float:
        return _SAME_ROWS if votes[new.sections[now].id, old.sections[was].id] else 0.0

    found |= _ids(old.sections, new.sections, _paired(_sections(old), _sections(new), shared_rows, by_head=True))
    for name, words in _NAMED.items():
        was, now = ([_Said("", "", getattr(part, words)) for part in getattr(version, name)] for version in (old, new))
        found |= _ids(getattr(old, name), getattr(new, name), _paired(was, now))
    return found


def _ids(old: Sequence[Any], new: Sequence[Any], pairs: Mapping[int, int]) -> dict[str, str]:
    return {new[now].id: old[was].id for now, was in pairs.items()}


def _rows(incident: Incident, name: str) -> list[_Said]:
    homes = row_homes(incident)[name]
    headings = {section.id: section.heading for section in incident.sections}
    return [
        _Said(headings.get(homes.home(row.section), ""), row.at.written if isinstance(row, Event) else "", row.text)
        for row in getattr(incident, name)
    ]


def _sections(incident: Incident) -> list[_Said]:
    return [_Said(section.role, section.heading, section.text) for section in incident.sections]


def _paired(
    old: Sequence[_Said], new: Sequence[_Said], more: _More = lambda _was, _now: 0.0, *, by_head: bool = False
) -> _Pairs:
    """`more` adds to the likeness of an old and a new part; `by_head`: the same heading is enough."""
    pairs: _Pairs = {}
    _pair_equal(pairs, old, new, lambda part: (part.home, part.head, part.text))
    _pair_equal(pairs, old, new, lambda part: (part.head, part.text) if part.head or part.text else None)
    if by_head:
        _pair_equal(pairs, old, new, lambda part: part.head or None)
    _pair_equal(pairs, old, new, lambda part: part.text or None)
    scored = sorted(_scored(pairs, old, new, more), reverse=True)
    taken = set(pairs.values())
    for likeness, _nearness, was, now in scored:
        if likeness >= _ENOUGH and now not in pairs and was not in taken:
            pairs[now] = was
            taken.add(was)
    return pairs


def _pair_equal(pairs: _Pairs, old: Sequence[_Said], new: Sequence[_Said], key: Callable[[_Said], object]) -> None:
    """Pair what has the same key, in order; a part whose key is None stays alone."""
    taken = set(pairs.values())
    waiting: dict[object, deque[int]] = {}
    for index, part in enumerate(old):
        if index not in taken and (words := key(part)) is not None:
            waiting.setdefault(words, deque()).append(index)
    for index, part in enumerate(new):
        if index not in pairs and (words := key(part)) is not None and waiting.get(words):
            pairs[index] = waiting[words].popleft()


def _scored(
    pairs: _Pairs, old: Sequence[_Said], new: Sequence[_Said], more: _More
) -> Iterator[tuple[float, int, int, int]]:
    """What is not paired yet, each old part with each new one: likeness, nearness, and their indexes."""
    taken = set(pairs.values())
    left = [index for index in range(len(old)) if index not in taken]
    fresh = [index for index in range(len(new)) if index not in pairs]
    above_old, above_new = _above(range(len(old)), taken), _above(range(len(new)), set(pairs))
    few = len(left) * len(fresh) <= _MOST_PAIRS
    for now in fresh:
        above = above_new[now]
        place = pairs[above] if above is not None else None
        for was in left:
            stands = above_old[was] == place
            if few or stands:
                likeness = _likeness(old[was], new[now]) + (_SAME_PLACE if stands else 0.0) + more(was, now)
                yield likeness, -abs(was - now), was, now


def _above(indexes: range, paired: set[int]) -> list[int | None]:
    """For each index the nearest paired one above it."""
    found: list[int | None] = []
    last: int | None = None
    for index in indexes:
        found.append(last)
        if index in paired:
            last = index
    return found


def _likeness(one: _Said, other: _Said) -> float:
    """0 for nothing in common; 1 and more for the same words, or like words and a like head."""
    return _shared(one.text, other.text) + _LIKE_HEAD * _shared(one.head, other.head)


def _shared(one: str, other: str) -> float:
    """The share of their words, in order, that two texts have in common; 0 where one has none."""
    first, second = one.split(), other.split()
    if not first or not second:
        return 0.0
    matcher = SequenceMatcher(None, first, second, autojunk=False)
    return matcher.ratio() if matcher.quick_ratio() > 0 else 0.0
