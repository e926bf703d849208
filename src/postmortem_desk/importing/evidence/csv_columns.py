"""The delimiter, the heading and the columns of a table, as they are found or as a person corrects them."""

import csv
import io
import re
from collections.abc import Iterator, Sequence
from functools import lru_cache
from typing import Final

from msgspec import Struct
from msgspec.structs import replace

from postmortem_desk.importing.evidence.evidence import clean
from postmortem_desk.importing.evidence.spreadsheet_times import cell_moment, is_serial
from postmortem_desk.text.rows.table_columns import event_field
from postmortem_desk.text.times.time_grammar import TimeContext
from postmortem_desk.text.times.zones import zone_info
from postmortem_desk.trouble import Trouble

ROLES: Final = ("time", "date", "end", "zone", "text", "actor", "kind", "ref", "url", "")
"""What a column can be; "" for one that is not read (its words stay in the quote)."""
DELIMITERS: Final = (",", ";", "\t", "|")
_NAMES: Final = {
    "time": "time datetime timestamp at when start started started_at start_time starttime begin from created "
    "created_at createdat created_on sys_created_on creation_date date_time event_time eventtime time_utc "
    "timestamp_utc datetime_utc "
    "utc local_time log_time logged_at occurred occurred_at opened opened_at received_at zeit uhrzeit hora heure tijd "
    "ora ts dt time_stamp tijdstip zeitpunkt zeitstempel",
    "date": "date day datum fecha data jour dia",
    "end": "end ended ended_at end_time endtime until to finish finished stop closed_at resolved_at resolved_on ende",
    "zone": "zone timezone time_zone tz offset utc_offset zeitzone",
    "text": "text message event summary title what what_happened happened description details detail msg note notes "
    "comment comments body info action activity entry content log log_message line raw alert_message subject remark "
    "remarks ereignis beschreibung nachricht evento \u00e9v\u00e9nement evenement descripci\u00f3n gebeurtenis was",
    "actor": "actor who user author person name by username owner reporter sender assignee reported_by from_user "
    "wer autor auteur bearbeiter melder operatore intervenant responsable responsible engineer operator "
    "created_by sys_created_by opened_by updated_by "
    "submitted_by raised_by caller requester submitter agent assigned_to qui qui\u00e9n "
    "wie",
    "kind": "kind type category event_type art",
    "ref": "id key uuid ref reference event_id message_id unique_id issue_key tinyid",
    "url": "url link permalink href html_url web_url",
}
_ROLE_OF: Final = {name: role for role, names in _NAMES.items() for name in names.split()}
_ORDER: Final = {name: place for place, name in enumerate(_ROLE_OF)}
_ZONE_IN_NAME: Final = re.compile(
    r"[(\[]\s*([A-Za-z][\w/+:-]{1,30}|[+-]\d\d:?\d\d)\s*[)\]]\s*$|(?<=[\s_])(utc|gmt)$", re.IGNORECASE
)
_DAY_ALONE: Final = re.compile(r"\d{1,4}[-/.]\d{1,2}[-/.]\d{1,4}")
_CLOCK_ALONE: Final = re.compile(r"\d{1,2}[:.]\d{2}(?:[:.]\d{2})?(?: ?[ap]\.?m\.?)?", re.IGNORECASE)
_SHORTEST: Final = 3
"""Letters of a heading in another language: fewer may name anything."""
_SAMPLE_ROWS: Final = 50
_SAMPLE_LETTERS: Final = 200_000
_MOST_ABOVE: Final = 12
_ENOUGH: Final = 0.6
_WHOLE: Final = 0.1
"""Share of rows of one cell that a table may hold, beside the title above it."""
_SEPARATOR_LINE: Final = re.compile(r"\s*sep=(?P<mark>[,;|\t])\s*\n", re.IGNORECASE)
"""What Excel reads, and writes, to name the delimiter."""


class Columns(Struct, frozen=True):
    """How a table is read: as found, or as a person corrected it."""

    delimiter: str
    has_header: bool
    names: tuple[str, ...]
    """The headings; "Column 3" where there is none."""
    roles: tuple[str, ...]
    """One of ROLES for each column."""
    above: int = 0
    """How many rows stand above the heading (or the first row) and are no part of the table."""

    def with_role(self, column: int, role: str) -> "Columns":
        """With another role for a column; a column that had the role is no longer read."""
        roles = ["" if role and each == role else each for each in self.roles]
        roles[column] = role
        return replace(self, roles=tuple(roles))

    def place(self, role: str) -> int | None:
        """The column with a role; None where none has it."""
        return self.roles.index(role) if role in self.roles else None


