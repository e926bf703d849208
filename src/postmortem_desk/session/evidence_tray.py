"""What was pasted and dropped as evidence, until it is accepted: a window's own, not a part of the incident.

It ends with the window. Nothing is lost by that but what can be pasted again: what was accepted is in the timeline.
Everything stays quick with 100,000 candidates: what walks over all of them is done in the background, or not at all.
"""

from collections.abc import Callable, Collection, Sequence
from contextlib import nullcontext
from functools import partial
from itertools import chain
from pathlib import Path
from typing import Final, TypeVar

from msgspec.structs import replace
from PySide6.QtCore import QObject, QTimer, Signal

from postmortem_desk.importing.documents.source import source_text
from postmortem_desk.importing.evidence.csv_columns import Columns, find_columns
from postmortem_desk.importing.evidence.evidence import with_words, words_of
from postmortem_desk.importing.evidence.evidence_kinds import Wanted, read_evidence, read_folder
from postmortem_desk.insight.order import rows_out_of_order
from postmortem_desk.model import Event, Incident
from postmortem_desk.operations.evidence import (
    SourceClock,
    accept_candidates,
    attach_candidate,
)
from postmortem_desk.session.background import Background, Job
from postmortem_desk.session.document import Document, Place
from postmortem_desk.session.garbage import long_lived
from postmortem_desk.session.tray_source import (
    Accepted,
    TraySource,
    accepted_of,
    rest_on_the_same,
    righted,
    tray_source,
)
from postmortem_desk.text.times.dates import iso_date
from postmortem_desk.trouble import Trouble

Result = TypeVar("Result")
AT_ONCE: Final = 300
"""So many candidates are accepted within a moment; more in the background."""
_LARGE: Final = 1024 * 1024
"""Bytes of a source that makes many candidates."""
_MANY: Final = 5_000
_LOOK_MS: Final = 100
_STEP: Final = 500


