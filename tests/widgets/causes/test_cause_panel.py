"""The panel of root causes: the tree, its keys and drops, the form and the links, all through the document."""

from collections.abc import Callable

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from PySide6.QtCore import QModelIndex, Qt
from PySide6.QtTest import QAbstractItemModelTester, QTest
from PySide6.QtWidgets import QAbstractItemView, QApplication, QWidget
from pytestqt.qtbot import QtBot

from postmortem_desk.model import Cause
from postmortem_desk.operations.causes import cause_tree
from postmortem_desk.operations.lookup import cause_of
from postmortem_desk.session.document import Document, Place
from postmortem_desk.widgets.causes.cause_panel import CausePanel
from postmortem_desk.widgets.fields.part_picker import PartPicker
from support.causes import Shown, carried, cause_incident, drawn, seen, shown_panel
from support.hostile import PAYLOADS

MOVE = Qt.DropAction.MoveAction
ALT = Qt.KeyboardModifier.AltModifier


@pytest.fixture
def show(qtbot: QtBot) -> Callable[[str], Shown]:
    return lambda text: shown_panel(qtbot, cause_incident(text))


STEPS = ["up", "down", "in", "out", "remove", "duplicate", "why", "add", "drop", "write", "undo", "redo"]


def do(step: str, panel: CausePanel, document: Document, data: st.DataObject) -> None:
    """One step of a person, with whatever is selected."""
    ids = [name for _, name in panel.model.tree()]
    simple: dict[str, Callable[[], object]] = {
        "up": lambda: panel.move_selected(-1),
        "down": lambda: panel.move_selected(1),
        "in": lambda: panel.change_level(1),
        "out": lambda: panel.change_level(-1),
        "remove": panel.remove_selected,
        "duplicate": panel.duplicate_selected,
        "why": panel.ask_why,
        "add": panel.add_cause,
        "undo": document.undo,
        "redo": document.redo,
    }
    if step in simple:
        simple[step]()
    elif ids and step == "write":
        panel.model.setData(panel.model.index_of(ids[-1]), data.draw(st.text(max_size=4)))
    elif ids:
        parent = panel.model.index_of(data.draw(st.sampled_from([*ids, None])))
        row = data.draw(st.integers(-1, panel.model.rowCount(parent)))
        panel.model.dropMimeData(carried(panel, *panel.tree.selected_ids), MOVE, row, 0, parent)
        QApplication.processEvents()


@given(st.lists(st.sampled_from(STEPS), max_size=14), st.data())
@settings(max_examples=60)
def test_the_model_tells_every_change_right(qapp: QApplication, steps: list[str], data: st.DataObject) -> None:
    document = Document(cause_incident("a .b ..c .d e f .g"))
    panel = CausePanel(document)
    panel.show_section("s")
    tester = QAbstractItemModelTester(panel.model, QAbstractItemModelTester.FailureReportingMode.Fatal)
    for step in steps:
        ids = [name for _, name in panel.model.tree()]
        if ids:
            panel.tree.select_ids(data.draw(st.lists(st.sampled_from(ids), min_size=1, max_size=3)))
        selected = panel.tree.selected_ids
        do(step, panel, document, data)
        wanted = cause_tree(document.incident, "s")
        assert panel.model.tree() == [(depth, cause.id) for depth, cause in wanted]
        assert [panel.model.index_of(cause.id).data() for _, cause in wanted] == [cause.text for _, cause in wanted]
        if step in ("up", "down", "in", "out"):
            assert panel.tree.selected_ids == tuple(name for _, name in panel.model.tree() if name in selected)
    tester.deleteLater()
    panel.deleteLater()


