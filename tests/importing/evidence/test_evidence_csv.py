"""CSV with any columns: what is found, what is told, and our own table read back."""

import csv
import io
from datetime import date, datetime

import pytest
from hypothesis import given
from hypothesis import strategies as st

from postmortem_desk.importing.evidence.csv_columns import find_columns
from postmortem_desk.importing.evidence.evidence_csv import csv_events
from postmortem_desk.importing.evidence.evidence_kinds import Wanted, read_evidence
from postmortem_desk.model import Event, Incident
from postmortem_desk.report.csv_tables import csv_table
from postmortem_desk.text.csv_tables import guarded, unguarded
from support.evidence import rows
from support.incidents import small_incident
from support.rich_incident import rich_incident
from support.strategies import incidents


@pytest.mark.parametrize("delimiter", [",", ";", "\t", "|"])
def test_delimiter_header_and_columns_are_found(delimiter: str) -> None:
    text = "\n".join(
        delimiter.join(row) for row in (("When (UTC)", "What", "Who"), ("2023-05-01 09:05", "a, b", "ana"))
    )
    text = text.replace("a, b", '"a, b"')
    columns = find_columns(text, "a.csv")
    assert (columns.delimiter, columns.has_header, columns.roles) == (delimiter, True, ("time", "text", "actor"))
    (event,) = read_evidence(text.encode(), "a.csv").candidates
    assert (event.at.at, event.text, event.actor) == ("2023-05-01T09:05", "a, b", "ana")


def test_without_a_header_the_cells_tell_the_columns() -> None:
    columns = find_columns("x,2023-05-01 09:05,it broke down\ny,2023-05-01 09:06,it was repaired", "a.csv")
    assert not columns.has_header
    assert columns.roles == ("", "time", "text")


def test_a_date_and_a_clock_in_two_columns_are_one_time() -> None:
    (event,) = read_evidence(b"Date,Time,Event\n2023-05-01,9:05 AM,down", "a.csv").candidates
    assert event.at.at == "2023-05-01T09:05"


@pytest.mark.parametrize(
    "table",
    [
        "Wer;Tag;Uhrzeit;Was\nAna;01.05.2023;09:05;Alarm\nBob;13.05.2023;09:06;ruhig",
        "\u65e5\u4ed8,\u6642\u523b,\u62c5\u5f53\u8005,\u5185\u5bb9\n2023-05-01,09:05,Ana,Alarm\n2023-05-13,09:06,Bob,ruhig",
        "opened_at,opened_by,short_description\n2023-05-01 09:05,Ana,Alarm\n2023-05-13 09:06,Bob,ruhig",
    ],
)
def test_columns_are_known_in_any_language_and_by_what_stands_in_them(table: str) -> None:
    assert rows(table, "a.csv") == [("2023-05-01T09:05", "Ana", "Alarm"), ("2023-05-13T09:06", "Bob", "ruhig")]


def test_the_column_of_most_words_holds_the_text() -> None:
    table = "2023-05-01T09:05:33Z\tINFO\tserver/the_very_long_name_of_a_file.go:12\tit is up\n" * 2
    assert [text for _, _, text in rows(table, "a.tsv")] == ["it is up"] * 2


def test_every_bad_row_is_told_with_its_number_and_reason_and_none_is_dropped_in_silence() -> None:
    data = b"time,text\n2023-05-01 09:05,ok\nsoonish,late\n2023-05-01 09:06\n,\nx,\n2023-05-01 09:07,a,b\n"
    read = read_evidence(data, "a.csv")
    assert [event.text for event in read.candidates] == ["ok", "late", "", "a"]
    assert read.problems == (
        'Row 3: its time "soonish" is not understood.',
        "Row 4: it has 1 cell where the table has 2 columns, it has no text.",
        'Row 6: its time "x" is not understood, it has no text; nothing of it is left to take.',
        "Row 7: it has 3 cells where the table has 2 columns.",
    )


