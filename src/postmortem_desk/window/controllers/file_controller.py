"""Saves the document of a window, and asks before anything unsaved goes away."""

from collections.abc import Callable
from pathlib import Path

from PySide6.QtCore import QObject, Signal

from postmortem_desk.session.files import save_document
from postmortem_desk.storage.incident_file import FILE_SUFFIX
from postmortem_desk.storage.saving.save_troubles import ChangedOutside
from postmortem_desk.trouble import Trouble
from postmortem_desk.widgets.words.translation import counted
from postmortem_desk.window.controllers.controller import Handlers, WindowParts
from postmortem_desk.window.questions import FileKind, FileWish, Unsaved, may_be_written


class FileController(QObject):
    """Save, Save As and the question on closing, for one window."""

    refused = Signal()
    """Nothing was written, for another program has changed the file."""
    saved = Signal()

    def __init__(self, parts: WindowParts) -> None:
        super().__init__(parts.window)
        self._parts = parts
        self._document = parts.document
        self._bar = parts.notice
        self._questions = parts.questions
        self._paths = parts.paths
        self._failure = ""
        self.is_taken: Callable[[Path], bool] = lambda _path: False
        """Whether another window has a file; whoever knows the other windows says so."""

    def handlers(self) -> Handlers:
        """Save and Save As."""
        return {"save": self.save, "save_as": self.save_as}

    @property
    def name(self) -> str:
        """What the document is called: its file, else its title."""
        path = self._document.path
        return path.name if path else self._document.incident.title or self.tr("Untitled incident")

    def save(self) -> bool:
        """Save to the document's file, or ask for one. Returns whether everything is saved now."""
        self._parts.commit_editing()
        path = self._document.path
        if path is None or self._document.read_only:
            return self.save_as()
        return self._save_to(path)

    def save_as(self) -> bool:
        """Ask for a file and save to it. Returns whether everything is saved now."""
        self._parts.commit_editing()
        kind = FileKind(self.tr("Incident (*{suffix})").format(suffix=FILE_SUFFIX), self.tr("Save the incident"))
        answer = self._questions.file_to_write(FileWish(self._suggestion(), (kind,), 0, self.tr("Save")))
        if answer is None:
            return False
        path = answer[0]
        if path.suffix.lower() != ".json":
            path = path.with_name(path.name + FILE_SUFFIX)
        if self.is_taken(path):
            sentence = self.tr("{name} is open in another window, so nothing was saved to it. Choose another name.")
            self._bar.say(sentence.format(name=path.name), ((self.tr("Save as…"), self.save_as),))
            return False
        return may_be_written(self._questions, path, answer[0]) and self._save_to(path)

    def may_close(self) -> bool:
        """Whether the window may close: nothing unsaved, or saved now, or given up by the person."""
        if not self._document.is_dirty:
            return True
        self._parts.window.raise_()  # of several windows that close one after the other it is the one that is meant
        answer = self._questions.unsaved(self.name)
        if answer is Unsaved.SAVE:
            return self.save()
        return answer is Unsaved.DISCARD

    def _save_to(self, path: Path) -> bool:
        try:
            other_names = save_document(self._document, path, self._paths)
        except ChangedOutside:
            self.refused.emit()
            return False
        except Trouble as trouble:
            self._failure = str(trouble)
            self._bar.say(self._failure, ((self.tr("Save as…"), self.save_as),))
            return False
        if self._failure and self._bar.sentence == self._failure:
            self._bar.hide()
        if other_names:
            self._bar.say(self._told_of_links(other_names))
        self._document.read_only = False
        self.saved.emit()
        return True

    def _told_of_links(self, count: int) -> str:
        return counted(
            count,
            self.tr("Saved. The other name of this file on the disk (a hard link) still leads to the version before."),
            self.tr(
                "Saved. The {n} other names of this file on the disk (hard links) still lead to the version before."
            ),
        )

    def _suggestion(self) -> Path:
        if self._document.path is not None:
            return self._document.path
        words = "".join(letter if letter.isalnum() else " " for letter in self._document.incident.title.lower())
        return Path.home() / (("-".join(words.split())[:60] or "incident") + FILE_SUFFIX)
