"""The details of the incident: title, date, zone, severity and the rest of its head."""

from collections.abc import Callable, Sequence
from typing import Final

from PySide6.QtCore import QCoreApplication, Qt
from PySide6.QtWidgets import QCompleter, QFormLayout, QScrollArea, QVBoxLayout, QWidget

from postmortem_desk.model import Incident
from postmortem_desk.model.vocabulary import DETECTORS, STAGES, STATUSES
from postmortem_desk.operations.details import edit_details
from postmortem_desk.session.document import Document, Place
from postmortem_desk.text.time_grammar import find_date
from postmortem_desk.widgets.plain_label import PlainLabel
from postmortem_desk.widgets.text_fields import LineField
from postmortem_desk.widgets.translation import QT_TRANSLATE_NOOP

_SEVERITIES: Final = ("SEV1", "SEV2", "SEV3", "SEV4")
_FIELDS: Final[tuple[tuple[str, str, str, Sequence[str]], ...]] = (
    ("title", QT_TRANSLATE_NOOP("Details", "Title"), QT_TRANSLATE_NOOP("Details", "What broke, and when"), ()),
    ("reference", QT_TRANSLATE_NOOP("Details", "Reference"), QT_TRANSLATE_NOOP("Details", "INC-123"), ()),
    ("date", QT_TRANSLATE_NOOP("Details", "Date"), QT_TRANSLATE_NOOP("Details", "2026-10-14, or 14 October 2026"), ()),
    (
        "zone",
        QT_TRANSLATE_NOOP("Details", "Time zone"),
        QT_TRANSLATE_NOOP("Details", "Europe/Amsterdam, UTC, -08:00"),
        (),
    ),
    ("severity", QT_TRANSLATE_NOOP("Details", "Severity"), QT_TRANSLATE_NOOP("Details", "SEV2"), _SEVERITIES),
    ("status", QT_TRANSLATE_NOOP("Details", "Status"), ", ".join(STATUSES), STATUSES),
    ("stage", QT_TRANSLATE_NOOP("Details", "Stage of the document"), ", ".join(STAGES), STAGES),
    ("detected_by", QT_TRANSLATE_NOOP("Details", "Detected by"), ", ".join(DETECTORS), DETECTORS),
    ("services", QT_TRANSLATE_NOOP("Details", "Services"), QT_TRANSLATE_NOOP("Details", "Checkout, Search"), ()),
    ("tags", QT_TRANSLATE_NOOP("Details", "Tags"), QT_TRANSLATE_NOOP("Details", "database, release"), ()),
)
_LISTS: Final = ("services", "tags")


class DetailsPanel(QWidget):
    """One field a line. Every edit is an operation on the incident; lists are written with commas."""

    def __init__(self, document: Document, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._document = document
        self.fields: dict[str, LineField] = {}
        form = QFormLayout()
        form.setContentsMargins(16, 4, 16, 16)
        form.setHorizontalSpacing(16)
        form.setVerticalSpacing(8)
        form.setRowWrapPolicy(QFormLayout.RowWrapPolicy.WrapLongRows)
        form.setFieldGrowthPolicy(QFormLayout.FieldGrowthPolicy.ExpandingFieldsGrow)
        for name, label, example, words in _FIELDS:
            form.addRow(*self._row(name, self._words(label), self._words(example), words))
        self._lay_out(form)
        self._follow(document.incident, document.incident)
        document.changed.connect(self._follow)

    def commit_editing(self) -> None:
        """Take what is only taken on leaving a field: the date and the lists."""
        for name in ("date", *_LISTS):
            self._leave(name)

    def reveal(self, place: Place) -> None:
        """Put the focus into the field of `place`."""
        self.fields.get(place.field, self.fields["title"]).setFocus()

    def _lay_out(self, form: QFormLayout) -> None:
        heading = PlainLabel(self.tr("Incident details"), self)
        heading.setObjectName("panel_heading")
        body = QWidget(self)
        body.setLayout(form)
        area = QScrollArea(self)
        area.setWidgetResizable(True)
        area.setFrameShape(QScrollArea.Shape.NoFrame)
        area.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        area.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        area.setWidget(body)
        body.setAutoFillBackground(False)
        area.viewport().setAutoFillBackground(False)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(0)
        column.addWidget(heading)
        column.addWidget(area)
        self.setFocusProxy(self.fields["title"])

    def _row(self, name: str, label: str, example: str, words: Sequence[str]) -> tuple[QWidget, QWidget]:
        field = LineField(label, self)
        field.setPlaceholderText(example)
        if words:
            completer = QCompleter(list(words), field)
            completer.setCaseSensitivity(Qt.CaseSensitivity.CaseInsensitive)
            completer.activated.connect(lambda text, name=name: self._write(name, text))
            field.setCompleter(completer)
        if name not in ("date", *_LISTS):
            field.edited.connect(lambda text, name=name: self._write(name, text))
        field.left.connect(lambda name=name: self._leave(name))
        self.fields[name] = field
        caption = PlainLabel(label, self)
        caption.setObjectName("secondary")
        caption.setBuddy(field)
        return caption, field

    def _write(self, name: str, value: str | tuple[str, ...]) -> None:
        self._document.apply(
            self.tr("Edit {field}").format(field=self.fields[name].accessibleName().lower()),
            _setting(name, value),
            merge_key=f"details {name}",
            place=Place("details", field=name),
        )

    def _leave(self, name: str) -> None:
        text = self.fields[name].value
        if text != _shown(self._document.incident, name):
            if name == "date":
                found = find_date(text)
                self._write(name, found.day.isoformat() if found and found.day else text.strip())
            elif name in _LISTS:
                self._write(name, tuple(part.strip() for part in text.split(",") if part.strip()))
        self.fields[name].show_value(_shown(self._document.incident, name))
        self._document.end_typing()

    def _follow(self, before: Incident, after: Incident) -> None:
        for name, field in self.fields.items():
            if before is after or getattr(before, name) != getattr(after, name):
                field.show_value(_shown(after, name))

    @staticmethod
    def _words(text: str) -> str:
        return QCoreApplication.translate("Details", text)


def _setting(name: str, value: str | tuple[str, ...]) -> Callable[[Incident], Incident]:
    return lambda incident: edit_details(incident, **{name: value})


def _shown(incident: Incident, name: str) -> str:
    value = getattr(incident, name)
    return ", ".join(value) if isinstance(value, tuple) else str(value)
