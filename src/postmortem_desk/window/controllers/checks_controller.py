"""The checks of a window: their view, their figure in outline and status bar, and the rules that hold."""

from typing import TYPE_CHECKING, Final

from PySide6.QtCore import QObject, Signal
from PySide6.QtWidgets import QWidget

from postmortem_desk.session.document import Place
from postmortem_desk.widgets.outline.view_registry import VIEW_PART, Badge, ViewEntry
from postmortem_desk.widgets.words.translation import counted
from postmortem_desk.window.controllers.controller import Handlers, WindowParts
from postmortem_desk.window.navigation import Navigation

if TYPE_CHECKING:
    from postmortem_desk.insight.checks.finding import Spot
    from postmortem_desk.session.live_checks import LiveChecks

KEY: Final = "checks"


class ChecksController(QObject):
    """Keeps the checks going and shows what they find."""

    said = Signal(str)
    """The number of findings in words; "" for none."""

    def __init__(self, parts: WindowParts, navigation: Navigation) -> None:
        super().__init__(parts.window)
        self._parts = parts
        self._navigation = navigation
        self._checks: LiveChecks | None = None
        parts.views.add(ViewEntry(KEY, self.tr("Checks"), self._make_panel))
        parts.document.path_changed.connect(self._load_rules)
        parts.startup.loaded.connect(self._load_rules)

    def handlers(self) -> Handlers:
        """Showing the checks."""
        return {"show_checks": self.show_checks}

    @property
    def checks(self) -> "LiveChecks":
        """The checks of the document. They begin when they are first asked for."""
        if self._checks is None:
            from postmortem_desk.session.live_checks import LiveChecks  # late: the first paint does not need them

            self._checks = LiveChecks(self._parts.document, self)
            self._checks.changed.connect(self._show_number)
        return self._checks

    def show_checks(self) -> None:
        """Show what the checks have found, by the rules as they are in the files now."""
        self._load_rules()
        self._navigation.show_place(Place(VIEW_PART, KEY))

    def _load_rules(self) -> None:
        from postmortem_desk.storage.rules import load_rules
        from postmortem_desk.trouble import Trouble

        path = self._parts.document.path
        try:
            self.checks.use_rules(load_rules(self._parts.paths, path.parent if path else None))
        except Trouble as trouble:
            self._parts.notice.say(str(trouble))

    def _make_panel(self, parent: QWidget) -> QWidget:
        from postmortem_desk.widgets.checks.checks_panel import ChecksPanel

        panel = ChecksPanel(self._parts.document, self.checks, parent)
        panel.place_wanted.connect(self._navigation.show_place)
        panel.words_wanted.connect(self._mark)
        return panel

    def _mark(self, spot: "Spot") -> None:
        """Select the words that are meant in the field that is shown."""
        from postmortem_desk.insight.checks.rewriting import quote_at, text_at
        from postmortem_desk.widgets.find.found_field import mark_words

        text = text_at(self._parts.document.incident, spot)
        place = quote_at(text, spot.quote)
        field = mark_words(self._parts.editors.currentWidget(), text, *place) if place is not None else None
        if field is not None:
            field.setFocus()

    def _show_number(self) -> None:
        groups = self.checks.groups
        number = len(groups)
        words = counted(number, self.tr("1 finding"), self.tr("{n} findings")) if number else ""
        grave = any(group.rule.level != "hint" for group in groups)
        self._parts.views.set_badge(KEY, Badge(str(number) if number else "", words, wants_attention=grave))
        self.said.emit(words)
