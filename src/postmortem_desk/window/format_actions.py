"""The actions that format prose, and what they do: they act on the prose editor that has the focus, and on no other."""

from collections.abc import Callable
from typing import TYPE_CHECKING, Final

from PySide6.QtWidgets import QWidget

from postmortem_desk.widgets.prose_actions import FORMATS, PASTE_PLAIN, PASTE_PLAIN_KEYS, Format
from postmortem_desk.widgets.translation import QT_TRANSLATE_NOOP
from postmortem_desk.window.action_entry import ActionEntry

if TYPE_CHECKING:
    from postmortem_desk.widgets.prose_editor import ProseEditor

FORMAT: Final = QT_TRANSLATE_NOOP("Actions", "F&ormat")
_INLINE: Final = frozenset({"bold", "italic", "code", "link"})

FORMAT_ACTIONS: Final = (
    *(
        ActionEntry(
            chosen.key, FORMAT, chosen.name, chosen.help, (chosen.keys,), group=40 if chosen.key in _INLINE else 41
        )
        for chosen in FORMATS
    ),
    ActionEntry(
        PASTE_PLAIN,
        FORMAT,
        QT_TRANSLATE_NOOP("Actions", "&Paste as plain text"),
        QT_TRANSLATE_NOOP("Actions", "Paste without bold, links and other looks"),
        (PASTE_PLAIN_KEYS,),
        group=42,
    ),
)


def format_handlers(focused: Callable[[], QWidget | None]) -> dict[str, Callable[[], object]]:
    """What each action does; `focused` tells the widget that has the window's focus."""

    def handler(chosen: Format) -> Callable[[], object]:
        return lambda: _with_prose(focused(), lambda editor: editor.format(chosen))

    handlers = {chosen.key: handler(chosen) for chosen in FORMATS}
    return {**handlers, PASTE_PLAIN: lambda: _with_prose(focused(), lambda editor: editor.paste_plain())}


def _with_prose(widget: QWidget | None, act: Callable[["ProseEditor"], object]) -> None:
    from postmortem_desk.widgets.prose_editor import ProseEditor  # late: a window starts without prose

    if isinstance(widget, ProseEditor):
        act(widget)
