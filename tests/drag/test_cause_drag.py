"""A cause dragged in its tree with a real mouse under a real X server."""

import json
import os
import subprocess
import sys
from pathlib import Path
from typing import Any

import pytest

from support.screen import Screen


def drag(screen: Screen, state: dict[str, Any], cause: str, target: str, part: float) -> None:
    """Drag one row to another; `part` of its height below the upper edge of the target."""
    x, top, height = state["rows"][cause]
    start, end = top + height // 2, state["rows"][target][1] + round(state["rows"][target][2] * part)
    screen.xdotool("mousemove", x, start, "mousedown", 1)
    for step in range(1, 9):
        screen.xdotool("mousemove", "--sync", x + step, start + (end - start) * step // 8, "sleep", "0.03")
    screen.xdotool("mousemove", x, end, "sleep", "0.1", "mouseup", 1)


@pytest.mark.display
@pytest.mark.parametrize(
    ("cause", "target", "part", "order"),
    [
        ("d", "a", 0.5, "a .b .d c"),
        ("d", "c", 0.1, "a .b d c"),
        ("b", "d", 0.9, "a c d b"),
        ("a", "d", 0.5, "c d .a ..b"),
    ],
)
def test_a_cause_is_dragged(
    screen: Screen, project_root: Path, cause: str, target: str, part: float, order: str
) -> None:
    folders = (str(project_root / "src"), str(project_root / "tests"))
    environment = {**screen.environment, "PYTHONPATH": os.pathsep.join(folders)}
    script = project_root / "tests" / "drag" / "dragged_causes.py"
    with subprocess.Popen([sys.executable, str(script)], stdout=subprocess.PIPE, env=environment) as process:
        assert process.stdout is not None
        try:
            drag(screen, json.loads(process.stdout.readline()), cause, target, part)
            state = json.loads(process.stdout.readline())
        finally:
            process.terminate()
    assert (state["order"], state["shown"]) == (order, order)
    assert (state["selected"], state["steps"]) == ([cause], 1)
