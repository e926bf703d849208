"""Edits of whole lines of Markdown: lists and quotes on and off, what Enter continues, what Tab moves in."""

import re
from collections.abc import Sequence
from typing import Final

from msgspec import Struct
from msgspec.structs import replace

from postmortem_desk.text.editing.prose_edits import Prose, lines_selected, selected_lines

_LINE: Final = re.compile(
    r"(?P<quote>(?: {0,3}>[ \t]?)*)(?P<indent>[ \t]*)"
    r"(?:(?P<marker>[-+*]|\d{1,9}[.)])(?P<gap>[ \t]+)(?P<box>\[[ xX]\][ \t]+)?)?(?P<rest>.*)",
    re.DOTALL,
)
_QUOTED: Final = re.compile(r" {0,3}>[ \t]?")
_FENCE: Final = re.compile(r"(?: {0,3}>[ \t]?)*[ \t]*(?P<signs>`{3,}|~{3,})(?P<info>.*)", re.DOTALL)
_LARGEST: Final = 999_999_999
"""The largest number of an item that Markdown knows."""


class _Line(Struct, frozen=True):
    quote: str
    indent: str
    marker: str
    gap: str
    box: str
    rest: str

    @classmethod
    def of(cls, text: str) -> "_Line":
        match = _LINE.match(text)  # it always does: every part of it may be empty
        return cls(*(part or "" for part in match.groups())) if match else cls("", "", "", "", "", text)

    @property
    def text(self) -> str:
        return f"{self.quote}{self.indent}{self.marker}{self.gap}{self.box}{self.rest}"

    @property
    def width(self) -> int:
        """Columns of blanks before the line's marker or words."""
        return len(self.indent.expandtabs(4))

    @property
    def inner(self) -> int:
        """The column at which the content of an item stands."""
        return self.width + len(self.marker) + (len(self.gap) if len(self.gap) < 5 else 1)

    @property
    def number(self) -> int | None:
        return int(self.marker[:-1]) if self.marker[:-1].isdecimal() else None

    @property
    def is_blank(self) -> bool:
        return not self.marker and not self.rest.strip()

    def numbered(self, number: int) -> "_Line":
        return replace(self, marker=f"{min(number, _LARGEST)}{self.marker[-1]}")


def toggle_bullets(prose: Prose) -> Prose:
    """Make the selected lines items of a list with bullets, or plain lines again."""
    return _toggle_items(prose, numbered=False)


def toggle_numbers(prose: Prose) -> Prose:
    """Make the selected lines items of a numbered list, or plain lines again."""
    return _toggle_items(prose, numbered=True)


def toggle_quote(prose: Prose) -> Prose:
    """Make the selected lines a quote, or take one level of quoting off."""
    texts = prose.text.split("\n")
    first, last = selected_lines(prose)
    chosen = texts[first : last + 1]
    told = [text for text in chosen if text.strip()]
    if told and all(_QUOTED.match(text) for text in told):
        made = [_QUOTED.sub("", text, count=1) for text in chosen]
    elif told:
        made = [f"> {text}" if text else ">" for text in chosen]
    else:
        made = [f"> {text}" for text in chosen]
    return _with_lines(prose, texts, first, made)


def continued(prose: Prose) -> Prose | None:
    """What Enter makes in a list or a quote: the next item or line, or the end of the list after an empty one.

    None where Enter is only a new line.
    """
    start = prose.text.rfind("\n", 0, prose.start) + 1
    stop = prose.text.find("\n", prose.end)
    stop = len(prose.text) if stop < 0 else stop
    line = _Line.of(prose.text[start : prose.start])
    before = prose.text[:start].split("\n")[:-1]
    if _is_code(before):
        return prose.replaced(prose.start, prose.end, "\n" + line.indent) if line.indent else None
    if not line.marker and not line.quote:
        return None
    if not line.rest.strip() and not prose.text[prose.end : stop].strip():
        return _ended(prose, line, start, stop)
    if not line.marker:
        return prose.replaced(prose.start, prose.end, f"\n{line.quote}{line.indent}")
    return _next_item(prose, line, before)


