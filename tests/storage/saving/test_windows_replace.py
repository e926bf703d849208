"""The rules of ReplaceFileW's documentation, with a system that answers as it says. The function itself is Windows'."""

from collections.abc import Callable
from pathlib import Path

import pytest

from postmortem_desk.storage.saving.windows_replace import TRIES, replace_patiently


class WindowsError(OSError):
    """What Python raises on Windows, with the system's own number."""

    def __init__(self, winerror: int) -> None:
        super().__init__(22, f"error {winerror}")
        self.winerror = winerror


class System:
    """Answers `replace` with these errors in turn, then does it; what was done stands in `calls`."""

    def __init__(self, *answers: int, loses_target: bool = False) -> None:
        self.answers = list(answers)
        self.loses_target = loses_target
        self.calls: list[str] = []
        self.pauses: list[float] = []

    def replace(self, temporary: Path, target: Path) -> None:
        self._do("replace", temporary, target)

    def move(self, temporary: Path, target: Path) -> None:
        self._do("move", temporary, target)

    def _do(self, name: str, temporary: Path, target: Path) -> None:
        self.calls.append(name)
        if self.answers:
            if self.loses_target:
                target.unlink(missing_ok=True)
            raise WindowsError(self.answers.pop(0))
        temporary.replace(target)


@pytest.fixture
def files(tmp_path: Path) -> tuple[Path, Path]:
    temporary, target = tmp_path / ".x.saving", tmp_path / "x.json"
    temporary.write_bytes(b"new")
    target.write_bytes(b"old")
    return temporary, target


Run = Callable[[System], None]


@pytest.fixture
def run(files: tuple[Path, Path]) -> Run:
    return lambda system: replace_patiently(*files, system.replace, system.move, system.pauses.append)


def test_a_file_that_is_there_is_replaced(files: tuple[Path, Path], run: Run) -> None:
    system = System()
    run(system)
    assert (files[1].read_bytes(), system.calls, system.pauses) == (b"new", ["replace"], [])


def test_a_file_that_is_not_there_is_moved_to_its_place(files: tuple[Path, Path], run: Run) -> None:
    files[1].unlink()
    system = System()
    run(system)
    assert (files[1].read_bytes(), system.calls) == (b"new", ["move"])


@pytest.mark.parametrize("number", [5, 32, 33, 1175, 1176, 1177])
def test_what_holds_a_file_for_a_moment_is_waited_for(files: tuple[Path, Path], run: Run, number: int) -> None:
    system = System(number, number)
    run(system)
    assert files[1].read_bytes() == b"new"
    assert system.pauses == [0.01, 0.02]


def test_a_target_that_got_lost_on_the_way_is_there_again(files: tuple[Path, Path], run: Run) -> None:
    system = System(1176, loses_target=True)
    run(system)
    assert (files[1].read_bytes(), system.calls) == (b"new", ["replace", "move"])


def test_the_waiting_ends(files: tuple[Path, Path], run: Run) -> None:
    system = System(*[32] * 100)
    with pytest.raises(WindowsError, match="error 32"):
        run(system)
    assert len(system.calls) == TRIES
    assert sum(system.pauses) < 2
    assert (files[0].read_bytes(), files[1].read_bytes()) == (b"new", b"old")


@pytest.mark.parametrize("number", [112, 19, 87])
def test_a_full_or_protected_disk_is_told_at_once(run: Run, number: int) -> None:
    system = System(number)
    with pytest.raises(WindowsError):
        run(system)
    assert (system.calls, system.pauses) == (["replace"], [])