def test_columns_can_be_corrected() -> None:
    text = "a,b\nfirst,2023-05-01 09:05\nsecond,2023-05-01 09:06"
    columns = find_columns(text, "a.csv").with_role(0, "actor")
    read = read_evidence(text.encode(), "a.csv", Wanted(columns=columns))
    assert [event.actor for event in read.candidates] == ["first", "second"]
    assert columns.with_role(1, "actor").roles == ("", "actor")


@pytest.mark.parametrize("number", ["1682957133", "1682957133000", "1682957133000000", "1682957133000000000"])
def test_numbers_since_1970(number: str) -> None:
    (event,) = read_evidence(f"timestamp,message\n{number},x\n".encode(), "a.csv").candidates
    assert event.at.at == "2023-05-01T16:05:33+00:00"


def test_a_clock_alone_is_on_the_day_of_the_incident() -> None:
    (event,) = read_evidence(b"time,text\n09:05,x\n", "a.csv", Wanted(day=date(2023, 5, 1))).candidates
    assert event.at.at == "2023-05-01T09:05"


def test_a_reading_can_be_ended() -> None:
    data = ("time,text\n" + "2023-05-01 09:05,x\n" * 2_000).encode()

    def stop(share: float) -> None:
        raise KeyboardInterrupt

    with pytest.raises(KeyboardInterrupt):
        read_evidence(data, "a.csv", progress=stop)


@given(st.text(max_size=12) | st.from_regex(r"\A'*[=+@\t\r\n-].{0,5}"))
def test_a_guarded_cell_is_no_formula_and_gives_its_text_back(text: str) -> None:
    assert not guarded(text).startswith(("=", "+", "-", "@", "\t", "\r"))
    assert unguarded(guarded(text)) == text


def plain(events: tuple[Event, ...]) -> list[Event]:
    """What the table holds of events."""
    left_out = {"section": "", "attachments": (), "cells": {}, "audience": (), "variants": {}}
    return [event.with_fields(**left_out) for event in events]


def same_events(incident: Incident) -> bool:
    again = read_evidence(csv_table(incident, "timeline"), "a.csv")
    return sorted(plain(again.candidates), key=lambda each: each.id) == sorted(
        plain(incident.timeline), key=lambda each: each.id
    )


@pytest.mark.parametrize("incident", [small_incident(), rich_incident()])
def test_our_own_table_gives_the_same_events_again(incident: Incident) -> None:
    assert same_events(incident)


@given(incidents())
def test_any_timeline_survives_its_table(incident: Incident) -> None:
    if incident.timeline:
        assert same_events(incident)


def test_the_second_clock_is_a_column_that_is_read_over() -> None:
    incident = small_incident().replaced(display={"second_zone": "Asia/Tokyo"})
    heading, first, *_rows = csv.reader(io.StringIO(csv_table(incident, "timeline").decode("utf-8-sig"), newline=""))
    assert (heading[-1], first[-1]) == ("Time in Asia/Tokyo", "2 May, 00:10 JST")
    assert same_events(incident)


def test_a_row_of_our_own_table_that_somebody_broke_is_told() -> None:
    data = csv_table(small_incident(), "timeline") + b"a,b\r\n"
    read = read_evidence(data, "a.csv")
    assert len(read.candidates) == len(small_incident().timeline)
    assert len(read.problems) == 1


def read(text: str | bytes, day: date | None = None) -> tuple[list[tuple[str | None, str]], tuple[str, ...]]:
    """Time and text of each row, and what is told."""
    data = text.encode() if isinstance(text, str) else text
    evidence = read_evidence(data, "a.csv", Wanted(day=day))
    return [(event.at.at, event.text) for event in evidence.candidates], evidence.problems


DOWN = ("2023-05-01T09:05", "down")


