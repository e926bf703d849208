"""What the words of a task tell of it: who does it, until when, its ticket, its priority, and how far it is.

    Add an alarm (@alice, due 2024-03-01, OPS-12)
    [P1] Rehearse the restore - owner: Bob, by Friday
    \u2705 Take the change back

The words stay part of the text. A value counts only where its place or a label makes it plain: in brackets or behind a
dash at an end of the line, at its head, or on a line of its own below.
"""

import re
from collections.abc import Iterator
from datetime import date
from functools import lru_cache
from typing import Final

from postmortem_desk.text.rows.row_content import Details
from postmortem_desk.text.rows.task_words import NOTHING, due_named, status_named, status_text
from postmortem_desk.text.times.due_days import due_days

_LONGEST: Final = 4000
"""Characters of a text that are looked at."""
_LONGEST_VALUE: Final = 40
_LABELS: Final = {
    name: label
    for label, names in {
        "Owner": "owner|owners|assignee|assigned to|assigned|responsible|dri|owned by",
        "Due": "due|due date|due by|deadline|eta|target date|target|by when",
        "Status": "status|state",
        "Priority": "priority|prio",
        "Tickets": "ticket|tickets|issue|jira|bug|tracking|tracked in|tracked by|tracking issue|tracker",
    }.items()
    for name in names.split("|")
}
_LABEL: Final = "|".join(sorted(_LABELS, key=len, reverse=True))
_LABELLED: Final = re.compile(
    rf"(?:^[ \t]*(?:[-+*][ \t]+)?|[(\[,;|.][ \t]*|[ \t][-/\u2013\u2014][ \t]+|[ \t](?=[*_]{{2}}))[*_]{{0,3}}"
    rf"(?P<label>{_LABEL})[*_]{{0,3}}[ \t]?:[*_]{{0,3}}[ \t]*(?P<value>[^\n,;|()*]{{1,80}}?)"
    r"(?=[ \t]*(?:[,;|)\n]|\*\*|[\].](?:\s|$)|[ \t][-/\u2013\u2014][ \t]|$))",
    re.IGNORECASE | re.MULTILINE,
)
_GROUP: Final = re.compile(r"[(\[](?P<group>[^()\[\]\n]{1,120})[)\]]")
_DASH: Final = re.compile(r"\s(?:[-\u2013\u2014]|\u2192|=>)\s+")
_PART: Final = re.compile(r"\s*[,;|]\s*")
_YEAR: Final = re.compile(r"(?:19|20)\d\d")
_LINK: Final = re.compile(
    r"!?\[(?P<words>[^\[\]\n]{1,60})\]\((?P<url>[^()\s]{1,300})\)|<?(?P<bare>https?://[^\s<>()]{1,300})>?"
)
_TRACKER_URL: Final = re.compile(r"/(?:browse|issues?|work_items)/(?P<key>[A-Z][A-Z0-9]+-\d+|\d+)(?:[/?#.,].*)?$")
_PERSON: Final = re.compile(r"@[A-Za-z\d][\w-]*(?:[./][\w-]+)*")
_NAME: Final = re.compile(r"[A-Z][\w'\u2019.-]+(?: [A-Z][\w'\u2019.-]+){0,2}|(?:the )?[A-Za-z]+[ -][Tt]eam")
_KEY: Final = re.compile(
    r"(?!(?:UTF|SHA|ISO|RFC|CVE|AES|MD|TLS|SSL|HTTP|IPV|COVID|SEV|GPT|UTC|GMT|EC|IEC)-)[A-Z][A-Z0-9]{1,9}-\d{1,6}|#\d{1,6}"
)
_NAMED_KEY: Final = re.compile(
    rf"(?:(?:jira|ticket|issue|bug|see|tracked (?:in|by|as)):? )?(?P<key>(?-i:{_KEY.pattern}))", re.IGNORECASE
)
_PRIORITY: Final = re.compile(r"P[0-4]|(?:high|medium|low|critical|urgent)(?: prio(?:rity)?)?", re.IGNORECASE)
_KEY_AHEAD: Final = re.compile(rf"[*_]{{0,2}}({_KEY.pattern})[*_]{{0,2}}(?=:?\s)")
_HEAD: Final = re.compile(r"(?:\*\*)?(?P<head>[^\s:*\[\]()]{1,20})(?:\*\*)?(?::(?:\*\*)?|\s[-\u2013\u2014])\s")
_PEOPLE: Final = re.compile(rf"{_PERSON.pattern}(?:(?:,| and| &)? {_PERSON.pattern}){{0,5}}")
_LAST: Final = re.compile(rf"\s(?P<last>{_PEOPLE.pattern}|{_KEY.pattern})$")
_BY: Final = re.compile(
    r"(?:due|by|until|deadline|eta|before|bis|f\u00e4llig|avant|hasta|antes de|at\u00e9|entro)\b"
    r"(?: on| by| date| zum| am| le| el| il| bis)?:?\s+(?P<day>.+)",
    re.IGNORECASE,
)
_BY_AT_END: Final = re.compile(r"\s(?:by|due|before|until) (?P<day>[^\s,;][^,;]{0,30})$", re.IGNORECASE)
_SHORT_DAY: Final = re.compile(r"\d\d\.\d\d\.?")
"""A day and its month, whose last full stop may have been taken for that of the words."""
_ISO_DAY: Final = re.compile(r"\d{4}-\d\d-\d\d")
_CALENDAR: Final = re.compile(r"[\U0001f4c5\U0001f4c6\U0001f5d3\u23f0]\ufe0f?\s*(?P<day>\d{4}-\d\d-\d\d)")
_MENTIONED_DAY: Final = re.compile(r"@(?P<day>[A-Z][a-z]+ \d{1,2}, \d{4})")
_MENTIONED: Final = re.compile(r"\s@(?P<who>[A-Z][\w'\u2019.-]+(?: [A-Z][\w'\u2019.-]+){1,2})$")
"""How notebooks mention a day, and a person at the end of a line."""
_PICTURES: Final = re.compile(r"^(?:[\u2190-\u2bff\U0001f000-\U0001faff]\ufe0f?\s*)+")
_LISTED: Final = frozenset({"Owner", "Due", "Tickets"})
"""What counts behind a comma, where a priority or a state may be a word of the sentence."""
_DOER: Final = re.compile(r"(?:assigned to|owner|owned by|assignee|dri):?\s+(?P<who>.{1,40})", re.IGNORECASE)
_LOOSE_DAY: Final = re.compile(
    r"(?:(?:the )?end of |mid[ -]|early |late )?"
    r"(?:Q[1-4]|H[12]|(?:next|this) (?:week|sprint|month|quarter|year|release))"
    r"(?:[ /-]?(?:20)?\d\d)?",
    re.IGNORECASE,
)
_SOME_DAY: Final = date(2024, 1, 1)
_SIGNS: Final = {
    "\u2705": "done",
    "\u2714": "done",
    "\u2611": "done",
    ":white_check_mark:": "done",
    ":heavy_check_mark:": "done",
    "\U0001f6a7": "in_progress",
    "\u23f3": "in_progress",
}
_DONE_WORD: Final = re.compile(r"(?:^|[\s(\[\u2013\u2014-])(?:DONE|FIXED|COMPLETED)(?:[\s:.!)\]]|$)")
_STATES: Final = frozenset({"done", "in_progress", "dropped"})


