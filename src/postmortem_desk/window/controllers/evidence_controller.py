"""The evidence tray of one window: its tab, its actions, and what is accepted into which timeline."""

from collections.abc import Callable
from pathlib import Path
from typing import TYPE_CHECKING, cast

from PySide6.QtCore import QObject
from PySide6.QtWidgets import QWidget

from postmortem_desk.model import Event
from postmortem_desk.session.document import Place
from postmortem_desk.window.controllers.controller import Handlers, WindowParts

if TYPE_CHECKING:
    from postmortem_desk.session.evidence_tray import EvidenceTray
    from postmortem_desk.session.tray_source import TraySource
    from postmortem_desk.widgets.sources.evidence_view import EvidenceView


class EvidenceController(QObject):
    """Makes the tray when it is first wanted."""

    def __init__(self, parts: WindowParts, takes: "Callable[[TraySource], bool]") -> None:
        """`takes` is asked of each source that was read: one that it takes does not come into the tray."""
        super().__init__(parts.window)
        self._parts = parts
        self._takes = takes
        self._event_id = ""
        parts.editors.place_selected.connect(self._remember)
        self._tab = parts.documents.add_tab(self.tr("Evidence"), self._make)

    def handlers(self) -> Handlers:
        """Show the tray; paste into it."""
        return {"evidence": self.show_tray, "paste_evidence": self.paste}

    def show_tray(self) -> "EvidenceView":
        """Show the tab with the keyboard in it."""
        view = cast("EvidenceView", self._parts.documents.show_tab(self._tab))
        view.take_focus()
        return view

    def paste(self) -> None:
        """Read the clipboard as evidence."""
        self.show_tray().paste_clipboard()

    def take_file(self, path: Path) -> None:
        """Read a file, or the folder of an unpacked export, as evidence for this incident."""
        self.show_tray().read_file(path)

    def _make(self, parent: QWidget) -> "EvidenceView":
        from postmortem_desk.session.evidence_tray import EvidenceTray  # late: the first paint does not need them
        from postmortem_desk.widgets.sources.evidence_view import EvidenceView

        tray = EvidenceTray(self._parts.document, self, self._takes)
        view = EvidenceView(tray, parent)
        view.accept_wanted.connect(lambda candidates: self._accept(tray, candidates))
        view.attach_wanted.connect(lambda ids: self._attach(tray, ids))
        return view

    def _remember(self, place: Place) -> None:
        self._event_id = place.id if place.part == "event" else ""

    def _selected(self) -> Event | None:
        return next((each for each in self._parts.document.incident.timeline if each.id == self._event_id), None)

    def _section_id(self) -> str:
        """The timeline that is shown, else the first one; "" where there is none."""
        sections = [part.id for part in self._parts.document.incident.sections if part.role == "timeline"]
        shown = self._parts.outline.current_id
        return shown if shown in sections else next(iter(sections), "")

    def _accept(self, tray: "EvidenceTray", candidates: tuple[Event, ...]) -> None:
        section_id = self._section_id()
        if not section_id:
            self._parts.notice.say(self.tr("The document has no timeline. Add a section for it, then accept."))
            return
        self._parts.commit_editing()
        tray.accept(candidates, section_id, self.tr("Accept evidence"))

    def _attach(self, tray: "EvidenceTray", ids: tuple[str, ...]) -> None:
        event = self._selected()
        if event is None:
            self._parts.notice.say(self.tr("Select the event in the timeline that the evidence is about."))
            return
        tray.attach(ids, event.id, self.tr("Attach evidence"))
