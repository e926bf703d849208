"""The same by mouse: everything but the words themselves is clicked and dragged."""

import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path

import pytest
from pypdf import PdfReader

from postmortem_desk.model import Incident
from postmortem_desk.storage.incident_file import read_incident
from support.screen import Screen
from support.walker import Walker, until

PROGRAM = Path(__file__).with_name("seen_program.py")
FILE = "mouse.postmortem.json"
Area = tuple[int, int, int, int]


class Hand:
    """A mouse that goes to what is called something."""

    def __init__(self, walker: Walker, process: "subprocess.Popen[str]") -> None:
        self.walker = walker
        self._process = process

    def place(self, role: str, name: str) -> Area:
        """Where it is: x, y, width, height. Waits until it is there."""
        found: list[int] = []

        def is_there() -> bool:
            assert self._process.stdin is not None
            assert self._process.stdout is not None
            print(role, name, file=self._process.stdin, flush=True)
            found[:] = map(int, self._process.stdout.readline().split())
            return bool(found)

        until(is_there, f"there is no {role} {name}")
        x, y, width, height = found
        return x, y, width, height

    def click(self, role: str, name: str) -> None:
        x, y, width, height = self.place(role, name)
        self.walker.click(x + min(width // 2, 60), y + height // 2)

    def write(self, name: str, text: str, role: str = "EditableText") -> None:
        """Click into a field and type."""
        self.click(role, name)
        self.walker.write(text)

    def drag(self, role: str, name: str, target: str, part: float) -> None:
        """Drag an element onto a part of the height of another one."""
        x, y, width, height = self.place(role, name)
        to_x, to_y, _, to_height = self.place(role, target)
        self.walker.drag(x + min(width // 2, 60), y + height // 2, to_x + 70, to_y + round(to_height * part))


@pytest.fixture
def hand(screen: Screen) -> Iterator[Hand]:
    command = [sys.executable, str(PROGRAM)]
    with subprocess.Popen(
        command, env=screen.environment, stdin=subprocess.PIPE, stdout=subprocess.PIPE, text=True
    ) as process:
        try:
            walker = Walker(screen)
            walker.wait_for_window("Postmortem Desk")
            yield Hand(walker, process)
        finally:
            process.terminate()


@pytest.mark.display
def test_a_postmortem_is_written_by_mouse(hand: Hand, tmp_path: Path) -> None:
    hand.click("Button", "New")
    hand.walker.wait_for_window("New incident")
    hand.click("ListItem", "Plain")
    hand.click("Button", "Start")
    hand.walker.wait_for_window("Postmortem Desk")
    hand.walker.write_file("ctrl+s", "Save the incident", tmp_path / FILE, FILE)
    start = read_incident(tmp_path / FILE).incident

    steps = write_all(hand)
    hand.click("Button", "Save")
    until(lambda: bool(read_incident(tmp_path / FILE).incident.tasks), "it is not saved")
    written = read_incident(tmp_path / FILE).incident
    assert_written(written)

    hand.click("Button", "Export")
    hand.walker.name_file("Export as web page", tmp_path / "mouse.pdf", FILE)
    until((tmp_path / "mouse.pdf").exists, "there is no PDF")
    assert "Rolled back" in PdfReader(tmp_path / "mouse.pdf").pages[0].extract_text()

    for _ in range(steps):
        hand.click("Button", "Undo")
    assert saved(hand, tmp_path / "undone.postmortem.json") == start
    for _ in range(steps):
        hand.click("Button", "Redo")
    assert saved(hand, tmp_path / "redone.postmortem.json") == written


def write_all(hand: Hand) -> int:
    """Write everything. Returns at least how many steps that were."""
    hand.click("ListItem", "Incident details")
    hand.write("Title", "Checkout down")
    hand.click("ListItem", "Issue summary")
    hand.write("Text of the section", "Checkout failed.")
    hand.click("ListItem", "Timeline")
    for line in ("09:14 Errors begin", "09:26 The alert fires", "10:19 Rolled back"):
        hand.write("New event", line)
        hand.walker.press("Return")
    hand.drag("Cell", "10:19", "09:14", 0.2)
    hand.click("Button", "Sort by time")
    hand.drag("Cell", "09:14", "10:19", 0.8)
    hand.click("ListItem", "Root cause")
    for cause in ("The cache was left out", "The default was wrong"):
        hand.write("Add a cause", cause)
        hand.walker.press("Return")
    hand.drag("TreeItem", "The default", "The cache", 0.5)
    hand.click("ListItem", "Tasks")
    hand.write("Add an item", "Switch the cache on")
    hand.walker.press("Return")
    hand.click("Cell", "not done: Switch")
    return 20


def saved(hand: Hand, path: Path) -> Incident:
    hand.walker.write_file("ctrl+shift+s", "Save the incident", path, path.name)
    return read_incident(path).incident


def assert_written(incident: Incident) -> None:
    assert incident.title == "Checkout down"
    assert incident.sections[0].text == "Checkout failed."
    assert [event.at.written for event in incident.timeline] == ["09:26", "10:19", "09:14"]
    first, why = incident.causes
    assert (why.text, why.parent_id) == ("The default was wrong", first.id)
    assert [(task.text, task.status) for task in incident.tasks] == [("Switch the cache on", "done")]
