"""Which causes nobody does anything about, and which tasks say of no cause that they are for it."""

from postmortem_desk.model import Cause, Incident, Task


def causes_without_task(incident: Incident) -> tuple[Cause, ...]:
    """Causes about which nothing is planned: neither they, nor a why below or above them, are addressed by a task.

    A cause that was ruled out asks for none. A trigger is what happened to happen: often nothing can be done about it.
    One that has whys is dealt with by these. A task that was dropped with a reason is a decision about its causes.
    """
    decided = (task for task in incident.tasks if task.status != "dropped" or task.reason.strip())
    addressed = {part for task in decided for part in task.addresses}
    parents = {cause.id: cause.parent_id for cause in incident.causes}
    covered = {above for cause_id in addressed & parents.keys() for above in _with_all_above(cause_id, parents)}
    inner = set(parents.values())
    return tuple(
        cause
        for cause in incident.causes
        if cause.certainty != "ruled_out"
        and cause.role != "trigger"
        and cause.id not in inner | covered
        and addressed.isdisjoint(_with_all_above(cause.id, parents))
    )


def is_without_cause(task: Task) -> bool:
    """Whether a task that is still to do says of nothing that it is for it.

    A part of the document where causes are told in prose, or how it was noticed, is something.
    """
    return not task.is_closed and not task.addresses


def _with_all_above(cause_id: str, parents: dict[str, str]) -> tuple[str, ...]:
    """A cause and those that it is a reason of, the nearest first; a circle is gone round once."""
    chain: dict[str, None] = {}
    while cause_id in parents and cause_id not in chain:
        chain[cause_id] = None
        cause_id = parents[cause_id]
    return tuple(chain)
