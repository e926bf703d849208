"""Exports the document from the window: asks where, works in the background, and says what came of it."""

import re
from pathlib import Path
from typing import Final

from msgspec import Struct
from PySide6.QtCore import QObject, QTimer, QUrl, Signal
from PySide6.QtGui import QDesktopServices, QGuiApplication

from postmortem_desk.model import Incident
from postmortem_desk.model.vocabulary import TEAM
from postmortem_desk.operations.audiences.sight import is_marked_for, marked_audiences
from postmortem_desk.session.background import Background, Job
from postmortem_desk.storage.paths import Paths
from postmortem_desk.storage.saving.safe_write import write_safely
from postmortem_desk.trouble import Cancelled
from postmortem_desk.widgets.words.audience_words import audience_word, withheld_words
from postmortem_desk.widgets.words.remark_words import remarks_text
from postmortem_desk.window.controllers.controller import Handlers, WindowParts
from postmortem_desk.window.questions import FileKind, FileWish, may_be_written

PATIENCE_MS: Final = 300
"""What takes longer shows that it is at work and can be cancelled."""
KINDS: Final = ("html", "pdf", "md", "svg", "png", "timeline.csv", "tasks.csv")
"""As report.export has them, which is loaded when it is needed."""


class _Wish(Struct, frozen=True):
    incident: Incident
    path: Path
    kind: str
    audience: str
    """For whom; "" for the team."""


class ExportController(QObject):
    """One export at a time for one window."""

    finished = Signal()
    """The export is over, well or not."""

    def __init__(self, parts: WindowParts) -> None:
        super().__init__(parts.window)
        self._parts = parts
        self._document = parts.document
        self._bar = parts.notice
        self._questions = parts.questions
        self._paths = parts.paths
        self._background = Background(self)
        self._job: Job | None = None
        self._folder: Path | None = None
        self._kind = KINDS[0]
        self._patience = QTimer(self)
        self._patience.setSingleShot(True)
        self._patience.setInterval(PATIENCE_MS)
        self._patience.timeout.connect(self._show_progress)

    def handlers(self) -> Handlers:
        """Export."""
        return {"export": self.start}

    @property
    def is_busy(self) -> bool:
        """Whether an export is being made."""
        return self._job is not None

    def start(self) -> None:
        """Ask for the file, and export to it the document as it stands."""
        self._parts.commit_editing()
        if self._job is not None:
            return
        choices = self._choices()
        first = self._first(choices)
        suggested = choices[first][0]
        suggestion = self._suggestion(suggested)
        kinds = tuple(kind for _name, _audience, kind in choices)
        answer = self._questions.file_to_write(FileWish(suggestion, kinds, first, self.tr("Export")))
        if answer is None:
            return
        chosen, audience, _words = choices[answer[1]]
        if not is_marked_for(self._document.incident, audience or TEAM):
            self._bar.say(withheld_words(audience))
            return
        path, kind = _meant(answer[0], chosen, suggested)
        if audience and path.stem == suggestion.stem:
            path = path.with_stem(f"{path.stem}-{_in_file_name(audience)}")
        if not may_be_written(self._questions, path, answer[0]):
            return
        self._folder, self._kind = path.parent, kind
        self._run(_Wish(self._document.incident, path, kind, audience))

    def _choices(self) -> list[tuple[str, str, FileKind]]:
        """What can be written, for the team ("") and for those for whom anything is marked: kind, audience, words.

        Whose copy is looked at is there, too: an export for them says that nothing is marked.
        """
        choices = [(kind, "", words) for kind, words in zip(KINDS, self._kinds(), strict=True)]
        for audience in dict.fromkeys((*marked_audiences(self._document.incident), *filter(None, (self._looked_at,)))):
            name, title = audience_word(audience), self.tr("Export")
            choices += [
                (
                    "html",
                    audience,
                    FileKind(self.tr("Web page for: {name} (*.html)").format(name=name), title),
                ),
                ("pdf", audience, FileKind(self.tr("PDF for: {name} (*.pdf)").format(name=name), title)),
                ("md", audience, FileKind(self.tr("Markdown for: {name} (*.md)").format(name=name), title)),
            ]
        return choices

    @property
    def _looked_at(self) -> str:
        """The audience whose copy the window shows; "" for the team."""
        audience = self._parts.documents.copy.audience
        return audience if audience != TEAM else ""

    def _first(self, choices: list[tuple[str, str, FileKind]]) -> int:
        """The number of the choice that is suggested: the kind of the last export, for those whose copy is shown."""
        fitting = [number for number, choice in enumerate(choices) if choice[1] == self._looked_at]
        return next((number for number in fitting if choices[number][0] == self._kind), fitting[0])

    def _kinds(self) -> tuple[FileKind, ...]:
        """What the dialog says of each of KINDS."""
        picture = self.tr("Export the picture of the timeline")
        return (
            FileKind(self.tr("Web page (*.html)"), self.tr("Export as web page")),
            FileKind(self.tr("PDF (*.pdf)"), self.tr("Export as PDF")),
            FileKind(self.tr("Markdown (*.md)"), self.tr("Export as Markdown")),
            FileKind(self.tr("Picture of the timeline (*.svg)"), picture),
            FileKind(self.tr("Picture of the timeline (*.png)"), picture),
            FileKind(self.tr("Timeline as CSV (*.csv)"), self.tr("Export the timeline as CSV")),
            FileKind(self.tr("Tasks as CSV (*.csv)"), self.tr("Export the tasks as CSV")),
        )

    def cancel(self) -> None:
        """Give the running export up; no file is written."""
        if self._job is not None:
            self._job.cancel()
            self._end()

    def _run(self, wish: _Wish) -> None:
        self._job = self._background.start(
            lambda job: _write(wish, self._paths, job),
            lambda notices: self._tell_done(wish.path, notices),
            self._tell_failed,
        )
        self._patience.start()

    def _suggestion(self, kind: str) -> Path:
        path = self._document.path
        folder = self._folder or (path.parent if path else Path.home())
        name = path.name.removesuffix(".json").removesuffix(".postmortem") if path else "postmortem"
        return folder / f"{name}{_ending(kind)}"

    def _show_progress(self) -> None:
        if self._job is not None:
            self._bar.say(self.tr("Exporting…"), ((self.tr("Cancel"), self.cancel),), close=False, news=True)

    def _tell_done(self, path: Path, notices: tuple[str, ...]) -> None:
        self._end()
        sentence = remarks_text((self.tr("Exported to {name}.").format(name=path.name), *notices))
        choices = (
            (self.tr("Open"), lambda: QDesktopServices.openUrl(QUrl.fromLocalFile(str(path)))),
            (self.tr("Show in folder"), lambda: QDesktopServices.openUrl(QUrl.fromLocalFile(str(path.parent)))),
            (self.tr("Copy path"), lambda: QGuiApplication.clipboard().setText(str(path))),
        )
        self._bar.say(sentence, choices, news=not notices)
        self.finished.emit()

    def _tell_failed(self, sentence: str) -> None:
        self._end()
        self._bar.say(sentence)
        self.finished.emit()

    def _end(self) -> None:
        self._patience.stop()
        self._job = None
        self._bar.hide()


