"""The pages of the PDF as they will be printed, drawn in the background when somebody looks at them."""

from typing import Final

from PySide6.QtCore import Qt, QTimer, Signal
from PySide6.QtGui import QHideEvent, QPalette, QPixmap, QShowEvent
from PySide6.QtWidgets import QScrollArea, QVBoxLayout, QWidget

from postmortem_desk.model import Incident
from postmortem_desk.session.background import Background, Job
from postmortem_desk.session.document import Document
from postmortem_desk.widgets.plain_label import PlainLabel

_PAUSE_MS: Final = 600
"""Pages are drawn when typing rests this long."""
_PAGE_INCHES: Final = 8.27
"""The width of an A4 page."""
_MARGIN: Final = 16
_EDGE: Final = 1


class PagesView(QScrollArea):
    """Follows the document while it is visible; hidden means stale, not drawn."""

    completed = Signal()
    """The pages of the document as it stands are shown."""

    def __init__(self, document: Document, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._document = document
        self._shown: Incident | None = None
        self._background = Background(self)
        self._job: Job | None = None
        self.pages: list[PlainLabel] = []
        self.setAccessibleName(self.tr("Pages of the PDF"))
        self.setWidgetResizable(True)
        self.setFrameShape(QScrollArea.Shape.NoFrame)
        self._sheet = QWidget(self)
        self._sheet.setAutoFillBackground(True)
        self._sheet.setBackgroundRole(QPalette.ColorRole.Window)
        self._column = QVBoxLayout(self._sheet)
        self._column.setContentsMargins(_MARGIN, _MARGIN, _MARGIN, _MARGIN)
        self._column.setSpacing(_MARGIN)
        self._column.setAlignment(Qt.AlignmentFlag.AlignTop | Qt.AlignmentFlag.AlignHCenter)
        self._words = PlainLabel(self.tr("Drawing the pages…"), self._sheet, wraps=True)
        self._column.addWidget(self._words)
        self.setWidget(self._sheet)
        self._pause = QTimer(self, singleShot=True, interval=_PAUSE_MS)
        self._pause.timeout.connect(self._draw)
        document.changed.connect(self._follow)

    def showEvent(self, event: QShowEvent) -> None:
        """Draw what changed while nobody looked."""
        super().showEvent(event)
        self._draw()

    def hideEvent(self, event: QHideEvent) -> None:
        """Nobody looks: draw no more."""
        super().hideEvent(event)
        self._pause.stop()

    def _follow(self) -> None:
        if self.isVisible():
            self._pause.start()

    def _draw(self) -> None:
        incident = self._document.incident
        if self._job is not None or incident is self._shown or not self.isVisible():
            return
        width = max(240, self.viewport().width() - 2 * (_MARGIN + _EDGE))
        dots_per_inch = width * self.devicePixelRatioF() / _PAGE_INCHES
        self._job = self._background.start(
            lambda _job: _pages(incident, dots_per_inch),
            lambda pages: self._show_pages(incident, pages),
            lambda sentence: self._show_words(incident, sentence),
        )

    def _show_pages(self, incident: Incident, pages: tuple[bytes, ...]) -> None:
        self._words.hide()
        while len(self.pages) > len(pages):
            self._column.removeWidget(page := self.pages.pop())
            page.deleteLater()
        while len(self.pages) < len(pages):
            page = PlainLabel("", self._sheet, look="page")
            page.setAccessibleName(self.tr("Page {n}").format(n=len(self.pages) + 1))
            self._column.addWidget(page)
            self.pages.append(page)
        for page, picture in zip(self.pages, pages, strict=True):
            pixmap = QPixmap()
            pixmap.loadFromData(picture, "PNG")
            pixmap.setDevicePixelRatio(self.devicePixelRatioF())
            page.setPixmap(pixmap)
        self._end(incident)

    def _show_words(self, incident: Incident, sentence: str) -> None:
        for page in self.pages:
            page.clear()
        self._words.setText(sentence)
        self._words.show()
        self._end(incident)

    def _end(self, incident: Incident) -> None:
        self._job = None
        self._shown = incident
        if self._document.incident is incident:
            self.completed.emit()
        else:
            self._follow()


def _pages(incident: Incident, dots_per_inch: float) -> tuple[bytes, ...]:
    """In another thread: the pages as pictures."""
    from postmortem_desk.report.outline.outline import report_of  # late: the first paint does not need typst
    from postmortem_desk.report.pdf.pdf import page_pictures

    return page_pictures(report_of(incident), dots_per_inch)
