"""When something of the program's own happened, in a few words: the clock alone today, with the day before that."""

from datetime import datetime


def clock_words(when: datetime, now: datetime) -> str:
    """`when` on this computer's clock: "14:32", or "2026-10-14 14:32" on another day than `now`. Both have a zone."""
    local = when.astimezone()
    return f"{local:%H:%M}" if local.date() == now.astimezone().date() else f"{local:%Y-%m-%d %H:%M}"
