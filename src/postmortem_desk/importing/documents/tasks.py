"""Reads the measures or tasks of a section from its lists and tables."""

from collections.abc import Sequence

from postmortem_desk.importing.documents.drafts import SectionDraft, TaskDraft, trimmed
from postmortem_desk.importing.documents.layouts import columns_of, goes_on, list_style
from postmortem_desk.model import Layout
from postmortem_desk.text.markup.markdown_blocks import Block, Item, blocks_of, items_of, table_cells
from postmortem_desk.text.markup.markdown_inline import unescaped
from postmortem_desk.text.rows.row_content import cell_content, read_content
from postmortem_desk.text.rows.table_columns import TASK_LABELS, cell_key, is_hollow, task_fields, with_text
from postmortem_desk.text.rows.task_columns import column_value, state_behind, tells_itself
from postmortem_desk.text.rows.task_rows import are_bare_tasks, read_task

_Rows = tuple[list[TaskDraft], Layout]


def read_tasks(
    lines: Sequence[str], role: str, said_fields: Sequence[str] = (), *, certain: bool = False
) -> list[SectionDraft]:
    """The parts of the text of a section with measures or tasks: the first is the section, others have no heading.

    Text between two lists introduces the second one, in a part of the same role; text below the last is a part of its
    own. `certain` and `said_fields` are what our own export says.
    """
    parts: list[SectionDraft] = []
    end = 0
    blocks = blocks_of(lines)
    is_plain = role in {"measures", "tasks"} and not any(block.kind in {"list", "table"} for block in blocks)
    for block in blocks:
        found = _tasks_of(block, lines, said_fields, certain=certain, any_table=role == "tasks")
        if is_plain and block.kind == "paragraph":
            found = _of_bare_lines(lines[block.start : block.end], role)
        if found is None:
            continue
        rows, layout = found
        text = trimmed(lines[end : block.start])
        if parts and not text and goes_on(parts[-1].layout, len(parts[-1].tasks), layout):
            parts[-1].tasks += rows
        else:
            parts.append(SectionDraft(role, 0, text=text, layout=layout, tasks=rows))
        end = block.end
    below = trimmed(lines[end:])
    if not parts:
        return [SectionDraft(role, 0, text=below)]
    return [*parts, SectionDraft("other", 0, text=below)] if below else parts


def _tasks_of(
    block: Block, lines: Sequence[str], said_fields: Sequence[str], *, certain: bool, any_table: bool
) -> _Rows | None:
    if block.kind == "list":
        items = items_of(block, lines)
        if len(items) == 1 and not certain and _is_run_on(block, lines, items[0]):
            return [_of_content(line.strip()) for line in items[0].lines], Layout(style="list")
        rows = [_of_content("\n".join(item.lines)) for item in items]
        style = list_style(items)
        has_boxes = any(row.done is not None for row in rows)
        return rows, Layout(style="checklist" if style == "list" and has_boxes else style)
    if block.kind == "table":
        return _of_table(block, lines, said_fields, certain=certain or any_table)
    return None


def _is_run_on(block: Block, lines: Sequence[str], item: Item) -> bool:
    """Whether the lines below an item are tasks too: they stand at the margin, where only the first got its bullet."""
    is_at_margin = all(line[:1].isalpha() for line in lines[block.start + 1 : block.end])
    return item.number is None and is_at_margin and are_bare_tasks(item.lines)


def _of_bare_lines(lines: Sequence[str], role: str) -> _Rows | None:
    """The tasks of a paragraph in which every line is one; None where it is told in sentences.

    Measures are often told so, one sentence a line: there a full stop shows that it is a text.
    """
    is_told = role == "measures" and any(line.rstrip(" \t").endswith(".") for line in lines)
    if is_told or not are_bare_tasks(lines):
        return None
    return [_of_content(line.strip()) for line in lines], Layout(style="list")


def _of_content(content: str) -> TaskDraft:
    done, text, details = read_task(content)
    return TaskDraft(text, done, details)


def _of_table(block: Block, lines: Sequence[str], said_fields: Sequence[str], *, certain: bool) -> _Rows | None:
    head, *rows = table_cells(block, lines)
    headings = [cell_content(cell) for cell in head]
    known = list(said_fields) if len(said_fields) == len(headings) else task_fields(headings)
    if not said_fields and (not any(map(any, rows)) or not (certain or any(known))):
        return None  # the words of a head alone would be told by no task
    fields = known if said_fields else with_text(known, rows)
    layout = Layout(style="table", columns=columns_of(headings, fields))
    return [_of_row(row, headings, fields) for row in rows if not is_hollow(row)], layout


def _of_row(row: Sequence[str], headings: Sequence[str], fields: Sequence[str]) -> TaskDraft:
    draft = TaskDraft("")
    for index, (field, cell) in enumerate(zip(fields, row, strict=True)):
        content = cell_content(cell)
        if field == "text":
            draft.text, details = read_content(content)
            draft.details += details
        elif content:
            words = unescaped(content)
            value = column_value(field, words) if field in TASK_LABELS else ""
            if value:
                draft.details += ((TASK_LABELS[field], value),)
            if field == "tickets" and "status" not in fields and (state := state_behind(words)):
                draft.details += (("Status", state),)
            if field not in TASK_LABELS or not tells_itself(field, words):
                draft.cells[cell_key(headings, index)] = words
    return draft
