"""Reads figures that a word counts each of, as Japanese, Chinese and Korean write dates and clock times.

2024年3月5日    2024년 3월 5일    10時42分    下午3点05分    오후 3시
"""

from collections.abc import Collection
from typing import Final

from postmortem_desk.text.times.time_tokens import TokenLine

_YEARS: Final = ("\u5e74", "\ub144")
_MONTHS: Final = ("\u6708", "\uc6d4")
_DAYS: Final = ("\u65e5", "\u53f7", "\uc77c")
_HOURS: Final = ("\u6642", "\u65f6", "\u70b9", "\u9ede", "\uc2dc")
_MINUTES: Final = ("\u5206", "\ubd84")
_SECONDS: Final = ("\u79d2", "\ucd08")
_HALVES: Final = {
    "\u5348\u524d": "am", "\u4e0a\u5348": "am", "\uc624\uc804": "am",
    "\u5348\u5f8c": "pm", "\u4e0b\u5348": "pm", "\uc624\ud6c4": "pm",
}  # fmt: skip


def read_counted_date(line: TokenLine, index: int) -> tuple[int | None, int, int, int] | None:
    """The year (None without one), month and day at `index`, and the index of the token after them; else None."""
    year = _counted(line, index, _YEARS)
    month = _counted(line, year[1] if year else index, _MONTHS)
    day = _counted(line, month[1], _DAYS, may_go_on=True) if month else None
    return (year[0] if year else None, month[0], day[0], day[1]) if month and day else None


def read_counted_clock(line: TokenLine, index: int) -> tuple[int, int | None, int | None, str, int] | None:
    """Hour, minute and second (None without them), am, pm or "", and the index of the token after them; else None."""
    half = _HALVES.get(line[index].text, "")
    at = index + 1 if half else index
    hour = _counted(line, at, _HOURS)
    if hour is None:
        return None
    minute = _counted(line, hour[1], _MINUTES)
    second = _counted(line, minute[1], _SECONDS) if minute else None
    after = (second or minute or hour)[1]
    return hour[0], minute[0] if minute else None, second[0] if second else None, half, after


def _counted(
    line: TokenLine, index: int, counters: Collection[str], *, may_go_on: bool = False
) -> tuple[int, int] | None:
    """A number and the word that counts it, and the index behind both. `may_go_on`: letters may follow the word."""
    number, word = line[index], line[index + 1]
    is_counted = word.text in counters or (may_go_on and word.text.startswith(tuple(counters)))
    return (number.number, index + 2) if number.number >= 0 and word.kind == "word" and is_counted else None
