"""Makes requirements.lock: one list for every platform, with the hash of every file, and no address in it."""

import os
import subprocess
import sys
import tempfile
from pathlib import Path

from devtools.environment import LOCK
from devtools.trouble import SetUpTrouble

OLDEST_PYTHON = "3.11"
NOT_PASSED_ON = ("UV_FIND_LINKS", "UV_EXTRA_INDEX_URL", "UV_INDEX", "PYTHONPATH", "PYTHONHOME")
"""Variables that would let files of this machine alone into the lock."""


def make_lock(root: Path, *, upgrade: bool) -> None:
    """Write requirements.lock anew from pyproject.toml. Versions stay where they fit, unless `upgrade`.

    Needs a package index. Raises SetUpTrouble.
    """
    variables = {name: value for name, value in os.environ.items() if name not in NOT_PASSED_ON}
    with tempfile.TemporaryDirectory() as folder:
        uv = _uv(Path(folder), variables)
        command = [
            *(uv, "pip", "compile", "--quiet", "--no-config"),
            *("--universal", "--python-version", OLDEST_PYTHON, "--generate-hashes", "--no-emit-index-url"),
            *("--custom-compile-command", "python3 packaging/dev.py lock"),
            *("--group", "dev", "--output-file", LOCK, "pyproject.toml"),
            *(["--upgrade"] if upgrade else []),
        ]
        _call(command, variables, root, "No lock could be made; uv says above why. The old one stays.")
    print(f"Wrote {LOCK}.")


def _uv(folder: Path, variables: dict[str, str]) -> str:
    """Install uv for this one time; the project itself does without it."""
    trouble = "uv, which makes the lock, could not be installed; pip says above why."
    programs = folder / ("Scripts" if os.name == "nt" else "bin")
    _call([sys.executable, "-m", "venv", str(folder)], variables, folder, trouble)
    python = str(programs / "python")
    _call([python, "-m", "pip", "install", "--quiet", "--disable-pip-version-check", "uv"], variables, folder, trouble)
    return str(programs / "uv")


def _call(command: list[str], variables: dict[str, str], folder: Path, sentence: str) -> None:
    if subprocess.run(command, env=variables, cwd=folder, check=False).returncode:
        raise SetUpTrouble(sentence)