def find_columns(text: str, name: str) -> Columns:
    """The delimiter, the header and the columns of a table. Raises Trouble where there is no row."""
    sample = text[:_SAMPLE_LETTERS]
    named = _SEPARATOR_LINE.match(sample)
    delimiter = named["mark"] if named else max(DELIMITERS, key=lambda mark: _fitness(sample, mark))
    rows = list(sample_rows(sample, delimiter))
    if not any(any(cell.strip() for cell in row) for row in rows):
        raise Trouble("It holds no row.", subject=name, remedy="Choose another file.")
    above = 1 if named else _rows_above(rows)
    rows = [row for row in rows[above:] if any(cell.strip() for cell in row)] or [rows[-1]]
    known = [role_of(cell) for cell in rows[0]]
    has_header = not any(_is_time(cell) for cell in rows[0]) and (
        any(known) or (len(rows) > 1 and any(_is_time(cell) for cell in rows[1]))
    )
    width = max(len(row) for row in rows) if not has_header else max(len(rows[0]), _usual_width(rows[1:]))
    heads = [clean(cell).strip() for cell in rows[0]] if has_header else []
    names = tuple(heads[i] if i < len(heads) and heads[i] else f"Column {i + 1}" for i in range(width))
    body = rows[1:] if has_header else rows
    return Columns(delimiter, has_header, names, _roles(names, body), above)


def sample_rows(sample: str, delimiter: str) -> Iterator[list[str]]:
    """The first rows of a text. What the reading of all rows tells with its place ends them."""
    try:
        for number, row in enumerate(csv.reader(io.StringIO(sample, newline=""), delimiter=delimiter)):
            if number > _SAMPLE_ROWS:
                return
            yield row
    except csv.Error:
        return


def _usual_width(rows: Sequence[Sequence[str]]) -> int:
    """How many cells most rows have: some programs write more of them than headings. 0 where rows differ."""
    widths = [len(row) for row in rows]
    usual = max(set(widths), key=widths.count, default=0)
    return usual if len(widths) > 1 and widths.count(usual) >= _ENOUGH * len(widths) else 0


def _rows_above(rows: Sequence[Sequence[str]]) -> int:
    """How many rows stand above the first that names two columns; 0 where none of the first rows does."""
    for number, row in enumerate(rows[:_MOST_ABOVE]):
        roles = [role_of(cell) for cell in row]
        if {"time", "date"} & set(roles) and sum(1 for role in roles if role) > 1:
            return number
        if any(_is_time(cell) for cell in row):
            return 0
    return 0


def _fitness(sample: str, delimiter: str) -> float:
    """How well a delimiter cuts rows of one width, of two columns or more."""
    widths = [len(row) for row in sample_rows(sample, delimiter) if row]
    if not widths:
        return 0.0
    usual = max(set(widths), key=widths.count)
    return (widths.count(usual) / len(widths) + min(usual, 9) / 100) if usual > 1 else 0.0


def is_cut_throughout(text: str, columns: Columns) -> bool:
    """Whether hardly a row is a text that its delimiter does not cut: else a table stands in a document."""
    rows = [row for row in sample_rows(text[:_SAMPLE_LETTERS], columns.delimiter) if any(map(str.strip, row))]
    whole = sum(1 for row in rows if len(row) == 1)
    return whole <= 1 + len(rows) * _WHOLE


def role_of(heading: str) -> str:
    """The role that a column with this heading has; "" where the heading is none that is known."""
    return _ROLE_OF.get(_plain(heading)) or _role_in_documents(heading)


@lru_cache(maxsize=1024)
def _role_in_documents(heading: str) -> str:
    """The role that a column with this heading has in the timelines of documents, in any language."""
    field = event_field(heading) if not heading.isascii() or len(_plain(heading)) > _SHORTEST else ""
    return field if field in ROLES else ""


def _plain(heading: str) -> str:
    """A heading for comparison: "Created at (UTC)" is "created_at"."""
    return re.sub(r"[\W_]+", "_", re.sub(r"\s*[(\[][^()\[\]]*[)\]]\s*$", "", clean(heading).strip()).lower()).strip("_")


