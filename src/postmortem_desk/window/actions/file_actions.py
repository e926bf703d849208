"""The menus File and Help: files, and the program itself."""

from typing import Final

from PySide6.QtGui import QKeySequence

from postmortem_desk.window.actions.action_entry import ActionEntry
from postmortem_desk.window.actions.menu_titles import FILE, HELP

_KEY = QKeySequence.StandardKey

FILE_ACTIONS: Final = (
    ActionEntry(
        "new",
        FILE,
        "&New…",
        "Start an incident from a template, in a window of its own",
        (_KEY.New,),
        group="open",
    ),
    ActionEntry(
        "open",
        FILE,
        "&Open…",
        "Open an incident, a postmortem in Markdown, or evidence: a CSV, a chat's export, a log",
        (_KEY.Open,),
        group="open",
    ),
    ActionEntry(
        "save",
        FILE,
        "&Save",
        "Save the incident to its file",
        (_KEY.Save,),
        group="save",
    ),
    ActionEntry(
        "save_as",
        FILE,
        "Save &as…",
        "Save the incident to another file",
        (_KEY.SaveAs, "Ctrl+Shift+S"),
        group="save",
    ),
    ActionEntry(
        "versions",
        FILE,
        "Browse &versions",
        "See what earlier versions of the file held, and open one as a new document",
        group="save",
    ),
    ActionEntry(
        "merge_copy",
        FILE,
        "&Merge a Markdown copy…",
        "See what somebody changed in a Markdown export of this incident, and take it over",
        group="save",
    ),
    ActionEntry(
        "export",
        FILE,
        "&Export…",
        "Make an HTML page, a PDF, a Markdown document or a CSV of the incident",
        ("Ctrl+E",),
        group="export",
    ),
    ActionEntry(
        "close",
        FILE,
        "&Close",
        "Close this window",
        ("Ctrl+W", _KEY.Close),
        group="leave",
    ),
    ActionEntry(
        "quit",
        FILE,
        "&Quit",
        "Close every window",
        (_KEY.Quit, "Ctrl+Q"),
        group="leave",
    ),
)

HELP_ACTIONS: Final = (
    ActionEntry(
        "guide",
        HELP,
        "&Guide",
        "How to write a postmortem with this program",
        (_KEY.HelpContents,),
        group="learn",
    ),
    ActionEntry(
        "example",
        HELP,
        "Open the e&xample",
        "Open a finished postmortem to look around in",
        group="learn",
    ),
    ActionEntry(
        "about",
        HELP,
        "&About",
        "The version, and where settings and files are",
        group="about",
    ),
)
