"""Who may see what: an audience fails closed."""

from collections.abc import Collection, Iterator, Mapping
from itertools import chain

from postmortem_desk.model import Cause, Event, Incident, Section, Task
from postmortem_desk.model.vocabulary import AUDIENCES, TEAM


def audiences_of(incident: Incident) -> tuple[str, ...]:
    """The audiences for which copies of the incident can be made, the built-in ones first."""
    return tuple(dict.fromkeys((*AUDIENCES, *incident.audiences)))


def marked_audiences(incident: Incident) -> tuple[str, ...]:
    """Those outside of the team for which anything in the incident is marked, in the same order."""
    named = frozenset(chain.from_iterable(_marks(incident)))
    return tuple(name for name in audiences_of(incident) if name != TEAM and sees(named, name))


def is_marked_for(incident: Incident, audience: str) -> bool:
    """Whether `audience` may see anything of the incident; no document is made for those who may not."""
    return audience == TEAM or any(sees(named, audience) for named in _marks(incident))


def _marks(incident: Incident) -> Iterator[tuple[str, ...]]:
    """The audiences that each section and each row names."""
    for row in chain[Section | Event | Cause | Task](
        incident.sections, incident.timeline, incident.causes, incident.tasks
    ):
        yield (*row.audience, *getattr(row, "variants", ()))


def sees(listed: Collection[str], audience: str) -> bool:
    """Whether `audience` may see what is marked for these audiences; without any it is the team's.

    The team sees everything, and the company what customers see; an audience of the incident's own only what names it.
    """
    return audience == TEAM or audience in listed or any(name in listed for name in _wider(audience))


def wording(text: str, variants: Mapping[str, str], listed: Collection[str], audience: str) -> str | None:
    """The words of a part as `audience` may read them; None where it may not see the part.

    Words that were written for it are for it, whatever the part's own audience. Where it sees the part only because a
    wider audience does, it gets what that one gets.
    """
    name = wording_for(variants, listed, audience)
    if name:
        return variants[name]
    return text if sees(listed, audience) else None


def wording_for(variants: Collection[str], listed: Collection[str], audience: str) -> str:
    """The name under which `audience` finds its words in `variants`; "" for the part's own text."""
    if audience in variants:
        return audience
    if audience == TEAM or audience in listed:
        return ""
    return next((name for name in _wider(audience) if name in variants), "")


def _wider(audience: str) -> tuple[str, ...]:
    """The built-in audiences that are wider than a built-in one, the next one first."""
    return AUDIENCES[AUDIENCES.index(audience) + 1 :] if audience in AUDIENCES else ()
