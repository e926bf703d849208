"""What the events prove: milestones and durations, read-only, with the events that they come from."""

from collections.abc import Iterator

from msgspec import Struct
from PySide6.QtCore import QSignalBlocker, Qt, Signal
from PySide6.QtGui import QShowEvent
from PySide6.QtWidgets import QCheckBox, QGridLayout, QVBoxLayout, QWidget

from postmortem_desk.insight.metrics import gaps, metrics
from postmortem_desk.insight.milestones import milestones
from postmortem_desk.insight.spans import Span
from postmortem_desk.model import Event, Incident
from postmortem_desk.operations.details import set_display
from postmortem_desk.operations.lookup import event_of
from postmortem_desk.report.outline.outline_metrics import METRICS, shows_metrics
from postmortem_desk.session.document import Document, Place
from postmortem_desk.text.markup.markdown import plain_text
from postmortem_desk.text.times.durations import duration_text
from postmortem_desk.text.times.moments import moment_text
from postmortem_desk.widgets.elided_button import ElidedButton
from postmortem_desk.widgets.fields.shown_text import shown
from postmortem_desk.widgets.plain_label import PlainLabel
from postmortem_desk.widgets.words.event_words import milestone_word
from postmortem_desk.widgets.words.translation import translate

_PARTS = ("timeline", "impact", "zone", "date")


class Derived(Struct, frozen=True):
    """One line: what it is, its value, and the event that it comes from."""

    name: str
    value: str
    detail: str
    event_id: str


