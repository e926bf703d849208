"""What a tracker's CSV tells of tasks by now: noticed in the evidence tray, shown as changes, taken or left."""

from datetime import date
from typing import TYPE_CHECKING, Final

from PySide6.QtCore import QObject

from postmortem_desk.widgets.words.translation import counted
from postmortem_desk.window.conversation import Handlers, WindowParts
from postmortem_desk.window.navigation import Navigation
from postmortem_desk.window.proposed_changes import ProposedChanges

if TYPE_CHECKING:
    from postmortem_desk.importing.tracker import TrackerUpdate
    from postmortem_desk.session.evidence_tray import TraySource

TRACKER_VIEW: Final = "tracker"
_TABLES: Final = ("csv", "text")
"""Kinds of evidence that a table is taken for; one without times is a text."""


class TrackerConversation(QObject):
    """Offers the changes where a table names tickets of this document."""

    def __init__(self, parts: WindowParts, navigation: Navigation) -> None:
        super().__init__(parts.window)
        self._parts = parts
        self._proposed = ProposedChanges(
            parts, navigation, TRACKER_VIEW, self.tr("Tracker"), self.tr("Take changes of the tracker")
        )

    def handlers(self) -> Handlers:
        """It has no actions of its own: a table is pasted, opened or dropped as evidence."""
        return {}

    def takes(self, source: "TraySource") -> bool:
        """Say what a source tells of tasks, where it is the list of a tracker. Then it is no evidence of what happened.

        Returns whether it is.
        """
        from postmortem_desk.importing.tracker import tracker_update  # late: the first paint does not need it

        if source.evidence.kind not in _TABLES or not source.data:
            return False
        incident = self._parts.document.incident
        update = tracker_update(source.data, source.evidence.name, incident, date.today())
        if update is None:
            return False
        changes, tasks = len(update.changes), len(update.matched)
        sentence = self.tr("{name} is the list of a tracker: {changes} to {tasks} of this document.").format(
            name=source.evidence.name,
            changes=counted(changes, self.tr("1 change"), self.tr("{n} changes")),
            tasks=counted(tasks, self.tr("1 task"), self.tr("{n} tasks")),
        )
        show = (self.tr("Show the changes"), lambda: self._show(source.evidence.name, update))
        self._parts.notice.say(" ".join((sentence, *update.problems[:2])), (show,) if changes else ())
        return True

    def _show(self, name: str, update: "TrackerUpdate") -> None:
        self._parts.commit_editing()
        self._proposed.show(name, update.before, update.after)
