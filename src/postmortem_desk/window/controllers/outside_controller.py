"""What a window says and offers when another program has changed its file, or left a copy in conflict beside it."""

from pathlib import Path

from PySide6.QtCore import QEvent, QFile, QObject, QTimer

from postmortem_desk.model import Incident
from postmortem_desk.session.file_watch import REST_MS, FileState, FileWatch
from postmortem_desk.session.files import read_version
from postmortem_desk.storage.incident_file import OpenedIncident
from postmortem_desk.storage.saving.safe_write import ABSENT
from postmortem_desk.trouble import Trouble
from postmortem_desk.widgets.notice_bar import NoticeBar
from postmortem_desk.window.controllers.controller import Handlers, WindowParts
from postmortem_desk.window.controllers.file_controller import FileController


class OutsideController(QObject):
    """Looks at the file when the system tells of it, when the window gets the focus, and when a save was refused."""

    def __init__(self, parts: WindowParts, files: FileController) -> None:
        super().__init__(parts.window)
        self._parts = parts
        self._document = parts.document
        self._files = files
        self.bar = NoticeBar(parts.window)
        """Its own bar: what else the window says does not take its place."""
        self.watch = FileWatch(parts.document, self)
        self.watch.noticed.connect(self._tell)
        self._declined: set[str] = set()
        self._seen: tuple[tuple[str, int, int], ...] = ()
        self._look_for_copies = QTimer(self, singleShot=True, interval=REST_MS)
        self._look_for_copies.timeout.connect(self._offer_copy)
        self.watch.folder_changed.connect(self._look_for_copies.start)
        parts.document.path_changed.connect(self._follow_path)
        files.refused.connect(self._tell_refused)
        files.saved.connect(self.watch.look)
        parts.window.installEventFilter(self)
        parts.startup.loaded.connect(self._look_for_copies.start)

    def handlers(self) -> Handlers:
        """It has no actions of its own."""
        return {}

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """Look at the file when somebody comes back to the window."""
        if event.type() == QEvent.Type.WindowActivate:
            self.watch.look()
        return super().eventFilter(watched, event)

    def _follow_path(self) -> None:
        """The document is in another file now: what was said of the one before does not matter any more."""
        self.bar.hide()
        self._seen = ()
        self._look_for_copies.start()

    def reload(self) -> None:
        """Show what the file holds now; an undo brings back what stood here."""
        self._parts.commit_editing()
        opened = self._read()
        if opened is None:
            return
        self._document.apply(self.tr("Reload"), lambda _incident: opened.incident)
        self._take_over(opened)

    def keep_mine(self) -> None:
        """Let the next save write over what the file holds now."""
        opened = self._read()
        if opened is not None:
            self._document.note_file(_in_file(opened), opened.digest)
            self._document.mark_unsaved()
            self._settle()

    def merge(self) -> None:
        """Put what the file holds now together with what stands here, as one step."""
        self._parts.commit_editing()
        opened = self._read()
        if opened is not None:
            self._merge(self._document.in_file, opened.incident, self.tr("Merge with the file"))
            self._take_over(opened)

    def merge_copy(self, copy: OpenedIncident) -> None:
        """Put a copy in conflict together with what stands here, as one step."""
        self._parts.commit_editing()
        self._declined.add(copy.digest)
        self._merge(None, copy.incident, self.tr("Merge with the conflict copy"))
        choices = ((self.tr("Move the copy to the bin"), lambda: self._discard(copy.path)),)
        self.bar.say(
            self.tr("{name} is merged in. When this is saved, the copy is not needed any more.").format(
                name=copy.path.name
            ),
            choices,
        )

    def _merge(self, base: Incident | None, theirs: Incident, label: str) -> None:
        from postmortem_desk.operations.merging.merge import merged  # late: only where two have written

        found = merged(base, self._document.incident, theirs)
        self._document.apply(label, lambda _incident: found.incident)

    def _take_over(self, opened: OpenedIncident) -> None:
        """The file is known as it is now; the document is saved where it is the same."""
        path = self._document.path
        if path is not None and self._document.incident == opened.incident and not opened.is_merge:
            self._document.mark_saved(path, opened.digest)
        else:
            self._document.note_file(_in_file(opened), opened.digest)
            self._document.mark_unsaved()
        self._document.read_only = opened.read_only
        self._settle()

    def _settle(self) -> None:
        """What the bar asked is decided; a copy in conflict may have been waiting for that."""
        self.bar.hide()
        self._look_for_copies.start()

    def _read(self) -> OpenedIncident | None:
        """What the file holds now; None, and a sentence in the bar, where that is no incident."""
        path = self._document.path
        if path is None:
            return None
        try:
            return read_version(path)
        except Trouble as trouble:
            self._tell_unreadable(trouble)
            return None

    def _tell(self, state: FileState) -> None:
        if state is FileState.SAME:
            self.bar.hide()
        elif state is FileState.GONE:
            self._tell_gone()
        elif (opened := self._read()) is not None:
            self._tell_changed(opened)

    def _tell_refused(self) -> None:
        """A save was refused: also what was told already is told now."""
        self.watch.forget()
        self.watch.check()
        if self.bar.sentence:
            self.bar.lead(self.tr("Nothing was saved."))

    def _tell_changed(self, opened: OpenedIncident) -> None:
        reload, copy = (self.tr("Reload"), self.reload), (self.tr("Save a copy…"), self._files.save_as)
        if opened.read_only:
            sentence = self.tr(
                "A newer version of Postmortem Desk has changed {name}. It can be shown, but not merged."
            )
            self.bar.say(sentence.format(name=self._files.name), (reload, copy))
            return
        sentence = self.tr(
            "Another program has changed {name}. Merging keeps the changes of both and asks where they disagree."
        )
        keep, merge = (self.tr("Keep mine"), self.keep_mine), (self.tr("Merge"), self.merge)
        self.bar.say(sentence.format(name=self._files.name), (reload, keep, copy, merge))

    def _tell_unreadable(self, trouble: Trouble) -> None:
        sentence = self.tr("Another program has changed the file, and it cannot be opened as it is now: {trouble}")
        choices = ((self.tr("Keep mine"), self._keep_over_unreadable), (self.tr("Save a copy…"), self._files.save_as))
        self.bar.say(sentence.format(trouble=str(trouble)), choices)

    def _keep_over_unreadable(self) -> None:
        digest = self.watch.digest()
        if digest is not None:
            self._document.note_file(None, digest)
            self._document.mark_unsaved()
            self._settle()

    def _tell_gone(self) -> None:
        self.bar.say(
            self.tr("{name} has been deleted or moved. What stands here is not in a file now.").format(
                name=self._files.name
            ),
            ((self.tr("Save it again"), self._save_again), (self.tr("Save as…"), self._files.save_as)),
        )

    def _save_again(self) -> None:
        self._document.note_file(None, ABSENT)
        self._document.mark_unsaved()
        if self._files.save():
            self.bar.hide()

    def _offer_copy(self) -> None:
        """Offer to merge the first copy in conflict, unless the bar has something to say already."""
        path = self._document.path
        if path is None or self.bar.sentence:
            return
        from postmortem_desk.storage.conflict_copies import conflict_copies, files_like_copies  # late: behind the start

        before, self._seen = self._seen, files_like_copies(path)
        if self._seen == before:
            return
        copies = conflict_copies(path, self._document.incident)
        copy = next((copy for copy in copies if copy.digest not in self._declined), None)
        if copy is not None:
            self.bar.say(
                self.tr("Beside this file lies {name}, a copy of it with other changes.").format(name=copy.path.name),
                (
                    (self.tr("Merge it"), lambda: self.merge_copy(copy)),
                    (self.tr("Not now"), lambda: self._declined.add(copy.digest)),
                ),
                close=False,
            )

    def _discard(self, path: Path) -> None:
        if not QFile(str(path)).moveToTrash():
            self.bar.say(
                self.tr("{name} could not be moved to the bin. Delete it yourself when you do not need it.").format(
                    name=path.name
                )
            )


def _in_file(opened: OpenedIncident) -> Incident | None:
    return None if opened.is_merge else opened.incident
