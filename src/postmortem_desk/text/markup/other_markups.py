"""Whole documents in other markups as Markdown: web pages, reStructuredText, Org.

What only looks different is written as Markdown has it: headings, numbered items, fields, tables. All else stays.
"""

import re
from typing import Final

from postmortem_desk.text.markup.markdown_from_html import markdown_from_html
from postmortem_desk.text.markup.rst_tables import rst_table

_PAGE: Final = re.compile(
    r"\s*(?:<\?xml[^>]*>\s*)?(?:<!--.*?-->\s*)*<(?:!doctype html|html)\b", re.IGNORECASE | re.DOTALL
)
_LINE: Final = re.compile(r"([=\-~^\"'`*+#.:_])\1{2,}\s*")
"""What stands below a heading of reStructuredText, and may stand above it."""
_NUMBERED: Final = re.compile(r"^([ \t]*)#\.(?=[ \t])")
_FIELD: Final = re.compile(r":(?P<label>[A-Za-z][^:\n]{0,40}):[ \t]+(?=\S)")
"""A field of a list at the top of a document."""
_STARS: Final = re.compile(r"(?P<stars>\*{1,6})[ \t]+(?:(?P<state>TO-?DO|DONE|NEXT|WAITING)[ \t]+)?(?P<words>\S.*)")
_ORG_RULE: Final = re.compile(r"[ \t]*\|(?:-+[+|])*-+\|?[ \t]*")
_ORG_TITLE: Final = re.compile(r"#\+title:[ \t]*(?P<words>\S.*)", re.IGNORECASE)


def in_markdown(text: str, ending: str) -> str:
    """A text (with LF line ends) of a file with this ending as Markdown; a text that is Markdown already as it is."""
    if ending in ("html", "htm", "xhtml") or _PAGE.match(text[:2000]):
        return markdown_from_html(text) or text
    if ending == "rst":
        return "\n".join(_of_rst(text.split("\n")))
    return "\n".join(map(_of_org, text.split("\n"))) if ending == "org" else text


def _of_rst(lines: list[str]) -> list[str]:
    """Headings get their level by the order in which their lines come."""
    made: list[str] = []
    levels: list[str] = []
    index = 0
    while index < len(lines):
        if found := rst_table(lines, index):
            table, index = found
            made += table
            continue
        over = (
            index + 2 < len(lines)
            and _is_rule(lines[index], lines[index + 1])
            and _is_rule(lines[index + 2], lines[index + 1])
        )
        at = index + 1 if over else index
        if over or (at + 1 < len(lines) and _is_rule(lines[at + 1], lines[at])):
            sign = lines[at + 1][0] + ("over" if over else "")
            if sign not in levels:
                levels.append(sign)
            made.append(f"{'#' * min(levels.index(sign) + 1, 6)} {lines[at].strip()}")
            index = at + 2
        else:
            made.append(_FIELD.sub(r"\g<label>: ", _NUMBERED.sub(r"\g<1>1.", lines[index]), count=1))
            index += 1
    return made


def _is_rule(line: str, words: str) -> bool:
    """Whether a line can underline `words`, or stand above them: one sign, and no shorter than they are."""
    bare = words.strip()
    return (
        bool(bare)
        and not _LINE.fullmatch(words)
        and _LINE.fullmatch(line) is not None
        and len(line.rstrip()) >= len(bare) - 1
    )


def _of_org(line: str) -> str:
    if title := _ORG_TITLE.fullmatch(line):
        return f"# {title['words']}"
    if _ORG_RULE.fullmatch(line):
        return line.replace("+", "|")
    heading = _STARS.fullmatch(line)
    if heading is None:
        return line
    if heading["state"]:
        return f"- [{'x' if heading['state'] == 'DONE' else ' '}] {heading['words']}"
    return f"{'#' * min(len(heading['stars']) + 1, 6)} {heading['words']}"
