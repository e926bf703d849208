"""A measure or task in Markdown: its box, its text and its details, both ways."""

import re
from typing import Final

from postmortem_desk.text.markdown_marks import GUARD
from postmortem_desk.text.row_content import Details, content_forms, first_that_holds, has_plain_edges, read_content

_BOX: Final = re.compile(r"\[([ xX]?)\](?=[ \t\n]|$)[ \t]*")


def read_task(content: str) -> tuple[bool | None, str, Details]:
    """Whether the box is ticked (None without a box), the text and the details of a task's row."""
    box = None if content.startswith(GUARD) else _BOX.match(content)
    if box is None:
        return None, *read_content(content)
    return box[1] in {"x", "X"}, *read_content(content[box.end() :])


def task_content(done: bool | None, text: str, details: Details) -> str:
    """A task's row, such that `read_task` gives these back."""
    head = "" if done is None else "[x]" if done else "[ ]"
    wanted = (done, text, details)
    return first_that_holds(
        content_forms(text, details, head), lambda form: has_plain_edges(text) and read_task(form) == wanted
    )
