"""The view of the checks: what it shows, where it leads, what its buttons do, and that undo takes it back."""

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QPushButton
from pytestqt.qtbot import QtBot

from postmortem_desk.insight.checks.rules import RuleBook
from postmortem_desk.model import Incident, Milestone, Section, Task
from postmortem_desk.operations.sections import edit_section
from postmortem_desk.session.document import Document, Place
from postmortem_desk.session.live_checks import LiveChecks
from postmortem_desk.widgets.checks.checks_panel import ChecksPanel
from support.incidents import ZONE, event, large_incident


def troubled() -> Incident:
    sections = (
        Section(id="summary", role="summary", heading="Summary", text="On Tuesday, 1 May 2023 it failed."),
        Section(id="timeline", role="timeline", heading="Timeline"),
        Section(id="tasks", role="tasks", heading="Tasks"),
    )
    rows = (event("a", "09:00"), event("b", "09:30"), event("c", "09:20"))
    tasks = tuple(Task(id=f"t{number}", section="tasks", text=f"Raise limit {number}") for number in range(6))
    return Incident(id="i", title="Outage", date="2023-05-01", zone=ZONE, sections=sections, timeline=rows, tasks=tasks)


class Shown:
    """A panel on a document, and what it asked for."""

    def __init__(self, incident: Incident, book: RuleBook, qtbot: QtBot) -> None:
        self.qtbot = qtbot
        self.document = Document(incident)
        self.checks = LiveChecks(self.document, self.document)
        self.panel = ChecksPanel(self.document, self.checks)
        qtbot.addWidget(self.panel)
        self.panel.resize(600, 700)
        self.panel.show()
        self.wanted: list[Place] = []
        self.panel.place_wanted.connect(self.wanted.append)
        self.checks.use_rules(book)
        self.settle()

    def settle(self) -> None:
        """Wait until what is shown is about the document as it stands."""
        self.qtbot.waitUntil(lambda: self.checks.is_complete)

    @property
    def rules(self) -> list[str]:
        return [card.group.rule.id for card in self.panel.cards]

    def button(self, rule: str, words: str) -> QPushButton:
        """The button of a rule's card that begins with `words`."""
        card = next(card for card in self.panel.cards if card.group.rule.id == rule)
        return next(button for button in card.findChildren(QPushButton) if button.text().startswith(words))

    def press(self, rule: str, words: str) -> None:
        button = self.button(rule, words)
        button.setFocus()
        QTest.keyClick(button, Qt.Key.Key_Space)


@pytest.fixture
def shown(book: RuleBook, qtbot: QtBot) -> Shown:
    return Shown(troubled(), book, qtbot)


def test_a_draft_is_asked_for_contradictions_only_and_more_on_request(shown: Shown) -> None:
    assert shown.rules == ["stated-weekday", "time-order"]
    assert shown.panel.sentence.text() == "1 contradiction or error, 1 warning"
    shown.panel.as_review.click()
    shown.settle()
    assert "task-without-owner" in shown.rules


def test_a_finding_leads_to_its_place(shown: Shown) -> None:
    shown.press("time-order", "09:20")
    shown.press("stated-weekday", "Summary")
    assert shown.wanted == [Place("event", "c", "at"), Place("section", "summary", "text")]


def test_a_fix_is_one_step_that_ends_the_finding_and_can_be_undone(shown: Shown) -> None:
    shown.press("time-order", "Move it back")
    assert [row.id for row in shown.document.incident.timeline] == ["a", "c", "b"]
    shown.settle()
    assert shown.rules == ["stated-weekday"]
    assert shown.document.undo_stack.undoText() == "Move it back"
    shown.document.undo()
    shown.settle()
    assert shown.rules == ["stated-weekday", "time-order"]


