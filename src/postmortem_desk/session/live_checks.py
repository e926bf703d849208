"""The checks of the open document, kept up to date in the pauses between what a person does."""

from collections.abc import Iterator
from time import perf_counter
from typing import Final

from PySide6.QtCore import QObject, QTimer, Signal

from postmortem_desk.insight.checks.finding import Finding, FindingGroup, grouped
from postmortem_desk.insight.checks.rules import RuleBook
from postmortem_desk.insight.checks.run import finding_steps
from postmortem_desk.session.document import Document

_PAUSE_MS: Final = 250
"""Nothing is checked while a person types faster than this."""
_SLICE: Final = 0.006
"""Seconds that are spent at a time: less than half a frame."""


class LiveChecks(QObject):
    """What the rules say of the document as it stands; `changed` when that is something else."""

    changed = Signal()
    completed = Signal()
    """The document has been checked as it stands, whether anything is new or not."""

    def __init__(self, document: Document, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._document = document
        self._book: RuleBook | None = None
        self._stage = ""
        self._steps: Iterator[tuple[Finding, ...]] | None = None
        self._found: list[Finding] = []
        self.groups: tuple[FindingGroup, ...] = ()
        """Like findings together, the gravest first."""
        self.is_complete = False
        """Whether `groups` is about the document as it stands."""
        self.has_checked = False
        """Whether the document has been checked at all."""
        self._pause = QTimer(self)
        self._pause.setSingleShot(True)
        self._pause.setInterval(_PAUSE_MS)
        self._pause.timeout.connect(self._begin)
        self._work = QTimer(self)
        self._work.setInterval(0)
        self._work.timeout.connect(self._go_on)
        document.changed.connect(self._wait)

    @property
    def stage(self) -> str:
        """The stage as which the document is checked."""
        return self._stage or self._document.incident.stage

    def use_rules(self, book: RuleBook) -> None:
        """Check by these rules from now on."""
        if book is not self._book:
            self._book = book
            self._wait()

    def check_as(self, stage: str) -> None:
        """Check the document as one of `stage`; "" is its own."""
        if stage != self._stage:
            self._stage = stage
            self._begin()

    def _wait(self) -> None:
        self.is_complete = False
        self._work.stop()
        self._pause.start()

    def _begin(self) -> None:
        self._pause.stop()
        self.is_complete = False
        if self._book is not None:
            self._steps = finding_steps(self._document.incident, self._book, self._stage)
            self._found = []
            self._work.start()

    def _go_on(self) -> None:
        """Spend a slice of time."""
        until = perf_counter() + _SLICE
        while self._steps is not None and perf_counter() < until:
            found = next(self._steps, None)
            if found is None:
                self._finish()
            else:
                self._found += found

    def _finish(self) -> None:
        self._work.stop()
        self._steps = None
        self.is_complete = True
        groups = grouped(self._found)
        if groups != self.groups:
            self.groups = groups
            self.changed.emit()
        self.has_checked = True
        self.completed.emit()
