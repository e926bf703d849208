"""The status bar: whether everything is saved, how far the tasks are, and which file this is."""

from datetime import UTC, date, datetime

from PySide6.QtWidgets import QStatusBar, QWidget

from postmortem_desk.insight.counts import overdue, progress
from postmortem_desk.model import Incident
from postmortem_desk.session.document import Document
from postmortem_desk.widgets.plain_label import PlainLabel
from postmortem_desk.widgets.words.checklist_words import overdue_words
from postmortem_desk.widgets.words.clock_words import clock_words


class StatusLine(QStatusBar):
    """It follows the document and says no more than what is so."""

    def __init__(self, document: Document, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._document = document
        self._copy = ""
        self.setSizeGripEnabled(False)
        self.saved = PlainLabel("", self)
        self.findings = PlainLabel("", self)
        self.tasks = PlainLabel("", self)
        self.file = PlainLabel("", self)
        self.addWidget(self.saved)
        self.addWidget(self.findings)
        self.addWidget(self.tasks)
        self.addPermanentWidget(self.file)
        document.history_changed.connect(self._show_saved)
        document.path_changed.connect(self._show_saved)
        document.changed.connect(self._follow)
        self._show_saved()
        self._show_tasks()

    def show_copy(self, written: datetime | None) -> None:
        """A recovery copy is on the disk since `written`; None: there is none."""
        self._copy = ""
        if written is not None:
            self._copy = self.tr("safe copy {time}").format(time=clock_words(written, datetime.now(tz=UTC)))
        self._show_saved()

    def show_no_copy(self, trouble: str) -> None:
        """No recovery copy could be written, and why."""
        self._copy = self.tr("no safe copy: {trouble}").format(trouble=trouble)
        self._show_saved()

    def show_findings(self, words: str) -> None:
        """How many findings the checks have, in words; "" for none."""
        self.findings.setText(words)

    def _show_saved(self) -> None:
        if self._document.is_dirty:
            self.saved.setText(" · ".join(filter(None, (self.tr("Not saved"), self._copy))))
        else:
            self.saved.setText(self.tr("Saved") if self._document.path else "")
        self.file.setText(self._document.path.name if self._document.path else self.tr("No file yet"))

    def _follow(self, before: Incident, after: Incident) -> None:
        if before.tasks is not after.tasks:
            self._show_tasks()

    def _show_tasks(self) -> None:
        tasks = self._document.incident.tasks
        done, total = progress(tasks)
        late = overdue(tasks, date.today())
        words = self.tr("{done} of {total} tasks done").format(done=done, total=total) if total else ""
        self.tasks.setText(f"{words}, {overdue_words(late)}" if late else words)
