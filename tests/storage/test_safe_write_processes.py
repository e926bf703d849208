"""Saves by other processes: three writers at once, killed ones, and ones that the system holds short."""

import subprocess
import sys
import threading
from pathlib import Path

import pytest

from postmortem_desk.storage.paths import Paths
from postmortem_desk.storage.safe_write import write_safely
from support.children import child_environment

OLD = b"the old file\n"
NEW = b"the new file\n"
POSIX = pytest.mark.skipif(sys.platform == "win32", reason="limits and signals of POSIX")


@pytest.fixture
def target(tmp_path: Path) -> Path:
    folder = tmp_path / "documents"
    folder.mkdir()
    path = folder / "checkout.postmortem.json"
    path.write_bytes(OLD)
    return path


def names_beside(target: Path) -> list[str]:
    return sorted(path.name for path in target.parent.iterdir())


WITH_A_LIMIT = """
import resource, sys
from pathlib import Path
from postmortem_desk.storage.paths import Paths
from postmortem_desk.storage.safe_write import write_safely
from support.children import child_environment
from postmortem_desk.trouble import Trouble
resource.setrlimit(resource.RLIMIT_FSIZE, (100, 100))
try:
    write_safely(Path(sys.argv[1]), b"x" * 5000, None, Paths.under(Path(sys.argv[2])))
except Trouble as trouble:
    print(trouble)
"""


@POSIX
def test_a_limit_of_the_size_is_told_and_the_old_file_is_whole(target: Path, tmp_path: Path) -> None:
    command = [sys.executable, "-c", WITH_A_LIMIT, str(target), str(tmp_path / "own")]
    said = subprocess.run(command, capture_output=True, text=True, check=True, env=child_environment()).stdout
    assert "larger than the system allows" in said
    assert target.read_bytes() == OLD
    assert names_beside(target) == [target.name]


ONE_OF_MANY = """
import json, sys
from pathlib import Path
from postmortem_desk.storage.paths import Paths
from postmortem_desk.storage.safe_write import ChangedOutside, digest_of, write_safely
path, paths, who = Path(sys.argv[1]), Paths.under(Path(sys.argv[2])), sys.argv[3]
for number in range(20):
    while True:
        data = path.read_bytes()
        lines = json.loads(data) + [f"{who} {number}"]
        try:
            write_safely(path, json.dumps(lines).encode(), digest_of(data), paths)
            break
        except ChangedOutside:
            continue
"""


def test_three_writers_of_one_file_lose_no_edit(target: Path, tmp_path: Path) -> None:
    target.write_bytes(b"[]")
    command = [sys.executable, "-c", ONE_OF_MANY, str(target), str(tmp_path / "own")]
    writers = [subprocess.Popen([*command, who], env=child_environment()) for who in "abc"]
    assert [writer.wait(timeout=120) for writer in writers] == [0, 0, 0]
    lines = target.read_text()
    assert all(f'"{who} {number}"' in lines for who in "abc" for number in range(20))
    assert lines.count('"') == 2 * 60


KILLED = """
import sys
from pathlib import Path
from postmortem_desk.storage.paths import Paths
from postmortem_desk.storage.safe_write import write_safely
from support.children import child_environment
path, paths = Path(sys.argv[1]), Paths.under(Path(sys.argv[2]))
print("ready", flush=True)
for number in range(10**6):
    write_safely(path, (f"{number} " * 40_000).encode(), None, paths)
"""


@POSIX
def test_a_killed_save_leaves_a_whole_file(target: Path, tmp_path: Path) -> None:
    command = [sys.executable, "-c", KILLED, str(target), str(tmp_path / "own")]
    for attempt in range(30):
        with subprocess.Popen(command, stdout=subprocess.PIPE, env=child_environment()) as writer:
            assert writer.stdout is not None
            writer.stdout.readline()
            killer = threading.Timer(0.003 * attempt, writer.kill)
            killer.start()
            writer.wait()
            killer.join()
        words = target.read_bytes().split()
        assert target.read_bytes() == OLD or (len(words) == 40_000 and len(set(words)) == 1)
    write_safely(target, NEW, None, Paths.under(tmp_path / "own"))
    assert names_beside(target) == [target.name]