@lru_cache(maxsize=4096)
def told_details(text: str) -> Details:
    """The details that the words of a task tell: the first of each kind, and all tickets."""
    found: dict[str, str] = {}
    tickets: list[str] = []
    for label, value in _told(text[:_LONGEST]):
        if label == "Tickets":
            tickets += [value] if value not in tickets else []
        else:
            found.setdefault(label, value)
    if tickets:
        found["Tickets"] = ", ".join(tickets)
    return tuple(found.items())


def linked_tickets(words: str) -> tuple[str, ...]:
    """The tickets that the links in `words` lead to."""
    links = (_linked(link["words"] or "", link["url"] or link["bare"]) for link in _LINK.finditer(words))
    return tuple(key for told in links for _, key in told)


def _told(text: str) -> Iterator[tuple[str, str]]:
    line = text.partition("\n")[0].strip()
    yield from _state(line)
    for match in _LABELLED.finditer(text):
        yield from _labelled(_LABELS[match["label"].lower()], match["value"].strip(" \t_`"))
    for link in _LINK.finditer(text):
        yield from _linked(link["words"] or "", link["url"] or link["bare"])
    yield from (("Due", day["day"]) for day in _CALENDAR.finditer(line))
    yield from (("Due", due_named(day["day"])) for day in _MENTIONED_DAY.finditer(line))
    bare = _PICTURES.sub("", " ".join(_MENTIONED_DAY.sub(" ", _LINK.sub(" ", line)).split())).rstrip(" .")
    if person := _MENTIONED.search(bare):
        yield "Owner", person["who"]
    for group in _GROUP.finditer(bare):
        at_end = not bare[: group.start()].strip(" *_") or not bare[group.end() :].strip(" .*_")
        yield from _parts(group["group"], at_end=at_end)
    plain = _GROUP.sub("", bare).rstrip(" .")
    if tail := _tail(plain) or _list_tail(plain):
        yield from _parts(tail, at_end=True)
    elif (by := _BY_AT_END.search(plain)) and _names_day(by["day"]):
        yield "Due", due_named(by["day"])
    if key := _KEY_AHEAD.match(bare):
        yield "Tickets", key[1]
    elif head := _HEAD.match(bare):
        yield from (pair for pair in _parts(head["head"], at_end=True) if pair[0] != "Due")
    if (last := _LAST.search(bare)) and (told := _part(last["last"])) is not None:
        yield told


