"""Finds candidates of the evidence tray by words, in slices that no keystroke waits for."""

from collections.abc import Callable
from time import perf_counter
from typing import Final

from PySide6.QtCore import QObject, QTimer, Signal

from postmortem_desk.model import Event
from postmortem_desk.session.evidence_tray import EvidenceTray
from postmortem_desk.text.times.moments import moment_text

_SLICE: Final = 0.006
"""Seconds at a time."""
_STEP: Final = 128
"""Candidates between two looks at the clock."""


class EvidenceSearch(QObject):
    """Looks through the tray again whenever it changes. A few candidates are looked through at once."""

    found = Signal()
    """Other `rows`."""

    def __init__(self, tray: EvidenceTray, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._tray = tray
        self._words: list[str] = []
        self._open_only = False
        self._heaps: dict[str, str] = {}
        self._searched: tuple[Event, ...] = ()
        self._hits: list[Event] = []
        self._place = 0
        self._next = QTimer(self, interval=0)
        self._next.timeout.connect(self._go_on)
        self.rows: tuple[Event, ...] = ()
        """The candidates that were found, in the order of the tray."""
        tray.changed.connect(self._begin_anew)
        tray.reworded.connect(lambda candidate_id: self._heaps.pop(candidate_id, None))
        tray.accepted_changed.connect(self._follow_accepted)

    @property
    def is_busy(self) -> bool:
        """Whether it still looks."""
        return self._next.isActive()

    def look_for(self, words: str, *, open_only: bool) -> None:
        """Find the candidates in which all `words` stand; with `open_only` those that are not accepted yet."""
        self._words, self._open_only = words.casefold().split(), open_only
        self._begin()

    def _begin_anew(self) -> None:
        self._heaps.clear()  # for candidates that are gone
        self._begin()

    def _follow_accepted(self) -> None:
        if self._open_only:
            self._begin()

    def _begin(self) -> None:
        self._searched, self._hits, self._place = self._tray.candidates, [], 0
        if not self._words and not self._open_only:
            self._end(self._searched)
        else:
            self._go_on()

    def _go_on(self) -> None:
        end, matches = perf_counter() + _SLICE, self._matches()
        while self._place < len(self._searched):
            part = self._searched[self._place : self._place + _STEP]
            self._hits.extend(filter(matches, part))
            self._place += len(part)
            if perf_counter() > end:
                self._next.start()
                return
        self._end(tuple(self._hits))

    def _end(self, rows: tuple[Event, ...]) -> None:
        self._next.stop()
        self.rows = rows
        self.found.emit()

    def _matches(self) -> Callable[[Event], bool]:
        accepted = self._tray.accepted if self._open_only else frozenset()
        words, heaps = self._words, self._heaps
        has_figures = any(letter.isdigit() for word in words for letter in word)

        def matches(event: Event) -> bool:
            if event.id in accepted:
                return False
            if not words:
                return True
            heap = heaps.get(event.id) or heaps.setdefault(event.id, self._heap(event))
            missing = [word for word in words if word not in heap]
            if not missing or not has_figures:
                return not missing
            time = moment_text(self._tray.right(event).at).casefold()
            return all(word in time for word in missing)

        return matches

    def _heap(self, event: Event) -> str:
        """What a candidate says, for comparison: all but its time, which takes longer to tell."""
        event = self._tray.worded(event)
        kind = event.sources[0].kind if event.sources else ""
        return f"{event.text}\n{event.actor}\n{event.kind}\n{kind}".casefold()
