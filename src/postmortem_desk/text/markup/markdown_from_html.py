"""Rich text from a clipboard as Markdown: its words, and of its looks what Markdown can say.

Paragraphs, headings, lists, quotes, code, tables, emphasis and links that may be followed. Pictures become their
descriptions; scripts, styles and everything else that is no text are dropped. The HTML is untrusted: nothing of it is
run, loaded or handed on, only Markdown is made.
"""

import re
from collections.abc import Iterator, Sequence
from typing import Final

from msgspec.structs import replace

from postmortem_desk.text.markup.html_tree import Element, html_tree, text_of, without_pictures
from postmortem_desk.text.markup.markdown_runs import Run, inline_markdown, stripped, tidied
from postmortem_desk.text.times.leading_time import find_leading_time

LONGEST_HTML: Final = 1_000_000
"""Characters, without embedded pictures. What is longer is pasted as its plain text."""
_DEEPEST: Final = 6
"""Lists and quotes inside each other."""

_UNSEEN: Final = re.compile(
    "script|style|head|title|template|noscript|svg|math|iframe|object|embed|audio|video|canvas|select|textarea|datalist"
)
_BLOCKS: Final = re.compile(
    "address|article|aside|blockquote|body|center|d[dlt]|details|div|fieldset|figcaption|figure|footer|form|h[1-6]"
    "|header|hr|html|li|main|nav|ol|p|pre|section|summary|table|tbody|td|tfoot|th|thead|tr|ul"
)
_TELLING: Final = re.compile("blockquote|code|del|dl|em|h[1-6]|i|kbd|li|pre|s|strike|table|tt")
_CODE: Final = re.compile("code|kbd|samp|tt")
_LANGUAGE: Final = re.compile(r"(?:language|lang|highlight-source)-([A-Za-z0-9+#-]{1,20})(?![^\s])")
_STYLES: Final = {
    "bold": re.compile(r"font-weight:\s*(?:bold|[6-9]00)"),
    "italic": re.compile(r"font-style:\s*italic"),
    "light": re.compile(r"font-weight:\s*(?:normal|[1-5]00)"),
}


def markdown_from_html(html: str) -> str:
    """`html` as Markdown; "" where its plain text says as much."""
    html = without_pictures(html)
    if len(html) > LONGEST_HTML:
        return ""
    tree = html_tree(html)
    if not _tells(tree):
        return ""
    return "\n\n".join(_blocks([tree], 0))


def _tells(element: Element) -> bool:
    """Whether anything in it says more than its text."""
    return any(
        isinstance(child, Element) and (_says_more(child) or (not _UNSEEN.fullmatch(child.tag) and _tells(child)))
        for child in element.children
    )


def _says_more(element: Element) -> bool:
    if element.tag == "a":
        return "href" in element.attributes
    if element.tag in {"b", "strong"}:
        return not _STYLES["light"].search(element.attributes.get("style", ""))
    if element.tag == "span":
        style = element.attributes.get("style", "")
        return bool(_STYLES["bold"].search(style) or _STYLES["italic"].search(style))
    return bool(_TELLING.fullmatch(element.tag))


def _blocks(children: Sequence[Element | str], depth: int) -> list[str]:
    """The blocks of Markdown that `children` are; text between blocks is a paragraph."""
    blocks: list[str] = []
    loose: list[Element | str] = []
    for child in children:
        if isinstance(child, str) or not _holds_block(child):
            loose.append(child)
            continue
        blocks += _paragraphs(loose)
        loose.clear()
        blocks += _block(child, depth)
    return [*blocks, *_paragraphs(loose)]


def _holds_block(element: Element) -> bool:
    """Whether it is a block, or holds one although it is none (a link around a table, say)."""
    if _UNSEEN.fullmatch(element.tag):
        return False
    if _BLOCKS.fullmatch(element.tag):
        return True
    return any(isinstance(child, Element) and _holds_block(child) for child in element.children)


def _block(element: Element, depth: int) -> list[str]:
    tag = element.tag
    if re.fullmatch("h[1-6]", tag):
        words = _inline(element.children, " ")
        return [f"{'#' * int(tag[1])} {words}"] if words else []
    if tag == "hr":
        return ["---"]
    if tag == "pre":
        return _code_block(element)
    if tag == "table":
        return _table(element, depth)
    if tag == "dl":
        return _definitions(element, depth)
    if tag == "blockquote" and depth < _DEEPEST:
        inner = "\n\n".join(_blocks(element.children, depth + 1))
        return [_prefixed(inner, "> ", "> ")] if inner else []
    if tag in {"ul", "ol"} and depth < _DEEPEST:
        return _list(element, depth)
    return _blocks(element.children, depth)


def _paragraphs(children: Sequence[Element | str]) -> list[str]:
    """Inline content as paragraphs: two line breaks in a row end one."""
    paragraphs: list[list[Run]] = [[]]
    for run in tidied(_runs(children, Run(""))):
        first, *others = re.split(r"\n{2,}", run.text)
        paragraphs[-1].append(replace(run, text=first))
        paragraphs += [[replace(run, text=text)] for text in others]
    made = (inline_markdown(stripped(each)) for each in paragraphs)
    return [text for text in made if text]


def _inline(children: Sequence[Element | str], line_break: str) -> str:
    return inline_markdown(tidied(_runs(children, Run(""))), line_break)


def _runs(children: Sequence[Element | str], look: Run) -> Iterator[Run]:
    """The stretches of text in `children`, which inherit `look`. A forced line break is a vertical tab."""
    for child in children:
        if isinstance(child, str):
            yield replace(look, text=_cleaned(child))
        elif child.tag == "br":
            yield replace(look, text="\v")
        elif child.tag == "input" and child.attributes.get("type", "").lower() == "checkbox":
            yield replace(look, text="[x] " if "checked" in child.attributes else "[ ] ")
        elif child.tag == "img":
            yield replace(look, text=_cleaned(child.attributes.get("alt", "")))
        elif not _UNSEEN.fullmatch(child.tag):
            yield from _runs(child.children, _look(child, look))
            if _BLOCKS.fullmatch(child.tag):
                yield replace(look, text=" ")


