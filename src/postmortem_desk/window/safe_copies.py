"""Recovery copies for the windows of the desk: kept while documents are edited, offered after an end that was none."""

from typing import TYPE_CHECKING, Protocol

from PySide6.QtCore import QObject

from postmortem_desk.model import Incident
from postmortem_desk.session.document import Document
from postmortem_desk.session.files import restored_document
from postmortem_desk.session.recovery import RecoveryKeeper, RecoveryWatch
from postmortem_desk.storage.incident_file import read_incident
from postmortem_desk.storage.paths import Paths
from postmortem_desk.storage.recovery import LeftCopies, LeftCopy
from postmortem_desk.storage.recovery_copy import RecoveryCopy
from postmortem_desk.trouble import Trouble
from postmortem_desk.window.main_window import MainWindow
from postmortem_desk.window.unwritten_text import UnwrittenFields

if TYPE_CHECKING:
    from postmortem_desk.widgets.versions.recovery_panel import RecoveryOffer, RecoveryPanel


class Windows(Protocol):
    """The desk: what is open, and a way to open more."""

    windows: list[MainWindow]

    def show_document(self, document: Document) -> MainWindow:
        """Open a window on `document`."""


class SafeCopies(QObject):
    """What the desk does about recovery copies."""

    def __init__(self, desk: Windows, paths: Paths) -> None:
        super().__init__()
        self._desk = desk
        self._paths = paths
        self._keeper = RecoveryKeeper(paths, self)
        self._watches: dict[MainWindow, RecoveryWatch] = {}
        self._left: LeftCopies | None = None
        self._offers: list[RecoveryOffer] = []
        self.panel: RecoveryPanel | None = None
        """The panel that offers copies, while it is shown."""

    def watch(self, window: MainWindow) -> None:
        """Keep copies of the window's document."""
        fields = UnwrittenFields(window.document, lambda: window.parts.editors.section_id, window)
        watch = self._watches[window] = self._keeper.watch(window.document, fields.texts)
        fields.typed.connect(watch.touch)
        watch.copied.connect(window.bench.status.show_copy)
        watch.failed.connect(window.bench.status.show_no_copy)

    def end(self, window: MainWindow) -> None:
        """The window is closed, and its document is saved or given up."""
        self._watches.pop(window).end()
        if self.panel is not None and self.panel.window() is window:
            self._show_panel_in(self._desk.windows[-1] if self._desk.windows else None)
        if not self._desk.windows:
            self.close()

    def write_all(self) -> None:
        """Write copies of all unsaved documents before this call comes back. Never raises."""
        self._keeper.write_all()

    def close(self) -> None:
        """Come to an end; what was offered and not answered is offered again at the next start."""
        self._keeper.close()
        if self._left is not None:
            self._left.close()
            self._left = None

    def offer(self) -> None:
        """Offer what processes that died have left."""
        self._left = LeftCopies(self._paths)
        self._offers = [_offer_of(left) for left in self._left.copies]
        self._show_panel_in(self._desk.windows[-1] if self._desk.windows else None)

    def restore(self, offer: "RecoveryOffer") -> MainWindow:
        """Open a copy as an unsaved document. The copy goes away when there is a new one of the same."""
        copy = offer.left.copy
        replaced = [window for window in self._desk.windows if _gives_way(window.document, copy)]
        window = self._desk.show_document(restored_document(copy))
        if self._watches[window].write_now():
            self.discard(offer)
        for other in replaced:
            other.close()
        return window

    def discard(self, offer: "RecoveryOffer") -> None:
        """Delete a copy that nobody wants."""
        offer.left.discard()
        self._offers.remove(offer)
        self._show_panel_in(self.panel.window() if self.panel is not None else None)

    def _show_panel_in(self, window: object) -> None:
        if self.panel is not None:
            self.panel.hide()
            self.panel.deleteLater()
            self.panel = None
        if not self._offers or not isinstance(window, MainWindow):
            self._let_go()
            return
        from postmortem_desk.widgets.versions.recovery_panel import (
            RecoveryPanel,  # late: only after an end that was none
        )

        self.panel = RecoveryPanel(self._offers, window)
        self.panel.restore_wanted.connect(self.restore)
        self.panel.discard_wanted.connect(self.discard)
        self.panel.closed.connect(lambda: self._show_panel_in(None))
        window.put_above(self.panel)
        self.panel.show()

    def _let_go(self) -> None:
        """Nothing is offered any more: what stays is for the next start, here or in another process."""
        self._offers = []
        if self._left is not None:
            self._left.close()
            self._left = None


def _gives_way(document: Document, copy: RecoveryCopy) -> bool:
    """Whether a window is not needed beside the restored one: one of the same file, or of a new incident, untouched."""
    return not document.is_dirty and document.path == copy.path and not document.undo_stack.count()


def _offer_of(left: LeftCopy) -> "RecoveryOffer":
    from postmortem_desk.insight.difference import difference  # late, as above
    from postmortem_desk.widgets.versions.recovery_panel import RecoveryOffer

    before = _in_its_file(left.copy)
    nothing = Incident(id=left.copy.incident.id)
    return RecoveryOffer(left, difference(before or nothing, left.copy.incident), before is not None)


def _in_its_file(copy: RecoveryCopy) -> Incident | None:
    if copy.path is None:
        return None
    try:
        return read_incident(copy.path).incident
    except Trouble:
        return None  # the panel says that it cannot be read
