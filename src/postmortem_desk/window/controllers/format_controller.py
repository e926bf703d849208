"""Formatting: it acts on the prose editor that has the focus, and on no other."""

from collections.abc import Callable

from PySide6.QtCore import QObject

from postmortem_desk.widgets.prose.prose_actions import FORMATS, PASTE_PLAIN, Format, TakesFormats
from postmortem_desk.window.controllers.controller import Handlers, WindowParts


class FormatController(QObject):
    """Formats the text of the prose editor that has the window's focus."""

    def __init__(self, parts: WindowParts) -> None:
        super().__init__(parts.window)
        self._window = parts.window

    def handlers(self) -> Handlers:
        """The formats, and the paste without them."""
        handlers = {chosen.key: self._handler(chosen) for chosen in FORMATS}
        return {**handlers, PASTE_PLAIN: lambda: self._with_prose(lambda editor: editor.paste_plain())}

    def _handler(self, chosen: Format) -> Callable[[], object]:
        return lambda: self._with_prose(lambda editor: editor.format(chosen))

    def _with_prose(self, act: Callable[[TakesFormats], object]) -> None:
        widget = self._window.focusWidget()
        if isinstance(widget, TakesFormats):
            act(widget)