def _tail(line: str) -> str:
    """What stands behind the dashes that end a line, as far back as all of it may be details; "" where nothing does."""
    kept: list[str] = []
    for segment in reversed(_DASH.split(line)[1:]):
        parts = [part.strip(" *_`.") for part in _PART.split(segment)]
        if not all(_part(part) or _NAME.fullmatch(part) or _YEAR.fullmatch(part) for part in parts):
            break
        kept.insert(0, segment)
    return ", ".join(kept)


def _list_tail(line: str) -> str:
    """The parts behind commas or bars that end a line, as far back as they tell who, when or which ticket."""
    parts = _PART.split(line)
    may_name = ("|" in line or ";" in line) and len(parts) > 2
    kept: list[str] = []
    for part in reversed(parts[1:]):
        told = _part(part.strip(" *_`."))
        is_name = may_name and _NAME.fullmatch(part.strip()) is not None
        if not (_YEAR.fullmatch(part) or is_name or (told is not None and told[0] in _LISTED)):
            break
        kept.insert(0, part)
    return ", ".join(kept)


def _state(line: str) -> Iterator[tuple[str, str]]:
    bare = line.strip(" .*_\ufe0f")
    for sign, status in _SIGNS.items():
        if bare.startswith(sign) or bare.endswith(sign):
            yield "Status", status_text(status)
    struck = bare.partition("~~")[2].partition("~~")[0] if bare.startswith("~~") else ""
    if len(struck) * 2 > len(bare) or _DONE_WORD.search(line):
        yield "Status", "done"


def _labelled(label: str, value: str) -> Iterator[tuple[str, str]]:
    if not value or value.casefold() in NOTHING or len(value) > _LONGEST_VALUE:
        return
    if label == "Status":
        status = status_named(value)
        if status not in {"", "open"}:
            yield label, status_text(status)
    elif label == "Due":
        if _names_day(value):
            yield label, due_named(value)
    elif label == "Tickets":
        yield from ((label, key[0]) for key in _KEY.finditer(value))
    else:
        yield label, value


def _linked(words: str, url: str) -> Iterator[tuple[str, str]]:
    """The ticket that a link leads to, by its words or its address."""
    key = _KEY.fullmatch(words.strip("[] "))
    address = _TRACKER_URL.search(url)
    if key:
        yield "Tickets", key[0]
    elif address:
        yield "Tickets", address["key"] if "-" in address["key"] else f"#{address['key']}"


def _parts(words: str, *, at_end: bool) -> Iterator[tuple[str, str]]:
    """The details in a bracket, behind a dash, or at an end of a line.

    All of its parts must tell something, and a bare name counts only beside a part that is plain. In the middle of a
    line tickets alone are taken.
    """
    parts: list[str] = []
    for part in _PART.split(words.strip()):
        if parts and _YEAR.fullmatch(part):
            parts[-1] = f"{parts[-1]}, {part}"  # May 5, 2024
        else:
            parts.append(part.strip(" *_`."))
    read = [(part, _part(part)) for part in parts]
    names = [part for part, pair in read if pair is None]
    plain = [pair for _, pair in read if pair is not None]
    is_whole = at_end and plain and len(names) <= 1 and all(_NAME.fullmatch(name) for name in names)
    yield from (pair for pair in plain if is_whole or pair[0] == "Tickets")
    if is_whole:
        yield from (("Owner", name) for name in names)


def _part(part: str) -> tuple[str, str] | None:
    if _PEOPLE.fullmatch(part):
        return "Owner", part
    if doer := _DOER.fullmatch(part):
        return "Owner", doer["who"]
    if key := _NAMED_KEY.fullmatch(part):
        return "Tickets", key["key"]
    if _PRIORITY.fullmatch(part):
        return "Priority", part
    by = _BY.fullmatch(part)
    day = by["day"] if by else part
    day = f"{day.rstrip('.')}." if _SHORT_DAY.fullmatch(day) else day
    if (by and _names_day(day)) or due_named(day) != day or _ISO_DAY.fullmatch(day):
        return "Due", due_named(day)
    status = status_named(part) if len(part) > 1 else ""
    return ("Status", status_text(status)) if status in _STATES else None


def _names_day(words: str) -> bool:
    return (
        bool(due_days(words, _SOME_DAY))
        or _SHORT_DAY.fullmatch(words) is not None
        or _LOOSE_DAY.fullmatch(words) is not None
    )