def _in_file_name(audience: str) -> str:
    """The name of an audience as a part of a file's name on any system."""
    return re.sub(r"[^\w-]+", "-", audience).strip("-") or "copy"


def _ending(kind: str) -> str:
    """How the names of files of a kind end: ".csv" for "tasks.csv"."""
    return f".{kind.rpartition('.')[2]}"


def _meant(path: Path, chosen: str, suggested: str) -> tuple[Path, str]:
    """The file that a person means who gave `path` and chose a kind of file in the dialog, and its kind.

    An ending that somebody typed counts. That of the kind that was `suggested` stood there already, and gives way to
    the chosen kind, for not every system's dialog puts the other ending in its place.
    """
    fitting = [kind for kind in KINDS if _ending(kind) == path.suffix.lower()]
    if chosen in fitting:
        return path, chosen
    if not fitting:
        return path.with_name(path.name + _ending(chosen)), chosen
    if path.suffix == _ending(suggested) and chosen != suggested:
        return path.with_suffix(_ending(chosen)), chosen
    return path, fitting[0]


def _write(wish: _Wish, paths: Paths, job: Job) -> tuple[str, ...]:
    """In another thread: make the document and write it; what there is to say about it."""
    from postmortem_desk.report.export import export_bytes  # late: the first paint does not need it

    exported = export_bytes(wish.incident, wish.kind, lambda: job.cancelled, wish.audience or TEAM)
    if job.cancelled:
        raise Cancelled
    write_safely(wish.path, exported.data, None, paths)
    return exported.notices
