"""The document at the right: as a preview, as the pages of its PDF, or as Markdown; and what else has a tab there."""

from collections.abc import Callable

from PySide6.QtCore import QMargins, Signal
from PySide6.QtWidgets import QButtonGroup, QStackedWidget, QToolButton, QVBoxLayout, QWidget

from postmortem_desk.session.document import Document
from postmortem_desk.session.shown_copy import ShownCopy
from postmortem_desk.widgets.flow_row import FlowRow
from postmortem_desk.widgets.preview.preview import PreviewView


class DocumentView(QWidget):
    """Views beside the editor, one a tab; all but the preview are made when they are first looked at."""

    tab_shown = Signal()
    """Somebody wants to see one of the tabs."""

    def __init__(self, document: Document, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.copy = ShownCopy(document, self)
        self.preview = PreviewView(self.copy, self)
        self._stack = QStackedWidget(self)
        self._stack.addWidget(self.preview)
        self._makers: list[Callable[[QWidget], QWidget]] = []
        self._views: dict[int, QWidget] = {}
        self._row = FlowRow(margins=QMargins(12, 8, 12, 8))
        self.tabs = QButtonGroup(self)
        self.tabs.idClicked.connect(self.show_tab)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(0)
        column.addLayout(self._row)
        column.addWidget(self._stack, 1)
        self._column = column
        self.add_tab(self.tr("Preview"), lambda _parent: self.preview)
        self.add_tab(self.tr("Pages"), self._make_pages)
        self.add_tab(self.tr("Markdown"), self._make_markdown)
        self.show_tab(0)

    def _make_pages(self, parent: QWidget) -> QWidget:
        from postmortem_desk.widgets.preview.pages_view import PagesView  # late: when it is first looked at

        return PagesView(self.copy, parent)

    def _make_markdown(self, parent: QWidget) -> QWidget:
        from postmortem_desk.widgets.preview.markdown_view import MarkdownView  # late, as above

        return MarkdownView(self.copy, parent)

    def add_choice(self, choice: QWidget, line: QWidget) -> None:
        """Put a choice behind the tabs, and a line that goes with it above what they show."""
        self._row.addWidget(choice)
        self._column.insertWidget(1, line)
        QWidget.setTabOrder(self.tabs.buttons()[-1], choice)
        QWidget.setTabOrder(choice, line)

    def add_tab(self, text: str, make: Callable[[QWidget], QWidget]) -> int:
        """Add a tab behind the others; `make` makes what it shows, in a parent. Returns its number."""
        number = len(self._makers)
        self._makers.append(make)
        tab = QToolButton(self)
        tab.setText(text)
        tab.setAccessibleName(text)
        tab.setCheckable(True)
        tab.setProperty("tab", True)
        self.tabs.addButton(tab, number)
        self._row.addWidget(tab)
        return number

    @property
    def current_tab(self) -> int:
        """The number of the tab that is shown."""
        return self.tabs.checkedId()

    def show_tab(self, number: int) -> QWidget:
        """Show the preview (0), the pages (1), the Markdown (2) or what `add_tab` gave a number. Returns the view."""
        self.tabs.button(number).setChecked(True)
        if number not in self._views:
            self._views[number] = self._makers[number](self)
            self._stack.addWidget(self._views[number])
        self._stack.setCurrentWidget(self._views[number])
        self.tab_shown.emit()
        return self._views[number]
