"""Merges a Markdown export of the document that somebody has edited without the program."""

from collections.abc import Callable
from pathlib import Path
from typing import Final

from PySide6.QtCore import QObject

from postmortem_desk.model import Incident
from postmortem_desk.session.background import Background, Job
from postmortem_desk.storage.incident_file import read_bytes
from postmortem_desk.trouble import Trouble
from postmortem_desk.window.conversation import Handlers, WindowParts
from postmortem_desk.window.navigation import Navigation
from postmortem_desk.window.proposed_changes import ProposedChanges

COPY_VIEW: Final = "markdown_copy"
_ENDINGS: Final = (".md", ".markdown", ".txt")
_LARGEST: Final = 128 * 1024
"""Bytes of a text that is compared with the document before it is opened, within a moment. A larger copy is merged by
its command."""


class CopyConversation(QObject):
    """Knows a copy of the document when it is opened, and shows what was changed in it, to be taken or left."""

    def __init__(self, parts: WindowParts, navigation: Navigation) -> None:
        super().__init__(parts.window)
        self._parts = parts
        self._proposed = ProposedChanges(
            parts, navigation, COPY_VIEW, self.tr("Markdown copy"), self.tr("Merge a Markdown copy")
        )
        self._background = Background(self)
        self._job = Job()

    def handlers(self) -> Handlers:
        """Choose a copy and merge it."""
        return {"merge_copy": self.ask}

    def ask(self) -> None:
        """Ask for a file, and show what is changed in it."""
        path = self._parts.document.path
        chosen = self._parts.questions.file_to_open(path.parent if path else Path.home())
        if chosen is not None:
            self.compare(chosen)

    def offer(self, path: Path, open_it: Callable[[], object]) -> bool:
        """Where the file is a copy of the document, offer to merge it or to `open_it`, and return True."""
        try:
            if path.suffix.lower() not in _ENDINGS or path.stat().st_size > _LARGEST:
                return False
            text = _text_of(path)
        except (OSError, Trouble):
            return False  # opening it tells what is wrong
        from postmortem_desk.session.markdown_copy import is_copy  # late: the first paint does not need it

        if not is_copy(self._parts.document.incident, text):
            return False
        self._parts.notice.say(
            self.tr("{name} looks like a copy of this document.").format(name=path.name),
            (
                (self.tr("Merge it"), lambda: self.compare(path)),
                (self.tr("Open as a new document"), open_it),
            ),
        )
        return True

    def compare(self, path: Path) -> None:
        """Find in the background what is changed in the copy, and show it."""
        self._parts.commit_editing()
        before = self._parts.document.incident
        self._job.cancel()
        sentence = self.tr("Comparing {name}…").format(name=path.name)
        self._parts.notice.say(sentence, ((self.tr("Cancel"), self.cancel),), close=False)
        self._job = self._background.start(
            lambda _job: _edited(before, path),
            lambda edited: self._show(before, edited, path.name),
            self._parts.notice.say,
        )

    def cancel(self) -> None:
        """Show nothing of a comparison that is under way."""
        self._job.cancel()

    def wait(self) -> None:
        """Come back when no comparison is under way."""
        self._background.wait()

    def _show(self, before: Incident, edited: Incident, name: str) -> None:
        if not self._proposed.show(name, before, edited):
            nothing = self.tr("{name} says nothing that this document does not say.").format(name=name)
            self._parts.notice.say(nothing)
            return
        self._parts.notice.hide()


def _edited(before: Incident, path: Path) -> Incident:
    """In another thread: the document with what was changed in the copy."""
    from postmortem_desk.session.markdown_copy import edited_copy  # late: the first paint does not need it

    return edited_copy(before, _text_of(path))


def _text_of(path: Path) -> str:
    from postmortem_desk.importing.source import source_text  # late: the first paint does not need it

    return source_text(read_bytes(path), path.name)[0]
