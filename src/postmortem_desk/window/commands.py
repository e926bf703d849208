"""What can be done in a window: its conversations, and the actions, menus and toolbar that lead to them."""

from collections.abc import Callable, Mapping

from PySide6.QtCore import QObject
from PySide6.QtWidgets import QMenu

from postmortem_desk.window.actions.action_states import ActionStates
from postmortem_desk.window.actions.actions import build_actions, fill_menus
from postmortem_desk.window.actions.clipboard_actions import ClipboardConversation
from postmortem_desk.window.actions.format_actions import FormatConversation
from postmortem_desk.window.actions.menu_titles import FILE
from postmortem_desk.window.actions.toolbar import Toolbar
from postmortem_desk.window.conversations.audience_conversation import AudienceConversation
from postmortem_desk.window.conversations.checks_conversation import ChecksConversation
from postmortem_desk.window.conversations.conversation import gathered
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
from postmortem_desk.window.workbench import Workbench


class Commands(QObject):
    """Makes, once, everything that acts on the document of a window."""

    def __init__(self, bench: Workbench, shared_handlers: Mapping[str, Callable[[], object]]) -> None:
        """`shared_handlers` are for the actions that are not about one document."""
        parts = self._parts = bench.parts
        super().__init__(parts.window)
        actions = bench.actions_by_key
        handlers = self._begin_conversations(bench)
        actions.update(build_actions(parts.window, {**handlers, "close": parts.window.close, **shared_handlers}))
        self._make_bars(bench)
        parts.document.history_changed.connect(self._show_title)
        parts.document.path_changed.connect(self._show_title)
        self._show_title()
        self.history.show_names()
        bench.memory.show_view(bench.navigation)
        ActionStates(parts, actions)
        self.merges.show()

    def _begin_conversations(self, bench: Workbench) -> dict[str, Callable[[], object]]:
        """Everything that the window does about its document; whoever does something new is added here.

        Returns what its actions do.
        """
        parts, navigation = bench.parts, bench.navigation
        self.history = HistoryConversation(parts, bench.actions_by_key)
        self.files = FileConversation(parts)
        self.exports = ExportConversation(parts)
        self.checks = ChecksConversation(parts, navigation)
        overviews = OverviewConversation(parts, navigation)
        source = SourceConversation(parts, navigation)
        self.versions = VersionsConversation(parts, navigation)
        self.outside = OutsideConversation(parts, self.files)
        self.merges = MergeConversation(parts, navigation)
        self.copies = CopyConversation(parts, navigation)
        tables = TableConversation(parts, navigation)
        self.evidence = EvidenceConversation(parts, tables.takes)
        return gathered(
            (
                self.outside,
                self.merges,
                self.copies,
                navigation,
                self.history,
                self.files,
                self.exports,
                self.checks,
                overviews,
                source,
                RowConversation(parts, navigation),
                OutlineConversation(parts),
                PaneConversation(parts, navigation),
                AudienceConversation(parts),
                ClipboardConversation(parts),
                FormatConversation(parts),
                FindConversation(parts, navigation, lambda bar: bench.column.insertWidget(0, bar)),
                self.evidence,
                tables,
                self.versions,
            )
        )

    def _make_bars(self, bench: Workbench) -> None:
        window, actions = self._parts.window, bench.actions_by_key
        self.menus = fill_menus(window, actions)
        self.recent_menu = QMenu(window.tr("Open &recent"), window)
        self.menus[FILE].insertMenu(actions["save"], self.recent_menu)
        toolbar = Toolbar(window, actions)
        window.addToolBar(toolbar)
        for bar in (window.menuBar(), toolbar):
            bar.show()  # now, so that the panes come into the room that they leave
        self.checks.said.connect(bench.status.show_findings)

    def may_close(self) -> bool:
        """Ask before anything unsaved goes away. Returns whether the window may close; a running export is given up."""
        self._parts.commit_editing()
        if not self.files.may_close():
            return False
        self.exports.cancel()
        return True

    def _show_title(self) -> None:
        window, document = self._parts.window, self._parts.document
        window.setWindowTitle(f"{self.files.name}[*] – Postmortem Desk")
        window.setWindowModified(document.is_dirty)
