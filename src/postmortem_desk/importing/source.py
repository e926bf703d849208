"""From the bytes of a document to its text and its front matter."""

import re
from typing import Final

from postmortem_desk.trouble import Trouble

LARGEST: Final = 64 * 1024 * 1024
"""Bytes of a document that is read."""
_KEY: Final = re.compile(r"[A-Za-z_][\w.-]*\s*[:=]|\[")
_FENCES: Final = {"---": ("---", "..."), "+++": ("+++",)}
_LONGEST_FRONT_MATTER: Final = 400


def source_text(data: bytes, name: str) -> tuple[str, str]:
    """The text of a document with LF line ends, and a sentence about its encoding ("" for UTF-8).

    Raises Trouble for what is not a text or is too large.
    """
    if len(data) > LARGEST:
        raise Trouble(
            f"The file has {len(data) // 2**20} MiB; documents of up to {LARGEST // 2**20} MiB are read.",
            subject=name,
            remedy="Split it, or import the part that matters.",
        )
    text, notice = _decoded(data, name)
    return text.replace("\r\n", "\n").replace("\r", "\n"), notice


def _decoded(data: bytes, name: str) -> tuple[str, str]:
    if data.startswith((b"\xff\xfe", b"\xfe\xff")):
        try:
            return data.decode("utf-16"), "The file is UTF-16; it was read as such."
        except UnicodeDecodeError as error:
            raise Trouble(
                "The file begins like UTF-16 but is broken.", subject=name, remedy="Save it as UTF-8 and try again."
            ) from error
    if b"\x00" in data:
        raise Trouble("The file is not a text.", subject=name, remedy="Choose a Markdown or text file, saved as UTF-8.")
    try:
        return data.decode("utf-8-sig"), ""
    except UnicodeDecodeError as error:
        line = data.count(b"\n", 0, error.start) + 1
        notice = f"The file is not UTF-8 (line {line}); it was read as Western European (Windows-1252)."
        return data.decode("cp1252", "replace"), notice


def split_front_matter(text: str) -> tuple[str, str]:
    """The front matter of a document with its fences ("" where it has none), and what follows it."""
    lines = text.split("\n")
    endings = _FENCES.get(lines[0].rstrip())
    if endings is None:
        return "", text
    for index in range(1, min(len(lines), _LONGEST_FRONT_MATTER)):
        if lines[index].rstrip() in endings:
            inside = [line for line in lines[1:index] if line.strip() and not line.startswith("#")]
            is_front_matter = not inside or _KEY.match(inside[0]) is not None
            if not is_front_matter:
                return "", text
            return "\n".join(lines[: index + 1]), "\n".join(lines[index + 1 :])
    return "", text
