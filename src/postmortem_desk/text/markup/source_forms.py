"""Turns what is no Markdown but does its work into Markdown, before anything is read.

HTML headings, lists and tables; the forms of wikis; tables with tabs between their cells; bullets that are typed as
letters; headings without a blank behind their signs; needless backslashes; HTML around a time that begins a line; and
what HTML says of colours and fonts.

Only stretches of HTML that begin a line with the tag of a heading, a list or a table, outside of code; all other HTML
is left as it stands. The words stay in their order.
"""

import re
from collections.abc import Sequence
from functools import lru_cache
from typing import Final

from postmortem_desk.text.markup.markdown_blocks import blocks_of
from postmortem_desk.text.markup.markdown_from_html import markdown_from_html
from postmortem_desk.text.markup.markdown_marks import GUARD, verbatim_ranges
from postmortem_desk.text.markup.needless_escapes import without_needless_escapes
from postmortem_desk.text.markup.rst_tables import begins_grid_table, without_grid_tables
from postmortem_desk.text.markup.tab_tables import may_be_tab_row, without_tab_tables
from postmortem_desk.text.markup.wiki_forms import wiki_of, without_wiki_forms
from postmortem_desk.text.markup.wiki_tables import begins_wiki_table, without_wiki_tables
from postmortem_desk.text.times.leading_time import find_leading_time

_OPENING: Final = re.compile(r"\s*<(?P<tag>h[1-6]|ul|ol|table|dl)(?=[\s>])", re.IGNORECASE)
_TIGHT_HEADING: Final = re.compile(r"^(#{2,6})(?=[A-Z\d*])")
_BULLET: Final = re.compile(r"^([ \t]*)(?:&nbsp;)*[\u2022\u25cf\u25aa\u25e6\u2023\u2043](?:&nbsp;|\s)+(?=\S)")
_HARD_BLANK: Final = re.compile(r"^([ \t]*(?:[-*+]|\d{1,3}[.)]))\u00a0[\u00a0 ]*(?=\S)")
"""Behind the marker of an item."""
_UNSEEN: Final = re.compile(
    r"^([ \t]*(?:(?:[-*+]|\d{1,3}[.)])[ \t]+)?)[\u200b\u200e\u200f\u202a-\u202e\u2060\ufeff]+(?=\S)"
)
"""Marks without width that begin a line or an item."""
_TAGS: Final = "span|time|font|small|big|mark|u|p|strong|b|em|i|code|kbd|tt"
_TAG: Final = re.compile(rf"<(?P<tag>{_TAGS})(?:\s[^<>]*)?>[ \t]*", re.IGNORECASE)
_TAGGED_TIME: Final = re.compile(
    rf"(?P<lead>[ \t]{{0,8}}(?:(?:[-+*>]|\d{{1,3}}[.)])[ \t]+){{0,2}}[*_`~]{{0,3}})"
    rf"(?:<(?:{_TAGS})(?:\s[^<>]*)?>[ \t]*){{1,4}}[*_`~\[(]{{0,4}}\d",
    re.IGNORECASE,
)
_WIKI_BOLD: Final = re.compile(r"'''([^'\n]+)'''")
_LOOK: Final = re.compile(
    r"(?P<code>(?P<ticks>`+)[^`]*(?P=ticks))"
    r"|</?(?:span|font|details|summary|div|center|section|article)(?:\s[^<>]*)?>",
    re.IGNORECASE,
)
"""Inline code, which stays, and tags that tell nothing but looks."""
_SIGNS: Final = {"strong": "**", "b": "**", "em": "*", "i": "*", "code": "`", "kbd": "`", "tt": "`"}
_ANY: Final = re.compile(r"<(?P<close>/?)(?P<tag>h[1-6]|ul|ol|table|dl)(?=[\s>])", re.IGNORECASE)
_LONGEST: Final = 4000
"""Lines of one stretch."""
_CODE: Final = frozenset({"fence", "code_block"})