class EvidenceTray(QObject):
    """Reads evidence in the background, holds its candidates, and takes them into the timeline."""

    changed = Signal()
    """Other candidates, or other times of them."""
    reworded = Signal(str)
    """The id of a candidate that has other words."""
    accepted_changed = Signal()
    """Others of them are accepted."""
    source_read = Signal(object)
    """A TraySource that came in."""
    failed = Signal(str)
    """A sentence: what could not be read."""
    progressed = Signal(float)
    """The share of what is done in the background (`doing`); 1 when it is over."""

    def __init__(
        self,
        document: Document,
        parent: QObject | None = None,
        takes: Callable[[TraySource], bool] = lambda _source: False,
    ) -> None:
        """`takes` is asked of each source that was read: one that it takes does not come into the tray."""
        super().__init__(parent)
        self._document = document
        self._takes = takes
        self._background = Background(self)
        self._jobs: list[Job] = []
        self._dismissed: frozenset[str] = frozenset()
        self._edited: dict[str, Event] = {}
        self._look = QTimer(self, interval=_LOOK_MS)
        self._look.timeout.connect(lambda: self.progressed.emit(self._jobs[0].share))
        self.doing = ""
        """"read" or "accept", while it is under way."""
        self.sources: tuple[TraySource, ...] = ()
        self.candidates: tuple[Event, ...] = ()
        """As they were read, in the order of their sources, without those that were dismissed; `right` tells more."""
        self.accepted: frozenset[str] = frozenset()
        """The ids of the candidates that the timeline holds."""
        self._found: Accepted | None = None
        document.changed.connect(self._follow)
        self.destroyed.connect(partial(_cancel_all, self._jobs))

    @property
    def day(self) -> str:
        """The incident's day, which clock times without one are taken for."""
        return self._document.incident.date

    @property
    def zone(self) -> str:
        """The incident's zone, which times are shown in where their instant is known."""
        return self._document.incident.zone

    def right(self, candidate: Event) -> Event:
        """A candidate with the clock of its source put right, and the words that a person gave it."""
        return righted(candidate, self.sources, self._edited, self._document.incident.zone)

    def worded(self, candidate: Event) -> Event:
        """A candidate with the words that a person gave it."""
        return self._edited.get(candidate.id, candidate)

    def read_text(self, text: str, name: str) -> None:
        """Take a pasted text; `name` is what it is called in the list of sources."""
        data = text.encode("utf-8", "replace")
        self._read(lambda: data, name)

    def read_file(self, path: Path) -> None:
        """Take a file, or the folder of an unpacked export."""
        if path.is_dir():
            self._start(lambda job: tray_source(read_folder(path, job.go_on), b""), self._take)
        else:
            self._read(partial(_bytes_of, path, self.tr("{name} cannot be read.")), path.name)

    def cancel(self) -> None:
        """Give up what is under way, and what waits to be."""
        _cancel_all(self._jobs)
        self._jobs.clear()
        self._tell_end()

    def set_clock(self, number: int, clock: SourceClock) -> None:
        """Say what the clock of a source was."""
        self._replace(number, replace(self.sources[number], clock=clock))

    def set_columns(self, number: int, columns: Columns) -> None:
        """Read a CSV again with other columns."""
        source = self.sources[number]
        self._read(lambda: source.data, source.evidence.name, columns, number)

    def remove(self, number: int) -> None:
        """Take a source out of the tray, with its candidates; what was accepted of it stays in the timeline."""
        self.sources = (*self.sources[:number], *self.sources[number + 1 :])
        self._tell()

    def edit_text(self, candidate_id: str, text: str) -> None:
        """Other words for a candidate, before it is accepted; its quote stays."""
        found = next((event for event in self.candidates if event.id == candidate_id), None)
        if found is not None and text.strip() and text != words_of(self.right(found)):
            self._edited[candidate_id] = with_words(found, text)
            self.reworded.emit(candidate_id)

    def dismiss(self, ids: Collection[str]) -> None:
        """Take candidates out of the tray."""
        self._dismissed |= frozenset(ids)
        self._tell()

    def accept(self, candidates: Sequence[Event], section_id: str, label: str) -> None:
        """Take candidates into the timeline of a section, as one step; many of them in the background."""
        fresh = [event for event in candidates if event.id not in self.accepted]
        if not fresh:
            return
        base, sources, edited = self._document.incident, self.sources, dict(self._edited)

        def work(job: Job) -> tuple[list[Event], Incident]:
            events = []
            with long_lived() if len(fresh) > _MANY else nullcontext():
                for number, event in enumerate(fresh):
                    if number % _STEP == 0:
                        job.go_on(0.8 * number / len(fresh))
                    events.append(righted(event, sources, edited, base.zone))
                after = accept_candidates(base, events, section_id)
                rows_out_of_order(after, section_id)  # which is remembered: the table asks for it when it shows them
                self._found = Accepted(sources, after.timeline, accepted_of(sources, after.timeline))
                return events, after

        def take(events: list[Event], after: Incident) -> None:
            self._document.apply(
                label,
                lambda now: after if now is base else accept_candidates(now, events, section_id),
                place=Place("event", events[-1].id),
            )

        if len(fresh) <= AT_ONCE:
            take(*work(Job()))
        else:
            self._start(work, lambda result: take(*result), "accept")

    def attach(self, ids: Collection[str], event_id: str, label: str) -> bool:
        """Let an event of the timeline rest on candidates too."""
        found = [event for event in self.candidates if event.id in ids]
        return self._document.apply(
            label, lambda incident: attach_candidate(incident, event_id, found), place=Place("event", event_id)
        )

    def _read(
        self, bytes_of: Callable[[], bytes], name: str, columns: Columns | None = None, number: int | None = None
    ) -> None:
        wanted = Wanted(kind="csv" if columns else "", columns=columns, day=iso_date(self._document.incident.date))

        def work(job: Job) -> TraySource:
            data = bytes_of()
            with long_lived() if len(data) > _LARGE else nullcontext():
                source = tray_source(read_evidence(data, name, wanted, job.go_on), data)
                if source.evidence.kind != "csv":
                    return source
                return replace(source, columns=columns or find_columns(source_text(data, name)[0], name))

        self._start(work, lambda source: self._take(source, number))

    def _start(self, work: Callable[[Job], Result], take: Callable[[Result], object], doing: str = "read") -> None:
        def end() -> None:
            self._jobs.remove(job)
            if not self._jobs:
                self._tell_end()

        def done(result: Result) -> None:
            end()
            take(result)

        def fail(sentence: str) -> None:
            end()
            self.failed.emit(sentence)

        job = self._background.start(work, done, fail)
        self._jobs.append(job)
        self.doing = doing
        self._look.start()

    def _tell_end(self) -> None:
        self._look.stop()
        self.doing = ""
        self.progressed.emit(1.0)

    def _take(self, source: TraySource, number: int | None = None) -> None:
        if number is not None:
            self._replace(number, replace(source, clock=self.sources[number].clock))
        elif not self._takes(source):
            self._dismissed -= source.ids  # pasted again: wanted again
            self.sources = (*self.sources, source)
            self._tell()
            self.source_read.emit(source)

    def _replace(self, number: int, source: TraySource) -> None:
        self.sources = (*self.sources[:number], source, *self.sources[number + 1 :])
        self._tell()

    def _tell(self) -> None:
        shown: list[tuple[Event, ...]] = []
        for number, source in enumerate(self.sources):
            events = source.evidence.candidates
            known = [each.ids for each in self.sources[:number]]
            for left_out in (*known, self._dismissed):
                if not source.ids.isdisjoint(left_out):
                    events = tuple(event for event in events if event.id not in left_out)
            shown.append(events)
        self.candidates = tuple(chain.from_iterable(shown)) if len(shown) != 1 else shown[0]
        self.accepted = accepted_of(self.sources, self._document.incident.timeline)
        self.changed.emit()

    def _follow(self, before: Incident, after: Incident) -> None:
        if not self.sources or (before.timeline is after.timeline and before.zone == after.zone):
            return
        if not rest_on_the_same(before.timeline, after.timeline):
            found, self._found = self._found, None
            if found is not None and found.sources is self.sources and found.timeline is after.timeline:
                accepted = found.ids
            else:
                accepted = accepted_of(self.sources, after.timeline)
            if accepted != self.accepted:
                self.accepted = accepted
                self.accepted_changed.emit()
        if before.zone != after.zone:
            self.changed.emit()


def _bytes_of(path: Path, sentence: str) -> bytes:
    try:
        return path.read_bytes()
    except OSError as error:
        raise Trouble(f"{sentence.format(name=path.name)} ({error.strerror})") from error


def _cancel_all(jobs: list[Job]) -> None:
    for job in jobs:
        job.cancel()
