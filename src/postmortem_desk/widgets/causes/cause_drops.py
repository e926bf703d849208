"""What a drag of rows carries, as far as the tree of causes takes it."""

import json
from collections.abc import Iterable
from typing import Any

from PySide6.QtCore import QMimeData

from postmortem_desk.widgets.rows.row_table_model import ROWS_MIME

CAUSES = "cause"
EVENTS = "event"


def rows_data(origin: str, kind: str, ids: Iterable[str]) -> QMimeData:
    """The ids of rows of one kind and the document that they come from, to be carried by a drag."""
    data = QMimeData()
    data.setData(ROWS_MIME, json.dumps({"origin": origin, "kind": kind, "ids": list(ids)}).encode())
    return data


def carried_ids(data: QMimeData, origin: str, kind: str) -> tuple[str, ...]:
    """The ids of the rows of `kind` that `data` carries; none where it carries anything else or another document's."""
    if not data.hasFormat(ROWS_MIME):
        return ()
    try:
        carried: Any = json.loads(bytes(data.data(ROWS_MIME).data()))
        fits = (carried["origin"], carried["kind"]) == (origin, kind)
        return tuple(map(str, carried["ids"])) if fits else ()
    except (ValueError, KeyError, TypeError):
        return ()  # another program may offer anything under this name