@pytest.mark.parametrize(
    "table",
    [
        "sep=;\r\nTime;What\r\n2023-05-01 09:05;down\r\n",
        "Zeit;Ereignis\n01.05.2023 09:05;down\n",
        "Hora,Evento,Responsable\n1/5/2023 9:05,down,Ana\n13/5/2023 9:06,up,Ana\n",
        "Created,Summary,Description\n01/May/23 9:05 AM,down,at length\n",
        "Date,Time,Event\n5/1/2023,9:05 AM,down\n5/13/2023,9:05 AM,up\n",
        "Time\tWhat\r\n2023-05-01 09:05\tdown\r\n".encode("utf-16"),
        "Time\tWhat\r\n2023-05-01 09:05\tdown\r\n".encode("utf-16-le"),
        "09:05 down\n09:06 up\n",
    ],
)
def test_tables_of_all_kinds_of_programs(table: str | bytes) -> None:
    rows, problems = read(table, date(2023, 5, 1))
    assert rows[0] == DOWN
    assert problems == ()


def test_rows_above_the_heading_are_told() -> None:
    rows, problems = read("Incident 12,,\n,,\nTime,Event,Who\n2023-05-01 09:05,down,ana\n")
    assert rows == [DOWN]
    assert problems == ("2 rows stand above the table; left out.",)


@pytest.mark.parametrize("cells", ["45047.3784722222;45047.5", "45047,3785;45047,5"])
def test_days_as_spreadsheets_count_them_are_read_and_told(cells: str) -> None:
    first, second = cells.split(";")
    rows, problems = read(f"Time;Event\n{first};down\n{second};up\n")
    assert [row[0] for row in rows] in (
        ["2023-05-01T09:05:00", "2023-05-01T12:00"],
        ["2023-05-01T09:05", "2023-05-01T12:00"],
    )
    assert "as spreadsheets count days" in problems[0]


@pytest.mark.parametrize("heading", ["Time (UTC)", "time_utc", "Timestamp [UTC]"])
def test_a_heading_tells_the_zone_of_its_times(heading: str) -> None:
    (event,) = read_evidence(f"{heading},Event\n2023-05-01 09:05,x\n".encode(), "a.csv").candidates
    assert (event.at.at, event.at.zone) == ("2023-05-01T09:05", "UTC")


def test_a_column_of_zones_is_of_the_times_without_one() -> None:
    table = "Time,Zone,Event\n2023-05-01 09:05,PST,a\n2023-05-01T09:05+02:00,PST,b\n"
    first, second = read_evidence(table.encode(), "a.csv").candidates
    assert (first.at.zone, second.at.zone) == ("PST", "")


def test_a_day_that_may_be_a_month_is_left_open_and_told() -> None:
    table = "Date,Event\n05/01/2023 09:05,a\n06/01/2023 10:00,b\n"
    rows, problems = read(table)
    assert [row[0] for row in rows] == ["T09:05", "T10:00"]
    assert [problem.partition(":")[0] for problem in problems] == ["Row 2", "Row 3"]
    assert [row[0] for row in read(table, date(2023, 5, 1))[0]] == ["2023-05-01T09:05", "2023-06-01T10:00"]


def test_a_day_that_is_given_once_holds_for_the_empty_cells_below_which_is_told() -> None:
    rows, problems = read("Date,Time,Event\n2023-05-01,09:05,a\n,09:06,b\n2023-05-02,00:10,c\n")
    assert [row[0] for row in rows] == ["2023-05-01T09:05", "2023-05-01T09:06", "2023-05-02T00:10"]
    assert len(problems) == 1


def test_clock_times_that_pass_midnight_are_told() -> None:
    rows, problems = read("Time,Event\n23:58,a\n00:10,b\n", date(2023, 5, 1))
    assert [row[0] for row in rows] == ["2023-05-01T23:58", "2023-05-02T00:10"]
    assert problems == ("Row 3: 00:10 comes after midnight; it is taken for 2023-05-02.",)


@pytest.mark.parametrize("cell", ["1.68296E+12", "123456", "88888888", "24:05", "2023-02-30 09:05", "T+5m"])
def test_what_is_no_time_or_lost_its_figures_is_told(cell: str) -> None:
    rows, problems = read(f"time,text\n{cell},a\n2023-05-01 09:05,down\n")
    assert rows == [(None, "a"), DOWN]
    assert problems == (f'Row 2: its time "{cell}" is not understood.',)


