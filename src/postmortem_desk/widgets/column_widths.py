"""Widths of a table's columns that follow the table: narrow enough that the text keeps most of a small window."""

from collections.abc import Mapping

from PySide6.QtCore import QEvent, QObject
from PySide6.QtWidgets import QHeaderView, QTableView


class ColumnWidths(QObject):
    """Gives each named column its share of the table's width, between two bounds; one column takes the rest."""

    def __init__(self, view: QTableView, widths: Mapping[int, tuple[int, float, int]], rest: int) -> None:
        """`widths` are (least, share, most) by column, in pixels and as a part of 1."""
        super().__init__(view)
        self._view = view
        self._widths = dict(widths)
        header = view.horizontalHeader()
        header.setMinimumSectionSize(24)
        header.setSectionResizeMode(rest, QHeaderView.ResizeMode.Stretch)
        view.viewport().installEventFilter(self)
        self._fit()

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """Follow the table's width."""
        if event.type() == QEvent.Type.Resize:
            self._fit()
        return super().eventFilter(watched, event)

    def _fit(self) -> None:
        whole = self._view.viewport().width()
        for column, (least, share, most) in self._widths.items():
            self._view.setColumnWidth(column, round(min(max(whole * share, least), most)))
