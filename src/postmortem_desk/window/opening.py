"""Reads documents of other kinds than our own: at once where that is quick, else in a thread that can be cancelled."""

from collections.abc import Callable
from pathlib import Path
from typing import TYPE_CHECKING, Final

from PySide6.QtCore import QCoreApplication, QObject, QRunnable, QThreadPool, QTimer, Signal

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
    from postmortem_desk.importing.evidence_files import evidence_file_kind  # late, as below

    return evidence_file_kind(path)


def takes_long(path: Path) -> bool:
    """Whether reading the document at `path` would keep a window waiting."""
    try:
        return not is_incident_file(path) and path.stat().st_size > QUICK
    except OSError:
        return False  # reading it tells what is wrong


def imported_document(path: Path) -> Document:
    """The document at `path`, read at once. Raises Trouble."""
    from postmortem_desk.importing.read import read_document  # late: the first paint does not need it

    return _document_of(read_document(_bytes_of(path), path.name))


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


class _Outcome(QObject):
    """The signals of a job in another thread. They say which job, since a cancelled one may still be heard."""

    done = Signal(object, object)
    failed = Signal(object, str)


class _ImportJob(QRunnable):
    """Reads one document, unless it is cancelled before it is done."""

    def __init__(self, path: Path) -> None:
        super().__init__()
        self._path = path
        self.outcome = _Outcome()
        self.share = 0.0
        self.cancelled = False

    def run(self) -> None:
        """Work; every trouble ends in a sentence."""
        from postmortem_desk.importing.progress import ReadingCancelled
        from postmortem_desk.importing.read import read_document

        try:
            imported = read_document(_bytes_of(self._path), self._path.name, progress=self._go_on)
            self._go_on(1.0)
        except ReadingCancelled:
            return  # the window has said so already
        except Trouble as trouble:
            self.outcome.failed.emit(self, str(trouble))
        except Exception as error:
            name = type(error).__name__
            self.outcome.failed.emit(self, f"{self._path.name}: it cannot be read ({name}). Nothing was changed.")
            raise
        else:
            self.outcome.done.emit(self, imported)

    def _go_on(self, share: float) -> None:
        from postmortem_desk.importing.progress import ReadingCancelled

        self.share = share
        if self.cancelled:
            raise ReadingCancelled


class Opening(QObject):
    """Reads one document in the background; its progress stands in the bar of the window that asked."""

    finished = Signal()
    """The reading is over, well or not."""

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._job: _ImportJob | None = None
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
        self._job = _ImportJob(path)
        self._job.setAutoDelete(False)
        self._job.outcome.done.connect(self._take)
        self._job.outcome.failed.connect(self._tell_failed)
        self._patience.start(PATIENCE_MS)
        QThreadPool.globalInstance().start(self._job)

    def cancel(self) -> None:
        """Give the reading up; nothing is opened."""
        if self._job is not None:
            self._job.cancelled = True
            self._end()

    def _tell_progress(self) -> None:
        if self._job is None or self._bar is None:
            return
        self._patience.setInterval(_STEP_MS)
        sentence = self.tr("Reading {name}… {percent} %").format(name=self._name, percent=round(self._job.share * 100))
        if self._bar.sentence != sentence:
            self._bar.say(sentence, ((self.tr("Cancel"), self.cancel),), close=False)

    def _take(self, job: _ImportJob, imported: "Imported") -> None:
        if job is not self._job:
            return
        if self._bar is not None:
            self._bar.hide()
        show = self._show
        self._end()
        show(_document_of(imported))

    def _tell_failed(self, job: _ImportJob, sentence: str) -> None:
        if job is not self._job:
            return
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