@pytest.mark.parametrize(
    ("before", "cause", "key", "after"),
    [
        ("a b c", "b", Qt.Key.Key_Up, "b a c"),
        ("a b c", "b", Qt.Key.Key_Down, "a c b"),
        ("a b c", "b", Qt.Key.Key_Right, "a .b c"),
        ("a .b c", "b", Qt.Key.Key_Left, "a b c"),
        ("a .b ..c d", "b", Qt.Key.Key_Left, "a b .c d"),
        ("a .b c", "a", Qt.Key.Key_Delete, "b c"),
    ],
)
def test_causes_are_moved_by_keys_and_stay_selected(
    show: Callable[[str], Shown], before: str, cause: str, key: Qt.Key, after: str
) -> None:
    document, panel = show(before)
    panel.tree.select_ids([cause])
    QTest.keyClick(panel.tree, key, Qt.KeyboardModifier.NoModifier if key == Qt.Key.Key_Delete else ALT)
    assert (drawn(document), seen(panel)) == (after, after)
    if key != Qt.Key.Key_Delete:
        assert panel.tree.current_id == cause
    document.undo()
    assert seen(panel) == before


def test_several_causes_move_as_one_step(show: Callable[[str], Shown]) -> None:
    document, panel = show("a b c d")
    panel.tree.select_ids(["b", "c"])
    QTest.keyClick(panel.tree, Qt.Key.Key_Right, ALT)
    assert seen(panel) == "a .b .c d"
    assert panel.tree.selected_ids == ("b", "c")
    assert document.undo_stack.undoText() == "Move 2 causes"
    document.undo()
    assert seen(panel) == "a b c d"


def test_ask_why_opens_an_answer_below_and_what_is_typed_is_there_at_once(show: Callable[[str], Shown]) -> None:
    document, panel = show("a b")
    panel.tree.select_ids(["a"])
    panel.ask_why()
    editor = panel.delegate.editor
    assert editor is not None
    QTest.keyClicks(editor, "nobody looked")
    answer = next(cause for cause in document.incident.causes if cause.parent_id == "a")
    assert (answer.role, answer.text) == ("why", "nobody looked")
    QTest.keyClick(editor, Qt.Key.Key_Return)
    assert panel.delegate.editor is None
    assert panel.tree.current_id == answer.id
    assert panel.tree.isExpanded(panel.model.index_of("a"))
    document.undo()
    document.undo()
    assert seen(panel) == "a b"


def test_escape_takes_back_what_was_typed_and_leaves_no_step(show: Callable[[str], Shown]) -> None:
    document, panel = show("a")
    panel.tree.select_ids(["a"])
    panel.tree.edit_current()
    editor = panel.delegate.editor
    assert editor is not None
    QTest.keyClicks(editor, "x")
    QTest.keyClick(editor, Qt.Key.Key_Escape)
    assert panel.delegate.editor is None
    assert cause_of(document.incident, "a").text == "text of a"
    assert not document.is_dirty


def test_undo_while_an_editor_is_open_is_seen_in_it(show: Callable[[str], Shown]) -> None:
    document, panel = show("a")
    panel.reveal(Place("cause", "a", "text"))
    panel.tree.edit_current()
    editor = panel.delegate.editor
    assert editor is not None
    QTest.keyClick(editor, Qt.Key.Key_End, Qt.KeyboardModifier.ControlModifier)
    QTest.keyClicks(editor, "!")
    assert editor.value == "text of a!"
    document.undo()
    assert editor.value == "text of a"


def test_the_row_grows_with_its_text(show: Callable[[str], Shown], qtbot: QtBot) -> None:
    _document, panel = show("a b")
    before = panel.tree.visualRect(panel.model.index_of("a")).height()
    panel.model.setData(panel.model.index_of("a"), "many words " * 60)
    qtbot.waitUntil(lambda: panel.tree.visualRect(panel.model.index_of("a")).height() > 2 * before)
    wide = panel.tree.visualRect(panel.model.index_of("a")).height()
    panel.resize(360, 640)
    qtbot.waitUntil(lambda: panel.tree.visualRect(panel.model.index_of("a")).height() > wide)


def test_the_line_below_adds_a_cause_and_the_first_is_the_root(show: Callable[[str], Shown]) -> None:
    document, panel = show("")
    assert panel.empty.isVisible()
    assert not panel.form.isVisible()
    panel.reveal(Place("section", "s"))
    for text in ("the cache was off", "no limit"):
        QTest.keyClicks(panel.quick, text)
        QTest.keyClick(panel.quick, Qt.Key.Key_Return)
    assert [(cause.role, cause.text) for cause in document.incident.causes] == [
        ("root", "the cache was off"),
        ("contributing", "no limit"),
    ]
    assert panel.tree.isVisible()
    assert panel.form.isVisible()
    assert panel.header.sentence.text() == "2 causes"
    document.undo()
    document.undo()
    assert panel.empty.isVisible()


