"""The one configuration of Markdown for the whole program: importers, writers and the preview read text alike.

CommonMark with tables, strikethrough and bare addresses as links. Raw HTML stays text. What may not be followed is
no link: its text remains. So a writer may follow every `href` that it finds among the tokens.
"""

from collections.abc import Iterator, Sequence
from functools import lru_cache
from typing import TYPE_CHECKING, Final

from postmortem_desk.text.links import allowed_link
from postmortem_desk.text.markup.prose_plain import is_plain

if TYPE_CHECKING:
    from linkify_it import LinkifyIt
    from markdown_it import MarkdownIt
    from markdown_it.rules_core import StateCore
    from markdown_it.token import Token

ASSET_SCHEME: Final = "asset:"
"""Names a picture that travels inside the incident (`![plan](asset:ID)`)."""
MAX_NESTING: Final = 20
_BREAKS: Final = frozenset({"softbreak", "hardbreak"})
_CODE_BLOCKS: Final = frozenset({"fence", "code_block"})


@lru_cache(maxsize=1)
def parser() -> "MarkdownIt":
    """The parser. It is shared: nobody changes its rules or options."""
    from markdown_it import MarkdownIt  # late: it takes a while, and many texts are plain

    markdown = MarkdownIt(
        "commonmark",
        {"html": False, "linkify": True, "typographer": False, "maxNesting": MAX_NESTING, "xhtmlOut": False},
    )
    markdown.enable(["table", "strikethrough", "linkify"])
    _limit_bare_addresses(markdown.linkify)
    markdown.core.ruler.at("linkify", _find_bare_addresses)
    markdown.core.ruler.push("link_policy", _apply_link_policy)
    return markdown


def tokens(text: str) -> "list[Token]":
    """The tokens of `text`, fresh: the caller may change them."""
    return parser().parse(text)


@lru_cache(maxsize=16384)
def parsed(text: str) -> "tuple[Token, ...]":
    """The tokens of `text`, shared by all who ask: never changed."""
    return tuple(tokens(text))


@lru_cache(maxsize=16384)
def plain_text(markdown: str) -> str:
    """`markdown` without its markup, on one line, with its blocks apart by a space. A picture is its description."""
    said = markdown if is_plain(markdown) else "".join(_text_pieces(parsed(markdown)))
    return " ".join(said.split())


def _limit_bare_addresses(finder: "LinkifyIt") -> None:
    """Names such as deploy.sh, main.py or git@host are no links: only an address with its scheme is."""
    finder.set({"fuzzy_link": False, "fuzzy_email": False, "fuzzy_ip": False})
    finder.add("ftp:", None)
    finder.add("//", None)


def _find_bare_addresses(state: "StateCore") -> None:
    """Markdown's own rule, where it may find one: to look for one takes longer than all other rules."""
    from markdown_it.rules_core import linkify  # late, as above

    if any(_may_hold_address(token) for token in state.tokens):
        linkify(state)


def _may_hold_address(token: "Token") -> bool:
    """Whether an address may stand in the words of a block; where a link of Markdown leads to does not count."""
    words = (child.content for child in token.children or () if child.type == "text")
    return any("://" in text or "mailto:" in text.casefold() for text in words)


def _apply_link_policy(state: "StateCore") -> None:
    for token in state.tokens:
        if token.children:
            token.children = list(_permitted(token.children))


def _permitted(children: "Sequence[Token]") -> "Iterator[Token]":
    """`children` without the links that may not be followed; their text stays."""
    dropped: list[bool] = []
    for token in children:
        if token.type == "link_open":
            link = allowed_link(str(token.attrGet("href") or ""))
            dropped.append(link is None)
            if link is None:
                continue
            token.attrSet("href", link)
        elif token.type == "link_close" and dropped.pop():
            continue
        elif token.type == "image":
            source = str(token.attrGet("src") or "")
            token.attrSet("src", source if source.startswith(ASSET_SCHEME) else allowed_link(source) or "")
            token.children = list(_permitted(token.children or []))
        yield token


def _text_pieces(stream: "Sequence[Token]") -> Iterator[str]:
    for token in stream:
        if token.type in _BREAKS or token.block:
            yield " "
        if token.type in _CODE_BLOCKS or token.type in {"text", "code_inline"}:
            yield token.content
        elif token.children:
            yield from _text_pieces(token.children)
