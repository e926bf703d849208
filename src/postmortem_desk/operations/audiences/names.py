"""The names of people whom an audience may not know, in texts that it may read."""

import re
from collections.abc import Iterable, Iterator, Sequence
from typing import Final
from unicodedata import normalize

from msgspec import Struct

from postmortem_desk.model import Incident, Person, Record
from postmortem_desk.operations.all_texts import all_texts
from postmortem_desk.operations.audiences.sight import sees
from postmortem_desk.text.times.time_words import MONTHS

WITHHELD: Final = "[\N{HORIZONTAL ELLIPSIS}]"
"""What stands for a name where no role is known."""
_SHORTEST: Final = 3
_PLAIN_HANDLE: Final = 5
"""Letters from which on a handle is told from a word without its @."""
_MOST_WORDS: Final = 3
_HANDLE: Final = re.compile(r"[a-zß-ÿ][a-zß-ÿ\d]*(?:[._][a-zß-ÿ\d]+)*")
"""A name in small letters, as systems know people."""
_NO_PERSON: Final = re.compile(
    r"\b(?:teams?|support|ops|operations|sre|on-call|oncall|engineer(?:ing|s)?|monitoring|alerting|system|bot|ci|customers?"
    r"|everyone|everybody|nobody|anybody|somebody|someone|none|all|both|unknown|unassigned|tbd|tba|open|various|us|we"
    r"|dev|devs|devops|qa|it|infra|backend|frontend|web|mobile|data|legal|finance|marketing|sales|product|design"
    r"|network|security|database|platform|infrastructure|management|staff|vendor|provider"
    r"|bereitschaft|betrieb|kunden?|équipe|clients?|equipo|soporte|clientes?)\b",
    re.IGNORECASE,
)
"""Words in who-did-it that name no person."""
_ADDRESS: Final = re.compile(r"[\w.+-]+@[\w-]+(?:\.[\w-]+)+")
_SMALL: Final = re.compile(r"(?<!\w)[a-zß-ÿ]{3,}(?!\w)")
_SENTENCE_START: Final = re.compile(r"(?:^|[.!?]\s|\n)[\s*_>#\d.)-]*$")


class Name(Struct, frozen=True):
    """A way to write a person, and what stands for it."""

    words: str
    instead: str
    whole_case: bool
    """Whether capitals count: "Will" is a person, "will" a word."""


class Words(Struct, frozen=True):
    """What the texts of a part tell about the names in them."""

    small: frozenset[str]
    """The words without capitals."""
    calling: str
    """The texts that call somebody by an @."""


class NameFilter:
    """Puts roles, or a mark, in the place of the people whom an audience may not know."""

    def __init__(self, people: Sequence[Person], doers: Iterable[str], audience: str) -> None:
        """`people` are those of the incident, `doers` those who are named elsewhere, as `doers_in` tells them."""
        hidden = [person for person in people if not sees(person.audience, audience)]
        visible = [person for person in people if person not in hidden]
        self._known = {part.casefold() for person in visible for part in _parts(person.name)}
        self._by_name = {person.name.strip().casefold(): _role(person) for person in hidden}
        self._visible = {person.name.strip().casefold() for person in visible}
        others = (name for name in doers if name.casefold() not in self._by_name.keys() | self._visible)
        strangers = [Person(id="stranger", name=name) for name in others]
        names = {name.words: name for person in (*strangers, *hidden) for name in self._names(person)}
        self._names_by_words = {words.casefold(): name.instead for words, name in names.items()}
        self._pattern = _pattern(names.values())
        self._owners = {part.casefold(): _role(person) for person in (*strangers, *hidden) for part in _tokens(person)}

    def doer(self, name: str) -> str:
        """Who did something or will do it: a visible person, the role of another one; "" for anybody else."""
        key = name.strip().casefold()
        return name if key in self._visible else self._by_name.get(key, "").replace(WITHHELD, "")

    def filtered(self, text: str) -> str:
        """`text` without the names."""
        if self._pattern is None or not text:
            return text
        text = _ADDRESS.sub(self._address, normalize("NFC", text))
        return self._pattern.sub(self._instead, text)

    def _instead(self, match: re.Match[str]) -> str:
        words = " ".join(match[0].split()).casefold()
        role = self._names_by_words.get(words) or self._names_by_words.get(words.lstrip("@"), WITHHELD)
        is_first = _SENTENCE_START.search(match.string[: match.start()]) is not None
        return role[0].upper() + role[1:] if is_first else role

    def _address(self, match: re.Match[str]) -> str:
        tokens = re.split(r"[.+_@-]", match[0].split("@")[0].casefold())
        found = next((self._owners[token] for token in tokens if token in self._owners), None)
        whole = self._owners.get(match[0].split("@")[0].casefold(), found)
        return match[0] if whole is None else whole

    def _names(self, person: Person) -> Iterator[Name]:
        role, parts = _role(person), _parts(person.name)
        if person.name.strip():
            yield Name(" ".join(person.name.split()), role, whole_case=len(parts) == 1)
        for part in parts:
            if part.casefold() not in self._known and (len(part) >= _SHORTEST or len(parts) == 1):
                yield Name(part, role, whole_case=True)
                yield Name(part.upper(), role, whole_case=True)
        for handle in person.handles:
            plain = handle.strip().lstrip("@")
            if plain:
                yield Name(f"@{plain}", role, whole_case=False)
                if len(plain) >= _PLAIN_HANDLE or not plain.isalpha():
                    yield Name(plain, role, whole_case=False)


