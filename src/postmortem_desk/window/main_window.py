"""The main window: the frame around a document. It is on the screen before the document is read.

What it imports must be light, for the first paint waits for it (tests/benchmarks/start.py measures that). What works
on the document is the workbench, which `fill` brings in.
"""

from collections.abc import Callable, Mapping, Sequence
from functools import partial
from typing import TYPE_CHECKING, Final

from PySide6.QtCore import QByteArray, QCoreApplication, QEvent, QSize, Qt, Signal
from PySide6.QtGui import QCloseEvent, QDragEnterEvent, QDropEvent, QPalette
from PySide6.QtWidgets import QMainWindow, QVBoxLayout, QWidget

from postmortem_desk.window.first_look import FirstLook
from postmortem_desk.window.panes import Panes

if TYPE_CHECKING:
    from postmortem_desk.session.document import Document
    from postmortem_desk.storage.paths import Paths
    from postmortem_desk.window.commands import Commands
    from postmortem_desk.window.controllers.controller import WindowParts
    from postmortem_desk.window.questions import Questions
    from postmortem_desk.window.workbench import Workbench

_SIZE: Final = QSize(1280, 800)
_MINIMUM: Final = QSize(720, 480)
"""Below it words are cut off. Larger letters need more, as far as the screen has it."""
_USUAL_DPI: Final = 96
_GROUNDS: Final = (QPalette.ColorRole.Window, QPalette.ColorRole.Base, QPalette.ColorRole.Window)
"""What outline, editor and document stand on."""
_BARS: Final = 70
"""Room for the menus and the toolbar, which come behind the document, so that nothing moves then; once they have been
there, it is remembered how much they take."""


class MainWindow(QMainWindow):
    """One document in one window. Until `fill` it shows only the `headings` that it is told, and has no parts."""

    document: "Document"
    bench: "Workbench"
    parts: "WindowParts"
    """Those of the bench."""
    commands: "Commands"

    document_shown = Signal()
    """Its document is painted for the first time, and can be read."""
    closed = Signal()
    files_dropped = Signal(object)
    """A tuple of the paths of files and folders."""

    def __init__(self, headings: Sequence[str] = ()) -> None:
        super().__init__()
        self.resize(_SIZE)
        letters = max(1.0, self.logicalDpiX() / _USUAL_DPI)
        self.setMinimumSize((_MINIMUM * letters).boundedTo(self.screen().availableSize()))
        self.setAcceptDrops(True)
        self._is_filled = False
        self._state: Mapping[str, str] = {}
        self.first_look = FirstLook(headings, self)
        self.splitter = Panes(self)
        panes = (self.first_look, QWidget(self), QWidget(self))
        for ground, pane in zip(_GROUNDS, panes, strict=True):
            pane.setAutoFillBackground(True)
            pane.setBackgroundRole(ground)
        self.splitter.put(panes)
        centre = self._centre = QWidget(self)
        centre.setAutoFillBackground(True)
        centre.setBackgroundRole(QPalette.ColorRole.Base)
        self._column = QVBoxLayout(centre)
        self._column.setContentsMargins(0, _BARS, 0, 0)
        self._column.setSpacing(0)
        self._column.addWidget(self.splitter, 1)
        self.setCentralWidget(centre)

    def fill(
        self,
        document: "Document",
        paths: "Paths",
        questions: "Questions | None",
        desk_handlers: Mapping[str, Callable[["MainWindow"], object]],
    ) -> None:
        """Bring a document in, once. `desk_handlers` are for the actions that are not about one document."""
        from postmortem_desk.window.questions import Dialogs  # late: the first paint does not need them
        from postmortem_desk.window.workbench import Workbench

        self.document = document
        bench = self.bench = Workbench(self, document, paths, questions or Dialogs(self), self._state)
        parts = self.parts = bench.parts
        self._show_panes(bench.panes)
        parts.documents.preview.draw_at_once()  # or all would be painted once without it
        self.repaint()
        self.document_shown.emit()

        from postmortem_desk.window.commands import Commands  # late: a document can be read before it can be worked on

        handlers = {key: partial(act, self) for key, act in desk_handlers.items()}
        commands = self.commands = Commands(bench, handlers)
        self._column.setContentsMargins(0, 0, 0, 0)
        self._column.insertWidget(0, parts.notice)
        self._column.insertWidget(1, commands.outside.bar)
        _lay_out()
        self._is_filled = True
        bench.navigation.begin()

    def _show_panes(self, panes: Sequence[QWidget]) -> None:
        """Put the panes of a document where the first look was."""
        _lay_out()  # they come into the room that the status bar leaves
        for place, pane in enumerate(panes):
            empty = self.splitter.replaceWidget(place, pane)
            if empty is not None:
                empty.deleteLater()
        _lay_out()

    def put_above(self, panel: QWidget) -> None:
        """Show `panel` above the document, below what the window says."""
        self._column.insertWidget(1, panel)

    def saved_state(self) -> dict[str, str]:
        """Geometry, panes and what is in them, to be remembered."""
        frame = {
            "geometry": _base64(self.saveGeometry()),
            "splitter": _base64(self.splitter.saveState()),
            "outline": str(self.splitter.outline_width),
        }
        if not self._is_filled:
            return frame
        return frame | {"bars": str(self._centre.y())} | self.bench.memory.saved()

    def restore(self, state: Mapping[str, str]) -> None:
        """Take what `saved_state` gave once; what is in the panes follows when a document comes in."""
        self._state = state
        if state.get("geometry"):
            self.restoreGeometry(QByteArray.fromBase64(state["geometry"].encode("ascii")))
        if state.get("splitter"):
            self.splitter.restoreState(QByteArray.fromBase64(state["splitter"].encode("ascii")))
        if state.get("bars", "").isdecimal():
            self._column.setContentsMargins(0, min(int(state["bars"]), self.height() // 2), 0, 0)
        if state.get("outline", "").isdecimal():
            self.splitter.give_outline(int(state["outline"]))

    def focusNextPrevChild(self, forward: bool) -> bool:
        """Let Tab lead through outline, editor and document, in this order."""
        from postmortem_desk.window.tab_order import next_stop  # late: when Tab is first pressed

        stop = next_stop(self, self.bench.panes if self._is_filled else (), forward)
        if stop is not None:
            stop.setFocus(Qt.FocusReason.TabFocusReason if forward else Qt.FocusReason.BacktabFocusReason)
        return stop is not None

    def closeEvent(self, event: QCloseEvent) -> None:
        """Ask before anything unsaved goes away."""
        if self._is_filled and not self.commands.may_close():
            event.ignore()
            return
        event.accept()
        self.closed.emit()

    def dragEnterEvent(self, event: QDragEnterEvent) -> None:
        """Take files that are dragged in from outside."""
        if any(url.isLocalFile() for url in event.mimeData().urls()):
            event.acceptProposedAction()

    def dropEvent(self, event: QDropEvent) -> None:
        """Open the files that were dropped."""
        self.files_dropped.emit(tuple(url.toLocalFile() for url in event.mimeData().urls() if url.isLocalFile()))
        event.acceptProposedAction()


def _lay_out() -> None:
    """Let every widget have its size now, not when the event loop comes to it."""
    QCoreApplication.sendPostedEvents(None, QEvent.Type.LayoutRequest.value)


def _base64(data: QByteArray) -> str:
    return bytes(data.toBase64().data()).decode("ascii")
