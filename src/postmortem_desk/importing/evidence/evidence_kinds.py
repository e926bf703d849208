"""The kinds of evidence, how each is known by its content, and the one entrance that reads any of them."""

from collections.abc import Callable, Iterable
from datetime import date
from pathlib import Path, PurePath
from typing import Any, Final

from msgspec import Struct

from postmortem_desk.importing.documents.source import source_text
from postmortem_desk.importing.evidence.archives import folder_files, zip_files
from postmortem_desk.importing.evidence.csv_columns import Columns, find_columns, is_cut_throughout, role_of
from postmortem_desk.importing.evidence.evidence import Evidence, by_ref, oldest_first
from postmortem_desk.importing.evidence.evidence_csv import csv_events
from postmortem_desk.importing.evidence.evidence_git import git_log, is_git_log
from postmortem_desk.importing.evidence.evidence_github import github, is_github
from postmortem_desk.importing.evidence.evidence_lines import text_lines
from postmortem_desk.importing.evidence.evidence_pagerduty import is_pagerduty, pagerduty
from postmortem_desk.importing.evidence.evidence_records import json_lines, json_objects
from postmortem_desk.importing.evidence.evidence_slack import is_slack, slack_files
from postmortem_desk.importing.evidence.evidence_status import is_opsgenie, is_statuspage, opsgenie, statuspage
from postmortem_desk.importing.evidence.json_values import items, json_pages, json_value, words
from postmortem_desk.importing.evidence.own_csv import own_delimiter, own_events
from postmortem_desk.importing.progress import Progress, unheard
from postmortem_desk.model import Event
from postmortem_desk.remark import Remark, counted_remark, template_of
from postmortem_desk.trouble import Trouble

KINDS: Final = ("text", "slack", "pagerduty", "opsgenie", "statuspage", "github", "csv", "json", "git")
ENDINGS: Final = ("csv", "tsv", "zip", "log", "json", "jsonl", "ndjson")
"""Ends of the names of files that hold evidence."""
_TABLES: Final = (".csv", ".tsv")
_OF_JSON: Final[dict[str, Callable[[Any], Iterable[Event]]]] = {
    "pagerduty": pagerduty,
    "opsgenie": opsgenie,
    "statuspage": statuspage,
    "github": github,
}
_ZIP: Final = b"PK\x03\x04"
_FEWEST_ROWS: Final = 2
_FEWEST_COLUMNS: Final = 2
"""A time, a tab and words are lines, unless a heading stands above them."""


class Wanted(Struct, frozen=True):
    """How a source shall be read, where a person said so."""

    kind: str = ""
    """One of KINDS; "" is found by the content."""
    columns: Columns | None = None
    """Of a CSV; None where they are to be found."""
    day: date | None = None
    """The incident's day, for clock times alone."""


AS_IT_SAYS: Final = Wanted()
"""Nobody said anything: kind and columns are found by the content."""


def evidence_kind(data: bytes, name: str) -> str:
    """The kind of evidence that bytes are, by their content and then their name. Raises Trouble for what is no text."""
    if data.startswith(_ZIP):
        return "slack"
    if PurePath(name).suffix.lower() in _TABLES:
        return "csv"
    text = source_text(data, name)[0]
    head = text.lstrip()
    if head[:1] in ("{", "["):
        kind = _kind_of_json(text, name)
        if kind:
            return kind
    if is_git_log(text):
        return "git"
    return "csv" if _is_table(text, name) else "text"


def _kind_of_json(text: str, name: str) -> str:
    try:
        return json_kind(json_pages(text, name))
    except Trouble:
        if _begins_with_an_object(text, name):
            return "json"
        return "json" if PurePath(name).suffix.lower() in (".json", ".jsonl", ".ndjson") else ""


def _begins_with_an_object(text: str, name: str) -> bool:
    """Whether the first line of a text is an object of JSON by itself: so are JSON Lines."""
    try:
        return isinstance(json_value(text.lstrip().partition("\n")[0], name), dict)
    except Trouble:
        return False


def json_kind(value: Any) -> str:
    """What program wrote a JSON value, by its keys; "json" where none is known by them."""
    tests: tuple[tuple[str, Callable[[Any], bool]], ...] = (
        ("incident", lambda it: any(words(each, "format").startswith("postmortem-desk/") for each in items(it)[:1])),
        ("pagerduty", is_pagerduty),
        ("statuspage", is_statuspage),
        ("opsgenie", is_opsgenie),
        ("slack", is_slack),
        ("github", is_github),
    )
    return next((name for name, test in tests if test(value)), "json")


