"""Which turning point of an incident the words of an event name: "**Detected:** a call", "INCIDENT ENDS"."""

import re
from collections.abc import Iterator
from functools import lru_cache
from typing import Final

from postmortem_desk.text.facts.fact_labels import milestone_of_phrase
from postmortem_desk.text.markup.markdown import plain_text

_BOLD: Final = re.compile(r"(\*\*|__)(?P<words>[^*_\n]{3,60})\1")
_LEAD_END: Final = re.compile(r"\s*:(?:\s|$)|\s+[\u2013\u2014-]+\s")
_TOLD: Final = re.compile(
    r"(?:the )?(?:"
    r"(?:(?:customer )?(?:incident|outage|issue|problem|fault|disruption|degradation|impact) "
    r"(?:is |was |has been |had been |fully |officially |marked as |first ){0,2}"
    r"(?:(?P<started>starts|started|begins|began)|"
    r"(?P<detected>detected|discovered|noticed)|(?P<acknowledged>acknowledged)|(?P<declared>declared)|(?P<mitigated>mitigated)|"
    r"(?P<resolved>resolved|ends|ended|over|closed)))"
    r"|(?:(?P<by_detected>detected)|(?P<by_acknowledged>acknowledged)|(?P<by_mitigated>mitigated)|"
    r"(?P<by_resolved>resolved))(?= by )"
    r"|(?:der |die |das )?(?:st\u00f6rung|vorfall|ausfall|problem|fehler) (?:wurde |wird |ist |war )?(?:"
    r"(?P<de_started>beginnt|begann)|(?P<de_detected>entdeckt|erkannt|bemerkt)|(?P<de_resolved>behoben|beendet|gel\u00f6st))"
    r"|(?:[^\W\d]\w*[ -]){1,4}(?P<who_acknowledged>acknowledge[sd])"
    r"(?:(?: the| an?)? (?:alert|page|pager|incident|call))?"
    r"|(?:alert|page|pager) (?:is |was )?(?P<alert_acknowledged>acknowledged)"
    r"|(?:services?|normal service) (?:is |was |were |fully |has been ){0,2}(?P<service_resolved>restored|recovered)"
    r")(?=$|[.,;:!(\u2013\u2014]| by | via | through | due | because | at | as | after | with "
    r"| and | for | in | on | - )",
    re.IGNORECASE,
)
_SENTENCE_END: Final = re.compile(r"(?<=[.!;,])\s+")
_REACH: Final = 400
_MOST_WORDS: Final = 4


@lru_cache(maxsize=8192)
def milestone_named(text: str) -> str:
    """The milestone that the words of an event name as such; "" where they only tell what happened.

    That is: the whole text, the label or the sentence that it begins with, or words in bold.
    """
    return next((name for phrase in _phrases(text[:_REACH]) if (name := milestone_of_phrase(phrase))), "") or _told(
        text
    )


def _phrases(text: str) -> Iterator[str]:
    first = text.split("\n", 1)[0]
    plain = plain_text(first).rstrip(".!: ")
    for words in (plain, _LEAD_END.split(plain, maxsplit=1)[0], *(match["words"] for match in _BOLD.finditer(first))):
        if words.count(" ") < _MOST_WORDS and not words.endswith("?"):
            yield words.rstrip(".!: ")


def _told(text: str) -> str:
    first = plain_text(text[:_REACH].split("\n", 1)[0])
    alone = (words for words in _SENTENCE_END.split(first)[1:] if _TOLD.fullmatch(words.rstrip(".!")))
    for words in (first, *(match["words"] for match in _BOLD.finditer(text[:_REACH])), *alone):
        if match := _TOLD.match(words):
            return next(name for name, found in match.groupdict().items() if found).rpartition("_")[2]
    return ""
