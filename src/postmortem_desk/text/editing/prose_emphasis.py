"""Bold, italic and code in an editor of Markdown: the same edit again takes them off.

With words selected they act on exactly these: in the middle of a longer run the run is parted, beside another one the
two become one. With only a cursor they act on the run or the word at it, and the cursor stays where it was among the
letters; nothing becomes selected that the next key would write over. Away from any word they make room to write in.
"""

import re
from typing import Final

from postmortem_desk.text.editing.prose_edits import Prose, toggle_fence
from postmortem_desk.text.editing.prose_runs import Line, Rewritten, Run, Style, read_line, with_runs

_LINE_PREFIX: Final = re.compile(
    r"[ \t]*(?:>[ \t]?)*[ \t]*(?:(?:[-+*]|\d{1,9}[.)])[ \t]+(?:\[[ xX]\][ \t]+)?|#{1,6}[ \t]+)?"
)


def toggle_bold(prose: Prose) -> Prose:
    """Make the selection or the word bold, or plain again. At the end of what is bold, go on in plain."""
    return _toggled(prose, Style.BOLD)


def toggle_italic(prose: Prose) -> Prose:
    """Make the selection or the word italic, or plain again. At the end of what is italic, go on in plain."""
    return _toggled(prose, Style.ITALIC)


def toggle_code(prose: Prose) -> Prose:
    """Make the selection or the word code, or plain again. A selection of several lines becomes a block of code.

    At the end of code, go on in plain.
    """
    return toggle_fence(prose) if "\n" in prose.selected.strip() else _toggled(prose, Style.CODE)


def _toggled(prose: Prose, style: Style) -> Prose:
    """`style` at the cursor or for the selection; in a selection of several lines for each line, all on or all off."""
    lines = prose.text.split("\n")
    first = prose.text.count("\n", 0, prose.start)
    if prose.start == prose.end or not prose.selected.strip():
        at = prose.text.rfind("\n", 0, prose.start) + 1
        made = _at_cursor(Prose(lines[first], prose.start - at, prose.start - at), style)
        text = "\n".join([*lines[:first], made.text, *lines[first + 1 :]])
        return Prose(text, at + made.start, at + made.end)
    parts = _selected_parts(prose, lines, first)
    on = not all(_is_on(part, style) for part in parts)
    edited = [_set(part, style, on=on) for part in parts]
    text = "\n".join([*lines[:first], *(made.text for made in edited), *lines[first + len(edited) :]])
    if len(edited) == 1:
        at = prose.text.rfind("\n", 0, prose.start) + 1
        return Prose(text, at + edited[0].start, at + edited[0].end)
    return Prose(text, prose.start, max(prose.start, prose.end + len(text) - len(prose.text)))


def _selected_parts(prose: Prose, lines: list[str], first: int) -> list[Prose]:
    """The selected lines, in each of them what is selected without its marker and the blanks around it."""
    parts = []
    at = prose.text.rfind("\n", 0, prose.start) + 1
    for line in lines[first:]:
        if at > prose.end:
            break
        prefix = _LINE_PREFIX.match(line)
        start = max(prefix.end() if prefix else 0, prose.start - at)
        parts.append(Prose(line, start, max(start, min(len(line), prose.end - at))).trimmed)
        at += len(line) + 1
    return parts


def _is_on(part: Prose, style: Style) -> bool:
    """Whether every letter of the selection stands in `style`."""
    return False not in _in_style(part, style)


def _in_style(part: Prose, style: Style) -> set[bool]:
    """Whether the letters of the selection stand in `style`, for all of them; the signs of markup are no letters."""
    line = read_line(part.text)
    runs = line.styled[style]
    every = [*runs, *line.others(style)]
    return {
        any(run.holds(at) for run in runs)
        for at in range(part.start, part.end)
        if not part.text[at].isspace() and not any(run.is_sign(at) for run in every)
    }


def _set(part: Prose, style: Style, *, on: bool) -> Prose:
    """The selection within a line in `style`, or without it."""
    if part.start == part.end:
        return part
    start, end, made = _rewritten(part, style, on=on)
    new_start = made.moved(start, behind=True)
    new = Prose(made.text, new_start, max(new_start, made.moved(end, behind=False)))
    words = _whole_words(part)
    if words != part and _in_style(new, style) != {on}:
        return _set(words, style, on=on)  # Markdown cannot say it inside a word where bold and italic meet
    return new


