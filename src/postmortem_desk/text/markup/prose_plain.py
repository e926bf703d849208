"""Tells text that Markdown would leave as it is, so that thousands of plain rows need no parser."""

import re
from typing import Final

_NO_MARKUP: Final = re.compile(r"(?![\s#>+=-]|\d+[.)])[^*_`\[\]<>&\\|~@\x00-\x1f\x7f\x85\u2028\u2029]*(?<!\s)")
"""One line that opens no block (heading, quote, list, rule, code) and has no character that opens an inline span."""

_MAY_LINK: Final = re.compile(r"\.[^\W\d_]|//")
"""What a bare address needs: a letter after a full stop, or two slashes."""


def is_plain(text: str) -> bool:
    """Whether `text` is one paragraph without any markup. Where it says no, a parser must be asked."""
    return _NO_MARKUP.fullmatch(text) is not None and _MAY_LINK.search(text) is None
