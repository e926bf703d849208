"""One save in a process of its own under strace, which kills it or lets system calls fail where it is told."""

import re
import subprocess
import sys
from dataclasses import dataclass
from itertools import islice
from pathlib import Path
from typing import Final

from faults import saving
from faults.saving import OLD
from postmortem_desk.storage.paths import Paths
from support.children import child_environment

_CALL: Final = re.compile(r"(?:\d+ +)?(\w+)\((.*)")


@dataclass(frozen=True)
class Call:
    """A system call of a save."""

    name: str
    number: int
    """How many calls of this name the process has made with it."""
    arguments: str

    def injected(self, what: str, *, for_good: bool = False) -> str:
        """The option that lets `what` happen to this call, or from this call on."""
        return f"inject={self.name}:{what}:when={self.number}{'+' if for_good else ''}"


@dataclass(frozen=True)
class Done:
    """How a save ended."""

    code: int
    said: str
    complained: str

    @property
    def killed(self) -> bool:
        """Whether a signal ended it."""
        return self.code < 0 or self.code > 128


class Traced:
    """Saves of `target`, which holds OLD before each."""

    def __init__(self, strace: str, target: Path, paths: Paths) -> None:
        self._target = target
        self._log = target.parent.with_name("strace.log")
        self._before = [strace, "-f", "-o", str(self._log)]
        self._after = [sys.executable, saving.__file__, "once", str(target), str(paths.state.parent)]

    def save(self, *injections: str) -> Done:
        """Save once, with these options of `-e`."""
        self._target.unlink(missing_ok=True)
        self._target.write_bytes(OLD)
        options = [part for injection in injections for part in ("-e", injection)]
        done = subprocess.run(
            [*self._before, *options, *self._after],
            capture_output=True,
            text=True,
            check=False,
            env=child_environment() | {"PYTHONHASHSEED": "0"},  # else the process asks for its modules in another order
            timeout=60,
        )
        return Done(done.returncode, done.stdout, done.stderr)

    def boundaries(self) -> list[Call]:
        """The system calls of a save that succeeds, in order, from its lock to the closing of its folder."""
        self.save()  # the folder of the locks is there from now on
        done = self.save("trace=all")
        assert done.code == 0, done.complained
        made: dict[str, int] = {}
        calls = []
        for line in self._log.read_text(errors="replace").splitlines():
            if match := _CALL.match(line):
                made[match[1]] = made.get(match[1], 0) + 1
                calls.append(Call(match[1], made[match[1]], match[2]))
        first = next(place for place, call in enumerate(calls) if ".lock" in call.arguments)
        last = next(place for place, call in enumerate(calls) if place > first and _opens_folder(call))
        return list(islice(calls, first, last + 3))


def _opens_folder(call: Call) -> bool:
    return call.name == "openat" and "O_DIRECTORY" in call.arguments
