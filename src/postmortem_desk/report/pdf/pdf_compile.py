"""Draws the JSON of a document as a PDF with typst, in this process.

What a person wrote travels as JSON only. The compiler's root is a folder of its own that holds nothing but the
template, so that it finds no file to read, and it knows no package. PDF/UA-1 is tried first; where it is refused,
most often for a character that no font draws, the same document is made without that promise, and a sentence says so.
"""

import re
import shutil
import tempfile
from collections.abc import Iterator
from contextlib import contextmanager
from typing import Final, Literal

import typst
from msgspec import Struct

from postmortem_desk.resource_files import resource_path
from postmortem_desk.trouble import Trouble

_ASKED: Final = re.compile(
    "[^\\x00-\u024f\u0370-\u03ff\u0400-\u052f\u1e00-\u1eff\u2010-\u2027\u202f-\u205e\u20a0-\u20bf\u2212\ufffd]"
)
"""A character that the bundled fonts may not draw, so that the system's fonts are asked."""
_MISSING: Final = re.compile(r"the text `(.*)` could not be displayed", re.DOTALL)
_MOST_WARNINGS: Final = 3


class PdfDocument(Struct, frozen=True):
    """A finished PDF, and what its reader should know about it."""

    data: bytes
    notices: tuple[str, ...]
    """Sentences; none where all went well."""


def compile_pdf(data: str) -> PdfDocument:
    """The PDF of the JSON that `typst_data` makes. The same JSON gives the same bytes on the same fonts.

    Raises Trouble when typst can draw it in no way.
    """
    with _compiler(data) as compiler:
        try:
            return _drawn(compiler, "ua-1", ())
        except typst.TypstError as error:
            notice = _why(error)
        try:
            return _drawn(compiler, "1.7", (notice,))
        except typst.TypstError as error:
            raise Trouble(
                f"The PDF could not be made: {error.message}.",
                remedy="Export a web page instead and print it; nothing of the incident is lost.",
            ) from error


def compile_pages(data: str, dots_per_inch: float) -> tuple[bytes, ...]:
    """The pages of the JSON that `typst_data` makes, as PNG pictures. Raises Trouble when typst cannot draw them."""
    with _compiler(data) as compiler:
        try:
            pages, _warnings = compiler.compile_with_warnings(format="png", ppi=dots_per_inch)
        except typst.TypstError as error:
            raise Trouble(f"The pages cannot be shown: {error.message}.") from error
    return tuple(pages) if isinstance(pages, list) else (pages,) if isinstance(pages, bytes) else ()


def compile_picture(svg: str, dots_per_inch: float) -> bytes:
    """An SVG of ours as a PNG on white. The same SVG gives the same bytes on the same fonts.

    Raises Trouble when typst cannot draw it.
    """
    with _compiler(svg, "svg", "report/picture.typ") as compiler:
        try:
            data = compiler.compile(format="png", ppi=dots_per_inch)
        except typst.TypstError as error:
            raise Trouble(
                f"The picture could not be made: {error.message}.", remedy="Export it as SVG instead."
            ) from error
    if not isinstance(data, bytes):
        raise TypeError("typst gave several pages where one picture was asked for")
    return data


@contextmanager
def _compiler(data: str, name: str = "report", source: str = "report/report.typ") -> Iterator[typst.Compiler]:
    with tempfile.TemporaryDirectory(prefix="postmortem-desk-") as root:
        template = shutil.copy(resource_path(source), root)
        yield typst.Compiler(
            template,
            root=root,
            font_paths=[str(resource_path("fonts"))],
            ignore_system_fonts=_ASKED.search(data) is None,
            sys_inputs={name: data},
            package_path=root,
            package_cache_path=root,
        )


def _drawn(compiler: typst.Compiler, standard: Literal["ua-1", "1.7"], notices: tuple[str, ...]) -> PdfDocument:
    data, warnings = compiler.compile_with_warnings(format="pdf", pdf_standards=standard)
    told = tuple(f"The PDF may differ from the preview: {warning.message}." for warning in warnings[:_MOST_WARNINGS])
    if not isinstance(data, bytes):
        raise TypeError("typst gave several pages where one PDF was asked for")
    return PdfDocument(data, (*notices, *told))


def _why(error: typst.TypstError) -> str:
    missing = _MISSING.search(error.message)
    reason = "it has characters that no installed font draws" if missing else error.message
    return f"The PDF is complete but does not promise accessibility (PDF/UA): {reason}."
