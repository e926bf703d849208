"""What a window remembers beside its geometry: the layout of its tables, its tab, and where one was in each file."""

import hashlib
import json
from collections.abc import Mapping
from pathlib import Path
from typing import Final, Protocol, cast

from PySide6.QtCore import QObject
from PySide6.QtWidgets import QWidget

from postmortem_desk.session.document import Place
from postmortem_desk.storage.window_state import load_window_state
from postmortem_desk.widgets.outline.view_registry import VIEW_PART
from postmortem_desk.widgets.rows.column_widths import ColumnWidths
from postmortem_desk.widgets.rows.rows_and_form import RowsAndForm
from postmortem_desk.window.conversation import WindowParts
from postmortem_desk.window.places import is_there

_TABLES: Final = ("timeline", "checklist")
_MOST_FILES: Final = 100
"""Files of which the place is remembered; the ones that were closed last."""


class _Table(Protocol):
    """A panel with a table and a form."""

    columns: ColumnWidths
    splitter: RowsAndForm


class WindowMemory(QObject):
    """Restores what a window knew when it was last closed, and says what to keep of this one."""

    def __init__(self, parts: WindowParts, state: Mapping[str, str]) -> None:
        """`state` is what `saved` gave once; whatever in it does not fit is passed over."""
        super().__init__(parts.window)
        self._parts = parts
        self._tables = _object(state.get("tables", ""))
        self._places = _object(state.get("places", ""))
        parts.editors.panel_made.connect(self._restore_table)
        tab = state.get("tab", "")
        if tab.isdecimal() and parts.documents.tabs.button(int(tab)) is not None:
            parts.documents.show_tab(int(tab))

    def saved(self) -> dict[str, str]:
        """What to keep. Other windows may have kept their files' places meanwhile; those stay."""
        parts = self._parts
        for kind in _TABLES:
            panel = parts.editors.made(kind)
            if panel is not None:
                table = cast("_Table", panel)
                self._tables[kind] = {"columns": table.columns.saved(), "form": table.splitter.saved()}
        places = _object(load_window_state(parts.paths).get("places", ""))
        if parts.document.path is not None:
            key = _key(parts.document.path)
            places.pop(key, None)
            places[key] = [parts.editors.place.part, parts.editors.place.id]
        kept = dict(list(places.items())[-_MOST_FILES:])
        return {
            "tables": json.dumps(self._tables),
            "places": json.dumps(kept),
            "tab": str(parts.documents.current_tab),
        }

    @property
    def place(self) -> Place | None:
        """Where one was in this document; None where that is not known or gone."""
        path = self._parts.document.path
        match self._places.get(_key(path)) if path is not None else None:
            case ["details", ""]:
                return Place("details")
            case ["section", str(section_id)] if is_there(self._parts.document.incident, Place("section", section_id)):
                return Place("section", section_id)
            case ["view", str(key)] if self._parts.views.entry(key) is not None:
                return Place(VIEW_PART, key)
        return None

    def _restore_table(self, kind: str, panel: QWidget) -> None:
        layout = self._tables.get(kind)
        if kind in _TABLES and isinstance(layout, dict):
            table = cast("_Table", panel)
            table.columns.restore(_numbers(layout.get("columns")))
            table.splitter.restore(_numbers(layout.get("form")))


def _key(path: Path) -> str:
    """A short word for a file, so that the state tells no names."""
    return hashlib.sha256(str(path).encode("utf-8", "surrogateescape")).hexdigest()[:16]


def _object(text: str) -> dict[str, object]:
    try:
        value = json.loads(text)
    except (ValueError, RecursionError):
        return {}
    return value if isinstance(value, dict) else {}


def _numbers(value: object) -> dict[str, int]:
    known = value.items() if isinstance(value, dict) else ()
    return {name: number for name, number in known if isinstance(number, int) and 0 <= number < 10_000}
