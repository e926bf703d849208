"""Rows that grow with their text, in a table of any length: only the rows in sight are sized, and nothing jumps.

Sizing all of 5,000 rows costs seconds. A row that was never in sight has the default height; when it
comes into sight it gets its own, and the rows that a person is looking at stay where they are on the screen.
"""

from collections.abc import Callable

from msgspec import Struct
from PySide6.QtCore import QSize
from PySide6.QtWidgets import QTableView

ROUNDS = 4
"""How often heights and scroll position are settled against each other; two rounds are usual."""


class Anchor(Struct, frozen=True):
    """What must stay in its place on the screen while rows change."""

    at_top: bool
    at_end: bool
    rows: tuple[tuple[str, int], ...] = ()
    """Ids of rows in sight, with the distance of their upper edge from the top; the first one that is left counts."""


class RowHeights:
    """Sizes the rows of one view."""

    def __init__(self, view: QTableView, settle: Callable[[], None]) -> None:
        """`settle` makes the view take new row heights into its scroll range."""
        self._view = view
        self._settle = settle
        self._fitting = False

    def rows_in_sight(self) -> range:
        """The rows of which any part is in sight."""
        view = self._view
        model = view.model()
        count = model.rowCount() if model is not None else 0
        first = view.rowAt(0)
        if first < 0 or not count:
            return range(0)
        last = view.rowAt(view.viewport().height() - 1)
        return range(first, (last if last >= 0 else count - 1) + 1)

    def fit(self) -> bool:
        """Give every row in sight the height that it needs. Returns whether any height changed."""
        if self._fitting or not self._view.isVisible():
            return False
        self._fitting = True
        try:
            changed = False
            for _ in range(ROUNDS):
                seen = self._seen()
                if not self._fit_once():
                    break
                changed = True
                if self._seen() == seen:
                    break  # the rows in sight are those that were sized
            return changed
        finally:
            self._fitting = False

    def _seen(self) -> tuple[QSize, int]:
        """The size of what is seen of the rows, and how far it is scrolled."""
        return self._view.viewport().size(), self._view.verticalScrollBar().value()

    def _fit_once(self) -> bool:
        view = self._view
        bar = view.verticalScrollBar()
        at_top, at_end = bar.value() == 0, 0 < bar.value() == bar.maximum()
        wanted = self._wanted()
        grown = {row: height for row, height in wanted.items() if height != view.rowHeight(row)}
        if not grown:
            return False
        still = next((row for row in wanted if row not in grown), next(iter(wanted)))
        before = view.rowViewportPosition(still)
        header = view.verticalHeader()
        blocked = header.blockSignals(True)  # the view would paint all of it a second time, a turn later
        for row, height in grown.items():
            header.resizeSection(row, height)
        header.blockSignals(blocked)
        view.viewport().update()
        shift = view.rowViewportPosition(still) - before
        self._settle()
        if at_end:
            bar.setValue(bar.maximum())
        elif shift and not at_top:
            bar.setValue(bar.value() + shift)
        return True

    def _wanted(self) -> dict[int, int]:
        """The rows in sight with the height that each needs, as far as those heights fill the view."""
        view = self._view
        rows = self.rows_in_sight()
        bottom = view.viewport().height()
        wanted: dict[int, int] = {}
        top = view.rowViewportPosition(rows.start) if rows else 0
        row = rows.start
        count = view.model().rowCount() if rows else 0
        while row < count and (top < bottom or row in rows):
            height = view.sizeHintForRow(row)
            wanted[row] = height
            top += height
            row += 1
            if top >= bottom and row >= rows.stop:
                break
        return wanted

    def anchor(self, id_at: Callable[[int], str | None], leave_out: frozenset[str]) -> Anchor:
        """What is in sight now. Rows of `leave_out` (those that are being moved) do not count."""
        view = self._view
        bar = view.verticalScrollBar()
        rows = ((id_at(row), view.rowViewportPosition(row)) for row in self.rows_in_sight())
        return Anchor(
            at_top=bar.value() == 0,
            at_end=0 < bar.value() == bar.maximum(),
            rows=tuple((name, top) for name, top in rows if name is not None and name not in leave_out),
        )

    def hold(self, anchor: Anchor, row_of: Callable[[str], int]) -> None:
        """Put the rows of `anchor` back into their places on the screen, sizing what comes into sight."""
        view = self._view
        bar = view.verticalScrollBar()
        self._settle()
        for _ in range(ROUNDS):
            place = next(((row, top) for name, top in anchor.rows if (row := row_of(name)) >= 0), None)
            if place is not None and not anchor.at_top:
                bar.setValue(bar.value() + view.rowViewportPosition(place[0]) - place[1])
            if not self.fit():
                return
