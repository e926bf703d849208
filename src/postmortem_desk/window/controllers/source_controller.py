"""The source of an imported document, as a tab beside the preview."""

from PySide6.QtCore import QObject
from PySide6.QtWidgets import QWidget

from postmortem_desk.window.controllers.controller import Handlers, WindowParts
from postmortem_desk.window.navigation import Navigation


class SourceController(QObject):
    """Shows where each piece came from, both ways, as long as the document has a source."""

    def __init__(self, parts: WindowParts, navigation: Navigation) -> None:
        super().__init__(parts.window)
        self._parts = parts
        self._navigation = navigation
        self._tab = -1
        if parts.document.source:
            self._tab = parts.documents.add_tab(self.tr("Source"), self._make_view)
            parts.documents.show_tab(self._tab)

    def handlers(self) -> Handlers:
        """Nothing that is done from a menu."""
        return {}

    def _make_view(self, parent: QWidget) -> QWidget:
        from postmortem_desk.widgets.sources.source_view import SourceView  # late: only imports have one

        view = SourceView(self._parts.document, parent)
        view.place_wanted.connect(self._navigation.show_place)
        self._parts.editors.place_selected.connect(view.reveal)
        self._parts.outline.place_selected.connect(view.reveal)
        return view
