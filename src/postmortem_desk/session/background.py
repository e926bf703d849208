"""Work in a thread of its own, one piece after the other: the one way to let something take its time."""

from collections import deque
from collections.abc import Callable
from functools import partial
from threading import Lock, Thread
from typing import Final, TypeVar

from PySide6.QtCore import QObject, QTimer

from postmortem_desk.trouble import Cancelled, Trouble

Result = TypeVar("Result")
_LOOK_MS: Final = 15
"""How often the window's thread looks whether something is over, while something is under way."""


class Job:
    """One piece of work, as both threads see it. Whoever cancels it hears no more of it."""

    def __init__(self) -> None:
        self.share = 0.0
        """How much of the work is done, from 0 to 1, where the work says so."""
        self.cancelled = False

    def cancel(self) -> None:
        """Give the work up. What looks neither at `cancelled` nor says how far it is, ends by itself, unheard."""
        self.cancelled = True

    def go_on(self, share: float) -> None:
        """Say how much is done. Raises Cancelled where nobody wants the result."""
        self.share = share
        if self.cancelled:
            raise Cancelled


class Background(QObject):
    """The thread is there while there is work, and touches nothing of Qt's: objects of Qt may go at any moment.

    So it is no QRunnable: one whose last reference goes while it still returns takes the program along.
    """

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._lock = Lock()
        self._thread: Thread | None = None
        self._waiting: deque[tuple[Job, Callable[[], None]]] = deque()
        self._over: deque[tuple[Job, Callable[[], object]]] = deque()
        self._look = QTimer(self, interval=_LOOK_MS)
        self._look.timeout.connect(self._tell)

    def start(
        self, work: Callable[[Job], Result], done: Callable[[Result], object], failed: Callable[[str], object]
    ) -> Job:
        """Do `work` when all before it is done, and then call `done` with what came of it, in the window's thread.

        When it raised a Trouble, `failed` is called with its sentence instead; so it is for an error that nobody
        expected, which is then raised in the window's thread.
        """
        job = Job()
        with self._lock:
            self._waiting.append((job, partial(self._work, job, work, done, failed)))
            if self._thread is None:
                self._thread = Thread(target=self._work_off, name="postmortem-desk background")
                self._thread.start()
        self._look.start()
        return job

    def wait(self) -> None:
        """Come back when everything that was started is done; who is to be told of it hears later."""
        with self._lock:
            thread = self._thread
        if thread is not None:
            thread.join()

    def _work_off(self) -> None:
        while True:
            with self._lock:
                if not self._waiting:
                    self._thread = None
                    return
                job, work = self._waiting.popleft()
            if not job.cancelled:
                work()

    def _work(
        self,
        job: Job,
        work: Callable[[Job], Result],
        done: Callable[[Result], object],
        failed: Callable[[str], object],
    ) -> None:
        try:
            result = work(job)
        except Cancelled:
            return  # whoever cancelled knows
        except Trouble as trouble:
            self._over.append((job, partial(failed, str(trouble))))
        except Exception as error:
            self._over.append((job, partial(self._fail, error, failed)))
        else:
            self._over.append((job, partial(done, result)))

    def _fail(self, error: Exception, failed: Callable[[str], object]) -> None:
        name = type(error).__name__
        failed(self.tr("This failed in a way that nobody expected ({name}). Nothing was changed.").format(name=name))
        raise error

    def _tell(self) -> None:
        while self._over:
            job, tell = self._over.popleft()
            if not job.cancelled:
                tell()
        with self._lock:
            if self._thread is None and not self._over:
                self._look.stop()
