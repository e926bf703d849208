"""The commands of dev.py."""

import shutil
import subprocess
import sys
from collections.abc import Callable, Mapping, Sequence
from pathlib import Path

from devtools import system, texts
from devtools.environment import Environment
from devtools.lock import make_lock
from devtools.trouble import SetUpTrouble

ROOT = Path(__file__).resolve().parents[2]
EXAMPLE = "resources/examples/checkout-outage.postmortem.json"
CHECKS = (("ruff", "check"), ("ruff", "format", "--check"), ("mypy",), ("lint-imports",))
USAGE = """\
usage: python3 packaging/dev.py COMMAND

  run [FILE...]    open the window on a copy of the bundled example in out/ (or on FILE);
                   without a screen, export the example to out/ as a web page, a PDF and Markdown
  test [...]       run the tests; everything behind it goes to pytest (-k name, -x, -m slow)
       --external  also those that need programs from outside, which are installed first
  check            lint, formatting, types and the import contract
  bench [...]      measure, and print a table
  texts LANGUAGE   bring the translations into a language (de) up to date with the texts of the source
  lock [--upgrade] make requirements.lock from pyproject.toml (--upgrade: with the newest versions)
  setup            only make everything ready
"""


def run_command(arguments: Sequence[str]) -> int:
    """Run the command in `arguments`. Returns the exit code."""
    commands: Mapping[str, Callable[[list[str]], int]] = {
        "run": run,
        "test": test,
        "check": check,
        "bench": bench,
        "texts": translate_texts,
        "lock": lock,
        "setup": set_up,
    }
    if not arguments or arguments[0] not in commands:
        asked = bool(arguments) and arguments[0] in ("-h", "--help", "help")
        print(USAGE, end="", file=sys.stdout if asked else sys.stderr)
        return 0 if asked else 2
    try:
        return commands[arguments[0]](list(arguments[1:]))
    except SetUpTrouble as trouble:
        print(trouble, file=sys.stderr)
        return 1
    except KeyboardInterrupt:
        return 130


def run(files: list[str]) -> int:
    """Open the window, or without a screen export the example."""
    environment = Environment(ROOT)
    variables = environment.variables()
    if not system.has_screen(sys.platform, variables):
        system.provide(system.QT, {})  # what stays missing is told; the exports do without
        environment.make_ready()
        return export_example(environment)
    _require({**system.QT, **(system.WINDOW if variables.get("DISPLAY") else {})})
    environment.make_ready()
    shown = [str(Path(file).resolve()) for file in files] or [str(example_to_edit())]
    return _call(environment, [str(environment.python), "-m", "postmortem_desk", *shown])


def example_to_edit() -> Path:
    """The example in `out/`, as a person left it there: what is saved in the window must not change the checkout."""
    copy = _out() / Path(EXAMPLE).name
    if not copy.exists():
        shutil.copyfile(ROOT / EXAMPLE, copy)
    return copy


def export_example(environment: Environment) -> int:
    """Export the bundled example to `out/` in every form; the command itself says what it made."""
    out = _out()
    print("There is no screen here, so no window; exporting the bundled example instead.", flush=True)
    for ending in ("html", "pdf", "md"):
        made = out / f"{Path(EXAMPLE).name.partition('.')[0]}.{ending}"
        command = [str(environment.python), "-m", "postmortem_desk", "export", str(ROOT / EXAMPLE), "-o", str(made)]
        code = _call(environment, command)
        if code:
            return code
    return 0


def _out() -> Path:
    out = ROOT / "out"
    out.mkdir(exist_ok=True)
    return out


def test(arguments: list[str]) -> int:
    """Run the tests without a screen; those with the marker `display` start one of their own."""
    _require(system.QT)
    external = system.EXTERNAL_PROGRAMS if "--external" in arguments else {}
    system.provide(system.WINDOW, {**system.SCREEN_PROGRAMS, **external})  # what stays missing is skipped in sight
    environment = Environment(ROOT)
    environment.make_ready()
    command = [str(environment.python), "-m", "pytest", *_workers(arguments), *arguments]
    return _call(environment, command, {"QT_QPA_PLATFORM": "offscreen"})


def _workers(arguments: list[str]) -> list[str]:
    """The whole suite runs on all processors; a part of it at once, in one process."""
    is_whole = all(argument.startswith("-") for argument in arguments)
    return ["--numprocesses", "auto", "--dist", "worksteal"] if is_whole else []


def check(arguments: list[str]) -> int:
    """Run every check of the source, also after one that failed. Returns 1 if any did."""
    _take_none(arguments)
    environment = Environment(ROOT)
    environment.make_ready()
    failed = []
    for name, *rest in CHECKS:
        line = " ".join([name, *rest])
        print(f"== {line}", flush=True)
        if _call(environment, [str(environment.program(name)), *rest]):
            failed.append(line)
    print(f"Failed: {', '.join(failed)}." if failed else "All checks passed.", flush=True)
    return 1 if failed else 0


def bench(arguments: list[str]) -> int:
    """Measure, without a screen."""
    _require(system.QT)
    environment = Environment(ROOT)
    environment.make_ready()
    command = [str(environment.python), str(ROOT / "tests/benchmarks/run.py"), *arguments]
    return _call(environment, command, {"QT_QPA_PLATFORM": "offscreen"})


def translate_texts(arguments: list[str]) -> int:
    """Bring the file of a language up to date and say what is missing in it."""
    if len(arguments) != 1 or not arguments[0].isalpha():
        raise SetUpTrouble("Name the language by its two letters: python3 packaging/dev.py texts de")
    print(texts.update(ROOT, arguments[0].lower()))
    return 0


def lock(arguments: list[str]) -> int:
    """Make the lock anew."""
    make_lock(ROOT, upgrade="--upgrade" in arguments)
    return 0


def set_up(arguments: list[str]) -> int:
    """Make everything ready, and nothing else."""
    _take_none(arguments)
    _require(system.QT)
    Environment(ROOT).make_ready()
    print("Ready.")
    return 0


def _require(libraries: Mapping[str, str]) -> None:
    if system.provide(libraries, {}):
        raise SetUpTrouble("Qt cannot start without them. Run the same again when they are there.")


def _take_none(arguments: list[str]) -> None:
    if arguments:
        raise SetUpTrouble(f"This command takes nothing behind it; {' '.join(arguments)} is not understood.")


def _call(environment: Environment, command: list[str], more: Mapping[str, str] | None = None) -> int:
    return subprocess.run(command, cwd=ROOT, env={**environment.variables(), **(more or {})}, check=False).returncode
