"""Evidence in CSV or TSV with any columns: delimiter, header and columns are found, and can be corrected.

A file that this program wrote gives the same events again (`report.csv_tables` writes it).
"""

import csv
import io
import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from functools import lru_cache
from typing import Final

from postmortem_desk.importing.evidence import (
    Origin,
    candidate,
    clean,
    content_ref,
    numbered,
)
from postmortem_desk.importing.progress import Progress, unheard
from postmortem_desk.importing.stamps import epoch_moment, iso_moment
from postmortem_desk.model import UNKNOWN_MOMENT, Event, Moment
from postmortem_desk.text.time_grammar import TimeContext, parse_time
from postmortem_desk.trouble import Trouble

ROLES: Final = ("time", "date", "end", "text", "actor", "kind", "ref", "url", "")
"""What a column can be; "" for one that is not read (its words stay in the quote)."""
DELIMITERS: Final = (",", ";", "\t", "|")
_NAMES: Final = {
    "time": "time datetime timestamp at when start started started_at start_time begin from created created_at "
    "createdat date_time event_time eventtime time_utc timestamp_utc utc zeit uhrzeit ts dt @timestamp _time",
    "date": "date day datum",
    "end": "end ended ended_at end_time until to finish finished stop",
    "text": "text message event description summary what details detail title msg note notes comment body info "
    "action content log ereignis beschreibung",
    "actor": "actor who user author person name by username owner reporter sender assignee reported_by from_user wer",
    "kind": "kind type category event_type art",
    "ref": "id key uuid ref reference event_id message_id unique_id",
    "url": "url link permalink href",
}
_ROLE_OF: Final = {name: role for role, names in _NAMES.items() for name in names.split()}
_SAMPLE_ROWS: Final = 50
_SAMPLE_LETTERS: Final = 200_000
_ENOUGH: Final = 0.6
_CELL_LIMIT: Final = 4 * 1024 * 1024
_LONGEST_KIND: Final = 24
_STEP: Final = 500
_TIME_ALONE: Final = re.compile(r"\d{1,2}[:.]\d{2}(?:[:.]\d{2})?(?:\s*[AaPp]\.?[Mm]\.?)?")


@dataclass(frozen=True, slots=True)
class Columns:
    """How a CSV is read: as found, or as a person corrected it."""

    delimiter: str
    has_header: bool
    names: tuple[str, ...]
    """The headings; "Column 3" where there is none."""
    roles: tuple[str, ...]
    """One of ROLES for each column."""

    def with_role(self, column: int, role: str) -> "Columns":
        """With another role for a column; a column that had the role is no longer read."""
        roles = ["" if role and each == role else each for each in self.roles]
        roles[column] = role
        return replace(self, roles=tuple(roles))


def find_columns(text: str, name: str) -> Columns:
    """The delimiter, the header and the columns of a table. Raises Trouble where there is no row."""
    sample = text[:_SAMPLE_LETTERS]
    delimiter = max(DELIMITERS, key=lambda mark: _fitness(sample, mark))
    rows = [row for row in _sample_rows(sample, delimiter) if any(cell.strip() for cell in row)]
    if not rows:
        raise Trouble("It holds no row.", subject=name, remedy="Choose another file.")
    known = [role_of(cell) for cell in rows[0]]
    has_header = not any(_moment(cell) for cell in rows[0]) and (
        any(known) or (len(rows) > 1 and any(_moment(cell) for cell in rows[1]))
    )
    width = max(len(rows[0]), *(len(row) for row in rows)) if not has_header else len(rows[0])
    heads = [clean(cell).strip() for cell in rows[0]] if has_header else []
    names = tuple(heads[i] if i < len(heads) and heads[i] else f"Column {i + 1}" for i in range(width))
    body = rows[1:] if has_header else rows
    return Columns(delimiter, has_header, names, _roles(names, body))


def _sample_rows(sample: str, delimiter: str) -> list[list[str]]:
    rows: list[list[str]] = []
    try:
        for row in csv.reader(io.StringIO(sample, newline=""), delimiter=delimiter):
            rows.append(row)
            if len(rows) > _SAMPLE_ROWS:
                break
    except csv.Error:
        pass  # the reading of all rows tells it with its place
    return rows


def _fitness(sample: str, delimiter: str) -> float:
    """How well a delimiter cuts rows of one width, of two columns or more."""
    widths = [len(row) for row in _sample_rows(sample, delimiter) if row]
    if not widths:
        return 0.0
    usual = max(set(widths), key=widths.count)
    return (widths.count(usual) / len(widths) + min(usual, 9) / 100) if usual > 1 else 0.0


def role_of(heading: str) -> str:
    """The role that a column with this heading has; "" where the heading is none that is known."""
    return _ROLE_OF.get(_plain(heading), "")


def _plain(heading: str) -> str:
    """A heading for comparison: "Created at (UTC)" is "created_at"."""
    return re.sub(r"[\s-]+", "_", re.sub(r"\s*\([^)]*\)$", "", clean(heading).strip()).lower())


