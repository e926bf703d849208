"""What a paste into a Markdown text makes of it."""

from PySide6.QtCore import QMimeData

from postmortem_desk.text.editing.prose_edits import Prose, insert_blocks, link_to
from postmortem_desk.text.markup.markdown_from_html import markdown_from_html


def pasted(prose: Prose, source: QMimeData) -> Prose:
    """The text with the clipboard's content for the selection.

    Rich text comes as Markdown, and an address that is pasted over words becomes their link. What looks like plain
    text comes as it is.
    """
    text = source.text().strip()
    link = link_to(prose, text) if text and "\n" not in text else None
    if link is not None:
        return link
    markdown = markdown_from_html(source.html()) if source.hasHtml() else ""
    return insert_blocks(prose, markdown) if markdown else pasted_plain(prose, source.text())


def pasted_plain(prose: Prose, text: str) -> Prose:
    """The text with the clipboard's plain `text` for the selection, exactly, whatever looks it had."""
    return prose.replaced(prose.start, prose.end, text.replace("\r\n", "\n"))
