"""The project's own environment in `.venv`: made once, repaired when it is not whole, renewed when the lock changes."""

import hashlib
import importlib
import importlib.util
import json
import os
import shutil
import subprocess
import sys
import time
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import asdict, dataclass
from pathlib import Path
from typing import TextIO

from devtools import system
from devtools.trouble import SetUpTrouble

if sys.platform == "win32":
    import msvcrt
else:
    import fcntl

LOCK = "requirements.lock"
STAMP = "set-up.json"
"""Lies in the environment and is written last: without it the environment is not whole."""

NOT_PASSED_ON = ("PYTHONHOME", "PYTHONPATH", "PIP_TARGET", "PIP_PREFIX", "PIP_ROOT", "PIP_USER", "VIRTUAL_ENV")
"""Variables that would lead the environment's Python or pip out of the environment."""


@dataclass(frozen=True, slots=True)
class Stamp:
    """What an environment was made from."""

    base: str
    """The Python version and the checkout's folder: both stand in the environment's files."""
    lock: str
    project: str


@dataclass(frozen=True, slots=True)
class Environment:
    """The environment of the checkout at `root`, made or not."""

    root: Path

    @property
    def folder(self) -> Path:
        """Where it lies."""
        return self.root / ".venv"

    @property
    def python(self) -> Path:
        """Its interpreter."""
        return self.program("python")

    def program(self, name: str) -> Path:
        """A program that is installed in it."""
        return self.folder / (f"Scripts/{name}.exe" if os.name == "nt" else f"bin/{name}")

    def wanted(self) -> Stamp:
        """The stamp that a whole environment carries now."""
        version = ".".join(map(str, sys.version_info[:2]))
        return Stamp(
            base=f"Python {version} on {sys.platform} in {self.root}",
            lock=_digest(self.root / LOCK),
            project=_digest(self.root / "pyproject.toml"),
        )

    def found(self) -> Stamp | None:
        """The stamp that it carries; None where it is not whole."""
        try:
            written = json.loads((self.folder / STAMP).read_text(encoding="utf-8"))
            stamp = Stamp(**written)
        except (OSError, ValueError, TypeError):
            return None
        return stamp if self.python.exists() else None

    def make_ready(self) -> None:
        """Make it, repair it or renew it, as far as needed. Raises SetUpTrouble."""
        if self.found() == self.wanted():
            return
        with _one_at_a_time(self.root / ".venv.lock"):
            self._renew()

    def _renew(self) -> None:
        wanted, found = self.wanted(), self.found()
        if found == wanted:
            return  # another call made it while this one waited
        if found is None or (found.base, found.lock) != (wanted.base, wanted.lock):
            self._remove()
            self._create()
            self._install_packages()
        self._install_project()
        _write(self.folder / STAMP, json.dumps(asdict(wanted), indent=2) + "\n")

    def variables(self) -> dict[str, str]:
        """The caller's environment variables without those that would lead out of this environment."""
        return {name: value for name, value in os.environ.items() if name not in NOT_PASSED_ON}

    def _remove(self) -> None:
        if self.folder.is_symlink():
            self.folder.unlink()
        elif self.folder.exists():
            print("Making .venv anew: it is not whole, or what it was made from has changed.", flush=True)
            (self.folder / STAMP).unlink(missing_ok=True)
            shutil.rmtree(self.folder)

    def _create(self) -> None:
        _require_ensurepip()
        print(f"Making .venv with Python {sys.version.split()[0]} ...", flush=True)
        self._call([sys.executable, "-m", "venv", str(self.folder)], "The environment could not be made.")

    def _install_packages(self) -> None:
        print(f"Installing the packages of {LOCK} (about 150 MB, once) ...", flush=True)
        self._pip(["--require-hashes", "--requirement", str(self.root / LOCK)])

    def _install_project(self) -> None:
        print("Installing the project into .venv ...", flush=True)
        self._pip(["--no-deps", "--no-build-isolation", "--no-index", "--editable", str(self.root)])

    def _pip(self, arguments: list[str]) -> None:
        command = [str(self.python), "-m", "pip", "install", "--quiet", "--disable-pip-version-check", "--no-input"]
        self._call(
            [*command, *arguments],
            "The packages could not be installed; pip says above why. When the cause is gone, run the same again: "
            "it starts over by itself.",
        )

    def _call(self, command: list[str], sentence: str) -> None:
        if subprocess.run(command, env=self.variables(), check=False).returncode:
            raise SetUpTrouble(sentence)


def _require_ensurepip() -> None:
    """Debian keeps this module of its Python in a package of its own."""
    if _has_ensurepip():
        return
    package = f"python{sys.version_info.major}.{sys.version_info.minor}-venv"
    debians = Path(sys.executable).parent == Path("/usr/bin")
    if debians and system.may_install() and system.install([package]) and _has_ensurepip():
        return
    raise SetUpTrouble(
        "This Python cannot make environments: its module ensurepip is missing. "
        f"On Debian and Ubuntu: sudo apt-get update && sudo apt-get install {package}; then run this again."
    )


def _has_ensurepip() -> bool:
    importlib.invalidate_caches()
    return importlib.util.find_spec("ensurepip") is not None


@contextmanager
def _one_at_a_time(path: Path) -> Iterator[None]:
    """Wait until no other call of dev.py sets this checkout up. The lock ends with the process, however it ends."""
    with path.open("a") as file:
        while not _locked(file):
            time.sleep(0.2)
        yield


def _locked(file: TextIO) -> bool:
    try:
        if sys.platform == "win32":
            msvcrt.locking(file.fileno(), msvcrt.LK_NBLCK, 1)
        else:
            fcntl.flock(file, fcntl.LOCK_EX | fcntl.LOCK_NB)
    except OSError:
        return False
    return True


def _digest(path: Path) -> str:
    try:
        # Line ends differ between checkouts of the same file.
        content = path.read_bytes().replace(b"\r\n", b"\n")
    except OSError as error:
        raise SetUpTrouble(f"{path} cannot be read ({error.strerror}). Is the checkout complete?") from error
    return hashlib.sha256(content).hexdigest()


def _write(path: Path, text: str) -> None:
    half = path.with_suffix(".part")
    half.write_text(text, encoding="utf-8")
    half.replace(path)
