"""The button with three dots that opens what else can be done with the row that it stands in."""

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QToolButton, QWidget


def more_button(parent: QWidget) -> QToolButton:
    """Such a button. Who makes it gives it a name, a tip and a menu."""
    button = QToolButton(parent)
    button.setText("\N{MIDLINE HORIZONTAL ELLIPSIS}")
    button.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
    button.setPopupMode(QToolButton.ToolButtonPopupMode.InstantPopup)
    button.setProperty("menu_button", True)
    return button