def indented(prose: Prose) -> Prose | None:
    """The item at the cursor, or the selected ones, with all below them, one level in. None where that cannot be."""
    lines, first, last = _item_lines(prose)
    above = _sibling_above(lines, first) if lines[first].marker else None
    if above is None:
        return None
    step = lines[above].inner - lines[first].width
    for index in range(first, last + 1):
        if not lines[index].is_blank:
            lines[index] = replace(lines[index], indent=" " * (lines[index].width + step))
    _start_count(lines, first)
    _count_on(lines, first)
    _count_on(lines, above)
    return _kept_selection(prose, lines, first)


def outdented(prose: Prose) -> Prose | None:
    """The item at the cursor, or the selected ones, with all below them, one level out. None where that cannot be."""
    lines, first, last = _item_lines(prose)
    if not lines[first].marker or not lines[first].width:
        return None
    width = lines[first].width
    outer = next(
        (lines[at].width for at in range(first - 1, -1, -1) if lines[at].marker and lines[at].width < width), 0
    )
    for index in range(first, last + 1):
        if not lines[index].is_blank:
            lines[index] = replace(lines[index], indent=" " * max(0, lines[index].width - (width - outer)))
    above = _sibling_above(lines, first)
    if above is not None:
        _count_on(lines, above, joined=first)
    below = first + 1
    if below < len(lines) and lines[below].marker and lines[below].width > lines[first].width:
        _start_count(lines, below)
        _count_on(lines, below)
    return _kept_selection(prose, lines, first)


def _toggle_items(prose: Prose, *, numbered: bool) -> Prose:
    texts = prose.text.split("\n")
    first, last = selected_lines(prose)
    lines = [_Line.of(text) for text in texts[first : last + 1]]
    several = any(not line.is_blank for line in lines)
    chosen = [index for index, line in enumerate(lines) if not several or not line.is_blank]
    is_on = all(lines[index].marker and (lines[index].number is not None) == numbered for index in chosen)
    count = 1
    for index in chosen:
        line = lines[index]
        if is_on:
            lines[index] = replace(line, marker="", gap="", box="")
        elif not (line.marker and (line.number is not None) == numbered):
            lines[index] = replace(line, marker=f"{count}." if numbered else "-", gap=" ")
        count += 1
    return _with_lines(prose, texts, first, [line.text for line in lines])


def _with_lines(prose: Prose, texts: list[str], first: int, made: Sequence[str]) -> Prose:
    old = texts[first]
    last = first + len(made) - 1
    changed = lines_selected([*texts[:first], *made, *texts[last + 1 :]], first, last)
    if len(made) > 1 or prose.start != prose.end:
        return changed
    column = prose.start - (prose.text.rfind("\n", 0, prose.start) + 1) + len(made[0]) - len(old)
    cursor = changed.start + max(0, min(column, len(made[0])))
    return Prose(changed.text, cursor, cursor)


def _is_code(before: Sequence[str]) -> bool:
    """Whether the line after these stands in a fenced block of code."""
    fence = ""
    for text in before:
        match = _FENCE.fullmatch(text) if "```" in text or "~~~" in text else None
        if match is None:
            continue
        if not fence:
            fence = match["signs"]
        elif match["signs"].startswith(fence) and not match["info"].strip():
            fence = ""
    return bool(fence)


def _ended(prose: Prose, line: _Line, start: int, stop: int) -> Prose:
    """An item or a line of a quote that is empty goes one level out, and out of the list at last.

    A blank line keeps what is written next apart: Markdown adds a line that follows an item to its words.
    """
    if line.marker and line.width:
        out = outdented(Prose(prose.text, prose.start, prose.start))
        if out is not None:
            return out
    quote = line.quote if line.marker else ""
    above = prose.text[:start].split("\n")[-2:-1]
    follows = any(_Line.of(text).marker or _Line.of(text).rest.strip() for text in above)
    return prose.replaced(start, stop, f"{quote.rstrip()}\n{quote}" if follows else quote)


