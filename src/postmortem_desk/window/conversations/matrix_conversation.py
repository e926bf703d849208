"""The view of causes and tasks of a window."""

from typing import Final

from PySide6.QtCore import QObject
from PySide6.QtWidgets import QWidget

from postmortem_desk.session.document import Place
from postmortem_desk.widgets.outline.view_registry import VIEW_PART, ViewEntry
from postmortem_desk.window.conversations.conversation import Handlers, WindowParts
from postmortem_desk.window.navigation import Navigation

KEY: Final = "matrix"


class MatrixConversation(QObject):
    """Offers the matrix in which tasks are linked to causes."""

    def __init__(self, parts: WindowParts, navigation: Navigation) -> None:
        super().__init__(parts.window)
        self._parts = parts
        self._navigation = navigation
        parts.views.add(ViewEntry(KEY, self.tr("Causes and tasks"), self._make_view))

    def handlers(self) -> Handlers:
        """Showing the matrix."""
        return {"show_matrix": lambda: self._navigation.show_place(Place(VIEW_PART, KEY))}

    def _make_view(self, parent: QWidget) -> QWidget:
        from postmortem_desk.widgets.checklist.matrix_view import MatrixView  # late: the first paint does not need it

        view = MatrixView(self._parts.document, parent)
        view.place_wanted.connect(self._navigation.show_place)
        return view
