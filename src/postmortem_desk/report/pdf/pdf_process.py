"""Makes one PDF in a process of its own: JSON of the document on standard input, the result on standard output.

The result is one line of JSON, {"notices": [...]} or {"trouble": sentence, "remedy": ...}, then the bytes of the PDF.
"""

import json
import sys
from typing import BinaryIO

from postmortem_desk.report.pdf.pdf_compile import compile_pdf
from postmortem_desk.trouble import Trouble


def serve(source: BinaryIO, target: BinaryIO) -> None:
    """Read a document from `source`, write its PDF to `target`."""
    try:
        document = compile_pdf(source.read().decode("utf-8"))
    except Trouble as trouble:
        target.write(_line({"trouble": trouble.sentence, "remedy": trouble.remedy}))
        return
    target.write(_line({"notices": list(document.notices)}) + document.data)


def _line(answer: dict[str, object]) -> bytes:
    return json.dumps(answer).encode("ascii") + b"\n"


if __name__ == "__main__":
    serve(sys.stdin.buffer, sys.stdout.buffer)