def test_a_finding_is_set_aside_in_the_file_and_taken_up_again(shown: Shown) -> None:
    shown.press("stated-weekday", "Set aside")
    shown.settle()
    assert shown.rules == ["time-order"]
    assert [aside.rule for aside in shown.document.incident.dismissed] == ["stated-weekday"]
    assert shown.panel.again.text() == "1 finding is set aside: take it up again"
    shown.panel.again.click()
    shown.settle()
    assert shown.rules == ["stated-weekday", "time-order"]


def test_the_reason_is_told_when_it_is_asked_for(shown: Shown) -> None:
    card = shown.panel.cards[0]
    assert not card.why.isVisible()
    card.why_button.click()
    assert card.why.isVisible()
    assert card.group.rule.source in card.why.text()


def test_cards_that_stay_keep_the_focus_while_others_come_and_go(shown: Shown) -> None:
    kept = shown.panel.cards[1]
    kept.why_button.setFocus()
    right = "On Monday, 1 May 2023 it failed."
    shown.document.apply("Edit", lambda incident: edit_section(incident, "summary", text=right))
    shown.settle()
    assert shown.panel.cards == [kept]
    assert kept.why_button.hasFocus()


def test_of_many_like_findings_a_few_are_shown_and_all_on_request(shown: Shown) -> None:
    shown.panel.as_review.click()
    shown.settle()
    card = next(card for card in shown.panel.cards if card.group.rule.id == "task-without-owner")
    assert (len(card.group.findings), len(card.rows)) == (6, 3)
    shown.press("task-without-owner", "Show all 6")
    assert len(card.rows) == 6


def test_nothing_to_say_is_said(book: RuleBook, qtbot: QtBot) -> None:
    shown = Shown(Incident(id="i", title="Outage"), book, qtbot)
    assert shown.panel.cards == []
    assert "While this is a draft" in shown.panel.empty.text()
    assert shown.panel.empty.isVisible()


def test_a_change_during_the_checks_starts_them_anew(book: RuleBook, qtbot: QtBot) -> None:
    shown = Shown(large_incident(2000), book, qtbot)
    shown.document.apply("Edit", lambda incident: incident.replaced(title=""))
    shown.document.apply("Edit", lambda incident: incident.replaced(title="On Tuesday, 1 May 2023"))
    assert not shown.checks.is_complete
    shown.settle()
    assert "stated-weekday" in shown.rules


def test_right_words_are_offered_within_the_width_of_the_panel(book: RuleBook, qtbot: QtBot) -> None:
    rows = tuple(
        event(name, time, milestones=(Milestone(name=name),))
        for name, time in (("started", "09:00"), ("mitigated", "14:00"), ("resolved", "15:09"))
    )
    summary = Section(id="summary", role="summary", heading="Summary", text="The outage lasted two hours.")
    subject = troubled().replaced(sections=(summary, *troubled().sections[1:]), timeline=rows)
    shown = Shown(subject, book, qtbot)
    shown.panel.resize(380, 700)
    card = next(card for card in shown.panel.cards if card.group.rule.id == "stated-duration")
    buttons = [button for row in card.rows for button in row.findChildren(QPushButton)]
    qtbot.waitUntil(lambda: all(button.geometry().right() < button.parentWidget().width() for button in buttons))
    assert [button.text() for button in buttons] == [
        "Summary: “two hours”",
        "Write “five hours” (started to mitigated)",
        "Write “6 hours 9 minutes” (started to resolved)",
        "Set aside",
    ]
    buttons[2].click()
    assert shown.document.incident.sections[0].text == "The outage lasted 6 hours 9 minutes."
    shown.document.undo()
    assert shown.document.incident is subject


def test_nothing_is_said_of_a_document_before_it_is_checked(qtbot: QtBot, book: RuleBook) -> None:
    document = Document(Incident(id="i", title="Outage", stage="draft"))
    checks = LiveChecks(document, document)
    panel = ChecksPanel(document, checks)
    qtbot.addWidget(panel)
    assert panel.empty.text() == "Checking…"
    with qtbot.waitSignal(checks.completed):
        checks.use_rules(book)
    assert panel.empty.text().startswith("Nothing contradicts itself.")
