"""The foot of the evidence tray: the exact words of a candidate, or what is to be known of the sources."""

import re
from collections.abc import Sequence
from typing import Final

from PySide6.QtWidgets import QPlainTextEdit, QVBoxLayout, QWidget

from postmortem_desk.model import Event
from postmortem_desk.widgets.fields.shown_text import shown
from postmortem_desk.widgets.plain_label import PlainLabel

_MOST: Final = 500
"""Remarks that are shown."""
_LEAST, _MOST_HEIGHT = 44, 152
"""Pixels."""
_OF_CONTENT: Final = re.compile(r"[0-9a-f]{24}(?:-\d+)?")
"""A reference that was made from the words themselves, and tells nobody anything."""


class EvidenceWords(QWidget):
    """Shows a text that can be read and copied, below a line that says what it is."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.caption = PlainLabel("", self, look="secondary")
        self.text = QPlainTextEdit(self)
        self.text.setReadOnly(True)
        self.text.setTabChangesFocus(True)
        self.text.setMinimumHeight(_LEAST)
        self.text.setMaximumHeight(_MOST_HEIGHT)
        self.text.setAccessibleName(self.tr("The exact words, or remarks on the sources"))
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(4)
        column.addWidget(self.caption)
        column.addWidget(self.text)

    def show_candidate(self, candidate: Event, name: str) -> None:
        """Show the exact words of a candidate; `name` is that of its source."""
        source = candidate.sources[0] if candidate.sources else None
        reference = source.ref if source is not None and not _OF_CONTENT.fullmatch(source.ref) else ""
        parts = (self.tr("Exact words"), shown(name), shown(reference))
        self.caption.setText(" \u00b7 ".join(part for part in parts if part))
        self._show(shown(source.quote if source is not None else candidate.text))

    def show_remarks(self, remarks: Sequence[str]) -> None:
        """Show what was not understood of the sources, what is in doubt and what was concluded."""
        more = len(remarks) - _MOST
        lines = [*remarks[:_MOST], *([self.tr("… and {n} more.").format(n=f"{more:,}")] if more > 0 else [])]
        self.caption.setText(self.tr("Remarks on the sources") if remarks else "")
        self._show(shown("\n".join(lines)))

    def _show(self, text: str) -> None:
        if text != self.text.toPlainText():
            self.text.setPlainText(text)
