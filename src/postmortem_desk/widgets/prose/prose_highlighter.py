"""Colours the markup of Markdown while somebody types."""

from itertools import accumulate
from typing import Final

from PySide6.QtGui import QColor, QFont, QSyntaxHighlighter, QTextCharFormat, QTextDocument

from postmortem_desk.text.editing.prose_markup import Markup, markup_of
from postmortem_desk.widgets.appearance import Tones
from postmortem_desk.widgets.fields.shown_text import qt_length

_HEADING_SIZE: Final = 1.12


class ProseHighlighter(QSyntaxHighlighter):
    """Looks at one line at a time; what it says of a block of code goes on to the next one."""

    def __init__(self, document: QTextDocument, tones: Tones, points: float) -> None:
        super().__init__(document)
        self._fences: list[str] = [""]
        self._formats = _formats(tones, points)

    def show_in(self, tones: Tones, points: float) -> None:
        """Colour in these tones, for a text of this size in points."""
        self._formats = _formats(tones, points)
        self.rehighlight()

    def highlightBlock(self, text: str) -> None:
        """Colour one line."""
        spans, fence = markup_of(text, self._fences[max(0, self.previousBlockState())])
        self.setCurrentBlockState(self._state(fence))
        if not spans:
            return
        places = None if text.isascii() or qt_length(text) == len(text) else _places(text)
        merged = _merged([(span.start, span.start + span.length, span.kind) for span in spans], len(text))
        for start, end, kinds in merged:
            shape = QTextCharFormat()
            for kind in Markup:
                if kind in kinds:
                    shape.merge(self._formats[kind])
            first, after = (start, end) if places is None else (places[start], places[end])
            self.setFormat(first, after - first, shape)

    def _state(self, fence: str) -> int:
        """The number that stands for `fence` in the states of blocks: 0 for none."""
        if fence not in self._fences:
            self._fences.append(fence)
        return self._fences.index(fence)


def _places(text: str) -> list[int]:
    """The position in Qt's text of each position in `text`."""
    return list(accumulate(map(qt_length, text), initial=0))


def _merged(spans: list[tuple[int, int, Markup]], length: int) -> list[tuple[int, int, frozenset[Markup]]]:
    """Stretches that do not overlap, each with all the kinds that cover it."""
    borders: dict[int, list[tuple[Markup, int]]] = {}
    for start, end, kind in spans:
        if start < end <= length:
            borders.setdefault(start, []).append((kind, 1))
            borders.setdefault(end, []).append((kind, -1))
    made = []
    open_kinds: dict[Markup, int] = {}
    before = 0
    for at in sorted(borders):
        kinds = frozenset(kind for kind, count in open_kinds.items() if count)
        if kinds and at > before:
            made.append((before, at, kinds))
        for kind, step in borders[at]:
            open_kinds[kind] = open_kinds.get(kind, 0) + step
        before = at
    return made


def _formats(tones: Tones, points: float) -> dict[Markup, QTextCharFormat]:
    """The look of each kind."""
    formats = {kind: QTextCharFormat() for kind in Markup}
    formats[Markup.HEADING].setFontWeight(QFont.Weight.DemiBold)
    formats[Markup.HEADING].setFontPointSize(points * _HEADING_SIZE)
    formats[Markup.BOLD].setFontWeight(QFont.Weight.Bold)
    formats[Markup.ITALIC].setFontItalic(True)
    formats[Markup.STRUCK].setFontStrikeOut(True)
    formats[Markup.CODE].setFontFamilies(["Noto Sans Mono", "monospace"])
    formats[Markup.CODE].setBackground(QColor(tones.background))
    formats[Markup.CODE].setFontPointSize(points * 0.94)
    formats[Markup.LINK].setForeground(QColor(tones.accent))
    formats[Markup.QUOTE].setForeground(QColor(tones.secondary))
    formats[Markup.MARKER].setForeground(QColor(tones.accent))
    formats[Markup.MARKER].setFontWeight(QFont.Weight.DemiBold)
    formats[Markup.SIGN].setForeground(QColor(tones.secondary))
    formats[Markup.SIGN].setFontWeight(QFont.Weight.Normal)
    return formats
