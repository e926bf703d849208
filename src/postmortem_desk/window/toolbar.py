"""The toolbar: the actions that people use most, and the way to all others."""

from collections.abc import Mapping

from PySide6.QtCore import Qt
from PySide6.QtGui import QAction, QKeySequence
from PySide6.QtWidgets import QMainWindow, QSizePolicy, QToolBar, QToolButton, QWidget

from postmortem_desk.window.actions import fill_toolbar


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
    toolbar.addWidget(_palette_button(toolbar, actions["find"]))
    return toolbar


def _palette_button(toolbar: QToolBar, action: QAction) -> QToolButton:
    button = QToolButton(toolbar)
    button.setObjectName("palette_button")
    keys = action.shortcut().toString(QKeySequence.SequenceFormat.NativeText)
    button.setText(toolbar.tr("Find or run a command   {keys}").format(keys=keys))
    button.setAccessibleName(toolbar.tr("Find or run a command"))
    button.clicked.connect(action.trigger)
    return button
