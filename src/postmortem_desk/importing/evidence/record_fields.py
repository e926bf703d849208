"""What the fields of a program's record tell: its time, its words, its person. They are known by the names of keys."""

import re
from collections.abc import Iterator
from typing import Any, Final

from postmortem_desk.importing.evidence.json_values import Item, words
from postmortem_desk.importing.evidence.stamps import machine_moment
from postmortem_desk.model import Moment
from postmortem_desk.text.markup.html_tree import html_tree, text_of

_TIMES: Final = (
    *("displaytime", "datetime", "timestamp", "time", "ts", "eventtime", "firsttimestamp", "startsat", "startedat"),
    *("occurredat", "createdat", "createddatetime", "createat", "created", "datehappened", "asctime", "timelocal", "t"),
    *("realtimetimestamp", "date", "dateunixtime", "publishedat", "creationtimestamp", "when", "start", "at"),
    *("eventtimestamp", "openedat", "reportedat", "detectedat", "activeat", "starttime", "begintime", "createdon"),
    *(
        "createddate",
        "datecreated",
        "creationdate",
        "syscreatedon",
        "originserverts",
        "senttime",
        "sentat",
        "published",
    ),
)
"""Names of keys without their marks and capitals ("__REALTIME_TIMESTAMP"), the best first; so below."""
_LATER_TIMES: Final = frozenset({"updatedat", "modifiedat", "editedat", "dateupdated", "ingestiontime", "expiresat"})
_TIME_ENDINGS: Final = ("at", "time", "date", "timestamp", "ts", "on")
"""How other keys end that hold a time."""
_PHASES: Final = {
    "acknowledgedat": "Acknowledged",
    "ackedat": "Acknowledged",
    "mitigatedat": "Mitigated",
    "resolvedat": "Resolved",
    "closedat": "Closed",
}
"""Keys that tell when a further thing happened to what a record tells of, and how that is said."""
_ENDS: Final = ("endsat", "timeend", "lasttimestamp", "endtime", "endedat", "end")
_TEXTS: Final = (
    *("message", "msg", "text", "event", "summary", "textpayload", "shortdescription", "title", "note", "description"),
    *("body", "content", "log", "line", "what", "comment", "entry", "eventname", "request", "alertname", "m", "name"),
    *("operationname", "displaymessage", "entitydisplayname", "displayname", "subject", "reason", "action"),
)
_TITLES: Final = ("title", "subject")
"""Keys of words that stand above the text of a record."""
_LONGEST_TITLE: Final = 200
_ACTORS: Final = (
    *("user", "actor", "author", "username", "who", "login", "from", "senderfullname", "sender", "creator"),
    *(
        "useridentity",
        "owner",
        "u",
        "updater",
        "caller",
        "createdby",
        "openedby",
        "reporter",
        "initiatedby",
        "member",
        "by",
    ),
)
_NAMES: Final = ("displayname", "displayvalue", "nickname", "username", "name", "login", "user", "email", "id")
_WORDS_WITHIN: Final = ("content", "text", "message", "body", "name", "displayValue", "display_value", "localizedValue")
_LAYERS: Final = (
    "source",
    "jsonpayload",
    "post",
    "fields",
    "attributes",
    "annotations",
    "labels",
    "metadata",
    "result",
)
"""Objects inside a record that hold parts of it."""
_MOST_NAMES: Final = 200
_HTML: Final = re.compile(r"\s*<(?:p|div|span|br)\b[^<>]*>", re.IGNORECASE)
"""How words begin that are told as HTML."""


def layers_of(item: Item) -> list[Item]:
    """The record and the objects in it that hold parts of it, by the plain names of their keys.

    Where neither the record nor one that is known by its name tells a time, it is any object in it that does.
    """
    own = _by_plain_names(item)
    inner = [own[name] for name in _LAYERS if isinstance(own.get(name), dict)]
    if not inner and not any(name in own for name in _TIMES):
        inner = [each for each in own.values() if isinstance(each, dict) and any(_plain(key) in _TIMES for key in each)]
    deeper = [each["attributes"] for each in inner if isinstance(each.get("attributes"), dict)]
    return [own, *map(_by_plain_names, (*inner, *deeper))]


def tells_time(item: Item) -> bool:
    """Whether a record tells a time of its own, under a key that is known for it."""
    return _known_time(layers_of(item)) is not None


