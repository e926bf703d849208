"""Markdown as a sanitised HTML fragment, for the web page and the preview.

The fragment is safe by three means of which each would do: the parser knows no raw HTML, everything written here is
escaped, and nh3 lets only the tags and attributes below through. No image is ever loaded: its description and its
address stand for it.
"""

import re
from collections.abc import Callable, Sequence
from functools import cache
from html import escape
from typing import TYPE_CHECKING, Final

from postmortem_desk.report.html.code_html import code_html
from postmortem_desk.text.markup.markdown import ASSET_SCHEME, parsed
from postmortem_desk.text.markup.prose_plain import is_plain

if TYPE_CHECKING:
    import nh3
    from markdown_it.token import Token

_PLAIN_TAGS: Final = {
    "paragraph": "p",
    "bullet_list": "ul",
    "list_item": "li",
    "blockquote": "blockquote",
    "table": "table",
    "thead": "thead",
    "tbody": "tbody",
    "tr": "tr",
    "td": "td",
    "th": "th",
    "em": "em",
    "strong": "strong",
    "s": "s",
}
_BLOCKS: Final = frozenset({"ul", "ol", "blockquote", "table", "thead", "tbody", "tr"})
_TAGS: Final = frozenset(
    {*_PLAIN_TAGS.values(), "ol", "a", "br", "hr", "code", "pre", "span", "h2", "h3", "h4", "h5", "h6"}
)
_ATTRIBUTES: Final = {
    "a": {"href"},
    "ol": {"start"},
    "td": {"class"},
    "th": {"class", "scope"},
    "code": {"class"},
    "span": {"class"},
}
_MAY_HOLD_HEADING: Final = re.compile(r"#|^[\s>]*(?:=+|-+)[ \t]*$", re.MULTILINE)
_DEEPEST: Final = 6
_ADDRESS_LENGTH: Final = 120
"""Characters of an address that are shown where it stands for a picture."""


def prose_html(text: str, heading_level: int = 3, above: Sequence[int] = ()) -> str:
    """Markdown as blocks of HTML. Its highest heading becomes h`heading_level`; deeper ones follow without gaps.

    Where it is a part of a text, `above` are the `levels_above` it.
    """
    return _clean(_Writer(heading_level, above).blocks(parsed(text)))


def may_hold_heading(text: str) -> bool:
    """Whether anything in Markdown looks like a heading of it."""
    return _MAY_HOLD_HEADING.search(text) is not None


def levels_above(before: str, above: Sequence[int] = ()) -> tuple[int, ...]:
    """The levels, as written, of the headings that what follows `before` stands below."""
    levels = [*above]
    if may_hold_heading(before):
        for token in parsed(before):
            if token.type == "heading_open":
                _go_below(levels, int(token.tag[1:]))
    return tuple(levels)


def _go_below(levels: list[int], level: int) -> None:
    """Let a heading follow those of `levels`: it ends what stands below one of its own level or a deeper one."""
    while levels and levels[-1] >= level:
        levels.pop()
    levels.append(level)


def row_html(text: str) -> str:
    """Markdown of a table cell or a list row: one paragraph stands without its tag, several keep theirs."""
    if is_plain(text):
        return escape(text, quote=False)
    tokens = parsed(text)
    writer = _Writer(_DEEPEST)
    if [token.type for token in tokens] == ["paragraph_open", "inline", "paragraph_close"]:
        return _clean(writer.inline(tokens[1].children or ()))
    return _clean(writer.blocks(tokens))


@cache
def _cleaner() -> "nh3.Cleaner":
    import nh3  # late: plain texts need none

    return nh3.Cleaner(
        tags=set(_TAGS),
        attributes={tag: set(names) for tag, names in _ATTRIBUTES.items()},
        url_schemes={"http", "https", "mailto"},
        link_rel="noopener noreferrer nofollow",
    )


def _clean(html: str) -> str:
    return _cleaner().clean(html)


