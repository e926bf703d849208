"""Large PDFs are made in a process of their own."""

import io
import json
import os
import sys
from pathlib import Path

import pytest
from pypdf import PdfReader

from postmortem_desk.model import Event, Incident
from postmortem_desk.report.outline.outline import report_of
from postmortem_desk.report.pdf.pdf import LARGE, pdf_document
from postmortem_desk.report.pdf.pdf_process import serve
from postmortem_desk.report.pdf.typst_data import typst_data
from postmortem_desk.trouble import Cancelled, Trouble
from support.incidents import large_incident


def many_events(count):
    return Incident(id="x", timeline=tuple(Event(id=f"e{n}", text=f"Row {n}.") for n in range(count)))


def children():
    """The processes that this one has started and not yet seen end."""
    task = Path("/proc/self/task")
    return {pid for thread in task.iterdir() for pid in (thread / "children").read_text().split()}


def processor_seconds(call):
    """The time that the processes which `call` starts take of the processor."""
    before = os.times().children_user
    call()
    return os.times().children_user - before


def test_the_process_gives_what_would_be_made_here():
    data = json.dumps(typst_data(report_of(large_incident(20))), ensure_ascii=False)
    answer = io.BytesIO()
    serve(io.BytesIO(data.encode("utf-8")), answer)
    said, _, pdf = answer.getvalue().partition(b"\n")
    assert json.loads(said) == {"notices": []}
    assert pdf == pdf_document(report_of(large_incident(20))).data


def test_a_large_incident_is_drawn_whole():
    document = pdf_document(report_of(many_events(LARGE)))
    assert document.notices == ()
    last = PdfReader(io.BytesIO(document.data)).pages[-1].extract_text()
    assert f"Row {LARGE - 1}." in last


def test_an_export_can_be_cancelled_and_leaves_no_process():
    before, report = children(), report_of(many_events(6000))
    whole = processor_seconds(lambda: pdf_document(report))

    def cancelled():
        with pytest.raises(Cancelled):
            pdf_document(report, lambda: True)

    assert processor_seconds(cancelled) < whole / 2
    assert children() == before


def test_a_file_beside_the_user_is_not_taken_for_a_module(tmp_path, monkeypatch):
    (tmp_path / "typst.py").write_text("raise SystemExit('taken from the current folder')")
    monkeypatch.chdir(tmp_path)
    assert pdf_document(report_of(many_events(LARGE))).data.startswith(b"%PDF")


def test_a_process_that_fails_is_said_in_a_sentence(monkeypatch):
    monkeypatch.setattr(sys, "executable", "/bin/false")
    with pytest.raises(Trouble, match="its process ended early"):
        pdf_document(report_of(many_events(LARGE)))


def test_trouble_of_the_process_comes_back_as_trouble():
    answer = io.BytesIO()
    serve(io.BytesIO(b'{"title": 1}'), answer)
    said = json.loads(answer.getvalue())
    assert said["trouble"].startswith("The PDF could not be made")
    assert "nothing of the incident is lost" in said["remedy"]
