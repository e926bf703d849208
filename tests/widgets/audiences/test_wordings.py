"""Other words for an audience: written where the thing is edited, seen only when there are some, gone when emptied."""

import pytest
from PySide6.QtTest import QTest
from pytestqt.qtbot import QtBot

from postmortem_desk.model import Event, Incident, Section
from postmortem_desk.operations.audiences.copy_for import copy_for
from postmortem_desk.session.document import Document, Place
from postmortem_desk.widgets.audiences.wordings_menu import wordings_menu
from postmortem_desk.widgets.causes.cause_panel import CausePanel
from postmortem_desk.widgets.prose.prose_editor import ProseEditor
from postmortem_desk.widgets.prose.prose_panel import ProsePanel
from postmortem_desk.widgets.section_panel import SectionPanel
from postmortem_desk.widgets.timeline.timeline_panel import TimelinePanel

INCIDENT = Incident(
    id="i",
    sections=(
        Section(id="t", role="timeline", heading="Timeline"),
        Section(id="s", role="summary", heading="Summary", text="We broke it."),
        Section(id="c", role="causes", heading="Causes", text="Nobody looked."),
    ),
    timeline=(Event(id="a", section="t", text="Bo broke it."), Event(id="b", section="t", text="It broke.")),
)


def shown(qtbot: QtBot, panel: SectionPanel, section_id: str) -> None:
    qtbot.addWidget(panel)
    panel.resize(700, 900)
    panel.show_section(section_id)
    panel.show()


def test_an_event_has_a_field_for_the_words_of_others_only_when_one_is_wanted(qtbot: QtBot) -> None:
    document = Document(INCIDENT)
    panel = TimelinePanel(document)
    shown(qtbot, panel, "t")
    panel.table.select_ids(["a"])
    fields = panel.form.wordings
    assert fields.isHidden()
    panel.reveal(Place("event", "a", "variants/customers"))
    field = panel.window().focusWidget()
    assert field is not None
    assert field.accessibleName() == "Words for customers"
    QTest.keyClicks(field, "It failed.")
    assert document.incident.timeline[0].variants == {"customers": "It failed."}
    assert document.incident.timeline[0].text == "Bo broke it."
    assert [event.text for event in copy_for(document.incident, "customers").timeline] == ["It failed."]
    assert "other words for customers" in panel.model.row_words(document.incident.timeline[0])
    document.undo()
    assert document.incident == INCIDENT
    document.redo()
    panel.table.select_ids(["b"])
    assert fields.isHidden()
    panel.table.select_ids(["a"])
    assert fields.isVisible()


def test_words_that_are_emptied_go_and_so_does_their_field_when_it_is_left(qtbot: QtBot) -> None:
    document = Document(INCIDENT)
    panel = TimelinePanel(document)
    shown(qtbot, panel, "t")
    panel.table.select_ids(["a"])
    panel.reveal(Place("event", "a", "variants/company"))
    field = panel.form.wordings.want("company")
    QTest.keyClicks(field, "x")
    field.selectAll()
    QTest.keyClicks(field, " ")
    assert document.incident == INCIDENT
    assert field.isVisible()
    field.left.emit()
    assert panel.form.wordings.isHidden()


def editor_of(panel: SectionPanel) -> ProseEditor:
    if isinstance(panel, TimelinePanel):
        return panel.introduction.editor
    return panel.narrative if isinstance(panel, CausePanel) else panel.findChildren(ProseEditor)[0]


@pytest.mark.parametrize(("panel_type", "section_id"), [(ProsePanel, "s"), (CausePanel, "c"), (TimelinePanel, "t")])
def test_a_section_has_other_words_beside_its_text(
    qtbot: QtBot, panel_type: type[ProsePanel] | type[CausePanel] | type[TimelinePanel], section_id: str
) -> None:
    document = Document(INCIDENT)
    panel = panel_type(document)
    shown(qtbot, panel, section_id)
    own = document.incident.sections
    panel.reveal(Place("section", section_id, "variants/customers"))
    editor = editor_of(panel)
    assert editor.value == ""
    QTest.keyClicks(editor, "It failed.")
    assert [section.variants for section in document.incident.sections if section.variants] == [
        {"customers": "It failed."}
    ]
    assert [section.text for section in document.incident.sections] == [section.text for section in own]
    assert "other words for customers" in panel.header.sentence.sentence
    panel.reveal(Place("section", section_id, "text"))
    assert editor.value == next(section.text for section in own if section.id == section_id)
    QTest.keyClicks(editor, "!")
    assert document.undo_stack.count() == 2
    document.undo()
    document.undo()
    assert document.incident == INCIDENT


def test_the_menu_ticks_who_has_other_words(qtbot: QtBot) -> None:
    panel = ProsePanel(Document(INCIDENT))
    qtbot.addWidget(panel)
    incident = INCIDENT.replaced(timeline=(Event(id="a", text="x", variants={"press": "y"}),))
    chosen: list[str] = []
    menu = wordings_menu(panel, incident, "timeline", "a", chosen.append)
    assert [(one.text(), one.isChecked()) for one in menu.actions()] == [
        ("The company", False),
        ("Customers", False),
        ("press", True),
    ]
    menu.actions()[1].trigger()
    assert chosen == ["customers"]
