"""How a table is written in Markdown."""

from collections.abc import Sequence


def table_source(rows: Sequence[Sequence[str]], *, has_head: bool = True) -> list[str]:
    """The lines of a table: the first row is its head, or stands below an empty one. Shorter rows are filled up.

    Cells are Markdown of one line, in which no bar stands by itself.
    """
    width = max(map(len, rows), default=0)
    whole = [[*row, *[""] * (width - len(row))] for row in rows]
    head, below = (whole[0], whole[1:]) if has_head else ([""] * width, whole)
    return [f"| {' | '.join(row)} |" for row in (head, ["---"] * width, *below)]
