"""Reads a page of HTML back as a tree of tags, the way a browser that runs no script would."""

from collections.abc import Iterator
from dataclasses import dataclass, field
from html.parser import HTMLParser

VOID = frozenset({"meta", "br", "hr", "link", "img", "input", "rect", "path", "base", "source", "embed", "wbr"})


@dataclass
class Tag:
    """A tag with its attributes; texts stand among its children as strings."""

    name: str
    attributes: dict[str, str] = field(default_factory=dict)
    children: list["Tag | str"] = field(default_factory=list)

    def all(self, *names: str) -> list["Tag"]:
        """The tags below, in order; all of them without names."""
        return [tag for tag in self._below() if not names or tag.name in names]

    def one(self, name: str) -> "Tag":
        """The only tag of this name."""
        (tag,) = self.all(name)
        return tag

    @property
    def text(self) -> str:
        """All text below."""
        return "".join(child if isinstance(child, str) else child.text for child in self.children)

    def _below(self) -> Iterator["Tag"]:
        for child in self.children:
            if isinstance(child, Tag):
                yield child
                yield from child._below()


class _Reader(HTMLParser):
    def __init__(self) -> None:
        super().__init__(convert_charrefs=True)
        self.open = [Tag("")]
        self.troubles: list[str] = []

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        if len({name for name, _ in attrs}) < len(attrs):
            self.troubles.append(f"<{tag}> has an attribute twice")
        element = Tag(tag, {name: value or "" for name, value in attrs})
        self.open[-1].children.append(element)
        if tag not in VOID:
            self.open.append(element)

    def handle_endtag(self, tag: str) -> None:
        if tag in VOID:
            return
        if self.open[-1].name == tag:
            self.open.pop()
        else:
            self.troubles.append(f"</{tag}> closes <{self.open[-1].name}>")

    def handle_data(self, data: str) -> None:
        self.open[-1].children.append(data)


def read_page(html: str) -> Tag:
    """The tree of the page. Raises AssertionError where a tag is not closed in its place."""
    reader = _Reader()
    reader.feed(html)
    reader.close()
    assert not reader.troubles, reader.troubles
    assert len(reader.open) == 1, f"left open: {[tag.name for tag in reader.open[1:]]}"
    return reader.open[0]
