"""What every test starts from: an empty home of its own, no screen, and noise that fails."""

import gc
import os
import sys
import threading
from collections.abc import Iterator
from pathlib import Path
from typing import TYPE_CHECKING

import pytest
from hypothesis import HealthCheck, settings

os.environ["QT_QPA_PLATFORM"] = "offscreen"  # before Qt is loaded, and whatever the caller's screen is

from postmortem_desk.resource_files import resource_path
from postmortem_desk.session.garbage import collect_due
from postmortem_desk.storage.paths import Paths, user_paths
from support.figures import figures_of
from support.home import home_environment
from support.patient_bot import PatientBot
from support.screen import Screen, missing_for_a_screen, running_screen

if TYPE_CHECKING:
    from postmortem_desk.insight.checks.rules import RuleBook

ROOT = Path(__file__).resolve().parents[1]
THREAD_PATIENCE = 10.0
"""Seconds: a thread that ends in its time is waited for on a busy machine, too; one that was left never ends."""

settings.register_profile(
    "ours",
    deadline=None,  # two shared cores: a slow moment is not a finding
    max_examples=60,
    derandomize="CI" in os.environ,
    database=None if "CI" in os.environ else settings.default.database,
    suppress_health_check=[HealthCheck.too_slow],
)
settings.load_profile("ours")


def pytest_addoption(parser: pytest.Parser) -> None:
    parser.addoption("--external", action="store_true", help="run the tests that need programs from outside, too")


def pytest_collection_modifyitems(config: pytest.Config, items: list[pytest.Item]) -> None:
    """Skip in sight what cannot run here, with what would make it run."""
    reasons = {}
    if not config.getoption("--external"):
        reasons["external"] = "needs programs from outside: python3 packaging/dev.py test --external"
    missing = missing_for_a_screen()
    if missing:
        reasons["display"] = f"needs a window under Xvfb; missing: {', '.join(missing)}"
    if not config.getoption("-m"):
        reasons["slow"] = "runs on request: python3 packaging/dev.py test -m slow"
    for item in items:
        for name, reason in reasons.items():
            if item.get_closest_marker(name):
                item.add_marker(pytest.mark.skip(reason=reason))


def pytest_terminal_summary(terminalreporter: pytest.TerminalReporter) -> None:
    """Print the figures that tests have measured."""
    figures = list(figures_of(report for reports in terminalreporter.stats.values() for report in reports))
    if figures:
        terminalreporter.section("figures of the faults")
        for line in figures:
            terminalreporter.write_line(line)


@pytest.fixture(autouse=True)
def home(tmp_path_factory: pytest.TempPathFactory, monkeypatch: pytest.MonkeyPatch) -> Path:
    """An empty home folder, where also the folders for configuration, state and caches are. Every test has its own."""
    folder = tmp_path_factory.mktemp("home")
    for name, value in home_environment(folder).items():
        monkeypatch.setenv(name, value)
    monkeypatch.setenv("PYTHONPATH", str(ROOT / "src"))  # programs that a test starts run the same source
    return folder


@pytest.fixture
def paths(tmp_path: Path) -> Paths:
    """The program's own folders, below the folder of the test."""
    return Paths.under(tmp_path / "own")


@pytest.fixture
def example(tmp_path: Path) -> Path:
    """The bundled example as somebody's file, which may be written."""
    path = tmp_path / "outage.postmortem.json"
    path.write_bytes(resource_path("examples/checkout-outage.postmortem.json").read_bytes())
    return path


@pytest.fixture
def book(home: Path) -> "RuleBook":
    """The rules of the checks as they are bundled: in an empty home there are no others."""
    from postmortem_desk.storage.rules import load_rules  # few tests need what it loads

    return load_rules(user_paths())


@pytest.fixture
def qtbot(qapp: object, request: pytest.FixtureRequest) -> PatientBot:
    """The robot that works windows; a busy machine makes it wait longer, and nothing else."""
    return PatientBot(request)


@pytest.fixture(autouse=True)
def _garbage_goes_in_this_thread() -> Iterator[None]:
    """As in the program: objects of Qt in it may go in the thread alone that made them."""
    gc.disable()
    yield
    collect_due()


@pytest.fixture(autouse=True)
def _nothing_left_running() -> Iterator[None]:
    """Fail the test that leaves a thread or a visible window behind: the next one would pay for it."""
    before = set(threading.enumerate())
    yield
    for thread in set(threading.enumerate()) - before:
        if isinstance(thread, threading._DummyThread):
            continue  # Qt's own thread, seen once by Python
        thread.join(THREAD_PATIENCE)
        assert not thread.is_alive(), f"{thread.name} still runs"
    if widgets := sys.modules.get("PySide6.QtWidgets"):
        shown = [window for window in widgets.QApplication.topLevelWidgets() if window.isVisible()]
        for window in shown:
            window.close()
        assert not shown, f"left on the screen: {shown}"


@pytest.fixture(autouse=True)
def _plain_looks_again() -> Iterator[None]:
    """Take a theme away that a test gave the one application that all of them share."""
    yield
    widgets, gui = sys.modules.get("PySide6.QtWidgets"), sys.modules.get("PySide6.QtGui")
    application = widgets.QApplication.instance() if widgets else None
    if gui and application and application.styleSheet():
        application.setStyleSheet("")
        application.setPalette(gui.QPalette())
        application.setProperty("postmortem_desk_paper", None)


@pytest.fixture(scope="session")
def project_root() -> Path:
    """The checkout that is tested."""
    return ROOT


@pytest.fixture(scope="session")
def shared() -> Path:
    """The folder of samples and corpora that lies beside some checkouts; tests that need it are skipped elsewhere."""
    folder = ROOT.parent / "shared"
    if not folder.is_dir():
        pytest.skip("needs the folder ../shared, which is not beside this checkout")
    return folder


@pytest.fixture(scope="session")
def screen(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Screen]:
    """An X screen of our own for child processes: real windows, real keys, real drags."""
    missing = missing_for_a_screen()
    if missing:
        pytest.skip(f"needs a window under Xvfb; missing: {', '.join(missing)}")
    with running_screen(tmp_path_factory.mktemp("screen")) as running:
        yield running
