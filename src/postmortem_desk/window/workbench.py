"""What works on the document of a window: outline, editor and document side by side, and the conversations about it."""

from collections.abc import Callable, Mapping

from PySide6.QtCore import QObject
from PySide6.QtGui import QAction
from PySide6.QtWidgets import QMainWindow, QMenu, QVBoxLayout, QWidget

from postmortem_desk.session.document import Document
from postmortem_desk.storage.paths import Paths
from postmortem_desk.widgets.notice_bar import NoticeBar
from postmortem_desk.widgets.outline.outline_panel import OutlinePanel
from postmortem_desk.widgets.outline.view_registry import ViewRegistry
from postmortem_desk.widgets.preview.document_view import DocumentView
from postmortem_desk.widgets.questions_strip import QuestionsStrip
from postmortem_desk.window.actions.action_entry import FILE
from postmortem_desk.window.actions.action_states import ActionStates
from postmortem_desk.window.actions.actions import build_actions, fill_menus
from postmortem_desk.window.actions.clipboard_actions import ClipboardConversation
from postmortem_desk.window.actions.format_actions import FormatConversation
from postmortem_desk.window.actions.toolbar import Toolbar
from postmortem_desk.window.conversations.checks_conversation import ChecksConversation
from postmortem_desk.window.conversations.conversation import WindowParts, gathered
from postmortem_desk.window.conversations.copy_conversation import CopyConversation
from postmortem_desk.window.conversations.evidence_conversation import EvidenceConversation
from postmortem_desk.window.conversations.export_conversation import ExportConversation
from postmortem_desk.window.conversations.file_conversation import FileConversation
from postmortem_desk.window.conversations.find_conversation import FindConversation
from postmortem_desk.window.conversations.history_conversation import HistoryConversation
from postmortem_desk.window.conversations.merge_conversation import MergeConversation
from postmortem_desk.window.conversations.outline_conversation import OutlineConversation
from postmortem_desk.window.conversations.outside_conversation import OutsideConversation
from postmortem_desk.window.conversations.overview_conversation import OverviewConversation
from postmortem_desk.window.conversations.pane_conversation import PaneConversation
from postmortem_desk.window.conversations.row_conversation import RowConversation
from postmortem_desk.window.conversations.source_conversation import SourceConversation
from postmortem_desk.window.conversations.table_conversation import TableConversation
from postmortem_desk.window.conversations.versions_conversation import VersionsConversation
from postmortem_desk.window.first_rest import FirstRest
from postmortem_desk.window.navigation import Navigation
from postmortem_desk.window.questions import Questions
from postmortem_desk.window.section_editors import SectionEditors
from postmortem_desk.window.status_line import StatusLine
from postmortem_desk.window.window_memory import WindowMemory


class Workbench(QObject):
    """The parts of one window that know its document."""

    def __init__(
        self,
        window: QMainWindow,
        document: Document,
        paths: Paths,
        questions: Questions,
        shared_handlers: Mapping[str, Callable[[], object]],
        remembered: Mapping[str, str],
    ) -> None:
        """`shared_handlers` are for the actions that are not about one document; `remembered` as in WindowMemory."""
        super().__init__(window)
        self._window = window
        self.document = document
        document.setParent(window)
        self.views = ViewRegistry(window)
        self.outline = OutlinePanel(document, window, self.views)
        self.editors = SectionEditors(document, self.views, window)
        self.questions_strip = QuestionsStrip(document, window)
        self.documents = DocumentView(document, window)
        self.preview = self.documents.preview
        self.notice = NoticeBar(window)
        self.questions = questions
        self.rest = FirstRest(self.preview, self)
        self.actions_by_key: dict[str, QAction] = {}
        handlers = self._begin_conversations(
            WindowParts(
                window=window,
                document=document,
                paths=paths,
                questions=questions,
                notice=self.notice,
                outline=self.outline,
                editors=self.editors,
                questions_strip=self.questions_strip,
                documents=self.documents,
                views=self.views,
                rest=self.rest,
            )
        )
        self.actions_by_key.update(build_actions(window, {**handlers, "close": window.close, **shared_handlers}))
        self._middle = self._make_middle()
        self._make_bars()
        document.history_changed.connect(self._show_title)
        document.path_changed.connect(self._show_title)
        self._show_title()
        self.history.show_names()
        self.memory = WindowMemory(self._parts, remembered)
        self.navigation.show_first(self.memory.place)
        ActionStates(self._parts, self.actions_by_key)
        self.merges.show()

    def _begin_conversations(self, parts: WindowParts) -> dict[str, Callable[[], object]]:
        """Everything that the window does about its document; whoever does something new is added here.

        Returns what its actions do.
        """
        self._parts = parts
        self.navigation = Navigation(parts, self.actions_by_key)
        self.history = HistoryConversation(parts, self.actions_by_key)
        self.files = FileConversation(parts)
        self.exports = ExportConversation(parts)
        self.checks = ChecksConversation(parts, self.navigation)
        overviews = OverviewConversation(parts, self.navigation)
        source = SourceConversation(parts, self.navigation)
        self.versions = VersionsConversation(parts, self.navigation)
        self.outside = OutsideConversation(parts, self.files)
        self.merges = MergeConversation(parts, self.navigation)
        self.copies = CopyConversation(parts, self.navigation)
        tables = TableConversation(parts, self.navigation)
        self.evidence = EvidenceConversation(parts, tables.takes)
        return gathered(
            (
                self.outside,
                self.merges,
                self.copies,
                self.navigation,
                self.history,
                self.files,
                self.exports,
                self.checks,
                overviews,
                source,
                RowConversation(parts, self.navigation),
                OutlineConversation(parts),
                PaneConversation(parts, self.navigation),
                ClipboardConversation(parts),
                FormatConversation(parts),
                FindConversation(parts, self.navigation, lambda bar: self._above.insertWidget(0, bar)),
                self.evidence,
                tables,
                self.versions,
            )
        )

    @property
    def panes(self) -> tuple[QWidget, QWidget, QWidget]:
        """Outline, editor and document, for the window to put side by side."""
        return self.outline, self._middle, self.documents

    def _make_bars(self) -> None:
        window = self._window
        self.menus = fill_menus(window, self.actions_by_key)
        self.recent_menu = QMenu(window.tr("Open &recent"), window)
        self.menus[FILE].insertMenu(self.actions_by_key["save"], self.recent_menu)
        toolbar = Toolbar(window, self.actions_by_key)
        window.addToolBar(toolbar)
        self.status = StatusLine(self.document, window)
        window.setStatusBar(self.status)
        for bar in (window.menuBar(), toolbar, self.status):
            bar.show()  # now, so that the panes come into the room that they leave
        self.checks.said.connect(self.status.show_findings)

    def _make_middle(self) -> QWidget:
        middle = QWidget(self._window)
        column = self._above = QVBoxLayout(middle)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(0)
        column.addWidget(self.editors, 1)
        column.addWidget(self.questions_strip)
        return middle

    def may_close(self) -> bool:
        """Ask before anything unsaved goes away. Returns whether the window may close; a running export is given up."""
        self._parts.commit_editing()
        if not self.files.may_close():
            return False
        self.exports.cancel()
        return True

    def _show_title(self) -> None:
        self._window.setWindowTitle(f"{self.files.name}[*] – Postmortem Desk")
        self._window.setWindowModified(self.document.is_dirty)
