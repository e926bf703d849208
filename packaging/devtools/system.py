"""The system's part: is there a screen, and is everything there that Qt loads? On Debian it can be installed."""

import ctypes
import os
import shutil
import subprocess
import sys
from collections.abc import Iterable, Mapping

QT = {
    "libGL.so.1": "libgl1",
    "libEGL.so.1": "libegl1",
    "libxkbcommon.so.0": "libxkbcommon0",
    "libdbus-1.so.3": "libdbus-1-3",
    "libfontconfig.so.1": "libfontconfig1",
    "libglib-2.0.so.0": "libglib2.0-0",
}
"""Libraries that Qt loads everywhere, each with the Debian package that has it."""

WINDOW = {
    "libxcb-cursor.so.0": "libxcb-cursor0",
    "libxcb-icccm.so.4": "libxcb-icccm4",
    "libxcb-image.so.0": "libxcb-image0",
    "libxcb-keysyms.so.1": "libxcb-keysyms1",
    "libxcb-randr.so.0": "libxcb-randr0",
    "libxcb-render-util.so.0": "libxcb-render-util0",
    "libxcb-shape.so.0": "libxcb-shape0",
    "libxcb-xkb.so.1": "libxcb-xkb1",
    "libxkbcommon-x11.so.0": "libxkbcommon-x11-0",
}
"""Libraries that Qt loads for a window on an X screen."""

SCREEN_PROGRAMS = {"Xvfb": "xvfb", "xauth": "xauth", "xdotool": "xdotool"}
"""Programs that give the tests a screen and drive its mouse and keys."""

EXTERNAL_PROGRAMS = {"strace": "strace", "chromium": "chromium"}
"""Programs of the tests with the marker `external`."""


def has_screen(platform: str, variables: Mapping[str, str]) -> bool:
    """Whether a window can be opened on `platform` (as in sys.platform) with these environment variables."""
    if platform in ("win32", "darwin"):
        return True
    return bool(variables.get("DISPLAY") or variables.get("WAYLAND_DISPLAY"))


def missing_libraries(libraries: Mapping[str, str]) -> list[str]:
    """The names of those libraries that cannot be loaded; none on Windows and macOS, where Qt brings all it needs."""
    return [name for name in libraries if not _loads(name)] if sys.platform == "linux" else []


def missing_programs(programs: Mapping[str, str]) -> list[str]:
    """The names of those programs that are not in PATH; none on Windows and macOS, where tests do without them."""
    return [name for name in programs if shutil.which(name) is None] if sys.platform == "linux" else []


def may_install() -> bool:
    """Whether packages can be installed without asking anybody: root, on a system with apt-get."""
    return sys.platform == "linux" and shutil.which("apt-get") is not None and os.geteuid() == 0


def install(packages: Iterable[str]) -> bool:
    """Install Debian packages. Returns whether it went well; what apt-get said is shown only if it did not."""
    names = sorted(set(packages))
    print(f"Installing system packages: {' '.join(names)} ...", flush=True)
    variables = {**os.environ, "DEBIAN_FRONTEND": "noninteractive"}
    said = ""
    for command in (["update"], ["install", "--yes", "--no-install-recommends", *names]):
        done = subprocess.run(
            ["apt-get", *command],
            env=variables,
            stdout=subprocess.PIPE,
            stderr=subprocess.STDOUT,
            text=True,
            check=False,
        )
        said += done.stdout
    if done.returncode:
        print(said, file=sys.stderr, flush=True)
    return done.returncode == 0


def remedy(missing: Iterable[str], packages: Iterable[str], *, apt: bool) -> str:
    """What to tell a person who has to install it: the exact line where `apt` is there, the names elsewhere."""
    names = ", ".join(missing)
    if apt:
        line = f"sudo apt-get update && sudo apt-get install --no-install-recommends {' '.join(sorted(set(packages)))}"
        return f"Missing on this system: {names}. Install them with\n    {line}"
    return f"Missing on this system: {names}. Install what brings them with the system's package manager."


def provide(libraries: Mapping[str, str], programs: Mapping[str, str]) -> list[str]:
    """Install what is missing of these where that is allowed, else say how. Returns what is still missing."""
    missing = missing_libraries(libraries) + missing_programs(programs)
    if not missing:
        return []
    known = {**libraries, **programs}
    packages = [known[name] for name in missing]
    if may_install() and install(packages):
        missing = missing_libraries(libraries) + missing_programs(programs)
    if missing:
        apt = shutil.which("apt-get") is not None
        print(remedy(missing, [known[name] for name in missing], apt=apt), file=sys.stderr, flush=True)
    return missing


def _loads(name: str) -> bool:
    try:
        ctypes.CDLL(name)
    except OSError:
        return False
    return True