class _Writer:
    """Writes the tokens of one fragment."""

    def __init__(self, heading_level: int, above: Sequence[int] = ()) -> None:
        self._top = heading_level
        self._headings = [*above]
        """Levels of the headings above, as they were written."""
        self._in_link = False

    def blocks(self, tokens: "Sequence[Token]") -> str:
        """Block tokens as HTML."""
        return "".join(map(self._block, tokens))

    def inline(self, tokens: "Sequence[Token]") -> str:
        """The tokens of one line of text as HTML."""
        return "".join(map(self._inline, tokens))

    def _block(self, token: "Token") -> str:
        kind, _, end = token.type.rpartition("_")
        if token.type == "inline":
            return self.inline(token.children or ())
        if end in ("open", "close"):
            return "" if token.hidden else self._tag(kind, token)
        if token.type == "fence":
            return _code(token.content, token.info.split(maxsplit=1)[0] if token.info.strip() else "")
        if token.type == "code_block":
            return _code(token.content, "")
        return "<hr>\n" if token.type == "hr" else escape(token.content)

    def _tag(self, kind: str, token: "Token") -> str:
        if kind == "heading":
            tag, attributes = self._heading(token), ""
        elif kind == "ordered_list":
            start = token.attrGet("start")
            tag, attributes = "ol", f' start="{int(start)}"' if start is not None else ""
        else:
            tag, attributes = _PLAIN_TAGS[kind], _cell_attributes(kind, token)
        if token.nesting > 0:
            return f"<{tag}{attributes}>" + ("\n" if tag in _BLOCKS else "")
        return f"</{tag}>\n"

    def _heading(self, token: "Token") -> str:
        level = int(token.tag[1:])
        if token.nesting > 0:
            _go_below(self._headings, level)
        return f"h{min(_DEEPEST, self._top + len(self._headings) - 1)}"

    def _inline(self, token: "Token") -> str:
        write = _INLINE.get(token.type)
        if write is not None:
            return write(token)
        if token.type == "image":
            return self._image(token)
        kind, _, end = token.type.rpartition("_")
        if kind == "link":
            self._in_link = end == "open"
            return f'<a href="{escape(str(token.attrGet("href")))}">' if self._in_link else "</a>"
        if kind in _PLAIN_TAGS:
            return f"<{_PLAIN_TAGS[kind]}>" if end == "open" else f"</{_PLAIN_TAGS[kind]}>"
        return escape(token.content)

    def _image(self, token: "Token") -> str:
        """A picture's description, with its address as a link where it may be one. It is never loaded."""
        alt = escape(plain_tokens(token.children or ()))
        address = str(token.attrGet("src") or "")
        if not address or address.startswith(ASSET_SCHEME):
            return f"Image: {alt}" if alt else "Image"
        where = escape(shown_address(address))
        if not self._in_link:
            where = f'<a href="{escape(address)}">{where}</a>'
        return f"Image: {alt} ({where})" if alt else f"Image: {where}"


def shown_address(address: str) -> str:
    """An address as text, cut where it is very long (a picture inside its own address)."""
    return address if len(address) <= _ADDRESS_LENGTH else address[: _ADDRESS_LENGTH - 1] + "\N{HORIZONTAL ELLIPSIS}"


def _code(code: str, language: str) -> str:
    return f'<pre><code class="code">{code_html(code.rstrip(chr(10)), language)}</code></pre>\n'


def _cell_attributes(kind: str, token: "Token") -> str:
    if kind not in ("td", "th") or token.nesting < 0:
        return ""
    scope = ' scope="col"' if kind == "th" else ""
    side = str(token.attrGet("style") or "").removeprefix("text-align:")
    return f'{scope} class="{side}"' if side in ("right", "center") else scope


def plain_tokens(tokens: "Sequence[Token]") -> str:
    """The text of inline tokens without their markup."""
    return "".join(" " if token.type in ("softbreak", "hardbreak") else token.content for token in tokens)


_INLINE: Final["dict[str, Callable[[Token], str]]"] = {
    "text": lambda token: escape(token.content),
    "softbreak": lambda _: "\n",
    "hardbreak": lambda _: "<br>\n",
    "code_inline": lambda token: f"<code>{escape(token.content)}</code>",
}
