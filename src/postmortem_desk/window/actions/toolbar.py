"""The toolbar: the actions that people use most, and the way to all others."""

from collections.abc import Mapping
from typing import Final

from PySide6.QtCore import QSize, Qt
from PySide6.QtGui import QAction, QKeySequence, QResizeEvent
from PySide6.QtWidgets import QMainWindow, QSizePolicy, QToolBar, QToolButton, QWidget

from postmortem_desk.widgets.plain_tip import plain_tip
from postmortem_desk.window.actions.actions import fill_toolbar

_ROUNDING: Final = 1
"""Pixels by which a width that is reckoned from the words differs from that of the style."""


def make_toolbar(window: QMainWindow, actions: Mapping[str, QAction]) -> QToolBar:
    """The toolbar of `window`; it stays where it is."""
    toolbar = QToolBar(window.tr("Main toolbar"), window)
    toolbar.setObjectName("toolbar")
    toolbar.setMovable(False)
    toolbar.setContextMenuPolicy(Qt.ContextMenuPolicy.PreventContextMenu)
    fill_toolbar(toolbar, actions)
    spacer = QWidget(toolbar)
    spacer.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Preferred)
    toolbar.addWidget(spacer)
    toolbar.addWidget(PaletteButton(actions["find"], toolbar))
    return toolbar


class PaletteButton(QToolButton):
    """The way to all other actions. It says as much as there is room for; it never goes away."""

    def __init__(self, action: QAction, toolbar: QToolBar) -> None:
        super().__init__(toolbar)
        self.setObjectName("palette_button")
        keys = action.shortcut().toString(QKeySequence.SequenceFormat.NativeText)
        self._words = (
            self.tr("Find or run a command   {keys}").format(keys=keys),
            self.tr("Commands   {keys}").format(keys=keys),
            self.tr("Commands"),
        )
        self.setAccessibleName(self.tr("Find or run a command"))
        self.setToolTip(plain_tip(f"{action.statusTip()} ({keys})"))
        self.setSizePolicy(QSizePolicy.Policy.Preferred, QSizePolicy.Policy.Preferred)
        self.setText(self._words[0])
        self.clicked.connect(action.trigger)

    def sizeHint(self) -> QSize:
        """Room for all of its words."""
        return self._room_for(self._words[0])

    def minimumSizeHint(self) -> QSize:
        """Room for the least that it says."""
        return self._room_for(self._words[-1])

    def _room_for(self, words: str) -> QSize:
        hint = super().sizeHint()
        metrics = self.fontMetrics()
        edges = hint.width() - metrics.horizontalAdvance(self.text())
        return QSize(edges + metrics.horizontalAdvance(words), hint.height())

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Say as much as fits."""
        super().resizeEvent(event)
        room = event.size().width() + _ROUNDING
        self.setText(next((words for words in self._words if self._room_for(words).width() <= room), self._words[-1]))
