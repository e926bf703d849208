"""The conflicts that a merge has left: both versions side by side, and the choice between them."""

from collections.abc import Callable

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QGridLayout, QHBoxLayout, QPushButton, QVBoxLayout, QWidget

from postmortem_desk.insight.conflict_words import ConflictWords, conflict_place, conflict_words
from postmortem_desk.model import Conflict, Incident
from postmortem_desk.operations.merging.conflicts import content_at, keep_ours, take, take_theirs
from postmortem_desk.operations.plain_values import plain_at
from postmortem_desk.session.document import Document, Place
from postmortem_desk.widgets.fields.shown_text import shown
from postmortem_desk.widgets.fields.text_fields import TextField
from postmortem_desk.widgets.plain_label import PlainLabel
from postmortem_desk.widgets.versions.difference_view import DifferenceView


class MergePanel(QWidget):
    """Shows one conflict after the other. Each decision is a step of its own, which undo takes back."""

    place_wanted = Signal(object)
    """The Place in the incident that the conflict is about."""

    def __init__(self, document: Document, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._document = document
        self._index = 0
        self.heading = PlainLabel("", self, look="panel_heading")
        self.about = PlainLabel("", self, wraps=True)
        self.trouble = PlainLabel(
            self.tr("This version does not fit here any more. Keep the other one."), self, wraps=True
        )
        self.previous = self._button(self.tr("Previous"), lambda: self._go(-1))
        self.next = self._button(self.tr("Next"), lambda: self._go(1))
        self.show_place = self._button(self.tr("Show its place"), self._want_place)
        self.ours = _Version(self.tr("What stands in the document"), self.tr("Keep this"), self)
        self.theirs = _Version(self.tr("The other version"), self.tr("Take this"), self)
        self.ours.choice.clicked.connect(self.keep)
        self.theirs.choice.clicked.connect(self.take)
        self.both = self._button(self.tr("Both in one"), self._write_both)
        self.own = TextField(self.tr("Your own wording"), self)
        self.use_own = self._button(self.tr("Use this wording"), self.write)
        self.own.edited.connect(lambda _text: self.use_own.setEnabled(True))
        self._lay_out()
        document.changed.connect(self._follow)
        self._show()

    @property
    def conflict(self) -> Conflict | None:
        """The conflict that is shown; None when all are decided."""
        conflicts = self._document.incident.conflicts
        return conflicts[self._index] if conflicts else None

    def reveal(self, _place: Place) -> None:
        """Put the focus where one decides."""
        self.ours.choice.setFocus()

    def commit_editing(self) -> None:
        """A wording that is not used yet is no part of the document."""

    def keep(self) -> None:
        """Let what stands in the document stand."""
        self._decide(self.tr("Keep ours"), keep_ours)

    def take(self) -> None:
        """Put the other version into its place."""
        self._decide(self.tr("Take theirs"), take_theirs)

    def write(self) -> None:
        """Put the person's own wording into its place."""
        text = self.own.value
        self._decide(
            self.tr("Write a wording"),
            lambda incident, conflict: take(incident, conflict, plain_at(conflict.path, text)),
        )

    def _decide(self, label: str, decide: Callable[[Incident, Conflict], Incident]) -> None:
        conflict = self.conflict
        if conflict is None:
            return
        try:
            self._document.apply(label, lambda incident: decide(incident, conflict))
        except (ValueError, LookupError):
            self.trouble.show()

    def _write_both(self) -> None:
        words = self._words()
        if words is not None:
            self.own.show_value(
                f"{words.ours}\n\n{words.theirs}"
                if "\n" in words.ours + words.theirs
                else f"{words.ours} {words.theirs}"
            )
            self.use_own.setEnabled(True)
            self.own.setFocus()

    def _want_place(self) -> None:
        if self.conflict is not None:
            self.place_wanted.emit(Place(*conflict_place(self.conflict)))

    def _go(self, step: int) -> None:
        self._index = (self._index + step) % max(1, len(self._document.incident.conflicts))
        self._show()

    def _follow(self, before: Incident, after: Incident) -> None:
        if before.conflicts or after.conflicts:
            self._index = max(0, min(self._index, len(after.conflicts) - 1))
            self._show()

    def _words(self) -> ConflictWords | None:
        return conflict_words(self._document.incident, self.conflict) if self.conflict is not None else None

    def _show(self) -> None:
        count = len(self._document.incident.conflicts)
        words, conflict = self._words(), self.conflict
        for part in (self.ours, self.theirs, self.previous, self.next, self.show_place):
            part.setVisible(words is not None)
        self.trouble.hide()
        if words is None or conflict is None:
            self.heading.setText(self.tr("Nothing is left to decide"))
            self.about.setText(self.tr("All versions agree. Save the document to keep what was decided."))
            self._show_own(None)
            return
        self.heading.setText(self.tr("Conflict {number} of {count}").format(number=self._index + 1, count=count))
        where = ", ".join(part for part in (words.subject, words.what) if part)
        self.about.setText(shown(where[:1].upper() + where[1:]))
        self.previous.setEnabled(count > 1)
        self.next.setEnabled(count > 1)
        if conflict.is_removal:
            for version, text in ((self.ours, words.ours), (self.theirs, words.theirs)):
                version.show_version(*[text or self.tr("It is removed.")] * 2)
        else:
            self.ours.show_version(words.base, words.ours)
            self.theirs.show_version(words.base, words.theirs)
        self._show_own(words.ours if isinstance(content_at(self._document.incident, conflict.path), str) else None)

    def _show_own(self, text: str | None) -> None:
        """Show the field for a wording of one's own, with `text` to start from; hide it for None."""
        for part in (self.both, self.own, self.use_own):
            part.setVisible(text is not None)
        self.own.show_value(text or "")
        self.use_own.setEnabled(False)

    def _button(self, text: str, act: Callable[[], None]) -> QPushButton:
        button = QPushButton(text, self)
        button.clicked.connect(act)
        return button

    def _lay_out(self) -> None:
        head = QHBoxLayout()
        head.setContentsMargins(0, 0, 16, 0)
        head.setSpacing(8)
        head.addWidget(self.heading, 1)
        head.addWidget(self.previous)
        head.addWidget(self.next)
        about = QHBoxLayout()
        about.addWidget(self.about, 1)
        about.addWidget(self.show_place)
        versions = QGridLayout()
        versions.setSpacing(12)
        versions.addWidget(self.ours, 0, 0)
        versions.addWidget(self.theirs, 0, 1)
        versions.setColumnStretch(0, 1)
        versions.setColumnStretch(1, 1)
        actions = QHBoxLayout()
        actions.setSpacing(8)
        actions.addWidget(self.use_own)
        actions.addWidget(self.both)
        actions.addStretch(1)
        body = QVBoxLayout()
        body.setContentsMargins(16, 0, 16, 16)
        body.setSpacing(12)
        body.addLayout(about)
        body.addWidget(self.trouble)
        body.addLayout(versions, 3)
        body.addWidget(self.own, 1)
        body.addLayout(actions)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(0)
        column.addLayout(head)
        column.addLayout(body, 1)


class _Version(QWidget):
    """One version: what it changed, and the button that chooses it."""

    def __init__(self, caption: str, choice: str, parent: QWidget) -> None:
        super().__init__(parent)
        label = PlainLabel(caption, self, look="group_title")
        self.view = DifferenceView(self)
        self.view.setAccessibleName(caption)
        self.choice = QPushButton(choice, self)
        self.choice.setAccessibleName(f"{choice}: {caption}")
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(8)
        column.addWidget(label)
        column.addWidget(self.view, 1)
        column.addWidget(self.choice)

    def show_version(self, before: str, now: str) -> None:
        """Show the whole of a version, with what it made of the one before marked."""
        self.view.show_texts(before, now)
