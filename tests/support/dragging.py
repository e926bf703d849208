"""A script that shows one view, a row of it dragged with a real mouse, and what the script then says."""

import json
import os
import subprocess
import sys
from pathlib import Path
from typing import Any

from support.screen import Screen
from support.walker import Walker


def dragged(screen: Screen, script: str, row: Any, target: Any, part: float) -> dict[str, Any]:
    """What the script says after its row `row` was dragged to `part` of the height of its row `target`."""
    tests = Path(__file__).resolve().parents[1]
    folders = (str(tests.parent / "src"), str(tests))
    environment = {**screen.environment, "PYTHONPATH": os.pathsep.join(folders)}
    command = [sys.executable, str(tests / "drag" / script)]
    with subprocess.Popen(command, stdout=subprocess.PIPE, env=environment) as process:
        assert process.stdout is not None
        try:
            rows = json.loads(process.stdout.readline())["rows"]
            x, top, height = rows[row]
            _, target_top, target_height = rows[target]
            Walker(screen).drag(x, top + height // 2, x + 8, target_top + round(target_height * part))
            state: dict[str, Any] = json.loads(process.stdout.readline())
        finally:
            process.terminate()
    return state
