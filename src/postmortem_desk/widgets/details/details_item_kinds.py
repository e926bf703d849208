"""The four small tables of the details: what their columns are and which operations they use."""

from collections.abc import Callable, Sequence
from typing import Any

from postmortem_desk.model import ImpactFigure, Incident, OwnField, Person, RelatedIncident, new_id
from postmortem_desk.operations import details
from postmortem_desk.widgets.details.details_item_row import CHECK, LIST, ItemColumn, ItemKind
from postmortem_desk.widgets.words.translation import translate


def people_kind() -> ItemKind:
    """The people who took part."""
    return ItemKind(
        part="people",
        name=translate("Person"),
        add_label=translate("Add person"),
        edit_label=translate("Edit person"),
        move_label=translate("Move person"),
        remove_label=translate("Remove person"),
        first=translate("Add a person"),
        columns=(
            ItemColumn("name", translate("Name"), 3),
            ItemColumn("handles", translate("Handles"), 2, LIST),
            ItemColumn("roles", translate("Roles"), 3, LIST),
        ),
        narrow=400,
        fresh=lambda: Person(id=new_id()),
        add=details.add_person,
        edit=_by_index("people", details.edit_person),
        remove=_by_index("people", details.remove_person),
        move=_moving("people", details.move_people),
    )


def impact_kind() -> ItemKind:
    """The figures of the damage."""
    return ItemKind(
        part="impact",
        name=translate("Impact figure"),
        add_label=translate("Add impact figure"),
        edit_label=translate("Edit impact figure"),
        move_label=translate("Move impact figure"),
        remove_label=translate("Remove impact figure"),
        first=translate("Add a figure"),
        columns=(
            ItemColumn("label", translate("What"), 4),
            ItemColumn("value", translate("Value"), 2),
            ItemColumn("unit", translate("Unit"), 2),
            ItemColumn("services", translate("Services"), 3, LIST),
            ItemColumn("approximate", translate("about"), 0, CHECK),
        ),
        narrow=480,
        fresh=lambda: ImpactFigure(id=new_id()),
        add=details.add_impact,
        edit=_by_index("impact", details.edit_impact),
        remove=_by_index("impact", details.remove_impact),
        move=_moving("impact", details.move_impact),
    )


def related_kind() -> ItemKind:
    """Other incidents."""
    return ItemKind(
        part="related",
        name=translate("Related incident"),
        add_label=translate("Add related incident"),
        edit_label=translate("Edit related incident"),
        move_label=translate("Move related incident"),
        remove_label=translate("Remove related incident"),
        first=translate("Add an incident"),
        columns=(
            ItemColumn("reference", translate("Incident"), 2),
            ItemColumn("relation", translate("How it is related"), 3),
        ),
        narrow=280,
        fresh=RelatedIncident,
        add=details.add_related,
        edit=details.edit_related,
        remove=details.remove_related,
        move=details.move_related,
    )


def field_kind() -> ItemKind:
    """Labels and values of the team's own."""
    return ItemKind(
        part="fields",
        name=translate("Own field"),
        add_label=translate("Add own field"),
        edit_label=translate("Edit own field"),
        move_label=translate("Move own field"),
        remove_label=translate("Remove own field"),
        first=translate("Add a field"),
        columns=(
            ItemColumn("label", translate("Field"), 2),
            ItemColumn("value", translate("Content"), 3),
        ),
        narrow=280,
        fresh=OwnField,
        add=details.add_field,
        edit=details.edit_field,
        remove=details.remove_field,
        move=details.move_field,
    )


def _by_index(part: str, operation: Callable[..., Incident]) -> Callable[..., Incident]:
    """`operation` by id as an operation by index."""
    return lambda incident, index, **fields: operation(incident, getattr(incident, part)[index].id, **fields)


def _moving(
    part: str, operation: Callable[[Incident, Sequence[str], str | None], Incident]
) -> Callable[[Incident, int, int], Incident]:
    def move(incident: Incident, index: int, before: int) -> Incident:
        items: Sequence[Any] = getattr(incident, part)
        return operation(incident, [items[index].id], items[before].id if before < len(items) else None)

    return move
