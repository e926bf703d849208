"""The system itself refuses a call of a save (strace): once and for good, each with every error of a disk."""

from collections.abc import Callable
from pathlib import Path

import pytest

from faults.saving import NEW, OLD
from faults.tracing import Call, Done, Traced
from postmortem_desk.storage.paths import Paths
from support.saved_file import names_beside

ERRORS = ("EIO", "ENOSPC", "EDQUOT", "EACCES", "EROFS", "EPERM", "EINTR", "EXDEV")
CALLS = {"openat", "read", "write", "fsync", "close", "rename", "fchmod", "fchown", "newfstatat", "ftruncate", "flock"}
WITHOUT_END = {("EINTR", True)}
"""Python repeats an interrupted call, so that one which is interrupted for ever is repeated for ever."""
FEW = [("fsync", "EIO", False), ("write", "ENOSPC", True), ("rename", "EXDEV", False), ("fchmod", "EPERM", True)]
FEW += [("fsync", "EINTR", False), ("openat", "EROFS", True)]


def all_of(calls: list[Call]) -> list[tuple[Call, str, bool]]:
    """Every call with every error, once and for good."""
    return [
        (call, error, for_good)
        for call in calls
        for error in ERRORS
        for for_good in (False, True)
        if (error, for_good) not in WITHOUT_END
    ]


def few_of(calls: list[Call]) -> list[tuple[Call, str, bool]]:
    """One of each kind: the last call of its name, which is near the end of the save."""
    last = {call.name: call for call in calls if "O_DIRECTORY" not in call.arguments}
    return [(last[name], error, for_good) for name, error, for_good in FEW]


def look(target: Path, done: Done, what: str) -> bool:
    """Check what a save has left; the answer is whether it succeeded."""
    assert "Traceback" not in done.complained, f"{what}: {done.complained}"
    assert done.code in (0, 1), f"{what}: {done.code} {done.said} {done.complained}"
    held = target.read_bytes()
    left = set(names_beside(target)) - {target.name}
    assert all(name in done.said for name in left), f"{what}: {left} is left and not named"
    if done.code == 0:
        assert (held, left) == (NEW, set()), what
    elif "outlast a power cut" in done.said:
        assert held == NEW, what
    else:
        assert held == OLD, what
        assert "as it was" in done.said, f"{what}: {done.said}"
        assert target.name in done.said
    return done.code == 0


@pytest.mark.parametrize("choose", [few_of, pytest.param(all_of, marks=pytest.mark.slow)], ids=["few", "all"])
def test_whatever_the_system_refuses_the_file_is_whole_and_the_person_reads_it(
    target: Path,
    paths: Paths,
    strace: str,
    choose: Callable[[list[Call]], list[tuple[Call, str, bool]]],
    figure: Callable[[str], None],
) -> None:
    traced = Traced(strace, target, paths)
    refused, saved = 0, 0
    for call, error, for_good in choose([call for call in traced.boundaries() if call.name in CALLS]):
        what = call.injected(f"error={error}", for_good=for_good)
        saved += look(target, traced.save(what), what)
        for name in set(names_beside(target)) - {target.name}:
            target.with_name(name).unlink()
        refused += 1
    figure(
        f"{refused:,} refused system calls: 0 lost, 0 torn; {saved:,} saves came through, {refused - saved:,} were told"
    )
    assert 0 < saved < refused


@pytest.mark.parametrize("error", ["EIO", pytest.param("EACCES", marks=pytest.mark.slow)])
def test_a_temporary_that_the_system_does_not_remove_is_named(
    target: Path, paths: Paths, strace: str, error: str
) -> None:
    done = Traced(strace, target, paths).save("inject=rename:error=EIO", f"inject=unlink,unlinkat:error={error}")
    assert not look(target, done, "rename and unlink")
    assert len(names_beside(target)) == 2
