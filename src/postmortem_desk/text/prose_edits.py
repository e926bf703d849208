"""Edits of Markdown in an editor: a text and its selection in, a text and its selection out.

Emphasis, code and links around the selection or the word at the cursor. The same edit again takes its markup off.
Positions count code points. Lists and quotes are edited by lines: see `prose_lines`.
"""

import re
from collections.abc import Callable
from dataclasses import dataclass
from itertools import takewhile
from typing import Final

from postmortem_desk.text.links import allowed_link


@dataclass(frozen=True, slots=True)
class Prose:
    """A text of which the characters `start` to `end` are selected; where both are the same, the cursor is."""

    text: str
    start: int
    end: int

    @property
    def selected(self) -> str:
        """The selected characters."""
        return self.text[self.start : self.end]

    def replaced(self, start: int, end: int, inserted: str) -> "Prose":
        """With `inserted` for the characters `start` to `end`, and the cursor behind it."""
        return Prose(self.text[:start] + inserted + self.text[end:], start + len(inserted), start + len(inserted))


Edit = Callable[[Prose], Prose]

_WORD: Final = re.compile(r"[^\W_](?:[\w'’.\-]*[^\W_])?")
_LINE_PREFIX: Final = re.compile(
    r"[ \t]*(?:>[ \t]?)*[ \t]*(?:(?:[-+*]|\d{1,9}[.)])[ \t]+(?:\[[ xX]\][ \t]+)?|#{1,6}[ \t]+)?"
)
_BLOCK_START: Final = re.compile(r"(?:[-+*]|\d{1,9}[.)]|#{1,6}|>)[ \t]")
_LONGEST_WORD: Final = 200
_LINK: Final = re.compile(r"\[([^\[\]]*)\]\(([^()\s]*)\)")
_FENCE: Final = re.compile(r" {0,3}(`{3,}|~{3,})")


def toggle_bold(prose: Prose) -> Prose:
    """Make the selection or the word bold, or plain again. At the end of what is bold, go on in plain."""
    return _behind_closing(prose, "*", 2) or _by_line(prose, _emphasis(2))


def toggle_italic(prose: Prose) -> Prose:
    """Make the selection or the word italic, or plain again. At the end of what is italic, go on in plain."""
    return _behind_closing(prose, "*", 1) or _by_line(prose, _emphasis(1))


def toggle_code(prose: Prose) -> Prose:
    """Make the selection or the word code, or plain again. A selection of several lines becomes a block of code.

    At the end of code, go on in plain.
    """
    outside = _behind_closing(prose, "`", 1)
    if outside is not None:
        return outside
    chosen = _trimmed(prose)
    return _toggle_fence(chosen) if "\n" in chosen.selected else _toggle_backticks(chosen)


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
            plain = prose.replaced(match.start(), match.end(), label or address)
            return Prose(plain.text, match.start(), plain.end)
    spread = _trimmed(_with_word(prose))
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
    spread = _trimmed(prose)
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


def _behind_closing(prose: Prose, letter: str, width: int) -> Prose | None:
    """The cursor behind the closing signs that it stands before; None where it does not. So who types can leave."""
    line = prose.text[prose.text.rfind("\n", 0, prose.start) + 1 : prose.start]
    stands = prose.start == prose.end and line[-1:] not in ("", " ", letter)
    if not stands or _run_after(prose.text, prose.end, letter) not in (width, 3) or not line.count(letter * width) % 2:
        return None
    return Prose(prose.text, prose.end + width, prose.end + width)


def _by_line(prose: Prose, toggle: Edit) -> Prose:
    """`toggle` at the selection; in a selection of several lines at the words of each line, all on or all off."""
    if "\n" not in prose.selected:
        return toggle(_trimmed(_with_word(prose)))
    lines = prose.text.split("\n")
    first = prose.text.count("\n", 0, prose.start)
    parts = _selected_contents(prose, lines, first)
    edited = [toggle(part) if part.selected else part for part in parts]
    if all(len(made.text) <= len(part.text) for part, made in zip(parts, edited, strict=True)):
        chosen = edited
    else:
        chosen = [max(part, made, key=lambda each: len(each.text)) for part, made in zip(parts, edited, strict=True)]
    text = "\n".join([*lines[:first], *(made.text for made in chosen), *lines[first + len(chosen) :]])
    return Prose(text, prose.start, max(prose.start, prose.end + len(text) - len(prose.text)))


