"""The matrix of causes and tasks: which task does something about which cause."""

from msgspec import Struct
from PySide6.QtCore import QAbstractTableModel, QObject, Qt

from postmortem_desk.insight.cause_links import causes_without_task, is_without_cause
from postmortem_desk.model import Incident, Task
from postmortem_desk.operations.causes import cause_tree
from postmortem_desk.operations.lookup import causes_in
from postmortem_desk.operations.tasks import address_parts, unaddress_parts
from postmortem_desk.session.document import Document, Place
from postmortem_desk.widgets.rows.row_table_model import AnyIndex
from postmortem_desk.widgets.rows.wrapped_header import INDENT_ROLE
from postmortem_desk.widgets.words.part_words import part_words


class MatrixRow(Struct, frozen=True):
    """A cause, or a section that tells causes in prose."""

    id: str
    depth: int
    name: str
    is_section: bool = False


class MatrixModel(QAbstractTableModel):
    """Causes down, tasks across; a tick where the task addresses the cause."""

    def __init__(self, document: Document, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self.document = document
        self.causes: tuple[MatrixRow, ...] = ()
        self.tasks: tuple[Task, ...] = ()
        self._show(document.incident)
        document.changed.connect(self._follow)

    @property
    def is_empty(self) -> bool:
        """Whether there is nothing to link: no cause or no task."""
        return not self.causes or not self.tasks

    def rowCount(self, parent: AnyIndex | None = None) -> int:
        """How many causes there are."""
        return 0 if parent is not None and parent.isValid() else len(self.causes)

    def columnCount(self, parent: AnyIndex | None = None) -> int:
        """How many tasks there are."""
        return 0 if parent is not None and parent.isValid() else len(self.tasks)

    def is_linked(self, row: int, column: int) -> bool:
        """Whether the task of `column` addresses the cause of `row`."""
        return self.causes[row].id in self.tasks[column].addresses

    @property
    def causes_without_task(self) -> int:
        """How many causes ask for a task and have none."""
        return len(causes_without_task(self.document.incident))

    @property
    def tasks_without_cause(self) -> int:
        """How many tasks still to do say of nothing that they are for it."""
        return sum(map(is_without_cause, self.tasks))

    def data(self, index: AnyIndex, role: int = Qt.ItemDataRole.DisplayRole) -> object:
        """The tick, and for screen readers what it says."""
        if not index.isValid():
            return None
        if role == Qt.ItemDataRole.CheckStateRole:
            linked = self.is_linked(index.row(), index.column())
            return Qt.CheckState.Checked if linked else Qt.CheckState.Unchecked
        if role == Qt.ItemDataRole.AccessibleTextRole:
            state = self.tr("linked") if self.is_linked(index.row(), index.column()) else self.tr("not linked")
            return f"{self.causes[index.row()].name} – {self._task_name(index.column())}: {state}"
        return None

    def headerData(self, section: int, orientation: Qt.Orientation, role: int = Qt.ItemDataRole.DisplayRole) -> object:
        """The causes at the left, the tasks above."""
        names = Qt.ItemDataRole.DisplayRole
        if orientation == Qt.Orientation.Horizontal:
            return self._task_name(section) if role == names and section < len(self.tasks) else None
        if section >= len(self.causes) or role not in (names, INDENT_ROLE):
            return None
        return self.causes[section].name if role == names else self.causes[section].depth

    def flags(self, index: AnyIndex) -> Qt.ItemFlag:
        """Every cell can be ticked."""
        if not index.isValid():
            return Qt.ItemFlag.NoItemFlags
        return Qt.ItemFlag.ItemIsEnabled | Qt.ItemFlag.ItemIsSelectable | Qt.ItemFlag.ItemIsUserCheckable

    def setData(self, index: AnyIndex, value: object, role: int = Qt.ItemDataRole.EditRole) -> bool:
        """Link or unlink."""
        if role != Qt.ItemDataRole.CheckStateRole or not index.isValid():
            return False
        task, cause = self.tasks[index.column()].id, self.causes[index.row()].id
        place = Place("task", task, "addresses")
        if Qt.CheckState(value) == Qt.CheckState.Checked:
            return self.document.apply(self.tr("Link task"), lambda i: address_parts(i, task, (cause,)), place=place)
        return self.document.apply(self.tr("Unlink task"), lambda i: unaddress_parts(i, task, {cause}), place=place)

    def _task_name(self, column: int) -> str:
        return part_words(self.tasks[column])

    def _follow(self, before: Incident, after: Incident) -> None:
        if (before.causes, before.tasks, before.sections) != (after.causes, after.tasks, after.sections):
            self._show(after)

    def _show(self, incident: Incident) -> None:
        causes, tasks = _rows(incident), tuple(task for task in incident.tasks if task.status != "dropped")
        if causes == self.causes and [task.id for task in tasks] == [task.id for task in self.tasks]:
            self.tasks = tasks
            if not self.is_empty:
                self.dataChanged.emit(self.index(0, 0), self.index(len(causes) - 1, len(tasks) - 1))
                self.headerDataChanged.emit(Qt.Orientation.Horizontal, 0, len(tasks) - 1)
            return
        self.beginResetModel()
        self.causes, self.tasks = causes, tasks
        self.endResetModel()


def _rows(incident: Incident) -> tuple[MatrixRow, ...]:
    """The causes of all sections as trees; a section that tells its causes in prose stands for itself."""
    found: list[MatrixRow] = []
    for section in incident.sections:
        if section.role != "causes":
            continue
        if causes_in(incident, section.id):
            tree = cause_tree(incident, section.id)
            found += (MatrixRow(cause.id, depth, part_words(cause)) for depth, cause in tree)
        elif section.text.strip():
            found.append(MatrixRow(section.id, 0, part_words(section), is_section=True))
    return tuple(found)
