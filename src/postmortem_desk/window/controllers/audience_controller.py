"""Looking at the document as others read it."""

from typing import TYPE_CHECKING, Final

from PySide6.QtCore import QObject, QTimer

from postmortem_desk.model import Incident
from postmortem_desk.model.vocabulary import TEAM
from postmortem_desk.operations.audiences.sight import marked_audiences
from postmortem_desk.window.controllers.controller import Handlers, WindowParts

if TYPE_CHECKING:
    from postmortem_desk.widgets.preview.copy_choice import CopyChoice

_PAUSE_MS: Final = 400
"""Without an edit; then it is looked anew whether anything is marked for others."""
_MARKED: Final = ("sections", "timeline", "causes", "tasks", "audiences")


class AudienceController(QObject):
    """The choice of an audience stands beside the tabs of the document where a mark makes a difference; by the command
    it comes anyway.
    """

    def __init__(self, parts: WindowParts) -> None:
        super().__init__(parts.window)
        self._parts = parts
        self._choice: CopyChoice | None = None
        self._is_wanted = False
        self._pause = QTimer(self, singleShot=True, interval=_PAUSE_MS)
        self._pause.timeout.connect(self._offer)
        parts.startup.settled.connect(self._offer)
        parts.document.changed.connect(self._follow)

    def handlers(self) -> Handlers:
        """Choosing as whom one reads."""
        return {"read_as": self.ask}

    def ask(self) -> None:
        """Show the document, and the audiences as which it can be read."""
        self._is_wanted = True
        self._parts.documents.show()
        self._offer()
        if self._choice is not None:
            self._choice.setFocus()
            self._choice.open()

    def _follow(self, before: Incident, after: Incident) -> None:
        if any(getattr(before, name) is not getattr(after, name) for name in _MARKED):
            self._pause.start()

    def _offer(self) -> None:
        """Show the choice where there is one; it stays while a copy is looked at."""
        copy = self._parts.documents.copy
        makes_sense = self._is_wanted or copy.audience != TEAM or bool(marked_audiences(self._parts.document.incident))
        if self._choice is None and makes_sense:
            self._choice = self._made()
        if self._choice is not None:
            self._choice.setVisible(makes_sense)

    def _made(self) -> "CopyChoice":
        from postmortem_desk.widgets.preview.copy_choice import CopyChoice, CopyLine  # late: most documents need none

        documents = self._parts.documents
        choice = CopyChoice(documents.copy, documents)
        documents.add_choice(choice, CopyLine(documents.copy, documents))
        return choice
