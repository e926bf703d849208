"""Small tables of fields in the details: people, impact figures, relations, own fields.

Each item is a row of fields that are always open, and an empty row below them adds one.
"""

from collections.abc import Callable
from typing import Final

from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QCheckBox, QGridLayout, QMenu, QWidget

from postmortem_desk.model import Incident, Record
from postmortem_desk.session.document import Document, Place
from postmortem_desk.widgets.audiences.readers_menu import fill_when_opened, readers_menu
from postmortem_desk.widgets.choice_menu import popup_below
from postmortem_desk.widgets.details.details_item_row import CHECK, LIST, ItemColumn, ItemKind, ItemRow
from postmortem_desk.widgets.fields.text_fields import LineField
from postmortem_desk.widgets.plain_label import PlainLabel
from postmortem_desk.widgets.words.audience_words import mark_words
from postmortem_desk.widgets.words.details_words import list_of

_UNWRITTEN: Final = ("id", "audience")
"""Fields of an item that hold nothing by themselves."""


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

    def ask_readers(self, index: int) -> None:
        """Open the menu that says who may read an item."""
        if self._kind.has_readers:
            menu = readers_menu(self, self._document, self._kind.part, self._names(index), self.commit)
            popup_below(menu, self.rows[index].more)

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
            getattr(items[index], name) == getattr(empty, name)
            for name in type(empty).fields_by_name
            if name not in _UNWRITTEN
        ):
            self._apply(self._kind.remove_label, lambda i: self._kind.remove(i, index), *typed)

    def _items(self, incident: Incident) -> tuple[Record, ...]:
        items: tuple[Record, ...] = getattr(incident, self._kind.part)
        return items

    def _names(self, index: int) -> tuple[str, ...]:
        """The name of one item, by which it is marked."""
        return (self._name(self._items(self._document.incident)[index], index),)

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
            self._show_mark(number, mark_words(getattr(items[number], "audience", ())) if number < len(items) else "")

    def _show_mark(self, number: int, words: str) -> None:
        row = self.rows[number]
        if row.mark is None and words:
            row.mark = PlainLabel("", self, look="secondary")
            self._place(number)
        if row.mark is not None:
            row.mark.setText(words)
            row.mark.setVisible(bool(words))

    def _add_row(self) -> None:
        number = len(self.rows)
        row = ItemRow(self._kind, number + 1, self)
        for field, column in zip(row.fields, self._kind.columns, strict=True):
            self._connect(row, field, number, column)
        menu = QMenu(row.more)
        menu.addAction(self.tr("Move up")).triggered.connect(lambda: self.move_item(number, -1))
        menu.addAction(self.tr("Move down")).triggered.connect(lambda: self.move_item(number, 1))
        menu.addAction(self.tr("Remove")).triggered.connect(lambda: self.remove_item(number))
        if self._kind.has_readers:
            readers = QMenu(self.tr("Who may read it"), menu)
            menu.addMenu(readers)
            fill_when_opened(readers, self._document, self._kind.part, lambda: self._names(number), self.commit)
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
        for widget in (*row.widgets, *filter(None, (row.mark,))):
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
        if row.mark is not None:
            self._grid.addWidget(row.mark, top + lines, 0, 1, count)
        self._grid.setRowMinimumHeight(top + lines, 6 if self._narrow else 0)
