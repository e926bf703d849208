"""What a section is about, read from its heading. The words are data: what people write, from many postmortems."""

import re
import unicodedata
from collections.abc import Iterable, Iterator
from functools import cache, lru_cache
from typing import Final

from postmortem_desk.text.role_words import FURTHER_STARTS, STARTS, UNSPACED_STARTS

INHERITED: Final = frozenset({"timeline", "causes", "measures", "tasks"})
"""Roles that a section without a role of its own takes from the section above it."""
_GROUPED: Final = frozenset({"timeline", "measures", "tasks"})
_PHASES: Final = frozenset({"summary", "impact", "background", "detection", "response", "resolution"})

_EXACT: Final[dict[str, str]] = {
    "actions": "tasks",
    "action": "tasks",
    "cause": "causes",
    "causes": "causes",
    "cause s": "causes",
    "why": "causes",
    "fix": "resolution",
    "scope": "impact",
    "what went wrong and why": "causes",
    "description": "summary",
    "links": "supporting",
    "sequence": "timeline",
    "events": "timeline",
    "incident events": "timeline",
    "order of events": "timeline",
}
_BARE: Final[dict[str, str]] = {
    "good": "lessons_well",
    "the good": "lessons_well",
    "bad": "lessons_wrong",
    "the bad": "lessons_wrong",
    "the ugly": "lessons_wrong",
    "lucky": "lessons_lucky",
}
"""Headings alone; as bare words they head nothing."""
_ROLELESS: Final = frozenset(
    {
        "conclusion", "conclusions", "lessons", "lessons learned", "lessons learnt", "takeaways", "key takeaways",
        "closing notes", "participants", "attendees", "responders", "q and a", "faq",
    }
)  # fmt: skip
"""What heads a section of no role of its own."""
_ENDS: Final[dict[str, str]] = {
    "timeline": "timeline",
    "impact": "impact",
    "summary": "summary",
    "detection": "detection",
    "action items": "tasks",
    "root cause": "causes",
    "root causes": "causes",
}
_LONGEST_ENDING: Final = 5
"""Words of a heading that is known by its end ("Detailed incident timeline")."""
_PREVENTION: Final = frozenset({"prevention", "preventive", "preventative", "corrective"})
_BEFORE_PREVENTION: Final = frozenset({"mitigation", "resolution", "recovery", "future", "response", "detection"})
"""Words before those of prevention that alone would name another role ("Mitigation and future prevention")."""
_WITHIN: Final[dict[str, str]] = {
    "timeline": "timeline",
    "root cause": "causes",
    "causa raiz": "causes",
    "cause racine": "causes",
}
_LONGEST_WITHIN: Final = 8
_NOTE: Final = re.compile(r"\s*\([^()]*\)\s*$")
_LABEL_ENDS: Final = ("timeline", "action items", "root cause", "root causes")
_LONGEST_LABEL: Final = 3
_LABEL_WORDS: Final = (
    "a actions address analysis and causes events factors fixes for future impact incident issue issues item items "
    "list measure measures of or outage plan preventative prevention preventive problem recovery resolution response "
    "root s steps tasks the this to we what"
)
"""Words that may follow the name of a role in a label ("Root cause and resolution", "Tasks to address the issue")."""


@lru_cache(maxsize=4096)
def role_of_heading(heading: str) -> str:
    """The role that a heading names; "" where it names none. Case, numbers, emoji and punctuation do not matter."""
    if bare := _BARE.get(plain_phrase(heading)):
        return bare
    phrase = plain_phrase(heading).removeprefix("the ")
    unnumbered = re.sub(r"^(?:(?:\d+|[ivx]{1,4}|[a-h]|section|part) )+(?=\D)", "", phrase)
    bare = plain_phrase(_NOTE.sub("", heading))
    return (
        _role_at_end(unnumbered)
        or _role_at_end(bare)
        or _role_at_start(phrase)
        or _role_at_start(unnumbered)
        or _role_within(unnumbered)
    )


def is_roleless(heading: str) -> bool:
    """Whether a heading names a part that has no role of its own, as lessons and conclusions."""
    phrase = plain_phrase(heading)
    return phrase in _ROLELESS or phrase.startswith(("lessons ", "takeaways ", "schedule", "agenda"))


