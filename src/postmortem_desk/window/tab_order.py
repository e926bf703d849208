"""Where Tab leads: through the parts of the window as they stand, from the outline to the document.

Qt alone follows the order in which widgets came into the window. Panels come when they are first needed, and the paper
of the preview is replaced, so that order changes while somebody works, and it passes over what is beside a focus proxy.
"""

from collections.abc import Sequence

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QWidget


def next_stop(window: QWidget, regions: Sequence[QWidget], forward: bool) -> QWidget | None:
    """The widget that Tab (or Shift+Tab) leads to; None where no other one takes the keyboard.

    Those of a region stand together, in Qt's own order; what is in no region comes last.
    """
    here = window.focusWidget() or window
    stops = [widget for widget in _chain(window) if widget is here or _is_stop(widget, window)]
    stops.sort(key=lambda widget: _region_of(widget, regions))
    place = stops.index(here) if here in stops else -1 if forward else 0
    found = stops[(place + (1 if forward else -1)) % len(stops)] if stops else here
    return None if found is here else found


def _chain(window: QWidget) -> list[QWidget]:
    chain = []
    widget = _following(window)
    while widget is not None and widget is not window:
        chain.append(widget)
        widget = _following(widget)
    return chain


def _following(widget: QWidget) -> QWidget | None:
    """The next one in Qt's own order.

    PySide (6.11) takes it for a child of `widget` from then on, and would forget what belongs to it (the document of a
    text, a scroll bar) when `widget` goes. Being given its parent again, which Qt passes over, puts that right.
    """
    found = widget.nextInFocusChain()
    if found is not None:
        found.setParent(found.parentWidget())
    return found


def _is_stop(widget: QWidget, window: QWidget) -> bool:
    takes_tab = bool(widget.focusPolicy() & Qt.FocusPolicy.TabFocus) and widget.focusProxy() is None
    return takes_tab and widget.isEnabled() and widget.isVisibleTo(window) and widget.window() is window


def _region_of(widget: QWidget, regions: Sequence[QWidget]) -> int:
    inside = (place for place, region in enumerate(regions) if region is widget or region.isAncestorOf(widget))
    return next(inside, len(regions))
