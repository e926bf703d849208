"""The prose of a Markdown text: what its writer says, without code, quotations and addresses."""

import re
from collections.abc import Iterator, Sequence
from functools import lru_cache
from typing import TYPE_CHECKING, Final

from postmortem_desk.text.markup.markdown import parsed
from postmortem_desk.text.times.duration_words import any_of
from postmortem_desk.text.times.time_words import MONTHS

if TYPE_CHECKING:
    from markdown_it.token import Token

_ADDRESS: Final = re.compile(r"\bhttps?://\S+")
_MONTH: Final = rf"(?i:{any_of(MONTHS)})\b"
_SENTENCE_END: Final = re.compile(
    rf"(?<=[.!?])(?<!\b[Cc]a\.)(?<!\b[Aa]pprox\.)(?<!\bmin\.)\s+(?=[\"'(\[]?[A-ZÄÖÜÉÀÈÊÎÇÁÍÓÚÑ¿¡0-9])(?!{_MONTH})"
)
"""A full stop before the name of a month is that of a day: "am 15. März"."""
_LABEL_TOKENS: Final = 5
"""Of which a label in bold may be made, with the beginning of its value."""
_LABEL: Final = re.compile(r"[^\W\d][\w /()-]{0,30}?\s?:(?:\s|$)")
_NO_MARKUP: Final = re.compile(r"[\w ,;.:'()%?!\u2019\u2013-]*")
"""A line of these holds no code, no quotation and no address."""


@lru_cache(maxsize=16384)
def prose_of(markdown: str) -> str:
    """The prose of `markdown`, each block on a line of its own."""
    if _NO_MARKUP.fullmatch(markdown) and not markdown[:4].isspace() and "://" not in markdown:
        return markdown
    lines = (" ".join(line.split()) for line in "".join(_pieces(parsed(markdown))).split("\n"))
    return "\n".join(line for line in lines if line)


@lru_cache(maxsize=4096)
def sentences(markdown: str) -> tuple[str, ...]:
    """The sentences of the prose of `markdown`, in their order."""
    return tuple(
        sentence for line in prose_of(markdown).split("\n") for sentence in _SENTENCE_END.split(line) if sentence
    )


def _begins_with_label(stream: "Sequence[Token]") -> bool:
    """Whether a line of these tokens is one of several labels with their values, and no prose that goes on."""
    words = (token.content for token in stream if token.type == "text")
    return _LABEL.match("".join(words)) is not None


def _pieces(stream: "Sequence[Token]") -> Iterator[str]:
    quoted = 0
    for place, token in enumerate(stream, 1):
        quoted += (token.type == "blockquote_open") - (token.type == "blockquote_close")
        if quoted:
            continue
        if token.block:
            yield "\n"
        if token.type in {"softbreak", "hardbreak"}:
            yield "\n" if _begins_with_label(stream[place : place + _LABEL_TOKENS]) else " "
        elif token.type == "text":
            yield _ADDRESS.sub(" ", token.content)
        elif token.type == "code_inline":
            yield " \u2026 "
        elif token.children and token.type != "image":
            yield from _pieces(token.children)
