"""What the system's signals to end mean: the documents get their recovery copies, and then the program ends."""

import os
import signal
import sys
from collections.abc import Callable
from typing import Final

from PySide6.QtCore import QCoreApplication, QObject, QSocketNotifier

_SIGNALS: Final = ("SIGTERM", "SIGHUP", "SIGINT")
_FATAL: Final = 128
"""What a shell adds to the number of the signal that ended a program."""


def end_on_signals(application: QCoreApplication, keep: Callable[[], None]) -> None:
    """From now on SIGTERM, SIGHUP and SIGINT let `keep` write the copies and then end `application`.

    A signal only writes its number into a pipe, which Qt's loop reads: nothing happens in the middle of something else.
    A second signal ends the program at once. Windows has no such signals; it asks by `commitDataRequest`.
    """
    if sys.platform != "win32":
        _SignalPipe(application, keep)


class _SignalPipe(QObject):
    """Lives as long as the application."""

    def __init__(self, application: QCoreApplication, keep: Callable[[], None]) -> None:
        super().__init__(application)
        self._application = application
        self._keep = keep
        self._reader, writer = os.pipe()
        os.set_blocking(writer, False)
        signal.set_wakeup_fd(writer, warn_on_full_buffer=False)
        self._numbers = [number for name in _SIGNALS if (number := getattr(signal, name)) and _is_heard(number)]
        for number in self._numbers:
            signal.signal(number, _do_nothing)
        self._notifier = QSocketNotifier(self._reader, QSocketNotifier.Type.Read, self)
        self._notifier.activated.connect(self._end)

    def _end(self) -> None:
        received = [number for number in os.read(self._reader, 64) if number in self._numbers]
        if received:
            for number in self._numbers:
                signal.signal(number, signal.SIG_DFL)
            try:
                self._keep()
            finally:
                self._application.exit(_FATAL + received[0])


def _is_heard(number: int) -> bool:
    """Whether the caller lets the program hear the signal; `nohup` does not."""
    return signal.getsignal(number) is not signal.SIG_IGN


def _do_nothing(_number: int, _frame: object) -> None:
    """The pipe has the number already."""
