"""kill -9 in the middle of a save: at random moments, and at every boundary of a system call."""

import os
import random
import signal
import subprocess
import sys
import time
from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path

import pytest

from faults import saving
from faults.saving import NEW, OLD, is_whole, numbered
from faults.tracing import Traced
from postmortem_desk.storage.locking.file_lock import sweep_strays
from postmortem_desk.storage.paths import Paths
from postmortem_desk.storage.saving.safe_write import write_safely
from support.children import child_environment
from support.saved_file import names_beside

POSIX = pytest.mark.skipif(sys.platform == "win32", reason="signals of POSIX")
AT_REST = ("fsync", "rename", "fchmod")
LONGEST_WAIT_SECONDS = 0.012
"""Some saves of the child long; where in one of them it is killed is chance."""


@dataclass
class Outcome:
    """What was found after the kills."""

    kills: int = 0
    lost: int = 0
    torn: int = 0
    strays: int = 0

    def look(self, target: Path, before: bytes) -> bytes:
        """Count what a kill has done to the file, and return what it holds now."""
        self.kills += 1
        self.strays += len(names_beside(target)) > 1
        data = target.read_bytes() if target.exists() else b""
        self.torn += not is_whole(data)
        self.lost += data == OLD != before
        return data

    def __str__(self) -> str:
        return f"{self.kills:,} kills: {self.lost} lost, {self.torn} torn; {self.strays} left a file that the next start removed"


def killed_at_random(target: Path, paths: Paths, kills: int, chance: random.Random) -> Outcome:
    """Kill that many saving processes, and look at the file after each."""
    outcome, held = Outcome(), OLD
    command = [sys.executable, saving.__file__, "forks", str(target), str(paths.state.parent)]
    with subprocess.Popen(
        command, stdin=subprocess.PIPE, stdout=subprocess.PIPE, text=True, env=child_environment()
    ) as forks:
        assert forks.stdin is not None
        assert forks.stdout is not None
        for _ in range(kills):
            forks.stdin.write("\n")
            forks.stdin.flush()
            child = int(forks.stdout.readline())
            time.sleep(chance.uniform(0, LONGEST_WAIT_SECONDS))
            os.kill(child, signal.SIGKILL)
            assert forks.stdout.readline() == "dead\n"
            held = outcome.look(target, held)
            sweep_strays(paths)
            assert names_beside(target) == [target.name]
        forks.stdin.close()
    return outcome


@POSIX
@pytest.mark.parametrize("kills", [100, pytest.param(2000, marks=pytest.mark.slow)])
def test_a_save_killed_at_any_moment_leaves_a_whole_file(
    target: Path, paths: Paths, kills: int, figure: Callable[[str], None]
) -> None:
    outcome = killed_at_random(target, paths, kills, random.Random(kills))
    figure(str(outcome))
    assert (outcome.kills, outcome.lost, outcome.torn) == (kills, 0, 0)
    assert outcome.strays > kills / 100, "hardly any save was hit in the middle"
    assert target.read_bytes() != OLD
    write_safely(target, numbered(7), None, paths)
    assert (target.read_bytes(), names_beside(target)) == (numbered(7), [target.name])


@POSIX
@pytest.mark.parametrize("only", [AT_REST, pytest.param((), marks=pytest.mark.slow)], ids=["where it matters", "all"])
def test_a_save_killed_before_any_system_call_leaves_the_old_file_or_the_new_one(
    target: Path, paths: Paths, strace: str, only: tuple[str, ...], figure: Callable[[str], None]
) -> None:
    traced = Traced(strace, target, paths)
    boundaries = [call for call in traced.boundaries() if not only or call.name in only]
    strays, found = 0, set()
    for call in boundaries:
        done = traced.save(call.injected("signal=KILL"))
        assert done.killed, f"nothing was killed at {call}: {done.said}"
        found.add(target.read_bytes())
        assert target.read_bytes() in (OLD, NEW), call
        strays += sweep_strays(paths)
        assert names_beside(target) == [target.name], call
    figure(
        f"kill before each of {len(boundaries)} system calls of a save: 0 lost, 0 torn; {strays} strays, all removed"
    )
    assert found == {OLD, NEW}
    assert strays
