"""The promises of a save hold; and each of four defects, put into the real source, breaks one of them."""

import sys
from importlib.util import module_from_spec, spec_from_file_location
from pathlib import Path

import pytest

from faults import promises
from faults.promises import Save
from postmortem_desk.storage.paths import Paths
from postmortem_desk.storage.saving import safe_write

PROMISES = (
    promises.a_power_cut_leaves_a_whole_file,
    promises.a_power_cut_after_the_save_loses_nothing,
    promises.a_change_by_another_program_is_not_written_over,
    promises.of_two_saves_at_once_one_is_told,
)
DEFECTS = {
    "fsync removed": ("self.calls.sync(descriptor)", "pass", promises.a_power_cut_leaves_a_whole_file),
    "directory fsync removed": (
        "self.calls.sync_folder(self.target.parent)",
        "pass",
        promises.a_power_cut_after_the_save_loses_nothing,
    ),
    "hash check removed": (
        "current != self.expected_digest",
        "False",
        promises.a_change_by_another_program_is_not_written_over,
    ),
    "lock removed": (
        "with file_lock(target, paths) as lock:",
        "for lock in (HeldLock(os.open(os.devnull, os.O_RDWR)),):",
        promises.of_two_saves_at_once_one_is_told,
    ),
}
POSIX = pytest.mark.skipif(sys.platform == "win32", reason="Windows syncs folders by itself")


def with_defect(sound: str, broken: str, folder: Path) -> Save:
    """`write_safely` of the real source, in which `broken` stands for `sound`."""
    source = Path(safe_write.__file__).read_text(encoding="utf-8")
    assert source.count(sound) == 1, f"{sound} stands {source.count(sound)} times in the source"
    file = folder / "defective.py"
    file.write_text(source.replace(sound, broken), encoding="utf-8")
    spec = spec_from_file_location("defective", file)
    assert spec is not None
    assert spec.loader is not None
    module = module_from_spec(spec)
    spec.loader.exec_module(module)
    save: Save = module.write_safely
    return save


@POSIX
@pytest.mark.parametrize("promise", PROMISES, ids=lambda promise: promise.__name__)
def test_a_promise_holds(promise: promises.Promise, target: Path, paths: Paths) -> None:
    promise(safe_write.write_safely, target, paths)


@POSIX
@pytest.mark.parametrize(("sound", "broken", "promise"), DEFECTS.values(), ids=DEFECTS)
def test_a_defect_is_caught(
    sound: str, broken: str, promise: promises.Promise, target: Path, paths: Paths, monkeypatch: pytest.MonkeyPatch
) -> None:
    defective = with_defect(sound, broken, paths.state.parent.parent)
    monkeypatch.setattr(promises, "HEAD_START_SECONDS", 30.0)  # the second save ends by itself where nothing holds it
    with pytest.raises(AssertionError):
        promise(defective, target, paths)
