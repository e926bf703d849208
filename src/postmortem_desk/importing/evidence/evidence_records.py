"""Evidence in JSON of any other program: JSON Lines of logs, lists of events, exports of chats.

Which key holds the time, the words and the person is found by its name; the objects may lie deeper in the file.
"""

import json
import re
from collections.abc import Iterator
from typing import Any, Final

from postmortem_desk.importing.evidence.evidence import Origin, candidate, content_ref, numbered
from postmortem_desk.importing.evidence.json_values import Item, flat, json_value, words
from postmortem_desk.importing.evidence.stamps import machine_moment
from postmortem_desk.model import Event, Moment
from postmortem_desk.remark import Remark
from postmortem_desk.text.markup.html_tree import html_tree, text_of
from postmortem_desk.trouble import Trouble

_TIMES: Final = (
    *("displaytime", "datetime", "timestamp", "time", "ts", "eventtime", "firsttimestamp", "startsat", "startedat"),
    *("occurredat", "createdat", "createddatetime", "createat", "created", "datehappened", "asctime", "timelocal", "t"),
    *("realtimetimestamp", "date", "dateunixtime", "publishedat", "creationtimestamp", "when", "start", "at"),
)
"""Names of keys without their marks and capitals ("__REALTIME_TIMESTAMP"), the best first; so below."""
_ENDS: Final = ("endsat", "timeend", "lasttimestamp", "endtime", "endedat", "end")
_TEXTS: Final = (
    *("message", "msg", "text", "event", "summary", "textpayload", "title", "note", "description", "body", "content"),
    *("log", "line", "what", "comment", "entry", "eventname", "request", "alertname", "m", "name"),
)
_ACTORS: Final = (
    *("user", "actor", "author", "username", "who", "login", "from", "senderfullname", "sender", "creator"),
    *("useridentity", "owner"),
)
_NAMES: Final = ("displayname", "nickname", "username", "name", "login", "user", "email", "id")
_LAYERS: Final = ("source", "jsonpayload", "post", "fields", "attributes", "annotations", "labels", "metadata")
"""Objects inside a record that hold parts of it."""
_MOST_NAMES: Final = 200


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
        yield _told(value, line.strip(), refs, Remark("Line {number}", number=number), problems)


def json_objects(value: Any, problems: list[str]) -> Iterator[Event]:
    """The objects of a JSON value; what is no object, or has no time, is told in `problems` with its number."""
    refs: dict[str, int] = {}
    for number, item in enumerate(_rows(value), 1):
        if isinstance(item, dict):
            yield _told(
                item, json.dumps(item, ensure_ascii=False), refs, Remark("Item {number}", number=number), problems
            )
        else:
            problems.append(Remark("Item {number}: it is no object, so it has no time and no text.", number=number))


def _rows(value: Any, depth: int = 0) -> list[Any]:
    """The records of a value: a list, or the longest list of objects in an object without a time of its own."""
    if isinstance(value, list):
        return [row for page in flat(value) for row in (_rows(page, depth + 1) if _is_page(page) else [page])]
    if not isinstance(value, dict) or depth > 5 or _first(_layers(value), _TIMES):
        return [value]
    streams = value.get("result")
    if isinstance(streams, list) and any(isinstance(each, dict) and "values" in each for each in streams):
        return [line for stream in streams if isinstance(stream, dict) for line in _stream(stream)]
    lists = [each for each in value.values() if isinstance(each, list) and any(isinstance(row, dict) for row in each)]
    if lists:
        return _rows(max(lists, key=len), depth + 1)
    objects = [each for each in value.values() if isinstance(each, dict)]
    deeper = next((rows for each in objects if (rows := _rows(each, depth + 1)) != [each]), None)
    return deeper if deeper is not None else [value]


def _is_page(value: Any) -> bool:
    """Whether a member of a list is no record but holds some, as one of several answers of a program does."""
    if not isinstance(value, dict) or _first(_layers(value), _TIMES):
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


def _told(item: Item, quote: str, refs: dict[str, int], place: str, problems: list[str]) -> Event:
    layers = _layers(item)
    at, end = _moment(layers), _end(layers)
    if not at.is_known:
        problems.append(
            Remark('{place}: its time "{time}" is not understood.', place=place, time=at.written[:40])
            if at.written
            else Remark("{place}: it has no time.", place=place)
        )
    text = _text_of(_first(layers, _TEXTS)) or quote
    reference = numbered(refs, content_ref("json", quote))
    return candidate(
        Origin("json", reference),
        text,
        at=at,
        end=end if end and end.at != at.at else None,
        actor=_actor(layers),
        quote=quote,
        guess="alert" if any("alertname" in layer for layer in layers) else None,
    )


def _layers(item: Item) -> list[Item]:
    """The record and the objects in it that hold parts of it, by the plain names of their keys.

    Where neither the record nor one that is known by its name tells a time, it is any object in it that does.
    """
    own = {_plain(key): value for key, value in list(item.items())[:_MOST_NAMES]}
    inner = [own[name] for name in _LAYERS if isinstance(own.get(name), dict)]
    if not inner and not any(name in own for name in _TIMES):
        inner = [each for each in own.values() if isinstance(each, dict) and any(_plain(key) in _TIMES for key in each)]
    return [own, *({_plain(key): value for key, value in list(each.items())[:_MOST_NAMES]} for each in inner)]


def _plain(key: str) -> str:
    return re.sub(r"[\W_]+", "", key).lower()


def _first(layers: list[Item], names: tuple[str, ...]) -> Any:
    """What the first of `names` holds that holds anything; None where none does."""
    for layer in layers:
        for name in names:
            value = layer.get(name)
            is_said = value not in (None, "", [], {}) and not isinstance(value, bool)
            if is_said and (not isinstance(value, dict) or names is not _TIMES):
                return value
    return None


def _moment(layers: list[Item]) -> Moment:
    """The time of a record; of a day and a clock in two keys, both."""
    value = _first(layers, _TIMES)
    day = words(layers[0], "date")
    if isinstance(value, str) and re.fullmatch(r"\d{1,2}:\d\d(?::\d\d)?", value) and day:
        value = f"{day} {value}"
    return machine_moment(value)


def _end(layers: list[Item]) -> Moment | None:
    moment = machine_moment(_first(layers, _ENDS))
    return moment if moment.at and moment.at > "0002" else None  # Go writes the year 1 for no time


def _text_of(value: Any) -> str:
    """The words of a text, of a list of parts of one or of bytes, and of a text with its kind (HTML or plain)."""
    if isinstance(value, dict):
        inner = words(value, "content", "text", "message", "body", "name")
        is_html = words(value, "contentType").lower() == "html"
        return "".join(text_of(html_tree(inner))).strip() if is_html else inner
    if isinstance(value, list):
        if all(isinstance(each, int) and 0 <= each < 256 for each in value):
            return bytes(value).decode("utf-8", "replace")
        return "".join(
            each if isinstance(each, str) else words(each, "text") if isinstance(each, dict) else "" for each in value
        )
    return str(value) if isinstance(value, str | int | float) else ""


def _actor(layers: list[Item]) -> str:
    value = _first(layers, _ACTORS)
    for _level in range(3):
        if not isinstance(value, dict):
            break
        value = _first([{_plain(key): inner for key, inner in value.items()}], _NAMES)
    return str(value) if isinstance(value, str | int) else ""