def _is_table(text: str, name: str) -> bool:
    """Whether a text is a table with headings that are known, or cells copied from a spreadsheet."""
    if not text.strip() or text.count("\n", 0, 10_000) < _FEWEST_ROWS - 1:
        return False
    columns = find_columns(text, name)
    if not is_cut_throughout(text, columns):
        return False
    is_headed = columns.has_header and any(map(role_of, columns.names))
    is_cut = is_headed and columns.delimiter != "|"  # those may be a table in Markdown
    is_copied = columns.delimiter == "\t" and (columns.has_header or len(columns.names) > _FEWEST_COLUMNS)
    return (is_cut or is_copied) and {"time", "text"} <= set(columns.roles)


def read_evidence(data: bytes, name: str, wanted: Wanted = AS_IT_SAYS, progress: Progress = unheard) -> Evidence:
    """What a file or a pasted text says, as candidates in its order.

    Raises Trouble for what is not a text, is too large, damaged or of another kind than it was said to be; and what
    `progress` raises.
    """
    kind = wanted.kind or evidence_kind(data, name)
    if kind == "incident":
        raise Trouble("It is an incident of this program.", subject=name, remedy="Open it instead.")
    if kind not in KINDS:
        raise Trouble(
            f"Evidence of the kind {kind!r} cannot be read.", subject=name, remedy=f"Known kinds: {', '.join(KINDS)}."
        )
    problems: list[str] = []
    if data.startswith(_ZIP):
        events = list(slack_files(zip_files(data, name), name, problems, progress))
        return _evidence("slack", name, events, (), problems)
    text, notice = source_text(data, name)
    events = list(_events(kind, text, name, wanted, problems, progress))
    return _evidence(kind, name, events, (notice,) if notice else (), problems)


def read_folder(folder: Path, progress: Progress = unheard) -> Evidence:
    """What the unpacked export of a chat says. Raises Trouble for a folder without JSON files."""
    files = folder_files(folder)
    if not files:
        raise Trouble("The folder holds no JSON files.", subject=folder.name, remedy="Choose an unpacked Slack export.")
    problems: list[str] = []
    events = list(slack_files(files, folder.name, problems, progress))
    return _evidence("slack", folder.name, events, (), problems)


def _events(
    kind: str, text: str, name: str, wanted: Wanted, problems: list[str], progress: Progress
) -> Iterable[Event]:
    if kind in _OF_JSON:
        return _OF_JSON[kind](json_pages(text, name))
    if kind == "slack":
        return slack_files({name: text.encode()}, name, problems, progress)
    if kind == "git":
        return git_log(text, problems)
    if kind == "csv" and own_delimiter(text):
        return own_events(text, problems)
    if kind == "csv":
        columns = wanted.columns or find_columns(text, name)
        if len(columns.names) == 1 and wanted.columns is None:
            return text_lines(text, problems, wanted.day, progress)
        return csv_events(text, columns, problems, wanted.day, progress)
    if kind == "json":
        return _json_events(text, name, problems)
    return text_lines(text, problems, wanted.day, progress)


def _json_events(text: str, name: str, problems: list[str]) -> Iterable[Event]:
    if "\n" in text.strip() and _begins_with_an_object(text, name):
        return json_lines(text, name, problems)
    value = json_pages(text, name)
    if isinstance(value, list) and value and all(isinstance(line, str) for line in value):
        return text_lines("\n".join(value), problems)
    return json_objects(value, problems)


def _evidence(
    kind: str, name: str, events: Iterable[Event], notices: tuple[str, ...], problems: Iterable[str]
) -> Evidence:
    told = by_ref(events)
    candidates = tuple(event for event in told if event.text.strip() or event.at.is_known)
    if len(candidates) < len(told):
        left = len(told) - len(candidates)
        many = template_of("{n} records that tell neither a time nor a word: left out.")
        problems = (*problems, counted_remark(left, "1 record that tells neither a time nor a word: left out.", many))
    if kind in _OF_JSON or kind == "git":
        candidates = oldest_first(candidates)
    if not candidates:
        problems = (*problems, Remark("No message, alert, row or line was found in it."))
    timed = sum(1 for event in candidates if event.at.is_known)
    dayless = sum(1 for event in candidates if event.at.at is not None and event.at.at.startswith("T"))
    people = {event.actor for event in candidates if event.actor}
    many = template_of("{n} candidates for the timeline ({kind})")
    said = [counted_remark(len(candidates), "1 candidate for the timeline ({kind})", many, kind=kind)]
    if dayless:
        template = template_of("{timed} with a time ({dayless} of them without its day)")
        said.append(Remark(template, timed=f"{timed:,}", dayless=f"{dayless:,}"))
    else:
        said.append(Remark("{timed} with a time", timed=f"{timed:,}"))
    said.append(counted_remark(len(people), "1 person", "{n} people"))
    found = Remark("{candidates}.", candidates=said)
    return Evidence(kind, name, candidates, (*notices, found), tuple(problems))
