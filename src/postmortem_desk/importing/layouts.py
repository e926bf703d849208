"""How a source shows its rows."""

from collections.abc import Sequence

from postmortem_desk.text.markdown_blocks import Item


def list_style(items: Sequence[Item]) -> str:
    """The layout's style of a list: list, numbers, ones (every number is 1), or "numbers from 3"."""
    numbers = [item.number for item in items]
    first = numbers[0]
    if first is None:
        return "list"
    if len(numbers) > 1 and set(numbers) == {1}:
        return "ones"
    return "numbers" if first == 1 else f"numbers from {first}"
