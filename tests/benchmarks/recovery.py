"""What a recovery copy costs: until it is on the disk, and how long the window waits for it meanwhile."""

import tempfile
import time
from collections.abc import Callable
from itertools import count as counting
from pathlib import Path

from PySide6.QtCore import QCoreApplication

from benchmarks.measuring import Case, Milliseconds
from benchmarks.preview import application
from postmortem_desk.session.document import Document
from postmortem_desk.session.recovery import RecoveryKeeper
from postmortem_desk.storage.paths import Paths
from support.incidents import large_incident


def cases() -> list[Case]:
    """Each case's name, and what makes the call to time for a count of events."""
    return [
        ("copy of an edit on the disk", lambda count: _copies(count, longest=False)),
        ("longest wait of the window for a copy", lambda count: _copies(count, longest=True)),
    ]


def _copies(count: int, *, longest: bool) -> Callable[[], Milliseconds]:
    """Edits and copies again and again, while the window's thread does nothing but ask for events."""
    kept = tempfile.TemporaryDirectory(prefix="postmortem-desk-benchmark-")
    document = Document(large_incident(count), application())
    keeper = RecoveryKeeper(Paths.under(Path(kept.name)))
    watch = keeper.watch(document, lambda: ())
    titles = counting()

    def copy() -> Milliseconds:
        document.apply("Edit", lambda incident: incident.replaced(title=f"edit {next(titles)}"))
        done: list[object] = []
        watch.copied.connect(done.append)
        begun = last = time.perf_counter()
        wait = 0.0
        watch.write()
        while not done:
            QCoreApplication.processEvents()
            now = time.perf_counter()
            wait, last = max(wait, now - last), now
        watch.copied.disconnect(done.append)
        return Milliseconds(1000 * (wait if longest else last - begun))

    return copy
