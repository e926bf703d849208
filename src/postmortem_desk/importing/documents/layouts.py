"""How a source shows its rows."""

from collections.abc import Sequence
from typing import Final

from postmortem_desk.model import Column, Layout
from postmortem_desk.text.markup.markdown_blocks import Item

_UNNUMBERED: Final = frozenset({"list", "checklist", "lines"})


def list_style(items: Sequence[Item]) -> str:
    """The layout's style of a list: list, numbers, ones (every number is 1), "numbers from 3", "numbers as 1,3,2"."""
    numbers = [item.number for item in items if item.number is not None]
    if len(numbers) < len(items):
        return "list"
    first = numbers[0]
    if numbers == list(range(first, first + len(numbers))):
        return "numbers" if first == 1 else f"numbers from {first}"
    return "ones" if set(numbers) == {1} else f"numbers as {','.join(map(str, numbers))}"


def columns_of(headings: Sequence[str], fields: Sequence[str]) -> tuple[Column, ...]:
    """The columns of a table with these headings, and the fields that they hold ("" for none that is known)."""
    return tuple(Column(heading=heading, field=field) for heading, field in zip(headings, fields, strict=True))


def goes_on(layout: Layout, count: int, following: Layout) -> bool:
    """Whether rows shown by `following` can be shown as more rows below `count` rows shown by `layout`.

    Not where numbers would change, or where the head of a table would be lost.
    """
    if layout.style == "fields":
        return following == layout
    if layout.style in _UNNUMBERED and following.style in _UNNUMBERED:
        return layout.columns == following.columns
    if layout.style == "ones":
        return following.style == "ones"
    word = layout.style.removeprefix("numbers from ")
    first = 1 if layout.style == "numbers" else int(word) if word.isdecimal() else None
    return first is not None and following.style == f"numbers from {first + count}"
