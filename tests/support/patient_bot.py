"""A robot that waits as long as a busy machine needs: what never comes fails the test all the same."""

from collections.abc import Callable
from typing import Any

from pytestqt.qtbot import QtBot

PATIENCE_MS = 30_000


class PatientBot(QtBot):
    """pytest-qt gives up after 5 seconds, which two processors with much to do may need for a window."""

    def waitUntil(self, callback: Callable[[], bool | None], *, timeout: int = PATIENCE_MS) -> None:
        """Let events go on until `callback` says so."""
        super().waitUntil(callback, timeout=timeout)

    def waitSignal(self, signal: Any, *, timeout: int = PATIENCE_MS, **options: Any) -> Any:
        """Let events go on until the signal comes."""
        return super().waitSignal(signal, timeout=timeout, **options)
