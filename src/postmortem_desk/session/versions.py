"""Keeps earlier versions of a document's file: what a session's first save replaces, and every half hour of work."""

from datetime import UTC, datetime
from pathlib import Path
from typing import Final

from PySide6.QtCore import QObject, QTimer, Signal

from postmortem_desk.model import Incident
from postmortem_desk.session.background import Background
from postmortem_desk.session.document import Document
from postmortem_desk.storage.file_format.canonical import incident_bytes
from postmortem_desk.storage.paths import Paths
from postmortem_desk.storage.versions import keep_version
from postmortem_desk.trouble import Trouble

EVERY_MINUTES: Final = 30


class VersionKeeper(QObject):
    """Follows one document. A version that cannot be kept keeps nobody from saving."""

    kept = Signal()
    """There is one more version."""
    failed = Signal(str)
    """A version could not be kept; a sentence."""

    def __init__(self, document: Document, paths: Paths, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._document = document
        self._paths = paths
        self._background = Background(self)
        self._replaced: set[Path] = set()
        self._seen: Incident = document.incident
        self._clock = QTimer(self, interval=EVERY_MINUTES * 60_000)
        self._clock.timeout.connect(self.keep_state)
        self._clock.start()
        document.about_to_save.connect(self._keep_file)

    def keep_state(self) -> None:
        """Keep the document as it stands, saved or not, when it has a file and has changed since the last time."""
        path, incident = self._document.path, self._document.incident
        if path is None or incident is self._seen:
            return
        self._seen = incident
        now = datetime.now(tz=UTC)
        self._background.start(
            lambda _job: _keep_incident(path, incident, now, self._paths), lambda _kept: self._tell(""), self._tell
        )

    def _keep_file(self, path: Path) -> None:
        """Keep what the first save to a file in this session is about to replace."""
        if path in self._replaced:
            return
        try:
            data = path.read_bytes()
            when = min(datetime.fromtimestamp(path.stat().st_mtime, tz=UTC), datetime.now(tz=UTC))
        except OSError:
            return  # there is no file yet, or the save itself will say what is wrong with it
        try:
            keep_version(path, data, when, self._paths)
        except Trouble as trouble:
            self._tell(str(trouble))
            return
        self._replaced.add(path)
        self._tell("")

    def _tell(self, trouble: str) -> None:
        if trouble:
            self.failed.emit(trouble)
        else:
            self.kept.emit()


def _keep_incident(path: Path, incident: Incident, when: datetime, paths: Paths) -> None:
    try:
        data = incident_bytes(incident)
    except ValueError as error:
        raise Trouble(f"no version could be kept: {error}", subject=path.name) from error
    keep_version(path, data, when, paths)