def test_the_form_writes_known_words_as_values_and_own_words_as_they_are(show: Callable[[str], Shown]) -> None:
    document, panel = show("a")
    panel.tree.select_ids(["a"])
    for box, typed in (
        (panel.form.role, "Root cause"),
        (panel.form.certainty, "Ruled out"),
        (panel.form.category, "Our own"),
    ):
        box.setFocus()
        box.line.selectAll()
        QTest.keyClicks(box.line, typed)
    cause = cause_of(document.incident, "a")
    assert (cause.role, cause.certainty, cause.category) == ("root", "ruled_out", "Our own")
    assert panel.header.sentence.text() == "1 cause, 1 ruled out"
    panel.tree.setFocus()
    document.undo()
    assert cause_of(document.incident, "a").category == ""
    assert panel.form.category.value == ""


def test_a_word_of_the_list_is_taken_when_it_is_chosen(show: Callable[[str], Shown]) -> None:
    document, panel = show("a")
    panel.tree.select_ids(["a"])
    panel.form.certainty.textActivated.emit("suspected")
    assert cause_of(document.incident, "a").certainty == "suspected"
    assert document.undo_stack.undoText() == "Change certainty"


def test_an_event_is_found_by_typing_and_linked(show: Callable[[str], Shown]) -> None:
    document, panel = show("a b")
    panel.tree.select_ids(["b"])
    panel.form.links.link_button.click()
    picker = panel.findChild(PartPicker)
    assert picker is not None
    assert picker.list.count() == 3
    QTest.keyClicks(picker.field, "slow")
    assert [picker.list.item(row).text() for row in range(picker.list.count())] == ["09:37 Pages are slow"]
    QTest.keyClick(picker.field, Qt.Key.Key_Return)
    assert cause_of(document.incident, "b").event_ids == ("e1",)
    assert panel.form.links.rows[0].label.text() == "09:37 Pages are slow"
    panel.form.links.rows[0].button.click()
    assert cause_of(document.incident, "b").event_ids == ()
    assert not panel.form.links.rows[0].isVisible()


def test_the_picker_closes_without_a_link(show: Callable[[str], Shown]) -> None:
    document, panel = show("a")
    panel.tree.select_ids(["a"])
    panel.pick_event()
    picker = panel.findChild(PartPicker)
    assert picker is not None
    QTest.keyClick(picker.field, Qt.Key.Key_Down)
    QTest.keyClick(picker.field, Qt.Key.Key_Escape)
    assert not picker.isVisible()
    assert not document.is_dirty


def test_reveal_goes_to_the_cause_and_to_its_field(show: Callable[[str], Shown]) -> None:
    _document, panel = show("a .b")
    places: list[Place] = []
    panel.place_selected.connect(places.append)
    panel.reveal(Place("cause", "b"))
    assert panel.tree.current_id == "b"
    assert places == [Place("cause", "b")]
    panel.reveal(Place("cause", "a", "category"))
    assert panel.focusWidget() is panel.form.category.line or panel.focusWidget() is panel.form.category
    panel.reveal(Place("section", "s", "text"))
    assert panel.focusWidget() is panel.narrative


def test_the_narrative_is_the_sections_text(show: Callable[[str], Shown]) -> None:
    document, panel = show("a")
    QTest.keyClick(panel.narrative, Qt.Key.Key_Home, Qt.KeyboardModifier.ControlModifier)
    QTest.keyClicks(panel.narrative, "So: ")
    assert document.incident.sections[0].text == "So: How it came about."


def test_another_section_shows_its_own_causes(show: Callable[[str], Shown]) -> None:
    document, panel = show("a .b")
    panel.show_section("other")
    assert panel.model.tree() == []
    panel.add_cause()
    assert document.incident.causes[-1].section == "other"
    panel.show_section("s")
    assert seen(panel) == "a .b"
    assert panel.tree.isExpanded(panel.model.index_of("a"))


