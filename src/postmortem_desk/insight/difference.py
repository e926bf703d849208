"""The difference of two incidents, as changes that a person can read."""

from collections.abc import Iterator, Sequence
from typing import Any, Final, Literal

from msgspec import Struct

from postmortem_desk.insight.part_names import PART_KINDS, PLACES, names_by_id, part_name
from postmortem_desk.insight.value_words import Names, exact_words, field_words, record_lines, value_words
from postmortem_desk.model import Incident, Person, Record
from postmortem_desk.operations.lookup import row_homes
from postmortem_desk.operations.merging.keyed import keyed
from postmortem_desk.operations.permutations import out_of_line

_NOT_SHOWN: Final = ("id", "sha256")
"""Fields that change only with others."""


class Change(Struct, frozen=True):
    """One thing that is different."""

    kind: Literal["added", "removed", "changed", "moved"]
    part: str
    """section, event, cause, task, note, or details for all others: with `id` and `field` the place in the window."""
    id: str
    field: str
    """The changed field; "" where the change is about the whole part."""
    subject: str
    """What it is about: 'Event "10:42 restarted the primary"'; "" for a field of the incident itself."""
    what: str
    """The caption of the changed field; "" where the change is about the whole part."""
    before: str
    """The content before, of any number of lines; for a move what stood above it."""
    after: str
    """The content after, in the same way."""


def difference(before: Incident, after: Incident) -> tuple[Change, ...]:
    """All that differs between two incidents, in the order of the file. Equal incidents have no difference.

    People whose ids differ, as after an export and an import, are the same where their names are.
    """
    after = _with_known_people(before, after)
    names = (names_by_id(before), names_by_id(after))
    found: list[Change] = []
    for name in Incident.fields_by_name:
        old, new = getattr(before, name), getattr(after, name)
        if old is new or old == new or name in _NOT_SHOWN:
            continue
        if name in PART_KINDS:
            found += _list_changes(name, old, new, names)
            found += _moves(name, (before, after))
        else:
            found.append(_field_change(("details", "", ""), name, (old, new), names))
    return tuple(found)


def _with_known_people(before: Incident, after: Incident) -> Incident:
    """`after` with the ids of `before` for people that have another id there and the same name, or the same handle."""
    kept = {person.id for person in after.people}
    gone = [person for person in before.people if person.id not in kept]
    old_ids = {person.id for person in before.people}
    ids: dict[str, str] = {}
    for person in after.people if gone else ():
        same = next((one for one in gone if _called(one) and _called(one) == _called(person)), None)
        if same is not None and person.id not in old_ids:
            gone.remove(same)
            ids[person.id] = same.id
    if not ids:
        return after
    people = tuple(person.replaced(id=ids.get(person.id, person.id)) for person in after.people)
    return after.replaced(people=people)


def _called(person: Person) -> str:
    return (person.name.strip() or "".join(person.handles[:1])).casefold()


def _list_changes(
    name: str, before: Sequence[Record], after: Sequence[Record], names: tuple[Names, Names]
) -> Iterator[Change]:
    """What differs between two lists: what is gone, what is new, what has other content, what stands elsewhere."""
    old, new = keyed(before), keyed(after)
    place = PLACES.get(name, "details")

    def whole(kind: Literal["added", "removed"], key: str, part: Record, texts: tuple[str, str]) -> Change:
        return Change(kind, place, key, "", _subject(name, part), "", *texts)

    for key, part in old.items():
        if key not in new:
            yield whole("removed", key, part, ("\n".join(record_lines(part, names[0])), ""))
    for key, part in new.items():
        if key not in old:
            yield whole("added", key, part, ("", "\n".join(record_lines(part, names[1]))))
        elif part is not old[key] and part != old[key]:
            yield from _record_changes((place, key, _subject(name, part)), old[key], part, names)


def _record_changes(
    about: tuple[str, str, str], before: Record, after: Record, names: tuple[Names, Names]
) -> Iterator[Change]:
    """The fields in which two versions of a part differ."""
    for name in type(after).fields_by_name:
        pair = (before.__dict__[name], after.__dict__[name])
        if name not in _NOT_SHOWN and pair[0] != pair[1]:
            yield _field_change(about, name, pair, names)


def _field_change(
    about: tuple[str, str, str], field: str, values: tuple[Any, Any], names: tuple[Names, Names]
) -> Change:
    place, part_id, subject = about
    texts = tuple(value_words(field, value, known) for value, known in zip(values, names, strict=True))
    if texts[0] == texts[1]:
        texts = tuple(exact_words(value) for value in values)
    return Change("changed", place, part_id, field, subject, field_words(field), *texts)


def _subject(name: str, part: Record) -> str:
    return f"{PART_KINDS[name]} “{part_name(part)}”"


def _moves(name: str, versions: tuple[Incident, Incident]) -> Iterator[Change]:
    """The fewest entries that stand in another order than before; for rows, among those of their section."""
    before, after = (_in_groups(version, name) for version in versions)
    for group, parts in after.items():
        old, new = keyed(before.get(group, ())), keyed(parts)
        ranks = {key: rank for rank, key in enumerate(key for key in new if key in old)}
        moving = out_of_line([ranks[key] for key in old if key in ranks])
        if moving:
            was, stands = _neighbours(old), _neighbours(new)
            for key, rank in ranks.items():
                if rank in moving and was[key] != stands[key]:  # else it moved along with the one above it
                    texts = (_place_words(old, was[key]), _place_words(new, stands[key]))
                    yield Change("moved", PLACES.get(name, "details"), key, "", _subject(name, new[key]), "", *texts)


def _in_groups(incident: Incident, name: str) -> dict[str, list[Record]]:
    """The entries of a list by the section that shows them; all under "" where sections do not matter."""
    homes = row_homes(incident).get(name)
    groups: dict[str, list[Record]] = {}
    for part in getattr(incident, name):
        groups.setdefault(homes.home(part.section) if homes else "", []).append(part)
    return groups


def _neighbours(parts: dict[str, Record]) -> dict[str, str | None]:
    """The key of the entry above each entry; None at the top."""
    return dict(zip(parts, (None, *parts), strict=False))


def _place_words(parts: dict[str, Record], above: str | None) -> str:
    return "at the top" if above is None else f"below “{part_name(parts[above])}”"
