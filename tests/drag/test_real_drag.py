"""Rows dragged with a real mouse under a real X server: the order is right, nothing is blank, doubled or lost."""

import json
import os
import select
import subprocess
import sys
import time
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest

from support.screen import Screen

PATIENCE = 15.0
INCIDENT = {
    "format": "postmortem-desk/incident",
    "schema": 1,
    "id": "drag",
    "date": "2026-10-14",
    "sections": [{"id": "t", "role": "timeline", "heading": "Timeline"}],
    "timeline": [
        {"id": name, "section": "t", "text": f"text of {name}", "order_kept": True, "at": {"written": f"09:{10 + n}"}}
        for n, name in enumerate("abcdef")
    ],
}


class DraggedWindow:
    """The window in its own process."""

    def __init__(self, process: "subprocess.Popen[bytes]", screen: Screen, undo_file: Path) -> None:
        self._process = process
        self._screen = screen
        self._undo_file = undo_file
        self._rest = b""
        self.state = self.next_state()

    def next_state(self) -> dict[str, Any]:
        """What the window says next."""
        assert self._process.stdout is not None
        until = time.monotonic() + PATIENCE
        while b"\n" not in self._rest:
            ready, _, _ = select.select([self._process.stdout], [], [], max(0.0, until - time.monotonic()))
            assert ready, "the window said nothing"
            piece = os.read(self._process.stdout.fileno(), 65536)
            assert piece, f"the window ended: {self._process.poll()}"
            self._rest += piece
        line, self._rest = self._rest.split(b"\n", 1)
        state: dict[str, Any] = json.loads(line)
        return state

    def point(self, name: str, part: float = 0.5) -> tuple[str, str]:
        """Where a row is on the screen; `part` of its height below its upper edge."""
        row = next(row for row in self.state["rows"] if row["id"] == name)
        return str(row["x"]), str(round(row["top"] + row["height"] * part))

    def click(self, name: str, *keys: str) -> None:
        """Click on a row, with keys held."""
        x, y = self.point(name)
        held = [word for key in keys for word in ("keydown", key)]
        released = [word for key in keys for word in ("keyup", key)]
        self._screen.xdotool("mousemove", x, y, *held, "click", "1", *released)
        while name not in self.state["selected"]:
            self.state = self.next_state()

    def drag(self, name: str, target: str, part: float) -> str:
        """Drag a row to another one; returns the order that comes of it."""
        x, y = self.point(name)
        to_x, to_y = self.point(target, part)
        self._screen.xdotool("mousemove", x, y, "mousedown", "1")
        steps = 8
        for step in range(1, steps + 1):
            middle_y = int(y) + (int(to_y) - int(y)) * step // steps
            self._screen.xdotool("mousemove", "--sync", str(int(x) + step), str(middle_y), "sleep", "0.03")
        self._screen.xdotool("mousemove", to_x, to_y, "sleep", "0.1", "mouseup", "1")
        steps_before = self.state["steps"]
        while self.state["steps"] == steps_before:
            self.state = self.next_state()
        return self.order

    def undo(self) -> str:
        """Undo in the window; returns the order that comes of it."""
        steps_before = self.state["steps"]
        self._undo_file.touch()
        while self.state["steps"] == steps_before:
            self.state = self.next_state()
        return self.order

    @property
    def order(self) -> str:
        """The ids in order, after a look that each row still shows its own text."""
        assert all(row["text"] == f"text of {row['id']}" for row in self.state["rows"])
        return "".join(row["id"] for row in self.state["rows"])


@pytest.fixture
def window(screen: Screen, tmp_path: Path, project_root: Path) -> Iterator[DraggedWindow]:
    source = tmp_path / "drag.json"
    source.write_text(json.dumps(INCIDENT))
    script = project_root / "tests" / "drag" / "dragged_window.py"
    environment = {**screen.environment, "PYTHONPATH": str(project_root / "src")}
    command = [sys.executable, str(script), str(source), str(tmp_path / "undo")]
    with subprocess.Popen(command, stdout=subprocess.PIPE, env=environment) as process:
        try:
            yield DraggedWindow(process, screen, tmp_path / "undo")
        finally:
            process.terminate()


@pytest.mark.display
def test_a_row_is_dragged_down_and_undone(window: DraggedWindow) -> None:
    assert window.drag("b", "d", 0.8) == "acdbef"
    assert window.state["steps"] == 1
    assert window.undo() == "abcdef"


@pytest.mark.display
def test_a_row_is_dragged_to_the_top(window: DraggedWindow) -> None:
    assert window.drag("e", "a", 0.2) == "eabcdf"


@pytest.mark.display
def test_several_selected_rows_are_dragged_together(window: DraggedWindow) -> None:
    window.click("b")
    window.click("d", "ctrl")
    assert window.drag("d", "f", 0.8) == "acefbd"
    assert window.undo() == "abcdef"
