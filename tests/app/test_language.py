"""The window in another language: everything that has a translation speaks it, the rest stays English."""

import json
from collections.abc import Iterator
from pathlib import Path

import pytest
from PySide6.QtCore import QCoreApplication, QLocale, QTranslator
from PySide6.QtWidgets import QApplication, QDialogButtonBox, QPushButton
from pytestqt.qtbot import QtBot

from postmortem_desk.app.language import Texts, speak
from postmortem_desk.importing.evidence.evidence_kinds import read_evidence
from postmortem_desk.model import Incident, Milestone, Section
from postmortem_desk.operations.details import edit_details
from postmortem_desk.resource_files import resource_path
from postmortem_desk.session.document import Document, Place
from postmortem_desk.session.live_checks import LiveChecks
from postmortem_desk.storage.incident_file import read_incident
from postmortem_desk.storage.paths import Paths, user_paths
from postmortem_desk.storage.rules import load_rules
from postmortem_desk.storage.settings import load_settings
from postmortem_desk.widgets.checks.checks_panel import ChecksPanel
from postmortem_desk.widgets.details.details_date import DateField
from postmortem_desk.widgets.words.remark_words import remark_text
from postmortem_desk.window.desk import EXAMPLE, Desk
from postmortem_desk.window.opening import imported_document
from support.incidents import DAY, event
from support.scripted import Scripted


@pytest.fixture
def german(qapp: QApplication) -> Iterator[None]:
    assert speak(qapp, "de") == "de"
    yield
    for translator in qapp.findChildren(QTranslator):
        qapp.removeTranslator(translator)
        translator.setParent(None)
    QLocale.setDefault(QLocale.system())


def translate(text: str) -> str:
    return QCoreApplication.translate("Anywhere", text)


def test_menus_panels_and_steps_speak_the_language(qapp: QApplication, german: None, tmp_path: Path) -> None:
    desk = Desk(qapp, Paths.under(tmp_path), Scripted())
    window = desk.show_document(Document(read_incident(resource_path(EXAMPLE)).incident))
    assert window.commands.menus["&File"].title() == "&Datei"
    timeline = window.parts.editors.timeline
    assert timeline is not None
    assert timeline.model.heading(1) == "Zeit"
    assert "14 Ereignisse" in timeline.header.sentence.text()

    def retitle(incident: Incident) -> Incident:
        return edit_details(incident, title="x")

    window.document.apply(timeline.tr("Edit event"), retitle, place=Place("details"))
    assert window.bench.actions_by_key["undo"].text() == "&Rückgängig: Ereignis bearbeiten"
    window.bench.actions_by_key["undo"].trigger()
    assert window.close()


def test_days_are_told_in_the_language(german: None, qtbot: QtBot) -> None:
    field = DateField("Datum", "")
    qtbot.addWidget(field)
    field.show_value("2026-10-14")
    assert field.hint.text() == "Mittwoch, 14. Oktober 2026"


def test_what_the_checks_find_speaks_the_language(german: None, qtbot: QtBot, home: Path) -> None:
    sections = (Section(id="t", role="timeline", heading="Timeline"),)
    rows = (event("a", "23:50"), event("b", "00:10", milestones=(Milestone(name="detected"),)))
    document = Document(
        Incident(id="i", title="x", zone="UTC", date=DAY, stage="final", sections=sections, timeline=rows)
    )
    checks = LiveChecks(document, document)
    panel = ChecksPanel(document, checks)
    qtbot.addWidget(panel)
    checks.use_rules(load_rules(user_paths()))
    qtbot.waitUntil(lambda: checks.is_complete)
    said = {card.group.rule.id: card for card in panel.cards}
    midnight = said["midnight-passed"]
    assert midnight.sentence.text() == "00:10 folgt auf 23:50: War dazwischen Mitternacht?"
    assert midnight.why.text().endswith("Quelle: Das Dokument, an sich selbst gemessen")
    assert "Es war der nächste Tag" in [button.text() for button in midnight.findChildren(QPushButton)]
    missing = said["milestone-missing"]
    assert missing.sentence.text() == "2 Meilensteine sind an keinem Ereignis markiert."
    assert "Als „begonnen“ markieren" in [button.text() for button in missing.findChildren(QPushButton)]


def test_the_texts_of_qt_speak_it_too(german: None, qtbot: QtBot) -> None:
    buttons = QDialogButtonBox(QDialogButtonBox.StandardButton.Cancel)
    qtbot.addWidget(buttons)
    assert buttons.button(QDialogButtonBox.StandardButton.Cancel).text() == "Abbrechen"


def test_a_text_without_a_translation_stays_english(qapp: QApplication) -> None:
    texts = Texts({"Save": "Sichern", "Close": ""}, qapp)
    qapp.installTranslator(texts)
    try:
        assert [translate(text) for text in ("Save", "Close", "Open")] == ["Sichern", "Close", "Open"]
    finally:
        qapp.removeTranslator(texts)


@pytest.mark.parametrize("wanted", ["en", "en_GB", "tlh", "../de", "de/../../x"])
def test_a_language_that_is_not_there_is_english(qapp: QApplication, wanted: str) -> None:
    assert speak(qapp, wanted) == "en"
    assert translate("Save") == "Save"


def test_the_language_is_that_of_the_settings(tmp_path: Path) -> None:
    paths = Paths.under(tmp_path)
    assert load_settings(paths).language == ""
    paths.settings_file.parent.mkdir(parents=True)
    paths.settings_file.write_text(json.dumps({"language": "de"}))
    assert load_settings(paths).language == "de"


def test_what_is_told_of_a_document_that_was_read_speaks_the_language(german: None, tmp_path: Path) -> None:
    file = tmp_path / "night.md"
    file.write_text("# Night\n\n## Timeline\n\n- 09:05 UTC alarm\n- T+5m page\n\n## Tasks\n\nNone.\n", encoding="utf-8")
    notice = imported_document(file).notice
    assert "2 Ereignisse, 09:05 UTC bis T+5m." in notice
    assert "Die Zeiten sind in UTC angegeben." in notice
    assert "1 Ereignis mit einer Zeit, die von einer anderen an zählt; die Worte bleiben." in notice
    assert '"Tasks": keine Maßnahmen oder Aufgaben gefunden; 1 Block als Text behalten.' in notice


def test_what_is_told_of_evidence_speaks_the_language(german: None) -> None:
    evidence = read_evidence(b"time,text\n25:00,x\n09:05,\n09:06,y\n", "rows.csv")
    assert [remark_text(line) for line in (*evidence.found, *evidence.problems)] == [
        "3 Kandidaten für den Zeitverlauf (csv), 2 mit Zeit (2 davon ohne den Tag), 0 Personen.",
        "Zeile 2: ihre Zeit „25:00“ ist nicht verständlich.",
        "Zeile 3: sie hat keinen Text.",
    ]
