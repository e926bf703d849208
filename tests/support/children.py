"""Python processes beside the test's own, which see the same source and the same empty home."""

import os
import subprocess
import sys
from typing import Final

SCREEN: Final = ("DISPLAY", "WAYLAND_DISPLAY", "QT_QPA_PLATFORM")
"""The variables that tell where windows can be shown."""


def child_environment() -> dict[str, str]:
    """The variables for a child: the test's own paths, and no screen."""
    variables = {name: value for name, value in os.environ.items() if name not in SCREEN}
    return variables | {"PYTHONPATH": os.pathsep.join(path for path in sys.path if path)}


def run_python(*arguments: str, stdin: str = "", **variables: str) -> subprocess.CompletedProcess[str]:
    """Run Python with `arguments` to its end; what it printed is in the answer."""
    return subprocess.run(
        [sys.executable, *arguments],
        input=stdin,
        capture_output=True,
        text=True,
        env=child_environment() | variables,
        check=False,
        timeout=120,
    )


def run_program(*arguments: str, stdin: str = "", **variables: str) -> subprocess.CompletedProcess[str]:
    """Run the program's command line without a screen."""
    return run_python("-m", "postmortem_desk", *arguments, stdin=stdin, **variables)
