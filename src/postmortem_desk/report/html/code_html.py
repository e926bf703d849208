"""Code of a document as HTML with classes for its colours."""

from functools import cache
from html import escape
from typing import TYPE_CHECKING, Final

if TYPE_CHECKING:
    from pygments.formatters.html import HtmlFormatter

_NAMES: Final = (
    "bash c console cpp csharp css diff docker dockerfile go graphql hcl html http ini java javascript js json kotlin "
    "nginx php powershell properties promql protobuf pycon pytb python ruby rust scala sh shell sql swift terraform "
    "toml ts typescript xml yaml yml zsh"
)
LANGUAGES: Final = frozenset(_NAMES.split())
"""Languages that are coloured: those of incidents. Others are shown plain, so that no odd grammar slows an export."""

_LENGTH: Final = 20_000
"""Longer code (a log that was pasted whole) is shown plain."""


def code_html(code: str, language: str) -> str:
    """The code as escaped HTML, coloured by spans with the classes of pygments' short names ("k", "s1")."""
    name = language.strip().lower()
    if name not in LANGUAGES or len(code) > _LENGTH:
        return escape(code)
    from pygments import highlight  # late: few documents hold code in a language
    from pygments.lexers import get_lexer_by_name

    lexer = get_lexer_by_name(name, stripnl=False, ensurenl=False)
    coloured: str = highlight(code, lexer, _formatter())
    return coloured


@cache
def _formatter() -> "HtmlFormatter":
    from pygments.formatters.html import HtmlFormatter

    return HtmlFormatter(nowrap=True)
