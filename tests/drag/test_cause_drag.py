"""A cause dragged in its tree with a real mouse under a real X server."""

import pytest

from support.dragging import dragged
from support.screen import Screen


@pytest.mark.display
@pytest.mark.parametrize(
    ("cause", "target", "part", "order"),
    [
        ("d", "a", 0.5, "a .b .d c"),
        ("d", "c", 0.1, "a .b d c"),
        ("b", "d", 0.9, "a c d b"),
        ("a", "d", 0.5, "c d .a ..b"),
    ],
)
def test_a_cause_is_dragged(screen: Screen, cause: str, target: str, part: float, order: str) -> None:
    state = dragged(screen, "dragged_causes.py", cause, target, part)
    assert (state["order"], state["shown"]) == (order, order)
    assert (state["selected"], state["steps"]) == ([cause], 1)
