"""Texts with a selection, written as one reads them: `a |selected| word`, or with the cursor at `one| bar`."""

from postmortem_desk.text.editing.prose_edits import Prose


def at(written: str) -> Prose:
    """`written` with its selection between two bars, or its cursor at one."""
    first, last = written.index("|"), written.rindex("|")
    return Prose(written.replace("|", ""), first, last - 1 if last > first else first)


def told(prose: Prose | None) -> str | None:
    """The same way back."""
    if prose is None:
        return None
    start = prose.text[: prose.start] + "|"
    return start + (prose.selected + "|" if prose.selected else "") + prose.text[prose.end :]
