"""The words that the program knows for roles, kinds and states.

A file may hold other values in these places: they survive as they are, so the fields are plain strings.
"""

from typing import Final

STATUSES: Final = ("ongoing", "mitigated", "resolved")
STAGES: Final = ("draft", "in_review", "final")
DETECTORS: Final = ("monitoring", "customer", "employee", "partner")

SECTION_ROLES: Final = (
    "summary",
    "impact",
    "background",
    "detection",
    "response",
    "resolution",
    "timeline",
    "causes",
    "measures",
    "tasks",
    "lessons_well",
    "lessons_wrong",
    "lessons_lucky",
    "supporting",
    "other",
)
ROW_ROLES: Final = ("timeline", "causes", "measures", "tasks")
"""Roles whose sections hold rows after their text."""

EVENT_KINDS: Final = ("alert", "observation", "action", "decision", "change", "communication")
MILESTONES: Final = ("introduced", "started", "detected", "acknowledged", "declared", "mitigated", "resolved")
"""In the order in which they usually happen."""
PRECISIONS: Final = ("second", "minute", "hour", "day", "unknown")

CAUSE_ROLES: Final = ("root", "trigger", "contributing", "why")
CERTAINTIES: Final = ("suspected", "confirmed", "ruled_out")

TASK_STATUSES: Final = ("proposed", "open", "in_progress", "done", "dropped")
CLOSED_TASK_STATUSES: Final = ("done", "dropped")
TASK_KINDS: Final = ("prevent", "mitigate", "detect", "process", "repair")

TEAM: Final = "team"
AUDIENCES: Final = (TEAM, "company", "customers")
"""The built-in audiences, from the narrowest; an incident may have its own. The team sees everything."""
