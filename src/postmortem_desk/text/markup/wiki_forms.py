"""Wikis' ways to write headings, lists, code and heads of tables, as Markdown: AsciiDoc, MediaWiki, Jira.

== Timeline      == Timeline ==      h2. Timeline
||Time||Event||
"""

import re
from collections.abc import Collection, Iterator, Sequence
from typing import Final

_EQUALS: Final = re.compile(r"(?P<signs>={1,6})[ \t]*(?P<words>[^=\s](?:.*?[^=\s])?)[ \t]*(?P<after>=*)[ \t]*")
_NUMBERED: Final = re.compile(r"h(?P<level>[1-6])\.[ \t]+(?P<words>\S.*)")
_ITEM: Final = re.compile(r"(?P<signs>\*{1,5}|-|#{2,5})[ \t]+(?=\S)")
_STEP: Final = re.compile(r"(?P<signs>\.{1,5})[ \t]+(?=\S)")
_JIRA_STEP: Final = re.compile(r"(?P<signs>#)[ \t]+(?=\S)")
_TABLE_HEAD: Final = re.compile(r"\|\|.*\|\|[ \t]*")
_TIGHT_ITEM: Final = re.compile(r"(?P<signs>\*{1,5}|#{2,5})[ \t]*(?=[^*#\s])")
_CODE: Final = re.compile(r"\{(?:code|noformat)(?::(?P<info>[^{}]*))?\}[ \t]*")
_DASHES: Final = re.compile(r"-{4,}[ \t]*")
_FENCE: Final = "```"
_LONGEST_LISTING: Final = 400
"""Lines."""


def wiki_of(lines: Sequence[str]) -> str:
    """The wiki whose headings, or heads of tables, a text has: asciidoc, mediawiki, jira; "" for none.

    A text with a heading of Markdown is none of a wiki.
    """
    if any(line.startswith("##") and line.lstrip("#")[:1] == " " for line in lines):
        return ""
    found = [match for line in lines if line.startswith("==") and (match := _heading(line))]
    if found:
        return "mediawiki" if all(match["after"] for match in found) else "asciidoc"
    return "jira" if any(_NUMBERED.fullmatch(line) or _is_table_head(line) for line in lines) else ""


def _heading(line: str) -> re.Match[str] | None:
    match = _EQUALS.fullmatch(line)
    return match if match and match["after"] in ("", match["signs"]) else None


def _is_table_head(line: str) -> bool:
    return line.startswith("||") and line.count("||") > 2 and _TABLE_HEAD.fullmatch(line) is not None


def without_wiki_forms(lines: Sequence[str], wiki: str, code: Collection[int]) -> list[str]:
    """`lines` of a wiki in Markdown, but for those in `code` (indexes of lines)."""
    made: list[str] = []
    is_code = False
    for index, line in enumerate(lines):
        if index in code:
            made.append(line)
        elif is_code or _begins_listing(wiki, lines, index):
            fence = (_CODE if wiki == "jira" else _DASHES).fullmatch(line)
            made.append(f"{_FENCE}{fence.groupdict().get('info') or ''}" if fence else line)
            is_code = not (is_code and fence)
        else:
            made += _of_line(line, wiki)
    return made


def _begins_listing(wiki: str, lines: Sequence[str], index: int) -> bool:
    """Whether a line begins code: braces of Jira, or dashes of AsciiDoc that more of them end, and no words above."""
    form = {"jira": _CODE, "asciidoc": _DASHES}.get(wiki)
    if form is None or not form.fullmatch(lines[index]):
        return False
    above = lines[index - 1].strip() if index else ""
    is_apart = wiki == "jira" or not above or above.startswith("[")
    return is_apart and any(form.fullmatch(line) for line in lines[index + 1 : index + _LONGEST_LISTING])


def _of_line(line: str, wiki: str) -> Iterator[str]:
    heading = _NUMBERED.fullmatch(line) if wiki == "jira" else _heading(line)
    if heading:
        level = int(heading["level"]) if wiki == "jira" else len(heading["signs"])
        yield f"{'#' * level} {heading['words']}"
        return
    if wiki == "jira" and _is_table_head(line):
        cells = [cell.strip() for cell in line.strip(" \t|").split("||")]
        yield from ("", f"| {' | '.join(cells)} |", f"|{' --- |' * len(cells)}")
        return
    steps = {"asciidoc": _STEP, "jira": _JIRA_STEP}.get(wiki)
    item = (_TIGHT_ITEM if wiki == "mediawiki" else _ITEM).match(line) or (steps.match(line) if steps else None)
    if item is None:
        yield line
        return
    marker = "-" if item["signs"][0] in "*-" else "1."
    yield f"{'    ' * (len(item['signs']) - 1)}{marker} {line[item.end() :]}"
