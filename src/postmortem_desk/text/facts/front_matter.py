"""The values that a front matter gives: YAML of the simple kind that documents have, TOML, or JSON."""

import json
import re
import tomllib
from collections.abc import Iterator, Mapping
from functools import lru_cache
from typing import Final

_FENCES: Final = frozenset({"---", "...", "+++", "---json", "---toml", "---yaml"})
_ENTRY: Final = re.compile(r"(?P<indent> *)(?P<key>[A-Za-z_][\w .-]*?)\s*:(?:[ \t]+(?P<value>.*))?")
_ITEM: Final = re.compile(r"\s*-[ \t]+(?P<value>.*)")
_LONGEST: Final = 2000
"""Characters of a line that is read."""
_NAME: Final = re.compile(r"^name\s*:\s*")
_QUOTED: Final = re.compile(r"\"((?:\\.|[^\"\\])*)\"|'((?:''|[^'])*)'")
_COMMENT: Final = re.compile(r"(?:^|[ \t]+)#.*$")
_PART: Final = re.compile(r"[ \t]*(?:\"(?:\\.|[^\"\\])*\"|'(?:''|[^'])*'|[^,]+)")


@lru_cache(maxsize=256)
def front_matter_values(front_matter: str) -> Mapping[str, tuple[str, ...]]:
    """The values of each key in small letters, as texts; one for a scalar, several for a list.

    `front_matter` is as it stands, with its fences. A key inside a table or a mapping counts like one outside, where
    there is none. What cannot be read gives nothing.
    """
    lines = front_matter.split("\n")
    inside = "\n".join(line for line in lines if line.strip() not in _FENCES)
    if lines[0].startswith("+++") or lines[0].rstrip() == "---toml":
        return _flat(_toml(inside))
    if inside.lstrip().startswith("{"):
        return _flat(_json(inside))
    return dict(_yaml(inside))


def front_matter_title(front_matter: str) -> str:
    """The title that a front matter gives; "" where it gives none."""
    return next(iter(front_matter_values(front_matter).get("title", ())), "") if front_matter else ""


def _toml(text: str) -> object:
    try:
        return tomllib.loads(text)
    except tomllib.TOMLDecodeError:
        return {}


def _json(text: str) -> object:
    try:
        return json.loads(text)
    except (ValueError, RecursionError):
        return {}


def _flat(table: object) -> dict[str, tuple[str, ...]]:
    found: dict[str, tuple[str, ...]] = {}
    inner: list[object] = []
    for key, value in table.items() if isinstance(table, dict) else ():
        if isinstance(value, dict):
            inner.append(value)
        else:
            values = value if isinstance(value, list) else [value]
            found[str(key).lower()] = tuple(str(part) for part in values if not isinstance(part, dict | list))
    for deeper in inner:
        found = {**_flat(deeper), **found}
    return found


def _yaml(text: str) -> Iterator[tuple[str, tuple[str, ...]]]:
    """Entries, and below a key without a value its list. Those inside a mapping come first, as they count less."""
    inner: list[tuple[str, tuple[str, ...]]] = []
    outer: list[tuple[str, tuple[str, ...]]] = []
    items: list[str] | None = None
    for line in text.split("\n"):
        if len(line) > _LONGEST:
            continue
        item = _ITEM.fullmatch(line) if items is not None else None
        if items is not None and item is not None:
            items.append(_scalar(_NAME.sub("", item["value"])))
        elif items and line.startswith("   "):
            continue  # what else an item says
        elif entry := _ENTRY.fullmatch(line):
            values = _values((entry["value"] or "").strip())
            items = None if values else []
            (inner if entry["indent"] else outer).append((entry["key"].lower(), values))
        if items and outer:
            outer[-1] = (outer[-1][0], tuple(part for part in items if part))
    yield from (*inner, *outer)


def _values(written: str) -> tuple[str, ...]:
    parts = [written]
    if written.startswith("[") and written.endswith("]"):
        parts = [part.strip() for part in _PART.findall(written[1:-1])]
    return tuple(scalar for part in parts if (scalar := _scalar(part)))


def _scalar(written: str) -> str:
    quoted = _QUOTED.match(written)
    if quoted is not None:
        return quoted[1].replace('\\"', '"') if quoted[1] is not None else quoted[2].replace("''", "'")
    return _COMMENT.sub("", written).strip()
