"""The table of what things cost: every case of every module beside this one, for several counts of events."""

import argparse
import importlib
import pkgutil
from collections.abc import Iterator
from pathlib import Path

from benchmarks.goals import goal_of
from benchmarks.measuring import Case, median_time

HERE = Path(__file__).resolve().parent
NAME_WIDTH = 48
CELL_WIDTH = 26


def found_cases() -> Iterator[tuple[str, Case]]:
    """Every case, with the name of its module."""
    for module in pkgutil.iter_modules([str(HERE)]):
        if module.name.startswith("test_") or module.name in ("run", "started", "table"):
            continue
        make = getattr(importlib.import_module(f"benchmarks.{module.name}"), "cases", None)
        for case in make() if make is not None else ():
            yield module.name, case


def cell(module: str, name: str, count: int, taken: float) -> str:
    """A time, and beside it the goal and whether it is met."""
    text = f"{taken:,.2f}" if taken < 10 else f"{taken:,.0f}"
    goal = goal_of(module, name, count)
    if goal is None:
        return text
    return f"{text} of {goal:,g} {'ok' if taken <= goal else 'MISSED'}"


def main() -> int:
    """Measure and print."""
    arguments = argparse.ArgumentParser(
        description="Prints what things cost, in milliseconds where no other unit is named."
    )
    arguments.add_argument("--counts", default="10,1000,5000", help="numbers of events")
    arguments.add_argument("--only", default="", help="only cases with these words in their module or name")
    given = arguments.parse_args()
    counts = [int(count) for count in given.counts.split(",")]
    print("medians, in ms".ljust(NAME_WIDTH) + "".join(f"{count:,} events".rjust(CELL_WIDTH) for count in counts))
    shown = ""
    for module, (name, make) in found_cases():
        if given.only.lower() not in f"{module} {name}".lower():
            continue
        if module != shown:
            print(f"\n{module}")
            shown = module
        print(f"  {name}".ljust(NAME_WIDTH), end="", flush=True)
        for count in counts:
            print(cell(module, name, count, median_time(make(count))).rjust(CELL_WIDTH), end="", flush=True)
        print()
    return 0
