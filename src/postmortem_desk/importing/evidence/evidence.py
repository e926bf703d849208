"""Evidence: what a chat, a pager, a tracker or a log says, as candidates for the timeline.

A candidate is an event that is not in the incident yet. Its first source says where it comes from: the kind of source,
a reference that stays the same however often it is read, and the exact words. Its id follows from these two.
"""

import hashlib
import re
from collections.abc import Iterable
from itertools import pairwise
from typing import Any, Final, NamedTuple

from msgspec import Struct

from postmortem_desk.model import UNKNOWN_MOMENT, Event, Moment, Source
from postmortem_desk.text.markup.markdown_inline import unescaped
from postmortem_desk.text.markup.plain_blocks import plain_block
from postmortem_desk.text.times.moments import order_keys

_LONE: Final = re.compile("[\x00\ud800-\udfff]")
_KINDS: Final = (
    ("alert", re.compile(r"\b(?:alert(?:ed|s)?|paged?|pagerduty|alarm|triggered|fired|firing)\b")),
    ("decision", re.compile(r"\b(?:decided?|decision|agreed?|let's|we will)\b")),
    (
        "action",
        re.compile(
            r"\b(?:restart(?:ed|ing)?|roll(?:ed|ing)? ?back|revert(?:ed|ing)?|fail(?:ed|ing)? over|scaled?|"
            r"mitigat\w+|fixed|disabled?|acknowledged|resolved)\b",
        ),
    ),
    ("change", re.compile(r"\b(?:deploy\w*|releas\w+|merged?|rolled out|config(?:uration)? change)\b")),
)
_HINT: Final = re.compile(
    r"alert|page[ds]?\b|alarm|trigger|fir(?:ed|ing)|deci|agree|let's|we will|start|roll|revert|fail|scale|mitigat|"
    r"fixed|disable|acknowledg|resolved|deploy|releas|merge|config"
)
"""Stands in every text in which one of the words above does: most lines of a log have none."""
_LONGEST_LOOKED_AT: Final = 400


class Evidence(Struct, frozen=True):
    """What was read from one source."""

    kind: str
    """The kind of source: one of evidence_kinds.KINDS."""
    name: str
    """The file's name, or a word for what was pasted."""
    candidates: tuple[Event, ...]
    found: tuple[str, ...] = ()
    """Sentences: what was recognised."""
    problems: tuple[str, ...] = ()
    """Sentences: each row or part that was not understood, with its place."""


class Origin(NamedTuple):
    """Where a candidate comes from."""

    kind: str
    """The kind of source."""
    ref: str
    """Its reference there, the same however often it is read."""
    url: str = ""
    is_markdown: bool = False
    """Whether its words are Markdown; else their marks are letters like others."""


def candidate(
    origin: Origin,
    text: str,
    *,
    at: Moment = UNKNOWN_MOMENT,
    end: Moment | None = None,
    actor: str = "",
    quote: str = "",
    guess: str | None = None,
) -> Event:
    """A candidate with its exact words (`quote`; "" for the text). `guess` is its kind; None guesses from the text.

    The text of an event is Markdown: what is no Markdown is escaped, and the quote stays as it is.
    """
    text, quote, ref = clean(text).strip(), clean(quote or text), clean(origin.ref)
    return Event(
        id=candidate_id(origin.kind, ref),
        at=at,
        end=end,
        text=text if origin.is_markdown else plain_block(text),
        kind=kind_guess(text) if guess is None else guess,
        actor=clean(actor).strip(),
        sources=(Source(kind=origin.kind, ref=ref, url=safe_url(origin.url), quote=quote),),
    )


def words_of(event: Event) -> str:
    """The text of a candidate as its source has it: without the escapes that `candidate` put in."""
    plain = unescaped(event.text)
    return plain if plain_block(plain) == event.text else event.text


def with_words(event: Event, words: str) -> Event:
    """A candidate with other words, escaped where its own were; its quote stays."""
    is_plain = plain_block(unescaped(event.text)) == event.text
    words = clean(words).strip()
    return event.with_fields(text=plain_block(words) if is_plain else words)


def candidate_id(kind: str, ref: str) -> str:
    """The id of the candidate with a reference."""
    return _digest("evidence", kind, ref)


def content_ref(*parts: str) -> str:
    """The reference of something without one of its own: it follows from what it says."""
    return _digest("content", *parts)


def _digest(*parts: str) -> str:
    """96 bits of what the parts say, so that no two of 100,000 rows meet by chance."""
    return hashlib.blake2b("\x1f".join(parts).encode("utf-8", "replace"), digest_size=12).hexdigest()


def numbered(refs: dict[str, int], ref: str) -> str:
    """`ref`, with a number from its second use in a source on: the same words twice are two events."""
    count = refs[ref] = refs.get(ref, 0) + 1
    return ref if count == 1 else f"{ref}-{count}"


def kind_guess(text: str) -> str:
    """What kind of event a text tells of; "" where no word of it says so, or where it asks."""
    head = text[:_LONGEST_LOOKED_AT].lower()
    if "?" in head or not _HINT.search(head):
        return ""
    return next((kind for kind, words in _KINDS if words.search(head)), "")


def clean(text: str) -> str:
    """`text` with LF line ends, and U+FFFD for what no file can hold (NUL, half a character)."""
    if not text.isprintable():
        text = _LONE.sub("\N{REPLACEMENT CHARACTER}", text.replace("\r\n", "\n").replace("\r", "\n"))
    return text


def safe_url(url: Any) -> str:
    """`url` if it is one of the web, else ""."""
    return clean(url) if isinstance(url, str) and url.startswith(("https://", "http://")) else ""


def by_ref(candidates: Iterable[Event]) -> tuple[Event, ...]:
    """The candidates, each reference once; the first stands."""
    return tuple({event.id: event for event in reversed(list(candidates))}.values())[::-1]


def oldest_first(candidates: tuple[Event, ...]) -> tuple[Event, ...]:
    """The candidates, turned round where their source told the newest first."""
    keys = order_keys([event.at for event in candidates], "")
    known = [key for key in keys if key is not None]
    is_turned = len(known) == len(keys) and all(one >= other for one, other in pairwise(known))
    return candidates[::-1] if is_turned and len(known) > 1 and known[0] > known[-1] else candidates