def _look(element: Element, look: Run) -> Run:
    tag, style = element.tag, element.attributes.get("style", "")
    bold = look.bold or tag in {"b", "strong"} or bool(_STYLES["bold"].search(style))
    if tag in {"b", "strong", "span"} and _STYLES["light"].search(style):
        bold = False  # Google Docs wraps all it copies in a <b> that is not bold
    return replace(
        look,
        bold=bold,
        italic=look.italic or tag in {"i", "em", "cite"} or bool(_STYLES["italic"].search(style)),
        struck=look.struck or tag in {"s", "del", "strike"},
        code=look.code or bool(_CODE.fullmatch(tag)),
        link=element.attributes.get("href", "") if tag == "a" else look.link,
    )


def _cleaned(text: str) -> str:
    """`text` without control characters and halves of characters."""
    return re.sub("[\x00-\x08\x0b\x0e-\x1f\x7f\ud800-\udfff]", "", text)


def _code_block(element: Element) -> list[str]:
    text = _cleaned("".join(text_of(element)).replace("\r\n", "\n").replace("\r", "\n")).strip("\n")
    if not text.strip():
        return []
    named = [element, *(child for child in element.children if isinstance(child, Element))]
    language = next((found[1] for each in named if (found := _LANGUAGE.search(each.attributes.get("class", "")))), "")
    longest = max((len(signs) for signs in re.findall("`{3,}", text)), default=2)
    fence = "`" * (longest + 1)
    return [f"{fence}{language}\n{text}\n{fence}"]


def _list(element: Element, depth: int) -> list[str]:
    start = element.attributes.get("start", "")
    number = int(start) if element.tag == "ol" and re.fullmatch("[0-9]{1,8}", start) else 1
    items: list[str] = []
    is_loose = False
    for child in element.children:
        if isinstance(child, Element) and child.tag in {"ul", "ol"} and items:
            nested = "\n".join(_block(child, depth + 1))  # a list beside its item, as some programs write it
            items[-1] += "\n" + _prefixed(nested, "    ", "    ") if nested else ""
            continue
        blocks = _blocks([child] if isinstance(child, str) else child.children, depth + 1)
        if not blocks:
            continue
        marker = f"{number + len(items)}. " if element.tag == "ol" else "- "
        is_loose = is_loose or sum(not _is_list(block) for block in blocks) > 1
        body = blocks[0]
        for block in blocks[1:]:
            body += ("\n" if _is_list(block) else "\n\n") + block
        items.append(_prefixed(body, marker, " " * len(marker)))
    return [("\n\n" if is_loose else "\n").join(items)] if items else []


def _definitions(element: Element, depth: int) -> list[str]:
    """Terms on lines of their own, with what is said of each on the lines below it, behind a colon."""
    made: list[str] = []
    for child in element.children:
        if not isinstance(child, Element):
            made += _paragraphs([child])
        elif child.tag == "div":
            made += _definitions(child, depth)  # a term and its text may be wrapped in one
        elif child.tag == "dd":
            said = "\n\n".join(_blocks(child.children, depth + 1))
            line = _prefixed(said, ": ", "  ") if said else ""
            if made and line and "\n\n" not in said:
                made[-1] += f"\n{line}"
            elif line:
                made.append(line)
        else:
            made += [text for text in (_inline(child.children, " "),) if text]
    return made


def _is_list(block: str) -> bool:
    return re.match(r"(?:- |\d+\. )", block) is not None


def _prefixed(text: str, first: str, others: str) -> str:
    lines = text.split("\n")
    made = [first + lines[0], *(others + line if line else others.rstrip() for line in lines[1:])]
    return "\n".join(made)


def _table(element: Element, depth: int) -> list[str]:
    rows = [row for row in (_cells(row) for row in _rows(element)) if row]
    if not rows or max(map(len, rows)) < 2:
        return _blocks([child for row in rows for cell in row for child in cell.children], depth)
    texts = [[_inline(cell.children, " ").replace("|", "\\|") for cell in row] for row in rows]
    texts = [row for row in texts if any(row)]
    if not texts:
        return []
    width = max(map(len, texts))
    has_head = any(cell.tag == "th" for cell in rows[0]) or not any(map(find_leading_time, texts[0]))
    head, below = (texts[0], texts[1:]) if has_head else ([], texts)
    lines = [head + [""] * (width - len(head)), ["---"] * width, *below]
    return ["\n".join(f"| {' | '.join(line)} |" for line in lines)]


def _rows(element: Element) -> Iterator[Element]:
    """The rows of a table; what stands beside them, a caption say, is a row of its own."""
    for child in element.children:
        if isinstance(child, Element) and child.tag in {"thead", "tbody", "tfoot"}:
            yield from _rows(child)
        elif isinstance(child, Element) and child.tag == "tr":
            yield child
        elif _has_text(child):
            yield Element("tr", {}, [child])


def _cells(row: Element) -> list[Element]:
    """The cells of a row; what stands beside them is a cell of its own."""
    return [
        child if isinstance(child, Element) and child.tag in {"td", "th"} else Element("td", {}, [child])
        for child in row.children
        if (isinstance(child, Element) and child.tag in {"td", "th"}) or _has_text(child)
    ]


def _has_text(child: Element | str) -> bool:
    return bool(child.strip()) if isinstance(child, str) else any(map(str.strip, text_of(child)))
