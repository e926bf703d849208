"""Every kind of document, as bytes."""

import getpass
import socket

import pytest

from postmortem_desk.report.export import KINDS, export_bytes
from support.rich_incident import rich_incident

STARTS = {
    "html": b"<!DOCTYPE html>",
    "pdf": b"%PDF-",
    "md": b"",
    "svg": b"<svg ",
    "png": b"\x89PNG",
    "timeline.csv": b"\xef\xbb\xbfTime,",
    "tasks.csv": b"\xef\xbb\xbfTickets,",
}


@pytest.mark.parametrize("kind", KINDS)
def test_each_kind_is_made_without_a_notice(kind):
    exported = export_bytes(rich_incident(), kind)
    assert exported.data.startswith(STARTS[kind])
    assert exported.notices == ()


@pytest.mark.parametrize("kind", KINDS)
def test_no_document_holds_the_machine_it_was_made_on(kind, home):
    data = without_pixels(export_bytes(rich_incident(), kind).data)
    for secret in (str(home), socket.gethostname(), f"/home/{getpass.getuser()}", "/tmp/"):
        assert secret.encode() not in data


def without_pixels(data: bytes) -> bytes:
    """A PNG without its compressed pixels, in which any short name may stand by chance; other data as it is."""
    start = data.find(b"IDAT")
    return data if start < 0 or data[1:4] != b"PNG" else data[:start] + data[data.rfind(b"IEND") :]


def test_another_kind_is_refused_with_the_kinds_that_there_are():
    with pytest.raises(ValueError, match="html, pdf, md"):
        export_bytes(rich_incident(), "docx")
