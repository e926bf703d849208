"""Recognises times that count from another one (T+5m, +00:05): no clock time, so nothing is known of them."""

from postmortem_desk.text.time_tokens import TokenLine

_UNITS = frozenset(
    {"h", "hr", "hrs", "hour", "hours", "m", "min", "mins", "minutes", "minute", "s", "sec", "secs", "d"}
)


def is_countdown(line: TokenLine, index: int) -> bool:
    """Whether the relative time at `index` has its letter and its unit (T+5m, T-10 min)."""
    return line[index].text == "T" and line[index + 3].lower in _UNITS


def after_relative(line: TokenLine, index: int) -> int:
    """The index behind the relative time at `index`, or `index` where there is none."""
    at = index
    has_letter = line[at].text == "T" and line[at + 1].text in ("+", "-")
    if has_letter:
        at += 1
    if line[at].text != "+" and not has_letter:
        return index
    if line[at + 1].kind != "number":
        return index
    after = _after_amount(line, at + 1)
    while line[after].kind == "number" and line[after + 1].lower in _UNITS and after < at + 8:
        after = _after_amount(line, after)
    return after


def _after_amount(line: TokenLine, index: int) -> int:
    after = index + 1
    while line[after].joined(":") and line[after + 1].kind == "number" and after < index + 6:
        after += 2
    return after + 1 if line[after].lower in _UNITS else after
