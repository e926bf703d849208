"""A Markdown export that a colleague edited: exactly what they changed comes back, and nothing else is touched."""

from collections.abc import Callable

import pytest
from hypothesis import given, settings

from postmortem_desk.insight.difference import difference
from postmortem_desk.model import Incident
from postmortem_desk.operations.lookup import all_ids, event_of
from postmortem_desk.operations.merging.edited_copy import ChangeKey, with_chosen
from postmortem_desk.report.markdown.markdown import markdown_document
from postmortem_desk.session.markdown_copy import edited_copy, is_copy
from postmortem_desk.trouble import Cancelled
from support.incidents import small_incident
from support.markdown_texts import incidents
from support.rich_incident import rich_incident


def without_line(begin: str) -> Callable[[str], str]:
    def edit(text: str) -> str:
        lines = text.split("\n")
        return "\n".join(line for line in lines if not line.startswith(begin))

    return edit


def with_line_moved(begin: str, below: str) -> Callable[[str], str]:
    def edit(text: str) -> str:
        lines = text.split("\n")
        moved = next(line for line in lines if line.startswith(begin))
        lines.remove(moved)
        lines.insert(next(index for index, line in enumerate(lines) if line.startswith(below)) + 1, moved)
        return "\n".join(lines)

    return edit


def replaced(old: str, new: str) -> Callable[[str], str]:
    def edit(text: str) -> str:
        assert text.count(old) == 1
        return text.replace(old, new)

    return edit


EDITS = (
    ("an event's text", replaced("What paged says", "The pager rang"), ("changed", "event", "text")),
    ("an event's time", replaced("| 09:05 |", "| 09:06 |"), ("changed", "event", "at")),
    ("a kind", replaced("_(Kind: action; By: Grace)_", "_(Kind: decision; By: Grace)_"), ("changed", "event", "kind")),
    ("a new event", replaced("| 09:30 |", "| 09:20 | We asked around |  |\n| 09:30 |"), ("added", "event", "")),
    ("an event removed", without_line("| 09:30 |"), ("removed", "event", "")),
    ("an event moved", with_line_moved("| 09:30 |", "| 11:00 |"), ("moved", "event", "")),
    ("a task ticked", replaced("- [ ] Write the test", "- [x] Write the test"), ("changed", "task", "status")),
    ("an owner", replaced("(Owner: Ada; Due", "(Owner: Grace; Due"), ("changed", "task", "owner")),
    ("a due day", replaced("Due: 2023-06-01", "Due: 2023-07-01"), ("changed", "task", "due")),
    (
        "a new task",
        replaced("- [ ] Write the test", "- [ ] Ask the vendor\n- [ ] Write the test"),
        ("added", "task", ""),
    ),
    ("a paragraph", replaced("then down.", "then down.\n\nFor an hour."), ("changed", "section", "text")),
    ("a heading", replaced("# Summary", "# What went on"), ("changed", "section", "heading")),
    ("a timeline's heading", replaced("## Timeline", "## Our two hours"), ("changed", "section", "heading")),
    ("a heading of tasks", replaced("## Tasks", "## Still open"), ("changed", "section", "heading")),
    ("a new section", replaced("## Measures", "## Thanks\n\nTo everybody.\n\n## Measures"), ("added", "section", "")),
    ("a cause's text", replaced("An infinite loop", "A loop without end"), ("changed", "cause", "text")),
    ("the title", replaced("# Checkout fails for", "# Checkout failed for"), ("changed", "details", "title")),
    ("the severity", replaced("SEV-2", "SEV-1"), ("changed", "details", "severity")),
    ("a figure", replaced("25 %", "26 %"), ("changed", "details", "value")),
)


@pytest.mark.parametrize(("edit", "expected"), [pytest.param(*row[1:], id=row[0]) for row in EDITS])
def test_each_edit_comes_back_as_exactly_that_change(
    edit: Callable[[str], str], expected: tuple[str, str, str]
) -> None:
    incident = small_incident()
    found = edited_copy(incident, edit(markdown_document(incident)))
    assert [(change.kind, change.part, change.field) for change in difference(incident, found)] == [expected]
    taken = with_chosen(incident, found, ())
    assert expected in [(change.kind, change.part, change.field) for change in difference(incident, taken)]
    ((kind, part_id, field),) = [(change.kind, change.id, change.field) for change in difference(incident, found)]
    assert with_chosen(incident, found, {(kind, part_id, field)}) == incident


