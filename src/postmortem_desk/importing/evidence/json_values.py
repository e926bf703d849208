"""The values of JSON texts, and what stands in them."""

import json
from typing import Any, Final

from postmortem_desk.trouble import Trouble

Item = dict[str, Any]
_DECODER: Final = json.JSONDecoder()


def json_value(text: str, name: str) -> Any:
    """The value of a JSON text. Raises Trouble with the place of what is wrong."""
    try:
        return json.loads(text)
    except json.JSONDecodeError as error:
        raise Trouble(
            f"It is not JSON: {error.msg}.",
            subject=name,
            place=f"line {error.lineno}, column {error.colno}",
            remedy="Export it again, or choose the kind of source that it is.",
        ) from error
    except (RecursionError, ValueError) as error:
        raise Trouble(
            "It is nested too deeply or holds a number that is too long.", subject=name, remedy="Export it again."
        ) from error


def json_pages(text: str, name: str) -> Any:
    """The value of a JSON text; a list of them where it holds several, as programs write page after page.

    Raises Trouble with the place of what is wrong.
    """
    try:
        return json_value(text, name)
    except Trouble as trouble:
        values, place = [], 0
        try:
            while (place := _past_blanks(text, place)) < len(text):
                value, place = _DECODER.raw_decode(text, place)
                if not isinstance(value, dict | list):
                    raise trouble
                values.append(value)
        except (ValueError, RecursionError):
            raise trouble from None
        return values


def _past_blanks(text: str, place: int) -> int:
    while place < len(text) and text[place] in " \t\r\n":
        place += 1
    return place


def flat(value: Any) -> list[Any]:
    """The members of a list, and of the lists in it: pages of a list are one list. A value alone is its only member."""
    if not isinstance(value, list):
        return [value]
    return [each for part in value for each in (part if isinstance(part, list) else [part])]


def items(value: Any, *keys: str) -> list[Item]:
    """The objects of a list (or of its pages), of the first of `keys` that holds some, or the one object itself."""
    found: list[Item] = []
    for each in flat(value):
        if isinstance(each, dict):
            inside = next((each[key] for key in keys if isinstance(each.get(key), list | dict)), each)
            found.extend(item for item in flat(inside) if isinstance(item, dict))
    return found


def words(item: Item, *keys: str) -> str:
    """The first text or number that one of `keys` holds; "" where none does."""
    for key in keys:
        value = item.get(key)
        if isinstance(value, str | int | float) and not isinstance(value, bool) and str(value).strip():
            return str(value)
    return ""


def part(item: Item, *keys: str) -> Item:
    """The first object that one of `keys` holds; an empty one where none does."""
    return next((item[key] for key in keys if isinstance(item.get(key), dict)), {})
