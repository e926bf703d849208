"""Keeps recovery copies of unsaved documents while they are edited, off the window's thread."""

from collections.abc import Callable
from datetime import UTC, datetime
from typing import Final

from PySide6.QtCore import QObject, QTimer, Signal

from postmortem_desk.model import new_id
from postmortem_desk.session.background import Background
from postmortem_desk.session.document import Document
from postmortem_desk.storage.paths import Paths
from postmortem_desk.storage.recovery import RecoveryFolder
from postmortem_desk.storage.recovery_copy import RecoveryCopy, UnwrittenText
from postmortem_desk.trouble import Trouble

REST_MS: Final = 800
"""A copy is begun this long after the last edit, so that it is there within 2 s."""
LONGEST_MS: Final = 2000
"""And this long after the first edit that no copy holds, however much is typed, so that it is there within 4 s."""

Unwritten = Callable[[], tuple[UnwrittenText, ...]]
"""What stands in fields and is not in the document yet."""

Told = Callable[[str], None]
"""What is called when a copy is written or removed, with its trouble or ""."""


class RecoveryKeeper(QObject):
    """The recovery copies of all documents of this process. One thread writes them, one after the other."""

    def __init__(self, paths: Paths, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._folder = RecoveryFolder(paths)
        self._background = Background(self)
        self._watches: list[RecoveryWatch] = []

    def watch(self, document: Document, unwritten: Unwritten) -> "RecoveryWatch":
        """Keep copies of `document` from now on."""
        watch = RecoveryWatch(document, unwritten, self)
        self._watches.append(watch)
        return watch

    def unwatch(self, watch: "RecoveryWatch") -> None:
        """Keep no copies of a document any more."""
        self._watches.remove(watch)

    def write_all(self) -> None:
        """Write a copy of every unsaved document now, and come back when they are on the disk. Never raises."""
        for watch in self._watches:
            watch.write_now()

    def close(self) -> None:
        """Come to an end: what is begun is done, and copies that are still there are for the next start."""
        self._background.wait()
        self._folder.close()

    def write(self, name: str, copy: RecoveryCopy, told: Told) -> None:
        """Write a copy of the document called `name` in the background, and then call `told`."""
        self._background.start(lambda _job: self._folder.write(name, copy), lambda _nothing: told(""), told)

    def write_now(self, name: str, copy: RecoveryCopy) -> None:
        """Write a copy before this call comes back. Raises NotSaved."""
        self._background.wait()
        self._folder.write(name, copy)

    def forget(self, name: str, told: Told) -> None:
        """Remove the copies of the document called `name` in the background."""
        self._background.start(lambda _job: self._folder.forget(name), lambda _nothing: told(""), told)


class RecoveryWatch(QObject):
    """Follows one document and writes its copies."""

    copied = Signal(object)
    """A copy is on the disk; with its time, in UTC. None: there is none any more, and none is needed."""
    failed = Signal(str)
    """A copy could not be written; a sentence."""

    def __init__(self, document: Document, unwritten: Unwritten, keeper: RecoveryKeeper) -> None:
        super().__init__(keeper)
        self._document = document
        self._unwritten = unwritten
        self._keeper = keeper
        self._name = new_id()
        self._last: tuple[object, ...] = ()
        self._rest = QTimer(self, singleShot=True, interval=REST_MS)
        self._longest = QTimer(self, singleShot=True, interval=LONGEST_MS)
        self._rest.timeout.connect(self.write)
        self._longest.timeout.connect(self.write)
        document.history_changed.connect(self.touch)
        self.touch()

    def touch(self) -> None:
        """Something may have been written into the document or into a field."""
        if not self._document.is_dirty and not self._unwritten():
            self._stop()
            if self._last:
                self._forget()
            return
        self._rest.start()
        if not self._longest.isActive():
            self._longest.start()

    def write(self) -> None:
        """Write a copy in the background, unless the last one holds the same."""
        self._stop()
        copy = self._copy()
        if copy is not None:
            self._keeper.write(self._name, copy, lambda trouble: self._tell(copy, trouble))

    def write_now(self) -> bool:
        """Write a copy before this call comes back. Returns whether all that is unsaved is in a copy.

        Never raises: it is the last thing that a program can do.
        """
        self._stop()
        self._last = ()  # the one before may have failed, and nobody has heard of it yet
        copy = self._copy()
        if copy is not None:
            try:
                self._keeper.write_now(self._name, copy)
            except Trouble as trouble:
                self._tell(copy, str(trouble))
                return False
            self._tell(copy, "")
        return True

    def end(self) -> None:
        """The document is closed, saved or given up: its copies go away."""
        self._stop()
        self._document.history_changed.disconnect(self.touch)
        self._keeper.unwatch(self)
        self._forget()
        self.setParent(None)  # else the keeper would hold it, and with it the closed document, to the end

    def _copy(self) -> RecoveryCopy | None:
        """The document as it stands, unless it is saved, or the last copy holds the same."""
        document, unwritten = self._document, self._unwritten()
        if not document.is_dirty and not unwritten:
            return None
        state = (document.incident, document.path, document.digest, unwritten)
        if self._last and self._last[0] is document.incident and self._last[1:] == state[1:]:
            return None
        self._last = state
        return RecoveryCopy(document.incident, document.path, document.digest, datetime.now(tz=UTC), unwritten)

    def _forget(self) -> None:
        self._last = ()
        self._keeper.forget(self._name, lambda _trouble: self.copied.emit(None))

    def _stop(self) -> None:
        self._rest.stop()
        self._longest.stop()

    def _tell(self, copy: RecoveryCopy, trouble: str) -> None:
        if trouble:
            self._last = ()
            self._longest.start()  # the disk may have room again
            self.failed.emit(trouble)
        elif self._last:
            self.copied.emit(copy.written)
