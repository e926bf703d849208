"""A tree of causes for a real mouse: prints where its rows are, and what each drag made of it."""

import json

from PySide6.QtCore import QPoint, QTimer
from PySide6.QtWidgets import QApplication

from postmortem_desk.session.document import Document
from postmortem_desk.widgets.causes.cause_panel import CausePanel
from support.causes import cause_incident, drawn, seen


def main() -> None:
    application = QApplication(["drag"])
    document = Document(cause_incident("a .b c d"))
    panel = CausePanel(document)
    panel.show_section("s")
    panel.setGeometry(0, 0, 500, 700)
    panel.show()

    def say() -> None:
        rows = {}
        for _, name in panel.model.tree():
            rect = panel.tree.visualRect(panel.model.index_of(name))
            corner = panel.tree.viewport().mapToGlobal(QPoint(rect.left() + 60, rect.top()))
            rows[name] = (corner.x(), corner.y(), rect.height())
        state = {"order": drawn(document), "shown": seen(panel), "rows": rows, "selected": panel.tree.selected_ids}
        print(json.dumps({**state, "steps": document.undo_stack.count()}), flush=True)

    document.changed.connect(lambda: QTimer.singleShot(0, say))
    QTimer.singleShot(400, say)
    QTimer.singleShot(20000, application.quit)  # a drag that never arrives ends the test, not the patience
    application.exec()


main()
