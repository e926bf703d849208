"""Whether a text beside rows could be read as rows itself. Writers ask before they leave it as it is."""

from collections.abc import Sequence

from postmortem_desk.text.markup.markdown_blocks import Block, blocks_of
from postmortem_desk.text.markup.markdown_labels import label_heading
from postmortem_desk.text.markup.markdown_marks import GUARD
from postmortem_desk.text.rows.row_times import RowTimes, read_bracketed, split_time, split_trailing_time
from postmortem_desk.text.rows.task_rows import are_bare_tasks
from postmortem_desk.text.section_roles import is_role_label
from postmortem_desk.text.times.leading_time import find_leading_time


def begins_row(line: str) -> bool:
    """Whether a line begins with a time or a guard, so that it would begin an event."""
    return (
        line.startswith(GUARD)
        or (line.startswith("**") and "<!-- postmortem-desk" in line)
        or (split_time(line)[0] != RowTimes())
    )


def may_hold_events(text: str) -> bool:
    """Whether any part of `text` would be read as an event of the timeline that it stands in."""
    lines = text.split("\n")
    blocks = blocks_of(lines)
    ends_in_list = bool(blocks) and blocks[-1].kind == "list"  # it would go on with the list of the events
    return ends_in_list or _ends_in_label(blocks, lines) or any(_has_event(block, lines) for block in blocks)


def may_hold_tasks(text: str) -> bool:
    """Whether any part of `text` would be read as a measure or task."""
    lines = text.split("\n")
    blocks = blocks_of(lines)
    return _ends_in_label(blocks, lines) or any(
        block.kind in {"list", "table"}
        or (block.kind == "paragraph" and are_bare_tasks(lines[block.start : block.end]))
        for block in blocks
    )


def _has_event(block: Block, lines: Sequence[str]) -> bool:
    source = [line.strip(" \t") for line in lines[block.start : block.end]]
    if block.kind == "paragraph":
        pieces = [piece.strip() for line in source for piece in line.split("<br")]
        in_prose = find_leading_time(source[0], in_prose=True) is not None
        return in_prose or any(begins_row(line.lstrip("/>| ")) or split_trailing_time(line) for line in pieces)
    if block.kind in {"list", "fence", "code_block"}:
        bare = [line.lstrip("-*+ ") for line in source]
        return any(begins_row(line) or split_trailing_time(line) or read_bracketed(line) for line in bare)
    return block.kind == "table"


def _ends_in_label(blocks: Sequence[Block], lines: Sequence[str]) -> bool:
    # A role's name alone on a line heads the list below it.
    last = blocks[-1] if blocks else None
    return (
        last is not None
        and last.kind == "paragraph"
        and last.end == last.start + 1
        and is_role_label(label_heading(lines[last.start]))
    )
