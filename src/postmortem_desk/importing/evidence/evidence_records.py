"""Evidence in JSON of any other program: JSON Lines of logs, lists of events, exports of chats.

Which key holds the time, the words and the person is found by its name; the objects may lie deeper in the file.
"""

import json
from collections.abc import Iterator
from typing import Any, Final

from postmortem_desk.importing.evidence.evidence import Origin, candidate, content_ref, numbered
from postmortem_desk.importing.evidence.json_values import Item, flat, json_value
from postmortem_desk.importing.evidence.record_fields import (
    actor_in,
    end_in,
    is_alert,
    layers_of,
    moment_in,
    phases_in,
    tells_time,
    text_in,
)
from postmortem_desk.model import Event
from postmortem_desk.remark import Remark
from postmortem_desk.trouble import Trouble

_INNER: Final = frozenset(
    {"comments", "comment", "notes", "transitions", "updates", "histories", "timeline", "activities", "replies"}
)
"""Keys, without capitals, of the lists in a record whose members are records themselves."""
_DEEPEST: Final = 5


def json_lines(text: str, name: str, problems: list[str]) -> Iterator[Event]:
    """JSON Lines, one object a line; what is no object, or has no time, is told in `problems` with its line."""
    refs: dict[str, int] = {}
    for number, line in enumerate(text.split("\n"), 1):
        if not line.strip():
            continue
        try:
            value = json_value(line, name)
        except Trouble as trouble:
            problems.append(Remark("Line {number}: {what}", number=number, what=trouble.sentence))
            continue
        if not isinstance(value, dict):
            problems.append(Remark("Line {number}: it is no object, so it has no time and no text.", number=number))
            continue
        yield from _told(value, line.strip(), refs, Remark("Line {number}", number=number), problems)


def json_objects(value: Any, problems: list[str]) -> Iterator[Event]:
    """The objects of a JSON value; what is no object, or has no time, is told in `problems` with its number."""
    refs: dict[str, int] = {}
    for number, item in enumerate(_rows(value), 1):
        if isinstance(item, dict):
            yield from _told(
                item, json.dumps(item, ensure_ascii=False), refs, Remark("Item {number}", number=number), problems
            )
        else:
            problems.append(Remark("Item {number}: it is no object, so it has no time and no text.", number=number))


def _rows(value: Any, depth: int = 0) -> list[Any]:
    """The records of a value: a list, or the longest list of objects in an object without a time of its own."""
    if isinstance(value, list):
        return [
            row for page in flat(value) for row in (_rows(page, depth + 1) if _is_page(page) else _with_inner(page))
        ]
    if (
        isinstance(value, dict)
        and value
        and all(isinstance(each, dict) and tells_time(each) for each in value.values())
    ):
        return _rows(list(value.values()), depth + 1)  # records by their ids
    if not isinstance(value, dict) or depth > _DEEPEST or tells_time(value):
        return _with_inner(value)
    streams = value.get("result")
    if isinstance(streams, list) and any(isinstance(each, dict) and "values" in each for each in streams):
        return [line for stream in streams if isinstance(stream, dict) for line in _stream(stream)]
    lists = [each for each in value.values() if isinstance(each, list) and any(isinstance(row, dict) for row in each)]
    if lists:
        return _rows(max(lists, key=len), depth + 1)
    objects = [each for each in value.values() if isinstance(each, dict)]
    deeper = next((rows for each in objects if (rows := _rows(each, depth + 1)) != [each]), None)
    return deeper if deeper is not None else [value]


def _with_inner(value: Any) -> list[Any]:
    """A record, and the records in lists of it that are known for holding some (comments, transitions)."""
    return [value, *_inner(value, 0)] if isinstance(value, dict) and tells_time(value) else [value]


def _inner(value: Item, depth: int) -> Iterator[Item]:
    for key, each in value.items() if depth < _DEEPEST else ():
        if isinstance(each, dict):
            yield from _inner(each, depth + 1)
        elif isinstance(each, list) and key.lower() in _INNER:
            yield from (row for row in each if isinstance(row, dict) and tells_time(row))


def _is_page(value: Any) -> bool:
    """Whether a member of a list is no record but holds some, as one of several answers of a program does."""
    if not isinstance(value, dict) or tells_time(value):
        return False
    return any(
        isinstance(each, list) and each and all(isinstance(row, dict) for row in each) for each in value.values()
    )


def _stream(stream: Item) -> Iterator[Item]:
    """The lines of a stream of Loki, which are pairs of a time and a text."""
    pairs = stream.get("values")
    for pair in pairs if isinstance(pairs, list) else ():
        if isinstance(pair, list) and len(pair) > 1:
            yield {"timestamp": pair[0], "line": pair[1], "stream": stream.get("stream")}


def _told(item: Item, quote: str, refs: dict[str, int], place: str, problems: list[str]) -> Iterator[Event]:
    """What a record tells, and what happened later to it."""
    layers = layers_of(item)
    at, end = moment_in(layers), end_in(layers)
    if not at.is_known:
        problems.append(
            Remark('{place}: its time "{time}" is not understood.', place=place, time=at.written[:40])
            if at.written
            else Remark("{place}: it has no time.", place=place)
        )
    text, actor = text_in(layers), actor_in(layers)
    reference = numbered(refs, content_ref("json", quote))
    yield candidate(
        Origin("json", reference),
        text or quote,
        at=at,
        end=end if end and end.at != at.at else None,
        actor=actor,
        quote=quote,
        guess="alert" if is_alert(layers) else None,
    )
    for word, moment in phases_in(layers, at):
        origin = Origin("json", f"{reference}/{word.lower()}")
        yield candidate(origin, f"{word}: {text}" if text else word, at=moment, quote=quote, guess="action")
