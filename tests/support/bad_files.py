"""Files that are no incident, each with what is said of it: what people and their tools really leave behind, and attacks."""

import codecs
import json
from collections.abc import Callable
from typing import Final

MEBI: Final = 1024 * 1024
_HEAD: Final = b'{"format": "postmortem-desk/incident", "schema": 1, "id": "a", '
_WHOLE: Final = json.dumps({"format": "postmortem-desk/incident", "schema": 1, "id": "a", "title": "Outage"}).encode()


def filled(start: bytes, part: bytes, end: bytes = b"", size: int = 64 * MEBI) -> bytes:
    """`start`, then as many of `part` as there is room for in `size` bytes, then `end`."""
    return start + part * ((size - len(start) - len(end)) // len(part)) + end


SMALL: Final[dict[str, tuple[bytes, str]]] = {
    "empty": (b"", "the file is empty"),
    "blank": (b" \n\n", "the file is empty"),
    "nothing but zeros": (bytes(4096), "nothing but zero bytes"),
    "zeros at the end": (_WHOLE[:-1] + bytes(512), "from here on"),
    "cut off in a text": (_WHOLE[:-4], "ends in the middle of a text"),
    "cut off after a comma": (_HEAD, "before the incident is complete"),
    "UTF-16 with a mark": (codecs.BOM_UTF16_LE + _WHOLE.decode().encode("utf-16-le"), "UTF-16"),
    "UTF-16 without": (_WHOLE.decode().encode("utf-16-be"), "UTF-16"),
    "Latin-1": (_HEAD + '"title": "Störung"}'.encode("latin-1"), "is not UTF-8"),
    "a mark alone": (codecs.BOM_UTF8, "the file is empty"),
    "conflict marks": (b"{\n<<<<<<< HEAD\n" + _WHOLE[1:-1] + b"\n=======\n>>>>>>> theirs\n}", "merge conflict"),
    "too deep": (_HEAD + b'"x": ' + b"[" * 70 + b"]" * 70 + b"}", "(?i)more than 64"),
    "no end of depth": (b"[" * 100_000, "(?i)more than 64"),
    "1e400": (_HEAD + b'"x": 1e400}', "1e400"),
    "a huge whole number": (_HEAD + b'"x": ' + b"9" * 5000 + b"}", "cannot be kept exactly|not one that can be kept"),
    "NaN": (_HEAD + b'"x": NaN}', "NaN"),
    "a key twice": (_HEAD + b'"title": "a", "title": "b"}', "second time"),
    "another type": (_HEAD + b'"title": 5}', "title must be a text"),
    "another document": (b'{"a": 1}', "format"),
    "a PDF document": (b"%PDF-1.7", "a PDF document"),
}
"""Content, and a pattern of what is said."""

LARGE: Final[dict[str, tuple[Callable[[], bytes], str]]] = {
    "larger than all": (lambda: b" " * (64 * MEBI + 1), "larger than 64 MiB"),
    "events": (lambda: filled(_HEAD + b'"timeline":[{"id":"e"}', b',{"id":"e"}', b"]}"), "more than a million"),
    "objects": (lambda: filled(_HEAD + b'"x":[{}', b",{}", b"]}"), "more than a million"),
    "depth": (lambda: filled(b"", b"["), "more than a million"),
    "lines": (lambda: filled(_HEAD, b"\n", b"}"), "more than a million"),
    "digits": (lambda: filled(_HEAD + b'"x":', b"9", b"}"), "not one that can be kept"),
    "zeros": (lambda: bytes(64 * MEBI), "nothing but zero bytes"),
    "wrong values": (lambda: _HEAD + b'"timeline":[7' + b",7" * 980_000 + b"]}", "many more such places"),
    "a hundred thousand ids": (
        lambda: filled(_HEAD + b'"causes":[{"id":"c"}', b',{"id":"c"}', b"]}", 2 * MEBI),
        "million",
    ),
}
"""What makes the content, and a pattern of what is said."""