def as_markdown(lines: Sequence[str]) -> list[str]:
    """`lines` with HTML blocks, the forms of wikis, typed bullets and tight headings in Markdown."""
    if wiki := wiki_of(lines):
        lines = without_wiki_forms(lines, wiki, _kept_lines(lines))
    if any(map(begins_wiki_table, lines)):
        lines = without_wiki_tables(lines, _kept_lines(lines))
    if any(map(begins_grid_table, lines)):
        lines = without_grid_tables(lines, _kept_lines(lines))
    if any("\t" in line and may_be_tab_row(line) for line in lines):
        lines = without_tab_tables(lines, _kept_lines(lines))
    if not any(
        _BULLET.match(line)
        or _TIGHT_HEADING.match(line)
        or "'''" in line
        or "\\" in line
        or _HARD_BLANK.match(line)
        or _UNSEEN.match(line)
        or ("<" in line and (_OPENING.match(line) or _TAGGED_TIME.match(line) or _LOOK.search(line)))
        for line in lines
    ):
        return list(lines)
    kept = _kept_lines(lines)
    typed = [line if index in kept else _typed(line) for index, line in enumerate(lines)]
    return _without_html(typed)


@lru_cache(maxsize=4096)
def is_plain_source(text: str) -> bool:
    """Whether `text` would be read as it stands."""
    lines = text.split("\n")
    return as_markdown(lines) == lines


def _kept_lines(lines: Sequence[str]) -> set[int]:
    """The indexes of the lines that are code, or stand as they are by marks of ours."""
    tokens = (token for block in blocks_of(lines) for token in block.tokens)
    code = {line for token in tokens if token.type in _CODE and token.map for line in range(*token.map)}
    code.update(index for index, line in enumerate(lines) if GUARD in line)
    return code.union(*(range(first, last + 1) for first, last in verbatim_ranges(lines).items()))


def _typed(line: str) -> str:
    typed = _UNSEEN.sub(r"\1", _HARD_BLANK.sub(r"\1 ", line))
    typed = _TIGHT_HEADING.sub(r"\1 ", _BULLET.sub(r"\1- ", typed))
    typed = without_needless_escapes(_WIKI_BOLD.sub(r"**\1**", typed))
    typed = _LOOK.sub(lambda match: match["code"] or "", typed) if "<" in typed else typed
    tagged = _TAGGED_TIME.match(typed) if "<" in typed else None
    if tagged is None:
        return typed
    bare = _without_tags(typed[tagged.end("lead") :])
    return tagged["lead"] + bare if find_leading_time(tagged["lead"] + bare) is not None else typed


def _without_tags(text: str) -> str:
    """`text` without the tags that it begins with and their ends; emphasis and code get their Markdown signs."""
    tag = _TAG.match(text)
    if tag is None:
        return text
    sign = _SIGNS.get(tag["tag"].lower(), "")
    inner, end, rest = text[tag.end() :].partition(f"</{tag['tag']}>")
    bare = _without_tags(inner)
    return f"{sign}{bare}{sign}{rest}" if end else bare


def _without_html(lines: Sequence[str]) -> list[str]:
    starts = [index for index, line in enumerate(lines) if _OPENING.match(line)]
    if not starts:
        return list(lines)
    code = _kept_lines(lines)
    made: list[str] = []
    index = 0
    for start in starts:
        end = _end_of(lines, start) if start >= index and start not in code else None
        markdown = markdown_from_html("\n".join(lines[start:end])) if end is not None else ""
        if end is None or not markdown:
            continue
        made += [*lines[index:start], "", *markdown.split("\n"), ""]
        index = end
    return [*made, *lines[index:]]


def _end_of(lines: Sequence[str], start: int) -> int | None:
    """The line behind the stretch of HTML that starts on a line; None where it is not closed."""
    depth = 0
    for index in range(start, min(len(lines), start + _LONGEST)):
        for tag in _ANY.finditer(lines[index]):
            depth += -1 if tag["close"] else 1
        if depth <= 0:
            return index + 1
    return None
