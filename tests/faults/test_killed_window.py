"""The real window killed while somebody types: at most 4 s are lost, and the next start has a copy to offer."""

import random
import subprocess
import sys
import time
from collections.abc import Callable
from pathlib import Path
from typing import NamedTuple

import pytest

from postmortem_desk.model import Incident, Section
from postmortem_desk.storage.file_format.canonical import incident_bytes
from postmortem_desk.storage.paths import user_paths
from postmortem_desk.storage.recovery import LeftCopies
from support.screen import Screen

LOST_SECONDS = 4.0
ROLES = ("timeline", "summary")
"""A line that is handed over with Enter, and a text that is written as one types."""


class Kill(NamedTuple):
    """One window that was killed."""

    offered: bool
    untouched: bool
    """Whether the file of the person is as it was."""
    lost: float
    """Seconds before the kill at which the first word was typed that no copy holds; 0 where none is lost."""


def kill_while_typing(screen: Screen, folder: Path, role: str, seconds: float) -> Kill:
    """Type numbered words for so long, kill the window, and see what is left."""
    file = folder / f"{role}.postmortem.json"
    file.write_bytes(incident_bytes(Incident(id="i", sections=(Section(id="s", role=role),))))
    before = file.read_bytes()
    typed: list[tuple[str, float]] = []
    with subprocess.Popen([sys.executable, "-m", "postmortem_desk", str(file)], env=screen.environment) as process:
        try:
            screen.focus(f"^{role}")
            screen.xdotool("key", "F7")
            end = time.monotonic() + seconds
            while time.monotonic() < end:
                word = f"w{len(typed):04}"
                screen.xdotool("type", "--delay", "2", f"{word} ")
                typed.append((word, time.monotonic()))
        finally:
            process.kill()
            killed = time.monotonic()
    found = LeftCopies(user_paths())
    kept = ""
    for left in found.copies:
        copy = left.copy
        kept += incident_bytes(copy.incident).decode() + "".join(text.text for text in copy.unwritten)
        left.discard()
    found.close()
    lost = [when for word, when in typed if word not in kept]
    return Kill(bool(found.copies), file.read_bytes() == before, killed - lost[0] if lost else 0.0)


@pytest.mark.display
@pytest.mark.parametrize("kills", [1, pytest.param(200, marks=pytest.mark.slow)])
def test_a_killed_window_loses_at_most_four_seconds(
    screen: Screen, tmp_path: Path, kills: int, figure: Callable[[str], None]
) -> None:
    chance = random.Random(kills)
    results = [
        kill_while_typing(screen, tmp_path, ROLES[number % 2], LOST_SECONDS + chance.uniform(0, 4 if number else 0))
        for number in range(kills)
    ]
    offered = sum(kill.offered for kill in results)
    lost = max(kill.lost for kill in results)
    figure(f"{kills} kills of the window while typing: {offered} offered, at most {lost:.1f} s lost")
    assert all(kill.offered and kill.untouched and kill.lost <= LOST_SECONDS for kill in results), results
