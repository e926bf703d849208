"""Figures that tests measure, and that stand at the end of a run, also of one in several processes."""

from collections.abc import Iterable, Iterator
from typing import Final

import pytest

FIGURE: Final = "figure"
"""The property of a test's report that holds a figure in words."""


def figures_of(reports: Iterable[object]) -> Iterator[str]:
    """The figures in the reports of a run, each once."""
    for report in reports:
        if isinstance(report, pytest.TestReport) and report.when == "call":
            yield from (str(value) for name, value in report.user_properties if name == FIGURE)
