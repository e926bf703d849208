"""The toolbar: the actions that people use most, and the way to all others."""

from collections.abc import Iterable, Mapping
from typing import Final

from PySide6.QtCore import QEvent, QSize, Qt
from PySide6.QtGui import QAction, QKeySequence, QResizeEvent
from PySide6.QtWidgets import QMainWindow, QSizePolicy, QToolBar, QToolButton, QWidget

from postmortem_desk.widgets.plain_tip import plain_tip

TOOLBAR: Final = ("new", "open", "save", "", "undo", "redo", "", "add_event", "add_task", "evidence", "", "export")
"""The keys of the toolbar's actions; "" is a separator. The last one is what it all is for."""
_FIRST_TO_GO: Final = ("redo", "undo", "evidence", "open", "new", "add_task", "add_event", "save")
"""What a narrow window goes without, in this order: menus and keys lead to them as well."""
_ROUNDING: Final = 1
"""Pixels by which a width that is reckoned from the words differs from that of the style."""
_OTHER_WIDTHS: Final = (QEvent.Type.FontChange, QEvent.Type.StyleChange)


class Toolbar(QToolBar):
    """It stays where it is. In a narrow window it shows fewer actions, but always the last one and the way to all."""

    def __init__(self, window: QMainWindow, actions: Mapping[str, QAction]) -> None:
        super().__init__(window.tr("Main toolbar"), window)
        self.setObjectName("toolbar")
        self.setMovable(False)
        self.setContextMenuPolicy(Qt.ContextMenuPolicy.PreventContextMenu)
        self._actions = actions
        self._put_in: list[QAction] = []
        self._keys: tuple[str, ...] = ()
        self._widths: list[int] = []
        spacer = QWidget(self)
        spacer.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Preferred)
        self._end = self.addWidget(spacer)
        self._palette = PaletteButton(actions["find"], self)
        self.addWidget(self._palette)
        self._show(TOOLBAR)

    def _show(self, keys: tuple[str, ...]) -> None:
        """Show these actions, and no others."""
        if keys == self._keys:
            return
        self._keys = keys
        for action in self._put_in:
            self.removeAction(action)
            if action.isSeparator():
                action.deleteLater()
        self._put_in = []
        for key in keys:
            if key:
                self.insertAction(self._end, self._actions[key])
            self._put_in.append(self._actions[key] if key else self.insertSeparator(self._end))
        self.widgetForAction(self._actions[TOOLBAR[-1]]).setProperty("primary", True)

    def _least_width(self, gone: int) -> int:
        """How wide it must be when so many of the first to go are gone. Each is shown to measure it, once."""
        more = self._palette.sizeHint().width() - self._palette.minimumSizeHint().width()
        for number in range(len(self._widths), gone + 1):
            self._show(without(_FIRST_TO_GO[:number]))
            self._widths.append(self.sizeHint().width() - more)
        return self._widths[gone]

    def _fit(self) -> None:
        """Show as many actions as there is room for."""
        most = len(_FIRST_TO_GO)
        gone = next((number for number in range(most) if self._least_width(number) <= self.width()), most)
        self._show(without(_FIRST_TO_GO[:gone]))

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Show what fits into the new width."""
        super().resizeEvent(event)
        self._fit()

    def changeEvent(self, event: QEvent) -> None:
        """Words of another font or style may be wider."""
        super().changeEvent(event)
        if event.type() in _OTHER_WIDTHS:
            self._widths.clear()
            self._fit()


def without(gone: Iterable[str]) -> tuple[str, ...]:
    """The toolbar without these keys, and without separators that separate nothing."""
    groups: list[list[str]] = [[]]
    for key in TOOLBAR:
        if not key:
            groups.append([])
        elif key not in gone:
            groups[-1].append(key)
    return tuple(key for group in groups if group for key in ("", *group))[1:]


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
