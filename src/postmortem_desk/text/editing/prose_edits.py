"""Edits of Markdown in an editor: a text and its selection in, a text and its selection out.

Links, blocks of code and what is pasted. Bold, italic and code among words: see `prose_emphasis`; lists and quotes:
`prose_lines`. Positions count code points.
"""

import re
from collections.abc import Callable
from typing import Final

from msgspec import Struct

from postmortem_desk.text.links import allowed_link

_WORD: Final = re.compile(r"[^\W_](?:[\w'’.\-]*[^\W_])?")
_LONGEST_WORD: Final = 200


class Prose(Struct, frozen=True):
    """A text of which the characters `start` to `end` are selected; where both are the same, the cursor is."""

    text: str
    start: int
    end: int

    @property
    def selected(self) -> str:
        """The selected characters."""
        return self.text[self.start : self.end]

    @property
    def trimmed(self) -> "Prose":
        """Without the blanks at the ends of the selection."""
        words = self.selected
        if not words.strip():
            return Prose(self.text, self.start, self.start)
        lead = len(words) - len(words.lstrip())
        return Prose(self.text, self.start + lead, self.start + len(words.rstrip()))

    @property
    def with_word(self) -> "Prose":
        """With the word at the cursor selected, where nothing is."""
        if self.start != self.end:
            return self
        line = self.text.rfind("\n", 0, self.start) + 1
        start = max(line, self.start - _LONGEST_WORD)
        for match in _WORD.finditer(self.text, start, min(len(self.text), self.start + _LONGEST_WORD)):
            if match.start() <= self.start <= match.end():
                return Prose(self.text, match.start(), match.end())
            if match.start() > self.start:
                break
        return self

    def replaced(self, start: int, end: int, inserted: str) -> "Prose":
        """With `inserted` for the characters `start` to `end`, and the cursor behind it."""
        return Prose(self.text[:start] + inserted + self.text[end:], start + len(inserted), start + len(inserted))


Edit = Callable[[Prose], Prose]

_BLOCK_START: Final = re.compile(r"(?:[-+*]|\d{1,9}[.)]|#{1,6}|>)[ \t]")
_LINK: Final = re.compile(r"\[([^\[\]]*)\]\(([^()\s]*)\)")
_FENCE: Final = re.compile(r" {0,3}(`{3,}|~{3,})")


def toggle_link(prose: Prose) -> Prose:
    """Make the selection or the word a link and select the place of its address.

    In a link with an address the address is selected; a link without one becomes its text again. A selected address
    becomes a link whose text is to be written.
    """
    for match in _links_of_paragraph(prose):
        if match.start() <= prose.start and prose.end <= match.end():
            label, address = match.groups()
            if address and label:
                return Prose(prose.text, match.start(2), match.end(2))
            return prose.replaced(match.start(), match.end(), label or address)
    spread = prose.with_word.trimmed
    label = spread.selected
    if re.search(r"\n[ \t]*\n", label):
        return prose
    if allowed_link(label) and not re.search(r"[()\s]", label):
        made = spread.replaced(spread.start, spread.end, f"[]({label})")
        return Prose(made.text, spread.start + 1, spread.start + 1)
    made = spread.replaced(spread.start, spread.end, f"[{label}]()")
    return Prose(made.text, made.end - 1, made.end - 1)


def link_to(prose: Prose, address: str) -> Prose | None:
    """The selection as a link to `address`; None where it cannot be one."""
    label = prose.selected.strip()
    link = allowed_link(address)
    if not label or link is None or re.search(r"[\[\]\n]", label) or allowed_link(label):
        return None
    spread = prose.trimmed
    target = f"<{link}>" if re.search(r"[()]", link) else link
    return spread.replaced(spread.start, spread.end, f"[{label}]({target})")


def insert_blocks(prose: Prose, blocks: str) -> Prose:
    """The selection replaced by Markdown, which stands apart from what is around it where it has several lines."""
    if "\n" not in blocks and not _BLOCK_START.match(blocks):
        return prose.replaced(prose.start, prose.end, blocks)
    before, after = prose.text[: prose.start], prose.text[prose.end :]
    above = "" if not before.strip() or before.endswith("\n\n") else "\n" if before.endswith("\n") else "\n\n"
    below = "" if not after.strip() or after.startswith("\n\n") else "\n" if after.startswith("\n") else "\n\n"
    made = prose.replaced(prose.start, prose.end, f"{above}{blocks}{below}")
    return Prose(made.text, made.end - len(below), made.end - len(below))


def toggle_fence(prose: Prose) -> Prose:
    """Make the selected lines a block of code, or plain again."""
    prose = prose.trimmed
    lines = prose.text.split("\n")
    first, last = selected_lines(prose)
    if first < last and _FENCE.match(lines[first]) and _FENCE.match(lines[last]):
        kept = [*lines[:first], *lines[first + 1 : last], *lines[last + 1 :]]
        return lines_selected(kept, first, last - 2)
    around = lines[first - 1] if first else "", lines[last + 1] if last + 1 < len(lines) else ""
    if all(_FENCE.match(line) for line in around):
        kept = [*lines[: first - 1], *lines[first : last + 1], *lines[last + 2 :]]
        return lines_selected(kept, first - 1, last - 1)
    longest = max((len(match[1]) for line in lines[first : last + 1] if (match := _FENCE.match(line))), default=2)
    fence = "`" * (longest + 1)
    made = [*lines[:first], fence, *lines[first : last + 1], fence, *lines[last + 1 :]]
    return lines_selected(made, first + 1, last + 1)


def selected_lines(prose: Prose) -> tuple[int, int]:
    """The numbers of the first and the last line that the selection touches, from 0."""
    first = prose.text.count("\n", 0, prose.start)
    last = first + prose.text.count("\n", prose.start, prose.end)
    if last > first and prose.text[prose.end - 1] == "\n":
        last -= 1  # the selection ends before the first character of a line: that line is not meant
    return first, last


def lines_selected(lines: list[str], first: int, last: int) -> Prose:
    """The text of `lines`, with the lines `first` to `last` selected."""
    start = sum(len(line) + 1 for line in lines[:first])
    end = start + sum(len(line) + 1 for line in lines[first : last + 1]) - 1
    return Prose("\n".join(lines), start, max(start, end))


def _links_of_paragraph(prose: Prose) -> list[re.Match[str]]:
    start = prose.text.rfind("\n\n", 0, prose.start) + 1
    end = prose.text.find("\n\n", prose.end)
    return list(_LINK.finditer(prose.text, start, len(prose.text) if end < 0 else end))
