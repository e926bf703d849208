"""What tables tell of rows that are here already: a tracker's of tasks, our own edited one of events; taken or left."""

from datetime import date
from typing import TYPE_CHECKING, Final

from PySide6.QtCore import QObject

from postmortem_desk.insight.difference import difference
from postmortem_desk.model import Incident
from postmortem_desk.widgets.words.remark_words import remarks_text
from postmortem_desk.widgets.words.translation import counted
from postmortem_desk.window.controllers.controller import Handlers, WindowParts
from postmortem_desk.window.navigation import Navigation
from postmortem_desk.window.proposed_changes import ProposedChanges

if TYPE_CHECKING:
    from postmortem_desk.session.tray_source import TraySource

TRACKER_VIEW: Final = "tracker"
TABLE_VIEW: Final = "edited-table"
_TABLES: Final = ("csv", "text")
"""Kinds of evidence that a table is taken for; one without times is a text."""


class TableController(QObject):
    """Offers the changes where a table is about tasks or events of this document."""

    def __init__(self, parts: WindowParts, navigation: Navigation) -> None:
        super().__init__(parts.window)
        self._parts = parts
        self._proposed = ProposedChanges(
            parts, navigation, TRACKER_VIEW, self.tr("Tracker"), self.tr("Take changes of the tracker")
        )
        self._edited = ProposedChanges(
            parts, navigation, TABLE_VIEW, self.tr("Edited table"), self.tr("Take changes of the table")
        )

    def handlers(self) -> Handlers:
        """It has no actions of its own: a table is pasted, opened or dropped as evidence."""
        return {}

    def takes(self, source: "TraySource") -> bool:
        """Say what a source changes of the rows that are here already. Then it is no evidence of what happened.

        Returns whether it is such a table.
        """
        if source.evidence.kind not in _TABLES or not source.data:
            return False
        return self._takes_own(source) or self._takes_tracker(source)

    def _takes_own(self, source: "TraySource") -> bool:
        from postmortem_desk.importing.evidence.own_csv import own_update  # late: the first paint does not need it

        before = self._parts.document.incident
        update = own_update(source.data, source.evidence.name, before)
        if update is None:
            return False
        name, count = source.evidence.name, len(difference(before, update.after))
        sentence = self.tr("{name} is a table of this timeline: {changes}.").format(
            name=name, changes=counted(count, self.tr("1 change"), self.tr("{n} changes"))
        )
        show = (self.tr("Show the changes"), lambda: self._show(self._edited, name, before, update.after))
        self._parts.notice.say(remarks_text((sentence, *update.problems[:2])), (show,) if count else ())
        return not update.others

    def _takes_tracker(self, source: "TraySource") -> bool:
        from postmortem_desk.importing.tracker import tracker_update  # late, as above

        incident = self._parts.document.incident
        update = tracker_update(source.data, source.evidence.name, incident, date.today())
        if update is None:
            return False
        changes, tasks = len(difference(update.before, update.after)), len(update.matched)
        sentence = self.tr("{name} is the list of a tracker: {changes} to {tasks} of this document.").format(
            name=source.evidence.name,
            changes=counted(changes, self.tr("1 change"), self.tr("{n} changes")),
            tasks=counted(tasks, self.tr("1 task"), self.tr("{n} tasks")),
        )
        name = source.evidence.name
        show = (self.tr("Show the changes"), lambda: self._show(self._proposed, name, update.before, update.after))
        self._parts.notice.say(remarks_text((sentence, *update.problems[:2])), (show,) if changes else ())
        return True

    def _show(self, view: ProposedChanges, name: str, before: Incident, after: Incident) -> None:
        self._parts.commit_editing()
        view.show(name, before, after)
