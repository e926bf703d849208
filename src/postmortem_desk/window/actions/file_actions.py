"""The menus File and Help: files, and the program itself."""

from typing import Final

from PySide6.QtGui import QKeySequence

from postmortem_desk.widgets.words.translation import QT_TRANSLATE_NOOP
from postmortem_desk.window.actions.action_entry import ActionEntry
from postmortem_desk.window.actions.menu_titles import FILE, HELP

_KEY = QKeySequence.StandardKey

FILE_ACTIONS: Final = (
    ActionEntry(
        "new",
        FILE,
        QT_TRANSLATE_NOOP("Actions", "&New"),
        QT_TRANSLATE_NOOP("Actions", "Start an incident from a template, in a window of its own"),
        (_KEY.New,),
        group="open",
    ),
    ActionEntry(
        "open",
        FILE,
        QT_TRANSLATE_NOOP("Actions", "&Open…"),
        QT_TRANSLATE_NOOP(
            "Actions", "Open an incident, a postmortem in Markdown, or evidence: a CSV, a chat's export, a log"
        ),
        (_KEY.Open,),
        group="open",
    ),
    ActionEntry(
        "save",
        FILE,
        QT_TRANSLATE_NOOP("Actions", "&Save"),
        QT_TRANSLATE_NOOP("Actions", "Save the incident to its file"),
        (_KEY.Save,),
        group="save",
    ),
    ActionEntry(
        "save_as",
        FILE,
        QT_TRANSLATE_NOOP("Actions", "Save &as…"),
        QT_TRANSLATE_NOOP("Actions", "Save the incident to another file"),
        (_KEY.SaveAs, "Ctrl+Shift+S"),
        group="save",
    ),
    ActionEntry(
        "versions",
        FILE,
        QT_TRANSLATE_NOOP("Actions", "Browse &versions"),
        QT_TRANSLATE_NOOP("Actions", "See what earlier versions of the file held, and open one as a new document"),
        group="save",
    ),
    ActionEntry(
        "merge_copy",
        FILE,
        QT_TRANSLATE_NOOP("Actions", "&Merge a Markdown copy…"),
        QT_TRANSLATE_NOOP(
            "Actions", "See what somebody changed in a Markdown export of this incident, and take it over"
        ),
        group="save",
    ),
    ActionEntry(
        "export",
        FILE,
        QT_TRANSLATE_NOOP("Actions", "&Export…"),
        QT_TRANSLATE_NOOP("Actions", "Make an HTML page, a PDF, a Markdown document or a CSV of the incident"),
        ("Ctrl+E",),
        group="export",
    ),
    ActionEntry(
        "close",
        FILE,
        QT_TRANSLATE_NOOP("Actions", "&Close"),
        QT_TRANSLATE_NOOP("Actions", "Close this window"),
        ("Ctrl+W", _KEY.Close),
        group="leave",
    ),
    ActionEntry(
        "quit",
        FILE,
        QT_TRANSLATE_NOOP("Actions", "&Quit"),
        QT_TRANSLATE_NOOP("Actions", "Close every window"),
        (_KEY.Quit, "Ctrl+Q"),
        group="leave",
    ),
)

HELP_ACTIONS: Final = (
    ActionEntry(
        "guide",
        HELP,
        QT_TRANSLATE_NOOP("Actions", "&Guide"),
        QT_TRANSLATE_NOOP("Actions", "How to write a postmortem with this program"),
        (_KEY.HelpContents,),
        group="learn",
    ),
    ActionEntry(
        "example",
        HELP,
        QT_TRANSLATE_NOOP("Actions", "Open the e&xample"),
        QT_TRANSLATE_NOOP("Actions", "Open a finished postmortem to look around in"),
        group="learn",
    ),
    ActionEntry(
        "about",
        HELP,
        QT_TRANSLATE_NOOP("Actions", "&About"),
        QT_TRANSLATE_NOOP("Actions", "The version, and where settings and files are"),
        group="about",
    ),
)
