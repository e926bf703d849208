"""Ids that two people gave to different things without knowing of each other."""

from typing import Any, Final

from postmortem_desk.model import Incident, derived_id
from postmortem_desk.operations.lookup import all_ids
from postmortem_desk.operations.renaming import renamed

_LISTS: Final = ("sections", "timeline", "causes", "tasks", "people", "impact", "attachments", "notes")
_WORDS: Final = ("text", "heading", "name", "label")


def without_clashes(base: Incident, ours: Incident, theirs: Incident) -> Incident:
    """`theirs`, with other ids for those of its new parts whose id is that of another new part of `ours`.

    Two new parts with one id and the same words are one thing (an import of one source gives the same ids twice).
    """
    new = (all_ids(ours) & all_ids(theirs)) - all_ids(base)
    if not new:
        return theirs
    mine, yours = _parts(ours, new), _parts(theirs, new)
    taken = all_ids(ours) | all_ids(theirs)
    names: dict[str, str] = {}
    for part_id in sorted(new):
        if _told(mine[part_id]) != _told(yours[part_id]):
            names[part_id] = _free_id(part_id, _told(yours[part_id]), taken)
            taken.add(names[part_id])
    return renamed(theirs, names) if names else theirs


def _parts(incident: Incident, ids: set[str]) -> dict[str, tuple[str, Any]]:
    """The parts with these ids, each with the name of its list."""
    return {part.id: (name, part) for name in _LISTS for part in getattr(incident, name) if part.id in ids}


def _told(found: tuple[str, Any]) -> tuple[str, str]:
    """What a part is and says."""
    name, part = found
    return name, next((words for word in _WORDS if (words := part.__dict__.get(word, ""))), "")


def _free_id(part_id: str, told: tuple[str, str], taken: set[str]) -> str:
    """An id that is not taken; the same clash gives the same one on every machine."""
    number = 0
    while True:
        candidate = derived_id("merge", part_id, *told, str(number))
        if candidate not in taken:
            return candidate
        number += 1
