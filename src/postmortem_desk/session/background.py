"""Work with files in a thread of its own, one piece after the other."""

from collections.abc import Callable

from PySide6.QtCore import QObject, QRunnable, QThreadPool, Signal

from postmortem_desk.trouble import Trouble

Told = Callable[[str], None]
"""What is called in the window's thread when a piece of work is over, with its trouble or ""."""


class _Signals(QObject):
    ended = Signal(object, str)


class _Job(QRunnable):
    """`signals.ended` says which job, and its trouble or ""."""

    def __init__(self, work: Callable[[], None], told: Told) -> None:
        super().__init__()
        self._work = work
        self.told = told
        self.signals = _Signals()

    def run(self) -> None:
        """Work; a trouble ends in a sentence."""
        sentence = ""
        try:
            self._work()
        except Trouble as trouble:
            sentence = str(trouble)
        self.signals.ended.emit(self, sentence)


class Background(QObject):
    """The thread. What is begun is done before it goes away."""

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._pool = QThreadPool(self)
        self._pool.setMaxThreadCount(1)
        self._jobs: set[_Job] = set()

    def start(self, work: Callable[[], None], told: Told) -> None:
        """Do `work` when all before it is done, and then call `told`."""
        job = _Job(work, told)
        job.setAutoDelete(False)
        self._jobs.add(job)
        job.signals.ended.connect(self._end)
        self._pool.start(job)

    def wait(self) -> None:
        """Come back when everything that was started is done; who is told of it hears later."""
        self._pool.waitForDone()

    def _end(self, job: _Job, trouble: str) -> None:
        self._jobs.discard(job)
        job.told(trouble)