def test_a_quotation_mark_that_is_never_closed_is_told() -> None:
    assert read('time,text\n2023-05-01 09:05,"a\n2023-05-01 09:06,b\n')[1][-1].startswith("A quotation mark is never")


def test_what_was_defused_for_spreadsheets_is_read_as_it_was() -> None:
    assert [row[1] for row in read("time,text\n2023-05-01 09:05,'=1+1\n2023-05-01 09:06,it's\n")[0]] == ["=1+1", "it's"]


def edited(incident: Incident, change: dict[int, str], delimiter: str = ",") -> bytes:
    """Our own table with other cells in its second row, as a spreadsheet with that delimiter saves it."""
    rows = list(csv.reader(io.StringIO(csv_table(incident, "timeline").decode("utf-8-sig"), newline="")))
    for column, cell in change.items():
        rows[1][column] = cell
    out = io.StringIO(newline="")
    csv.writer(out, delimiter=delimiter).writerows(rows)
    return out.getvalue().encode()


def test_our_own_table_saved_with_another_delimiter_is_our_own() -> None:
    again = read_evidence(edited(small_incident(), {}, ";"), "a.csv")
    assert again.candidates == read_evidence(csv_table(small_incident(), "timeline"), "a.csv").candidates


def test_a_time_that_a_spreadsheet_wrote_in_its_own_way_is_the_same_time() -> None:
    incident = small_incident()
    day = incident.timeline[0].at
    assert day.at is not None
    other = datetime.fromisoformat(day.at).strftime("%d.%m.%Y %H:%M")
    again = read_evidence(edited(incident, {0: other}), "a.csv")
    assert again.candidates[0].at == day
    assert again.problems == ()


def test_a_time_that_somebody_changed_in_our_own_table_counts() -> None:
    again = read_evidence(edited(small_incident(), {0: "2023-05-01 11:11", 2: "Other words"}), "a.csv")
    assert (again.candidates[0].at.at, again.candidates[0].text) == ("2023-05-01T11:11", "Other words")
    odd = read_evidence(edited(small_incident(), {0: "soonish"}), "a.csv")
    assert odd.candidates[0].at == small_incident().timeline[0].at
    assert odd.problems == ('Row 2: its time "soonish" is not understood; the one before is kept.',)


def test_two_columns_that_say_different_times_are_told() -> None:
    table = "datetime,timestamp,message\n2023-05-01T16:05:33,1682957133,a\n2023-05-01T09:05:33,1682957133,zone\n"
    assert read(table)[1] == ()
    assert read(f"{table}2023-05-01T16:05:33,1682957190,b\n")[1] == (
        "The column timestamp says another time than datetime, which was taken: row 4.",
    )


def test_a_zone_that_is_none_is_told() -> None:
    row = "2023-05-01 09:06,America/New_York,up\n"
    rows, problems = read(f"Time,Zone,Event\n2023-05-01 09:05,Mars,down\n{row}{row}")
    assert rows[0] == DOWN
    assert read("Time,Offset,Event\n2023-05-01 09:05,0,down\n2023-05-01 09:06,120,up\n")[1] == ()
    assert problems == ('Row 2: its zone "Mars" is not known.',)


def test_the_end_of_a_row_is_in_its_zone_too() -> None:
    (event,) = read_evidence(b"Start (UTC),End (UTC),Event\n2023-05-01 09:05,2023-05-01 09:15,x\n", "a.csv").candidates
    assert event.end is not None
    assert (event.at.zone, event.end.at, event.end.zone) == ("UTC", "2023-05-01T09:15", "UTC")


def test_rows_that_are_wider_than_their_head_keep_their_last_cell() -> None:
    table = (
        "Level,Date and Time,Source\nError,2024-03-05 10:42,SCM,it ended at once\nError,2024-03-05 10:43,SCM,it runs\n"
    )
    columns = find_columns(table, "events.csv")
    problems: list[str] = []
    assert [event.text for event in csv_events(table, columns, problems)] == ["it ended at once", "it runs"]
    assert problems == []
