"""What a controller of a window is, and what it may use of the window.

A controller holds what a window does about one subject (files, export, rows, ...). It gives the handlers of its
actions by `handlers`; `Commands` makes all of them in one place.
"""

from collections.abc import Callable, Iterable, Mapping
from typing import Protocol

from msgspec import Struct
from PySide6.QtGui import QGuiApplication
from PySide6.QtWidgets import QMainWindow

from postmortem_desk.session.document import Document
from postmortem_desk.storage.paths import Paths
from postmortem_desk.widgets.notice_bar import NoticeBar
from postmortem_desk.widgets.outline.outline_panel import OutlinePanel
from postmortem_desk.widgets.outline.view_registry import ViewRegistry
from postmortem_desk.widgets.preview.document_view import DocumentView
from postmortem_desk.widgets.questions_strip import QuestionsStrip
from postmortem_desk.window.questions import Questions
from postmortem_desk.window.section_editors import SectionEditors
from postmortem_desk.window.startup import Startup

Handlers = Mapping[str, Callable[[], object]]
"""What actions do, by their keys in the table of actions."""


class Controller(Protocol):
    """What a window does about one subject."""

    def handlers(self) -> Handlers:
        """The actions that belong to it."""


class WindowParts(Struct, frozen=True):
    """The parts of one window that controllers work with."""

    window: QMainWindow
    document: Document
    paths: Paths
    questions: Questions
    notice: NoticeBar
    outline: OutlinePanel
    editors: SectionEditors
    questions_strip: QuestionsStrip
    documents: DocumentView
    views: ViewRegistry
    """Add a view on the whole document here; the outline lists it."""
    startup: Startup
    """Begin here what nobody looks at when the window starts."""

    def commit_editing(self) -> None:
        """Write what is being typed into the document: before saving, undo, closing and whatever reads the whole.

        A word that an input method is still making counts as it stands: a click on a button leaves it open.
        """
        QGuiApplication.inputMethod().commit()
        self.outline.commit_editing()
        self.editors.commit_editing()


def gathered(controllers: Iterable[Controller]) -> dict[str, Callable[[], object]]:
    """The handlers of all of them. Raises ValueError where two claim one action."""
    handlers: dict[str, Callable[[], object]] = {}
    for controller in controllers:
        for key, act in controller.handlers().items():
            if key in handlers:
                raise ValueError(f"The action {key} has two handlers.")
            handlers[key] = act
    return handlers
