"""The promises of a save, each as a check of any function that saves like `write_safely`. A broken one is an AssertionError."""

import threading
from collections.abc import Callable
from contextlib import suppress
from pathlib import Path
from typing import Protocol

from faults.power_loss import Disk
from faults.saving import NEW, OLD
from postmortem_desk.storage.paths import Paths
from postmortem_desk.storage.saving.safe_write import ChangedOutside, digest_of
from postmortem_desk.storage.saving.system_calls import SystemCalls

HEAD_START_SECONDS = 0.3
"""How long the second of two saves gets before the first one goes on; a save takes a few milliseconds."""


class Save(Protocol):
    """A function like `write_safely`."""

    def __call__(
        self, path: Path, data: bytes, expected_digest: str | None, paths: Paths, calls: SystemCalls | None = None
    ) -> str: ...


Promise = Callable[[Save, Path, Paths], None]
"""Checks one thing that a save promises, on a file. Raises AssertionError."""


def a_power_cut_leaves_a_whole_file(save: Save, target: Path, paths: Paths) -> None:
    """Whenever the power goes during a save, the old file is there whole or the new one."""
    target.write_bytes(OLD)
    disk = Disk(target)
    save(target, NEW, digest_of(OLD), paths, disk)
    assert len(disk.after_each_call) > 3
    for moment, contents in enumerate(disk.after_each_call):
        assert contents <= {OLD, NEW}, f"torn after call {moment + 1}"


def a_power_cut_after_the_save_loses_nothing(save: Save, target: Path, paths: Paths) -> None:
    """What was told to be saved is there after a power cut."""
    target.write_bytes(OLD)
    disk = Disk(target)
    save(target, NEW, digest_of(OLD), paths, disk)
    assert NEW in disk.now
    assert disk.now.isdisjoint({OLD, b""}), "the old file may be back"


class _Meanwhile(SystemCalls):
    """Does something else just before the temporary comes into the target's place, or before that is prepared."""

    def __init__(self, name: str, action: Callable[[], object]) -> None:
        real: Callable[..., object] = getattr(self, name)

        def after_the_action(*arguments: object) -> object:
            action()
            return real(*arguments)

        setattr(self, name, after_the_action)


def a_change_by_another_program_is_not_written_over(save: Save, target: Path, paths: Paths) -> None:
    """A change of equal size and time is noticed, whether it comes before the save or during it."""
    theirs = OLD.upper()
    for calls in (None, _Meanwhile("sync", lambda: target.write_bytes(theirs))):
        target.write_bytes(OLD if calls else theirs)
        with suppress(ChangedOutside):
            save(target, NEW, digest_of(OLD), paths, calls)
        assert target.read_bytes() == theirs, "what the other program wrote is lost"


def of_two_saves_at_once_one_is_told(save: Save, target: Path, paths: Paths) -> None:
    """Two windows save the same file at the same moment: none writes unknowingly over the other."""
    target.write_bytes(OLD)
    told: list[str] = []

    def second() -> None:
        try:
            save(target, OLD.upper(), digest_of(OLD), paths, None)
            told.append("saved")
        except ChangedOutside:
            told.append("refused")

    thread = threading.Thread(target=second)

    def begin_the_second() -> None:
        thread.start()
        thread.join(HEAD_START_SECONDS)

    save(target, NEW, digest_of(OLD), paths, _Meanwhile("replace", begin_the_second))
    thread.join()
    assert told == ["refused"], "both were told that they had saved"
    assert target.read_bytes() == NEW
