"""The program opens no network connection, seen from outside while it works."""

import re
import shutil
import subprocess
import sys
from pathlib import Path

import pytest

WATCHED = """
import sys
from pathlib import Path

def watch(event, arguments):
    if event.startswith("socket."):
        print(event, arguments)
        raise RuntimeError(event)

sys.addaudithook(watch)
"""
WORK = """
from postmortem_desk.app.main import main
main(["new", "-o", "x.postmortem.json"])
for ending in ("html", "pdf", "md"):
    main(["export", "x.postmortem.json", "-o", f"x.{ending}"])
print("worked")
"""
WINDOW = """
from pathlib import Path
from PySide6.QtCore import QTimer
from postmortem_desk.app.gui import build_application, open_desk
from postmortem_desk.storage.paths import user_paths
application = build_application(["x"])
desk = open_desk(application, user_paths(), [Path("x.postmortem.json")])
QTimer.singleShot(1500, application.quit)
application.exec()
print("shown")
"""


def python(program: str, folder: Path, *before: str) -> str:
    """Run a program in `folder` and give what it printed."""
    done = subprocess.run(
        [*before, sys.executable, "-c", program], cwd=folder, capture_output=True, text=True, timeout=120, check=False
    )
    return done.stdout + done.stderr


def test_making_every_document_asks_python_for_no_socket(tmp_path: Path) -> None:
    told = python(WATCHED + WORK, tmp_path)

    assert "socket." not in told
    assert all((tmp_path / f"x.{ending}").exists() for ending in ("postmortem.json", "html", "pdf", "md")), told


def test_the_watch_sees_a_socket(tmp_path: Path) -> None:
    assert "socket.__new__" in python(WATCHED + "import socket; socket.socket()", tmp_path)


@pytest.mark.external
@pytest.mark.parametrize(("program", "last"), [(WORK, "worked"), (WORK + WINDOW, "shown")])
def test_the_system_sees_no_internet_socket(tmp_path: Path, program: str, last: str) -> None:
    assert shutil.which("strace"), "strace is missing"
    log = tmp_path / "calls.log"
    told = python(program, tmp_path, "strace", "-f", "-e", "trace=socket,connect", "-o", str(log))
    control = tmp_path / "control.log"
    python("import socket; socket.socket()", tmp_path, "strace", "-f", "-e", "trace=socket", "-o", str(control))

    assert told.strip().endswith(last)
    assert (tmp_path / "x.pdf").exists(), told
    assert re.search(r"AF_INET", control.read_text())
    assert re.findall(r".*AF_INET.*", log.read_text()) == []
