"""Lengths of time in words."""

from typing import Final

_MINUTE: Final = 60
_HOUR: Final = 60 * _MINUTE
_DAY: Final = 24 * _HOUR


def duration_text(seconds: float) -> str:
    """A length of time as a reader meets it: "45 s", "12 min", "2 h 00 min", "3 d 4 h".

    Below a minute whole seconds are told; below a day whole minutes (with "12 min 30 s" under an hour where seconds
    are left), from a day on whole hours. Parts of the smallest unit are cut off, so nothing is told longer than it
    was. A negative length has a minus sign.
    """
    whole = int(abs(seconds))
    text = _text(whole)
    return f"\N{MINUS SIGN}{text}" if seconds < 0 and whole else text


def _text(seconds: int) -> str:
    if seconds < _MINUTE:
        return f"{seconds} s"
    if seconds < _HOUR:
        minutes, rest = divmod(seconds, _MINUTE)
        return f"{minutes} min {rest} s" if rest else f"{minutes} min"
    if seconds < _DAY:
        hours, rest = divmod(seconds, _HOUR)
        return f"{hours} h {rest // _MINUTE:02} min"
    days, rest = divmod(seconds, _DAY)
    hours = rest // _HOUR
    return f"{days} d {hours} h" if hours else f"{days} d"
