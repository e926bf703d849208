"""Small tables of fields in the details: people, impact figures, relations, own fields.

Each item is a row of fields that are always open, and an empty row below them adds one.
"""

from collections.abc import Callable
from typing import Any, Final

from msgspec import Struct
from PySide6.QtCore import Qt
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QCheckBox, QGridLayout, QMenu, QToolButton, QWidget

from postmortem_desk.model import Incident, Record
from postmortem_desk.session.document import Document, Place
from postmortem_desk.widgets.details.details_fields import show_line
from postmortem_desk.widgets.fields.text_fields import LineField
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


class ItemRow:
    """The fields of one item, and the button with what else can be done."""

    def __init__(self, kind: ItemKind, number: int, parent: QWidget) -> None:
        self.fields: list[LineField | QCheckBox] = []
        self._item: Record | None = None
        for column in kind.columns:
            name = f"{kind.name} {number}: {column.caption}"
            field = QCheckBox(column.caption, parent) if column.kind == CHECK else LineField(name, parent)
            field.setAccessibleName(name)
            field.setMinimumWidth(40)
            self.fields.append(field)
        self.more = QToolButton(parent)
        self.more.setText("⋯")
        self.more.setAccessibleName(f"{kind.name} {number}: {parent.tr('More')}")
        self.more.setToolTip(parent.tr("Move or remove"))
        self.more.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.more.setPopupMode(QToolButton.ToolButtonPopupMode.InstantPopup)
        self.more.setProperty("menu_button", True)

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


