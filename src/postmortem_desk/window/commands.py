"""What can be done in a window: its controllers, and the actions, menus and toolbar that lead to them."""

from collections.abc import Callable, Mapping

from PySide6.QtCore import QObject
from PySide6.QtWidgets import QMenu

from postmortem_desk.window.actions.action_states import ActionStates
from postmortem_desk.window.actions.actions import build_actions, fill_menus
from postmortem_desk.window.actions.menu_titles import FILE
from postmortem_desk.window.actions.toolbar import Toolbar
from postmortem_desk.window.controllers.audience_controller import AudienceController
from postmortem_desk.window.controllers.checks_controller import ChecksController
from postmortem_desk.window.controllers.clipboard_controller import ClipboardController
from postmortem_desk.window.controllers.controller import gathered
from postmortem_desk.window.controllers.copy_controller import CopyController
from postmortem_desk.window.controllers.evidence_controller import EvidenceController
from postmortem_desk.window.controllers.export_controller import ExportController
from postmortem_desk.window.controllers.file_controller import FileController
from postmortem_desk.window.controllers.find_controller import FindController
from postmortem_desk.window.controllers.format_controller import FormatController
from postmortem_desk.window.controllers.history_controller import HistoryController
from postmortem_desk.window.controllers.merge_controller import MergeController
from postmortem_desk.window.controllers.outline_controller import OutlineController
from postmortem_desk.window.controllers.outside_controller import OutsideController
from postmortem_desk.window.controllers.overview_controller import OverviewController
from postmortem_desk.window.controllers.pane_controller import PaneController
from postmortem_desk.window.controllers.row_controller import RowController
from postmortem_desk.window.controllers.source_controller import SourceController
from postmortem_desk.window.controllers.table_controller import TableController
from postmortem_desk.window.controllers.versions_controller import VersionsController
from postmortem_desk.window.workbench import Workbench


class Commands(QObject):
    """Makes, once, everything that acts on the document of a window."""

    def __init__(self, bench: Workbench, shared_handlers: Mapping[str, Callable[[], object]]) -> None:
        """`shared_handlers` are for the actions that are not about one document."""
        parts = self._parts = bench.parts
        super().__init__(parts.window)
        actions = bench.actions_by_key
        handlers = self._make_controllers(bench)
        actions.update(build_actions(parts.window, {**handlers, "close": parts.window.close, **shared_handlers}))
        self._make_bars(bench)
        parts.document.history_changed.connect(self._show_title)
        parts.document.path_changed.connect(self._show_title)
        self._show_title()
        self.history.show_names()
        bench.memory.show_view(bench.navigation)
        ActionStates(parts, actions)
        self.merges.show()

    def _make_controllers(self, bench: Workbench) -> dict[str, Callable[[], object]]:
        """Everything that the window does about its document; whoever does something new is added here.

        Returns what its actions do.
        """
        parts, navigation = bench.parts, bench.navigation
        self.history = HistoryController(parts, bench.actions_by_key)
        self.files = FileController(parts)
        self.exports = ExportController(parts)
        self.checks = ChecksController(parts, navigation)
        overviews = OverviewController(parts, navigation)
        source = SourceController(parts, navigation)
        self.versions = VersionsController(parts, navigation)
        self.outside = OutsideController(parts, self.files)
        self.merges = MergeController(parts, navigation)
        self.copies = CopyController(parts, navigation)
        tables = TableController(parts, navigation)
        self.evidence = EvidenceController(parts, tables.takes)
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
                RowController(parts, navigation),
                OutlineController(parts),
                PaneController(parts, navigation),
                AudienceController(parts),
                ClipboardController(parts),
                FormatController(parts),
                FindController(parts, navigation, lambda bar: bench.column.insertWidget(0, bar)),
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
