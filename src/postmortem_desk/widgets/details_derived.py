"""What the events prove: milestones and durations, read-only, with the events that they come from."""

from collections.abc import Iterator
from dataclasses import dataclass

from PySide6.QtCore import QCoreApplication, QSize, Qt, Signal
from PySide6.QtGui import QResizeEvent, QShowEvent
from PySide6.QtWidgets import QGridLayout, QPushButton, QSizePolicy, QWidget

from postmortem_desk.insight.metrics import metrics
from postmortem_desk.insight.milestones import milestones
from postmortem_desk.insight.spans import Span
from postmortem_desk.model import Event, Incident
from postmortem_desk.operations.lookup import event_of
from postmortem_desk.session.document import Document, Place
from postmortem_desk.text.durations import duration_text
from postmortem_desk.text.markdown import plain_text
from postmortem_desk.text.moments import moment_text
from postmortem_desk.widgets.event_words import milestone_word
from postmortem_desk.widgets.plain_label import PlainLabel
from postmortem_desk.widgets.shown_text import shown

_PARTS = ("timeline", "impact", "zone", "date")


@dataclass(frozen=True, slots=True)
class Derived:
    """One line: what it is, its value, and the event that it comes from."""

    name: str
    value: str
    detail: str
    event_id: str


class EventLink(QPushButton):
    """Words that lead to an event; they are cut at their end where there is no room."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._words = ""
        self.setProperty("link", True)
        self.setCursor(Qt.CursorShape.PointingHandCursor)
        self.setSizePolicy(QSizePolicy.Policy.Ignored, QSizePolicy.Policy.Fixed)

    def show_words(self, words: str) -> None:
        """Show these words."""
        self._words = words
        self._fit()

    def minimumSizeHint(self) -> QSize:
        """As narrow as need be."""
        return QSize(40, super().minimumSizeHint().height())

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Show as many of the words as there is room for."""
        super().resizeEvent(event)
        self._fit()

    def _fit(self) -> None:
        words = self.fontMetrics().elidedText(self._words, Qt.TextElideMode.ElideRight, max(self.width() - 12, 24))
        self.setText(words.replace("&", "&&"))


class DerivedFacts(QWidget):
    """Milestones, then durations. Nothing is computed while it is not seen."""

    place_selected = Signal(object)
    """The Place of the event that a person wants to see."""

    def __init__(self, document: Document, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._document = document
        self._stale = True
        self._grid = QGridLayout(self)
        self._grid.setContentsMargins(0, 0, 0, 0)
        self._grid.setHorizontalSpacing(12)
        self._grid.setVerticalSpacing(2)
        self._grid.setColumnStretch(2, 1)
        self.links: list[EventLink] = []
        self.names: list[PlainLabel] = []
        self.values: list[PlainLabel] = []
        self.shown: tuple[Derived, ...] = ()
        self.empty = PlainLabel(
            self.tr("Mark the turning points (started, detected, mitigated …) at the events of the timeline."), self
        )
        self.empty.setObjectName("secondary")
        self.empty.setWordWrap(True)
        self._grid.addWidget(self.empty, 0, 0, 1, 3)
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

    def _add_line(self) -> None:
        number = len(self.links)
        name, value, link = PlainLabel("", self), PlainLabel("", self), EventLink(self)
        name.setObjectName("secondary")
        link.clicked.connect(lambda: self.place_selected.emit(Place("event", self.shown[number].event_id)))
        if self.links:
            QWidget.setTabOrder(self.links[-1], link)
        for column, widget in enumerate((name, value, link)):
            self._grid.addWidget(widget, number + 1, column)
        for kept, widget in ((self.names, name), (self.values, value)):
            kept.append(widget)
        self.links.append(link)


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
    for name, event in milestones(incident, impact_id).items():
        yield Derived(_named(milestone_word(name).capitalize(), label), _time(event), _text(event), event.id)


def _durations(incident: Incident, impact_id: str, label: str) -> Iterator[Derived]:
    found = metrics(incident, impact_id)
    started, resolved = milestone_word("started"), milestone_word("resolved")
    for name, span, start, end in (
        (_words("Duration"), found.duration, started, resolved),
        (_words("Time to detect"), found.ttd, started, milestone_word("detected")),
        (_words("Time to acknowledge"), found.tta, milestone_word("detected"), milestone_word("acknowledged")),
        (_words("Time to mitigate"), found.ttm, started, milestone_word("mitigated")),
    ):
        if span is not None:
            detail = _words("from {start} ({start_time}) to {end} ({end_time})").format(
                start=start,
                start_time=_time(event_of(incident, span.start_id)),
                end=end,
                end_time=_time(event_of(incident, span.end_id)),
            )
            yield Derived(_named(name, label), _length(span), detail, span.end_id)


def _length(span: Span) -> str:
    length = duration_text(span.seconds)
    return _words("about {length}").format(length=length) if span.approximate else length


def _time(event: Event) -> str:
    return shown(moment_text(event.at), one_line=True) or _words("time unknown")


def _text(event: Event) -> str:
    return shown(plain_text(event.text), one_line=True) or _words("no text yet")


def _named(name: str, label: str) -> str:
    return f"{name} ({shown(label, one_line=True)})" if label else name


def _words(text: str) -> str:
    return QCoreApplication.translate("Details", text)
