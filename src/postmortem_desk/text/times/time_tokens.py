"""Cuts a line into numbers, words and signs, which the readers of dates, clock times and zones walk along.

Emphasis, code marks and backslashes before signs are no tokens: a reader never meets them, and `markup` tells where
the marks stood. Every character is mapped to one character, so that positions are those of the source.
"""

import re
from collections.abc import Iterator
from typing import Final

from msgspec import Struct

_SPACES: Final = "\u00a0\u1680\u2000\u2001\u2002\u2003\u2004\u2005\u2006\u2007\u2008\u2009\u200a\u202f\u205f\u3000"
_DASHES: Final = "\u2010\u2011\u2012\u2013\u2014\u2015\u2212\ufe58\ufe63\uff0d"
_TILDES: Final = "\u223c\u2248\uff5e\u301c"
_ARROWS: Final = "\u2192\u21d2\u2794\u27f6"
_PLAIN: Final = str.maketrans(
    {
        **dict.fromkeys(_SPACES, " "),
        **dict.fromkeys(_DASHES, "-"),
        **dict.fromkeys(_TILDES, "~"),
        **dict.fromkeys(_ARROWS, "\u2192"),
        "\uff1a": ":",
        "\u2236": ":",
        **{chr(0xFF10 + digit): str(digit) for digit in range(10)},
    }
)
_PIECE: Final = re.compile(r"(?P<number>[0-9]+)|(?P<word>[^\W\d_]+)|(?P<space>\s+)|(?P<sign>.)", re.DOTALL)
_MARKUP: Final = "*`_~"
_ESCAPED: Final = tuple(":-./[]()+~")
"""Signs of a time that some programs put a backslash before."""


class Token(Struct, frozen=True):
    """A number, word or sign at `source[start:end]`."""

    kind: str
    """number | word | sign | end."""
    text: str
    lower: str
    start: int
    end: int
    gap: bool
    """Whether white space or markup stands before it."""

    @property
    def number(self) -> int:
        """The value of a number of at most 8 digits; -1 for anything else."""
        return int(self.text) if self.kind == "number" and len(self.text) <= 8 else -1

    def joined(self, sign: str) -> bool:
        """Whether it is this sign, right behind the token before."""
        return self.kind == "sign" and self.text == sign and not self.gap


class TokenLine:
    """The tokens of a line. Beyond the last one stands an endless row of `end` tokens.

    They are cut as far as somebody asks for them: a time stands at the start of a line, and the rest is its text.
    """

    def __init__(self, source: str) -> None:
        self.source = source
        self.markup: list[tuple[int, str]] = []
        """Where emphasis and code marks stand, run by run, as far as tokens have been asked for."""
        self._escapes: list[int] = []
        self._tokens: list[Token] = []
        self._uncut = self._cut(source.translate(_PLAIN))
        self._end = Token("end", "", "", len(source), len(source), True)

    def __len__(self) -> int:
        self._tokens.extend(self._uncut)
        return len(self._tokens)

    def __getitem__(self, index: int) -> Token:
        if 0 <= index < len(self._tokens):
            return self._tokens[index]
        if index < 0:
            return self._end
        while len(self._tokens) <= index:
            token = next(self._uncut, None)
            if token is None:
                return self._end
            self._tokens.append(token)
        return self._tokens[index]

    def written(self, first: int, after: int) -> str:
        """What the person wrote from token `first` up to token `after`, without emphasis and code marks."""
        if after <= first:
            return ""
        start, end = self[first].start, self[after - 1].end
        text = self.source[start:end]
        hidden = sorted([*self.markup, *((place, "\\") for place in self._escapes)], reverse=True)
        for position, run in hidden:
            if start <= position < end:
                text = text[: position - start] + text[position - start + len(run) :]
        return text

    def _cut(self, plain: str) -> Iterator[Token]:
        gap = False
        for match in _PIECE.finditer(plain):
            kind, text = str(match.lastgroup), match[0]
            if kind == "space":
                gap = True
            elif text == "\\" and plain[match.end() : match.end() + 1] in _ESCAPED:
                self._escapes.append(match.start())
            elif kind == "sign" and self._is_markup(plain, match.start()):
                self._note_markup(match.start(), text)
                gap = True
            else:
                yield Token(kind, text, text.lower(), match.start(), match.end(), gap)
                gap = False

    def _note_markup(self, position: int, mark: str) -> None:
        if self.markup:
            start, run = self.markup[-1]
            if start + len(run) == position and run[0] == mark:
                self.markup[-1] = (start, run + mark)
                return
        self.markup.append((position, mark))

    @staticmethod
    def _is_markup(plain: str, position: int) -> bool:
        mark = plain[position]
        if mark not in _MARKUP:
            return False
        if mark == "~":  # two of them strike words out; one says "about"
            return "~" in (plain[max(position - 1, 0) : position], plain[position + 1 : position + 2])
        inside_word = plain[max(position - 1, 0) : position].isalnum() and plain[position + 1 : position + 2].isalnum()
        return mark != "_" or not inside_word
