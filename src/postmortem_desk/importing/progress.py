"""How a long reading tells how far it is, and how it is given up."""

from collections.abc import Callable

Progress = Callable[[float], None]
"""Is told the share of a reading that is done, from 0 to 1; raises trouble.Cancelled where nobody wants the result."""


def unheard(_share: float) -> None:
    """The progress of a reading that nobody waits for."""
