"""What each benchmark should take for a count of events: milliseconds, where its name says nothing else."""

from collections.abc import Mapping
from dataclasses import dataclass

ANY = 0
"""Stands for every count that has no goal of its own."""


@dataclass(frozen=True)
class Goal:
    """A goal for the cases of one module whose names begin with some words, in small letters."""

    module: str
    start: str
    most: Mapping[int, float]


GOALS = (
    Goal("operations", "edit", {ANY: 1}),
    Goal("operations", "move", {ANY: 1}),
    Goal("operations", "sort a timeline, ", {ANY: 1}),
    Goal("operations", "merge", {ANY: 300}),
    Goal("operations", "difference in words", {ANY: 300}),
    Goal("files", "open, to model", {5000: 150}),
    Goal("files", "save", {5000: 50}),
    Goal("documents", "export html", {ANY: 300}),
    Goal("documents", "export pdf", {10: 300, 1000: 1200, 5000: 5000}),
    Goal("picture", "paint", {ANY: 16}),
    Goal("preview", "keystroke", {10: 16, 1000: 40, 5000: 40}),
    Goal("preview", "insert", {ANY: 50}),
    Goal("preview", "delete", {ANY: 50}),
    Goal("preview", "far move", {ANY: 50}),
    Goal("preview", "first screen", {ANY: 300}),
    Goal("preview", "longest slice", {ANY: 50}),
    Goal("preview", "scroll", {ANY: 16}),
    Goal("preview", "resize", {ANY: 50}),
    Goal("prose", "key to", {10: 16, 1000: 24, 5000: 50}),
    Goal("timeline", "edit", {ANY: 40}),
    Goal("timeline", "insert", {ANY: 40}),
    Goal("timeline", "drag", {ANY: 40}),
    Goal("timeline", "scroll", {ANY: 16}),
    Goal("timeline", "first screen", {ANY: 300}),
    Goal("waits", "all rows selected", {ANY: 40}),
    Goal("waits", "edit of a cell beside", {ANY: 40}),
    Goal("waits", "picture", {ANY: 40}),
    Goal("waits", "markdown", {ANY: 40}),
    Goal("waits", "checks", {ANY: 40}),
    Goal("waits", "times of all rows", {ANY: 100}),
    Goal("waits", "a second zone", {ANY: 40}),
    Goal("waits", "every tenth", {ANY: 40}),
    Goal("waits", "all rows turned", {ANY: 40}),
    Goal("recovery", "copy of an edit", {ANY: 800}),
    Goal("recovery", "longest wait", {ANY: 16}),
    Goal("evidence", "csv", {ANY: 60}),
    Goal("evidence", "filter candidates: longest", {ANY: 16}),
    Goal("start", "first paint", {10: 1.6}),
    Goal("start", "document shown", {10: 2.5}),
    Goal("start", "memory", {10: 120, 5000: 250}),
)


def goal_of(module: str, name: str, count: int) -> float | None:
    """The goal of a case; None where there is none. A floor or a peer is there to compare with and has none."""
    for goal in GOALS:
        if goal.module == module and name.lower().startswith(goal.start):
            return goal.most.get(count, goal.most.get(ANY))
    return None
