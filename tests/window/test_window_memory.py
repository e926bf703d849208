"""What a window knew when it was closed is there again: columns, form, tab, and the place in each file."""

import json
from collections.abc import Callable
from pathlib import Path

import pytest
from pytestqt.qtbot import QtBot

from postmortem_desk.resource_files import resource_path
from postmortem_desk.session.document import Place
from postmortem_desk.storage.paths import Paths
from postmortem_desk.storage.window_state import load_window_state, save_window_state
from postmortem_desk.window.desk import EXAMPLE, Desk
from postmortem_desk.window.main_window import MainWindow

MakeDesk = Callable[..., Desk]


def copy_of_example(path: Path) -> Path:
    path.write_bytes(resource_path(EXAMPLE).read_bytes())
    return path


def opened(desk: Desk, path: Path, width: int = 1280) -> MainWindow:
    window = desk.open_file(path)
    window.resize(width, 800)
    return window


def test_the_place_is_remembered_for_each_file(make_desk: MakeDesk, tmp_path: Path) -> None:
    desk = make_desk()
    first, second = copy_of_example(tmp_path / "a.json"), copy_of_example(tmp_path / "b.json")
    for path, place in ((first, Place("section", "s-tasks")), (second, Place("details"))):
        window = opened(desk, path)
        window.bench.navigation.show_place(place)
        assert window.close()
    assert opened(desk, first).parts.editors.place == Place("section", "s-tasks")
    assert opened(desk, second).parts.editors.place == Place("details")


def test_two_windows_do_not_forget_for_each_other(make_desk: MakeDesk, tmp_path: Path) -> None:
    desk = make_desk()
    windows = [opened(desk, copy_of_example(tmp_path / f"{name}.json")) for name in "ab"]
    for window in windows:
        window.bench.navigation.show_place(Place("section", "s-tasks"))
    for window in windows:
        assert window.close()
    for name in "ab":
        assert opened(desk, tmp_path / f"{name}.json").parts.editors.section_id == "s-tasks"


def test_columns_form_and_tab_are_remembered(make_desk: MakeDesk, tmp_path: Path) -> None:
    desk = make_desk()
    path = copy_of_example(tmp_path / "a.json")
    window = opened(desk, path)
    timeline = window.parts.editors.timeline
    assert timeline is not None
    timeline.table.horizontalHeader().resizeSection(4, 140)
    timeline.table.select_ids([window.document.incident.timeline[0].id])
    timeline.splitter.moveSplitter(420, 1)
    height = timeline.form.height()
    window.parts.documents.show_tab(2)
    assert window.close()
    window = opened(desk, path)
    timeline = window.parts.editors.timeline
    assert timeline is not None
    timeline.table.select_ids([window.document.incident.timeline[0].id])
    assert timeline.columns.saved() == {"actor": 140}
    assert timeline.form.height() == height
    assert window.parts.documents.current_tab == 2


def test_the_parts_of_the_causes_are_remembered(make_desk: MakeDesk, tmp_path: Path, qtbot: QtBot) -> None:
    desk = make_desk()
    path = copy_of_example(tmp_path / "a.json")
    window = opened(desk, path)
    window.bench.navigation.show_place(Place("section", "s-causes"))
    causes = window.parts.editors.causes
    assert causes is not None
    causes.splitter.moveSplitter(200, 1)
    heights = causes.splitter.sizes()
    assert window.close()
    window = opened(desk, path)
    causes = window.parts.editors.causes
    assert causes is not None
    qtbot.waitUntil(lambda: causes.splitter.sizes() == heights)


@pytest.mark.parametrize(
    "state",
    [
        {"tables": "[1]", "places": "{", "tab": "99"},
        {"tables": json.dumps({"timeline": {"columns": {"actor": "wide"}, "form": 7}}), "tab": "-1"},
        {"tables": json.dumps({"timeline": {"form": {"height": 10**9}}}), "places": json.dumps({"x": 3})},
    ],
)
def test_a_state_that_does_not_fit_is_passed_over(
    make_desk: MakeDesk, paths: Paths, tmp_path: Path, state: dict[str, str]
) -> None:
    save_window_state(paths, state)
    window = opened(make_desk(), copy_of_example(tmp_path / "a.json"))
    assert window.parts.editors.timeline is not None
    assert window.parts.documents.current_tab == 0
    assert window.parts.editors.timeline.form.height() < window.height()


def test_the_state_names_no_file(make_desk: MakeDesk, paths: Paths, tmp_path: Path) -> None:
    assert opened(make_desk(), copy_of_example(tmp_path / "secret-outage.json")).close()
    state = load_window_state(paths)
    assert json.loads(state["places"])
    assert "secret" not in str(state)


def test_the_outline_gives_way_last(make_desk: MakeDesk, tmp_path: Path) -> None:
    window = opened(make_desk(), copy_of_example(tmp_path / "a.json"))
    before = window.splitter.sizes()[0]
    window.resize(900, 600)
    assert window.splitter.sizes()[0] == before
    window.setMinimumWidth(0)
    window.resize(540, 600)
    assert window.splitter.sizes()[0] < before
    window.resize(1280, 800)
    assert window.splitter.sizes()[0] == before


def test_a_second_window_does_not_hide_the_first(make_desk: MakeDesk, tmp_path: Path) -> None:
    desk = make_desk()
    windows = [opened(desk, copy_of_example(tmp_path / f"{name}.json")) for name in "ab"]
    assert windows[0].pos() != windows[1].pos()
