"""Times a call: warmed up, several times, and the middle one of the times is what counts."""

import gc
from collections.abc import Callable
from statistics import median
from time import perf_counter

Case = tuple[str, Callable[[int], Callable[[], object]]]
"""A name, and what makes the call to time for a count of events."""

MOST = 25
LEAST = 3
ENOUGH = 0.8
"""Seconds after which a call is not repeated any more, once it has been timed often enough."""


class Measured(float):
    """What a call returns that has measured itself; its case says in which unit."""


class Milliseconds(Measured):
    """Such a time, without what came before and after."""


def median_time(call: Callable[[], object]) -> float:
    """The median time of `call` in milliseconds (or of what it measures), after one call that does not count."""
    _once(call)
    times: list[float] = []
    end = perf_counter() + ENOUGH
    while len(times) < LEAST or (len(times) < MOST and perf_counter() < end):
        times.append(_once(call))
    return median(times)


def _once(call: Callable[[], object]) -> float:
    gc.collect()
    gc.disable()
    start = perf_counter()
    result = call()
    taken = (perf_counter() - start) * 1000
    gc.enable()
    return float(result) if isinstance(result, Measured) else taken
