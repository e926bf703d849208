"""The views of a window that need nothing but its document: the timeline as a picture, and causes with their tasks."""

from typing import Final

from PySide6.QtCore import QObject
from PySide6.QtWidgets import QWidget

from postmortem_desk.session.document import Place
from postmortem_desk.widgets.outline.view_registry import VIEW_PART, ViewEntry
from postmortem_desk.window.controllers.controller import Handlers, WindowParts
from postmortem_desk.window.navigation import Navigation

PICTURE_VIEW: Final = "picture"
MATRIX_VIEW: Final = "matrix"


class OverviewController(QObject):
    """Offers the picture of the timeline, and the matrix in which tasks are linked to causes."""

    def __init__(self, parts: WindowParts, navigation: Navigation) -> None:
        super().__init__(parts.window)
        self._parts = parts
        self._navigation = navigation
        parts.views.add(ViewEntry(PICTURE_VIEW, self.tr("Picture"), self._make_picture))
        parts.views.add(ViewEntry(MATRIX_VIEW, self.tr("Causes and tasks"), self._make_matrix))

    def handlers(self) -> Handlers:
        """Showing the picture and the matrix."""
        return {
            "show_picture": lambda: self._navigation.show_place(Place(VIEW_PART, PICTURE_VIEW)),
            "show_matrix": lambda: self._navigation.show_place(Place(VIEW_PART, MATRIX_VIEW)),
        }

    def _make_picture(self, parent: QWidget) -> QWidget:
        from postmortem_desk.widgets.picture.picture_view import PictureView  # late: the first paint does not need it

        view = PictureView(self._parts.document, PICTURE_VIEW, parent)
        view.place_wanted.connect(self._navigation.show_place)
        return view

    def _make_matrix(self, parent: QWidget) -> QWidget:
        from postmortem_desk.widgets.checklist.matrix_view import MatrixView  # late, as above

        view = MatrixView(self._parts.document, parent)
        view.place_wanted.connect(self._navigation.show_place)
        return view
