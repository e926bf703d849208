"""Reads documents of other kinds than our own: at once where that is quick, else in a thread that can be cancelled."""

from collections.abc import Callable
from pathlib import Path
from typing import TYPE_CHECKING, Final

from PySide6.QtCore import QCoreApplication, QObject, QTimer, Signal

from postmortem_desk.session.background import Background, Job
from postmortem_desk.session.document import Document
from postmortem_desk.trouble import Trouble
from postmortem_desk.widgets.notice_bar import NoticeBar

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
    """The kind of evidence that `path` holds; "" for none (importing.evidence_files)."""
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
    document = Document(imported.incident)
    document.source = imported.source
    document.mark_unsaved()
    document.notice = " ".join((*imported.found, *imported.not_understood))
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


class Opening(QObject):
    """Reads one document in the background; its progress stands in the bar of the window that asked."""

    finished = Signal()
    """The reading is over, well or not."""

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._background = Background(self)
        self._job: Job | None = None
        self._bar: NoticeBar | None = None
        self._name = ""
        self._show: Callable[[Document], object] = lambda _document: None
        self._patience = QTimer(self)
        self._patience.setInterval(PATIENCE_MS)
        self._patience.timeout.connect(self._tell_progress)
        application = QCoreApplication.instance()
        if application is not None:
            application.aboutToQuit.connect(self.cancel)

    @property
    def is_busy(self) -> bool:
        """Whether a document is being read."""
        return self._job is not None

    def start(self, path: Path, bar: NoticeBar, show: Callable[[Document], object]) -> None:
        """Read `path` and give its document to `show`. One that is being read is given up for it."""
        self.cancel()
        self._bar, self._name, self._show = bar, path.name, show
        bar.destroyed.connect(self._lose_bar)
        self._job = self._background.start(lambda job: _read(path, job), self._take, self._tell_failed)
        self._patience.start(PATIENCE_MS)

    def cancel(self) -> None:
        """Give the reading up; nothing is opened."""
        if self._job is not None:
            self._job.cancel()
            self._end()

    def _tell_progress(self) -> None:
        if self._job is None or self._bar is None:
            return
        self._patience.setInterval(_STEP_MS)
        sentence = self.tr("Reading {name}… {percent} %").format(name=self._name, percent=round(self._job.share * 100))
        if self._bar.sentence != sentence:
            self._bar.say(sentence, ((self.tr("Cancel"), self.cancel),), close=False)

    def _take(self, imported: "Imported") -> None:
        if self._bar is not None:
            self._bar.hide()
        show = self._show
        self._end()
        show(_document_of(imported))

    def _tell_failed(self, sentence: str) -> None:
        bar = self._bar
        self._end()
        if bar is not None:
            bar.say(sentence)

    def _lose_bar(self) -> None:
        self._bar = None

    def _end(self) -> None:
        self._patience.stop()
        if self._bar is not None:
            self._bar.destroyed.disconnect(self._lose_bar)
        self._job, self._bar = None, None
        self.finished.emit()
