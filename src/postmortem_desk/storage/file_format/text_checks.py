"""From the bytes of a file to its text: what is no text at all is told from what is only in another encoding."""

import codecs
from typing import Final

from postmortem_desk.storage.file_format.positions import Position, byte_position
from postmortem_desk.trouble import Trouble

MAX_BYTES: Final = 64 * 1024 * 1024
"""Larger files are refused: a text of that size is no incident, and reading it would stop the window."""

MAX_MARKS: Final = 1_000_000
"""Commas, opening brackets and ends of lines in a file. 20,000 events have about half of it; a file that is made of
nothing else would take gigabytes of memory, and the window would stand still."""

MAX_IDS: Final = 100_000
"""People, events, causes, tasks and so on: the window opens with so many, and not with five times as many."""

_START: Final = Position(1, 1)
_NOT_JSON: Final = (
    (b"%PDF-", "a PDF document"),
    (b"PK\x03\x04", "a ZIP archive or an Office document"),
    (b"\x89PNG", "a picture"),
    (b"\xff\xd8\xff", "a picture"),
    (b"GIF8", "a picture"),
    (b"\x1f\x8b", "a compressed file"),
    (b"SQLite format 3", "a database"),
)
_UTF16_OR_32: Final = (codecs.BOM_UTF32_LE, codecs.BOM_UTF32_BE, codecs.BOM_UTF16_LE, codecs.BOM_UTF16_BE)
_SAVE_AS_UTF8: Final = "Open it in a text editor and save it as UTF-8."


def refuse_size(size: int, name: str) -> None:
    """Raise Trouble for a file of more than MAX_BYTES."""
    if size > MAX_BYTES:
        raise Trouble(
            f"the file is larger than 64 MiB ({size / 1024 / 1024:.0f} MiB) and is not opened.",
            subject=name,
            remedy="Make its attachments smaller, or keep them beside the incident and link to them.",
        )


def refuse_too_much(data: bytes, name: str) -> None:
    """Raise Trouble for what is too large, or has too many parts, to be opened."""
    refuse_size(len(data), name)
    if data.count(b'"id"') > MAX_IDS or sum(map(data.count, (b",", b"[", b"{", b"\n"))) > MAX_MARKS:
        raise Trouble(
            "it holds more than a million values or lines and is not opened, because the window would stand still.",
            subject=name,
            remedy="Divide it into several incidents in a text editor, or open an older copy.",
        )


def text_of(data: bytes, name: str) -> str:
    """The text of an incident file. A byte order mark of UTF-8 is dropped. Raises Trouble for anything but UTF-8."""
    refuse_size(len(data), name)
    for start, what in _NOT_JSON:
        if data.startswith(start):
            raise _trouble(f"this is {what}, not an incident.", name, _START, "Open the incident file itself.")
    if data.startswith(_UTF16_OR_32) or _looks_like_utf16(data):
        raise _trouble("the file is written in UTF-16 or UTF-32, not in UTF-8.", name, _START, _SAVE_AS_UTF8)
    _refuse_nul(data, name)
    data = data.removeprefix(codecs.BOM_UTF8)
    if not data.strip():
        raise _trouble("the file is empty.", name, _START, "Open an older copy, or make a new incident.")
    try:
        return data.decode("utf-8")
    except UnicodeDecodeError as error:
        place = byte_position(data, error.start)
        raise _trouble(f"the byte {data[error.start]:#04x} is not UTF-8 text.", name, place, _SAVE_AS_UTF8) from error


def _looks_like_utf16(data: bytes) -> bool:
    """Whether every second byte of the start is zero, as in UTF-16 of a Latin text without a byte order mark."""
    start = data[:16]
    even, odd = start[0::2], start[1::2]
    return len(start) >= 4 and (any(even) != any(odd))


def _refuse_nul(data: bytes, name: str) -> None:
    first = data.find(0)
    if first < 0:
        return
    if not data.strip(b"\0"):
        sentence = "the file holds nothing but zero bytes: its content was lost before it reached the disk."
    elif not data[first:].strip(b"\0"):
        sentence = "from here on the file holds nothing but zero bytes: the rest never reached the disk."
    else:
        sentence = "there is a zero byte, which no text holds."
    raise _trouble(sentence, name, byte_position(data, first), "Open an older copy or a backup.")


def _trouble(sentence: str, name: str, place: Position, remedy: str) -> Trouble:
    return Trouble(sentence, subject=name, place=str(place), remedy=remedy)
