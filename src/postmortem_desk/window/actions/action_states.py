"""Keeps actions enabled as long as they can do something."""

from collections.abc import Mapping

from PySide6.QtCore import QObject
from PySide6.QtGui import QAction
from PySide6.QtWidgets import QApplication
from shiboken6 import isValid

from postmortem_desk.widgets.clipboard_acts import TextWidget, text_widget
from postmortem_desk.window.actions.actions import ACTIONS
from postmortem_desk.window.controllers.controller import WindowParts


class ActionStates(QObject):
    """Looks anew whenever the focus, the selection, the place or the document changes."""

    def __init__(self, parts: WindowParts, actions: Mapping[str, QAction]) -> None:
        super().__init__(parts.window)
        self._parts = parts
        self._actions = actions
        self._text: TextWidget | None = None
        application = QApplication.instance()
        if isinstance(application, QApplication):
            application.focusChanged.connect(self._follow_focus)
        parts.document.history_changed.connect(self.refresh)
        parts.outline.place_selected.connect(self.refresh)
        parts.outline.selectionModel().selectionChanged.connect(self.refresh)
        parts.editors.currentChanged.connect(self.refresh)
        parts.editors.place_selected.connect(self.refresh)
        parts.editors.selection_changed.connect(self.refresh)
        self._follow_focus()

    def _follow_focus(self) -> None:
        """Follow what is selected in the text that the keyboard is in, too: it can be cut and copied."""
        if not isValid(self._parts.window):
            return  # its widgets hand the focus on while they go with it
        text = text_widget(self._parts.window.focusWidget())
        if text is not self._text:
            if self._text is not None and isValid(self._text):
                self._text.selectionChanged.disconnect(self.refresh)
            if text is not None:
                text.selectionChanged.connect(self.refresh)
            self._text = text
        self.refresh()

    def refresh(self) -> None:
        """Enable what can be done now, and nothing else."""
        if not isValid(self._parts.window):
            return  # its widgets hand the focus on while they go with it
        for entry in ACTIONS:
            self._actions[entry.key].setEnabled(entry.when(self._parts))
