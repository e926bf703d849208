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
from postmortem_desk.text.directions import holds_left_running
from postmortem_desk.text.markup.footnotes import BOX, REFERENCE, marked
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
    {*_PLAIN_TAGS.values(), "ol", "a", "br", "wbr", "sup", "hr", "code", "pre", "span", "h2", "h3", "h4", "h5", "h6"}
)
_ATTRIBUTES: Final = {
    "a": {"href"},
    "ol": {"start", "dir", "class"},
    "li": {"id"},
    "sup": {"id"},
    "ul": {"dir"},
    "td": {"class"},
    "th": {"class", "scope"},
    "code": {"class"},
    "span": {"class"},
}
_MAY_HOLD_HEADING: Final = re.compile(r"#|^[\s>]*(?:=+|-+)[ \t]*$", re.MULTILINE)
_DEEPEST: Final = 6
_LONGEST: Final = 24
"""Letters of a word that a column may hold; the text of cells breaks longer ones."""
_MOST: Final = 2_000
"""Longer ones are no words, and thousands of places to break keep whoever draws them busy."""
_WORDS: Final = re.compile(r"(\s+)")
_BACK: Final = "\N{UPWARDS ARROW}"
_STEP: Final = 8
_ADDRESS_LENGTH: Final = 120
"""Characters of an address that are shown where it stands for a picture."""


def prose_html(text: str, heading_level: int = 3, above: Sequence[int] = (), anchor: str = "") -> str:
    """Markdown as blocks of HTML. Its highest heading becomes h`heading_level`; deeper ones follow without gaps.

    Where it is a part of a text, `above` are the `levels_above` it. With an `anchor`, which the page has once,
    references lead to their footnotes and back.
    """
    writer = _Writer(heading_level, above, runs_both_ways=holds_left_running(text), anchor=anchor)
    content = marked(text)
    return _clean(writer.blocks(content.tokens) + writer.notes(content.notes))


def may_hold_heading(text: str) -> bool:
    """Whether anything in Markdown looks like a heading of it."""
    return _MAY_HOLD_HEADING.search(text) is not None


def levels_above(before: str, above: Sequence[int] = ()) -> tuple[int, ...]:
    """The levels, as written, of the headings that what follows `before` stands below."""
    levels = [*above]
    if may_hold_heading(before):
        for token in parsed(before):
            if token.type == "heading_open":
                go_below(levels, int(token.tag[1:]))
    return tuple(levels)


def go_below(levels: list[int], level: int) -> None:
    """Let a heading follow those of `levels`: it ends what stands below one of its own level or a deeper one."""
    while levels and levels[-1] >= level:
        levels.pop()
    levels.append(level)


def row_html(text: str) -> str:
    """Markdown of a table cell or a list row: one paragraph stands without its tag, several keep theirs."""
    if is_plain(text):
        return breakable(text)
    content = marked(text)
    tokens = content.tokens
    writer = _Writer(_DEEPEST, runs_both_ways=holds_left_running(text))
    if [token.type for token in tokens] == ["paragraph_open", "inline", "paragraph_close"] and not content.notes:
        return _clean(writer.inline(tokens[1].children or ()))
    return _clean(writer.blocks(tokens) + writer.notes(content.notes))


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

    def __init__(
        self, heading_level: int, above: Sequence[int] = (), *, runs_both_ways: bool = False, anchor: str = ""
    ) -> None:
        self._top = heading_level
        self._anchor = anchor
        self._referred: set[int] = set()
        self._list_direction = ' dir="auto"' if runs_both_ways else ""
        """Marks of lists stand where their words begin."""
        self._headings = [*above]
        """Levels of the headings above, as they were written."""
        self._in_link = False

    def blocks(self, tokens: "Sequence[Token]") -> str:
        """Block tokens as HTML."""
        return "".join(map(self._block, tokens))

    def inline(self, tokens: "Sequence[Token]") -> str:
        """The tokens of one line of text as HTML."""
        return "".join(map(self._inline, tokens))

    def notes(self, notes: "Sequence[Sequence[Token]]") -> str:
        """The footnotes of a text, below it."""
        items = "".join(
            f"<li{self._id('note', number)}>{self.inline(note)}"
            + (f" {self._leading('ref', number, _BACK)}" if self._anchor else "")
            + "</li>\n"
            for number, note in enumerate(notes, 1)
        )
        return f'<ol class="notes">\n{items}</ol>\n' if items else ""

    def _reference(self, token: "Token") -> str:
        number = int(token.meta["number"])
        own_id = "" if number in self._referred else self._id("ref", number)
        self._referred.add(number)
        leads = bool(self._anchor) and not self._in_link
        return f"<sup{own_id}>{self._leading('note', number, str(number)) if leads else number}</sup>"

    def _leading(self, kind: str, number: int, words: str) -> str:
        return f'<a href="#{escape(self._anchor)}-{kind}-{number}">{words}</a>'

    def _id(self, kind: str, number: int) -> str:
        return f' id="{escape(self._anchor)}-{kind}-{number}"' if self._anchor else ""

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
            attributes += self._list_direction
        elif kind == "bullet_list":
            tag, attributes = "ul", self._list_direction
        else:
            tag, attributes = _PLAIN_TAGS[kind], _cell_attributes(kind, token)
        if token.nesting > 0:
            return f"<{tag}{attributes}>" + ("\n" if tag in _BLOCKS else "")
        return f"</{tag}>\n"

    def _heading(self, token: "Token") -> str:
        level = int(token.tag[1:])
        if token.nesting > 0:
            go_below(self._headings, level)
        return f"h{min(_DEEPEST, self._top + len(self._headings) - 1)}"

    def _inline(self, token: "Token") -> str:
        write = _INLINE.get(token.type)
        if write is not None:
            return write(token)
        if token.type == "image":
            return self._image(token)
        if token.type == REFERENCE:
            return self._reference(token)
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


def breakable(text: str) -> str:
    """Text, escaped, with places at which long words may break; they leave no trace in what is copied."""
    return "".join(
        "<wbr>".join(escape(word[at : at + _STEP], quote=False) for at in range(0, len(word), _STEP))
        if _LONGEST < len(word) <= _MOST
        else escape(word, quote=False)
        for word in (_WORDS.split(text) if len(text) > _LONGEST else (text,))
    )


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
    "text": lambda token: breakable(token.content),
    BOX: lambda token: "\N{BALLOT BOX WITH CHECK} " if token.meta["done"] else "\N{BALLOT BOX} ",
    "softbreak": lambda _: "\n",
    "hardbreak": lambda _: "<br>\n",
    "code_inline": lambda token: f"<code>{breakable(token.content)}</code>",
}
