"""The pages of the PDF as they will be printed, drawn in the background when somebody looks at them."""

from typing import Final

from PySide6.QtCore import Qt, QTimer, Signal
from PySide6.QtGui import QHideEvent, QPalette, QPixmap, QShowEvent
from PySide6.QtWidgets import QScrollArea, QVBoxLayout, QWidget

from postmortem_desk.session.background import Background, Job
from postmortem_desk.session.shown_copy import ShownCopy, Version
from postmortem_desk.widgets.plain_label import PlainLabel
from postmortem_desk.widgets.words.audience_words import withheld_words

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

    def __init__(self, copy: ShownCopy, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._shown_copy = copy
        self._shown: Version | None = None
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
        copy.changed.connect(self._follow)

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
        version = self._shown_copy.version
        if self._job is not None or not self._is_stale or not self.isVisible():
            return
        if self._shown_copy.is_withheld:
            self._show_words(version, withheld_words(version.audience))
            return
        width = max(240, self.viewport().width() - 2 * (_MARGIN + _EDGE))
        dots_per_inch = width * self.devicePixelRatioF() / _PAGE_INCHES
        self._job = self._background.start(
            lambda _job: _pages(version, dots_per_inch),
            lambda pages: self._show_pages(version, pages),
            lambda sentence: self._show_words(version, sentence),
        )

    @property
    def _is_stale(self) -> bool:
        return not self._shown_copy.is_current(self._shown)

    def _show_pages(self, version: Version, pages: tuple[bytes, ...]) -> None:
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
        self._end(version)

    def _show_words(self, version: Version, sentence: str) -> None:
        for page in self.pages:
            page.clear()
        self._words.setText(sentence)
        self._words.show()
        self._end(version)

    def _end(self, version: Version) -> None:
        self._job = None
        self._shown = version
        if self._is_stale:
            self._follow()
        else:
            self.completed.emit()


def _pages(version: Version, dots_per_inch: float) -> tuple[bytes, ...]:
    """In another thread: the pages as pictures."""
    from postmortem_desk.report.export import report_for  # late: the first paint does not need typst
    from postmortem_desk.report.pdf.pdf import page_pictures

    return page_pictures(report_for(version.incident, version.audience), dots_per_inch)