class ItemList(QWidget):
    """All items of one kind, and an empty row for one more."""

    def __init__(self, document: Document, kind: ItemKind, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._document = document
        self._kind = kind
        self._narrow = False
        self._typed: tuple[int, str] | None = None
        """The row that a person has typed in last, and the key of that run of typing."""
        self.rows: list[ItemRow] = []
        self._captions = [PlainLabel(column.caption, self) for column in kind.columns]
        self._grid = QGridLayout(self)
        self._grid.setContentsMargins(0, 0, 0, 0)
        self._grid.setHorizontalSpacing(6)
        self._grid.setVerticalSpacing(6)
        for caption in self._captions:
            caption.setObjectName("secondary")
        self._show(document.incident)
        self._place_all()
        document.changed.connect(self._follow)

    # What the panel asks.

    @property
    def current(self) -> int:
        """The index of the item that has the focus; -1 for none."""
        focus = self.window().focusWidget()
        count = len(self._items(self._document.incident))
        return next((number for number, row in enumerate(self.rows[:count]) if focus in row.widgets), -1)

    def reveal(self, item_id: str) -> QWidget:
        """Put the focus into an item (by its id, or by its index), or into the empty row. Returns the field."""
        items = self._items(self._document.incident)
        names = [self._name(item, index) for index, item in enumerate(items)]
        field = self.rows[names.index(item_id) if item_id in names else len(items)].fields[0]
        field.setFocus()
        return field

    def move_item(self, index: int, step: int) -> None:
        """Move an item by one place, up (-1) or down (1); the focus goes along."""
        target = index + step
        if not 0 <= target < len(self._items(self._document.incident)):
            return
        focus = self.window().focusWidget()
        column = next((place for place, widget in enumerate(self.rows[index].widgets) if widget is focus), 0)
        before = target if step < 0 else target + 1
        self._apply(self._kind.move_label, lambda i: self._kind.move(i, index, before), target)
        self.rows[target].widgets[column].setFocus()

    def remove_item(self, index: int) -> None:
        """Take an item out; the focus goes to the one that takes its place."""
        self._apply(self._kind.remove_label, lambda i: self._kind.remove(i, index), index)
        self.rows[index].fields[0].setFocus()

    def commit(self) -> None:
        """Show lists as they were understood."""
        for row in self.rows:
            row.show_tidy(self._kind)

    # Edits.

    def _write(self, index: int, column: ItemColumn, value: object) -> None:
        kind = self._kind
        if index < len(self._items(self._document.incident)):
            label = kind.edit_label

            def operation(incident: Incident) -> Incident:
                return kind.edit(incident, index, **{column.field: value})
        else:
            item = kind.fresh().replaced(**{column.field: value})
            label = kind.add_label

            def operation(incident: Incident) -> Incident:
                return kind.add(incident, item)

        self._typed = index, f"{kind.part} {index} {column.field}"
        self._apply(label, operation, *self._typed)

    def _apply(self, label: str, operation: Callable[[Incident], Incident], index: int, merge_key: str = "") -> None:
        items = self._items(self._document.incident)
        item_id = self._name(items[index], index) if index < len(items) else ""
        self._document.apply(label, operation, merge_key, Place("details", item_id, self._kind.part))

    def _leave(self, row: ItemRow) -> None:
        if self.window().focusWidget() not in row.widgets:
            row.show_tidy(self._kind)
            self._drop_blank()
        self._document.end_typing()

    def _drop_blank(self) -> None:
        """Take the item away that a person has just emptied: in the same step, as if it had never been."""
        typed, self._typed = self._typed, None
        items = self._items(self._document.incident)
        if typed is None or typed[0] >= len(items):
            return
        index, empty = typed[0], self._kind.fresh()
        if all(
            getattr(items[index], name) == getattr(empty, name) for name in type(empty).fields_by_name if name != "id"
        ):
            self._apply(self._kind.remove_label, lambda i: self._kind.remove(i, index), *typed)

    def _items(self, incident: Incident) -> tuple[Record, ...]:
        items: tuple[Record, ...] = getattr(incident, self._kind.part)
        return items

    @staticmethod
    def _name(item: Record, index: int) -> str:
        return str(getattr(item, "id", index))

    # What follows.

    def _follow(self, before: Incident, after: Incident) -> None:
        if getattr(before, self._kind.part) is not getattr(after, self._kind.part):
            self._show(after)

    def _show(self, incident: Incident) -> None:
        items = self._items(incident)
        while len(self.rows) <= len(items):
            self._add_row()
        for number, row in enumerate(self.rows):
            for place, widget in enumerate(row.widgets):
                widget.setVisible(number < len(items) or (number == len(items) and place == 0))
            row.show_item(items[number] if number < len(items) else None, self._kind)

    def _add_row(self) -> None:
        number = len(self.rows)
        row = ItemRow(self._kind, number + 1, self)
        for field, column in zip(row.fields, self._kind.columns, strict=True):
            self._connect(row, field, number, column)
        menu = QMenu(row.more)
        menu.addAction(self.tr("Move up")).triggered.connect(lambda: self.move_item(number, -1))
        menu.addAction(self.tr("Move down")).triggered.connect(lambda: self.move_item(number, 1))
        menu.addAction(self.tr("Remove")).triggered.connect(lambda: self.remove_item(number))
        row.more.setMenu(menu)
        before: QWidget | None = self.rows[-1].more if self.rows else None
        for widget in row.widgets:
            if before is not None:
                QWidget.setTabOrder(before, widget)
            before = widget
        self.rows.append(row)
        self._place(number)

    def _connect(self, row: ItemRow, field: LineField | QCheckBox, number: int, column: ItemColumn) -> None:
        if isinstance(field, QCheckBox):
            field.clicked.connect(lambda checked: self._write(number, column, checked))
            return
        read = list_of if column.kind == LIST else str
        field.edited.connect(lambda text: self._write(number, column, read(text)))
        field.left.connect(lambda: self._leave(row))

    # Layout: one line an item, or more where there is little room.

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Take more lines an item where one is too short."""
        super().resizeEvent(event)
        narrow = self.width() < self._kind.narrow
        if narrow != self._narrow:
            self._narrow = narrow
            self._place_all()

    def _place_all(self) -> None:
        columns = self._kind.columns
        for place, (column, caption) in enumerate(zip(columns, self._captions, strict=True)):
            self._grid.setColumnStretch(place, int(place < 2) if self._narrow else column.stretch)
            if not self._narrow and column.kind != CHECK:
                self._grid.addWidget(caption, 0, place)
            caption.setVisible(not self._narrow and column.kind != CHECK)
        for number in range(len(self.rows)):
            self._place(number)

    def _place(self, number: int) -> None:
        row, count = self.rows[number], len(self._kind.columns)
        lines = 1 + count // 2  # of an item where there is little room: its first field alone, then two by two
        top = 1 + (lines + 1) * number
        for widget in row.widgets:
            self._grid.removeWidget(widget)
        if self._narrow:
            self._grid.addWidget(row.fields[0], top, 0, 1, 2)
            for place, field in enumerate(row.fields[1:]):
                alone = place % 2 == 0 and place == count - 2
                self._grid.addWidget(field, top + 1 + place // 2, place % 2, 1, 2 if alone else 1)
        else:
            for place, field in enumerate(row.fields):
                self._grid.addWidget(field, top, place)
        self._grid.addWidget(row.more, top, count)
        self._grid.setRowMinimumHeight(top + lines, 6 if self._narrow else 0)
