"""The open document: one immutable incident, its undo stack, and where it is saved."""

from collections.abc import Callable
from pathlib import Path

from msgspec import Struct
from PySide6.QtCore import QObject, Signal
from PySide6.QtGui import QUndoCommand, QUndoStack

from postmortem_desk.model import Incident

UNDO_LIMIT = 1000
"""Steps that are kept: about 41 MB at 5,000 events, for a step keeps only what changed."""


class Place(Struct, frozen=True):
    """A place in the incident that an edit is about, so that undo can show it."""

    part: str
    """section, event, cause, task, details, note; or view, for a view on the whole document (`id` is its key)."""
    id: str = ""
    field: str = ""


class _Step(QUndoCommand):
    """A step from one incident to another. It only assigns: the operation has run before."""

    def __init__(self, document: "Document", label: str, after: Incident, merge_key: str, place: Place | None) -> None:
        super().__init__(label)
        self._document = document
        self.before = document.incident
        self.after = after
        self.merge_key = merge_key
        self.place = place

    def id(self) -> int:
        """A number of Qt's that says which commands may merge: any of ours that names a merge key."""
        return 1 if self.merge_key else -1

    def mergeWith(self, other: QUndoCommand) -> bool:
        """Take the later step into this one when both are the same run of typing."""
        if not isinstance(other, _Step) or other.merge_key != self.merge_key:
            return False
        self.after = other.after
        self.setObsolete(self.after == self.before)
        return True

    def redo(self) -> None:
        """Show the incident after the step."""
        self._document._assign(self.after)

    def undo(self) -> None:
        """Show the incident before the step."""
        self._document._assign(self.before)


class Document(QObject):
    """The incident that a window edits.

    Every edit goes through `apply`; every change, undo and redo included, is told by `changed(before, after)`.
    Whether it is dirty is the undo stack's to say and stored nowhere else.
    """

    changed = Signal(object, object)
    history_changed = Signal()
    """What can be undone or redone has changed, or whether the document is dirty. The undo stack's own signals are not
    used: it emits them while it is being destroyed."""
    path_changed = Signal(object)
    about_to_save = Signal(object)
    """Changes are about to be saved to the file at this path, which still holds what it held."""
    place_shown = Signal(object)
    """The Place that an undo or a redo was about."""

    def __init__(self, incident: Incident, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._incident = incident
        self._path: Path | None = None
        self._digest = ""
        self._in_file: Incident | None = None
        self._typing = 0
        self.read_only = False
        """Whether the file may not be written over (it is of a newer schema)."""
        self.notice = ""
        """What a person should know about the file, in a sentence; "" for nothing."""
        self.source = ""
        """The text of another format that the incident was read from in this session; "" for none."""
        self.undo_stack = QUndoStack(self)
        self.undo_stack.setUndoLimit(UNDO_LIMIT)

    @property
    def incident(self) -> Incident:
        """The incident as it stands."""
        return self._incident

    @property
    def path(self) -> Path | None:
        """The file it was opened from or saved to; None before the first save."""
        return self._path

    @property
    def digest(self) -> str:
        """The digest of the file's content when it was read or saved; "" before."""
        return self._digest

    @property
    def in_file(self) -> Incident | None:
        """The incident in the file when it was read or saved: what a merge with a later version starts from.

        None where nobody knows it.
        """
        return self._in_file

    @property
    def is_dirty(self) -> bool:
        """Whether it holds what its file does not."""
        return not self.undo_stack.isClean()

    def apply(
        self,
        label: str,
        operation: Callable[[Incident], Incident],
        merge_key: str = "",
        place: Place | None = None,
    ) -> bool:
        """Run `operation`, as one undoable step named `label`. Returns whether anything changed.

        Steps with the same `merge_key` that follow each other are one step until `end_typing`. What the operation
        raises goes to the caller, and the document stays as it was.
        """
        after = operation(self._incident)
        if after is self._incident or after == self._incident:
            return False
        key = f"{merge_key}#{self._typing}" if merge_key else ""
        self.undo_stack.push(_Step(self, label, after, key, place))
        self.history_changed.emit()
        return True

    def end_typing(self) -> None:
        """Let the next edit be a step of its own: focus left, Enter, paste, save or a pause."""
        self._typing += 1

    def undo(self) -> None:
        """Take back one step and show its place."""
        self._walk(self.undo_stack.index() - 1, self.undo_stack.undo)

    def redo(self) -> None:
        """Do one step again and show its place."""
        self._walk(self.undo_stack.index(), self.undo_stack.redo)

    def mark_saved(self, path: Path, digest: str) -> None:
        """Say that the incident as it stands is in the file at `path`, whose content has this digest."""
        self.end_typing()
        self._digest, self._in_file = digest, self._incident
        self.undo_stack.setClean()
        self.history_changed.emit()
        if path != self._path:
            self._path = path
            self.path_changed.emit(path)

    def note_file(self, incident: Incident | None, digest: str) -> None:
        """Say what the document's own file holds now (None: nobody knows), without calling the document saved."""
        self._digest, self._in_file = digest, incident

    def mark_unsaved(self) -> None:
        """Say that no file holds the incident (an import, a template, a restore), so that closing asks."""
        self.undo_stack.resetClean()
        self.history_changed.emit()

    def _walk(self, index: int, step: Callable[[], None]) -> None:
        self.end_typing()
        command = self.undo_stack.command(index) if 0 <= index < self.undo_stack.count() else None
        step()
        self.history_changed.emit()
        if isinstance(command, _Step) and command.place is not None:
            self.place_shown.emit(command.place)

    def _assign(self, incident: Incident) -> None:
        before, self._incident = self._incident, incident
        if before is not incident:
            self.changed.emit(before, incident)
