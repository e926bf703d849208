"""Whole rows as a selection of Qt's."""

from collections.abc import Sequence

from PySide6.QtCore import QAbstractItemModel, QItemSelection


def selection_of(model: QAbstractItemModel, rows: Sequence[int]) -> QItemSelection:
    """The selection of these rows, which are in order; neighbours become one range, so that thousands cost little."""
    selection = QItemSelection()
    start = previous = rows[0]
    for row in [*rows[1:], -1]:
        if row != previous + 1:
            selection.select(model.index(start, 0), model.index(previous, 0))
            start = row
        previous = row
    return selection
