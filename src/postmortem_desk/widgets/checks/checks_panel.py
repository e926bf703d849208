"""The view of the checks: what in the document contradicts itself, is missing or could be said better."""

from collections import Counter
from collections.abc import Callable
from typing import Final

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QCheckBox, QHBoxLayout, QPushButton, QScrollArea, QVBoxLayout, QWidget

from postmortem_desk.insight.checks.finding import Finding, FindingGroup, Fix, Spot
from postmortem_desk.insight.checks.rules import LEVELS
from postmortem_desk.model import Incident
from postmortem_desk.operations.details import dismiss, take_up_again
from postmortem_desk.session.document import Document, Place
from postmortem_desk.session.live_checks import LiveChecks
from postmortem_desk.widgets.checks.check_card import CheckCard
from postmortem_desk.widgets.outline.view_registry import VIEW_PART
from postmortem_desk.widgets.plain_label import PlainLabel
from postmortem_desk.widgets.words.finding_words import label_of
from postmortem_desk.widgets.words.part_words import part_words
from postmortem_desk.widgets.words.translation import counted

REVIEW: Final = "in_review"
HERE: Final = Place(VIEW_PART, "checks")
"""Where an undo of what was done here leads."""
_LISTS: Final = ("sections", "timeline", "causes", "tasks", "people", "impact", "notes")


