"""CSV with any columns: what is found, what is told, and our own table read back."""

from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from postmortem_desk.importing.evidence_csv import find_columns
from postmortem_desk.importing.evidence_kinds import Wanted, read_evidence
from postmortem_desk.model import Event, Incident
from postmortem_desk.report.csv_tables import csv_table
from postmortem_desk.text.csv_tables import guarded, unguarded
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


def test_every_bad_row_is_told_with_its_number_and_reason_and_none_is_dropped_in_silence() -> None:
    data = b"time,text\n2023-05-01 09:05,ok\nsoonish,late\n2023-05-01 09:06\n,\nx,\n2023-05-01 09:07,a,b\n"
    read = read_evidence(data, "a.csv")
    assert [event.text for event in read.candidates] == ["ok", "late", "", "a"]
    assert read.problems == (
        'Row 3: its time "soonish" is not understood.',
        "Row 4: it has 1 cells where the table has 2 columns, it has no text.",
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
    return [event.model_copy(update=left_out) for event in events]


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


def test_a_row_of_our_own_table_that_somebody_broke_is_told() -> None:
    data = csv_table(small_incident(), "timeline") + b"a,b\r\n"
    read = read_evidence(data, "a.csv")
    assert len(read.candidates) == len(small_incident().timeline)
    assert len(read.problems) == 1
