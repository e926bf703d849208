"""The four small tables of the details: what their columns are and which operations they use."""

from collections.abc import Callable, Sequence
from typing import Any

from PySide6.QtCore import QCoreApplication

from postmortem_desk.model import ImpactFigure, Incident, OwnField, Person, RelatedIncident, new_id
from postmortem_desk.operations import details
from postmortem_desk.widgets.details.details_item_row import CHECK, LIST, ItemColumn, ItemKind


def people_kind() -> ItemKind:
    """The people who took part."""
    return ItemKind(
        part="people",
        name=_words("Person"),
        add_label=_words("Add person"),
        edit_label=_words("Edit person"),
        move_label=_words("Move person"),
        remove_label=_words("Remove person"),
        first=_words("Add a person"),
        columns=(
            ItemColumn("name", _words("Name"), 3),
            ItemColumn("handles", _words("Handles"), 2, LIST),
            ItemColumn("roles", _words("Roles"), 3, LIST),
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
        name=_words("Impact figure"),
        add_label=_words("Add impact figure"),
        edit_label=_words("Edit impact figure"),
        move_label=_words("Move impact figure"),
        remove_label=_words("Remove impact figure"),
        first=_words("Add a figure"),
        columns=(
            ItemColumn("label", _words("What"), 4),
            ItemColumn("value", _words("Value"), 2),
            ItemColumn("unit", _words("Unit"), 2),
            ItemColumn("services", _words("Services"), 3, LIST),
            ItemColumn("approximate", _words("about"), 0, CHECK),
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
        name=_words("Related incident"),
        add_label=_words("Add related incident"),
        edit_label=_words("Edit related incident"),
        move_label=_words("Move related incident"),
        remove_label=_words("Remove related incident"),
        first=_words("Add an incident"),
        columns=(
            ItemColumn("reference", _words("Incident"), 2),
            ItemColumn("relation", _words("How it is related"), 3),
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
        name=_words("Own field"),
        add_label=_words("Add own field"),
        edit_label=_words("Edit own field"),
        move_label=_words("Move own field"),
        remove_label=_words("Remove own field"),
        first=_words("Add a field"),
        columns=(
            ItemColumn("label", _words("Field"), 2),
            ItemColumn("value", _words("Content"), 3),
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


def _words(text: str) -> str:
    return QCoreApplication.translate("Details", text)