def moment_in(layers: list[Item]) -> Moment:
    """The time of a record; of a day and a clock in two keys, both."""
    value = _time_in(layers)
    day = words(layers[0], "date")
    if isinstance(value, str) and re.fullmatch(r"\d{1,2}:\d\d(?::\d\d)?", value) and day:
        value = f"{day} {value}"
    return machine_moment(value)


def end_in(layers: list[Item]) -> Moment | None:
    """When what a record tells of was over, where it says so."""
    moment = machine_moment(_unwrapped(_first(layers, _ENDS)))
    return moment if moment.at and moment.at > "0002" else None  # Go writes the year 1 for no time


def phases_in(layers: list[Item], begun: Moment) -> Iterator[tuple[str, Moment]]:
    """What happened later to what a record tells of, with its time."""
    for name, word in _PHASES.items():
        moment = machine_moment(_unwrapped(_first(layers, (name,))))
        if moment.at is not None and moment.at > "0002" and moment.at != begun.at:
            yield word, moment


def text_in(layers: list[Item]) -> str:
    """The words of a record, below its title where it has one; "" where no key of words holds any."""
    text = _words_of(_first(layers, _TEXTS))
    title = _words_of(_first(layers, _TITLES))
    is_told = title.casefold() in text.casefold() or len(title) > _LONGEST_TITLE
    return text if is_told else f"{title}: {text}" if text else title


def actor_in(layers: list[Item]) -> str:
    """Who a record tells of; "" where it names nobody."""
    value = _first(layers, _ACTORS)
    for _level in range(3):
        if not isinstance(value, dict):
            break
        value = _first([_by_plain_names(value)], _NAMES)
    return str(value) if isinstance(value, str | int) else ""


def is_alert(layers: list[Item]) -> bool:
    """Whether a record tells of an alert."""
    return any("alertname" in layer for layer in layers)


def _by_plain_names(item: Item) -> Item:
    return {_plain(key): value for key, value in list(item.items())[:_MOST_NAMES]}


def _plain(key: str) -> str:
    return re.sub(r"[\W_]+", "", key).lower()


def _first(layers: list[Item], names: tuple[str, ...]) -> Any:
    """What the first of `names` holds that holds anything; None where none does."""
    for layer in layers:
        for name in names:
            value = layer.get(name)
            if value not in (None, "", [], {}) and not isinstance(value, bool):
                return value
    return None


def _time_in(layers: list[Item]) -> Any:
    """The time that a record tells: by the keys that are known for it, else by one that is called so and holds one."""
    known = _known_time(layers)
    if known is not None:
        return known
    others = ((name, value) for layer in layers for name, value in layer.items() if name.endswith(_TIME_ENDINGS))
    found = [(name in _LATER_TIMES | _PHASES.keys(), value) for name, value in others if _is_time(value)]
    return min(found, key=lambda pair: pair[0])[1] if found else None


def _known_time(layers: list[Item]) -> Any:
    for layer in layers:
        for name in _TIMES:
            value = _unwrapped(layer.get(name))
            if value not in (None, "") and not isinstance(value, bool | dict | list):
                return value
    return None


def _is_time(value: Any) -> bool:
    return isinstance(value, str) and value[:1].isdigit() and "-" in value and machine_moment(value).is_known


def _unwrapped(value: Any) -> Any:
    """A time without the object that some programs put around it."""
    if not isinstance(value, dict):
        return value
    return next((value[key] for key in ("$date", "value", "dateTime", "date_time", "iso8601") if key in value), value)


def _words_of(value: Any) -> str:
    """The words of a text, of a list of parts of one or of bytes, and of a text with its kind (HTML or plain)."""
    if isinstance(value, dict):
        inner = words(value, *_WORDS_WITHIN)
        is_html = words(value, "contentType").lower() == "html"
        return "".join(text_of(html_tree(inner))).strip() if is_html else inner
    if isinstance(value, list):
        if all(isinstance(each, int) and 0 <= each < 256 for each in value):
            return bytes(value).decode("utf-8", "replace")
        return "".join(
            each if isinstance(each, str) else words(each, "text") if isinstance(each, dict) else "" for each in value
        )
    if isinstance(value, str) and _HTML.match(value):
        return "".join(text_of(html_tree(value))).strip()
    return str(value) if isinstance(value, str | int | float) else ""