class DerivedFacts(QWidget):
    """Milestones, then durations. Nothing is computed while it is not seen."""

    place_selected = Signal(object)
    """The Place of the event that a person wants to see."""

    def __init__(self, document: Document, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._document = document
        self._stale = True
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        self._grid = QGridLayout()
        column.addLayout(self._grid)
        self._grid.setHorizontalSpacing(12)
        self._grid.setVerticalSpacing(2)
        self._grid.setColumnStretch(2, 1)
        self.links: list[ElidedButton] = []
        self.names: list[PlainLabel] = []
        self.values: list[PlainLabel] = []
        self.shown: tuple[Derived, ...] = ()
        self.empty = PlainLabel(
            self.tr("Mark the turning points (started, detected, mitigated …) at the events of the timeline."),
            self,
            look="secondary",
            wraps=True,
        )
        self._grid.addWidget(self.empty, 0, 0, 1, 3)
        words = self.tr("Show the durations in the document")
        self.in_document = QCheckBox(words, self)
        self.in_document.setAccessibleName(words)
        self.in_document.setToolTip(self.tr("All of them, with the events that they come from, below the picture"))
        column.addWidget(self.in_document)
        self.in_document.setChecked(shows_metrics(document.incident))
        self.in_document.toggled.connect(self._wish)
        document.changed.connect(self._follow)

    def showEvent(self, event: QShowEvent) -> None:
        """Catch up with the document."""
        super().showEvent(event)
        self._refresh()

    def _follow(self, before: Incident, after: Incident) -> None:
        if any(getattr(before, part) is not getattr(after, part) for part in _PARTS):
            self._stale = True
            if self.isVisible():
                self._refresh()
        if before.display is not after.display:
            with QSignalBlocker(self.in_document):
                self.in_document.setChecked(shows_metrics(after))

    def _wish(self, wanted: bool) -> None:
        words = self.tr("Show durations in the document") if wanted else self.tr("Hide durations in the document")
        self._document.apply(words, lambda incident: set_display(incident, METRICS, wanted), place=Place("details"))

    def _refresh(self) -> None:
        if not self._stale:
            return
        self._stale = False
        facts = derived_facts(self._document.incident)
        if facts == self.shown:
            return
        self.shown = facts
        while len(self.links) < len(facts):
            self._add_line()
        for number, (name, value, link) in enumerate(zip(self.names, self.values, self.links, strict=True)):
            used = number < len(facts)
            for widget in (name, value, link):
                widget.setVisible(used)
            if used:
                fact = facts[number]
                name.setText(fact.name)
                value.setText(fact.value)
                link.show_words(fact.detail)
                link.setAccessibleName(f"{fact.name}: {fact.value}, {fact.detail}")
        self.empty.setVisible(not facts)
        self.in_document.setVisible(bool(facts) or self.in_document.isChecked())

    def _add_line(self) -> None:
        number = len(self.links)
        name, value, link = PlainLabel("", self), PlainLabel("", self), ElidedButton("", self)
        name.setObjectName("secondary")
        link.setProperty("link", True)
        link.setCursor(Qt.CursorShape.PointingHandCursor)
        link.clicked.connect(lambda: self.place_selected.emit(Place("event", self.shown[number].event_id)))
        if self.links:
            QWidget.setTabOrder(self.links[-1], link)
        for column, widget in enumerate((name, value, link)):
            self._grid.addWidget(widget, number + 1, column)
        for kept, widget in ((self.names, name), (self.values, value)):
            kept.append(widget)
        self.links.append(link)
        QWidget.setTabOrder(link, self.in_document)


def derived_facts(incident: Incident) -> tuple[Derived, ...]:
    """The milestones in their order, then the durations that they prove, for the incident and each impact figure."""
    facts = [*_milestones(incident, "", "")]
    for figure in incident.impact:
        facts += _milestones(incident, figure.id, figure.label)
    facts += _durations(incident, "", "")
    for figure in incident.impact:
        if milestones(incident, figure.id):
            facts += _durations(incident, figure.id, figure.label)
    return tuple(facts)


def _milestones(incident: Incident, impact_id: str, label: str) -> Iterator[Derived]:
    since = {gap.end: gap for gap in gaps(incident, impact_id)}
    for name, event in milestones(incident, impact_id).items():
        gap = since.get(name)
        after = f" (+{duration_text(gap.span.seconds)})" if gap is not None and gap.span.seconds else ""
        yield Derived(_named(milestone_word(name).capitalize(), label), _time(event) + after, _text(event), event.id)


def _durations(incident: Incident, impact_id: str, label: str) -> Iterator[Derived]:
    found = metrics(incident, impact_id)
    marks = milestones(incident, impact_id)
    for name, caption in (
        ("duration", translate("Duration, time to resolve")),
        ("ttd", translate("Time to detect")),
        ("tta", translate("Time to acknowledge")),
        ("ttm", translate("Time to mitigate")),
    ):
        metric = found[name]
        if metric.span is not None:
            detail = translate("from {start} ({start_time}) to {end} ({end_time})").format(
                start=milestone_word(metric.start),
                start_time=_time(event_of(incident, metric.span.start_id)),
                end=milestone_word(metric.end),
                end_time=_time(event_of(incident, metric.span.end_id)),
            )
            yield Derived(_named(caption, label), _length(metric.span), detail, metric.span.end_id)
        elif marks and len(metric.missing) == 1:
            lacks = translate("no event is marked as {milestone}").format(milestone=milestone_word(metric.missing[0]))
            known = marks.get(metric.start) or marks.get(metric.end) or next(iter(marks.values()))
            yield Derived(_named(caption, label), translate("unknown"), lacks, known.id)
        elif not metric.missing:
            lacks = translate("the times of {start} and {end} cannot be compared").format(
                start=milestone_word(metric.start), end=milestone_word(metric.end)
            )
            yield Derived(_named(caption, label), translate("unknown"), lacks, marks[metric.end].id)


def _length(span: Span) -> str:
    length = duration_text(span.seconds)
    if not span.approximate:
        return length
    least, most = duration_text(span.least), duration_text(span.most)
    return translate("about {length} ({least} to {most})").format(length=length, least=least, most=most)


def _time(event: Event) -> str:
    return shown(moment_text(event.at), one_line=True) or translate("time unknown")


def _text(event: Event) -> str:
    return shown(plain_text(event.text), one_line=True) or translate("no text yet")


def _named(name: str, label: str) -> str:
    return f"{name} ({shown(label, one_line=True)})" if label else name
