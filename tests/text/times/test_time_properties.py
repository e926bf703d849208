"""What holds for every time and every text."""

from datetime import date, datetime, timedelta, timezone

from hypothesis import assume, given, settings
from hypothesis import strategies as st
from msgspec.structs import replace

from postmortem_desk.model import Moment
from postmortem_desk.text.times.moments import instant, moment_at, moment_text, order_key
from postmortem_desk.text.times.time_grammar import TimeContext, find_date, find_leading_time, parse_time

ZONES = st.sampled_from(["", "UTC", "America/Los_Angeles", "Europe/Berlin", "Asia/Kolkata", "-08:00", "PST"])
OFFSETS = st.integers(-14 * 60, 14 * 60).map(lambda minutes: timezone(timedelta(minutes=minutes)))
POINTS = st.datetimes(datetime(1900, 1, 2), datetime(2099, 12, 30), timezones=st.none() | OFFSETS)
CONTEXTS = st.builds(
    TimeContext,
    day=st.none() | st.dates(),
    zone=ZONES,
    day_first=st.sampled_from([None, True, False]),
    now=st.none() | st.datetimes(datetime(1970, 1, 2), datetime(2099, 1, 1), timezones=OFFSETS),
)
PIECES = st.sampled_from(
    [
        "9:05",
        "09:05:30",
        "24:00",
        "25:00",
        "1600",
        "14.43",
        "16h05",
        "AM",
        "p.m.",
        "a",
        "UTC",
        "PST",
        "Z",
        "+01:00",
        "-4",
        "2023-05-01",
        "0001-01-01",
        "9999-12-31",
        "1/28",
        "01/05/2023",
        "20202-01-16",
        "May",
        "1st",
        "Monday",
        "7-13th",
        "-",
        "\u2013",
        "to",
        "~",
        "?",
        "??",
        ":",
        "T",
        ",",
        "(",
        ")",
        "[",
        "]",
        "*",
        "**",
        "`",
        "_",
        "|",
        "at",
        "TBC",
        "now",
        " ",
        "\u00a0",
        "\u202f",
        "x",
        "3",
        "2023",
        "99999999999",
        "Europe/Berlin",
        "+",
        "and",
        "noon",
        "\ud800",
        "\u0663",
    ]
)
TEXTS = st.text(max_size=60) | st.lists(PIECES, max_size=9).map("".join) | st.lists(PIECES, max_size=9).map(" ".join)


@given(
    point=POINTS, precision=st.sampled_from(["second", "minute", "hour", "day"]), approximate=st.booleans(), zone=ZONES
)
@settings(max_examples=100)
def test_the_text_of_a_moment_is_read_back_to_its_instant(
    point: datetime, precision: str, approximate: bool, zone: str
) -> None:
    moment = moment_at(point, precision, approximate, zone if point.tzinfo is None else "")
    parsed = parse_time(moment_text(moment))

    assert parsed is not None
    read = parsed.start
    assert read.written == moment_text(moment)
    assert read.approximate == approximate
    assert instant(read, "UTC") == instant(moment, "UTC") or precision == "day"
    assert read.at is not None
    assert moment.at is not None
    assert read.at[:10] == moment.at[:10]


@given(text=TEXTS, context=CONTEXTS)
@settings(max_examples=100)
def test_no_text_makes_the_grammar_fail(text: str, context: TimeContext) -> None:
    parsed = parse_time(text, context)
    find_date(text, context.day_first)

    for moment in (parsed.start, parsed.end) if parsed else ():
        if moment:
            order_key(moment, context.zone, "2023-05-01")
            assert (moment.at is None) == (moment.precision == "unknown")


@given(text=TEXTS, context=CONTEXTS)
@settings(max_examples=100)
def test_the_words_of_a_time_are_in_the_text(text: str, context: TimeContext) -> None:
    parsed = parse_time(text, replace(context, now=None))
    marks = str.maketrans("", "", "*`_")

    for moment in (parsed.start, parsed.end) if parsed else ():
        if moment:
            assert moment.written.translate(marks) in text.translate(marks)


@given(
    text=st.sampled_from(["9:05 AM", "~10:45", "2023-05-01 09:05", "9:05 - 9:20", "TBC"]) | PIECES,
    space=st.text(" \t", max_size=3),
)
@settings(max_examples=100)
def test_the_words_of_an_undecorated_time_are_all_of_it(text: str, space: str) -> None:
    parsed = parse_time(space + text + space)

    if parsed:
        words = parsed.start.written if parsed.end is None else f"{parsed.start.written} - {parsed.end.written}"
        assert words in {text, text.replace("-", " - ")}


@given(lead=st.sampled_from(["", "- ", "**", "`", "[", "9:05 ", "2023-05-01 09:05", "~"]), text=TEXTS, context=CONTEXTS)
@settings(max_examples=100)
def test_the_rest_of_a_line_is_its_end(lead: str, text: str, context: TimeContext) -> None:
    line = lead + text
    found = find_leading_time(line, context)

    if found:
        assert 0 < found.length <= len(line)
        assert not line[found.length : found.length + 1].isspace()
        assert "".join(found.written.split(" ")).replace(found.open_markup, "") != ""


@given(first=POINTS, second=POINTS)
@settings(max_examples=100)
def test_order_follows_the_instants(first: datetime, second: datetime) -> None:
    assume((first.tzinfo is None) == (second.tzinfo is None))
    keys = [order_key(moment_at(point, "second"), "UTC") for point in (first, second)]

    known = [key for key in keys if key is not None]
    assert len(known) == len(keys)
    assert (known[0] < known[1]) == (first < second)


@given(point=POINTS, minutes=st.integers(1, 60 * 24 * 30), zone=ZONES)
@settings(max_examples=100)
def test_a_later_range_end_is_never_before_its_start(point: datetime, minutes: int, zone: str) -> None:
    context = TimeContext(day=point.date(), zone="UTC")
    start, end = point.strftime("%H:%M"), (point + timedelta(minutes=minutes)).strftime("%H:%M")
    parsed = parse_time(f"{start} - {end}", context)

    assert parsed is not None
    assert parsed.end is not None
    begin, finish = instant(parsed.start, "UTC"), instant(parsed.end, "UTC")
    assert begin is not None
    assert finish is not None
    assert timedelta(0) <= finish - begin < timedelta(days=1)


@given(day=st.dates(date(1901, 1, 1), date(2098, 12, 31)))
@settings(max_examples=50)
def test_every_day_is_found_in_every_spelling(day: date) -> None:
    for spelling in (
        day.isoformat(),
        f"{day:%Y%m%d}",
        f"{day:%B} {day.day}, {day.year}",
        f"{day.day} {day:%b} {day.year}",
    ):
        found = find_date(f"Outage on {spelling} in short")
        expected = None if spelling.isdigit() and day.year < 1970 else day
        assert (found.day if found else None) == expected


@given(at=st.none() | st.datetimes(datetime(1, 1, 1), datetime(9999, 12, 31)).map(datetime.isoformat), zone=ZONES)
@settings(max_examples=100)
def test_every_moment_of_a_file_has_an_order_or_none(at: str | None, zone: str) -> None:
    moment = Moment(at=at, zone=zone)

    assert (order_key(moment, "America/Los_Angeles") is None) == (at is None)
    assert (moment_text(moment) == "") == (at is None)
