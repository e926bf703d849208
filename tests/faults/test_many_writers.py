"""Several processes edit one file at once: every edit is in it at the end."""

import json
import subprocess
import sys
from collections.abc import Callable
from pathlib import Path

import pytest

from faults import saving
from postmortem_desk.storage.paths import Paths
from support.children import child_environment
from support.saved_file import names_beside

WRITERS = "abc"


@pytest.mark.parametrize("edits", [20, pytest.param(300, marks=pytest.mark.slow)])
def test_three_writers_of_one_file_lose_no_edit(
    target: Path, paths: Paths, edits: int, figure: Callable[[str], None]
) -> None:
    target.write_bytes(b"[]")
    command = [sys.executable, saving.__file__, "edits", str(target), str(paths.state.parent)]
    writers = [subprocess.Popen([*command, who, str(edits)], env=child_environment()) for who in WRITERS]
    assert [writer.wait(timeout=600) for writer in writers] == [0, 0, 0]
    lines = json.loads(target.read_bytes())
    wanted = [f"{who} {number}" for who in WRITERS for number in range(edits)]
    lost = set(wanted) - set(lines)
    figure(f"{len(WRITERS)} processes x {edits} edits: {len(lost)} of {len(wanted)} lost")
    assert sorted(lines) == sorted(wanted)
    assert names_beside(target) == [target.name]
