"""The document as a PDF that people can read, print, search and listen to."""

import json
import os
import subprocess
import sys
from collections.abc import Callable
from pathlib import Path
from tempfile import TemporaryFile
from typing import Final

from postmortem_desk.report.blocks import CauseTreeBlock, ChecklistBlock, EventTableBlock, Report
from postmortem_desk.report.pdf.pdf_compile import PdfDocument, compile_pages, compile_pdf
from postmortem_desk.report.pdf.typst_data import typst_data
from postmortem_desk.trouble import Cancelled, Trouble

__all__ = ["LARGE", "PdfDocument", "page_pictures", "pdf_document"]

LARGE: Final = 1500
"""Rows from which a PDF is made in a process of its own: typst keeps its memory (700 MB at 5,000 rows), and only a
process can be stopped."""
CHILD_ARGUMENT: Final = "--make-pdf"
"""What a frozen program is started with to be that process; there `app.main` calls `pdf_process.serve`."""
_PATIENCE: Final = 0.05
"""Seconds between two looks at whether the export was cancelled."""


def pdf_document(report: Report, cancelled: Callable[[], bool] | None = None) -> PdfDocument:
    """The PDF of a report. The same report gives the same bytes on the same fonts.

    `cancelled` is asked now and then; when it says yes, Cancelled is raised. Raises Trouble when no PDF can be
    made.
    """
    if _rows(report) < LARGE:
        return compile_pdf(_json(report))
    return _from_process(_json(report), cancelled or _never)


def page_pictures(report: Report, dots_per_inch: float) -> tuple[bytes, ...]:
    """The pages of the PDF as PNG pictures. Raises Trouble for a document so long that only an export draws it."""
    if _rows(report) >= LARGE:
        raise Trouble("This document is too long to show its pages here.", remedy="Export it as a PDF to see them.")
    return compile_pages(_json(report), dots_per_inch)


def _json(report: Report) -> str:
    return json.dumps(typst_data(report), ensure_ascii=False, separators=(",", ":"))


def _rows(report: Report) -> int:
    tables = (block for block in report.blocks if isinstance(block, EventTableBlock | CauseTreeBlock | ChecklistBlock))
    return sum(len(block.rows) for block in tables)


def _never() -> bool:
    return False


def _from_process(data: str, cancelled: Callable[[], bool]) -> PdfDocument:
    # A file, not a pipe: a communicate() that is called again after its time was up sends no more of its input.
    with TemporaryFile() as sent:
        sent.write(data.encode("utf-8"))
        sent.seek(0)
        child = subprocess.Popen(
            _command(),
            stdin=sent,
            stdout=subprocess.PIPE,
            stderr=subprocess.PIPE,
            env=_environment(),
            creationflags=getattr(subprocess, "CREATE_NO_WINDOW", 0),
        )
        with child:
            try:
                answer, complaint = _answer(child, cancelled)
            except BaseException:
                child.kill()
                raise
    return _read_answer(answer, complaint, child.returncode)


def _answer(child: subprocess.Popen[bytes], cancelled: Callable[[], bool]) -> tuple[bytes, bytes]:
    while True:
        try:
            return child.communicate(timeout=_PATIENCE)
        except subprocess.TimeoutExpired:
            if cancelled():
                raise Cancelled from None


def _command() -> list[str]:
    if getattr(sys, "frozen", False):
        return [sys.executable, CHILD_ARGUMENT]
    # -P keeps the current folder, which may be anybody's, out of the places that modules come from.
    return [sys.executable, "-P", "-m", "postmortem_desk.report.pdf.pdf_process"]


def _environment() -> dict[str, str]:
    """This process's environment, with the folder that this very package came from."""
    package_home = str(Path(__file__).resolve().parents[2])
    inherited = os.environ.get("PYTHONPATH", "")
    return {**os.environ, "PYTHONPATH": os.pathsep.join(part for part in (package_home, inherited) if part)}


def _read_answer(answer: bytes, complaint: bytes, code: int) -> PdfDocument:
    line, newline, pdf = answer.partition(b"\n")
    if code or not newline:
        last = complaint.decode("utf-8", "replace").strip().rpartition("\n")[2]
        raise Trouble(
            f"The PDF could not be made: its process ended early ({last or f'code {code}'}).",
            remedy="Close other programs if memory is short, or export a web page and print it.",
        )
    said = json.loads(line)
    if "trouble" in said:
        raise Trouble(said["trouble"], remedy=said["remedy"])
    return PdfDocument(pdf, tuple(said["notices"]))
