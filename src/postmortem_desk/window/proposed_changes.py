"""A view of what another version of the document would change: each change is taken or left, all in one step."""

from collections.abc import Collection
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject
from PySide6.QtWidgets import QWidget

from postmortem_desk.model import Incident
from postmortem_desk.session.document import Place
from postmortem_desk.widgets.outline.view_registry import VIEW_PART, Badge, ViewEntry
from postmortem_desk.widgets.words.translation import counted
from postmortem_desk.window.controllers.controller import WindowParts
from postmortem_desk.window.navigation import Navigation

if TYPE_CHECKING:
    from postmortem_desk.insight.difference import Change


class ProposedChanges(QObject):
    """One such view of a window. It is listed while there is something to decide."""

    def __init__(self, parts: WindowParts, navigation: Navigation, key: str, title: str, label: str) -> None:
        """`key` and `title` are those of the view in the outline; `label` names the step that takes the changes."""
        super().__init__(parts.window)
        self._parts = parts
        self._navigation = navigation
        self._key = key
        self._title = title
        self._label = label

    def show(self, name: str, before: Incident, after: Incident) -> bool:
        """List what makes `after` of `before`, by the `name` of its source. Returns False where that is nothing."""
        from postmortem_desk.insight.difference import difference  # late: hardly anybody needs it

        changes = difference(before, after)
        if not changes:
            return False
        self.end()

        def make(parent: QWidget) -> QWidget:
            from postmortem_desk.widgets.versions.copy_panel import CopyPanel  # late, as above

            panel = CopyPanel(name, changes, parent)
            panel.taken.connect(lambda left: self._take(before, after, left))
            panel.dismissed.connect(self.end)
            return panel

        self._parts.views.add(ViewEntry(self._key, self._title, make))
        count = counted(len(changes), self.tr("1 change to take or leave"), self.tr("{n} changes to take or leave"))
        self._parts.views.set_badge(self._key, Badge(str(len(changes)), count, wants_attention=True))
        self._navigation.show_place(Place(VIEW_PART, self._key))
        return True

    def end(self) -> None:
        """Take the view away."""
        if self._parts.views.entry(self._key) is None:
            return
        is_shown = self._parts.editors.place == Place(VIEW_PART, self._key)
        self._parts.views.remove(self._key)
        if is_shown:
            self._navigation.show_first(None)

    def _take(self, before: Incident, after: Incident, left: "Collection[Change]") -> None:
        """Take all but what is left. What was edited here since the comparison stays, too."""
        from postmortem_desk.operations.merging.edited_copy import with_chosen  # late, as above
        from postmortem_desk.operations.merging.merge import merged

        self._parts.commit_editing()
        chosen = with_chosen(before, after, {(change.kind, change.id, change.field) for change in left})
        self._parts.document.apply(self._label, lambda incident: merged(before, incident, chosen).incident)
        self.end()
