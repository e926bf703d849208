"""Tells when widgets have been painted."""

from collections.abc import Callable

from PySide6.QtCore import QEvent, QMetaObject, QObject, Qt, Slot
from PySide6.QtWidgets import QWidget


class FirstPaint(QObject):
    """Calls `then` once, when each of some widgets has been painted while `is_ready` said yes of it."""

    def __init__(
        self,
        widgets: list[QWidget],
        then: Callable[[], object],
        is_ready: Callable[[QObject], bool] = lambda _widget: True,
    ) -> None:
        super().__init__()
        self._missing = set(widgets)
        self._then = then
        self._is_ready = is_ready
        self.is_told = False
        for widget in widgets:
            widget.installEventFilter(self)

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        if event.type() == QEvent.Type.Paint and watched in self._missing and self._is_ready(watched):
            watched.removeEventFilter(self)
            self._missing.discard(watched)
            if not self._missing:
                QMetaObject.invokeMethod(self, "_tell", Qt.ConnectionType.QueuedConnection)  # behind the painting
        return False

    @Slot()
    def _tell(self) -> None:
        self._then()
        self.is_told = True
