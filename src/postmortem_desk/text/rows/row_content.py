"""What stands in one row of a list or a table cell: a head (a time or a box), a text, and details in brackets.

    **9:05 AM** The pager goes off. _(Kind: alert; By: Jane Roe)_

The text is Markdown of any kind. Where its own words could be taken for a head or for details, guards (see
`markdown_marks`) stand around it. Writing tries the plain form first and reads it back to see whether it holds.
"""

import re
from collections.abc import Callable, Sequence
from typing import Final

from postmortem_desk.text.markup.markdown_blocks import blocks_of, is_single_paragraph
from postmortem_desk.text.markup.markdown_inline import escaped, unescaped
from postmortem_desk.text.markup.markdown_marks import GUARD
from postmortem_desk.text.markup.source_forms import is_plain_source

Details = tuple[tuple[str, str], ...]
"""Labels and values, in reading order."""

ELSEWHERE: Final = "Elsewhere"
"""The label of a time on the clock of the second zone, which is worked out and never read back."""
DETAIL_LABELS: Final = frozenset(
    {
        "Owner", "Due", "Status", "Reason", "Done on", "Priority", "Kind", "Tickets", "Done when",
        ELSEWHERE, "By", "Severity", "Milestones", "Key event", "Order",
        "Category", "Certainty", "Role", "Depth",
        "Handles", "Roles", "Services", "Approximate", "Unit", "Relation",
    }
)  # fmt: skip
_OPEN, _CLOSE = "_(", ")_"
_PARTS: Final = re.compile(r"(?:\\.|&#\d+;|[^\\;])+")
_PAIR: Final = re.compile(r"([A-Z][a-z ]+): (.*)", re.DOTALL)
_A_TIME: Final = re.compile(r"\d\d:\d\d")
_HOLLOW: Final = re.compile(r"[-_*+=#\s]*")
_BREAK: Final = re.compile(r"&((?:amp;)*lt;br ?/?>)|<br ?/?>", re.IGNORECASE)
_BLANKS: Final = " \t\n"


def details_text(details: Details) -> str:
    """Details as they stand behind a text; "" where there are none."""
    parts = [f"{label}: {escaped(value, ';()')}" for label, value in details if value]
    return f"{_OPEN}{'; '.join(parts)}{_CLOSE}" if parts else ""


def split_details(content: str) -> tuple[str, Details]:
    """A row's content without the details at its end, and the details."""
    start = content.rfind(_OPEN) if content.endswith(_CLOSE) else -1
    if start < 0:
        return content, ()
    found = []
    for part in _PARTS.findall(content[start + len(_OPEN) : -len(_CLOSE)]):
        pair = _PAIR.fullmatch(part.lstrip(" "))
        if not pair or pair[1] not in DETAIL_LABELS or (pair[1] == ELSEWHERE and not _A_TIME.search(pair[2])):
            return content, ()
        found.append((pair[1], unescaped(pair[2])))
    text = content[:start]
    for separator in ("\n\n", " "):
        if text.endswith(separator):
            return text[: -len(separator)], tuple(found)
    return (text, tuple(found)) if text in {"", GUARD} else (content, ())


def read_content(content: str) -> tuple[str, Details]:
    """The text and the details of a row, behind its head."""
    rest, details = split_details(content)
    if rest.endswith(GUARD) and rest != GUARD:
        return _headless(rest[: -len(GUARD)]), details
    return _headless(rest.rstrip(_BLANKS) if not rest.startswith(GUARD) else rest), details


def _headless(text: str) -> str:
    if not text.startswith(GUARD):
        return text.lstrip(_BLANKS)
    text = text[len(GUARD) :]
    return text.removeprefix("\n\n")


def content_forms(text: str, details: Details, head: str) -> list[str]:
    """The ways to write a row, from the plainest to the most guarded one, which always holds."""
    gap = f"{head} " if head else ""
    if _starts_with_block(text):
        fronts = ([f"{head}\n\n{text}"] if head else []) + [f"{gap}{GUARD}\n\n{text}"]
    else:
        plain = f"{gap}{text}" if text else head
        fronts = [] if _HOLLOW.fullmatch(text.split("\n")[0]) and not head else [plain]
        fronts += [f"{gap}{GUARD}{text}", f"{gap}{GUARD}\n\n{text}"]
    tail = details_text(details)
    if not tail:
        return [*fronts, *(f"{front}{GUARD}" for front in fronts)]
    separator = " " if not text or is_single_paragraph(text) else "\n\n"
    tails = [f"{separator}{tail}", f"{GUARD}{separator}{tail}"]
    return [front + tail for tail in tails for front in fronts]


def first_that_holds(forms: Sequence[str], holds: Callable[[str], bool]) -> str:
    """The first of `forms` that is read back right; the last where none is."""
    return next((form for form in forms if holds(form)), forms[-1])


def is_kept_in_rows(text: str) -> bool:
    """Whether tables and lists keep `text`: it has no blank of any kind at an end, and is plain Markdown."""
    return not (text[:1].isspace() or text[-1:].isspace()) and is_plain_source(text)


def _starts_with_block(text: str) -> bool:
    blocks = blocks_of(text.split("\n")) if text.strip() else []
    first = text.split("\n")[0]
    return (
        bool(text.strip())
        and bool(first.strip())
        and (not blocks or blocks[0].kind != "paragraph" or blocks[0].start > 0)
    )


def cell_source(content: str) -> str:
    """Content as it stands in one cell of a table: line ends as `<br>`, bars escaped."""
    literal = _BREAK.sub(lambda match: f"&amp;{match[1]}" if match[0][0] == "&" else f"&lt;{match[0][1:]}", content)
    return literal.replace("\n", "<br>").replace("|", "\\|")


def cell_content(cell: str) -> str:
    """What `cell_source` was given, from the cell as the parser gives it (with its bars unescaped)."""
    return _BREAK.sub(_without_escape, cell)


def _without_escape(match: re.Match[str]) -> str:
    if match[0][0] == "<":
        return "\n"
    escapes = match[1]
    return f"&{escapes.removeprefix('amp;')}" if escapes.startswith("amp;") else f"<{escapes.removeprefix('lt;')}"
