"""A section dragged in the outline with a real mouse under a real X server."""

import json
import subprocess
import sys
from pathlib import Path
from typing import Any

import pytest

from support.screen import Screen


def drag(screen: Screen, state: dict[str, Any], row: int, target: int, part: float) -> None:
    """Drag one row to another; `part` of its height below the upper edge of the target."""
    x, top, height = state["rows"][row]
    start, end = top + height // 2, state["rows"][target][1] + round(state["rows"][target][2] * part)
    screen.xdotool("mousemove", x, start, "mousedown", 1)
    for step in range(1, 9):
        screen.xdotool("mousemove", "--sync", x + step, start + (end - start) * step // 8, "sleep", "0.03")
    screen.xdotool("mousemove", x, end, "sleep", "0.1", "mouseup", 1)


@pytest.mark.display
@pytest.mark.parametrize(
    ("row", "target", "part", "order"), [(2, 5, 0.8, "acdebf"), (5, 1, 0.2, "eabcdf"), (3, 0, 0.2, "cabdef")]
)
def test_a_section_is_dragged(
    screen: Screen, project_root: Path, row: int, target: int, part: float, order: str
) -> None:
    script = project_root / "tests" / "drag" / "dragged_outline.py"
    environment = {**screen.environment, "PYTHONPATH": str(project_root / "src")}
    with subprocess.Popen([sys.executable, str(script)], stdout=subprocess.PIPE, env=environment) as process:
        assert process.stdout is not None
        try:
            drag(screen, json.loads(process.stdout.readline()), row, target, part)
            state = json.loads(process.stdout.readline())
        finally:
            process.terminate()
    assert state["order"] == order
    assert state["texts"][1:] == [f"text of {name}" for name in order]
    assert (state["selected"], state["steps"]) == ([order[order.index("abcdef"[row - 1])]], 1)
