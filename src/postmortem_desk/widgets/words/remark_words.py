"""The window's words for what is told of a document that was read."""

from collections.abc import Callable, Iterable, Mapping
from typing import Final

from postmortem_desk.remark import Remark
from postmortem_desk.widgets.words.audience_words import audience_in_sentence
from postmortem_desk.widgets.words.event_words import MILESTONES
from postmortem_desk.widgets.words.translation import translate

_WORDS: Final[Mapping[str, Callable[[str], str]]] = {"milestones": MILESTONES.word, "audience": audience_in_sentence}
"""The gaps whose values are the program's, with the words for them."""


def remark_text(sentence: str) -> str:
    """A remark in the language of the window; any other sentence as it is."""
    if not isinstance(sentence, Remark):
        return sentence
    template = translate(sentence.template)
    return template.format(**{name: _word(name, value) for name, value in sentence.words.items()})


def remarks_text(sentences: Iterable[str]) -> str:
    """Several of them, one behind the other."""
    return " ".join(map(remark_text, sentences))


def _word(gap: str, value: object) -> str:
    if isinstance(value, str):
        return _WORDS.get(gap, remark_text)(value)
    return ", ".join(_word(gap, each) for each in value) if isinstance(value, Iterable) else str(value)
