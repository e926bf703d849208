"""Colours and texts of the pictures that we draw.

They are SVG with texts as texts and with presentation attributes only, so that a page whose policy forbids inline
styles shows them.
"""

import re
from html import escape
from typing import Final

INK: Final = "#1d2430"
QUIET: Final = "#606a7b"
LINE: Final = "#8a93a3"
FONT: Final = "Noto Sans, Segoe UI, Helvetica Neue, Arial, sans-serif"

_REFUSED: Final = re.compile("[\x00-\x1f\x7f-\x9f\ud800-\udfff\ufffe\uffff]")
"""Characters that XML must not hold."""


def svg_text(words: str, x: float, y: float, size: float, anchor: str, colour: str) -> str:
    """A line of text whose `anchor` (start, middle or end) stands at (x, y), in units of the drawing."""
    place = f'x="{x:.1f}" y="{y:g}" text-anchor="{anchor}"'
    return f'<text {place} font-size="{size:g}" fill="{colour}">{svg_escaped(words)}</text>'


def svg_escaped(words: str) -> str:
    """`words` as text or as the value of an attribute."""
    return escape(_REFUSED.sub("\N{REPLACEMENT CHARACTER}", words))
