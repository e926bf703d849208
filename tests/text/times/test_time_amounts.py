"""By how much somebody wants to move times."""

import pytest

from postmortem_desk.text.times.time_amounts import amount_named


@pytest.mark.parametrize(
    ("words", "seconds"),
    [
        ("+1 h", 3600),
        ("1h", 3600),
        ("-30 min", -1800),
        ("\u221230 minutes", -1800),
        ("1:15", 4500),
        ("-0:05", -300),
        ("2 days", 172_800),
        ("+1 h 30 min", 5400),
        ("half an hour", 1800),
        ("45 s", 45),
        ("30 minutes earlier", -1800),
        ("1 h later", 3600),
        ("", None),
        ("+", None),
        ("soon", None),
        ("30", 1800),
        ("-90", -5400),
        ("+1h30", 5400),
        ("1 h 05", 3900),
        ("1 day 2h30", 95_400),
        ("12345", None),
        ("1h75", None),
        ("1 h and then", None),
        ("1:75", None),
        ("1 h" * 40, None),
    ],
)
def test_an_amount_is_read_as_a_whole(words: str, seconds: float | None) -> None:
    assert amount_named(words) == seconds
