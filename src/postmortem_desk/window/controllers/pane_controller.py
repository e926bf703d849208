"""Showing and hiding the document beside the editor, which then has the room of both."""

from PySide6.QtCore import QObject

from postmortem_desk.window.controllers.controller import Handlers, WindowParts
from postmortem_desk.window.navigation import Navigation


class PaneController(QObject):
    """The document comes back by the same command, and when one of its tabs is asked for."""

    def __init__(self, parts: WindowParts, navigation: Navigation) -> None:
        super().__init__(parts.window)
        self._parts = parts
        self._navigation = navigation
        parts.documents.tab_shown.connect(parts.documents.show)

    def handlers(self) -> Handlers:
        """Showing and hiding the document."""
        return {"toggle_document": self.toggle_document}

    def toggle_document(self) -> None:
        """Hide the document, or show it again; a keyboard that was in it goes to the editor."""
        documents = self._parts.documents
        focus = self._parts.window.focusWidget()
        inside = focus is not None and documents.isAncestorOf(focus)
        documents.setVisible(documents.isHidden())
        if inside and documents.isHidden():
            self._navigation.focus_editor()
