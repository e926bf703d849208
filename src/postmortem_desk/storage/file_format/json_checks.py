"""From text to plain JSON data, with the checks that a JSON reader leaves out: keys that stand twice, numbers that do
not fit, depth. Every refusal says the line and the column.
"""

import json
import re
from typing import Any, Final

from postmortem_desk.model.core import from_json
from postmortem_desk.model.record import UNKNOWN_KEYS
from postmortem_desk.storage.file_format.positions import (
    Position,
    position_at,
    position_of_value,
    second_of_key,
    too_deep,
)
from postmortem_desk.trouble import Trouble

MAX_DEPTH: Final = 64
"""Levels of objects and lists inside each other; an incident needs seven."""
MAX_DIGITS: Final = 300
"""Digits of a whole number."""

OTHER_DOCUMENTS: Final = "Other documents open under endings of their own, such as .md, .csv or .log."
_MEND: Final = "Mend it in a text editor, or open an older copy."
_CONFLICT: Final = re.compile(r"^(<{7} |\|{7} |={7}$|>{7} )", re.MULTILINE)
_WHERE: Final = re.compile(r" at line (\d+) column (\d+)$")
_MALFORMED: Final = (
    ("trailing comma", "there is a comma after the last entry.", "Take it away."),
    ("expected `:`", "a colon is missing between a key and its value.", _MEND),
    ("expected `,`", "a comma or a closing bracket is missing.", _MEND),
    ("control character", "a text in quotes runs over the end of its line or holds a control character.", _MEND),
    ("EOF while parsing a string", "the file ends in the middle of a text in quotes.", "Open an older copy."),
    ("EOF while parsing", "the file ends before the incident is complete.", "Open an older copy."),
    ("expected value", "a value is missing here, or is not written as JSON wants it.", _MEND),
    ("expected ident", "a word stands here that is not JSON; only true, false and null go without quotes.", _MEND),
    ("key must be a string", "a key must stand in double quotes.", _MEND),
    ("invalid number", "a number is not written as JSON wants it.", _MEND),
    ("invalid escape", "a backslash is followed by something that it cannot stand before.", "Write it as \\\\."),
    ("hex escape", "a \\u escape does not make a whole character.", _MEND),
    ("surrogate", "a \\u escape does not make a whole character.", _MEND),
    ("trailing characters", "something stands after the end of the incident.", _MEND),
)


class _SecondKey(ValueError):
    """A key stands twice in one object."""


class _BadNumber(ValueError):
    """A number does not fit; its text is the argument."""


class ParsedJson:
    """What the text of a file holds, as plain data."""

    __slots__ = ("holds_reserved_key", "value")

    def __init__(self, value: Any, *, holds_reserved_key: bool) -> None:
        self.value = value
        self.holds_reserved_key = holds_reserved_key
        """Whether a key of the file is the one under which unknown keys are handed to the model."""


def parsed_json(text: str, name: str) -> ParsedJson:
    """The JSON data of `text`, the content of the file `name`. Raises Trouble."""
    reserved = False

    def checked(pairs: list[tuple[str, Any]]) -> dict[str, Any]:
        nonlocal reserved
        value = dict(pairs)
        if len(value) != len(pairs):
            raise _SecondKey
        reserved = reserved or UNKNOWN_KEYS in value
        return value

    try:
        value = json.loads(
            text, object_pairs_hook=checked, parse_float=_finite, parse_int=_short_int, parse_constant=_no_constant
        )
    except RecursionError as error:
        raise _too_deep(text, name) from error
    except _SecondKey as error:
        raise _second_key(text, name) from error
    except _BadNumber as error:
        raise _bad_number(text, name, str(error)) from error
    except ValueError as error:
        raise malformed(text, name) from error
    if _deeper_than(value, MAX_DEPTH):
        raise _too_deep(text, name)
    return ParsedJson(value, holds_reserved_key=reserved)


