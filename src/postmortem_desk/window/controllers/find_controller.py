"""Finding words in the whole document of a window, and replacing them."""

from collections.abc import Callable
from typing import TYPE_CHECKING, Final

from PySide6.QtCore import QObject, QTimer
from PySide6.QtWidgets import QLineEdit, QPlainTextEdit, QWidget

from postmortem_desk.insight.questions import open_questions
from postmortem_desk.operations.lookup import ids_of, section_of
from postmortem_desk.session.document import Place
from postmortem_desk.widgets.words.translation import counted
from postmortem_desk.window.controllers.controller import Handlers, WindowParts
from postmortem_desk.window.navigation import Navigation
from postmortem_desk.window.places import section_place

if TYPE_CHECKING:
    from postmortem_desk.insight.word_search import Match, Query
    from postmortem_desk.operations.all_texts import Address, WrittenText
    from postmortem_desk.widgets.find.find_bar import FindBar
    from postmortem_desk.widgets.find.hit_list import Hit

_PAUSE_MS: Final = 120
"""After an edit of the document, what was found is looked up again as soon as a person pauses."""
_LONGEST_SELECTION: Final = 200


class FindController(QObject):
    """Looks for words, goes from one place to the next, and replaces them as steps that undo takes back."""

    def __init__(self, parts: WindowParts, navigation: Navigation, put_above: Callable[[QWidget], None]) -> None:
        """`put_above` shows a widget above the editor."""
        super().__init__(parts.window)
        self._parts = parts
        self._document = parts.document
        self._navigation = navigation
        self._put_above = put_above
        self._bar: FindBar | None = None
        self._searched = parts.document.incident
        """What was found was found in this: until the next search it may be older than the document."""
        self._texts: list[WrittenText] | None = None
        self._matches: list[Match] = []
        self._query: Query | None = None
        self._current = -1
        self._marked: QWidget | None = None
        self._pause = QTimer(self)
        self._pause.setSingleShot(True)
        self._pause.setInterval(_PAUSE_MS)
        self._pause.timeout.connect(self._search_again)
        parts.document.changed.connect(self._forget_texts)

    def handlers(self) -> Handlers:
        """Finding and replacing."""
        return {
            "find_words": lambda: self._open(replacing=False),
            "replace_words": lambda: self._open(replacing=True),
            "find_next": lambda: self._go_on(1),
            "find_previous": lambda: self._go_on(-1),
        }

    @property
    def bar(self) -> "FindBar":
        """Where a person types what to look for. It is made when it is first needed."""
        if self._bar is None:
            from postmortem_desk.widgets.find.find_bar import FindBar  # late: the first paint does not need it

            self._bar = bar = FindBar(self._parts.window)
            self._put_above(bar)
            bar.searched.connect(self._search)
            bar.stepped.connect(self._step)
            bar.hits.chosen.connect(self._show)
            bar.replace_requested.connect(self._replace)
            bar.replace_all_requested.connect(self._replace_all)
            bar.closed.connect(self._give_keyboard_back)
        return self._bar

    def _open(self, *, replacing: bool) -> None:
        self._parts.commit_editing()
        words = _selected_words(self._parts.window.focusWidget())
        self.bar.open(words, replacing=replacing)

    def _go_on(self, step: int) -> None:
        if not self.bar.field.value:
            self._open(replacing=False)
            return
        self._parts.commit_editing()
        if self._texts is None:
            self._search_again()
        self._step(step)

    # Finding.

    def _forget_texts(self) -> None:
        self._texts = None
        if self._bar is not None and self._bar.isVisible():
            self._pause.start()

    def _search(self, query: "Query") -> None:
        """Look for something else; what is looked for already stays at its place."""
        if query == self._query:
            self._search_again()
            return
        self._look_for(query)
        self._current = -1
        self._tell()

    def _search_again(self) -> None:
        """Look for the same in what the document is now, and stay at the same place."""
        here = self._matches[self._current] if self._current >= 0 else None
        self._look_for(self.bar.query)
        self._current = self._number_of(here.text.address, here.start) if here is not None else -1
        self._tell()

    def _look_for(self, query: "Query") -> None:
        from postmortem_desk.insight.word_search import find_words
        from postmortem_desk.operations.all_texts import all_texts

        self._pause.stop()
        self._query = query
        if self._texts is None:
            self._searched = self._document.incident
            self._texts = list(all_texts(self._searched))
        self._matches = find_words(self._searched, self._texts, query)

    def _number_of(self, address: "Address", start: int) -> int:
        found = (number for number, match in enumerate(self._matches) if match.text.address == address)
        return next((number for number in found if self._matches[number].start >= start), -1)

    def _step(self, step: int) -> None:
        if not self._matches:
            return
        if self._current >= 0:
            number = self._current + step
        else:
            from postmortem_desk.insight.word_search import first_from

            number = first_from(self._searched, self._matches, self._parts.editors.section_id)
            number -= step < 0
        self._show(number % len(self._matches))

    def _show(self, number: int) -> None:
        """Go to a match and mark it; the keyboard stays in the bar if it is there."""
        from postmortem_desk.widgets.find.found_field import mark_words

        if self._texts is None:  # the click was faster than the search for what has become of the document
            self._search_again()
        if number >= len(self._matches):
            return
        self._current, match = number, self._matches[number]
        focus = self._parts.window.focusWidget() if self.bar.has_keyboard else None
        self._navigation.show_place(self._place_of(match))
        self._marked = mark_words(self._parts.editors.currentWidget(), match.text.text, match.start, match.end)
        keyboard = focus or self._marked
        if keyboard is not None:
            keyboard.setFocus()
        self.bar.hits.show_current(number)
        self._tell_number()

    def _place_of(self, match: "Match") -> Place:
        from postmortem_desk.insight.word_search import part_of

        part = part_of(self._searched, match)
        if part.part != "note":
            return Place(*part)
        home = next((on for on, notes in open_questions(self._searched).items() if part.id in ids_of(notes)), "")
        return Place("section", home, "questions") if home else Place("details")

    def _give_keyboard_back(self) -> None:
        if self._marked is not None and self._marked.isVisible():
            self._marked.setFocus()
        else:
            self._navigation.focus_editor()

    # Replacing.

    def _replace(self, words: str) -> None:
        """Replace the current match and go to the next; without one, go to the first."""
        if self._texts is None:
            self._search_again()
        if self._current < 0 or self._matches[self._current].text.is_fixed:
            self._step(1)
            return
        match = self._matches[self._current]
        after = self._matches[(self._current + 1) % len(self._matches)]
        start = after.start
        if after.text.address == match.text.address and after.start > match.start:
            start += len(words) - (match.end - match.start)
        self._apply([match], words, self.tr("Replace words"))
        self._current = -1
        self._search_again()
        number = self._number_of(after.text.address, start)
        if number >= 0:
            self._show(number)

    def _replace_all(self, words: str) -> None:
        if self._texts is None:
            self._search_again()
        count = sum(not match.text.is_fixed for match in self._matches)
        if count == 0:
            return
        label = counted(count, self.tr("Replace words"), self.tr("Replace words {n} times"))
        self._apply(self._matches, words, label)
        self._current = -1
        self._search_again()
        self.bar.show_number(
            counted(count, self.tr("1 replaced"), self.tr("{n} replaced")), replaceable=self._can_replace
        )

    def _apply(self, matches: "list[Match]", words: str, label: str) -> None:
        from postmortem_desk.insight.word_search import replace_matches

        self._document.end_typing()
        place = self._place_of(matches[0])
        self._document.apply(label, lambda incident: replace_matches(incident, matches, words), place=place)

    # Telling.

    @property
    def _can_replace(self) -> bool:
        return any(not match.text.is_fixed for match in self._matches)

    def _tell(self) -> None:
        self.bar.hits.show_hits(len(self._matches), self._hit, self._current)
        self._tell_number()

    def _tell_number(self) -> None:
        count = len(self._matches)
        if self._current >= 0:
            words = self.tr("{number} of {count}").format(number=self._current + 1, count=count)
        elif count:
            words = self.tr("{n} found").format(n=count)
        else:
            words = self.tr("Nothing found") if self.bar.field.value else ""
        self.bar.show_number(words, replaceable=self._can_replace)

    def _hit(self, number: int) -> "Hit":
        from postmortem_desk.widgets.find.hit_list import hit_of

        match = self._matches[number]
        return hit_of(self._where(match), match.text.text, match.start, match.end)

    def _where(self, match: "Match") -> str:
        """The heading of the section, or the details."""
        home = section_place(self._searched, self._place_of(match))
        if home.part != "section":
            return self.tr("Incident details")
        return section_of(self._searched, home.id).heading or self.tr("Without a heading")


def _selected_words(focus: QWidget | None) -> str:
    """What is selected in a field, where it is a few words in one line."""
    if isinstance(focus, QLineEdit):
        words = focus.selectedText()
    elif isinstance(focus, QPlainTextEdit):
        words = focus.textCursor().selectedText()
    else:
        return ""
    return words if len(words) <= _LONGEST_SELECTION and "\u2029" not in words else ""
