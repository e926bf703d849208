"""The parts of dev.py, one by one."""

import ast
import json
import sys
from pathlib import Path

import pytest

from devtools import system
from devtools.commands import run_command
from devtools.environment import STAMP, Environment
from devtools.trouble import SetUpTrouble

on_linux = pytest.mark.skipif(sys.platform != "linux", reason="only Linux leaves libraries to the system")


@pytest.fixture
def environment(tmp_path: Path) -> Environment:
    """A project folder, not set up."""
    (tmp_path / "pyproject.toml").write_text("[project]\n")
    (tmp_path / "requirements.lock").write_text("a==1\n")
    return Environment(tmp_path)


def stamp(environment: Environment, text: str | None = None) -> None:
    """Leave the environment as a finished set-up does, or with `text` for its stamp."""
    environment.python.parent.mkdir(parents=True, exist_ok=True)
    environment.python.touch()
    wanted = environment.wanted()
    whole = json.dumps({"base": wanted.base, "lock": wanted.lock, "project": wanted.project})
    (environment.folder / STAMP).write_text(whole if text is None else text)


def test_a_finished_environment_is_known_by_its_stamp(environment: Environment) -> None:
    stamp(environment)

    assert environment.found() == environment.wanted()


@pytest.mark.parametrize("text", ["", "{", "[]", "{}", '{"base": "x"}', "null"])
def test_a_stamp_that_is_not_whole_counts_as_none(environment: Environment, text: str) -> None:
    stamp(environment, text)

    assert environment.found() is None


def test_an_environment_whose_python_is_gone_counts_as_none(environment: Environment) -> None:
    stamp(environment)
    environment.python.unlink()

    assert environment.found() is None


@pytest.mark.parametrize("name", ["pyproject.toml", "requirements.lock"])
def test_a_changed_file_asks_for_another_stamp_and_other_line_ends_do_not(environment: Environment, name: str) -> None:
    before = environment.wanted()
    path = environment.root / name
    path.write_bytes(path.read_bytes().replace(b"\n", b"\r\n"))
    same = environment.wanted()
    path.write_text("changed\n")

    assert same == before
    assert environment.wanted() != before


def test_a_checkout_that_was_moved_asks_for_another_stamp(environment: Environment, tmp_path: Path) -> None:
    before = environment.wanted()
    moved = tmp_path / "moved"
    moved.mkdir()
    for name in ("pyproject.toml", "requirements.lock"):
        (environment.root / name).rename(moved / name)

    assert Environment(moved).wanted() != before


def test_a_missing_lock_is_told_in_a_sentence(environment: Environment) -> None:
    (environment.root / "requirements.lock").unlink()

    with pytest.raises(SetUpTrouble, match=r"requirements\.lock cannot be read .* Is the checkout complete\?"):
        environment.make_ready()


def test_variables_that_lead_out_of_the_environment_are_not_passed_on(
    environment: Environment, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("PYTHONPATH", "/elsewhere")
    monkeypatch.setenv("PIP_TARGET", "/elsewhere")
    monkeypatch.setenv("PIP_CERT", "/kept")

    assert environment.variables().get("PIP_CERT") == "/kept"
    assert "/elsewhere" not in environment.variables().values()


@pytest.mark.parametrize(
    ("platform", "variables", "expected"),
    [
        ("linux", {}, False),
        ("linux", {"DISPLAY": ""}, False),
        ("linux", {"DISPLAY": ":0"}, True),
        ("linux", {"WAYLAND_DISPLAY": "wayland-0"}, True),
        ("darwin", {}, True),
        ("win32", {}, True),
    ],
)
def test_a_screen_is_where_a_window_can_be_opened(platform: str, variables: dict[str, str], expected: bool) -> None:
    assert system.has_screen(platform, variables) is expected


@on_linux
def test_what_is_missing_is_found_by_trying() -> None:
    assert system.missing_libraries({"libc.so.6": "libc6", "libnowhere.so.9": "libnowhere9"}) == ["libnowhere.so.9"]
    assert system.missing_programs({"sh": "dash", "no-such-program": "nowhere"}) == ["no-such-program"]


def test_on_debian_the_exact_line_is_told() -> None:
    told = system.remedy(["libGL.so.1", "Xvfb"], ["xvfb", "libgl1"], apt=True)

    assert told.splitlines() == [
        "Missing on this system: libGL.so.1, Xvfb. Install them with",
        "    sudo apt-get update && sudo apt-get install --no-install-recommends libgl1 xvfb",
    ]


def test_elsewhere_the_names_are_told() -> None:
    told = system.remedy(["libGL.so.1"], ["libgl1"], apt=False)

    assert "libGL.so.1" in told
    assert "apt" not in told


@pytest.mark.parametrize(
    ("arguments", "code"), [([], 2), (["--help"], 0), (["nonsense"], 2), (["check", "surplus"], 1)]
)
def test_a_command_that_is_not_understood_is_answered(
    arguments: list[str], code: int, capsys: pytest.CaptureFixture[str]
) -> None:
    assert run_command(arguments) == code
    told = capsys.readouterr()
    assert "usage:" in told.out + told.err or "surplus is not understood" in told.err


def test_an_older_python_can_read_the_command_and_is_told_what_it_lacks(project_root: Path) -> None:
    text = (project_root / "packaging/dev.py").read_text(encoding="utf-8")
    tree = ast.parse(text, feature_version=(3, 7))
    imported = {alias.name for node in tree.body if isinstance(node, ast.Import) for alias in node.names}

    assert imported == {"shutil", "sys"}
    assert not [node for node in tree.body if isinstance(node, ast.ImportFrom)]


def test_dev_needs_the_standard_library_only(project_root: Path) -> None:
    files = [project_root / "packaging/dev.py", *(project_root / "packaging/devtools").glob("*.py")]
    imported = set()
    for file in files:
        for node in ast.walk(ast.parse(file.read_text(encoding="utf-8"))):
            if isinstance(node, ast.Import):
                imported |= {alias.name.partition(".")[0] for alias in node.names}
            elif isinstance(node, ast.ImportFrom):
                imported.add((node.module or "").partition(".")[0])

    assert imported - set(sys.stdlib_module_names) == {"devtools"}
