"""Qt's bindings keep the interpreter whole: a release that loses references to None, True and False aborts here.

PySide6 6.12.0 did, after some 500 emits or 5,000 calls on Python 3.10 and 3.11. A version that fails here is excluded
in pyproject.toml. It runs in a process of its own, so that an abort is a failed test and not the end of the run.
"""

import subprocess
import sys

ROUNDS = 100_000
PROGRAM = f"""
from PySide6.QtCore import QAbstractTableModel, QModelIndex, QObject, Qt, Signal
from PySide6.QtWidgets import QApplication, QCheckBox, QTableView


class Teller(QObject):
    told = Signal(object)
    switched = Signal(bool)


class Rows(QAbstractTableModel):
    def rowCount(self, parent=QModelIndex()):
        return 50

    def columnCount(self, parent=QModelIndex()):
        return 4

    def data(self, index, role=Qt.ItemDataRole.DisplayRole):
        return None if role != Qt.ItemDataRole.DisplayRole else index.row() % 2 == 0


application = QApplication([])
teller, box, heard = Teller(), QCheckBox("x"), []
teller.told.connect(lambda value: heard.append(value) if len(heard) < 3 else None)
teller.switched.connect(box.setChecked)
rows = Rows()
view = QTableView()
view.setModel(rows)
view.resize(600, 400)
view.show()
values = (None, True, False)
for number in range({ROUNDS}):
    value = values[number % 3]
    teller.told.emit(value)
    teller.switched.emit(bool(value))
    box.setEnabled(value is True)
    box.setParent(None)
    box.setProperty("value", value)
    assert box.property("value") is value
    if number % 500 == 0:
        view.viewport().update()
        application.processEvents()
assert heard == [None, True, False]
print("whole")
"""


def test_half_a_million_calls_leave_python_whole() -> None:
    done = subprocess.run([sys.executable, "-c", PROGRAM], capture_output=True, text=True, timeout=300, check=False)

    assert (done.returncode, done.stdout.strip()) == (0, "whole"), done.stderr[-2000:]
