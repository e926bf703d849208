"""How a long reading tells how far it is, and how it is given up."""

from collections.abc import Callable

Progress = Callable[[float], None]
"""Is told the share of a reading that is done, from 0 to 1; raises ReadingCancelled where nobody wants the result."""


class ReadingCancelled(Exception):
    """Nobody wants the result of a reading any more. No trouble: whoever cancelled knows."""


def unheard(_share: float) -> None:
    """The progress of a reading that nobody waits for."""
