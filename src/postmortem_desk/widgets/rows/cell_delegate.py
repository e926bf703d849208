"""What every delegate of a table does with the editors of its cells: follow, write, and end the edit by keys."""

from typing import Final

from PySide6.QtCore import QAbstractItemModel, QEvent, QObject, Qt, Signal
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QAbstractItemDelegate, QWidget

from postmortem_desk.model import Cause, Event, Task
from postmortem_desk.widgets.rows.cell_editors import CellEditor, KindCellEditor, LineCellEditor, TextCellEditor
from postmortem_desk.widgets.rows.editor_keeper import EditorKeeper
from postmortem_desk.widgets.rows.field_edits import FieldEdits
from postmortem_desk.widgets.rows.row_table_model import AnyIndex

AnyEdits = FieldEdits[Event] | FieldEdits[Cause] | FieldEdits[Task]
_EDITORS: Final = (LineCellEditor, TextCellEditor, KindCellEditor)
_Hint = QAbstractItemDelegate.EndEditHint


class CellDelegate(EditorKeeper):
    """Subclasses paint and open editors with `opened`."""

    row_finished = Signal()
    """Enter was pressed in an editor: the row below is next."""

    def __init__(self, edits: AnyEdits, parent: QObject) -> None:
        """`edits` keeps what is typed in one editor together as one step."""
        super().__init__(parent)
        self._edits = edits
        self._record_id = ""
        """The row whose editor is or was open."""

    def opened(self, editor: CellEditor, record_id: str, field: str, *, live: bool = True) -> CellEditor:
        """Take `editor` as the open one, of a field of a row. When `live`, what is typed is written at once, else when
        the editor is left.
        """
        if live:
            editor.edited.connect(lambda: self.commitData.emit(editor))
        self._edits.begin(record_id, field)
        self._record_id = record_id
        return self.kept(editor)

    def destroyEditor(self, editor: QWidget, index: AnyIndex) -> None:
        """The edit is over."""
        if editor is self._editor:
            self._edits.end()
        super().destroyEditor(editor, index)

    def setEditorData(self, editor: QWidget, index: AnyIndex) -> None:
        """Follow the document, unless a person is in the middle of typing what is written only when it is done."""
        if isinstance(editor, _EDITORS) and not editor.is_touched:
            editor.show_value(str(index.data(Qt.ItemDataRole.EditRole)))

    def setModelData(self, editor: QWidget, model: QAbstractItemModel, index: AnyIndex) -> None:
        """Write what a person typed; what was only looked at is not written."""
        if isinstance(editor, _EDITORS) and editor.is_touched:
            editor.is_touched = False
            model.setData(index, editor.value, Qt.ItemDataRole.EditRole)

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """The keys that end an edit: Enter, Tab, Shift+Tab, Esc."""
        if isinstance(event, QKeyEvent) and event.type() == QEvent.Type.KeyPress and isinstance(watched, _EDITORS):
            return self._key(watched, event) or super().eventFilter(watched, event)
        return super().eventFilter(watched, event)

    def _key(self, editor: CellEditor, event: QKeyEvent) -> bool:
        match event.key():
            case Qt.Key.Key_Escape:
                editor.is_touched = False
                self._edits.take_back()
                self.closeEditor.emit(editor, _Hint.RevertModelCache)
                self._edits.give_up_row(self._record_id)
            case Qt.Key.Key_Return | Qt.Key.Key_Enter if not event.modifiers() & Qt.KeyboardModifier.ShiftModifier:
                self.commitData.emit(editor)
                self.closeEditor.emit(editor, _Hint.SubmitModelCache)
                self.row_finished.emit()
            case Qt.Key.Key_Tab:
                self.commitData.emit(editor)
                self.closeEditor.emit(editor, _Hint.EditNextItem)
            case Qt.Key.Key_Backtab:
                self.commitData.emit(editor)
                self.closeEditor.emit(editor, _Hint.EditPreviousItem)
            case _:
                return False
        return True
