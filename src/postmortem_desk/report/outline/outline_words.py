"""The words of a document for the values that a file holds. Values of a team's own are read as they are."""

from collections.abc import Sequence
from typing import Final

from postmortem_desk.model.vocabulary import TEAM
from postmortem_desk.text.one_line import one_line

UNTITLED: Final = "Untitled incident"
_FOR: Final = {TEAM: "Internal, for the team", "company": "Internal, for the company", "customers": ""}

_STAGES: Final = {"draft": "draft", "in_review": "in review", "final": "final"}
_DETECTORS: Final = {
    "monitoring": "Monitoring",
    "customer": "A customer",
    "employee": "An employee",
    "partner": "A partner",
}
_CAUSE_ROLES: Final = {
    "root": "Root cause",
    "trigger": "Trigger",
    "contributing": "Contributing factor",
    "why": "Why",
}
_CERTAINTIES: Final = {"suspected": "suspected", "confirmed": "confirmed", "ruled_out": "ruled out"}
_TASK_STATUSES: Final = {
    "proposed": "Proposed",
    "open": "Open",
    "in_progress": "In progress",
    "done": "Done",
    "dropped": "Dropped",
}
_ROLE_HEADINGS: Final = {
    "timeline": "Timeline",
    "causes": "Causes",
    "measures": "Measures",
    "tasks": "Tasks",
}


def confidentiality(audience: str) -> str:
    """The line at the foot of a document for an audience; "" for customers, who may pass it on."""
    return _FOR.get(audience, f"For {spaced(audience)}")


def spaced(value: str) -> str:
    """A value of a team's own as words: "in_triage" is read "in triage"."""
    return one_line(value.replace("_", " "))


def capitalised(text: str) -> str:
    """The text with a capital at its start; the rest stays ("on-call SRE" gives "On-call SRE")."""
    return text[:1].upper() + text[1:]


def stage_words(stage: str) -> str:
    """How far the document is: "in review"."""
    return _STAGES.get(stage, spaced(stage))


def detector_words(detected_by: str) -> str:
    """Who noticed: "A customer"."""
    return _DETECTORS.get(detected_by, capitalised(spaced(detected_by)))


def cause_label(role: str, certainty: str) -> str:
    """A cause's role and certainty: "Root cause, confirmed"."""
    words = _CAUSE_ROLES.get(role, capitalised(spaced(role)))
    return ", ".join(part for part in (words, _CERTAINTIES.get(certainty, spaced(certainty))) if part)


def task_status(status: str, reason: str) -> str:
    """A task's status where it is neither plainly open nor plainly done: "Dropped: too costly"; else ""."""
    reason = one_line(reason)
    if status in ("open", "done", "") and not reason:
        return ""
    words = _TASK_STATUSES.get(status, capitalised(spaced(status)))
    return ": ".join(part for part in (words, reason) if part)


def role_heading(role: str) -> str:
    """The plain heading of rows that no section shows."""
    return _ROLE_HEADINGS.get(role, capitalised(spaced(role)))


def joined(words: Sequence[str]) -> str:
    """A list as it is read in a line: "started, detected"."""
    return ", ".join(words)
