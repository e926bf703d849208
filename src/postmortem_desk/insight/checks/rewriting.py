"""Operations by which fixes write other words."""

import re
from collections.abc import Callable
from functools import partial
from typing import Final

from postmortem_desk.insight.checks.finding import Spot
from postmortem_desk.insight.checks.prose import prose_of
from postmortem_desk.insight.checks.spot_path import spot_path
from postmortem_desk.model import Incident
from postmortem_desk.operations.all_texts import all_texts, with_texts

_STEP: Final = 8
"""By how many more letters on both sides a place is looked for where fewer are found several times."""


def put_right(
    spot: Spot, text: str, sentence: str, words: slice, instead: str
) -> Callable[[Incident], Incident] | None:
    """An operation that writes `instead` for the part `words` of `sentence`, a sentence of `text`, which `spot` holds.

    None where it is not certain which letters of the text they are: they are found by as much of the sentence around
    them as makes them single, and what comes of it must read as the sentence with the other words.
    """
    start, end, _step = words.indices(len(sentence))
    for reach in range(0, len(sentence) + _STEP, _STEP):
        around = (sentence[max(0, start - reach) : start], sentence[start:end], sentence[end : end + reach])
        found = list(re.finditer("[*_]*".join(f"({_spaced(part)})" for part in around), text))
        if len(found) == 1:
            place, match = found[0].span(2), found[0]
            is_right = f"{sentence[:start]}{instead}{sentence[end:]}" in prose_of(_with(text, *place, instead))
            inner = (place[0] - match.start(), place[1] - match.start())
            return rewritten(spot, match[0], _with(match[0], *inner, instead)) if is_right else None
        if not found:
            return None
    return None


def _with(text: str, start: int, end: int, instead: str) -> str:
    return f"{text[:start]}{instead}{text[end:]}"


def _spaced(words: str) -> str:
    """A pattern for words as Markdown may hold them: broken into lines, with emphasis."""
    return r"[*_]*\s+[*_]*".join(map(re.escape, re.split(r"\s+", words)))


def rewritten(spot: Spot, words: str, instead: str) -> Callable[[Incident], Incident]:
    """An operation that writes `instead` for `words`, once, in the field of `spot`; nothing where they are gone."""
    return partial(_rewritten, spot=spot, words=words, instead=instead)


def respelled(fields: frozenset[str], name: str, usual: str) -> Callable[[Incident], Incident]:
    """An operation that writes `usual` in all of these fields that hold `name` and nothing else."""
    return partial(_respelled, fields=fields, name=name, usual=usual)


def text_at(incident: Incident, spot: Spot) -> str:
    """The text that the field of `spot` holds; "" where there is none."""
    address = spot_path(spot, incident)
    return next((written.text for written in all_texts(incident) if written.address == address), "")


def quote_at(text: str, quote: str) -> tuple[int, int] | None:
    """Where the first of these words stand in a text, from where to where; None where they do not."""
    match = re.search(_spaced(quote), text) if quote else None
    return match.span() if match else None


def _rewritten(incident: Incident, spot: Spot, words: str, instead: str) -> Incident:
    address, text = spot_path(spot, incident), text_at(incident, spot)
    return with_texts(incident, {address: text.replace(words, instead, 1)}) if words in text else incident


def _respelled(incident: Incident, fields: frozenset[str], name: str, usual: str) -> Incident:
    same = [text.address for text in all_texts(incident) if text.text == name and text.address[-1] in fields]
    return with_texts(incident, dict.fromkeys(same, usual))
