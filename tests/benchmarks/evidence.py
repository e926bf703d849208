"""What it costs to read evidence and to look through its tray: a hundred rows for each event, 100,000 at most.

Reading is told as a multiple of what the csv module takes for the same rows; a keystroke in the filter in milliseconds:
the longest that the window waits, and what it takes in all.
"""

import csv
import io
from collections.abc import Callable
from time import perf_counter

from PySide6.QtWidgets import QApplication

from benchmarks.measuring import Case, Measured, Milliseconds
from postmortem_desk.importing.evidence.evidence_kinds import read_evidence
from postmortem_desk.session.document import Document
from postmortem_desk.session.evidence_search import EvidenceSearch
from postmortem_desk.session.evidence_tray import EvidenceTray
from support.incidents import large_incident

MOST_ROWS = 100_000


def cases() -> list[Case]:
    """Each case's name, and what makes the call to time for a count of events in the open incident."""
    return [
        ("csv to candidates: times the csv module", _read_csv),
        ("filter candidates: longest wait", lambda count: _filter(count, max)),
        ("filter candidates: in all", lambda count: _filter(count, sum)),
    ]


def _rows(count: int) -> int:
    return min(100 * count, MOST_ROWS)


def _table(count: int) -> str:
    rows = (
        f"2023-05-01 {n // 3600 % 24:02}:{n // 60 % 60:02}:{n % 60:02},ana,handled request {n} of checkout,web{n % 9}\n"
        for n in range(_rows(count))
    )
    return "time,who,what,host\n" + "".join(rows)


def _read_csv(count: int) -> Callable[[], object]:
    text = _table(count)
    data = text.encode()

    def read() -> Measured:
        start = perf_counter()
        for row in csv.reader(io.StringIO(text, newline="")):
            assert row
        floor, start = perf_counter() - start, perf_counter()
        assert len(read_evidence(data, "rows.csv").candidates) == _rows(count)
        return Measured((perf_counter() - start) / floor)

    return read


def _filter(count: int, told: Callable[[list[float]], float]) -> Callable[[], object]:
    application = QApplication.instance() or QApplication([])
    tray = EvidenceTray(Document(large_incident(count)))
    search = EvidenceSearch(tray)
    tray.read_text(_table(count), "rows")
    while not tray.sources:
        application.processEvents()

    def look() -> Milliseconds:
        waits: list[float] = []
        start = perf_counter()
        search.look_for("checkout 77", open_only=True)
        waits.append(perf_counter() - start)
        while search.is_busy:
            start = perf_counter()
            application.processEvents()
            waits.append(perf_counter() - start)
        search.look_for("", open_only=False)
        return Milliseconds(told(waits) * 1000)

    return look