class ChecksPanel(QWidget):
    """It follows the checks, and keeps the cards that stay, so that nothing jumps under the mouse."""

    place_wanted = Signal(object)
    """A Place that a person wants to see."""
    words_wanted = Signal(object)
    """A Spot whose words a person wants to see, once its place is shown."""

    def __init__(self, document: Document, checks: LiveChecks, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._document = document
        self._checks = checks
        self.cards: list[CheckCard] = []
        self.heading = PlainLabel(self.tr("Checks"), self, look="panel_heading")
        self.sentence = PlainLabel("", self, look="secondary", wraps=True)
        self.as_review = QCheckBox(self.tr("As in review"), self)
        self.as_review.setToolTip(
            self.tr("A draft is asked for contradictions and errors of time only; a review asks for more")
        )
        self.empty = PlainLabel("", self, look="empty", wraps=True)
        self.empty.setAlignment(Qt.AlignmentFlag.AlignCenter)
        self.again = QPushButton("", self)
        self.again.setProperty("link", True)
        self._lay_out()
        self.as_review.toggled.connect(lambda on: checks.check_as(REVIEW if on else ""))
        self.again.clicked.connect(self._take_up_again)
        checks.changed.connect(self._show)
        checks.completed.connect(self._say)
        document.changed.connect(self._follow)
        self._show()

    def _lay_out(self) -> None:
        head = QHBoxLayout()
        head.setContentsMargins(0, 0, 16, 0)
        head.addWidget(self.heading)
        head.addWidget(self.sentence, 1)
        head.addWidget(self.as_review)
        self._inner = QWidget(self)
        self._list = QVBoxLayout(self._inner)
        self._list.setContentsMargins(0, 0, 0, 8)
        self._list.setSpacing(0)
        self._list.addStretch(1)
        self.area = QScrollArea(self)
        self.area.setWidget(self._inner)
        self.area.setWidgetResizable(True)
        self.area.setFrameShape(QScrollArea.Shape.NoFrame)
        self.area.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.area.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        foot = QHBoxLayout()
        foot.setContentsMargins(16, 4, 16, 8)
        foot.addWidget(self.again)
        foot.addStretch(1)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(0)
        column.addLayout(head)
        column.addWidget(self.empty, 1)
        column.addWidget(self.area, 1)
        column.addLayout(foot)

    def commit_editing(self) -> None:
        """Nothing is typed here."""

    def reveal(self, _place: Place) -> None:
        """Put the keyboard on the first finding."""
        (self.cards[0].why_button if self.cards else self.as_review).setFocus()

    def _follow(self, before: Incident, after: Incident) -> None:
        if before.stage != after.stage or before.dismissed is not after.dismissed:
            self._say()

    def _show(self) -> None:
        """Take cards away that are gone, keep those that stay, put new ones into their place."""
        groups = self._checks.groups
        names = _names(self._document.incident, groups)
        by_group = {_key(card.group): card for card in self.cards if card.group in groups}
        for card in self.cards:
            if by_group.get(_key(card.group)) is not card:
                self._list.removeWidget(card)
                card.deleteLater()
        self.cards = []
        for place, group in enumerate(groups):
            found = by_group.get(_key(group))
            card = found or self._new_card(group)
            card.show_names(names)
            if self._list.indexOf(card) != place:
                self._list.removeWidget(card)
                self._list.insertWidget(place, card)
            self.cards.append(card)
        self._say()

    def _new_card(self, group: FindingGroup) -> CheckCard:
        card = CheckCard(group, self._inner)
        card.show_wanted.connect(self._go_to)
        card.fix_wanted.connect(self._fix)
        card.dismiss_wanted.connect(self._dismiss)
        return card

    def _say(self) -> None:
        """The sentence under the heading, and what an empty list means."""
        levels = Counter(group.rule.level for group in self._checks.groups)
        words = (
            counted(levels["error"], self.tr("1 contradiction or error"), self.tr("{n} contradictions or errors")),
            counted(levels["warning"], self.tr("1 warning"), self.tr("{n} warnings")),
            counted(levels["hint"], self.tr("1 hint"), self.tr("{n} hints")),
        )
        told = [text for level, text in zip(LEVELS, words, strict=True) if levels[level]]
        self.sentence.setText(", ".join(told))
        is_draft = self._document.incident.stage == "draft"
        self.as_review.setVisible(is_draft)
        self.empty.setText(self._words_for_nothing())
        self.empty.setVisible(not self.cards)
        self.area.setVisible(bool(self.cards))
        aside = len(self._document.incident.dismissed)
        self.again.setVisible(aside > 0)
        one, many = (
            self.tr("1 finding is set aside: take it up again"),
            self.tr("{n} are set aside: take them up again"),
        )
        self.again.setText(counted(aside, one, many))

    def _words_for_nothing(self) -> str:
        """What it means that nothing was found."""
        if not self._checks.has_checked:
            return self.tr("Checking…")
        if self._checks.stage == "draft":
            return self.tr(
                "Nothing contradicts itself. While this is a draft, only contradictions and errors of time are told; "
                "switch to “As in review” to see what a review will ask for."
            )
        return self.tr("Nothing is left to say. The document agrees with itself.")

    def _go_to(self, spot: Spot) -> None:
        part = spot.part if spot.part in ("section", "event", "cause", "task", "note") else "details"
        self.place_wanted.emit(Place(part, spot.id if part != "details" else "", spot.field))
        if spot.quote:
            self.words_wanted.emit(spot)

    def _fix(self, fix: Fix) -> None:
        self._apply(label_of(fix), fix.operation)

    def _dismiss(self, finding: Finding) -> None:
        self._apply(self.tr("Set finding aside"), lambda incident: dismiss(incident, finding.dismissal))

    def _take_up_again(self) -> None:
        self._apply(self.tr("Take findings up again"), take_up_again)

    def _apply(self, label: str, operation: Callable[[Incident], Incident]) -> None:
        self._document.apply(label, operation, place=HERE)


def _key(group: FindingGroup) -> tuple[str, str, tuple[Spot, ...]]:
    return (group.rule.id, group.sentence, tuple(finding.spot for finding in group.findings))


def _names(incident: Incident, groups: tuple[FindingGroup, ...]) -> dict[str, str]:
    """What the parts that findings are about are called, by their ids."""
    wanted = {spot.id for group in groups for found in group.findings for spot in (found.spot, *found.others)}
    return {part.id: part_words(part) for name in _LISTS for part in getattr(incident, name) if part.id in wanted}
