"""What tasks that stand together tell of each other: how far all of them are, and where their owners stand.

    ### Short term (completed)
    - Add an alarm (Ann)
    - Write down how to restart it (Bob)

A bare name may be anything; where nearly every task of a group ends with one, they are who does them.
"""

import re
from collections.abc import Sequence
from functools import lru_cache
from typing import Final

from msgspec import Struct

from postmortem_desk.text.rows.row_content import Details
from postmortem_desk.text.rows.task_words import NOTHING, status_named, status_written
from postmortem_desk.text.rows.told_tasks import told_details

UNTOLD: Final = "\u2014"
"""Stands for no value where the words of a task tell one that does not hold."""
_NOTE: Final = re.compile(r"[(\[]([^()\[\]]{1,40})[)\]]\s*:?$|\s[-\u2013\u2014:]\s*([^-\u2013\u2014:]{1,40}?)\s*:?$")
_NOUNS: Final = re.compile(
    r"\b(?:already|actions?|items?|tasks?|measures?|work|follow[- ]?ups?|during|the|incident|massnahmen|aufgaben)\b",
    re.IGNORECASE,
)
"""Words beside a status in the heading of a group ("Completed action items")."""
_TOLD: Final = frozenset({"done", "in_progress", "dropped"})
_OWNER: Final = re.compile(
    r"(?:\s[(\[](?P<bracket>[^()\[\]\n]{2,60})[)\]]|\s[-\u2013\u2014]\s(?P<dash>[^-\u2013\u2014\n]{2,60}))[.;]?$"
)
_NAME: Final = re.compile(r"[^\W\d_][\w.'\u2019-]*")
_BETWEEN: Final = re.compile(r"\s*(?:,|/|&|\+| and | und | et | y )\s*")
_MOST_WORDS: Final = 3
_LONGEST_LABEL: Final = 60
_FEWEST: Final = 2
_NEARLY_ALL: Final = 0.8


class TaskGroup(Struct, frozen=True):
    """What holds for each task of a group where nothing of its own says otherwise."""

    status: str = ""
    """done, in_progress or dropped; "" where the heading does not tell."""
    has_owners: bool = False
    """Whether the name at the end of a task is its owner."""

    def told(self, details: Details, text: str) -> dict[str, str]:
        """What a row tells in all: its own details, and those of its words that they do not speak of."""
        said = {**dict(self._words(text)), **dict(details)}
        return {label: value for label, value in said.items() if value != UNTOLD}

    def beyond(self, details: Details, text: str) -> Details:
        """The details but for the status that must be said beside the words, for `told` to give all of them back."""
        told = dict(self._words(text))
        told.pop("Status", None)
        there = {label for label, value in details if value}
        kept = tuple((label, value) for label, value in details if told.get(label) != value)
        return (*kept, *((label, UNTOLD) for label in told if label not in there))

    def status_of(self, done: bool | None, said: str, text: str) -> str:
        """The status of a task by its box (None without one), the status that is said beside its text, its words, and
        the group.

        An empty box and the word "done" is open: the box is what people keep up to date.
        """
        if said:
            return status_written(said)
        told = dict(told_details(text)).get("Status", "")
        if done or (done is None and told == "done"):
            return "done"
        if done is None and not told and self.status:
            return self.status
        return status_written(told) if told not in {"", "done"} else "open"

    def _words(self, text: str) -> Details:
        told = told_details(text)
        if not self.has_owners or any(label == "Owner" for label, _ in told):
            return told
        owner = _owner(text)
        return (*told, ("Owner", owner)) if owner else told


def task_group(heading: str, above: str, texts: Sequence[str]) -> TaskGroup:
    """The group of tasks with these texts below a heading and a text ("" for none), whose last line may be a label."""
    label = above.rstrip().rpartition("\n")[2].strip(" \t*_")
    status = _status(label.rstrip(":*_ ")) if label.endswith(":") and len(label) <= _LONGEST_LABEL else ""
    named = sum(1 for text in texts if _owner(text) or any(label == "Owner" for label, _ in told_details(text)))
    return TaskGroup(status or _status(heading), has_owners=named >= _FEWEST and named >= _NEARLY_ALL * len(texts))


@lru_cache(maxsize=1024)
def _status(heading: str) -> str:
    note = _NOTE.search(heading)
    words = (note[1] or note[2] or "") if note else ""
    for said in (words, _NOUNS.sub(" ", heading)):
        status = status_named(said) if len(said.strip()) > 1 else ""
        if status in _TOLD:
            return status
    return ""


@lru_cache(maxsize=4096)
def _owner(text: str) -> str:
    """The name in brackets or behind a dash that ends the first line of a task; "" where none does."""
    match = _OWNER.search(text.partition("\n")[0].rstrip())
    words = (match["bracket"] or match["dash"] or "").strip(" *_`.;") if match else ""
    if not words or words.casefold() in NOTHING or status_named(words):
        return ""
    return words if all(map(_is_name, _BETWEEN.split(words))) else ""


def _is_name(words: str) -> bool:
    """Whether words are written as a person's or a team's name is: "Ann", "Ann Lee", "the Platform team"."""
    parts = words.split(" ")
    if len(parts) > _MOST_WORDS or not all(map(_NAME.fullmatch, parts)):
        return False
    return parts[-1].casefold() == "team" or all(part[0].isupper() and part[1:].islower() for part in parts)
