"""The window as a screen reader sees it: every element of the accessibility tree with its role, name and state."""

from collections.abc import Iterator
from dataclasses import dataclass

from PySide6.QtGui import QAccessible, QAccessibleInterface
from PySide6.QtWidgets import QScrollArea, QWidget

MOST = 5000
"""More elements than this are no tree of ours but a circle."""


@dataclass(frozen=True)
class Element:
    """One element, with where it stands for the message of a test."""

    role: QAccessible.Role
    name: str
    path: str
    focusable: bool
    invisible: bool
    disabled: bool
    scrolls: bool
    """Whether it can have the focus only to be scrolled by keys; for such a thing there is no role."""


def elements(widget: QWidget) -> list[Element]:
    """Every element below `widget`, itself included, in the order of the tree."""
    top = QAccessible.queryAccessibleInterface(widget)
    assert top is not None
    return list(_walk(top, ""))


def _walk(interface: QAccessibleInterface, path: str) -> Iterator[Element]:
    element = _element(interface, path)
    yield element
    for number in range(interface.childCount()):
        child = interface.child(number)
        if child is not None and child.isValid():
            yield from _walk(child, element.path)


def _element(interface: QAccessibleInterface, path: str) -> Element:
    state = interface.state()
    thing = interface.object()
    said = f"{interface.role().name}" + (f"[{type(thing).__name__} {thing.objectName()}]" if thing else "")
    return Element(
        interface.role(),
        interface.text(QAccessible.Text.Name),
        f"{path} > {said}",
        bool(state.focusable),
        bool(state.invisible),
        bool(state.disabled),
        isinstance(thing, QScrollArea),
    )
