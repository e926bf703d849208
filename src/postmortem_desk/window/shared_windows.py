"""A file that is open in another process is shown there; where that one does not answer, it opens read-only here."""

from functools import partial
from pathlib import Path

from PySide6.QtCore import QObject, Signal

from postmortem_desk.session.document import Document
from postmortem_desk.session.shared_files import SharedFiles
from postmortem_desk.storage.paths import Paths, is_same_file
from postmortem_desk.trouble import Trouble
from postmortem_desk.window.main_window import MainWindow


class ShownElsewhere(Trouble):
    """The file is open in another process, which has come to the front."""

    def __init__(self, path: Path) -> None:
        super().__init__("it is open in another window, which has come to the front.", subject=path.name)


class SharedWindows(QObject):
    """Knows which window has which file, and tells other processes."""

    wanted = Signal(object)
    """The MainWindow that somebody wants to see who has tried to open its file in another process."""

    def __init__(self, paths: Paths, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._files = SharedFiles(paths, self)
        self._paths: dict[MainWindow, Path] = {}
        self._files.show_wanted.connect(self._show)

    def refuse_shown_elsewhere(self, document: Document) -> None:
        """Raise ShownElsewhere when another process shows the document's file.

        When it has the file and does not answer, the document is read-only from now on, and its notice says why.
        """
        path = document.path
        if path is None or self._files.hold(path):
            return
        if self._files.bring_forward(path):
            raise ShownElsewhere(path)
        document.read_only = True
        document.notice = self.tr(
            "{name} is open in another window, which does not answer. It is read-only here; saving asks for a new name."
        ).format(name=path.name)

    def is_taken(self, window: MainWindow, path: Path) -> bool:
        """Whether another window, here or in another process, has the file at `path`."""
        holders = [holder for holder, held in self._paths.items() if is_same_file(held, path)]
        if holders:
            return window not in holders
        if not self._files.hold(path):
            return True
        self._files.let_go(path)
        return False

    def hold(self, window: MainWindow) -> None:
        """The window has its document's file from now on, also when that changes."""
        window.document.path_changed.connect(partial(self._follow, window))
        self._follow(window, window.document.path)

    def let_go(self, window: MainWindow) -> None:
        """The window is closed."""
        path = self._paths.pop(window, None)
        if path is not None:
            self._files.let_go(path)

    def _follow(self, window: MainWindow, path: Path | None) -> None:
        self.let_go(window)
        if path is not None and self._files.hold(path):
            self._paths[window] = path

    def _show(self, path: Path) -> None:
        for window, held in self._paths.items():
            if is_same_file(held, path):
                self.wanted.emit(window)
