"""The list at the left: the parts of the document, chosen, renamed, moved and dragged."""

from collections.abc import Callable
from typing import Final

from PySide6.QtCore import QItemSelectionModel, QModelIndex, QPoint, Qt, Signal
from PySide6.QtGui import (
    QDragLeaveEvent,
    QDragMoveEvent,
    QDropEvent,
    QKeyEvent,
    QPaintEvent,
    QResizeEvent,
)
from PySide6.QtWidgets import QAbstractItemView, QListView, QMenu, QPushButton, QWidget

from postmortem_desk.model import Incident
from postmortem_desk.operations.audiences.wordings import wording_field
from postmortem_desk.session.document import Document, Place
from postmortem_desk.widgets.choice_menu import popup_below
from postmortem_desk.widgets.fields.shown_text import shown
from postmortem_desk.widgets.menu_key import MenuKey
from postmortem_desk.widgets.outline.outline_delegate import MARGIN, PADDING, OutlineDelegate
from postmortem_desk.widgets.outline.outline_edits import OutlineEdits
from postmortem_desk.widgets.outline.outline_menu import SectionMenu, audience_menu, outline_menu
from postmortem_desk.widgets.outline.outline_model import PLACE_ROLE, OutlineModel
from postmortem_desk.widgets.outline.view_registry import ViewRegistry
from postmortem_desk.widgets.plain_label import PlainLabel
from postmortem_desk.widgets.plain_tip import plain_tip
from postmortem_desk.widgets.rows.drop_line import DropLine
from postmortem_desk.widgets.rows.row_drags import carry, let_rows_be_dragged
from postmortem_desk.widgets.rows.row_selection import selection_of
from postmortem_desk.widgets.words.translation import counted

_Trigger = QAbstractItemView.EditTrigger
_Select = QItemSelectionModel.SelectionFlag
_CAPTION: Final = 36
_FOOTER: Final = 44
"""Room above the list for the incident's title, and below it for the button that adds a section."""


