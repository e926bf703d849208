"""What a start costs: a process with a real window under Xvfb, beside one that shows a bare QMainWindow.

The floor runs right before each start, and what counts is how many times longer the start takes. Both run compiled,
as an installed program does.
"""

import os
import subprocess
import sys
import tempfile
import time
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

from benchmarks.measuring import Case, Measured
from postmortem_desk.storage.file_format.canonical import incident_bytes
from support.home import home_environment
from support.incidents import large_incident
from support.screen import missing_for_a_screen, running_screen

CHILD = Path(__file__).with_name("started.py")
TESTS = Path(__file__).resolve().parents[1]
SOURCE = TESTS.parent / "src"
PATIENCE = 60


def cases() -> list[Case]:
    """Each case's name, and what makes the call to time for a count of events."""
    return [
        ("first paint, in starts of a bare window", lambda count: Start(count).first_paint),
        ("document shown, in starts of a bare window", lambda count: Start(count).shown),
        ("memory with the document shown, in MB", lambda count: Start(count).memory),
    ]


class Start:
    """Starts the program on an incident with some events, in a home of its own."""

    def __init__(self, events: int) -> None:
        self._kept = tempfile.TemporaryDirectory(prefix="postmortem-desk-benchmark-")
        self._folder = Path(self._kept.name)
        self._file = self._folder / "incident.postmortem.json"
        self._file.write_bytes(incident_bytes(large_incident(events)))

    def first_paint(self) -> Measured:
        """How many times longer than for a bare window it takes until the frame with the outline is painted."""
        return self._ratio("painted")

    def shown(self) -> Measured:
        """The same until document, editor and outline are painted."""
        return self._ratio("shown")

    def memory(self) -> Measured:
        """MB that are resident when the whole preview is drawn and what most people need soon is loaded."""
        with self._screen() as environment:
            return Measured(self._run(environment, "desk", str(self._file))["memory"])

    def _ratio(self, word: str) -> Measured:
        with self._screen() as environment:
            floor = self._run(environment, "bare")["painted"]
            return Measured(self._run(environment, "desk", str(self._file))[word] / floor)

    @contextmanager
    def _screen(self) -> Iterator[dict[str, str]]:
        """The variables for a child on a screen of its own; on a machine without Xvfb it starts without a screen."""
        variables = os.environ | home_environment(self._folder)
        variables |= {
            "PYTHONPATH": f"{SOURCE}{os.pathsep}{TESTS}",
            "PYTHONPYCACHEPREFIX": str(self._folder / "compiled"),
        }
        variables.pop("PYTHONDONTWRITEBYTECODE", None)
        if missing_for_a_screen():
            yield variables | {"QT_QPA_PLATFORM": "offscreen"}
            return
        with running_screen(self._folder) as screen:
            yield variables | {"DISPLAY": screen.display, "QT_QPA_PLATFORM": "xcb"}

    @staticmethod
    def _run(environment: dict[str, str], *arguments: str) -> dict[str, float]:
        """What a child says: times in seconds since it was started, and its memory."""
        begun = time.monotonic()
        command = [sys.executable, str(CHILD), *arguments]
        done = subprocess.run(command, env=environment, capture_output=True, text=True, timeout=PATIENCE, check=True)
        said = {word: float(value) for word, value in (line.split() for line in done.stdout.splitlines())}
        return {word: value if word == "memory" else value - begun for word, value in said.items()}