def malformed(text: str, name: str) -> Trouble:
    """The trouble for text that is not JSON, in plain words."""
    conflict = _CONFLICT.search(text)
    if conflict:
        place = position_at(text, conflict.start())
        return _trouble(
            "the file holds the marks of a merge conflict (<<<<<<<, =======, >>>>>>>).",
            name,
            place,
            "Decide in a text editor or with your version control which side stays, then open it again.",
        )
    message, place = _reader_message(text)
    if not text.lstrip().startswith(("{", "[")):
        return _trouble(_foreign_text(text), name, place, OTHER_DOCUMENTS)
    if "recursion limit" in message:
        return _too_deep(text, name)
    for start, sentence, remedy in _MALFORMED:
        if start in message:
            return _trouble(sentence, name, place, remedy)
    return _trouble(f"it is not valid JSON ({message}).", name, place, _MEND)


def _reader_message(text: str) -> tuple[str, Position]:
    """What is wrong with `text` in the words of the JSON reader, and where."""
    data = text.encode("utf-8")
    try:
        from_json(data, allow_inf_nan=False)
    except ValueError as error:
        message = str(error)
        found = _WHERE.search(message)
        if found:
            return message[: found.start()], _character_position(data, int(found[1]), int(found[2]))
        return message, Position(1, 1)
    return "another reader refuses it", Position(1, 1)


def _character_position(data: bytes, line: int, column: int) -> Position:
    """The place that the reader counts in bytes; it puts a line break into column 0 of the line after."""
    lines = data.split(b"\n")
    if column == 0 and line > 1:
        return Position(line - 1, len(lines[line - 2].decode("utf-8")) + 1)
    before = lines[line - 1][: max(column - 1, 0)] if line <= len(lines) else b""
    return Position(line, len(before.decode("utf-8", "ignore")) + 1)


def _foreign_text(text: str) -> str:
    start = text.lstrip()
    if start.startswith("<"):
        return "this seems to be a web page or XML, not an incident file."
    if start.startswith(("#", "---", "* ", "- ", "```")):
        return "this seems to be a Markdown or YAML document, not an incident file."
    return "this is not an incident file: it does not start with a brace."


def _finite(written: str) -> float:
    value = float(written)
    if value in (float("inf"), float("-inf")):
        raise _BadNumber(written)
    return value


def _short_int(written: str) -> int:
    if len(written) > MAX_DIGITS:
        raise _BadNumber(written)
    return int(written)


def _no_constant(written: str) -> float:
    raise _BadNumber(written)


def _deeper_than(value: Any, limit: int) -> bool:
    level = [value] if isinstance(value, dict | list) else []
    for _ in range(limit):
        inner = [part.values() if type(part) is dict else part for part in level]
        level = [value for part in inner for value in part if type(value) is dict or type(value) is list]
        if not level:
            return False
    return True


def _too_deep(text: str, name: str) -> Trouble:
    place = too_deep(text, MAX_DEPTH) or Position(1, 1)
    return _trouble(f"more than {MAX_DEPTH} objects and lists lie inside each other.", name, place, _MEND)


def _second_key(text: str, name: str) -> Trouble:
    key, place = second_of_key(text) or ("", Position(1, 1))
    return _trouble(
        f"the key {json.dumps(key)} stands here for the second time in one object, so one of the two would be lost.",
        name,
        place,
        "Take one of them away, or give it another name.",
    )


def _bad_number(text: str, name: str, written: str) -> Trouble:
    shown = written if len(written) <= 24 else f"{written[:20]}..."
    return _trouble(
        f"the number {shown} is not one that can be kept exactly.",
        name,
        position_of_value(text, written),
        "Write it as a text in quotes, or correct it.",
    )


def _trouble(sentence: str, name: str, place: Position, remedy: str) -> Trouble:
    return Trouble(sentence, subject=name, place=str(place), remedy=remedy)
