"""Ids of an incident and its parts: short, opaque, never rewritten."""

import hashlib
import os
import re
from typing import Annotated, Final

from postmortem_desk.model.field_types import Matching

ID_PATTERN: Final = r"^[A-Za-z0-9_-]{1,64}$"
_ALPHABET: Final = "abcdefghjkmnpqrstuvwxyz23456789"
_LENGTH: Final = 8

Id = Annotated[str, Matching(ID_PATTERN)]
"""A part's id as a file may hold it."""

Reference = Annotated[str, Matching(r"^[A-Za-z0-9_-]{0,64}$")]
"""Another part's id, or "" for none."""


def is_id(text: str) -> bool:
    """Whether `text` may stand as an id."""
    return re.fullmatch(ID_PATTERN[1:-1], text) is not None


def new_id() -> str:
    """A fresh random id (31^8 values, so that two people's rows do not meet by chance)."""
    return _id_of(os.urandom(16))


def derived_id(*parts: str) -> str:
    """The id that belongs to `parts`: the same parts give the same id on every machine."""
    return _id_of(hashlib.blake2b("\x1f".join(parts).encode("utf-8", "surrogatepass"), digest_size=16).digest())


def _id_of(data: bytes) -> str:
    number = int.from_bytes(data, "big")
    letters = []
    for _ in range(_LENGTH):
        number, index = divmod(number, len(_ALPHABET))
        letters.append(_ALPHABET[index])
    return "".join(letters)
