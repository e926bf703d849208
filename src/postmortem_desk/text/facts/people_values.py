"""Reads who took part: "Jane Roe (@jane, SRE), Bob and the platform team"."""

import re
from collections.abc import Iterator, Sequence
from typing import Final

from msgspec import Struct
from msgspec.structs import replace

from postmortem_desk.text.facts.fact_labels import role_of_label
from postmortem_desk.text.facts.fact_values import is_gap

_HANDLE: Final = re.compile(r"(?<![\w.])@[\w][\w.-]*|<?[\w.+-]+@[\w-]+(?:\.[\w-]+)+>?")
_HANDLES: Final = re.compile(r"(?<![\w.])@[\w.-]*\w(?=\s+@)")
"""Handles that stand one after the other."""
_BETWEEN: Final = re.compile(r"\s*[,;\n]\s*|\s+(?:and|und|et|y|e|&|\+|/)\s+")
_BRACKET: Final = re.compile(r"[(\[](?P<inside>[^()\[\]]*)[)\]]")
_DASH: Final = re.compile(r"\s+(?:[\u2013\u2014|]|-{1,2})\s+|:\s+")
_TAIL: Final = re.compile(r"\s+on\s+(?:\w+\s+)?\d.*$|\s*/\s*(?=@)")
"""A day behind a name, and the stroke before a handle."""
_NOBODY: Final = re.compile(
    r"(?:and\s+)?(?:others|et al\.?|more|\u2026|\.\.\.)|[\d./-]+|"
    r"\d{1,2}\.? [^\W\d]{3,10}(?: \d{4})?|[^\W\d]{3,10} \d{1,2}"
)
"""Parts of a line of names that are none: "and others", a day."""
_POST: Final = re.compile(
    r"(?:^|\s)(?:engineers?|managers?|developers?|sre|devops|director|architect|analyst|consultant|officer|c[et]o|"
    r"administrator|intern|student|head of [\w ]+|lead)$",
    re.IGNORECASE,
)
"""What somebody is, where a name might stand."""
_ARTICLE: Final = re.compile(r"^(?:and\s+)?(?:the\s+(?=\S+\s+[Tt]eam\b))?")
_WORD: Final = re.compile(r"[^\W\d_][\w.'\u2019-]*")
_NO_NAMES: Final = frozenset(
    re.findall(
        r"[\w.]+",
        "the a an and others all everyone various several multiple many who what see only our their this we by from "
        "with was were is are et al team. yes no automated alert alerts monitoring internal external customer "
        "customers user users support name date role anonymous",
    )
)
_SMALL: Final = frozenset(
    re.findall(r"\w+", "de da do dos das del la le van von der den di du el al bin ibn ter ten zu y e of and")
)
"""Words inside names that have no capital letter."""
_MOST_WORDS: Final = 5
_LONGEST_ROLE: Final = 4


class PersonRead(Struct, frozen=True):
    """Somebody who is named."""

    name: str
    handles: tuple[str, ...] = ()
    role: str = ""
    """What stands behind the name, in brackets or after a dash; "" where nothing does."""


def people_in(values: Sequence[str]) -> tuple[PersonRead, ...]:
    """The people that the values behind a label name. Where one of them is no name, what is told there is none."""
    found: list[PersonRead] = []
    for value in values:
        read = list(_people(value))
        if None not in read:
            found += [person for person in read if person is not None]
    return tuple(found)


def _people(value: str) -> Iterator[PersonRead | None]:
    """The people of one value, None for what is no name. A post behind a name ("Jane, SRE manager") is theirs."""
    before: PersonRead | None = None
    for part in _parts(value):
        if _POST.search(part) and not _HANDLE.search(part) and "(" not in part:
            before = replace(before, role=before.role or part) if before is not None else None
            continue
        if before is not None:
            yield before
        before = _person(part)
        if before is None:
            yield None
    if before is not None:
        yield before


def _parts(value: str) -> Iterator[str]:
    """The parts between commas and "and", but not those inside brackets."""
    if is_gap(value):
        return
    held: list[str] = []

    def hold(match: re.Match[str]) -> str:
        held.append(match[0])
        return f"\x00{len(held) - 1}\x00"

    apart = _HANDLES.sub(r"\g<0>,", _TAIL.sub(" ", value.strip().rstrip(".")))
    masked = _BRACKET.sub(hold, apart)
    for part in _BETWEEN.split(masked):
        words = re.sub(r"\x00(\d+)\x00", lambda match: held[int(match[1])], part).strip()
        if words and not _NOBODY.fullmatch(words):
            yield _ARTICLE.sub("", words)


def _person(part: str) -> PersonRead | None:
    if is_gap(part):
        return None
    handles = tuple(dict.fromkeys(match[0].strip("<>").rstrip(".") for match in _HANDLE.finditer(part)))
    bare = _HANDLE.sub("", part)
    inside = [words for match in _BRACKET.finditer(bare) if (words := match["inside"].strip(" ,;"))]
    name, *behind = _DASH.split(_BRACKET.sub("", bare).strip(" ,;:-"), maxsplit=1)
    role = next((words for words in (*behind, *inside) if words.strip()), "").strip()
    if behind and role_of_label(name) and _is_name(behind[0]):
        name, role = behind[0].strip(), name
    name = name.strip(" ,;:-*_")
    if len(role.split()) > _LONGEST_ROLE or re.search(r"\d", role):
        role = ""
    if name and not _is_name(name):
        return None
    return PersonRead(name, handles, role_of_label(role) or role) if name or handles else None


def _is_name(name: str) -> bool:
    words = name.split()
    if not 0 < len(words) <= _MOST_WORDS or any(not _WORD.fullmatch(word) for word in words):
        return False
    if any(word.casefold() in _NO_NAMES for word in words if word.casefold() not in _SMALL):
        return False
    if len(words) == 1:
        return len(name) > 1
    return all(word[0].isupper() or word.casefold() in _SMALL or word == "team" for word in words)
