"""The view of the timeline as a picture, of a window."""

from typing import Final

from PySide6.QtCore import QObject
from PySide6.QtWidgets import QWidget

from postmortem_desk.session.document import Place
from postmortem_desk.widgets.outline.view_registry import VIEW_PART, ViewEntry
from postmortem_desk.window.conversations.conversation import Handlers, WindowParts
from postmortem_desk.window.navigation import Navigation

KEY: Final = "picture"


class PictureConversation(QObject):
    """Offers the picture of the timeline."""

    def __init__(self, parts: WindowParts, navigation: Navigation) -> None:
        super().__init__(parts.window)
        self._parts = parts
        self._navigation = navigation
        parts.views.add(ViewEntry(KEY, self.tr("Picture"), self._make_view))

    def handlers(self) -> Handlers:
        """Showing the picture."""
        return {"show_picture": lambda: self._navigation.show_place(Place(VIEW_PART, KEY))}

    def _make_view(self, parent: QWidget) -> QWidget:
        from postmortem_desk.widgets.picture.picture_view import PictureView  # late: the first paint does not need it

        view = PictureView(self._parts.document, KEY, parent)
        view.place_wanted.connect(self._navigation.show_place)
        return view
