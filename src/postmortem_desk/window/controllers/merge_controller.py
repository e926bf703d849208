"""Lists the conflicts of a merge as a view while there are any, and says that they are there."""

from typing import Final

from PySide6.QtCore import QObject
from PySide6.QtWidgets import QWidget

from postmortem_desk.model import Conflict, Incident
from postmortem_desk.session.document import Place
from postmortem_desk.widgets.outline.view_registry import VIEW_PART, Badge, ViewEntry
from postmortem_desk.widgets.words.translation import counted
from postmortem_desk.window.controllers.controller import Handlers, WindowParts
from postmortem_desk.window.navigation import Navigation

CONFLICTS_VIEW: Final = "conflicts"


class MergeController(QObject):
    """Follows the conflicts of the document."""

    def __init__(self, parts: WindowParts, navigation: Navigation) -> None:
        super().__init__(parts.window)
        self._parts = parts
        self._navigation = navigation
        parts.document.changed.connect(self._follow)

    def handlers(self) -> Handlers:
        """It has no actions of its own: the view is reached like any other part of the document."""
        return {}

    def show(self) -> None:
        """Show the conflicts, where there are any."""
        if self._parts.document.incident.conflicts:
            self._list()
            self._navigation.show_place(Place(VIEW_PART, CONFLICTS_VIEW))

    def _follow(self, before: Incident, after: Incident) -> None:
        if len(before.conflicts) == len(after.conflicts):
            return
        if len(after.conflicts) > len(before.conflicts):
            self.show()
        elif after.conflicts:
            self._list()
        else:
            self._end(before.conflicts[0])

    def _end(self, last: Conflict) -> None:
        """All are decided: show what the last one was about."""
        from postmortem_desk.insight.conflict_words import conflict_place  # late: hardly any document has conflicts

        is_shown = self._parts.editors.place == Place(VIEW_PART, CONFLICTS_VIEW)
        self._parts.views.remove(CONFLICTS_VIEW)
        if is_shown:
            self._navigation.show_place(Place(*conflict_place(last)))

    def _list(self) -> None:
        views, count = self._parts.views, len(self._parts.document.incident.conflicts)
        if views.entry(CONFLICTS_VIEW) is None:
            views.add(ViewEntry(CONFLICTS_VIEW, self.tr("Conflicts"), self._make))
        meaning = counted(count, self.tr("1 conflict to decide"), self.tr("{n} conflicts to decide"))
        views.set_badge(CONFLICTS_VIEW, Badge(str(count), meaning, wants_attention=True))

    def _make(self, parent: QWidget) -> QWidget:
        from postmortem_desk.widgets.versions.merge_panel import MergePanel  # late, as above

        panel = MergePanel(self._parts.document, parent)
        panel.place_wanted.connect(self._navigation.show_place)
        return panel