@given(incidents())
@settings(max_examples=40)
def test_what_nobody_edited_changes_nothing(incident: Incident) -> None:
    assert edited_copy(incident, markdown_document(incident)) is incident
    assert edited_copy(incident, f"{markdown_document(incident)}\n\n") == incident


@given(incidents())
@settings(max_examples=40)
def test_a_change_of_the_title_touches_nothing_else(incident: Incident) -> None:
    wanted = incident.replaced(title="Another title altogether")
    found = edited_copy(incident, markdown_document(wanted))
    assert {(change.kind, change.field) for change in difference(incident, found)} <= {("changed", "title")}


@pytest.mark.parametrize("make", [small_incident, rich_incident])
def test_what_the_copy_does_not_carry_stays(make: Callable[[], Incident]) -> None:
    incident = make()
    found = edited_copy(incident, f"{markdown_document(incident)}\n## Thanks\n\nTo everybody.\n")
    (new,) = [section for section in found.sections if section not in incident.sections]
    assert found.replaced(sections=tuple(part for part in found.sections if part is not new)) == incident
    assert all_ids(found) - all_ids(incident) == {new.id}


def test_a_copy_whose_comments_an_editor_took_away_merges_too() -> None:
    incident = small_incident()
    text = markdown_document(incident).replace("then down.", "then gone.")
    plain = "\n".join(line for line in text.split("\n") if not line.startswith("<!--"))
    (change,) = difference(incident, edited_copy(incident, plain))
    assert (change.kind, change.field) == ("changed", "text")


def test_changes_are_taken_one_by_one() -> None:
    incident = small_incident()
    text = without_line("| 09:30 |")(markdown_document(incident)).replace(
        "- [ ] Write the test", "- [x] Write the test"
    )
    found = edited_copy(incident, text)
    keys: set[ChangeKey] = {(change.kind, change.id, change.field) for change in difference(incident, found)}
    assert len(keys) == 2
    for key in keys:
        taken = with_chosen(incident, found, keys - {key})
        kinds = {change.kind for change in difference(incident, taken) if change.field in ("", "status")}
        assert kinds == {key[0]}


def test_a_section_that_rows_need_comes_with_them() -> None:
    incident = small_incident()
    text = markdown_document(incident) + "\n## Action items\n\n- [ ] Ask the vendor\n"
    found = edited_copy(incident, text)
    (section,) = [change.id for change in difference(incident, found) if change.part == "section"]
    taken = with_chosen(incident, found, {("added", section, "")})
    assert section in [part.id for part in taken.sections]


def test_a_removed_part_is_not_referred_to_any_more() -> None:
    incident = small_incident()
    gone = event_of(incident, "disk")
    tied = incident.replaced(tasks=(incident.tasks[0].replaced(addresses=(gone.id,)), *incident.tasks[1:]))
    found = edited_copy(tied, without_line("| 09:30 |")(markdown_document(tied)))
    assert gone.id not in {event.id for event in found.timeline}
    assert with_chosen(tied, found, ()).tasks[0].addresses == ()
    assert with_chosen(tied, found, {("removed", gone.id, "")}) == tied


def test_a_copy_is_known_by_its_lines() -> None:
    incident = small_incident()
    text = markdown_document(incident)
    assert is_copy(incident, text)
    assert is_copy(incident, without_line("| 09:30 |")(text).replace("then down", "then gone"))
    assert not is_copy(incident, markdown_document(rich_incident()))
    assert not is_copy(Incident(id="new"), text)


def test_a_comparison_tells_how_far_it_is_and_is_given_up() -> None:
    shares: list[float] = []
    incident = small_incident()
    text = markdown_document(incident).replace("What paged says", "The pager rang")
    edited_copy(incident, text, shares.append)
    assert shares == sorted(shares)
    assert shares[0] == 0.0
    assert shares[-1] > 0.8

    def give_up(share: float) -> None:
        if share > 0.4:
            raise Cancelled

    with pytest.raises(Cancelled):
        edited_copy(incident, text, give_up)