def _next_item(prose: Prose, line: _Line, before: Sequence[str]) -> Prose:
    box = "[ ] " if line.box else ""
    made = prose.replaced(prose.start, prose.end, f"\n{line.quote}{line.indent}{line.marker}{line.gap}{box}")
    if line.number is None:
        return made
    lines = [_Line.of(text) for text in made.text.split("\n")]
    here = len(before)
    above = _sibling_above(lines, here)
    below = next(iter(_siblings_below(lines, here + 1)), None)
    if any(index is not None and lines[index].number == line.number for index in (above, below)):
        return made  # a list whose items all have the same number: Markdown counts them
    _count_on(lines, here, joined=here + 1)
    text = "\n".join(each.text for each in lines)
    cursor = made.start + len(lines[here + 1].marker) - len(line.marker)
    return Prose(text, cursor, cursor)


def _item_lines(prose: Prose) -> tuple[list[_Line], int, int]:
    """All lines, and the first and last of those that belong to the selected items."""
    lines = [_Line.of(text) for text in prose.text.split("\n")]
    first, last = selected_lines(prose)
    width = lines[first].width
    while last + 1 < len(lines) and not lines[last + 1].is_blank and lines[last + 1].width > width:
        last += 1
    return lines, first, last


def _sibling_above(lines: Sequence[_Line], index: int) -> int | None:
    """The item before the item at `index` in the same list."""
    item = lines[index]
    blanks = 0
    for at in range(index - 1, -1, -1):
        line = lines[at]
        blanks = blanks + 1 if line.is_blank else 0
        if blanks > 1 or line.quote.strip() != item.quote.strip():
            return None
        if line.is_blank or line.width > item.width:
            continue
        return at if line.marker and line.width == item.width else None
    return None


def _siblings_below(lines: Sequence[_Line], index: int) -> list[int]:
    """The numbered items after the item at `index` in the same list."""
    item, found = lines[index], []
    for at in range(index + 1, len(lines)):
        line = lines[at]
        if line.is_blank or line.quote.strip() != item.quote.strip():
            break
        if line.width > item.width:
            continue
        if line.width < item.width or line.number is None:
            break
        found.append(at)
    return found


def _count_on(lines: list[_Line], index: int, joined: int | None = None) -> None:
    """Let the numbers after the item at `index` follow it, as far as they counted up before.

    `joined` is an item that came into the list: it takes the next number, whatever it had.
    """
    number = lines[index].number
    if number is None:
        return
    start = index
    if joined is not None:
        if lines[joined].number is None:
            return
        number += 1
        lines[joined] = lines[joined].numbered(number)
        start = joined
    expected = None
    for at in _siblings_below(lines, start):
        old = lines[at].number
        if old is None or (expected is not None and old != expected):
            return
        expected = old + 1
        number += 1
        lines[at] = lines[at].numbered(number)


def _start_count(lines: list[_Line], index: int) -> None:
    """Number an item that has come into another list."""
    if lines[index].number is None:
        return
    above = _sibling_above(lines, index)
    before = lines[above].number if above is not None else None
    lines[index] = lines[index].numbered(1 if before is None else before + 1)


def _kept_selection(prose: Prose, lines: Sequence[_Line], first: int) -> Prose:
    """The text of `lines`, with cursor or selection at the same words as before."""
    text = "\n".join(line.text for line in lines)
    start, end = (_moved(prose.text, text, at) for at in (prose.start, prose.end))
    return Prose(text, start, end)


def _moved(before: str, after: str, at: int) -> int:
    """Where the position `at` of `before` is in `after`, of as many lines: as far from its line's end."""
    number = before.count("\n", 0, at)
    stop = before.find("\n", at)
    left = (len(before) if stop < 0 else stop) - at
    lines = after.split("\n")
    end = sum(len(line) + 1 for line in lines[: number + 1]) - 1
    return max(end - len(lines[number]), end - left)
