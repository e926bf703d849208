"""Tool tips that show text as it stands."""

from html import escape


def plain_tip(text: str) -> str:
    """What to give a `setToolTip` or a ToolTipRole for `text`; "" stays "".

    Qt reads a tool tip that looks like rich text as rich text, and opens the files that it names. Escaped and said to
    be rich text, it shows every character, keeps line ends and breaks long lines.
    """
    return f'<qt><p style="white-space: pre-wrap">{escape(text)}</p></qt>' if text else ""