class OutlinePanel(QListView):
    """The outline. `place_selected(Place)` says what the window shall show; selection belongs to ids."""

    place_selected = Signal(object)
    entered = Signal()
    """Enter was pressed: the editor of the row is next."""
    remove_requested = Signal(str)
    """A section shall go; somebody has to ask what becomes of its rows."""
    place_wanted = Signal(object)
    """A Place of the current section that a person wants to edit."""
    about_to_edit = Signal()
    """What is being typed elsewhere has to be in the document first."""

    def __init__(self, document: Document, parent: QWidget | None = None, views: ViewRegistry | None = None) -> None:
        """`views` are listed below the sections."""
        super().__init__(parent)
        self.setAccessibleName(self.tr("Outline"))
        self.setObjectName("outline")
        self.edits = OutlineEdits(document)
        self._document = document
        self._outline = OutlineModel(document, views or ViewRegistry(self), self)
        self._delegate = OutlineDelegate(self)
        self._place: Place | None = None
        self._kept: tuple[tuple[str, ...], str | None, int] = ((), None, 0)
        self._settling = False
        self._drop_line = DropLine(self)
        self.caption = PlainLabel("", self, look="secondary")
        self.add_button = QPushButton(self.tr("Add section"), self)
        self._set_up_list()
        let_rows_be_dragged(self)
        self._wire()
        self._show_title(document.incident, document.incident)

    def _set_up_list(self) -> None:
        self.setModel(self._outline)
        self.setItemDelegate(self._delegate)
        self.setSelectionMode(QAbstractItemView.SelectionMode.ExtendedSelection)
        self.setEditTriggers(_Trigger.DoubleClicked | _Trigger.EditKeyPressed)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setResizeMode(QListView.ResizeMode.Adjust)  # a heading has one line or two
        self.setVerticalScrollMode(QAbstractItemView.ScrollMode.ScrollPerPixel)
        self.setMinimumWidth(150)
        self.viewport().setAttribute(Qt.WidgetAttribute.WA_Hover)
        self.setViewportMargins(0, _CAPTION, 0, _FOOTER)
        self.setContextMenuPolicy(Qt.ContextMenuPolicy.CustomContextMenu)
        font = self.caption.font()
        font.setBold(True)
        self.caption.setFont(font)
        self.add_button.setProperty("quiet", True)
        self.add_button.setToolTip(self.tr("Add a section behind the selected one"))
        QWidget.setTabOrder(self, self.add_button)

    def _wire(self) -> None:
        self._document.changed.connect(self._show_title)
        self._outline.rows_about_to_change.connect(self._remember)
        self._outline.rows_changed.connect(self._settle)
        self._outline.move_requested.connect(self._move)
        self._outline.rename_requested.connect(self.edits.rename)
        self.selectionModel().currentChanged.connect(self._tell)
        self._delegate.first_named.connect(self.entered)
        MenuKey(self)
        self.customContextMenuRequested.connect(self._show_menu)
        self.add_button.clicked.connect(self.add_section)

    def select(self, place: Place) -> None:
        """Make the row of `place` the current one; a place without a row changes nothing."""
        row = self._outline.row_of_place(place)
        if row >= 0 and row != self.currentIndex().row():
            index = self._outline.index(row, 0)
            self.selectionModel().setCurrentIndex(index, _Select.ClearAndSelect)  # whatever keys are held down

    @property
    def current_id(self) -> str:
        """The id of the section of the current row; "" for the details and for a view."""
        return self._outline.section_at(self.currentIndex().row())

    @property
    def selected_ids(self) -> tuple[str, ...]:
        """The ids of the selected sections, in document order."""
        rows = sorted(index.row() for index in self.selectionModel().selectedIndexes())
        return tuple(name for row in rows if (name := self._outline.section_at(row)))

    @property
    def has_selected(self) -> bool:
        """Whether a section is selected."""
        return bool(self.selected_ids)

    def commit_editing(self) -> None:
        """Take a heading that is being typed in place."""
        self._delegate.commit()

    def add_section(self) -> None:
        """Add a section behind the current one, and open its heading."""
        self.about_to_edit.emit()
        last = self._outline.end_of_sections - 1
        section_id = self.edits.add(self._outline.section_at(min(self.currentIndex().row(), last)))
        self.select(Place("section", section_id))
        self.rename_section()

    def rename_section(self) -> None:
        """Open the heading of the current section for typing."""
        index = self.currentIndex()
        if self.current_id:
            self.setFocus()
            self.scrollTo(index)
            self.edit(index)

    def remove_selected(self) -> None:
        """Ask for the current section to be removed."""
        self.edit_current(self.remove_requested.emit)

    def duplicate_selected(self) -> None:
        """Add a copy of the current section behind it, and select the copy."""
        self.edit_current(lambda section_id: self.select(Place("section", self.edits.duplicate(section_id))))

    def move_selected(self, step: int) -> None:
        """Move the selected sections by one place, up (-1) or down (1)."""
        ids = self.selected_ids
        if ids:
            self.about_to_edit.emit()
            self.edits.shift(ids, step)
            self.scrollTo(self.currentIndex())

    def shift_level(self, step: int) -> None:
        """Make the current section's heading one level higher (-1) or lower (1)."""
        self.edit_current(lambda section_id: self.edits.shift_level(section_id, step))

    def edit_words(self, audience: str) -> None:
        """Go to the words for an audience that the current section has instead of its text."""
        if self.current_id:
            self.place_wanted.emit(Place("section", self.current_id, wording_field(audience)))

    def ask_readers(self) -> None:
        """Open the menu that says who may read the selected sections."""
        self.ask(audience_menu)

    def edit_current(self, edit: Callable[[str], object]) -> None:
        """Change something of the current section, whose id `edit` gets."""
        if self.current_id:
            self.about_to_edit.emit()
            edit(self.current_id)

    def menu_of(self, make: SectionMenu) -> QMenu:
        """A menu about the current section: its roles, or who may read it."""
        return make(self, self, self._document.incident, self.current_id)

    def ask(self, make: SectionMenu) -> None:
        """Open a menu about the current section below it."""
        popup_below(self.menu_of(make), self)

    # Selection belongs to ids.

    def _tell(self, current: QModelIndex) -> None:
        if current.isValid() and not self._settling:
            place = current.data(PLACE_ROLE)
            if place != self._place:
                self._place = place
                self.place_selected.emit(place)

    def _remember(self) -> None:
        self._settling = True
        index = self.currentIndex()
        self._kept = (self.selected_ids, self._outline.id_at(index.row()), index.row())

    def _settle(self) -> None:
        selected, current, row = self._kept
        self._settling = False
        if current is None:
            return
        place = self._outline.row_of(current)
        if place < 0:
            place = min(row, self._outline.end_of_sections - 1)  # the one that took its place
        if self.currentIndex().row() != place or self.selected_ids != selected:
            rows = {there for name in selected if (there := self._outline.row_of(name)) >= 0} | {place}
            index = self._outline.index(place, 0)
            self.selectionModel().setCurrentIndex(index, _Select.NoUpdate)
            self.selectionModel().select(selection_of(self._outline, sorted(rows)), _Select.ClearAndSelect)
        self._tell(self.currentIndex())

    def _show_title(self, before: Incident, after: Incident) -> None:
        if before is after or before.title != after.title:
            self._fit_title()

    def _fit_title(self) -> None:
        title = shown(" ".join(self._document.incident.title.split())) or self.tr("Untitled incident")
        room = self.width() - 2 * (MARGIN + PADDING)
        self.caption.setText(self.caption.fontMetrics().elidedText(title, Qt.TextElideMode.ElideRight, room))
        self.caption.setAccessibleName(title)
        self.caption.setToolTip(plain_tip(title))

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Keep the title above the list and the button below it."""
        super().resizeEvent(event)
        left = MARGIN + PADDING
        self.caption.setGeometry(left, 8, self.width() - 2 * left, _CAPTION - 8)
        height = self.add_button.sizeHint().height()
        top = self.height() - (_FOOTER + height) // 2
        self.add_button.setGeometry(MARGIN, top, self.width() - 2 * MARGIN, height)
        self._fit_title()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Alt+Up and Alt+Down move sections, Insert and Delete ask for them, Enter goes on to the editor.

        What the field of a heading leaves over of its keys is nobody's.
        """
        key, modifiers = event.key(), event.modifiers() & ~Qt.KeyboardModifier.KeypadModifier
        editing = self.state() == QAbstractItemView.State.EditingState
        if modifiers == Qt.KeyboardModifier.AltModifier and key in (Qt.Key.Key_Up, Qt.Key.Key_Down):
            self.move_selected(-1 if key == Qt.Key.Key_Up else 1)
        elif modifiers or editing:
            super().keyPressEvent(event)
        elif key == Qt.Key.Key_Insert:
            self.add_section()
        elif key == Qt.Key.Key_Delete:
            self.remove_selected()
        elif key in (Qt.Key.Key_Return, Qt.Key.Key_Enter):
            self.entered.emit()
        else:
            super().keyPressEvent(event)

    def _show_menu(self, point: QPoint) -> None:
        outline_menu(self, self, self._document.incident, self.current_id).popup(self.viewport().mapToGlobal(point))

    # Dragging.

    def startDrag(self, supported: Qt.DropAction) -> None:
        """Carry the ids of the selected sections. Nothing is taken away here, whatever becomes of the drag."""
        ids = self.selected_ids
        if not ids:
            return
        rows = [self._outline.index(self._outline.row_of(name), 0) for name in ids]
        carry(self, self._outline.mimeData(rows), counted(len(rows), str(rows[0].data()), self.tr("{n} sections")))
        self._drop_line.show_at(None)

    def dragMoveEvent(self, event: QDragMoveEvent) -> None:
        """Show where the sections would go."""
        super().dragMoveEvent(event)
        fits = self._outline.canDropMimeData(event.mimeData(), Qt.DropAction.MoveAction, -1, -1, QModelIndex())
        self._drop_line.show_at(self._edge_at(self._drop_row(event.position().toPoint().y())) if fits else None)
        event.setAccepted(fits)

    def dragLeaveEvent(self, event: QDragLeaveEvent) -> None:
        """Take the line away."""
        super().dragLeaveEvent(event)
        self._drop_line.show_at(None)

    def dropEvent(self, event: QDropEvent) -> None:
        """Ask for the move. Qt's own handling of a drop in a list would move rows by itself."""
        self._drop_line.show_at(None)
        self.stopAutoScroll()
        self.setState(QAbstractItemView.State.NoState)
        row = self._drop_row(event.position().toPoint().y())
        event.setDropAction(Qt.DropAction.MoveAction)
        event.setAccepted(self._outline.dropMimeData(event.mimeData(), Qt.DropAction.MoveAction, row, 0, QModelIndex()))

    def _drop_row(self, y: int) -> int:
        """The row before which a drop at `y` puts sections; behind the last one for a place below the list."""
        for row in range(1, self._outline.end_of_sections):
            rect = self.visualRect(self._outline.index(row, 0))
            if y < rect.center().y():
                return row
        return self._outline.end_of_sections

    def _edge_at(self, row: int) -> int:
        return self.visualRect(self._outline.index(row - 1, 0)).bottom() + 1

    def _move(self, ids: tuple[str, ...], before_id: str | None) -> None:
        self.about_to_edit.emit()
        self.edits.move(ids, before_id)

    def paintEvent(self, event: QPaintEvent) -> None:
        """Paint the rows, and the line that says where a drag would put them."""
        super().paintEvent(event)
        self._drop_line.paint()
