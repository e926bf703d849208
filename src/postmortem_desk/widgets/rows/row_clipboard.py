"""Copying, cutting and pasting the rows of a table: whole into another window, as a table into other programs."""

from collections.abc import Callable, Iterable, Iterator, Sequence
from typing import Final

from PySide6.QtCore import QEvent, QMimeData, QObject
from PySide6.QtGui import QGuiApplication, QKeyEvent, QKeySequence
from PySide6.QtWidgets import QAbstractItemView

from postmortem_desk.model import Incident
from postmortem_desk.operations.excerpts import excerpt
from postmortem_desk.session.document import Document
from postmortem_desk.text.times.moments import moment_text
from postmortem_desk.trouble import Trouble
from postmortem_desk.widgets.clipboard_acts import ClipboardActs, select_all_of
from postmortem_desk.widgets.rows.row_table_view import RowTableView
from postmortem_desk.widgets.words.event_words import kind_word

COPIED_ROWS: Final = "application/x-postmortem-desk-rows+json"
_KEY: Final = QKeySequence.StandardKey
_KEYS: Final = (QEvent.Type.KeyPress, QEvent.Type.ShortcutOverride)
Cells = Callable[[Incident], Iterable[Sequence[str]]]
"""The cells of the rows of an excerpt, as other programs get them."""


class RowClipboard(QObject):
    """Copy, cut and paste in one table, by their keys while no cell is open, and by the window's actions."""

    def __init__(
        self,
        document: Document,
        table: RowTableView,
        cells: Cells,
        *,
        remove: Callable[[], object],
        paste: Callable[[], object],
    ) -> None:
        """`remove` deletes the selected rows; `paste` asks `pasted_rows` first for whole rows."""
        super().__init__(table)
        self._document = document
        self._table = table
        self._cells = cells
        self._cut = lambda: self.copy() and remove()
        self._paste = paste
        table.row_acts = self.acts
        table.installEventFilter(self)

    def acts(self) -> ClipboardActs:
        """What can be done with the rows of the table now."""
        selected = self._table.selectionModel().hasSelection()
        return ClipboardActs(
            cut=self._cut if selected else None,
            copy=self.copy if selected else None,
            paste=self._paste,
            select_all=select_all_of(self._table),
        )

    def copy(self) -> bool:
        """Put the selected rows on the clipboard. Returns whether any is selected."""
        from postmortem_desk.storage.file_format.canonical import (
            incident_bytes,  # late: nobody copies before the first paint
        )
        from postmortem_desk.text.csv_tables import guarded

        rows = excerpt(self._document.incident, self._table.selected_ids)
        if not rows.timeline and not rows.tasks:
            return False
        data = QMimeData()
        data.setData(COPIED_ROWS, incident_bytes(rows))
        lines = ("\t".join(guarded(" ".join(cell.split())) for cell in row) for row in self._cells(rows))
        data.setText("\n".join(lines) + "\n")
        QGuiApplication.clipboard().setMimeData(data)
        return True

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """Take the keys before the table copies the words of one cell, and before the window does."""
        is_open = self._table.state() == QAbstractItemView.State.EditingState
        if event.type() not in _KEYS or not isinstance(event, QKeyEvent) or is_open:
            return super().eventFilter(watched, event)
        acts = {_KEY.Copy: self.copy, _KEY.Cut: self._cut, _KEY.Paste: self._paste}
        act = next((act for key, act in acts.items() if event.matches(key)), None)
        if act is None:
            return super().eventFilter(watched, event)
        event.accept()
        if event.type() == QEvent.Type.KeyPress:
            act()
        return True


def pasted_rows() -> Incident | None:
    """The rows that a window put on the clipboard; None where something else is there."""
    from postmortem_desk.storage.file_format.parse import incident_from_bytes  # late, as above

    data = QGuiApplication.clipboard().mimeData()
    if data is None or not data.hasFormat(COPIED_ROWS):
        return None
    try:
        return incident_from_bytes(bytes(data.data(COPIED_ROWS).data()), "")
    except Trouble:
        return None  # another program calls its own so: its text is taken as any other


def event_row_cells(rows: Incident) -> Iterator[tuple[str, ...]]:
    """Time, kind, words and person of each event."""
    for event in rows.timeline:
        yield moment_text(event.at), kind_word(event.kind), event.text, event.actor


def task_row_cells(rows: Incident) -> Iterator[tuple[str, ...]]:
    """Words, owner, day and status of each task."""
    for task in rows.tasks:
        yield task.text, task.owner, task.due, task.status
