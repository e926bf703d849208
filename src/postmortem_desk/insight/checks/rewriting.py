"""Operations by which fixes write other words."""

from collections.abc import Callable
from functools import partial

from postmortem_desk.insight.checks.finding import Spot
from postmortem_desk.insight.checks.spot_path import spot_path
from postmortem_desk.model import Incident
from postmortem_desk.operations.all_texts import all_texts, with_texts


def rewritten(spot: Spot, words: str, instead: str) -> Callable[[Incident], Incident]:
    """An operation that writes `instead` for `words`, once, in the field of `spot`; nothing where they are gone."""
    return partial(_rewritten, spot=spot, words=words, instead=instead)


def respelled(fields: frozenset[str], name: str, usual: str) -> Callable[[Incident], Incident]:
    """An operation that writes `usual` in all of these fields that hold `name` and nothing else."""
    return partial(_respelled, fields=fields, name=name, usual=usual)


def _rewritten(incident: Incident, spot: Spot, words: str, instead: str) -> Incident:
    address = spot_path(spot, incident)
    text = next((written.text for written in all_texts(incident) if written.address == address), "")
    return with_texts(incident, {address: text.replace(words, instead, 1)}) if words in text else incident


def _respelled(incident: Incident, fields: frozenset[str], name: str, usual: str) -> Incident:
    same = [text.address for text in all_texts(incident) if text.text == name and text.address[-1] in fields]
    return with_texts(incident, dict.fromkeys(same, usual))
