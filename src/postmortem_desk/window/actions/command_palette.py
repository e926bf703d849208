"""Find or run a command: every action of the window, and every part of the document, by typing a few words of it."""

from collections.abc import Callable, Iterable, Iterator
from typing import Final

from msgspec import Struct
from msgspec.structs import replace
from PySide6.QtCore import QRect, QSize, Qt
from PySide6.QtGui import QAction, QColor, QKeySequence, QPainter
from PySide6.QtWidgets import (
    QListWidgetItem,
    QStyle,
    QStyledItemDelegate,
    QStyleOptionViewItem,
    QWidget,
)

from postmortem_desk.insight.part_names import event_line
from postmortem_desk.insight.questions import open_questions
from postmortem_desk.model import Incident
from postmortem_desk.session.document import Place
from postmortem_desk.text.markup.markdown import plain_text
from postmortem_desk.widgets.appearance import tones_of
from postmortem_desk.widgets.fields.finder import Finder
from postmortem_desk.widgets.fields.shown_text import shown
from postmortem_desk.widgets.rows.row_table_model import AnyIndex

_MOST: Final = 40
"""More hits than this help nobody; another letter does."""
_WIDTH: Final = 560
_HEIGHT: Final = 420
_ROW_HEIGHT: Final = 32
_KEYS_ROLE: Final = Qt.ItemDataRole.UserRole + 1


class Hit(Struct, frozen=True):
    """One line of the palette."""

    text: str
    aside: str
    """Keys of an action, or what sort of place it is."""
    words: str
    """What is searched, casefolded."""
    run: Callable[[], object]


def action_hits(actions: Iterable[QAction]) -> Iterator[Hit]:
    """The actions that can be run now."""
    for action in actions:
        if action.isEnabled() and action.isVisible():
            text = action.text().replace("&", "").rstrip("…")
            keys = action.shortcut().toString(QKeySequence.SequenceFormat.NativeText)
            yield Hit(text, keys, f"{text} {action.statusTip()}".casefold(), action.trigger)


def place_hits(incident: Incident, go: Callable[[Place], object], words: tuple[str, str, str, str]) -> Iterator[Hit]:
    """The sections, events, tasks and open questions of an incident; `words` say what the four are called."""

    def hit(text: str, aside: str, place: Place) -> Hit:
        return Hit(text, aside, text.casefold(), lambda: go(place))

    section, event, task, question = words
    for part in incident.sections:
        if part.heading:
            yield hit(part.heading, section, Place("section", part.id))
    for row in incident.timeline:
        yield hit(event_line(row), event, Place("event", row.id))
    for item in incident.tasks:
        yield hit(plain_text(item.text), task, Place("task", item.id))
    for home, notes in open_questions(incident).items():
        place = Place("section", home, "questions") if home else Place("details")
        for note in notes:
            found = hit(note.text, question, place)
            yield replace(found, words=f"{found.words} {question}".casefold())


def matching(hits: Iterable[Hit], typed: str) -> list[Hit]:
    """The hits that hold every typed word, those that start with the first one in front; at most `_MOST`."""
    wanted = typed.casefold().split()
    found = [hit for hit in hits if all(word in hit.words for word in wanted)]
    if wanted:
        found.sort(key=lambda hit: (not hit.words.startswith(wanted[0]), wanted[0] not in hit.text.casefold()))
    return found[:_MOST]


class _HitDelegate(QStyledItemDelegate):
    """Paints a hit: its text, and the aside at the right."""

    def sizeHint(self, option: QStyleOptionViewItem, index: AnyIndex) -> QSize:
        return QSize(100, _ROW_HEIGHT)

    def paint(self, painter: QPainter, option: QStyleOptionViewItem, index: AnyIndex) -> None:
        tones = tones_of(option.palette)
        rect: QRect = option.rect
        painter.save()
        if option.state & QStyle.StateFlag.State_Selected:
            painter.fillRect(rect, QColor(tones.selection))
        inner = rect.adjusted(12, 0, -12, 0)
        aside = str(index.data(_KEYS_ROLE) or "")
        painter.setPen(QColor(tones.secondary))
        painter.drawText(inner, Qt.AlignmentFlag.AlignVCenter | Qt.AlignmentFlag.AlignRight, aside)
        metrics = option.fontMetrics
        inner.setRight(inner.right() - metrics.horizontalAdvance(aside) - 12)
        painter.setPen(QColor(tones.text))
        text = metrics.elidedText(str(index.data()), Qt.TextElideMode.ElideRight, inner.width())
        painter.drawText(inner, Qt.AlignmentFlag.AlignVCenter | Qt.AlignmentFlag.AlignLeft, text)
        painter.restore()


class CommandPalette(Finder):
    """Finds commands and parts of the document, and runs or shows what is taken."""

    def __init__(self, hits: Iterable[Hit], parent: QWidget) -> None:
        super().__init__(
            self.tr("Find or run a command"),
            self.tr("A few letters of a command, a heading, an event or a task"),
            self.tr("What was found"),
            parent,
        )
        self._all = tuple(hits)
        self._hits: list[Hit] = []
        self.list.setItemDelegate(_HitDelegate(self.list))

    def show_over(self, window: QWidget) -> None:
        """Show it at the top of `window`, in the middle."""
        width, height = min(_WIDTH, window.width() - 32), min(_HEIGHT, window.height() - 80)
        self.show_at(QRect((window.width() - width) // 2, 56, width, height))

    def search(self, typed: str) -> None:
        """The commands and places that hold every typed word."""
        self._hits = matching(self._all, typed)
        for hit in self._hits:
            item = QListWidgetItem(shown(hit.text, one_line=True), self.list)
            item.setData(_KEYS_ROLE, hit.aside)
            item.setData(Qt.ItemDataRole.AccessibleTextRole, f"{hit.text}, {hit.aside}")

    def take(self, row: int) -> None:
        """Run the command, or go to the place."""
        self._hits[row].run()
