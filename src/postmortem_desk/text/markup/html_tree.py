"""Reads HTML from a clipboard into a small tree of elements. It takes a time that grows with the length only.

The tags are found here and read one by one by `html.parser`: given a whole hostile page at once, that parser needs
minutes for 60 kB of unclosed tags. Comments, declarations, scripts and styles are dropped. Nothing is loaded.
"""

import re
from collections.abc import Iterator
from html import unescape
from html.parser import HTMLParser
from typing import Final

from msgspec import Struct, field

LONGEST_TAG: Final = 4096
DEEPEST: Final = 60
"""Elements inside each other; what is deeper counts to the one at this depth."""

_VOID: Final = re.compile("area|base|br|col|embed|hr|img|input|link|meta|param|source|track|wbr")
_UNREAD: Final = re.compile("script|style")
_CLOSED_BY: Final = {
    "li": frozenset({"li"}),
    "tr": frozenset({"tr", "td", "th"}),
    "td": frozenset({"td", "th"}),
    "th": frozenset({"td", "th"}),
    "p": frozenset({"p"}),
    "dt": frozenset({"dt", "dd"}),
    "dd": frozenset({"dt", "dd"}),
    "option": frozenset({"option"}),
}
"""The open elements that a start tag ends, where nobody has closed them."""
_LIMITS: Final = frozenset({"ul", "ol", "table", "td", "th", "blockquote", "div", "section", "body"})
_ENDS_PARAGRAPH: Final = re.compile(
    "address|article|aside|blockquote|div|dl|fieldset|footer|form|h[1-6]|header|hr|main|nav|ol|p|pre|section|table|ul"
)
_DATA_ADDRESS: Final = re.compile(r"data:[^\"'\s>]+")
_LONG_NUMBER: Final = re.compile(r"&#[xX]?[0-9a-fA-F]{9,}")


class Element(Struct):
    """An element, or (with the tag "") the whole."""

    tag: str
    attributes: dict[str, str] = field(default_factory=dict)
    children: list["Element | str"] = field(default_factory=list)


def html_tree(html: str) -> Element:
    """The elements of `html`; of a clipboard that marks its fragment only the fragment."""
    start, end = html.find("<!--StartFragment-->"), html.find("<!--EndFragment-->")
    if 0 <= start < end:
        html = html[start:end]
    # A very long number makes the standard library fail.
    return _Builder().built(_LONG_NUMBER.sub("\ufffd", html))


def without_pictures(html: str) -> str:
    """`html` without the data of pictures that are embedded in addresses."""
    return _DATA_ADDRESS.sub("", html)


def text_of(element: Element) -> Iterator[str]:
    """The texts inside an element, in order."""
    for child in element.children:
        if isinstance(child, str):
            yield child
        elif child.tag == "br":
            yield "\n"
        else:
            yield from text_of(child)


class _Builder(HTMLParser):
    def __init__(self) -> None:
        super().__init__(convert_charrefs=False)
        self._open = [Element("")]
        self._texts: list[str] = []

    def built(self, html: str) -> Element:
        lowered = html.lower()
        at = 0
        while (tag := html.find("<", at)) >= 0:
            self._take_text(html[at:tag])
            at = self._take_tag(html, lowered, tag)
        self._take_text(html[at:])
        self._put_text()
        return self._open[0]

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        """Open an element."""
        self._put_text()
        self._end_implied(tag)
        element = Element(tag, {name: value or "" for name, value in attrs})
        self._open[-1].children.append(element)
        if not _VOID.fullmatch(tag) and len(self._open) < DEEPEST:
            self._open.append(element)

    def handle_endtag(self, tag: str) -> None:
        """Close the element and all that is open inside it; a tag that closes nothing says nothing."""
        self._put_text()
        for depth in range(len(self._open) - 1, 0, -1):
            if self._open[depth].tag == tag:
                del self._open[depth:]
                return

    def _take_text(self, text: str) -> None:
        if text:
            self._texts.append(text)

    def _put_text(self) -> None:
        if self._texts:
            self._open[-1].children.append(unescape("".join(self._texts)))
            self._texts.clear()

    def _take_tag(self, html: str, lowered: str, at: int) -> int:
        """Read what begins with the `<` at `at`. Returns where to go on."""
        if html.startswith("<!--", at):
            end = html.find("-->", at + 4)
            return len(html) if end < 0 else end + 3
        if html.startswith(("<!", "<?"), at):
            end = html.find(">", at)
            return len(html) if end < 0 else end + 1
        letter = html[at + 2 : at + 3] if html.startswith("</", at) else html[at + 1 : at + 2]
        end = _tag_end(html, at) if letter.isascii() and letter.isalpha() else -1
        if end < 0:
            self._take_text("<")
            return at + 1
        self.feed(html[at:end])
        self.reset()  # nothing of a tag that the parser could not read stays behind
        name = re.match(r"<([A-Za-z]+)", html[at:end])
        if name and _UNREAD.fullmatch(name[1].lower()):
            self.handle_endtag(name[1].lower())
            closing = lowered.find(f"</{name[1].lower()}", end)
            return len(html) if closing < 0 else closing
        return end

    def _end_implied(self, tag: str) -> None:
        if _ENDS_PARAGRAPH.fullmatch(tag) and self._open[-1].tag == "p":
            self._open.pop()
        ended = _CLOSED_BY.get(tag, frozenset())
        for depth in range(len(self._open) - 1, 0, -1):
            if self._open[depth].tag in ended:
                del self._open[depth:]
                if tag != "tr":
                    return
            elif self._open[depth].tag in _LIMITS:
                return


def _tag_end(html: str, at: int) -> int:
    """The position after the tag that begins at `at`; -1 where none ends near. A `>` in quotes ends no tag."""
    first = end = html.find(">", at, at + LONGEST_TAG)
    quotes, seen = 0, at
    while end >= 0:
        quotes += html.count('"', seen, end)
        seen = end
        if quotes % 2 == 0:
            return end + 1
        end = html.find(">", end + 1, at + LONGEST_TAG)
    return first + 1 if first >= 0 else -1
