"""What shows the document of a window: outline, editor and document side by side, the status bar, and the ways between.

It is all that the first painting of a document needs; what can be done with it (commands.py) comes behind that.
"""

from collections.abc import Mapping

from PySide6.QtCore import QObject
from PySide6.QtGui import QAction
from PySide6.QtWidgets import QMainWindow, QVBoxLayout, QWidget

from postmortem_desk.session.document import Document
from postmortem_desk.storage.paths import Paths
from postmortem_desk.widgets.notice_bar import NoticeBar
from postmortem_desk.widgets.outline.outline_panel import OutlinePanel
from postmortem_desk.widgets.outline.view_registry import ViewRegistry
from postmortem_desk.widgets.preview.document_view import DocumentView
from postmortem_desk.widgets.questions_strip import QuestionsStrip
from postmortem_desk.window.controllers.controller import WindowParts
from postmortem_desk.window.navigation import Navigation
from postmortem_desk.window.questions import Questions
from postmortem_desk.window.section_editors import SectionEditors
from postmortem_desk.window.startup import Startup
from postmortem_desk.window.status_line import StatusLine
from postmortem_desk.window.window_memory import WindowMemory


class Workbench(QObject):
    """The parts of one window that show its document."""

    def __init__(
        self, window: QMainWindow, document: Document, paths: Paths, questions: Questions, remembered: Mapping[str, str]
    ) -> None:
        """`remembered` as in WindowMemory."""
        super().__init__(window)
        document.setParent(window)
        views = ViewRegistry(window)
        documents = DocumentView(document, window)
        self.parts = WindowParts(
            window=window,
            document=document,
            paths=paths,
            questions=questions,
            notice=NoticeBar(window),
            outline=OutlinePanel(document, window, views),
            editors=SectionEditors(document, views, window),
            questions_strip=QuestionsStrip(document, window),
            documents=documents,
            views=views,
            startup=Startup(documents.preview, self),
        )
        self.status = StatusLine(document, window)
        window.setStatusBar(self.status)
        self.status.show()  # now, so that the panes come into the room that it leaves
        self._middle, self.column = self._make_middle()
        self.actions_by_key: dict[str, QAction] = {}
        """Those of the commands, when they are there."""
        self.navigation = Navigation(self.parts, self.actions_by_key)
        self.memory = WindowMemory(self.parts, remembered)
        self.navigation.show_first(self.memory.place)

    @property
    def panes(self) -> tuple[QWidget, QWidget, QWidget]:
        """Outline, editor and document, for the window to put side by side."""
        return self.parts.outline, self._middle, self.parts.documents

    def _make_middle(self) -> tuple[QWidget, QVBoxLayout]:
        """The middle of the window, and the column in it with the editor and its open questions."""
        middle = QWidget(self.parts.window)
        column = QVBoxLayout(middle)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(0)
        column.addWidget(self.parts.editors, 1)
        column.addWidget(self.parts.questions_strip)
        return middle, column
