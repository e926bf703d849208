"""Labels that do a heading's work: "**Impact:** text", "*Timeline:*" or "Action Items" on a line of a paragraph."""

import re
from collections.abc import Iterator, Sequence
from typing import Final

from msgspec import Struct

from postmortem_desk.text.markup.markdown_headings import clean_heading
from postmortem_desk.text.section_roles import is_role_label, role_of_heading
from postmortem_desk.text.times.time_grammar import find_leading_time

_BOLD_LABEL: Final = re.compile(r"(\*\*|__)(?P<label>[^*_\n]{1,80}?):?\1[ \t]*(?P<colon>:?)[ \t]*(?P<rest>.*)")
_EMPHASISED: Final = re.compile(
    r"(?P<mark>\*\*\*|\*\*|\*|__|_)(?P<label>[^*_\n\s](?:[^*_\n]{0,78}[^*_\n\s])?)(?P=mark)(?P<colon>[ \t]*:)?"
    r"(?:[ \t]+(?P<rest>[^\s].*))?[ \t]*"
)
_LEAD: Final = re.compile(r"(?:\(?\d{1,2}[.)]?[ \t]+|[^\w\s*_<>#|`\[\]()\-+]{1,3}[ \t]+)?")
_LONGEST_LEAD: Final = 8
"""Characters of a number or a picture before an emphasised label."""
_SENTENCE_ENDS: Final = (".", "!", "?")
_LONGEST_LABEL: Final = 60
_MOST_WORDS: Final = 8
_MOST_WORDS_ASKED: Final = 14
"""Of a question ("How are we making incidents like this less likely?")."""
_TEXT_ROLES: Final = frozenset({"summary", "impact", "background", "causes", "detection", "response", "resolution"})
"""Roles whose text may stand on the line of its label."""
_TOLD_ROLES: Final = _TEXT_ROLES | {"measures", "tasks"}
_FEWEST_GAPS: Final = 2
"""Blanks in a plain label that has its text behind it: fewer words may begin any sentence."""


class Label(Struct, frozen=True):
    """A line of a paragraph that heads what follows it."""

    line: int
    """The source line that it stands on."""
    heading: str
    """Its words, without emphasis and colon."""
    rest: str = ""
    """What follows it on its own line."""


def label_heading(line: str) -> str:
    """The words of a line that may be a label; "" where it is too long for one."""
    return clean_heading(line) if len(line.strip()) <= _LONGEST_LABEL else ""


def labels_in(lines: Sequence[str], start: int, end: int, *, heads_rows: bool) -> Iterator[Label]:
    """The labels in the paragraph `lines[start:end]`. `heads_rows`: whether a list or a table stands right below it.

    A label is the name of a role. Alone on its line it is emphasised or ends with a colon; bare words are one only at
    the start of a paragraph, behind the end of a sentence, or above a list or table. With text behind it it is bold and
    begins the paragraph.
    """
    for index in range(start, end):
        label = _label_at(lines, index, first=index == start, alone=end == start + 1 and heads_rows)
        if label is not None:
            yield label


def labels_at_margin(lines: Sequence[str], start: int, end: int) -> Iterator[Label]:
    """The labels in the list `lines[start:end]` that stand at the margin below an item, and end with a colon.

    To a parser they go on with the item; to their writer they begin what follows.
    """
    for index in range(start + 1, end):
        text = lines[index].rstrip(" \t*_")
        if text.endswith(":") and text[0] not in " \t-+>" and lines[index - 1].strip():
            heading = label_heading(lines[index])
            if heading and is_role_label(heading) and not find_leading_time(heading):
                yield Label(index, heading)


def _label_at(lines: Sequence[str], index: int, *, first: bool, alone: bool) -> Label | None:
    line = lines[index]
    if line.startswith((" " * 4, "\t")) and not first:
        return None
    text = line.strip(" \t")
    if alone and is_role_label(label_heading(line)):
        return Label(index, label_heading(line))
    if "*" in text[:_LONGEST_LEAD] or "_" in text[:_LONGEST_LEAD]:
        lead = _LEAD.match(text)
        emphasised = _EMPHASISED.fullmatch(text, lead.end() if lead else 0)
        if emphasised is not None:
            return _emphasised_label(text, emphasised, index, first=first)
    has_colon = text.endswith(":")
    is_apart = first or lines[index - 1].rstrip(" \t").endswith(_SENTENCE_ENDS)
    if is_apart and (told := _told_label(text, index)) is not None:
        return told
    if len(text) > _LONGEST_LABEL or not (is_apart or has_colon):
        return None
    heading = clean_heading(text)
    if has_colon and heading[:1].isupper() and _names_role(heading) and not find_leading_time(heading):
        return Label(index, heading)
    return Label(index, heading) if is_apart and heading[:1].isupper() and is_role_label(heading) else None


def _told_label(text: str, index: int) -> Label | None:
    """A label of several words with its text behind it ("Root cause and resolution: The pool was too small")."""
    words, colon, rest = text.partition(": ")
    if not colon or len(words) > _LONGEST_LABEL or words.count(" ") < _FEWEST_GAPS or not words[:1].isupper():
        return None
    is_label = is_role_label(words) and role_of_heading(words) in _TOLD_ROLES
    return Label(index, words, rest.strip()) if is_label and find_leading_time(rest) is None else None


def _emphasised_label(text: str, match: re.Match[str], index: int, *, first: bool) -> Label | None:
    rest = match["rest"] or ""
    label = match["label"]
    has_colon = bool(match["colon"]) or label.endswith(":")
    heading = clean_heading(text[: match.start()] + label)
    if not rest:
        return Label(index, heading) if _names_role(heading) else None
    is_bold = len(match["mark"]) > 1
    ends = has_colon or label.endswith(".")
    role = role_of_heading(heading) if first and is_bold and ends and _names_role(heading) else ""
    return Label(index, heading, rest) if role in _TEXT_ROLES and find_leading_time(rest) is None else None


def _names_role(heading: str) -> bool:
    most = _MOST_WORDS_ASKED if heading.endswith("?") else _MOST_WORDS
    return heading.count(" ") < most and bool(role_of_heading(heading) or is_role_label(heading))


def label_and_rest(lines: Sequence[str], *, may_be_plain: bool = False) -> tuple[str, list[str]] | None:
    """The label that an item starts with, and the lines behind it; None where there is none.

    A bold label must be followed by a colon or by the end of its line; a plain one, where it may be that, stands alone
    before a colon.
    """
    match = _BOLD_LABEL.fullmatch(lines[0])
    if not match:
        plain = lines[0].strip(" \t").removesuffix(":").rstrip()
        is_alone = lines[0].rstrip(" \t").endswith(":") and 0 < len(plain) <= _LONGEST_LABEL and len(lines) > 1
        return (plain, _dedented(lines[1:])) if may_be_plain and is_alone else None
    ends_with_colon = match["colon"] or lines[0][: match.end("label") + 1].endswith(":")
    if match["rest"] and not ends_with_colon:
        return None
    rest = [match["rest"]] if match["rest"] else []
    return match["label"].strip(), [*rest, *_dedented(lines[1:])]


def _dedented(lines: Sequence[str]) -> list[str]:
    widths = [len(line) - len(line.lstrip(" ")) for line in lines if line.strip()]
    width = min(widths, default=0)
    return [line[width:] if line.strip() else "" for line in lines]