def _whole_words(part: Prose) -> Prose:
    """The selection with all letters of the words that it begins and ends in."""
    start, end = part.start, part.end
    while start > 0 and part.text[start - 1].isalnum() and part.text[start].isalnum():
        start -= 1
    while end < len(part.text) and part.text[end - 1].isalnum() and part.text[end].isalnum():
        end += 1
    return Prose(part.text, start, end)


def _rewritten(part: Prose, style: Style, *, on: bool) -> tuple[int, int, Rewritten]:
    """What is meant by the selection, and the line with it in `style`, or without."""
    line = read_line(part.text)
    start, end = _without_halves(part, line.others(style))
    if on:
        touched = [run for run in line.styled[style] if _joins(line, run, start, end, style)]
        ranges = [(min([start, *(run.start for run in touched)]), max([end, *(run.end for run in touched)]))]
    else:
        touched = [run for run in line.styled[style] if run.outer_start < end and start < run.outer_end]
        ranges = [(run.start, min(start, run.end)) for run in touched]
        ranges += [(max(end, run.start), run.end) for run in touched]
    return start, end, with_runs(line, style, touched, ranges)


def _without_halves(part: Prose, others: list[Run]) -> tuple[int, int]:
    """The selection, with the whole of what cannot be marked in part: code, and the address of a link."""
    start, end = part.start, part.end
    for run in others:
        apart = end <= run.outer_start or run.outer_end <= start
        halves = run.is_whole or start > run.end or run.end < end < run.outer_end
        if not apart and halves:
            start, end = min(start, run.outer_start), max(end, run.outer_end)
    return start, end


def _joins(line: Line, run: Run, start: int, end: int, style: Style) -> bool:
    """Whether a run and a new one from `start` to `end` are one: they share letters, or only blanks part them."""
    between = line.text[run.outer_end : start] or line.text[end : run.outer_start]
    return not between if style is Style.CODE else not between.strip()


def _at_cursor(prose: Prose, style: Style) -> Prose:
    """`style` at the cursor in a line."""
    line, at = read_line(prose.text), prose.start
    width = _empty_pair(line, at, style)
    if width:
        return Prose(prose.text[: at - width] + prose.text[at + width :], at - width, at - width)
    runs = line.styled[style]
    for run in runs:
        step = _step_out(line, run, at, style)
        if step:
            return Prose(prose.text, at + step, at + step)
    word = prose.with_word
    around = [run for run in runs if run.outer_start < at < run.outer_end]
    if word.start == word.end:
        around = [run for run in runs if run.outer_start <= at <= run.outer_end]
    if around:
        made = with_runs(line, style, around[-1:], [])
    elif word.start < word.end:
        _start, _end, made = _rewritten(word, style, on=True)
    else:
        sign = style.value
        return Prose(prose.text[:at] + sign + sign + prose.text[at:], at + len(sign), at + len(sign))
    now = made.moved(at, behind=True)
    return Prose(made.text, now, now)


def _empty_pair(line: Line, at: int, style: Style) -> int:
    """How many signs of `style` stand on either side of the cursor with nothing between them; 0 for none."""
    letter = style.value[0]
    before = len(line.text[:at]) - len(line.text[:at].rstrip(letter))
    behind = len(line.text[at:]) - len(line.text[at:].lstrip(letter))
    run = min(before, behind)
    if not run or any(each.is_sign(at) or each.is_sign(at - 1) for runs in line.styled.values() for each in runs):
        return 0
    if style is Style.BOLD:
        return 2 if run % 4 >= 2 else 0
    return run % 2


def _step_out(line: Line, run: Run, at: int, style: Style) -> int:
    """How far the cursor goes to leave a run at whose end it stands; 0 where it does not stand there."""
    rest = line.text[at : run.end]
    at_end = run.start < at <= run.end and not rest.strip("*_") and line.text[run.start : at].strip("*_ ")
    if not at_end or (rest and style is Style.CODE):
        return 0
    if rest and not line.text[run.start : run.start + len(rest)].strip("*_"):
        return run.outer_end - run.end  # bold and italic alike: either may be left first
    return run.outer_end - at
