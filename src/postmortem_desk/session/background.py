"""Work with files in a thread of its own, one piece after the other."""

from collections import deque
from collections.abc import Callable
from threading import Lock, Thread
from typing import Final

from PySide6.QtCore import QObject, QTimer

from postmortem_desk.trouble import Trouble

Told = Callable[[str], None]
"""What is called in the window's thread when a piece of work is over, with its trouble or ""."""
_LOOK_MS: Final = 15
"""How often the window's thread looks whether something is over, while something is under way."""


class Background(QObject):
    """The thread is there while there is work, and touches nothing of Qt's: objects of Qt may go at any moment."""

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._lock = Lock()
        self._thread: Thread | None = None
        self._waiting: deque[tuple[Callable[[], None], Told]] = deque()
        self._over: deque[tuple[Told, Exception | None]] = deque()
        self._look = QTimer(self, interval=_LOOK_MS)
        self._look.timeout.connect(self._tell)

    def start(self, work: Callable[[], None], told: Told) -> None:
        """Do `work`, which may raise Trouble, when all before it is done, and then call `told`."""
        with self._lock:
            self._waiting.append((work, told))
            if self._thread is None:
                self._thread = Thread(target=self._work_off, name="postmortem-desk files")
                self._thread.start()
        self._look.start()

    def wait(self) -> None:
        """Come back when everything that was started is done; who is to be told of it hears later."""
        with self._lock:
            thread = self._thread
        if thread is not None:
            thread.join()

    def _work_off(self) -> None:
        while True:
            with self._lock:
                if not self._waiting:
                    self._thread = None
                    return
                work, told = self._waiting.popleft()
            error: Exception | None = None
            try:
                work()
            except Exception as raised:
                error = raised  # the window's thread tells it, or raises it there
            self._over.append((told, error))

    def _tell(self) -> None:
        with self._lock:
            if self._thread is None:
                self._look.stop()
        while self._over:
            told, error = self._over.popleft()
            if error is not None and not isinstance(error, Trouble):
                raise error
            told("" if error is None else str(error))
