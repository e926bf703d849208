"""The views on the document as a whole (checks, versions, ...) that the outline lists below the sections."""

from collections.abc import Callable

from msgspec import Struct
from PySide6.QtCore import QObject, Signal
from PySide6.QtWidgets import QWidget

VIEW_PART = "view"
"""The part of a Place that names a view; its id is the view's key."""


class ViewEntry(Struct, frozen=True):
    """A view. `key` names it in the program, `title` in the outline, in the person's language."""

    key: str
    title: str
    make: Callable[[QWidget], QWidget]
    """Makes its widget in a parent, when it is first looked at. Like every panel of the middle it has `reveal(place)`
    and `commit_editing()`."""


class Badge(Struct, frozen=True):
    """The figure of a view in the outline."""

    text: str = ""
    meaning: str = ""
    """The figure in words, for a tip and for screen readers."""
    wants_attention: bool = False


class ViewRegistry(QObject):
    """The views of one window, in the order in which they were added."""

    changed = Signal()
    """Another view, or another badge."""

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._entries: dict[str, ViewEntry] = {}
        self._badges: dict[str, Badge] = {}

    @property
    def entries(self) -> tuple[ViewEntry, ...]:
        """The views that there are."""
        return tuple(self._entries.values())

    def add(self, entry: ViewEntry) -> None:
        """List one more view. Raises ValueError where its key is taken."""
        if entry.key in self._entries:
            raise ValueError(f"There is a view with the key {entry.key} already.")
        self._entries[entry.key] = entry
        self.changed.emit()

    def remove(self, key: str) -> None:
        """List a view no more; nothing happens where it is not listed."""
        if self._entries.pop(key, None) is not None:
            self._badges.pop(key, None)
            self.changed.emit()

    def entry(self, key: str) -> ViewEntry | None:
        """The view with this key; None where there is none."""
        return self._entries.get(key)

    def badge(self, key: str) -> Badge:
        """The figure of a view."""
        return self._badges.get(key, Badge())

    def set_badge(self, key: str, badge: Badge) -> None:
        """Give a view another figure."""
        if badge != self.badge(key):
            self._badges[key] = badge
            self.changed.emit()
