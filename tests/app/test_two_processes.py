"""One file in two processes: the second shows the window of the first, and goes its own way when that one hangs."""

import signal
import subprocess
import sys
from pathlib import Path

import pytest

from support.children import child_environment

FIRST = """
import sys
from pathlib import Path
from PySide6.QtCore import QTimer
from postmortem_desk.app import gui

opened = gui.open_desk
def and_tell(*arguments):
    desk = opened(*arguments)
    desk.shared.wanted.connect(lambda window: print("shown", window.document.path.name, flush=True))
    QTimer.singleShot(0, lambda: print("open", len(desk.windows), desk.windows[0].parts.notice.sentence, flush=True))
    return desk
gui.open_desk = and_tell
sys.exit(gui.run_window([Path(name) for name in sys.argv[1:]]))
"""


def started(*files: Path) -> subprocess.Popen[str]:
    environment = child_environment() | {"QT_QPA_PLATFORM": "offscreen"}
    command = [sys.executable, "-c", FIRST, *map(str, files)]
    return subprocess.Popen(command, stdout=subprocess.PIPE, env=environment, text=True)


def said(process: subprocess.Popen[str]) -> str:
    assert process.stdout is not None
    return process.stdout.readline().strip()


def test_the_second_process_shows_the_window_of_the_first_and_ends(example: Path, tmp_path: Path) -> None:
    link = tmp_path / "link.json"
    link.symlink_to(example)
    with started(example) as first:
        assert said(first) == "open 1"
        with started(link) as second:
            assert second.wait(20) == 0
            assert said(second) == ""
        assert said(first) == "shown outage.postmortem.json"
        first.kill()
    with started(example) as third:  # a dead process has nothing open
        assert said(third) == "open 1"
        third.kill()


@pytest.mark.skipif(sys.platform == "win32", reason="signals of POSIX")
def test_where_the_first_process_hangs_the_second_opens_the_file_read_only(example: Path) -> None:
    with started(example) as first:
        assert said(first) == "open 1"
        first.send_signal(signal.SIGSTOP)
        with started(example) as second:
            assert "does not answer" in said(second)
            second.kill()
        first.kill()
