"""The document at the right: as a preview, as the pages of its PDF, or as Markdown."""

from typing import TypeVar

from PySide6.QtWidgets import QButtonGroup, QHBoxLayout, QStackedWidget, QToolButton, QVBoxLayout, QWidget

from postmortem_desk.session.document import Document
from postmortem_desk.widgets.markdown_view import MarkdownView
from postmortem_desk.widgets.pages_view import PagesView
from postmortem_desk.widgets.preview import PreviewView

ViewT = TypeVar("ViewT", bound=QWidget)


class DocumentView(QWidget):
    """Three views of the same document; the two that are not always needed are made when they are first looked at."""

    def __init__(self, document: Document, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._document = document
        self.preview = PreviewView(document, self)
        self.pages: PagesView | None = None
        self.markdown: MarkdownView | None = None
        self._stack = QStackedWidget(self)
        self._stack.addWidget(self.preview)
        tabs = QHBoxLayout()
        tabs.setContentsMargins(12, 8, 12, 8)
        tabs.setSpacing(4)
        self.tabs = QButtonGroup(self)
        for number, text in enumerate((self.tr("Preview"), self.tr("Pages"), self.tr("Markdown"))):
            tab = QToolButton(self)
            tab.setText(text)
            tab.setAccessibleName(text)
            tab.setCheckable(True)
            self.tabs.addButton(tab, number)
            tabs.addWidget(tab)
        tabs.addStretch(1)
        self.tabs.button(0).setChecked(True)
        self.tabs.idClicked.connect(self.show_tab)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(0)
        column.addLayout(tabs)
        column.addWidget(self._stack, 1)

    def show_tab(self, number: int) -> None:
        """Show the preview (0), the pages (1) or the Markdown (2)."""
        self.tabs.button(number).setChecked(True)
        if number == 1:
            self.pages = self.pages or self._added(PagesView(self._document, self))
        elif number == 2:
            self.markdown = self.markdown or self._added(MarkdownView(self._document, self))
        views: tuple[QWidget | None, ...] = (self.preview, self.pages, self.markdown)
        view = views[number]
        if view is not None:
            self._stack.setCurrentWidget(view)

    def _added(self, view: ViewT) -> ViewT:
        self._stack.addWidget(view)
        return view
