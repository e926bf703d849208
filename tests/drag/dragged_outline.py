"""An outline for a real mouse: prints where its rows are, and what each drag made of the sections."""

import json

from PySide6.QtCore import QPoint, QTimer
from PySide6.QtWidgets import QApplication

from postmortem_desk.model import Incident, Section
from postmortem_desk.session.document import Document, Place
from postmortem_desk.widgets.outline.outline_panel import OutlinePanel


def main() -> None:
    application = QApplication(["drag"])
    document = Document(
        Incident(id="i", sections=tuple(Section(id=name, heading=f"text of {name}") for name in "abcdef"))
    )
    panel = OutlinePanel(document)
    panel.setGeometry(0, 0, 220, 500)
    panel.show()
    panel.select(Place("section", "b"))

    def say() -> None:
        model = panel.model()
        rows = [panel.visualRect(model.index(row, 0)) for row in range(model.rowCount())]
        corners = [panel.viewport().mapToGlobal(QPoint(60, rect.top())) for rect in rows]
        state = {
            "order": "".join(section.id for section in document.incident.sections),
            "texts": [str(model.index(row, 0).data()) for row in range(model.rowCount())],
            "rows": [(corner.x(), corner.y(), rect.height()) for corner, rect in zip(corners, rows, strict=True)],
            "selected": panel.selected_ids,
            "steps": document.undo_stack.count(),
        }
        print(json.dumps(state), flush=True)

    document.changed.connect(lambda: QTimer.singleShot(0, say))
    QTimer.singleShot(300, say)
    QTimer.singleShot(20000, application.quit)  # a drag that never arrives ends the test, not the patience
    application.exec()


main()
