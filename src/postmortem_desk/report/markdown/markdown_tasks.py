"""Writes the measures or tasks and the causes of a section as Markdown."""

from collections.abc import Mapping, Sequence
from typing import Final

from postmortem_desk.model import Cause, Column, Section, Task
from postmortem_desk.operations.tree import children_of, flattened
from postmortem_desk.report.markdown.markdown_rows import Rows, list_lines
from postmortem_desk.report.markdown.markdown_tables import (
    TableRow,
    columns_word,
    plain_cell,
    table_layout,
    table_lines,
    text_cell,
)
from postmortem_desk.text.facts.incident_details import list_source
from postmortem_desk.text.rows.cause_rows import CauseLine, cause_lines
from postmortem_desk.text.rows.row_content import Details
from postmortem_desk.text.rows.table_columns import TASK_LABELS, cell_key, task_fields, with_text
from postmortem_desk.text.rows.task_columns import column_value
from postmortem_desk.text.rows.task_groups import TaskGroup, task_group
from postmortem_desk.text.rows.task_rows import task_content
from postmortem_desk.text.rows.task_words import status_text

_COLUMNS: Final = (
    Column(heading="Action", field="text"),
    Column(heading="Owner", field="owner"),
    Column(heading="Due", field="due"),
    Column(heading="Status", field="status"),
)
_BOXED: Final = frozenset({"", "checklist"})


def task_list(section: Section, tasks: Sequence[Task]) -> Rows:
    """The measures or tasks of `section`: with boxes, unless the source had none and nothing is done yet but what
    the words of a task call so.
    """
    style = section.layout.style
    group = task_group(section.heading, section.text, [task.text for task in tasks])
    if style == "table" or any(task.cells for task in tasks):
        return _table(section, tasks, group)
    has_boxes = style in _BOXED or any(task.is_done and not _tells_done(task, group) for task in tasks)
    boxes = [task.is_done if has_boxes else None for task in tasks]
    contents = [
        task_content(box, task.text, _details(task, box, group)) for task, box in zip(tasks, boxes, strict=True)
    ]
    return Rows(tuple(list_lines(contents, style)), "list")


def _tells_done(task: Task, group: TaskGroup) -> bool:
    return group.status_of(None, "", task.text) == "done"


def _details(task: Task, box: bool | None, group: TaskGroup) -> Details:
    """What must be said of a task beside its box (None without one) and its text."""
    is_told = group.status_of(box, "", task.text) == task.status
    status = "" if is_told else status_text(task.status)
    return group.beyond(task_details(task, status), task.text)


def task_details(task: Task, status: str) -> Details:
    """What is known of a task beside its box and text; `status` in the words of a document, "" where it is told."""
    pairs = (
        ("Owner", task.owner),
        ("Due", task.due),
        ("Status", status),
        ("Reason", task.reason),
        ("Done on", task.done_on),
        ("Priority", task.priority),
        ("Kind", task.kind),
        ("Tickets", list_source(task.tickets)),
        ("Done when", task.success),
    )
    return tuple((label, value) for label, value in pairs if value)


def _table(section: Section, tasks: Sequence[Task], group: TaskGroup) -> Rows:
    layout = table_layout(section.layout, (task.cells for task in tasks), _COLUMNS, "text")
    headings = [column.heading for column in layout.columns]
    keys = {column.field: cell_key(headings, index) for index, column in enumerate(layout.columns) if column.field}
    rows = [_table_row(task, keys, group) for task in tasks]
    columns = columns_word(layout, lambda names: with_text(task_fields(names)))
    no_headings_known = not any(task_fields(headings))
    word = columns or (",".join(column.field for column in layout.columns) if no_headings_known else "")
    return Rows(tuple(table_lines(layout, rows)), "table", certain=bool(word), columns=word)


def _table_row(task: Task, keys: Mapping[str, str], group: TaskGroup) -> TableRow:
    """A task in a table whose columns of a field keep their source's words under `keys`."""
    known = dict(task_details(task, "" if task.status == "open" else status_text(task.status)))
    details = _details(task, None, group)
    values = {**known, **dict(details)}
    by_field: dict[str, str] = {}
    shown: set[str] = set()
    for field, label in TASK_LABELS.items():
        value = values.get(label, "")
        if field in keys and column_value(field, value) == value:
            by_field[field] = _value_cell(field, value, task.cells.get(keys[field], ""))
            shown.add(label)
        elif field in keys:
            by_field[field] = ""
    by_field["text"] = text_cell(task.text, tuple(pair for pair in details if pair[0] not in shown))
    return TableRow(by_field, task.cells)


def _value_cell(field: str, value: str, words: str) -> str:
    """A value as it stands in its column: in the source's words, where they still say it."""
    said = column_value(field, words) if words else ""
    if words and (said == value or (field == "status" and not value and said in {"", "open"})):
        return plain_cell(words)
    return plain_cell(value)


def cause_list(causes: Sequence[Cause]) -> Rows:
    """The causes of a section as a tree."""
    lines = [
        CauseLine(
            depth,
            cause.role,
            cause.text,
            tuple(
                (label, value)
                for label, value in (("Category", cause.category), ("Certainty", cause.certainty.replace("_", " ")))
                if value
            ),
        )
        for depth, cause in flattened(children_of(causes))
    ]
    return Rows(tuple(cause_lines(lines)), "list", certain=True)
