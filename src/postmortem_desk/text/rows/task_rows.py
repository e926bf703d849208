"""A measure or task in Markdown: its box, its text and its details, both ways."""

import re
from collections.abc import Sequence
from typing import Final

from postmortem_desk.text.markup.markdown_marks import GUARD
from postmortem_desk.text.rows.row_content import (
    Details,
    content_forms,
    first_that_holds,
    is_kept_in_rows,
    read_content,
)

_LONGEST_BARE: Final = 160
"""Characters of a task on a line without a bullet."""
_FEWEST_WORDS: Final = 3
_BOX: Final = re.compile(r"\\?\[([ xX]?)\\?\](?=[ \t\n]|$)[ \t]*")


def read_task(content: str) -> tuple[bool | None, str, Details]:
    """Whether the box is ticked (None without a box), the text and the details of a task's row."""
    box = None if content.startswith(GUARD) else _BOX.match(content)
    if box is None:
        return None, *read_content(content)
    return box[1] in {"x", "X"}, *read_content(content[box.end() :])


def are_bare_tasks(lines: Sequence[str]) -> bool:
    """Whether each line of a paragraph is a task: several short lines that begin like one and are not cut anywhere."""
    return len(lines) > 1 and all(_is_bare_task(line.strip(" \t")) for line in lines)


def _is_bare_task(line: str) -> bool:
    is_whole = line[:1].isupper() and not line.endswith((",", ":", "-"))
    return is_whole and len(line) <= _LONGEST_BARE and len(line.split()) >= _FEWEST_WORDS


def task_content(done: bool | None, text: str, details: Details) -> str:
    """A task's row, such that `read_task` gives these back."""
    head = "" if done is None else "[x]" if done else "[ ]"
    wanted = (done, text, details)
    return first_that_holds(
        content_forms(text, details, head), lambda form: is_kept_in_rows(text) and read_task(form) == wanted
    )
