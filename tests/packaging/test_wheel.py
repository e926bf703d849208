"""The wheel builds, installs into an empty environment, and brings along what the program needs; so does the source."""

import json
import os
import subprocess
import sys
import sysconfig
import tarfile
import venv
import zipfile
from pathlib import Path

import pytest


def call(*command: str | Path, folder: Path) -> str:
    """Run a program in `folder`, outside of the checkout, and give what it printed."""
    kept = {name: value for name, value in os.environ.items() if name != "PYTHONPATH"}
    done = subprocess.run([*command], cwd=folder, env=kept, capture_output=True, text=True, timeout=300, check=False)
    assert done.returncode == 0, f"{done.stdout}\n{done.stderr}"
    return done.stdout


@pytest.fixture(scope="module")
def wheel(project_root: Path, tmp_path_factory: pytest.TempPathFactory) -> Path:
    folder = tmp_path_factory.mktemp("wheel")
    pip = (sys.executable, "-m", "pip", "--disable-pip-version-check", "wheel", "--quiet")
    call(*pip, "--no-deps", "--no-build-isolation", "--no-index", "-w", folder, project_root, folder=folder)
    (made,) = folder.glob("*.whl")
    return made


@pytest.fixture(scope="module")
def installed(wheel: Path, tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The programs of an environment that holds the wheel. Its dependencies are read from the running environment."""
    folder = tmp_path_factory.mktemp("empty environment")
    venv.create(folder, symlinks=os.name != "nt")
    programs = folder / ("Scripts" if os.name == "nt" else "bin")
    pip = (sys.executable, "-m", "pip", "--disable-pip-version-check", "--python", folder)
    call(*pip, "install", "--quiet", "--no-deps", "--no-index", wheel, folder=folder)
    (site,) = folder.glob("[Ll]ib/**/site-packages")
    (site / "dependencies.pth").write_text(sysconfig.get_path("purelib"))
    return programs


def test_it_holds_the_package_every_resource_and_the_licences(wheel: Path, project_root: Path) -> None:
    names = set(zipfile.ZipFile(wheel).namelist())
    resources = project_root / "resources"
    wanted = {
        f"postmortem_desk/resources/{path.relative_to(resources).as_posix()}"
        for path in resources.rglob("*")
        if path.is_file()
    }

    assert len(wanted) > 15
    assert wanted - names == set()
    assert "postmortem_desk/py.typed" in names
    assert [name for name in names if name.endswith("/licenses/LICENSE")]
    assert [name for name in names if name.endswith("/licenses/resources/fonts/OFL.txt")]
    assert not [name for name in names if name.startswith(("tests/", "src/", "resources/")) or "__pycache__" in name]


def test_a_source_distribution_is_a_whole_checkout(project_root: Path, tmp_path: Path) -> None:
    call(sys.executable, "-m", "hatchling", "build", "-t", "sdist", "-d", tmp_path, folder=project_root)
    (made,) = tmp_path.glob("*.tar.gz")
    with tarfile.open(made) as archive:
        names = {name.partition("/")[2] for name in archive.getnames()}

    assert {"requirements.lock", ".ci/run", "packaging/dev.py", "tests/conftest.py", "README.md"} - names == set()
    assert not [name for name in names if name.startswith((".venv", ".git/", "dist/")) or "__pycache__" in name]


def test_it_is_small_enough_to_send(wheel: Path) -> None:
    assert wheel.stat().st_size < 5_000_000


def test_the_installed_program_runs_from_its_own_place(installed: Path, tmp_path: Path) -> None:
    asked = "import postmortem_desk.resource_files as files; print(files.__file__); print(files.resource_root())"
    module, resources = call(installed / "python", "-c", asked, folder=tmp_path).split("\n")[:2]

    assert Path(module).is_relative_to(installed.parent)
    assert Path(resources) == Path(module).parent / "resources"


def test_the_installed_command_tells_the_schema(installed: Path, tmp_path: Path) -> None:
    schema = json.loads(call(installed / "postmortem-desk", "schema", folder=tmp_path))

    assert "timeline" in schema["properties"]


@pytest.mark.parametrize("ending", ["html", "pdf", "md"])
def test_the_installed_command_makes_an_incident_and_its_documents(
    installed: Path, tmp_path: Path, ending: str
) -> None:
    command = installed / "postmortem-desk"
    call(command, "new", "-o", "x.postmortem.json", folder=tmp_path)
    call(command, "export", "x.postmortem.json", "-o", f"x.{ending}", folder=tmp_path)

    assert (tmp_path / f"x.{ending}").stat().st_size > 100