def zone_of(heading: str) -> str:
    """The zone that a heading tells: "Time (UTC)", "time_utc", "Created [Europe/Berlin]"; "" where it tells none."""
    found = _ZONE_IN_NAME.search(clean(heading).strip())
    return zone_called(found[1] or found[2]) if found else ""


def zone_called(name: str) -> str:
    """The zone of a name, an offset or letters such as PST; "" where it is none that is known."""
    if zone_info(name) is not None:
        return "UTC" if name.upper() in ("UTC", "GMT", "Z") else name
    return name if re.fullmatch(r"[A-Z]{2,5}", name) and cell_moment(f"2000-01-01 00:00 {name}").zone else ""


def _roles(names: Sequence[str], rows: Sequence[Sequence[str]]) -> tuple[str, ...]:
    """The roles by the headings, each once; without one, the time by the cells and the text by their length."""
    width, known = len(names), [role_of(name) for name in names]
    filled = [[row[column].strip() for row in rows if column < len(row)] for column in range(width)]
    rates = [sum(1 for cell in cells if _is_time(cell)) / max(len(cells), 1) for cells in filled]
    roles = [""] * width
    for role in dict.fromkeys(_ROLE_OF.values()):
        places = [place for place, name in enumerate(known) if name == role]
        if role in ("time", "date", "end"):
            places.sort(
                key=lambda place: (
                    -_words_of_time(filled[place]),
                    -rates[place],
                    _ORDER.get(_plain(names[place]), len(_ORDER)),
                )
            )
        else:
            places.sort(key=lambda place: (not any(filled[place]), _ORDER.get(_plain(names[place]), len(_ORDER))))
            if role == "zone":
                places = [place for place in places if _are_zones(filled[place])]
            if role == "ref":
                places = [place for place in places if len(set(filled[place])) == len(rows)]
        if places:
            roles[places[0]] = role
    _find_times(roles, filled, rates)
    if "text" not in roles:
        free = [place for place in range(width) if not roles[place] and rates[place] < _ENOUGH]
        if free:
            roles[max(free, key=lambda place: _size_of_text(filled[place]))] = "text"
    return tuple(roles)


def _find_times(roles: list[str], filled: Sequence[Sequence[str]], rates: Sequence[float]) -> None:
    """Give the roles of times to columns that hold some, where no heading says it; `rates`: which share is times."""
    if "time" not in roles:
        times = [place for place in range(len(roles)) if rates[place] >= _ENOUGH and roles[place] in ("", "date")]
        days = [place for place in times if _all_match(filled[place], _DAY_ALONE)]
        clocks = [place for place in times if _all_match(filled[place], _CLOCK_ALONE)]
        if days and clocks and "date" not in roles:
            roles[days[0]], roles[clocks[0]] = "date", "time"
        elif times:
            roles[times[0]] = "time"
    elif "date" not in roles and _all_match(filled[roles.index("time")], _CLOCK_ALONE):
        days = [place for place in range(len(roles)) if not roles[place] and _all_match(filled[place], _DAY_ALONE)]
        if days:
            roles[days[0]] = "date"


def _size_of_text(cells: Sequence[str]) -> tuple[int, int]:
    """By how many words, and then letters, cells tell more than others."""
    return sum(len(cell.split()) - 1 for cell in cells), sum(map(len, cells))


def _words_of_time(cells: Sequence[str]) -> int:
    """2 for a column of times that people can read, 1 for one of numbers, 0 for one of neither."""
    filled = [cell for cell in cells if cell]
    if not filled or not any(_is_time(cell) or is_serial(cell) for cell in filled):
        return 0
    return 1 if all(re.fullmatch(r"[\d.,]+", cell) and not _is_clock(cell) for cell in filled) else 2


def _are_zones(cells: Sequence[str]) -> bool:
    """Whether most cells name a zone: an offset may also be that of a row in a file."""
    told = [cell for cell in cells if cell]
    return sum(1 for cell in told if zone_called(cell)) >= max(1, len(told) * _ENOUGH)


def _all_match(cells: Sequence[str], form: re.Pattern[str]) -> bool:
    return any(cells) and all(form.fullmatch(cell) for cell in cells if cell)


def _is_clock(cell: str) -> bool:
    return re.fullmatch(r"\d{1,2}\.\d\d", cell) is not None


def _is_time(cell: str) -> bool:
    cell = cell.strip()
    if not cell or (cell.isdigit() and len(cell) < 8):
        return False
    return cell_moment(cell, TimeContext(day_first=True)).is_known
