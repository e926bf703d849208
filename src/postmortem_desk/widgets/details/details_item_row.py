"""One item of a small table in the details: what sort it is of, and the fields of its row."""

from collections.abc import Callable
from typing import Any, Final

from msgspec import Struct
from PySide6.QtWidgets import QCheckBox, QWidget

from postmortem_desk.model import Incident, Record
from postmortem_desk.widgets.details.details_fields import show_line
from postmortem_desk.widgets.fields.text_fields import LineField
from postmortem_desk.widgets.more_button import more_button
from postmortem_desk.widgets.plain_label import PlainLabel
from postmortem_desk.widgets.words.details_words import list_of, list_text

TEXT: Final = "text"
LIST: Final = "list"
CHECK: Final = "check"


class ItemColumn(Struct, frozen=True):
    """One field of an item. The texts come translated."""

    field: str
    caption: str
    stretch: int = 1
    kind: str = TEXT
    """TEXT, LIST (words between commas) or CHECK."""


class ItemKind(Struct, frozen=True):
    """One sort of items: what they are called, what fields they have, and the operations on them by index."""

    part: str
    """The field of the incident that holds them."""
    name: str
    add_label: str
    edit_label: str
    move_label: str
    remove_label: str
    first: str
    """What the empty row asks for."""
    columns: tuple[ItemColumn, ...]
    narrow: int
    """Below this width in pixels the fields of an item take several lines."""
    fresh: Callable[[], Record]
    add: Callable[[Incident, Any], Incident]
    edit: Callable[..., Incident]
    """(incident, index, **fields)"""
    remove: Callable[[Incident, int], Incident]
    move: Callable[[Incident, int, int], Incident]
    """(incident, index, before)"""

    @property
    def has_readers(self) -> bool:
        """Whether an item says who may read it."""
        return "audience" in self.fresh().fields_by_name


class ItemRow:
    """The fields of one item, and the button with what else can be done."""

    def __init__(self, kind: ItemKind, number: int, parent: QWidget) -> None:
        self.fields: list[LineField | QCheckBox] = []
        self._item: Record | None = None
        self.mark: PlainLabel | None = None
        """Who beside the team may read it; made for the first item that says so."""
        for column in kind.columns:
            name = f"{kind.name} {number}: {column.caption}"
            field = QCheckBox(column.caption, parent) if column.kind == CHECK else LineField(name, parent)
            field.setAccessibleName(name)
            field.setMinimumWidth(40)
            self.fields.append(field)
        self.more = more_button(parent)
        self.more.setAccessibleName(f"{kind.name} {number}: {parent.tr('More')}")
        self.more.setToolTip(parent.tr("Move or remove"))

    @property
    def widgets(self) -> tuple[QWidget, ...]:
        """All of it, in the order of the Tab key."""
        return (*self.fields, self.more)

    def show_item(self, item: Record | None, kind: ItemKind) -> None:
        """Show an item; None for the empty row, of which only the first field is seen."""
        self._item = item
        for place, (field, column) in enumerate(zip(self.fields, kind.columns, strict=True)):
            value = getattr(item, column.field) if item is not None else None
            if isinstance(field, QCheckBox):
                field.setChecked(bool(value))
                continue
            field.setPlaceholderText(kind.first if item is None and place == 0 else column.caption)
            if column.kind != LIST:
                show_line(field, str(value or ""))
            elif list_of(field.value) != (value or ()):
                show_line(field, list_text(value or ()))

    def show_tidy(self, kind: ItemKind) -> None:
        """Show lists as they were understood."""
        for field, column in zip(self.fields, kind.columns, strict=True):
            if column.kind == LIST and isinstance(field, LineField):
                show_line(field, list_text(getattr(self._item, column.field, ())))
