"""Blocks as the small part of HTML that QTextDocument draws, for the preview.

Looks come from the classes of `resources/report/preview.css`. No address of a user's is ever loaded: pictures are
named `asset:` and are our own.
"""

import re
from collections.abc import Sequence
from html import escape
from typing import Final

from postmortem_desk.report.blocks import (
    FactsBlock,
    Figure,
    FiguresBlock,
    HeadingBlock,
    PictureBlock,
    TitleBlock,
)
from postmortem_desk.report.html.preview_rows import drawable
from postmortem_desk.report.html.prose_html import prose_html

PlainBlock = TitleBlock | FiguresBlock | FactsBlock | HeadingBlock | PictureBlock
"""The blocks that are drawn whole."""

_BANDS: Final = (4, 2, 1)
"""Figures side by side: as many as have room for theirs on one line."""
_FIGURE_WIDTH: Final = 88
_FACT_COLUMN: Final = 136
_FACT_SHARE: Final = 0.45
"""The part of a narrow page that the names of facts take at most."""
_DEEPEST_HEADING: Final = 3
_PROSE_HEADING: Final = 4
_VIEW_BOX: Final = re.compile(r"""viewBox=["'][-\d.]+[ ,]+[-\d.]+[ ,]+([\d.]+)[ ,]+([\d.]+)["']""")
_FLAT: Final = 0.25
"""Height of a picture that does not say its shape, as a part of its width."""


def plain_block_html(block: PlainBlock, width: int) -> str:
    """A block that has no rows of its own. `width` is that of the text on the page in pixels."""
    return drawable(_plain_block_html(block, width))


def prose_part_html(text: str, above: Sequence[int]) -> str:
    """A part of a section's text, below headings of the levels `above` (`levels_above`)."""
    # Text is escaped, so that these are tags. Qt has no style for the gap between cells, and shows a last line break.
    html = prose_html(text, _PROSE_HEADING, above).replace("\n</code></pre>", "</code></pre>")
    return drawable(html.replace("<table>", '<table cellspacing="0" cellpadding="0">'))


def picture_name(block: PictureBlock) -> str:
    """The name after `asset:` under which a picture is drawn."""
    return f"picture/{block.key}"


def picture_height(svg: str, width: int) -> int:
    """The height in pixels of a picture of ours that is drawn `width` pixels wide."""
    shape = _VIEW_BOX.search(svg)
    across, down = (float(shape[1]), float(shape[2])) if shape else (1.0, _FLAT)
    return max(1, round(width * down / across)) if across else 1


def _plain_block_html(block: PlainBlock, width: int) -> str:
    match block:
        case TitleBlock():
            facts = escape(" \N{MIDDLE DOT} ".join(block.facts))
            return f'<p class="title">{escape(block.title)}</p>' + (f'<p class="facts">{facts}</p>' if facts else "")
        case FiguresBlock():
            return _figures_html(block, next(most for most in _BANDS if width >= most * _FIGURE_WIDTH or most == 1))
        case FactsBlock():
            return _facts_html(block, min(_FACT_COLUMN, round(width * _FACT_SHARE)))
        case HeadingBlock():
            # Not h2: Qt makes the text of its heading tags larger, whatever size a style says.
            return f'<p class="heading{min(_DEEPEST_HEADING, block.depth)}">{escape(block.text)}</p>'
        case PictureBlock():
            return _picture_html(block, width)


def _figures_html(block: FiguresBlock, most: int) -> str:
    bands = [block.figures[start : start + most] for start in range(0, len(block.figures), most)]
    lines = (_band_html(band, "lower" if number else "") for number, band in enumerate(bands))
    return "".join(f'<table width="100%" cellspacing="0" cellpadding="0"><tr>{line}</tr></table>' for line in lines)


def _band_html(band: Sequence[Figure], place: str) -> str:
    # The last cell has no width of its own: it takes what rounding leaves.
    share = f' width="{100 // len(band)}%"'
    cells = []
    for number, figure in enumerate(band):
        kind = f"{place}figure" if number else f"{place}first"
        width = share if number < len(band) - 1 else ""
        detail = f'<p class="detail">{escape(figure.detail)}</p>' if figure.detail else ""
        words = f'<p class="name">{escape(figure.label)}</p><p class="value">{escape(figure.value)}</p>{detail}'
        cells.append(f'<td class="{kind}"{width}>{words}</td>')
    return "".join(cells)


def _facts_html(block: FactsBlock, column: int) -> str:
    lines = "".join(
        f'<tr><td class="fact" width="{column}">{escape(label)}</td><td class="said">{_broken(value)}</td></tr>'
        for label, value in block.facts
    )
    return f'<table width="100%" cellspacing="0" cellpadding="0">{lines}</table>'


def _picture_html(block: PictureBlock, width: int) -> str:
    height = picture_height(block.svg, width)
    name = escape(picture_name(block))
    caption = f'<p class="caption">{escape(block.caption)}</p>' if block.caption else ""
    return f'<p class="picture"><img src="asset:{name}" width="{width}" height="{height}"></p>{caption}'


def _broken(text: str) -> str:
    return escape(text).replace("\n", "<br>")
