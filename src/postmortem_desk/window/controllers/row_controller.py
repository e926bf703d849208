"""The window's commands on rows: of the list that has the focus, else of the table or the tree that is shown."""

from collections.abc import Callable
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject

from postmortem_desk.session.document import Place
from postmortem_desk.widgets.timeline.remedy_strip import Remedy
from postmortem_desk.window.actions.conditions import has_outline_focus
from postmortem_desk.window.actions.order_actions import REMEDY_OF_ACTION
from postmortem_desk.window.controllers.controller import Handlers, WindowParts
from postmortem_desk.window.controllers.outline_controller import rename_or_edit
from postmortem_desk.window.navigation import Navigation
from postmortem_desk.window.section_editors import RowCommands

if TYPE_CHECKING:
    from postmortem_desk.model import Event, Task
    from postmortem_desk.widgets.causes.cause_panel import CausePanel
    from postmortem_desk.widgets.checklist.checklist_panel import ChecklistPanel
    from postmortem_desk.widgets.rows.row_filter import RowFilter
    from postmortem_desk.widgets.timeline.timeline_panel import TimelinePanel


class RowController(QObject):
    """Adds rows where they belong, and changes those that are selected."""

    def __init__(self, parts: WindowParts, navigation: Navigation) -> None:
        super().__init__(parts.window)
        self._parts = parts
        self._navigation = navigation

    def handlers(self) -> Handlers:
        """The commands on rows."""
        parts = self._parts
        return {
            "duplicate": lambda: self._with_rows(lambda rows: rows.duplicate_selected()),
            "remove": lambda: self._with_rows(lambda rows: rows.remove_selected()),
            "move_up": lambda: self._with_rows(lambda rows: rows.move_selected(-1)),
            "move_down": lambda: self._with_rows(lambda rows: rows.move_selected(1)),
            "row_audience": lambda: self._with_rows(lambda rows: rows.ask_readers()),
            "rename_section": lambda: rename_or_edit(parts.outline, parts.window.focusWidget()),
            "paste_lines": lambda: self._with_timeline(lambda timeline: timeline.paste_lines()),
            "introduce": self.introduce,
            "add_event": lambda: self._with_timeline(lambda timeline: timeline.add_row()),
            "sort": lambda: self._with_timeline(lambda timeline: timeline.sort_by_time()),
            "shift_times": lambda: self._with_timeline(lambda timeline: timeline.ask_shift()),
            "told_in_zone": lambda: self._with_timeline(lambda timeline: timeline.ask_zone()),
            "add_cause": lambda: self._with_causes(lambda causes: causes.add_cause()),
            "ask_why": lambda: self._with_causes(lambda causes: causes.ask_why()),
            "add_task": self.add_task,
            "link_event": lambda: self._with_causes(lambda causes: causes.pick_event()),
            "cause_up_level": lambda: self._with_causes(lambda causes: causes.change_level(-1)),
            "cause_down_level": lambda: self._with_causes(lambda causes: causes.change_level(1)),
            "tick": lambda: self._with_checklist(lambda checklist: checklist.tick_selected()),
            "link_task": lambda: self._with_checklist(lambda checklist: checklist.pick_part()),
            "filter_rows": lambda: self._with_filter(lambda rows: rows.open_choices()),
            "show_all_rows": lambda: self._with_filter(lambda rows: rows.show_all()),
            **{key: self._remedy(remedy) for key, remedy in REMEDY_OF_ACTION.items()},
        }

    def add_task(self) -> None:
        """Add a task to the checklist that is shown, or to the first list of tasks."""
        if self._parts.editors.checklist is None:
            self._navigation.go_to_role("tasks")
        if self._parts.editors.checklist is not None:
            self._parts.editors.checklist.add_row()

    def introduce(self) -> None:
        """Put the keyboard into the text above the rows that are shown."""
        editors = self._parts.editors
        editors.reveal(Place("section", editors.section_id, "text"))

    def _remedy(self, remedy: Remedy) -> Callable[[], object]:
        return lambda: self._with_timeline(lambda timeline: timeline.apply_remedy_here(remedy))

    def _with_rows(self, act: Callable[[RowCommands], None]) -> None:
        """Act on the list that has the focus, or else on the one that is shown."""
        rows: RowCommands | None = self._parts.editors.rows
        if has_outline_focus(self._parts):
            rows = self._parts.outline
        if rows is not None:
            act(rows)

    def _with_timeline(self, act: Callable[["TimelinePanel"], object]) -> None:
        """Act on the timeline that is shown, or on the first one."""
        self._navigation.go_to_role("timeline")
        if self._parts.editors.timeline is not None:
            act(self._parts.editors.timeline)

    def _with_causes(self, act: Callable[["CausePanel"], object]) -> None:
        """Act on the tree of causes that is shown, or on the first one."""
        self._navigation.go_to_role("causes")
        if self._parts.editors.causes is not None:
            act(self._parts.editors.causes)

    def _with_checklist(self, act: Callable[["ChecklistPanel"], object]) -> None:
        """Act on the checklist that is shown."""
        if self._parts.editors.checklist is not None:
            act(self._parts.editors.checklist)

    def _with_filter(self, act: Callable[["RowFilter[Event] | RowFilter[Task]"], object]) -> None:
        """Act on the filter of the list that is shown."""
        if self._parts.editors.filter is not None:
            act(self._parts.editors.filter)
