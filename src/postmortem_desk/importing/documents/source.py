"""From the bytes of a document to its text and its front matter."""

import json
import re
from typing import Final

from postmortem_desk.remark import Remark, template_of
from postmortem_desk.trouble import Trouble

LARGEST: Final = 64 * 1024 * 1024
"""Bytes of a document that is read."""
_KEY: Final = re.compile(r"[A-Za-z_][\w.-]*\s*[:=]|\[")
_FENCES: Final = {
    "---": ("---", "..."),
    "---yaml": ("---", "..."),
    "---toml": ("---",),
    "---json": ("---",),
    "+++": ("+++",),
    "{": ("}",),
}
"""The line that begins a front matter, and those that end it."""
_LONGEST_FRONT_MATTER: Final = 400
_HEAD: Final = 512
_UTF_32: Final = (b"\xff\xfe\x00\x00", b"\x00\x00\xfe\xff")
_SAMPLE: Final = 65_536
"""Bytes that are looked at."""
_ALPHABETS: Final = (
    ("cp1251", "Cyrillic (Windows-1251)", 3, lambda letter: "\u0430" <= letter <= "\u044f"),
    ("koi8_r", "Cyrillic (KOI8-R)", 6, lambda letter: "\u0430" <= letter <= "\u044f"),
    ("shift_jis", "Japanese (Shift JIS)", 3, lambda letter: "\u3041" <= letter <= "\u30fc"),
    ("euc_jp", "Japanese (EUC-JP)", 3, lambda letter: "\u3041" <= letter <= "\u30fc"),
    ("cp949", "Korean (EUC-KR)", 8, lambda letter: "\uac00" <= letter <= "\ud7a3"),
    ("gb18030", "Chinese (GB 18030)", 3, lambda letter: "\u4e00" <= letter <= "\u9fff"),
)
"""Encodings, what they are called, the letters that most texts in them have many of, and how many tenths of those
beyond ASCII these must be.
"""
_RUN: Final = re.compile(rb"[\x80-\xff]{3,}")
"""Bytes beyond ASCII as words of another alphabet have them: in Western European ones they stand alone, or by twos."""
_POLISH: Final = re.compile(r"[^\W\d_][\u00b3\u00b9\u00bf\u0153]|(?<!\w)[\u00b3\u00bf][^\W\d_]")
_CZECH: Final = (frozenset("\u00f8"), frozenset("\u00ec\u00e8\u00f9"))
"""What the letters of these languages are, where Windows-1250 is read as Windows-1252."""


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
    if data.startswith(_UTF_32) and len(data) % 4 == 0:
        try:
            return data.decode("utf-32"), Remark("The file is UTF-32; it was read as such.")
        except UnicodeDecodeError:
            pass  # UTF-16 that begins with NUL; told below
    if data.startswith((b"\xff\xfe", b"\xfe\xff")):
        try:
            return data.decode("utf-16"), Remark("The file is UTF-16; it was read as such.")
        except UnicodeDecodeError as error:
            raise Trouble(
                "The file begins like UTF-16 but is broken.", subject=name, remedy="Save it as UTF-8 and try again."
            ) from error
    unmarked = _utf_16_without_mark(data)
    if unmarked is not None:
        return unmarked, Remark("The file is UTF-16 without its mark; it was read as such.")
    if b"\x00" in data:
        raise Trouble("The file is not a text.", subject=name, remedy="Choose a Markdown or text file, saved as UTF-8.")
    try:
        return data.decode("utf-8-sig"), ""
    except UnicodeDecodeError as error:
        line = data.count(b"\n", 0, error.start) + 1
        if (other := _other_alphabet(data)) is not None:
            template = template_of("The file is not UTF-8 (line {line}); it was read as {encoding}.")
            return other[0], Remark(template, line=line, encoding=other[1])
        text = data.decode("cp1252", "replace")
        if _is_central_european(text):
            template = template_of("The file is not UTF-8 (line {line}); it was read as {encoding}.")
            central = Remark(template, line=line, encoding="Central European (Windows-1250)")
            return data.decode("cp1250", "replace"), central
        template = template_of("The file is not UTF-8 (line {line}); it was read as Western European (Windows-1252).")
        return text, Remark(template, line=line)


def _is_central_european(text: str) -> bool:
    """Whether a text that was read as Windows-1252 is one of Windows-1250, by letters that no word has there."""
    sample = text[:_SAMPLE]
    return _POLISH.search(sample) is not None or all(letters & set(sample) for letters in _CZECH)


def _other_alphabet(data: bytes) -> tuple[str, str] | None:
    """The text and the name of its encoding, where most of its letters are those of another alphabet."""
    sample = data[:_SAMPLE]
    high = sum(1 for byte in sample if byte >= 0x80)
    in_runs = sum(map(len, _RUN.findall(sample)))
    if in_runs * 2 < high and high < sum(1 for byte in sample if byte < 0x80 and chr(byte).isalpha()):
        return None
    for encoding, name, share, is_of_it in _ALPHABETS:
        try:
            text = data.decode(encoding)
        except UnicodeDecodeError:
            continue
        beyond = [letter for letter in text[:_SAMPLE] if letter > "\x7f"]
        if sum(map(is_of_it, beyond)) * 10 > len(beyond) * share:
            return text, name
    return None


def _utf_16_without_mark(data: bytes) -> str | None:
    """The text of UTF-16 that does not say so, as some spreadsheets write it: every other byte of its head is NUL."""
    head = data[:_HEAD]
    for encoding, zeros in (("utf-16-le", head[1::2]), ("utf-16-be", head[::2])):
        if len(head) > 3 and zeros.count(0) > len(zeros) * 3 // 4 and head.count(0) == zeros.count(0):
            try:
                return data.decode(encoding)
            except UnicodeDecodeError:
                return None
    return None


def split_front_matter(text: str) -> tuple[str, str]:
    """The front matter of a document with its fences ("" where it has none), and what follows it."""
    lines = text.split("\n")
    first = lines[0].rstrip()
    endings = _FENCES.get(first)
    if endings is None:
        return "", text
    for index in range(1, min(len(lines), _LONGEST_FRONT_MATTER)):
        if lines[index].rstrip() in endings:
            return _split(lines, index) if _is_front_matter(first, lines[1:index]) else ("", text)
    return "", text


def _split(lines: list[str], last: int) -> tuple[str, str]:
    return "\n".join(lines[: last + 1]), "\n".join(lines[last + 1 :])


def _is_front_matter(fence: str, lines: list[str]) -> bool:
    if fence == "{":
        return _is_json("{" + "\n".join(lines) + "}")
    if fence == "---json":
        return _is_json("\n".join(lines))
    inside = [line for line in lines if line.strip() and not line.startswith("#")]
    return not inside or _KEY.match(inside[0]) is not None


def _is_json(text: str) -> bool:
    try:
        return isinstance(json.loads(text), dict)
    except (ValueError, RecursionError):
        return False
