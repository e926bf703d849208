"""An X screen for tests that need real windows: Xvfb, driven with xdotool."""

import ctypes
import os
import shutil
import subprocess
import sys
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

PROGRAMS = ("Xvfb", "xdotool")
LIBRARIES = ("libxcb-cursor.so.0", "libxkbcommon-x11.so.0")
SIZE = "1600x1000x24"

GRAB = """
import sys
from PySide6.QtGui import QGuiApplication
application = QGuiApplication([])
picture = application.primaryScreen().grabWindow(0)
sys.exit(0 if picture.save(sys.argv[1]) else 1)
"""


class Screen:
    """A running X screen. Programs are started with its `environment`."""

    def __init__(self, display: str) -> None:
        self.display = display

    @property
    def environment(self) -> dict[str, str]:
        """The test's environment, its own home included, with this screen instead of the offscreen one."""
        kept = {name: value for name, value in os.environ.items() if name != "WAYLAND_DISPLAY"}
        return kept | {"DISPLAY": self.display, "QT_QPA_PLATFORM": "xcb"}

    def xdotool(self, *arguments: str | int) -> str:
        """Run xdotool and give what it printed. Raises CalledProcessError when it fails."""
        done = subprocess.run(
            ["xdotool", *map(str, arguments)],
            env=self.environment,
            check=True,
            capture_output=True,
            text=True,
            timeout=60,
        )
        return done.stdout.strip()

    def try_xdotool(self, *arguments: str | int) -> str:
        """The same for a search that may find nothing, which xdotool calls a failure: then ""."""
        try:
            return self.xdotool(*arguments)
        except subprocess.CalledProcessError:
            return ""

    def focus(self, title: str) -> str:
        """Wait for the window whose title matches `title`, give it the keyboard, and return its id.

        No window manager runs here, so nobody else would.
        """
        window = self.xdotool("search", "--sync", "--onlyvisible", "--name", title).split()[-1]
        self.xdotool("windowfocus", "--sync", window)
        return window

    def screenshot(self, path: Path) -> None:
        """Save the whole screen as a picture; its ending says the format."""
        subprocess.run([sys.executable, "-c", GRAB, str(path)], env=self.environment, check=True, timeout=60)


def missing_for_a_screen() -> list[str]:
    """The programs and libraries that are missing for a screen; empty where one can be made."""
    missing = [name for name in PROGRAMS if shutil.which(name) is None]
    for name in LIBRARIES:
        try:
            ctypes.CDLL(name)
        except OSError:
            missing.append(name)
    return missing


@contextmanager
def running_screen(folder: Path) -> Iterator[Screen]:
    """Start Xvfb on a display that is free; what it says goes into `folder`."""
    reader, writer = os.pipe()
    command = ["Xvfb", "-displayfd", str(writer), "-screen", "0", SIZE, "-nolisten", "tcp", "-noreset"]
    with (folder / "xvfb.log").open("wb") as log:
        server = subprocess.Popen(command, pass_fds=[writer], stdout=log, stderr=log)
    os.close(writer)
    try:
        with os.fdopen(reader, encoding="ascii") as announced:
            number = announced.readline().strip()
        if not number:
            raise RuntimeError(f"Xvfb did not start: {(folder / 'xvfb.log').read_text(errors='replace')}")
        yield Screen(f":{number}")
    finally:
        server.terminate()
        server.wait(timeout=30)
