"""Garbage goes in the window's thread alone, whoever makes it."""

import gc
import threading

from PySide6.QtCore import QObject
from pytestqt.qtbot import QtBot

from postmortem_desk.session.garbage import GarbageWatch, collect_due, long_lived


class Circle:
    """Holds itself, and notes in which thread it goes."""

    def __init__(self, gone_in: list[int]) -> None:
        self._gone_in = gone_in
        self._self = self

    def __del__(self) -> None:
        self._gone_in.append(threading.get_ident())


def test_a_thread_that_makes_much_collects_nothing(qtbot: QtBot) -> None:
    gone_in: list[int] = []
    gc.enable()
    owner = QObject()
    GarbageWatch(owner)
    Circle(gone_in)
    thread = threading.Thread(target=lambda: [[] for _ in range(200_000)])
    thread.start()
    thread.join()
    assert not gone_in
    kept: list[list[int]] = [[] for _ in range(2 * gc.get_threshold()[0])]  # so much was made that it is time to look
    qtbot.waitUntil(lambda: bool(gone_in))
    assert gone_in == [threading.get_ident()]
    assert kept
    gc.unfreeze()


def test_nobody_looks_through_what_is_made_to_stay() -> None:
    gone_in: list[int] = []
    Circle(gone_in)
    with long_lived():
        kept: list[list[int]] = [[] for _ in range(2 * 700)]
        collect_due()
        assert not gone_in
    assert kept
    gc.unfreeze()
    gc.collect()
    assert gone_in
