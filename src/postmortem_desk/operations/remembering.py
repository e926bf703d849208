"""Keys for caches of what is derived from an incident's tuples.

An incident never changes, so what was read from one of its tuples holds as long as that very tuple is there. The keys
compare by identity: to compare 5,000 rows by value would cost more than to read them again.
"""

from collections.abc import Iterable
from operator import is_
from typing import Final, Generic, TypeVar

T = TypeVar("T")

REMEMBERED: Final = 16
"""How many readings a cache keeps: those of the incident before and after an edit, for a few sections."""


class Same(Generic[T]):
    """A value that equals only itself. It holds the value, so that its identity is not given to another one."""

    __slots__ = ("value",)

    def __init__(self, value: T) -> None:
        self.value = value

    def __hash__(self) -> int:
        return id(self.value)

    def __eq__(self, other: object) -> bool:
        return isinstance(other, Same) and other.value is self.value


class SameOnes(Generic[T]):
    """Values that equal only the very same ones in the same order: what is left of rows when their other fields change.

    It holds them, so that their identities are not given to others.
    """

    __slots__ = ("_hash", "values")

    def __init__(self, values: Iterable[T]) -> None:
        self.values = tuple(values)
        self._hash = hash(tuple(map(id, self.values)))

    def __hash__(self) -> int:
        return self._hash

    def __eq__(self, other: object) -> bool:
        if not isinstance(other, SameOnes) or len(other.values) != len(self.values):
            return False
        return all(map(is_, self.values, other.values))
