"""Merges a Markdown export of the document that somebody has edited without the program."""

from collections.abc import Callable
from pathlib import Path
from typing import Final

from PySide6.QtCore import QObject, QTimer

from postmortem_desk.model import Incident
from postmortem_desk.session.background import Background, Job
from postmortem_desk.storage.incident_file import read_bytes
from postmortem_desk.window.controllers.controller import Handlers, WindowParts
from postmortem_desk.window.navigation import Navigation
from postmortem_desk.window.proposed_changes import ProposedChanges

COPY_VIEW: Final = "markdown_copy"
_ENDINGS: Final = (".md", ".markdown", ".txt")
_LARGEST: Final = 128 * 1024
"""Bytes of a text that is compared with the document before it is opened. A larger copy is merged by its command."""
_STEP_MS: Final = 150
"""How often the share of a comparison that is done is told."""


class CopyController(QObject):
    """Knows a copy of the document when it is opened, and shows what was changed in it, to be taken or left."""

    def __init__(self, parts: WindowParts, navigation: Navigation) -> None:
        super().__init__(parts.window)
        self._parts = parts
        self._proposed = ProposedChanges(
            parts, navigation, COPY_VIEW, self.tr("Markdown copy"), self.tr("Merge a Markdown copy")
        )
        self._background = Background(self)
        self._job = Job()
        self._name = ""
        self._steps = QTimer(self, interval=_STEP_MS)
        self._steps.timeout.connect(self._tell_progress)

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
        """Where the file may be a copy of the document, look in the background whether it is one, and return True.

        Merging is offered then; a file that is no copy goes to `open_it`, as does one that cannot be read.
        """
        try:
            if path.suffix.lower() not in _ENDINGS or path.stat().st_size > _LARGEST:
                return False
        except OSError:
            return False  # opening it tells what is wrong
        incident = self._parts.document.incident
        self._background.start(
            lambda _job: _is_copy(incident, path),
            lambda is_one: self._offer_merge(path, open_it) if is_one else open_it(),
            lambda _sentence: open_it(),
        )
        return True

    def _offer_merge(self, path: Path, open_it: Callable[[], object]) -> None:
        self._parts.notice.say(
            self.tr("{name} looks like a copy of this document.").format(name=path.name),
            (
                (self.tr("Merge it"), lambda: self.compare(path)),
                (self.tr("Open as a new document"), open_it),
            ),
        )

    def compare(self, path: Path) -> None:
        """Find in the background what is changed in the copy, and show it."""
        self._parts.commit_editing()
        before = self._parts.document.incident
        self._job.cancel()
        self._name = path.name
        self._job = self._background.start(
            lambda job: _edited(before, path, job),
            lambda edited: self._show(before, edited, path.name),
            self._fail,
        )
        self._tell_progress()
        self._steps.start()

    def cancel(self) -> None:
        """Show nothing of a comparison that is under way."""
        self._steps.stop()
        self._job.cancel()

    def _tell_progress(self) -> None:
        sentence = self.tr("Comparing {name}… {percent} %").format(
            name=self._name, percent=round(self._job.share * 100)
        )
        if self._parts.notice.sentence != sentence:
            self._parts.notice.say(sentence, ((self.tr("Cancel"), self.cancel),), close=False)

    def _fail(self, sentence: str) -> None:
        self._steps.stop()
        self._parts.notice.say(sentence)

    def wait(self) -> None:
        """Come back when no comparison is under way."""
        self._background.wait()

    def _show(self, before: Incident, edited: Incident, name: str) -> None:
        self._steps.stop()
        if not self._proposed.show(name, before, edited):
            nothing = self.tr("{name} says nothing that this document does not say.").format(name=name)
            self._parts.notice.say(nothing)
            return
        self._parts.notice.hide()


def _is_copy(incident: Incident, path: Path) -> bool:
    """In another thread: whether the file is a copy of the document."""
    from postmortem_desk.session.markdown_copy import is_copy  # late: the first paint does not need it

    return is_copy(incident, _text_of(path))


def _edited(before: Incident, path: Path, job: Job) -> Incident:
    """In another thread: the document with what was changed in the copy."""
    from postmortem_desk.session.markdown_copy import edited_copy  # late: the first paint does not need it

    return edited_copy(before, _text_of(path), job.go_on)


def _text_of(path: Path) -> str:
    from postmortem_desk.importing.documents.source import source_text  # late: the first paint does not need it

    return source_text(read_bytes(path), path.name)[0]
