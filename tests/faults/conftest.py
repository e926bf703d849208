"""What every fault is tried on."""

import os
import shutil
import sys
from collections.abc import Callable
from pathlib import Path

import pytest

from faults.saving import OLD
from support.figures import FIGURE
from support.saved_file import saved_file


@pytest.fixture
def target(tmp_path: Path) -> Path:
    """A saved file, alone in its folder."""
    return saved_file(tmp_path, OLD)


@pytest.fixture
def figure(record_property: Callable[[str, object], None]) -> Callable[[str], None]:
    """Note a figure, like `2,000 kills: 0 lost, 0 torn`; all of them stand below the run's last lines."""
    return lambda line: record_property(FIGURE, line)


@pytest.fixture
def as_root() -> None:
    """Skip where the system lets only root do what the test needs."""
    if sys.platform != "linux" or os.geteuid() != 0:
        pytest.skip("needs root on Linux: it mounts, freezes or changes users")


@pytest.fixture
def strace() -> str:
    """The program that injects failures into system calls."""
    program = shutil.which("strace")
    if program is None:
        pytest.skip("needs strace: python3 packaging/dev.py test --external installs it")
    return program
