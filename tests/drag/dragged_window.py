"""A window with a timeline, for a real mouse: prints where its rows are, and what each drag made of them."""

import json
import sys
from pathlib import Path

from PySide6.QtCore import QPoint, QTimer
from PySide6.QtWidgets import QApplication

from postmortem_desk.model import Incident
from postmortem_desk.session.document import Document
from postmortem_desk.widgets.appearance import apply_theme
from postmortem_desk.widgets.timeline.timeline_panel import TimelinePanel


def main() -> None:
    application = QApplication(["drag"])
    apply_theme(application, "light")
    incident = Incident.of_json(Path(sys.argv[1]).read_bytes())
    document = Document(incident)
    panel = TimelinePanel(document)
    panel.show_section("t")
    panel.setGeometry(0, 0, 700, 800)
    panel.setWindowTitle("drag test")
    panel.show()

    def say() -> None:
        table = panel.table
        rows = []
        for row, event in enumerate(panel.model.rows):
            rect = table.visualRect(panel.model.index(row, 3))
            corner = table.viewport().mapToGlobal(QPoint(rect.left(), rect.top()))
            rows.append(
                {"id": event.id, "text": event.text, "x": corner.x() + 20, "top": corner.y(), "height": rect.height()}
            )
        state = {"rows": rows, "steps": document.undo_stack.index(), "selected": table.selected_ids}
        print(json.dumps(state), flush=True)

    document.changed.connect(lambda: QTimer.singleShot(0, say))
    panel.table.selectionModel().selectionChanged.connect(lambda: QTimer.singleShot(0, say))
    undo = QTimer(application, interval=50)
    undo.timeout.connect(lambda: Path(sys.argv[2]).exists() and (Path(sys.argv[2]).unlink(), document.undo()))
    undo.start()
    QTimer.singleShot(300, say)
    application.exec()


main()
