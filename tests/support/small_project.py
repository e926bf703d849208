"""A project of a few files that `dev.py` can set up in seconds and without a network: to see the set-up itself work."""

import base64
import hashlib
import os
import shutil
import subprocess
import sys
import zipfile
from dataclasses import dataclass
from pathlib import Path

PACKAGING = Path(__file__).resolve().parents[2] / "packaging"

PYPROJECT = """\
[build-system]
requires = []
build-backend = "backend"
backend-path = ["."]

[project]
name = "postmortem-desk"
version = "0"
"""

BACKEND = """\
import sys
sys.path.insert(0, {support!r})
from support.small_project import write_wheel
from pathlib import Path


def build_editable(wheel_directory, config_settings=None, metadata_directory=None):
    files = {{"_here.pth": str(Path.cwd() / "src")}}
    return write_wheel(Path(wheel_directory), "postmortem_desk", "0", files).name
"""

PROGRAM = """\
import sys
from pathlib import Path
import tiny

print("tiny", tiny.VERSION)
print("program", *sys.argv[1:])
if "-o" in sys.argv:
    Path(sys.argv[-1]).write_text("made")
"""


def write_wheel(folder: Path, name: str, version: str, files: dict[str, str]) -> Path:
    """A wheel with these files, as pip installs it."""
    info = f"{name}-{version}.dist-info"
    held = files | {
        f"{info}/METADATA": f"Metadata-Version: 2.1\nName: {name}\nVersion: {version}\n",
        f"{info}/WHEEL": "Wheel-Version: 1.0\nGenerator: tests\nRoot-Is-Purelib: true\nTag: py3-none-any\n",
    }
    record = "".join(f"{path},sha256={_digest(text)},{len(text.encode())}\n" for path, text in held.items())
    path = folder / f"{name}-{version}-py3-none-any.whl"
    with zipfile.ZipFile(path, "w") as archive:
        for inside, text in (held | {f"{info}/RECORD": f"{record}{info}/RECORD,,\n"}).items():
            archive.writestr(inside, text)
    return path


def _digest(text: str) -> str:
    return base64.urlsafe_b64encode(hashlib.sha256(text.encode()).digest()).rstrip(b"=").decode()


@dataclass(frozen=True)
class SmallProject:
    """The project in `root`, with a program that says how it was called."""

    root: Path

    @classmethod
    def create(cls, root: Path) -> "SmallProject":
        """Lay its files out; nothing is set up yet."""
        shutil.copytree(
            PACKAGING / "devtools", root / "packaging/devtools", ignore=shutil.ignore_patterns("__pycache__")
        )
        shutil.copy(PACKAGING / "dev.py", root / "packaging")
        (root / "src/postmortem_desk").mkdir(parents=True)
        (root / "src/postmortem_desk/__main__.py").write_text(PROGRAM)
        (root / "resources/examples").mkdir(parents=True)
        (root / "resources/examples/checkout-outage.postmortem.json").write_text("the example")
        (root / "pyproject.toml").write_text(PYPROJECT)
        (root / "backend.py").write_text(BACKEND.format(support=str(Path(__file__).resolve().parents[1])))
        project = cls(root)
        project.lock("1")
        return project

    def lock(self, version: str, *, forged: bool = False) -> None:
        """Let the lock name this version of the one package that the program needs; `forged` with another's hash."""
        wheel = write_wheel(self.root, "tiny", version, {"tiny.py": f"VERSION = {version!r}\n"})
        digest = hashlib.sha256(b"another" if forged else wheel.read_bytes()).hexdigest()
        (self.root / "requirements.lock").write_text(f"tiny @ {wheel.as_uri()} --hash=sha256:{digest}\n")

    def start(self, *arguments: str, display: str = "") -> subprocess.Popen[str]:
        """Start dev.py as a person does, on a machine with this X display or with none."""
        kept = {name: value for name, value in os.environ.items() if name not in ("DISPLAY", "WAYLAND_DISPLAY")}
        return subprocess.Popen(
            [sys.executable, str(self.root / "packaging/dev.py"), *arguments],
            env=kept | ({"DISPLAY": display} if display else {}),
            cwd=self.root.parent,
            stdout=subprocess.PIPE,
            stderr=subprocess.PIPE,
            text=True,
        )

    def dev(self, *arguments: str, display: str = "") -> subprocess.CompletedProcess[str]:
        """Call dev.py and wait for its end."""
        with self.start(*arguments, display=display) as process:
            out, err = process.communicate(timeout=300)
        return subprocess.CompletedProcess(arguments, process.returncode, out, err)
