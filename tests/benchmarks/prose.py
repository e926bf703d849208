"""What a key costs in a text of many lines, to the end of painting in the editor and in the preview."""

from PySide6.QtCore import Qt
from PySide6.QtGui import QTextCursor
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication

from benchmarks.measuring import Case, Milliseconds
from benchmarks.painting import Paints, painted_time
from benchmarks.preview import SIZE, application
from postmortem_desk.model import Incident, Section
from postmortem_desk.session.document import Document
from postmortem_desk.session.shown_copy import ShownCopy
from postmortem_desk.widgets.preview.preview import PreviewView
from postmortem_desk.widgets.prose.prose_editor import ProseEditor

SHORT = 10
PARTS = (
    "## Step {n}\n",
    "In minute {n} the queue of `worker-{n}` grew, **which nobody saw**: see [its page](https://example.org/{n}).\n",
    "It went on for a while, and then it was over. Nobody had an alert on it, since the queue was new.\n",
    "- the first thing that was tried\n- the second, *more careful* thing\n- waiting\n",
)


def cases() -> list[Case]:
    """Each case's name, and what makes the call to time for a count of lines."""
    return [
        ("key to painted editor and preview", lambda lines: Desk(lines).key),
        ("floor: the same in 10 lines", lambda _lines: Desk(SHORT).key),
    ]


def long_text(lines: int) -> str:
    """Markdown of about as many lines."""
    text, number = "", 0
    while text.count("\n") < lines:
        text += PARTS[number % len(PARTS)].format(n=number) + "\n"
        number += 1
    return text


class Desk:
    """Editor and preview of one text on the screen, with the cursor in its middle."""

    def __init__(self, lines: int) -> None:
        application()
        text = long_text(lines)
        self.document = Document(Incident(id="i", sections=(Section(id="s", heading="What happened", text=text),)))
        self.editor = ProseEditor(self.document)
        self.view = PreviewView(ShownCopy(self.document))
        self.editor.show_section("s")
        for widget in (self.editor, self.view):
            widget.resize(*SIZE)
            widget.show()
        self.document.changed.connect(lambda: self.editor.show_section("s"))
        cursor = QTextCursor(self.editor.document().findBlockByNumber(self.editor.blockCount() // 2))
        self.editor.setTextCursor(cursor)
        self.settle()
        bar = self.view.paper.verticalScrollBar()
        bar.setValue(bar.maximum() // 2)
        self.paints = [Paints(self.editor.viewport()), Paints(self.view.paper.viewport())]

    def settle(self) -> None:
        """Wait until everything is drawn and painted."""
        while not self.view.is_complete:
            QApplication.processEvents()
        QApplication.processEvents()

    def key(self) -> Milliseconds:
        """A letter typed into the middle."""
        return painted_time(self.document, lambda: QTest.keyClick(self.editor, Qt.Key.Key_X), self.settle, *self.paints)
