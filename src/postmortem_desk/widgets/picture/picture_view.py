"""The view of the timeline as a picture, with what one may do with it: copy it, show it in the document."""

from collections.abc import Iterator, Sequence
from time import perf_counter
from typing import Final

from PySide6.QtCore import QByteArray, QMimeData, QTimer, Signal
from PySide6.QtGui import QGuiApplication, QImage, QShowEvent
from PySide6.QtWidgets import QCheckBox, QHBoxLayout, QPushButton, QVBoxLayout, QWidget

from postmortem_desk.insight.placed_events import PlacedTimeline, placed_timeline, placing
from postmortem_desk.model import Event, Incident
from postmortem_desk.operations.details import set_display
from postmortem_desk.report.outline.outline_derived import LANES, shows_lanes, timeline_picture
from postmortem_desk.report.pictures.picture_file import WIDTH, picture_file_svg
from postmortem_desk.session.document import Document, Place
from postmortem_desk.widgets.outline.view_registry import VIEW_PART
from postmortem_desk.widgets.picture.picture_canvas import PictureCanvas
from postmortem_desk.widgets.plain_label import PlainLabel
from postmortem_desk.widgets.preview.preview_pictures import svg_image
from postmortem_desk.widgets.words.event_words import kind_word
from postmortem_desk.widgets.words.part_words import part_words

_SLICE: Final = 0.008
"""Seconds that the events of a long timeline are looked at at a time."""
_MOST_TOLD: Final = 8
"""Events that a tip names; of more it tells the number."""


class PictureView(QWidget):
    """Follows the document while it is visible; hidden means stale, not drawn."""

    place_wanted = Signal(object)
    """A Place that a person wants to see."""

    def __init__(self, document: Document, key: str, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._document = document
        self._key = key
        self._shown: tuple[Incident, float] | None = None
        self._placed: tuple[Incident, PlacedTimeline] | None = None
        self._placing: Iterator[None] = iter(())
        self._events: dict[str, Event] = {}
        heading = PlainLabel(self.tr("Picture of the timeline"), self, look="panel_heading")
        self.sentence = PlainLabel("", self, look="panel_sentence", wraps=True)
        self.empty = PlainLabel(
            self.tr("Here stand the events on a line of time. Give at least two of them a time in the timeline."),
            self,
            look="empty",
            wraps=True,
        )
        self.in_document = QCheckBox(self.tr("Lanes in the document"), self)
        self.in_document.setToolTip(self.tr("Show a lane for each kind of event below the phases in the document, too"))
        self.copy_button = QPushButton(self.tr("Copy picture"), self)
        self.copy_button.setToolTip(self.tr("Copy the picture as an image and as SVG"))
        self.canvas = PictureCanvas(self._told, self)
        self.empty.hide()  # until it is known
        self._lay_out(heading)
        self.setFocusProxy(self.canvas)
        self.in_document.clicked.connect(self._switch)
        self.copy_button.clicked.connect(self.copy_picture)
        self._turn = QTimer(self, singleShot=True, interval=0)
        self._turn.timeout.connect(self._place)
        self.canvas.width_wanted.connect(self._draw)
        self.canvas.walked.connect(self._say)
        self.canvas.event_chosen.connect(lambda one: self.place_wanted.emit(Place("event", one, "text")))
        document.changed.connect(self._draw)
        self._draw()

    def commit_editing(self) -> None:
        """Nothing is typed here."""

    def reveal(self, _place: Place) -> None:
        """Put the keyboard into the picture."""
        self.canvas.setFocus()

    def copy_picture(self) -> None:
        """Put the picture on the clipboard, as an image and as SVG."""
        svg = picture_file_svg(self._document.incident)
        drawn = svg_image(svg, round(WIDTH) * 2, 1.0)
        data = QMimeData()
        data.setImageData(drawn.convertToFormat(QImage.Format.Format_RGB32))
        data.setData("image/svg+xml", QByteArray(svg.encode("utf-8")))
        QGuiApplication.clipboard().setMimeData(data)
        self.sentence.setText(self.tr("The picture is on the clipboard, as an image and as SVG."))

    def showEvent(self, event: QShowEvent) -> None:
        """Draw what changed while nobody looked."""
        super().showEvent(event)
        self._draw()

    def _lay_out(self, heading: PlainLabel) -> None:
        tools = QHBoxLayout()
        tools.setContentsMargins(16, 0, 16, 8)
        tools.setSpacing(12)
        tools.addWidget(self.in_document)
        tools.addStretch(1)
        tools.addWidget(self.copy_button)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(0)
        column.addWidget(heading)
        column.addWidget(self.sentence)
        column.addLayout(tools)
        column.addWidget(self.empty, 1)
        column.addWidget(self.canvas, 1)

    def _draw(self) -> None:
        incident, width = self._document.incident, self.canvas.picture_width
        if not self.isVisible() or self._shows(incident, width):
            return
        if self._placed is None or self._placed[0] is not incident:
            self._placing = placing(incident)
            self._place()
            return
        self._shown = (incident, width)
        picture = timeline_picture(incident, width, kind_word, self._placed[1])
        self._events = {event.id: event for event in incident.timeline}
        self.canvas.show_picture(picture, [one for mark in picture.marks for one in mark.event_ids] if picture else [])
        self.canvas.setVisible(picture is not None)
        self.copy_button.setVisible(picture is not None)
        self.in_document.setVisible(picture is not None)
        self.empty.setVisible(picture is None)
        self.in_document.setChecked(shows_lanes(incident))
        self._say(self.canvas.current)

    def _place(self) -> None:
        """Find out when events were for as long as a frame allows, and draw them when that is known of all."""
        end = perf_counter() + _SLICE
        for _ in self._placing:
            if perf_counter() >= end:
                self._turn.start()
                return
        self._placed = (self._document.incident, placed_timeline(self._document.incident))
        self._draw()

    def _shows(self, incident: Incident, width: float) -> bool:
        return self._shown is not None and self._shown[0] is incident and self._shown[1] == width

    def _say(self, event_id: str) -> None:
        event = self._events.get(event_id)
        if event is not None:
            self.sentence.setText(part_words(event))
            self.canvas.setAccessibleDescription(self.sentence.text())
            return
        self.sentence.setText(self.tr("Arrow keys walk, Enter or a click goes to the row, Ctrl+wheel zooms."))

    def _told(self, ids: Sequence[str]) -> str:
        lines = [part_words(self._events[one]) for one in ids[:_MOST_TOLD]]
        if len(ids) > _MOST_TOLD:
            lines.append(self.tr("and {n} more").format(n=len(ids) - _MOST_TOLD))
        return "\n".join(lines)

    def _switch(self, wanted: bool) -> None:
        words = self.tr("Show lanes in the document") if wanted else self.tr("Hide lanes in the document")
        self._document.apply(words, lambda i: set_display(i, LANES, wanted), place=Place(VIEW_PART, self._key))
