"""A part of a panel under its caption."""

from collections.abc import Sequence

from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from postmortem_desk.widgets.plain_label import PlainLabel


def captioned(words: str, inner: Sequence[QWidget], parent: QWidget, aside: QWidget | None = None) -> QWidget:
    """A widget with `words` above `inner`, the first of which takes the room that is left; `aside` stands at the right
    of the words.
    """
    part = QWidget(parent)
    caption = PlainLabel(words, part, look="secondary")
    caption.setContentsMargins(16, 4, 16, 2)
    caption.setBuddy(inner[0])
    head = QHBoxLayout()
    head.setContentsMargins(0, 0, 16, 0)
    head.addWidget(caption, 1)
    if aside is not None:
        head.addWidget(aside)
    column = QVBoxLayout(part)
    column.setContentsMargins(0, 0, 0, 0)
    column.setSpacing(0)
    column.addLayout(head)
    for place, widget in enumerate(inner):
        column.addWidget(widget, 0 if place else 1)
    return part