def test_a_click_away_and_saving_keep_what_is_typed(show: Callable[[str], Shown]) -> None:
    document, panel = show("a")
    panel.tree.select_ids(["a"])
    panel.tree.edit_current()
    assert panel.delegate.editor is not None
    QTest.keyClicks(panel.delegate.editor, "x")
    panel.commit_editing()
    assert "x" in cause_of(document.incident, "a").text


def test_every_control_has_a_name_and_tab_goes_from_top_to_bottom(show: Callable[[str], Shown]) -> None:
    document, panel = show("a")
    panel.tree.select_ids(["a"])
    assert document.apply("Link", lambda i: i.with_fields(causes=(i.causes[0].replaced(event_ids=("e1",)),)))
    focusable = [
        widget
        for widget in panel.findChildren(QWidget)
        if widget.isVisible() and widget.focusPolicy() & Qt.FocusPolicy.TabFocus
    ]
    assert [widget for widget in focusable if not (widget.accessibleName() or getattr(widget, "text", str)())] == []
    walked = []
    panel.header.heading.setFocus()
    for _ in range(9):
        focus = panel.focusWidget()
        walked.append(focus.accessibleName() if focus else "")
        QTest.keyClick(focus, Qt.Key.Key_Tab)
    assert walked == [
        "Heading of the section",
        "",  # the button "Ask why" is named by its text
        "What is told about the causes, in Markdown",
        "Tree of causes",
        "Add a cause",
        "Role of the cause",
        "Certainty",
        "Category",
        "Unlink event 09:37 Pages are slow",
    ]


def test_a_screen_reader_hears_what_a_row_says(show: Callable[[str], Shown]) -> None:
    document, panel = show("a")
    fields = {"certainty": "confirmed", "category": "Process", "event_ids": ("e1", "e3")}
    document.apply("x", lambda i: i.with_fields(causes=(i.causes[0].replaced(**fields),)))
    spoken = panel.model.index_of("a").data(Qt.ItemDataRole.AccessibleTextRole)
    assert spoken == "Why · confirmed · Process. text of a. 09:37, Nobody knows"


def test_a_chain_of_thousands_of_whys_is_shown_without_trouble(qtbot: QtBot) -> None:
    value = cause_incident("")
    causes = tuple(Cause(id=f"c{n}", section="s", parent_id=f"c{n - 1}" if n else "") for n in range(3000))
    document, panel = shown_panel(qtbot, value.with_fields(causes=causes))
    assert len(panel.model.tree()) == 3000
    panel.tree.select_ids(["c10"])
    panel.remove_selected()
    assert len(panel.model.tree()) == 2999
    assert panel.tree.state() == QAbstractItemView.State.NoState
    assert len(document.incident.causes) == 2999


def test_hostile_texts_are_painted_as_they_stand(qtbot: QtBot) -> None:
    value = cause_incident("")
    causes = tuple(
        Cause(id=f"c{n}", section="s", text=text, role=text, certainty=text, category=text, event_ids=("e1",))
        for n, text in enumerate((*PAYLOADS, "\x00\u202e\ufdd0\r\n", ""))
    )
    _document, panel = shown_panel(qtbot, value.with_fields(causes=causes))
    for _, name in panel.model.tree():
        panel.tree.select_ids([name])
        assert not panel.grab().isNull()
        assert panel.form.category.value == cause_of(_document.incident, name).category


def test_the_root_cannot_be_written_to(show: Callable[[str], Shown]) -> None:
    _document, panel = show("a")
    assert not panel.model.setData(QModelIndex(), "x")


def test_the_fishbone_is_offered_where_a_cause_has_a_category(show: Callable[[str], Shown]) -> None:
    document, panel = show("a")
    assert not panel.fishbone.isVisible()
    panel.tree.select_ids(["a"])
    panel.form.category.textActivated.emit("Process")
    assert panel.fishbone.isVisible()
    panel.fishbone.click()
    assert document.incident.display == {"fishbone": True}
    assert document.undo_stack.undoText() == "Show fishbone"
    panel.fishbone.click()
    assert document.incident.display == {}
    document.undo()
    assert panel.fishbone.isChecked()
