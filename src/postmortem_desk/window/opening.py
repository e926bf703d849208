"""Reads documents of other kinds than our own: at once where that is quick, else in a thread that can be cancelled."""

from collections import deque
from collections.abc import Callable
from pathlib import Path
from typing import TYPE_CHECKING, Final

from msgspec import Struct
from PySide6.QtCore import QCoreApplication, QObject, QTimer, Signal

from postmortem_desk.session.background import Background, Job
from postmortem_desk.session.document import Document
from postmortem_desk.storage.incident_file import FILE_SUFFIX
from postmortem_desk.trouble import Trouble
from postmortem_desk.widgets.notice_bar import Sayings

if TYPE_CHECKING:
    from postmortem_desk.importing.read import Imported

QUICK: Final = 64 * 1024
"""Bytes of a document that is read within a moment."""
PATIENCE_MS: Final = 300
"""What takes longer shows how far it is and can be cancelled."""
_STEP_MS: Final = 200


def is_incident_file(path: Path) -> bool:
    """Whether `path` is a file of our own: by its name, unless another program's words are in it."""
    return path.suffix.lower() == ".json" and not evidence_in(path)


def evidence_in(path: Path) -> str:
    """The kind of evidence that `path` holds (importing.evidence_files); "" for none, and for a file called as ours."""
    if path.name.lower().endswith(FILE_SUFFIX):
        return ""
    from postmortem_desk.importing.evidence.evidence_files import evidence_file_kind  # late, as below

    return evidence_file_kind(path)


def takes_long(path: Path) -> bool:
    """Whether reading the document at `path` would keep a window waiting."""
    try:
        return not is_incident_file(path) and path.stat().st_size > QUICK
    except OSError:
        return False  # reading it tells what is wrong


def imported_document(path: Path) -> Document:
    """The document at `path`, read at once. Raises Trouble."""
    return _document_of(_read(path, Job()))


def _read(path: Path, job: Job) -> "Imported":
    from postmortem_desk.importing.read import read_document  # late: the first paint does not need it

    return read_document(_bytes_of(path), path.name, progress=job.go_on)


def _document_of(imported: "Imported") -> Document:
    from postmortem_desk.widgets.words.remark_words import remarks_text  # late, as above

    document = Document(imported.incident)
    document.source = imported.source
    document.mark_unsaved()
    document.notice = remarks_text((*imported.found, *imported.not_understood))
    return document


def _bytes_of(path: Path) -> bytes:
    try:
        return path.read_bytes()
    except OSError as error:
        raise Trouble(
            f"it cannot be read ({(error.strerror or str(error)).lower()}).",
            subject=path.name,
            remedy="Check that it exists and that you may read it.",
        ) from error


class Wish(Struct, frozen=True):
    """A document that somebody wants to read."""

    path: Path
    sayings: Sayings
    """Where its progress, and what is wrong with it, is told."""
    show: Callable[[Document], object]


class Opening(QObject):
    """Reads documents in the background, one after the other; its progress stands in the bar of who asked."""

    finished = Signal()
    """The reading of a document is over, well or not."""

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._background = Background(self)
        self._job: Job | None = None
        self._waiting: deque[Wish] = deque()
        self._patience = QTimer(self)
        self._patience.setInterval(PATIENCE_MS)
        self._patience.timeout.connect(self._tell_progress)
        application = QCoreApplication.instance()
        if application is not None:
            application.aboutToQuit.connect(self.cancel_all)

    @property
    def is_busy(self) -> bool:
        """Whether a document is being read."""
        return self._job is not None

    def start(self, wish: Wish) -> None:
        """Read a document when those before it are read."""
        self._waiting.append(wish)
        if self._job is None:
            self._read_next()

    def cancel(self) -> None:
        """Give the reading of the present one up; it is not opened."""
        if self._job is not None:
            self._job.cancel()
            self._end()

    def cancel_all(self) -> None:
        """Read nothing any more."""
        while self._job is not None:
            self.cancel()

    def _read_next(self) -> None:
        path = self._waiting[0].path
        self._job = self._background.start(lambda job: _read(path, job), self._take, self._tell_failed)
        self._patience.start(PATIENCE_MS)

    def _tell_progress(self) -> None:
        bar = self._waiting[0].sayings.bar
        if self._job is None or bar is None:
            return
        self._patience.setInterval(_STEP_MS)
        name, percent = self._waiting[0].path.name, round(self._job.share * 100)
        sentence = self.tr("Reading {name}… {percent} %").format(name=name, percent=percent)
        if bar.sentence != sentence:
            bar.say(sentence, ((self.tr("Cancel"), self.cancel),), close=False)

    def _take(self, imported: "Imported") -> None:
        bar, show = self._waiting[0].sayings.bar, self._waiting[0].show
        if bar is not None:
            bar.hide()
        self._end()
        show(_document_of(imported))

    def _tell_failed(self, sentence: str) -> None:
        self._waiting[0].sayings.add(sentence)
        self._end()

    def _end(self) -> None:
        self._patience.stop()
        self._job = None
        self._waiting.popleft()
        if self._waiting:
            self._read_next()
        self.finished.emit()
