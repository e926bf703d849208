"""The pages of the PDF as they will be printed, drawn in the background when somebody looks at them."""

from typing import Final

from PySide6.QtCore import QObject, QRunnable, Qt, QThreadPool, QTimer, Signal
from PySide6.QtGui import QHideEvent, QPixmap, QShowEvent
from PySide6.QtWidgets import QScrollArea, QVBoxLayout, QWidget

from postmortem_desk.model import Incident
from postmortem_desk.session.document import Document
from postmortem_desk.trouble import Trouble
from postmortem_desk.widgets.plain_label import PlainLabel

_PAUSE_MS: Final = 600
"""Pages are drawn when typing rests this long."""
_PAGE_INCHES: Final = 8.27
"""The width of an A4 page."""
_MARGIN: Final = 16


class _Result(QObject):
    """The signals of a job in another thread."""

    drawn = Signal(object)
    failed = Signal(str)


class _PagesJob(QRunnable):
    """Draws the pages of one incident."""

    def __init__(self, incident: Incident, dots_per_inch: float) -> None:
        super().__init__()
        self._incident = incident
        self._dots_per_inch = dots_per_inch
        self.result = _Result()

    def run(self) -> None:
        """Work; every trouble ends in a sentence."""
        from postmortem_desk.report.outline import report_of  # late: the first paint does not need typst
        from postmortem_desk.report.pdf import page_pictures

        try:
            pages = page_pictures(report_of(self._incident), self._dots_per_inch)
        except Trouble as trouble:
            self.result.failed.emit(str(trouble))
        else:
            self.result.drawn.emit(pages)


class PagesView(QScrollArea):
    """Follows the document while it is visible; hidden means stale, not drawn."""

    completed = Signal()
    """The pages of the document as it stands are shown."""

    def __init__(self, document: Document, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._document = document
        self._shown: Incident | None = None
        self._job: _PagesJob | None = None
        self.pages: list[PlainLabel] = []
        self.setAccessibleName(self.tr("Pages of the PDF"))
        self.setWidgetResizable(True)
        self.setFrameShape(QScrollArea.Shape.NoFrame)
        self._sheet = QWidget(self)
        self._column = QVBoxLayout(self._sheet)
        self._column.setContentsMargins(_MARGIN, _MARGIN, _MARGIN, _MARGIN)
        self._column.setSpacing(_MARGIN)
        self._column.setAlignment(Qt.AlignmentFlag.AlignTop | Qt.AlignmentFlag.AlignHCenter)
        self._words = PlainLabel(self.tr("Drawing the pages…"), self._sheet)
        self._words.setWordWrap(True)
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
        width = max(240, self.viewport().width() - 2 * _MARGIN)
        self._job = _PagesJob(incident, width * self.devicePixelRatioF() / _PAGE_INCHES)
        self._job.setAutoDelete(False)
        self._job.result.drawn.connect(lambda pages: self._show_pages(incident, pages))
        self._job.result.failed.connect(lambda sentence: self._show_words(incident, sentence))
        QThreadPool.globalInstance().start(self._job)

    def _show_pages(self, incident: Incident, pages: tuple[bytes, ...]) -> None:
        self._words.hide()
        while len(self.pages) > len(pages):
            self._column.removeWidget(page := self.pages.pop())
            page.deleteLater()
        while len(self.pages) < len(pages):
            page = PlainLabel("", self._sheet)
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
