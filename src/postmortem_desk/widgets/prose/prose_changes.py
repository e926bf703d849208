"""The small changes that lead from one shown text to another, so that cursor and scroll position can stay."""

from postmortem_desk.widgets.fields.shown_text import TextChange, text_change


def line_changes(before: str, after: str) -> list[TextChange]:
    """The changes of each line where as many lines are changed as there were; else the one smallest change.

    They come in the order of the text, and each counts in `before`.
    """
    whole = text_change(before, after)
    if whole is None:
        return []
    start = before.rfind("\n", 0, whole.start) + 1
    end = before.find("\n", whole.start + whole.removed)
    end = len(before) if end < 0 else end
    old = before[start:end].split("\n")
    new = after[start : end + len(after) - len(before)].split("\n")
    if len(old) != len(new):
        return [whole]
    changes = []
    for was, now in zip(old, new, strict=True):
        change = text_change(was, now)
        if change is not None:
            changes.append(TextChange(start + change.start, change.removed, change.inserted))
        start += len(was) + 1
    return changes
