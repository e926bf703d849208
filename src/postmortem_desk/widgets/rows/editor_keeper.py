"""A delegate that knows which of its editors is open, so that what is being typed can be written at any time."""

from PySide6.QtWidgets import QStyledItemDelegate, QWidget

from postmortem_desk.widgets.rows.cell_editors import CellEditor
from postmortem_desk.widgets.rows.row_table_model import AnyIndex


class EditorKeeper(QStyledItemDelegate):
    """Subclasses open an editor with `kept`."""

    _editor: CellEditor | None = None

    @property
    def editor(self) -> CellEditor | None:
        """The editor that is open; None where none is."""
        return self._editor

    def kept(self, editor: CellEditor) -> CellEditor:
        """Take `editor` as the open one."""
        self._editor = editor
        return editor

    def commit(self) -> None:
        """Write what is being typed in the open editor; it stays open."""
        if self._editor is not None:
            self.commitData.emit(self._editor)

    def destroyEditor(self, editor: QWidget, index: AnyIndex) -> None:
        """The edit is over."""
        if editor is self._editor:
            self._editor = None
        super().destroyEditor(editor, index)
