"""Which links of a document may lead out of it."""

import unicodedata
from typing import Final
from urllib.parse import parse_qsl, unquote, urlsplit

ALLOWED_SCHEMES: Final = ("http", "https", "mailto")
MAX_LINK_LENGTH: Final = 2000
"""Characters. Longer addresses are refused: typst fails on them and no browser promises more."""

_ATTACHING_FIELDS: Final = frozenset({"attach", "attachment", "attachments"})


def allowed_link(url: str) -> str | None:
    """`url` as a link may carry it, or None where it may not be followed.

    Only complete http, https and mailto addresses pass: no relative path, no other scheme, no host without a scheme.
    White space around it is dropped; inside it, control, format and bidirectional characters, backslashes and quotes
    are refused, since programs disagree on what such an address means.
    """
    link = url.strip(" \t\r\n")
    if not link or len(link) > MAX_LINK_LENGTH or any(_is_doubtful(character) for character in link):
        return None
    scheme, colon, rest = link.partition(":")
    scheme = scheme.lower()
    if not colon or scheme not in ALLOWED_SCHEMES:
        return None
    allowed = _names_a_mailbox(rest) if scheme == "mailto" else _names_a_host(rest)
    return f"{scheme}:{rest}" if allowed else None


def _is_doubtful(character: str) -> bool:
    return character in '\\"<>`' or unicodedata.category(character) in {"Cc", "Cf", "Cs", "Cn", "Zs", "Zl", "Zp"}


def _names_a_host(rest: str) -> bool:
    if not rest.startswith("//"):
        return False
    try:
        parts = urlsplit("http:" + rest)
        host, port = parts.hostname or "", parts.port
    except ValueError:
        return False
    return bool(host) and port != 0 and "%" not in host and not host.startswith(".")


def _names_a_mailbox(rest: str) -> bool:
    address, _, fields = rest.partition("?")
    if address.startswith("/") or "@" not in unquote(address):
        return False
    # Some mail programs attach the local file that such a field names.
    return not any(name.strip().lower() in _ATTACHING_FIELDS for name, _ in parse_qsl(fields, keep_blank_values=True))