def _selected_contents(prose: Prose, lines: list[str], first: int) -> list[Prose]:
    """The selected lines, in each of them what is selected without its marker and the blanks around it."""
    parts = []
    at = prose.text.rfind("\n", 0, prose.start) + 1
    for line in lines[first:]:
        if at > prose.end:
            break
        prefix = _LINE_PREFIX.match(line)
        start = max(prefix.end() if prefix else 0, prose.start - at)
        parts.append(_trimmed(Prose(line, start, max(start, min(len(line), prose.end - at)))))
        at += len(line) + 1
    return parts


def _with_word(prose: Prose) -> Prose:
    """With the word at the cursor selected, where nothing is."""
    if prose.start != prose.end:
        return prose
    line = prose.text.rfind("\n", 0, prose.start) + 1
    start = max(line, prose.start - _LONGEST_WORD)
    for match in _WORD.finditer(prose.text, start, min(len(prose.text), prose.start + _LONGEST_WORD)):
        if match.start() <= prose.start <= match.end():
            return Prose(prose.text, match.start(), match.end())
        if match.start() > prose.start:
            break
    return prose


def _trimmed(prose: Prose) -> Prose:
    """Without the blanks at the ends of the selection."""
    text = prose.selected
    if not text.strip():
        return Prose(prose.text, prose.start, prose.start) if text else prose
    lead = len(text) - len(text.lstrip())
    return Prose(prose.text, prose.start + lead, prose.start + len(text.rstrip()))


def _run_before(text: str, at: int, letter: str) -> int:
    return at - len(text[:at].rstrip(letter)) if text[:at].endswith(letter) else 0


def _run_after(text: str, at: int, letter: str) -> int:
    return sum(1 for _ in takewhile(lambda character: character == letter, text[at:])) if text[at : at + 1] else 0


def _core(prose: Prose, letters: str) -> Prose:
    """The selection without blanks and without markup of `letters` at both of its ends."""
    core = _trimmed(prose)
    while len(text := core.selected) > 2 and text[0] in letters and text[0] == text[-1]:
        run = min(_run_after(text, 0, text[0]), _run_before(text, len(text), text[0]), (len(text) - 1) // 2)
        core = _trimmed(Prose(core.text, core.start + run, core.end - run))
    return core


def _emphasis(width: int) -> Edit:
    """What toggles emphasis of one (italic) or two (bold) signs around a selection within a line."""

    def toggle(prose: Prose) -> Prose:
        core = _core(prose, "*_")
        letter = "_" if core.text[: core.start].endswith("_") and core.text[core.end :].startswith("_") else "*"
        run = min(_run_before(core.text, core.start, letter), _run_after(core.text, core.end, letter))
        is_on = run % 4 >= 2 if width == 2 else run % 2 == 1
        return _without(core, width) if is_on else _within(core, "*" * width, "*" * width)

    return toggle


def _within(core: Prose, opening: str, closing: str) -> Prose:
    text = f"{core.text[: core.start]}{opening}{core.selected}{closing}{core.text[core.end :]}"
    return Prose(text, core.start + len(opening), core.end + len(opening))


def _without(core: Prose, width: int) -> Prose:
    text = core.text[: core.start - width] + core.selected + core.text[core.end + width :]
    return Prose(text, core.start - width, core.end - width)


def _toggle_backticks(prose: Prose) -> Prose:
    core = _core(_with_word(prose), "`")
    pad = 1 if core.selected[:1] == "`" or core.selected[-1:] == "`" else 0
    outer = core
    if pad and core.text[: core.start].endswith(" ") and core.text[core.end :].startswith(" "):
        outer = Prose(core.text, core.start - 1, core.end + 1)
    run = min(_run_before(core.text, outer.start, "`"), _run_after(core.text, outer.end, "`"))
    if run:
        width = run + core.start - outer.start
        return _without(core, width)
    longest = max((len(signs) for signs in re.findall("`+", core.selected)), default=0)
    signs = "`" * (longest + 1)
    return _within(core, signs + " " * pad, " " * pad + signs)


def _toggle_fence(prose: Prose) -> Prose:
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