def _roles(names: Sequence[str], rows: Sequence[Sequence[str]]) -> tuple[str, ...]:
    """The roles by the headings, each once; without one, the time by the cells and the text by their length."""
    width, known = len(names), [role_of(name) for name in names]
    filled = [[row[column].strip() for row in rows if column < len(row)] for column in range(width)]
    rates = [sum(1 for cell in cells if _moment(cell)) / max(len(cells), 1) for cells in filled]
    roles = [""] * width
    for role in dict.fromkeys(_ROLE_OF.values()):
        places = [place for place, name in enumerate(known) if name == role]
        if role in ("time", "date", "end"):
            places.sort(key=lambda place: (-_words_of_time(filled[place]), -rates[place]))
        else:
            order = _NAMES[role].split()
            places.sort(key=lambda place: (not any(filled[place]), order.index(_plain(names[place]))))
            if role == "ref":
                places = [place for place in places if len(set(filled[place])) == len(rows)]
        if places:
            roles[places[0]] = role
    if "time" not in roles:
        times = [place for place in range(width) if rates[place] >= _ENOUGH and roles[place] in ("", "date")]
        if times:
            roles[times[0]] = "time"
    if "text" not in roles:
        free = [place for place in range(width) if not roles[place] and rates[place] < _ENOUGH]
        if free:
            roles[max(free, key=lambda place: sum(map(len, filled[place])))] = "text"
    return tuple(roles)


def _words_of_time(cells: Sequence[str]) -> int:
    """2 for a column of times that people can read, 1 for one of numbers since 1970, 0 for one of neither."""
    filled = [cell for cell in cells if cell]
    if not filled or not any(_moment(cell) for cell in filled):
        return 0
    return 1 if all(cell.isdigit() for cell in filled) else 2


def csv_rows(text: str, columns: Columns, problems: list[str]) -> Iterator[tuple[int, list[str]]]:
    """The rows with their numbers in the file (the first is 1); what csv cannot read is told in `problems`."""
    before = csv.field_size_limit(_CELL_LIMIT)
    try:
        reader = csv.reader(io.StringIO(text, newline=""), delimiter=columns.delimiter)
        for number, row in enumerate(reader, 1):
            if any(map(str.strip, row)) and not (number == 1 and columns.has_header):
                yield number, row
    except csv.Error as error:
        problems.append(f"Row {number + 1} and what follows: {error}.")
    finally:
        csv.field_size_limit(before)


def csv_events(
    text: str, columns: Columns, problems: list[str], context: TimeContext, progress: Progress = unheard
) -> Iterator[Event]:
    """The candidate of each row. A row with something wrong is told in `problems` with its number and the reason."""
    places = {role: place for place, role in enumerate(columns.roles) if role}
    if not {"time", "date", "text"} & places.keys():
        problems.append("No column of times and none of texts was found: say which they are.")
    total = text.count("\n") + 1
    refs: dict[str, int] = {}
    spare = [place for place, role in enumerate(columns.roles) if role in ("", "kind", "actor")]
    for number, row in csv_rows(text, columns, problems):
        if number % _STEP == 0:
            progress(min(number / total, 1.0))
        event, wrong = _event(row, places, columns, context, refs, spare)
        if wrong:
            problems.append(f"Row {number}: {wrong}")
        if event is not None:
            yield event


def _event(
    row: list[str],
    places: dict[str, int],
    columns: Columns,
    context: TimeContext,
    refs: dict[str, int],
    spare: Sequence[int],
) -> tuple[Event | None, str]:
    width = len(row)
    cells = {role: row[place].strip() for role, place in places.items() if place < width}
    date, time, text = cells.get("date", ""), cells.get("time", ""), cells.get("text", "")
    wrong = []
    if width != len(columns.names):
        wrong.append(f"it has {width} cells where the table has {len(columns.names)} columns")
    written = f"{date} {time}" if date and time and _TIME_ALONE.match(time) else time or date
    at, end = _time(written, context)
    if not written and (alone := _fallback(row, columns, context)):
        at = alone
    if not at.is_known:
        wrong.append(f'its time "{written[:40]}" is not understood' if written else "it has no time")
    if cells.get("end"):
        end = _time(cells["end"], context)[0]
    if not text:
        wrong.append("it has no text")
        text = " \u00b7 ".join(row[place].strip() for place in spare if place < width and row[place].strip())
    if not text and not at.is_known:
        return None, f"{', '.join(wrong)}; nothing of it is left to take."
    quote = columns.delimiter.join(row) if len(columns.names) > 1 else row[0]
    reference = numbered(refs, cells.get("ref") or content_ref(quote))
    kind = cells.get("kind", "").lower()
    event = candidate(
        Origin("csv", reference, cells.get("url", "")),
        text,
        at=at,
        end=end,
        actor=cells.get("actor", ""),
        quote=quote,
        guess=kind if 0 < len(kind) <= _LONGEST_KIND else None,
    )
    return event, f"{', '.join(wrong)}." if wrong else ""


def _fallback(row: list[str], columns: Columns, context: TimeContext) -> Moment | None:
    """The time of another column that is called a time, where the column of times is empty."""
    for place, name in enumerate(columns.names):
        if place < len(row) and role_of(name) == "time" and columns.roles[place] == "":
            moment = _time(row[place].strip(), context)[0]
            if moment.is_known:
                return moment
    return None


def _time(words: str, context: TimeContext) -> tuple[Moment, Moment | None]:
    if not words:
        return UNKNOWN_MOMENT, None
    moment = iso_moment(words) or epoch_moment(words)
    return (moment, None) if moment else _spoken(words, context)


@lru_cache(maxsize=4096)
def _spoken(words: str, context: TimeContext) -> tuple[Moment, Moment | None]:
    parsed = parse_time(words, context)
    if parsed is None:
        return Moment(written=clean(words), precision="unknown"), None
    return parsed.start, parsed.end


def _moment(words: str) -> Moment | None:
    words = words.strip()
    moment = _time(words, TimeContext())[0] if words and (not words.isdigit() or len(words) >= 9) else UNKNOWN_MOMENT
    return moment if moment.is_known else None
