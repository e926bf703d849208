"""Undo and redo of a window, named in the menu; and where one step of typing ends."""

from collections.abc import Mapping
from typing import Final

from PySide6.QtCore import QObject, QTimer
from PySide6.QtGui import QAction

from postmortem_desk.widgets.words.translation import Word
from postmortem_desk.window.controllers.controller import Handlers, WindowParts

_PAUSE_MS: Final = 1500
"""A pause in typing after which the next key is a step of its own."""


class HistoryController(QObject):
    """Walks through the history of the document."""

    def __init__(self, parts: WindowParts, actions: Mapping[str, QAction]) -> None:
        """`actions` are those of the window; they are named when `show_names` is called and whenever history moves."""
        super().__init__(parts.window)
        self._parts = parts
        self._actions = actions
        self._pause = QTimer(self)
        self._pause.setSingleShot(True)
        self._pause.setInterval(_PAUSE_MS)
        document = parts.document
        document.changed.connect(self._pause.start)
        document.history_changed.connect(self.show_names)
        self._pause.timeout.connect(document.end_typing)

    def handlers(self) -> Handlers:
        """Undo and redo."""
        return {"undo": self.undo, "redo": self.redo}

    def undo(self) -> None:
        """Take the last step back, wherever it was."""
        self._parts.commit_editing()
        self._parts.document.undo()

    def redo(self) -> None:
        """Do the last step that was taken back again."""
        self._parts.commit_editing()
        self._parts.document.redo()

    def show_names(self) -> None:
        """Name in the menu what undo and redo would do."""
        stack = self._parts.document.undo_stack
        for key, words, named, step in (
            ("undo", self.tr("&Undo"), self.tr("&Undo {step.small}"), stack.undoText()),
            ("redo", self.tr("&Redo"), self.tr("&Redo {step.small}"), stack.redoText()),
        ):
            action = self._actions[key]
            action.setText(named.format(step=Word(step)) if step else words)
            action.setIconText(words.replace("&", ""))
