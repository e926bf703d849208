"""A window that is closed leaves nothing behind in memory."""

import gc
import weakref
from collections.abc import Callable

from pytestqt.qtbot import QtBot

from postmortem_desk.session.document import Document
from postmortem_desk.window.desk import Desk
from postmortem_desk.window.questions import Unsaved
from support.rich_incident import rich_incident


def edited_and_closed(desk: Desk, qtbot: QtBot) -> "weakref.ref[Document]":
    """The document of a window that was drawn whole, edited, and closed."""
    window = desk.show_document(Document(rich_incident()))
    qtbot.wait_until(lambda: window.parts.documents.preview.is_complete)
    window.document.apply("Edit", lambda incident: incident.replaced(title="Given up"))
    document = weakref.ref(window.document)
    window.close()
    return document


def test_a_closed_window_gives_its_document_back(make_desk: Callable[..., Desk], qtbot: QtBot) -> None:
    desk = make_desk(Unsaved.DISCARD)
    desk.show_document(Document(rich_incident()))
    document = edited_and_closed(desk, qtbot)
    qtbot.wait_until(lambda: gc.collect() >= 0 and document() is None)
