"""The program as a person at a keyboard and a mouse has it: a process of its own, seen only from outside."""

import subprocess
import sys
import time
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from pathlib import Path

from support.screen import Screen

PATIENCE = 30.0
LOOK_AGAIN = 0.05


class Walker:
    """Presses keys, and moves and clicks the mouse, in the window that was opened last."""

    def __init__(self, screen: Screen) -> None:
        self._screen = screen
        self._window = ""
        self._seen: set[str] = set()

    def wait_for_window(self, title: str) -> None:
        """Wait for a window that was not there before, whose title holds `title`, and give it the keyboard.

        There is no window manager that would.
        """
        until(lambda: self._newest(title) not in ("", *self._seen), f"no new window {title}")
        self._window = self._newest(title)
        self._seen.add(self._window)
        self._screen.xdotool("windowfocus", "--sync", self._window)

    def write_file(self, keys: str, dialog: str, path: Path, title: str) -> None:
        """Ask for a `dialog` by `keys`, name a file in it, and go on in the window whose title holds `title`."""
        self.press(keys)
        self.name_file(dialog, path, title)

    def name_file(self, dialog: str, path: Path, title: str) -> None:
        """The same, where the dialog has been asked for."""
        self.wait_for_window(dialog)
        self.press("ctrl+a")
        self.write(str(path))
        until(lambda: self._accepted(dialog), "the dialog stays")
        until(lambda: bool(self._newest(title)), f"nothing is called {title}")
        self._window = self._newest(title)
        self._screen.xdotool("windowfocus", "--sync", self._window)

    def _accepted(self, title: str) -> bool:
        """Press Enter in a dialog and say whether it has gone.

        Its list of suggestions takes the first Enter, and without a window manager the keyboard, too.
        """
        if self._newest(title):
            self._screen.try_xdotool("windowfocus", "--sync", self._window, "key", "Return", "sleep", "0.2")
        return not self._newest(title)

    def _newest(self, title: str) -> str:
        found = self._screen.try_xdotool("search", "--onlyvisible", "--name", title).split()
        return found[-1] if found else ""

    def press(self, *keys: str) -> None:
        """Press keys one after the other: "Tab", "ctrl+s"."""
        self._screen.xdotool("key", "--delay", "12", *keys)

    def write(self, text: str) -> None:
        """Type a text."""
        self._screen.xdotool("type", "--delay", "8", "--", text)

    def enter(self, text: str) -> None:
        """Type a text and press Enter."""
        self.write(text)
        self.press("Return")

    def click(self, x: int, y: int, *held: str) -> None:
        """Click at a place of the screen, with keys held."""
        down = [word for key in held for word in ("keydown", key)]
        up = [word for key in held for word in ("keyup", key)]
        self._screen.xdotool("mousemove", x, y, *down, "click", "1", *up)

    def drag(self, x: int, y: int, to_x: int, to_y: int, steps: int = 10) -> None:
        """Drag from one place of the screen to another, as slowly as a hand."""
        self._screen.xdotool("mousemove", x, y, "mousedown", "1")
        for step in range(1, steps + 1):
            part_x, part_y = x + (to_x - x) * step // steps, y + (to_y - y) * step // steps
            self._screen.xdotool("mousemove", "--sync", part_x, part_y, "sleep", "0.03")
        self._screen.xdotool("sleep", "0.1", "mouseup", "1")


def until(is_so: Callable[[], bool], otherwise: str) -> None:
    """Look from outside until something is so; there is no signal to wait for in another process."""
    end = time.monotonic() + PATIENCE
    while not is_so():
        assert time.monotonic() < end, otherwise
        time.sleep(LOOK_AGAIN)


@contextmanager
def running_program(screen: Screen, *files: Path) -> Iterator["subprocess.Popen[bytes]"]:
    """The program on the screen; it is ended at the end."""
    command = [sys.executable, "-m", "postmortem_desk", *map(str, files)]
    with subprocess.Popen(command, env=screen.environment, stderr=subprocess.PIPE) as process:
        try:
            yield process
        finally:
            process.terminate()
