"""A section dragged in the outline with a real mouse under a real X server."""

import pytest

from support.dragging import dragged
from support.screen import Screen


@pytest.mark.display
@pytest.mark.parametrize(
    ("row", "target", "part", "order"), [(2, 5, 0.8, "acdebf"), (5, 1, 0.2, "eabcdf"), (3, 0, 0.2, "cabdef")]
)
def test_a_section_is_dragged(screen: Screen, row: int, target: int, part: float, order: str) -> None:
    state = dragged(screen, "dragged_outline.py", row, target, part)
    assert state["order"] == order
    assert state["texts"][1:] == [f"text of {name}" for name in order]
    assert (state["selected"], state["steps"]) == ([order[order.index("abcdef"[row - 1])]], 1)
