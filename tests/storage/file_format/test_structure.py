import pytest
from hypothesis import given

from postmortem_desk.model import Cause, Event, Incident, Milestone, Note, Section, Task
from postmortem_desk.operations.renaming import with_fresh_ids
from postmortem_desk.storage.file_format.structure import structure_findings
from support.incidents import large_incident, small_incident
from support.odd_incidents import odd_incidents

SECTIONS = (Section(id="t", role="timeline"), Section(id="c", role="causes"), Section(id="m", role="measures"))


def incident(**parts: object) -> Incident:
    return Incident(id="i", sections=SECTIONS).replaced(**parts)


def test_sound_incidents_have_no_findings() -> None:
    assert structure_findings(small_incident()) == ()
    assert structure_findings(large_incident(200)) == ()
    assert structure_findings(Incident(id="a")) == ()


@pytest.mark.parametrize(
    ("parts", "path", "words"),
    [
        ({"timeline": (Event(id="e", section="x"),)}, ("timeline", 0, "section"), 'event 1, section names "x"'),
        (
            {"timeline": (Event(id="e", section="t", milestones=(Milestone(name="started", impact="x"),)),)},
            ("timeline", 0, "milestones", 0, "impact"),
            "milestone 1, impact",
        ),
        (
            {"timeline": (Event(id="e", section="t", attachments=("x",)),)},
            ("timeline", 0, "attachments", 0),
            "attachment 1",
        ),
        ({"causes": (Cause(id="k", section="c", parent_id="x"),)}, ("causes", 0, "parent_id"), "cause 1, parent names"),
        ({"causes": (Cause(id="k", section="c", event_ids=("x",)),)}, ("causes", 0, "event_ids", 0), "event id 1"),
        ({"tasks": (Task(id="k", section="m", addresses=("m", "x")),)}, ("tasks", 0, "addresses", 1), "address 2"),
        ({"notes": (Note(id="n", on="x"),)}, ("notes", 0, "on"), "note 1, on names"),
    ],
)
def test_a_reference_that_leads_nowhere_is_an_error(
    parts: dict[str, object], path: tuple[object, ...], words: str
) -> None:
    (finding,) = structure_findings(incident(**parts))
    assert (finding.rule, finding.level, finding.path) == ("dangling-reference", "error", path)
    assert words in finding.sentence


def test_an_id_of_two_lists_is_an_error() -> None:
    (finding,) = structure_findings(incident(timeline=(Event(id="m", section="t"),)))
    assert finding.rule == "shared-id"
    assert finding.sentence == 'event 1 has the id "m" of section 3.'


def test_causes_that_explain_each_other_are_told_once() -> None:
    parents = {"k1": "k2", "k2": "k3", "k3": "k1", "k4": "k1", "k5": "", "k6": "k6"}
    causes = tuple(Cause(id=name, parent_id=parent, section="c") for name, parent in parents.items())
    findings = structure_findings(incident(causes=causes))
    assert [(finding.rule, finding.id) for finding in findings] == [("cause-circle", "k1"), ("cause-circle", "k6")]


def test_a_row_that_no_section_shows_is_a_warning() -> None:
    findings = structure_findings(incident(timeline=(Event(id="e", section="c"), Event(id="f")), tasks=(Task(id="k"),)))
    assert [(finding.rule, finding.level, finding.id) for finding in findings] == [("hidden-row", "warning", "e")]
    assert [finding.id for finding in structure_findings(Incident(id="i", tasks=(Task(id="k"),)))] == ["k"]


@given(odd_incidents)
def test_any_incident_can_be_looked_at(incident: Incident) -> None:
    assert all(finding.sentence.endswith(".") for finding in structure_findings(incident))


def texts_of_parents(incident: Incident) -> list[str]:
    texts = {cause.id: cause.text for cause in incident.causes}
    return [texts.get(cause.parent_id, "") for cause in incident.causes]


def test_fresh_ids_keep_what_belongs_together() -> None:
    numbers = iter(range(10_000))
    before = small_incident()
    after = with_fresh_ids(before, lambda: f"n{next(numbers)}")
    assert structure_findings(after) == ()
    assert [row.text for row in after.timeline] == [row.text for row in before.timeline]
    assert texts_of_parents(after) == texts_of_parents(before)
    old = {before.id, *(row.id for row in (*before.sections, *before.timeline, *before.causes, *before.tasks))}
    assert not old & {after.id, *(row.id for row in (*after.sections, *after.timeline, *after.causes, *after.tasks))}


@given(odd_incidents)
def test_fresh_ids_change_nothing_else(incident: Incident) -> None:
    known = iter(range(10_000))
    renamed = with_fresh_ids(incident, lambda: f"n{next(known)}")
    assert [row.text for row in renamed.timeline] == [row.text for row in incident.timeline]
    assert [row.unknown for row in renamed.tasks] == [row.unknown for row in incident.tasks]
