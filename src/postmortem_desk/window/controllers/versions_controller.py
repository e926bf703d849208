"""Earlier versions of the document's file, for one window: kept while it is edited, listed in a view, opened as new."""

from typing import TYPE_CHECKING, Final

from PySide6.QtCore import QObject, Signal
from PySide6.QtWidgets import QWidget

from postmortem_desk.session.document import Document, Place
from postmortem_desk.session.versions import VersionKeeper
from postmortem_desk.storage.incident_file import read_incident
from postmortem_desk.storage.versions import Version, versions_of
from postmortem_desk.trouble import Trouble
from postmortem_desk.widgets.outline.view_registry import Badge, ViewEntry
from postmortem_desk.widgets.words.translation import counted
from postmortem_desk.window.controllers.controller import Handlers, WindowParts
from postmortem_desk.window.navigation import Navigation

if TYPE_CHECKING:
    from postmortem_desk.widgets.versions.versions_view import VersionsView

VIEW_KEY: Final = "versions"


class VersionsController(QObject):
    """Shows the versions and opens them."""

    document_made = Signal(object)
    """A Document with the content of a version, for a window of its own."""

    def __init__(self, parts: WindowParts, navigation: Navigation) -> None:
        super().__init__(parts.window)
        self._parts = parts
        self._navigation = navigation
        self._view: VersionsView | None = None
        self.keeper = VersionKeeper(parts.document, parts.paths, self)
        self.keeper.kept.connect(self._follow)
        self.keeper.failed.connect(parts.notice.say)
        parts.document.path_changed.connect(self._follow)
        parts.views.add(ViewEntry(VIEW_KEY, self.tr("Versions"), self._make))
        self._follow()

    def handlers(self) -> Handlers:
        """Show the versions."""
        return {"versions": lambda: self._navigation.show_place(Place("view", VIEW_KEY))}

    def _make(self, parent: QWidget) -> "VersionsView":
        from postmortem_desk.widgets.versions.versions_view import (
            VersionsView,  # late: the first paint does not need it
        )

        self._view = VersionsView(self._parts.document, self._versions, parent)
        self._view.open_wanted.connect(self._open)
        return self._view

    def _versions(self) -> tuple[Version, ...]:
        path = self._parts.document.path
        return versions_of(path, self._parts.paths) if path else ()

    def _follow(self) -> None:
        count = len(self._versions())
        words = counted(count, self.tr("{n} version"), self.tr("{n} versions")) if count else ""
        self._parts.views.set_badge(VIEW_KEY, Badge(str(count or ""), words))
        if self._view is not None:
            self._view.refresh()

    def _open(self, version: Version) -> None:
        try:
            document = Document(read_incident(version.file).incident)
        except Trouble as trouble:
            self._parts.notice.say(str(trouble))
            return
        name = self._parts.document.path.name if self._parts.document.path else ""
        document.notice = self.tr("The version of {time} of {name}, as a new document: saving asks for a file.").format(
            time=f"{version.when.astimezone():%Y-%m-%d %H:%M}", name=name
        )
        self.document_made.emit(document)
