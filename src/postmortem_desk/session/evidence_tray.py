"""What was pasted and dropped as evidence, until it is accepted: a window's own, not a part of the incident.

It ends with the window. Nothing is lost by that but what can be pasted again: what was accepted is in the timeline.
"""

from collections.abc import Callable, Collection
from dataclasses import dataclass, field, replace
from functools import partial
from pathlib import Path
from typing import Final

from PySide6.QtCore import QObject, QTimer, Signal

from postmortem_desk.importing.csv_columns import Columns
from postmortem_desk.importing.evidence import Evidence, with_words, words_of
from postmortem_desk.importing.evidence_kinds import Wanted, read_evidence, read_folder
from postmortem_desk.importing.progress import Progress
from postmortem_desk.model import Event
from postmortem_desk.operations.evidence import SourceClock, accept_candidates, accepted_ids, attach_candidate, by_clock
from postmortem_desk.session.background import Background, Job
from postmortem_desk.session.document import Document, Place
from postmortem_desk.text.dates import iso_date

_LOOK_MS: Final = 100


@dataclass(frozen=True, slots=True)
class TraySource:
    """One source in the tray."""

    evidence: Evidence
    data: bytes
    """What it was read from, to be read again with other columns; empty for a folder."""
    clock: SourceClock = field(default_factory=SourceClock)
    columns: Columns | None = None
    """Of a CSV, as a person corrected them."""


class EvidenceTray(QObject):
    """Reads evidence in the background, holds its candidates, and takes them into the timeline."""

    changed = Signal()
    """Other candidates, or other of them are accepted."""
    source_read = Signal(object)
    """A TraySource that came in."""
    failed = Signal(str)
    """A sentence: what could not be read."""
    progressed = Signal(float)
    """The share of a reading that is done; 1 when it is over."""

    def __init__(self, document: Document, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._document = document
        self._background = Background(self)
        self._jobs: list[Job] = []
        self._dismissed: frozenset[str] = frozenset()
        self._edited: dict[str, Event] = {}
        self._look = QTimer(self, interval=_LOOK_MS)
        self._look.timeout.connect(lambda: self.progressed.emit(self._jobs[0].share))
        self.sources: tuple[TraySource, ...] = ()
        self.candidates: tuple[Event, ...] = ()
        """In the order of their sources, with the clocks put right; without those that were dismissed."""
        self.accepted: frozenset[str] = frozenset()
        """The ids of the candidates that the timeline holds."""
        document.changed.connect(self._follow)
        self.destroyed.connect(partial(_cancel_all, self._jobs))

    def read_text(self, text: str, name: str) -> None:
        """Take a pasted text; `name` is what it is called in the list of sources."""
        self._read(lambda progress, wanted: read_evidence(text.encode(), name, wanted, progress), text.encode())

    def read_file(self, path: Path) -> None:
        """Take a file, or the folder of an unpacked export."""
        if path.is_dir():
            self._read(lambda progress, _wanted: read_folder(path, progress), b"")
            return
        try:
            data = path.read_bytes()
        except OSError as error:
            self.failed.emit(self.tr("{name} cannot be read.").format(name=path.name) + f" ({error.strerror})")
            return
        self._read(lambda progress, wanted: read_evidence(data, path.name, wanted, progress), data)

    def cancel(self) -> None:
        """Give up what is being read, and what waits to be."""
        _cancel_all(self._jobs)
        self._jobs.clear()
        self._tell_end()

    def set_clock(self, number: int, clock: SourceClock) -> None:
        """Say what the clock of a source was."""
        self._replace(number, replace(self.sources[number], clock=clock))

    def set_columns(self, number: int, columns: Columns) -> None:
        """Read a CSV again with other columns."""
        source = self.sources[number]
        wanted = Wanted(kind="csv", columns=columns, day=iso_date(self._document.incident.date))
        self._read(
            lambda progress, _wanted: read_evidence(source.data, source.evidence.name, wanted, progress),
            source.data,
            number,
            columns,
        )

    def edit_text(self, candidate_id: str, text: str) -> None:
        """Other words for a candidate, before it is accepted; its quote stays."""
        found = next((event for event in self.candidates if event.id == candidate_id), None)
        if found is not None and text.strip() and text != words_of(found):
            self._edited[candidate_id] = with_words(found, text)
            self._tell()

    def dismiss(self, ids: Collection[str]) -> None:
        """Take candidates out of the tray."""
        self._dismissed |= frozenset(ids)
        self._tell()

    def accept(self, ids: Collection[str], section_id: str, label: str) -> int:
        """Take candidates into the timeline of a section, as one step; how many were new."""
        fresh = [event for event in self.candidates if event.id in ids and event.id not in self.accepted]
        if fresh:
            self._document.apply(
                label,
                lambda incident: accept_candidates(incident, fresh, section_id),
                place=Place("event", fresh[-1].id),
            )
        return len(fresh)

    def attach(self, ids: Collection[str], event_id: str, label: str) -> bool:
        """Let an event of the timeline rest on candidates too."""
        found = [event for event in self.candidates if event.id in ids]
        return self._document.apply(
            label, lambda incident: attach_candidate(incident, event_id, found), place=Place("event", event_id)
        )

    def _read(
        self,
        read: Callable[[Progress, Wanted], Evidence],
        data: bytes,
        number: int | None = None,
        columns: Columns | None = None,
    ) -> None:
        wanted = Wanted(day=iso_date(self._document.incident.date))

        def end() -> None:
            self._jobs.remove(job)
            if not self._jobs:
                self._tell_end()

        def take(evidence: Evidence) -> None:
            end()
            self._take(TraySource(evidence, data, columns=columns), number)

        def fail(sentence: str) -> None:
            end()
            self.failed.emit(sentence)

        job = self._background.start(lambda job: read(job.go_on, wanted), take, fail)
        self._jobs.append(job)
        self._look.start()

    def _tell_end(self) -> None:
        self._look.stop()
        self.progressed.emit(1.0)

    def _take(self, source: TraySource, number: int | None) -> None:
        if number is not None:
            self._replace(number, replace(source, clock=self.sources[number].clock))
            return
        ids = {event.id for event in source.evidence.candidates}
        self._dismissed -= ids  # pasted again: wanted again
        self.sources = (*self.sources, source)
        self._tell()
        self.source_read.emit(source)

    def _replace(self, number: int, source: TraySource) -> None:
        self.sources = (*self.sources[:number], source, *self.sources[number + 1 :])
        self._tell()

    def _tell(self) -> None:
        zone = self._document.incident.zone
        shown: dict[str, Event] = {}
        for source in self.sources:
            for event in source.evidence.candidates:
                if event.id not in shown and event.id not in self._dismissed:
                    edited = self._edited.get(event.id)
                    right = by_clock(event, source.clock, zone)
                    shown[event.id] = right.model_copy(update={"text": edited.text}) if edited else right
        self.candidates = tuple(shown.values())
        self.accepted = accepted_ids(self._document.incident, self.candidates)
        self.changed.emit()

    def _follow(self) -> None:
        if not self.sources:
            return
        accepted = accepted_ids(self._document.incident, self.candidates)
        if accepted != self.accepted:
            self.accepted = accepted
            self.changed.emit()


def _cancel_all(jobs: list[Job]) -> None:
    for job in jobs:
        job.cancel()
