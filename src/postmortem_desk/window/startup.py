"""The end of a start: what nobody looks at yet begins when the document is drawn, and loads in a thread."""

from importlib import import_module
from typing import Final

from PySide6.QtCore import QObject, QTimer, Signal

from postmortem_desk.session.background import Background, Job
from postmortem_desk.widgets.preview.preview import PreviewView

PATIENCE_MS: Final = 1500
"""After this a window counts as resting, even if its preview is hidden or long."""
_PAUSE_MS: Final = 150
"""Time for what has been drawn to come onto the screen."""

_LATE: Final = (
    "session.live_checks",
    "storage.rules",
    "storage.conflict_copies",
    "widgets.prose.prose_panel",
    "widgets.details.details_panel",
    "widgets.checklist.checklist_panel",
    "widgets.causes.cause_panel",
    "widgets.timeline.timeline_panel",
    "text.times.time_amounts",
    "importing.evidence.pasted_lines",
    "widgets.checks.checks_panel",
    "window.actions.command_palette",
    "widgets.picture.picture_view",
    "widgets.checklist.matrix_view",
    "widgets.versions.versions_view",
    "session.evidence_tray",
    "widgets.sources.evidence_view",
)
"""What a window starts without and most people need soon: the first use shall not have to wait for it."""


class Startup(QObject):
    """Tells once when the document of a window is drawn, and once when the rest of the program is loaded."""

    settled = Signal()
    loaded = Signal()

    def __init__(self, preview: PreviewView, parent: QObject) -> None:
        super().__init__(parent)
        self._background = Background(self)
        self._patience = QTimer(self, singleShot=True, interval=PATIENCE_MS)
        self._patience.timeout.connect(self._settle)
        preview.completed.connect(self._hurry)
        self._patience.start()

    def _hurry(self) -> None:
        if self._patience.remainingTime() > _PAUSE_MS:
            self._patience.start(_PAUSE_MS)

    def _settle(self) -> None:
        self.settled.emit()
        self._background.start(_load, lambda _done: self.loaded.emit(), lambda _trouble: None)


def _load(job: Job) -> None:
    """Import it all; what has been imported already costs nothing."""
    for number, name in enumerate(_LATE):
        import_module(f"postmortem_desk.{name}")
        job.go_on((number + 1) / len(_LATE))
