"""What it costs to write an incident as Markdown and to read it back, for several counts of events."""

from collections.abc import Callable, Iterable
from pathlib import Path

from postmortem_desk.importing.read import read_document
from postmortem_desk.report.markdown.markdown import markdown_document
from support.incidents import large_incident

Case = tuple[str, Callable[[int], Callable[[], object]]]
_TESTS = Path(__file__).parent.parent
_DOCUMENTS = _TESTS / "importing" / "documents"
_SAMPLES = _TESTS.parent.parent / "shared" / "samples" / "postmortems"
"""Thirteen real postmortems, beside some checkouts."""
_LINE = "- **{hour:02}:{minute:02}** Engineer {number} looks at the dashboards and restarts the service once more.\n"


def cases() -> list[Case]:
    """Each case's name, and what makes the call to time for a count of events."""
    return [
        ("export markdown", _write),
        ("import markdown: our own export", _read_own),
        ("import markdown: a plain list of events", _read_list),
        ("import markdown: a document of 1 MB", _read_prose),
        ("import markdown: all documents of the tests together", _read_documents),
        *([("import markdown: the samples beside the checkout together", _read_samples)] if _SAMPLES.is_dir() else []),
    ]


def _write(count: int) -> Callable[[], object]:
    incident = large_incident(count)
    return lambda: markdown_document(incident)


def _read_own(count: int) -> Callable[[], object]:
    return _reading(markdown_document(large_incident(count)))


def _read_list(count: int) -> Callable[[], object]:
    rows = [_LINE.format(hour=n // 60 % 24, minute=n % 60, number=n) for n in range(count)]
    return _reading("# Outage on 1 May 2023\n\n## Timeline\n\n" + "".join(rows))


def _read_prose(count: int) -> Callable[[], object]:
    """As many sections of prose as make a megabyte, below a timeline of `count` events."""
    paragraph = "The service was slow, and *nobody* knew why; `top` showed little. " * 12 + "\n\n"
    parts = [f"## Part {number}\n\n{paragraph * 5}" for number in range(1 + 1_000_000 // (len(paragraph) * 5))]
    rows = [_LINE.format(hour=n // 60 % 24, minute=n % 60, number=n) for n in range(min(count, 1000))]
    return _reading("# Outage on 1 May 2023\n\n## Timeline\n\n" + "".join([*rows, "\n", *parts]))


def _read_documents(_count: int) -> Callable[[], object]:
    return _reading_all(_DOCUMENTS.glob("*.md"))


def _read_samples(_count: int) -> Callable[[], object]:
    return _reading_all(_SAMPLES.iterdir())


def _reading_all(files: Iterable[Path]) -> Callable[[], object]:
    documents = [(file.read_bytes(), "document.md") for file in sorted(files)]
    return lambda: [read_document(data, name) for data, name in documents]


def _reading(text: str) -> Callable[[], object]:
    data = text.encode()
    return lambda: read_document(data, "document.md")
