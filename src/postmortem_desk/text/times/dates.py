"""Days in words. Month names are those of the documents' language, English for now, never the machine's."""

from datetime import date
from typing import Final

_MONTHS: Final = (
    "January",
    "February",
    "March",
    "April",
    "May",
    "June",
    "July",
    "August",
    "September",
    "October",
    "November",
    "December",
)


def date_text(day: date) -> str:
    """A day as a reader meets it: "1 May 2023"."""
    return f"{day.day} {_MONTHS[day.month - 1]} {day.year}"


def short_date_text(day: date) -> str:
    """A day where room is short: "1 May 2023", "6 Nov 2026"."""
    return f"{day.day} {_MONTHS[day.month - 1][:3]} {day.year}"


def iso_date(text: str) -> date | None:
    """The day that an ISO date ("2023-05-01") names; None for any other text."""
    if len(text) != len("2023-05-01") or text[4] != "-" or text[7] != "-":
        return None  # a shorter form, or a week date
    try:
        return date.fromisoformat(text)
    except ValueError:
        return None