@lru_cache(maxsize=4096)
def is_role_label(text: str) -> bool:
    """Whether `text` is just the name of a role, so that it heads a section also where it is no heading."""
    phrase = plain_phrase(_NOTE.sub("", text))
    words = phrase.count(" ") + 1
    if (
        phrase in _EXACT
        or phrase in _ROLELESS
        or (words <= _LONGEST_LABEL and any(phrase.endswith(f" {end}") for end in _LABEL_ENDS))
    ):
        return True
    if not phrase.isascii() and any(phrase in starts for _, starts in _unspaced()):
        return True
    names = (start for starts in _starts().values() for start in starts)
    return any(
        phrase == name
        or (phrase.startswith(name + " ") and set(phrase[len(name) :].split()) <= set(_LABEL_WORDS.split()))
        for name in names
    )


def _role_at_end(phrase: str) -> str:
    """The role of a short heading whose end outranks its start ("Identified root cause", "Response timeline")."""
    if phrase.count(" ") >= _LONGEST_ENDING:
        return ""
    return next((_ENDS[end] for end in _LABEL_ENDS if phrase.endswith(f" {end}")), "")


def _role_at_start(phrase: str) -> str:
    if phrase in _EXACT:
        return _EXACT[phrase]
    words = phrase.split(" ")
    if len(words) <= _LONGEST_ENDING and words[0] in _BEFORE_PREVENTION and _PREVENTION & set(words):
        return "measures"
    for role, starts in _starts().items():
        if any(phrase == start or phrase.startswith(start + " ") for start in starts):
            return role
    return "" if phrase.isascii() else next((role for role, starts in _unspaced() if phrase.startswith(starts)), "")


def _role_within(phrase: str) -> str:
    words = phrase.count(" ") + 1
    for word, role in _WITHIN.items():
        if words <= _LONGEST_WITHIN and f" {word} " in f" {phrase} ":
            return role
    for end, role in _ENDS.items():
        if words <= _LONGEST_ENDING and phrase.endswith(" " + end):
            return role
    return ""


@cache
def _starts() -> dict[str, tuple[str, ...]]:
    further = {role: tuple(map(plain_phrase, phrases.split(", "))) for role, phrases in FURTHER_STARTS.items()}
    return {role: (*phrases.split(", "), *further.get(role, ())) for role, phrases in STARTS.items()}


@cache
def _unspaced() -> tuple[tuple[str, tuple[str, ...]], ...]:
    return tuple((role, tuple(map(plain_phrase, words.split(", ")))) for role, words in UNSPACED_STARTS.items())


def plain_phrase(heading: str) -> str:
    """The words of a heading in small letters without accents, signs and pictures; "&" is "and"."""
    text = unicodedata.normalize("NFKD", heading).casefold().replace("&", " and ")
    return " ".join(re.findall(r"[^\W_]+", "".join(letter for letter in text if not unicodedata.combining(letter))))


def roles_in_outline(outline: Iterable[tuple[int, str, str]]) -> Iterator[str]:
    """The role of each section of a document from its (level, heading, role that is said of it or "").

    A section without heading is "other", but the first text of a document without a summary is its summary. A heading
    that names no role takes the role of the section that it stands under when that one holds rows or causes; under a
    timeline, measures or tasks it does so too where it names a phase ("Detection" among the action items).
    """
    sections = list(outline)
    told = [said or role_of_heading(heading) for _, heading, said in sections]
    above: list[tuple[int, str]] = []
    for index, (level, heading, said) in enumerate(sections):
        role = told[index]
        if not heading:
            yield role or ("summary" if index == 0 and "summary" not in told else "other")
            continue
        while above and above[-1][0] >= level:
            above.pop()
        if not said:
            role = _under(above[-1][1] if above else "", role)
        above.append((level, role))
        yield role


def _under(parent: str, role: str) -> str:
    if not role:
        return parent if parent in INHERITED else "other"
    if parent in _GROUPED and (role in _PHASES or (parent, role) == ("tasks", "measures")):
        return parent
    return role
