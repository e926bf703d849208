"""Every text of an incident can be reached by its address and changed there, and nothing else changes with it."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from postmortem_desk.model import Incident
from postmortem_desk.operations.all_texts import all_texts, with_texts
from support.incidents import small_incident
from support.rich_incident import rich_incident


def test_every_text_can_be_changed_at_its_address() -> None:
    incident = rich_incident()
    texts = [text for text in all_texts(incident) if not text.is_fixed]
    changed = with_texts(incident, {text.address: f"{text.text}!" for text in texts})
    assert [text.text for text in all_texts(changed) if not text.is_fixed] == [f"{text.text}!" for text in texts]
    assert with_texts(changed, {text.address: text.text for text in texts}) == incident


@given(st.data())
def test_what_is_not_addressed_keeps_its_identity(data: st.DataObject) -> None:
    incident = small_incident()
    text = data.draw(
        st.sampled_from([text for text in all_texts(incident) if text.address[0] == "timeline" and not text.is_fixed])
    )
    changed = with_texts(incident, {text.address: "else"})
    assert changed.sections is incident.sections
    same = [before is after for before, after in zip(incident.timeline, changed.timeline, strict=True)]
    assert same.count(False) <= 1


def test_an_address_that_is_not_there_is_refused() -> None:
    with pytest.raises(LookupError):
        with_texts(Incident(id="i"), {("timeline", 3, "text"): "x"})
