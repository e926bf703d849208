"""The window's words for audiences, and for who may read a part."""

from collections.abc import Collection, Iterable
from typing import Final

from postmortem_desk.model.vocabulary import TEAM
from postmortem_desk.widgets.fields.shown_text import shown
from postmortem_desk.widgets.words.translation import translatable, translate

LONGEST: Final = 28
"""Letters of a name; the rest is cut off, so that no button and no line is wider than its place."""
_NAMES: Final = {
    TEAM: translatable("The team"),
    "company": translatable("The company"),
    "customers": translatable("Customers"),
}
_IN_SENTENCES: Final = {
    TEAM: translatable("the team"),
    "company": translatable("the company"),
    "customers": translatable("customers"),
}


def audience_word(name: str) -> str:
    """The words for an audience; one of the incident's own as it is, in one line of LONGEST letters."""
    return translate(_NAMES[name]) if name in _NAMES else _own(name)


def audience_in_sentence(name: str) -> str:
    """The words for an audience within a sentence."""
    return translate(_IN_SENTENCES[name]) if name in _IN_SENTENCES else _own(name)


def withheld_words(audience: str) -> str:
    """What is said where nothing is marked for an audience."""
    words = translate("Nothing is marked for {audience}: there is no copy for them yet.")
    return words.format(audience=audience_in_sentence(audience))


def readers_words(readers: Iterable[str]) -> str:
    """Who may read something: "The team only", or the others who may as well."""
    return ", ".join(map(audience_word, _others(readers))) or translate("The team only")


def mark_words(listed: Collection[str], variants: Iterable[str] = ()) -> str:
    """The mark of a part that says itself who may read it: "for customers", "team only"; "" for others.

    `variants` are those who get other words.
    """
    said = []
    if others := _named(listed):
        said.append(translate("for {names}").format(names=others))
    elif listed:
        said.append(translate("team only"))
    if others := _named(variants):
        said.append(translate("other words for {names}").format(names=others))
    return ", ".join(said)


def _own(name: str) -> str:
    words = shown(" ".join(name.split()), one_line=True)
    return words if len(words) <= LONGEST else f"{words[: LONGEST - 1].rstrip()}…"


def _named(names: Iterable[str]) -> str:
    return ", ".join(map(audience_in_sentence, _others(names)))


def _others(names: Iterable[str]) -> list[str]:
    return [name for name in names if name != TEAM]
