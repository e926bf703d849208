"""What a window remembers beside its geometry: the layout of its panels, its tab, and where one was in each file."""

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
from postmortem_desk.window.controllers.controller import WindowParts
from postmortem_desk.window.navigation import Navigation
from postmortem_desk.window.places import is_there

_PANELS: Final = ("timeline", "checklist", "causes")
_MOST_FILES: Final = 100
"""Files of which the place is remembered; the ones that were closed last."""


class _Layout(Protocol):
    """Widths or heights of a panel, in pixels by name."""

    def saved(self) -> dict[str, int]:
        """What to keep."""
        ...

    def restore(self, layout: Mapping[str, int]) -> None:
        """Take what `saved` gave once."""


class _Panel(Protocol):
    """A panel whose layout a person can change."""

    @property
    def layouts(self) -> Mapping[str, _Layout]:
        """What is remembered of it."""
        ...


class WindowMemory(QObject):
    """Restores what a window knew when it was last closed, and says what to keep of this one."""

    def __init__(self, parts: WindowParts, state: Mapping[str, str]) -> None:
        """`state` is what `saved` gave once; whatever in it does not fit is passed over."""
        super().__init__(parts.window)
        self._parts = parts
        self._layouts = _object(state.get("tables", ""))
        self._places = _object(state.get("places", ""))
        parts.editors.panel_made.connect(self._restore_panel)
        tab = state.get("tab", "")
        if tab.isdecimal() and parts.documents.tabs.button(int(tab)) is not None:
            parts.documents.show_tab(int(tab))
        parts.documents.setHidden(state.get("document") == "hidden")

    def saved(self) -> dict[str, str]:
        """What to keep. Other windows may have kept their files' places meanwhile; those stay."""
        parts = self._parts
        for kind in _PANELS:
            panel = parts.editors.made(kind)
            if panel is not None:
                self._layouts[kind] = {name: one.saved() for name, one in cast("_Panel", panel).layouts.items()}
        places = _object(load_window_state(parts.paths).get("places", ""))
        if parts.document.path is not None:
            key = _key(parts.document.path)
            places.pop(key, None)
            places[key] = [parts.editors.place.part, parts.editors.place.id]
        kept = dict(list(places.items())[-_MOST_FILES:])
        return {
            "tables": json.dumps(self._layouts),
            "places": json.dumps(kept),
            "tab": str(parts.documents.current_tab),
            "document": "hidden" if parts.documents.isHidden() else "",
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

    def show_view(self, navigation: Navigation) -> None:
        """Show the view in which one was, now that the views are there; nothing where one was elsewhere."""
        place = self.place
        if place is not None and place.part == VIEW_PART:
            navigation.show_place(place)

    def _restore_panel(self, kind: str, panel: QWidget) -> None:
        layout = self._layouts.get(kind)
        if kind in _PANELS and isinstance(layout, dict):
            for name, one in cast("_Panel", panel).layouts.items():
                one.restore(_numbers(layout.get(name)))


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
