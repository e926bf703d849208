"""The document as one web page: no script, no request, its style inside, and a policy that allows nothing else."""

import re
from base64 import b64encode
from collections.abc import Iterator, Sequence
from functools import singledispatch
from hashlib import sha256
from html import escape
from itertools import takewhile
from typing import Final

from postmortem_desk.report.blocks import (
    Block,
    CauseTreeBlock,
    ChecklistBlock,
    EventTableBlock,
    FactsBlock,
    FiguresBlock,
    HeadingBlock,
    PictureBlock,
    ProseBlock,
    Report,
    TitleBlock,
    is_long_fact,
)
from postmortem_desk.report.html.prose_html import prose_html
from postmortem_desk.report.html.web_tables import cause_tree, checklist, dotted, event_table
from postmortem_desk.resource_files import resource_text
from postmortem_desk.text.directions import runs_left

CONTENTS_FROM: Final = 6
"""Sections above which the page gets a list of contents."""
_CONTENTS_DEPTH: Final = 2
_DEEPEST: Final = 6
_WIDE: Final = ' class="wide"'
_LANGUAGE: Final = re.compile(r"[A-Za-z]{2,8}(?:-[A-Za-z0-9]{1,8})*")
_REFUSED: Final = re.compile("[\x00-\x08\x0b\x0c\x0e-\x1f\x7f-\x9f\ud800-\udfff\ufdd0-\ufdef\ufffe\uffff]")
"""Characters that a page of HTML must not hold."""


def web_page(report: Report) -> str:
    """The page as text; write it as UTF-8. The same report gives the same page."""
    style = resource_text("report/page.css")
    policy = "; ".join(
        (
            "default-src 'none'",
            f"style-src 'sha256-{b64encode(sha256(style.encode()).digest()).decode()}'",
            "img-src data:",
            "base-uri 'none'",
            "form-action 'none'",
        )
    )
    language = report.language if _LANGUAGE.fullmatch(report.language) else "en"
    direction = ' dir="rtl"' if runs_left(language) else ""
    body = "".join(_body(report))
    page = (
        f'<!DOCTYPE html>\n<html lang="{language}"{direction}>\n<head>\n<meta charset="utf-8">\n'
        f'<meta http-equiv="Content-Security-Policy" content="{policy}">\n'
        '<meta name="viewport" content="width=device-width, initial-scale=1">\n'
        '<meta name="color-scheme" content="light">\n<meta name="referrer" content="no-referrer">\n'
        f"<title>{escape(report.title)}</title>\n<style>{style}</style>\n</head>\n<body>\n{body}</body>\n</html>\n"
    )
    return _REFUSED.sub("\N{REPLACEMENT CHARACTER}", page)


def _body(report: Report) -> Iterator[str]:
    head = list(takewhile(lambda block: isinstance(block, TitleBlock | FiguresBlock | FactsBlock), report.blocks))
    yield '<div class="paper">\n<header>\n'
    yield from map(_html, head)
    yield "</header>\n"
    yield _contents([block for block in report.blocks if isinstance(block, HeadingBlock)])
    yield "<main>\n"
    yield from map(_html, report.blocks[len(head) :])
    yield "</main>\n<footer>\n"
    foot = (report.confidentiality, report.reference)
    yield "".join(f"<p>{escape(words)}</p>\n" for words in foot if words)
    yield "</footer>\n</div>\n"


def _contents(headings: Sequence[HeadingBlock]) -> str:
    shown = [block for block in headings if block.depth <= _CONTENTS_DEPTH]
    if sum(block.depth == 1 for block in shown) <= CONTENTS_FROM:
        return ""
    items = "".join(
        f'<li class="depth{block.depth}"><a href="#{_anchor(block)}">{escape(block.text)}</a></li>\n' for block in shown
    )
    return f'<nav aria-label="Contents">\n<ol>\n{items}</ol>\n</nav>\n'


def _anchor(block: HeadingBlock) -> str:
    return f"section-{block.section_id}" if block.section_id else f"rows-{block.role}"


@singledispatch
def _html(block: Block) -> str:
    """One block."""
    raise TypeError(f"no way to write {type(block).__name__}")


@_html.register
def _title(block: TitleBlock) -> str:
    line = f'<p class="quiet line">{dotted(block.facts)}</p>\n' if block.facts else ""
    return f"<h1>{escape(block.title)}</h1>\n{line}"


@_html.register
def _figures(block: FiguresBlock) -> str:
    cells = "".join(
        f"<div><dt>{escape(figure.label)}</dt><dd><strong>{escape(figure.value)}</strong>"
        + (f"<span>{escape(figure.detail)}</span>" if figure.detail else "")
        + "</dd></div>\n"
        for figure in block.figures
    )
    return f'<dl class="figures">\n{cells}</dl>\n'


@_html.register
def _facts(block: FactsBlock) -> str:
    pairs = "".join(
        f"<div{_WIDE if is_long_fact(value) else ''}><dt>{escape(label)}</dt><dd>{escape(value)}</dd></div>\n"
        for label, value in block.facts
    )
    return f'<dl class="facts">\n{pairs}</dl>\n'


@_html.register
def _heading(block: HeadingBlock) -> str:
    level = min(_DEEPEST, block.depth + 1)
    return f'<h{level} id="{_anchor(block)}">{escape(block.text)}</h{level}>\n'


@_html.register
def _prose(block: ProseBlock) -> str:
    anchor = f"notes-{block.section_id}" if block.section_id else ""
    return f'<div class="prose">\n{prose_html(block.text, min(_DEEPEST, block.depth + 2), anchor=anchor)}</div>\n'


@_html.register
def _events(block: EventTableBlock) -> str:
    return event_table(block)


@_html.register
def _picture(block: PictureBlock) -> str:
    caption = f"<figcaption>{escape(block.caption)}</figcaption>" if block.caption else ""
    lists = "".join(
        f"<div><dt>{escape(name)}</dt>{''.join(f'<dd>{escape(item)}</dd>' for item in items)}</div>"
        for name, items in block.lists
    )
    told = f'<dl class="hidden">{lists}</dl>' if lists else ""
    return f'<figure class="picture" tabindex="0">{block.svg}{told}{caption}</figure>\n'


@_html.register
def _causes(block: CauseTreeBlock) -> str:
    return cause_tree(block)


@_html.register
def _checklist(block: ChecklistBlock) -> str:
    return checklist(block)
