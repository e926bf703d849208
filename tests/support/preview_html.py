"""The HTML of the preview in one piece; the window draws the same piece by piece."""

from collections.abc import Iterable

from postmortem_desk.report.blocks import Block, ProseBlock
from postmortem_desk.report.html.preview_html import PlainBlock, plain_block_html, prose_part_html
from postmortem_desk.report.html.preview_rows import rows_html, time_counts, time_width


def preview_html(blocks: Iterable[Block], width: int) -> str:
    """Blocks one after the other, `width` pixels wide."""
    return "\n".join(block_html(block, width) for block in blocks)


def block_html(block: Block, width: int) -> str:
    """One block whole."""
    if isinstance(block, PlainBlock):
        return plain_block_html(block, width)
    if isinstance(block, ProseBlock):
        return prose_part_html(block.text, ())
    return rows_html(block.rows, time_width([time_counts(block.rows)]))
