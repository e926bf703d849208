"""However the program ends, what was not saved is in a recovery copy."""

import signal
import subprocess
import sys
from pathlib import Path

import pytest

from postmortem_desk.storage.paths import user_paths
from postmortem_desk.storage.recovery import LeftCopies
from support.children import child_environment

EDITED = """
import signal
import sys
from pathlib import Path
from PySide6.QtCore import QTimer
from postmortem_desk.app import gui
from postmortem_desk.storage.paths import user_paths

# The tests may run under nohup or behind a prompt: a program obeys where signals are ignored for it.
signal.signal(signal.SIGINT, signal.default_int_handler)
if hasattr(signal, "SIGHUP"):
    signal.signal(signal.SIGHUP, signal.SIG_DFL)

def edit(desk):
    document = desk.windows[0].document
    document.apply("Edit", lambda incident: incident.replaced(title="Never saved"))
    {then}
    print("edited", flush=True)

opened = gui.open_desk
def open_and_edit(*arguments):
    desk = opened(*arguments)
    QTimer.singleShot(0, lambda: edit(desk))
    return desk
gui.open_desk = open_and_edit
sys.exit(gui.run_window([Path(sys.argv[1])]))
"""


def started(example: Path, then: str) -> subprocess.Popen[bytes]:
    program = EDITED.replace("{then}", then)
    environment = child_environment() | {"QT_QPA_PLATFORM": "offscreen"}
    return subprocess.Popen([sys.executable, "-c", program, str(example)], stdout=subprocess.PIPE, env=environment)


def left_titles() -> list[str]:
    found = LeftCopies(user_paths())
    found.close()
    return [entry.copy.incident.title for entry in found.copies]


@pytest.mark.skipif(sys.platform == "win32", reason="signals of POSIX")
@pytest.mark.parametrize("number", [signal.SIGTERM, signal.SIGHUP, signal.SIGINT])
def test_a_signal_to_end_leaves_a_copy_at_once(example: Path, number: signal.Signals) -> None:
    before = example.read_bytes()
    with started(example, "pass") as process:
        assert process.stdout is not None
        assert process.stdout.readline().strip() == b"edited"
        process.send_signal(number)  # long before the copy that follows an edit
        assert process.wait(20) == 128 + number
    assert left_titles() == ["Never saved"]
    assert example.read_bytes() == before


def test_an_error_that_nobody_expected_leaves_a_copy_at_once(example: Path) -> None:
    count = "print(len(list(user_paths().recovery.rglob('*.recovery'))), flush=True)"
    then = f"QTimer.singleShot(0, lambda: 1 / 0); QTimer.singleShot(0, lambda: {count})"
    with started(example, then) as process:
        assert process.stdout is not None
        assert [process.stdout.readline().strip() for _ in range(2)] == [b"edited", b"1"]
        process.kill()
    assert left_titles() == ["Never saved"]
    assert "ZeroDivisionError" in "".join(log.read_text() for log in user_paths().logs.iterdir())