def _role(person: Person) -> str:
    return next((role.replace("_", " ").strip() for role in person.roles if role.strip()), WITHHELD)


def _parts(name: str) -> list[str]:
    return [part for part in re.split(r"[\s,]+", normalize("NFC", name)) if any(map(str.isalpha, part))]


def _tokens(person: Person) -> Iterator[str]:
    yield from (part for part in _parts(person.name) if len(part) >= _SHORTEST)
    yield from (handle.strip().lstrip("@") for handle in person.handles)
    joined = _parts(person.name)
    if len(joined) > 1:
        yield f"{joined[0][0]}{joined[-1]}"


def words_of(part: Record) -> Words:
    """What the texts of a part, or of an incident, tell about names."""
    texts = [text.text for text in all_texts(part)]
    small = frozenset(word for text in texts for word in _SMALL.findall(text))
    return Words(small, " ".join(text for text in texts if "@" in text))


def doers_in(incident: Incident, words: Sequence[Words]) -> tuple[str, ...]:
    """The people who are named only as those who did something or will do it, or who asked a question.

    Names have capitals, and are no words that the texts of the incident, of which these are the `words`, use without
    them ("Release train"); or they are called by an @ somewhere. One word in small letters is a name where it is no
    word ("j.novak"), and for those who own a task or ask: these are people, unless the incident is about a thing that
    is called so.
    """
    calling = " ".join(part.calling for part in words if part.calling)
    common = {word.capitalize() for word in frozenset[str]().union(*(part.small for part in words))}
    things = _things(incident)
    askers = {*(task.owner for task in incident.tasks), *(note.by for note in incident.notes)}
    called = {*askers, *(event.actor for event in incident.timeline)}
    asking = {_plain(name) for name in askers}

    def is_person(name: str) -> bool:
        parts = name.split()
        if not 0 < len(parts) <= _MOST_WORDS or _NO_PERSON.search(name):
            return False
        if f"@{name}" in calling or f"@{name}" in called:
            return True
        if _HANDLE.fullmatch(name):
            return name not in things and (name in asking or not name.isalpha())
        return all(part[0].isupper() and part not in common for part in parts)

    return tuple(sorted(filter(is_person, map(_plain, called))))


def _plain(name: str) -> str:
    return name.strip().lstrip("@")


def _things(incident: Incident) -> frozenset[str]:
    """The words for what an incident is about: title, headings, services, tags, figures."""
    texts = (
        incident.title,
        *incident.services,
        *incident.tags,
        *(section.heading for section in incident.sections),
        *(text for figure in incident.impact for text in (figure.label, figure.unit, *figure.services)),
    )
    return frozenset(word for text in texts for word in re.findall(r"[\w.-]+", text.lower()))


def _pattern(names: Iterable[Name]) -> re.Pattern[str] | None:
    """What finds any of `names` as whole words, the longest first."""
    found = sorted(names, key=lambda name: -len(name.words))
    return re.compile("|".join(map(_one, found))) if found else None


def _one(name: Name) -> str:
    words = r"\s+".join(map(re.escape, name.words.split()))
    begin = r"(?<![\w@])@?" if name.words[0] != "@" else r"(?<!\w)"
    if name.words.casefold() in MONTHS:
        return rf"(?<!\d )(?<!\d\. ){begin}{words}(?!\w)(?! \d)"
    return rf"{begin}{words}(?!\w)" if name.whole_case else rf"(?i:{begin}{words}(?!\w))"
