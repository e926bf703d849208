"""A long reading says how far it is, and can be given up at any of these moments."""

import pytest

from postmortem_desk.importing.read import read_document
from postmortem_desk.trouble import Cancelled

DOCUMENT = b"# a\n\n## Timeline\n\n- 9:05 b\n\n## Tasks\n\n- c\n"


def shares_told() -> list[float]:
    told: list[float] = []
    read_document(DOCUMENT, "a.md", progress=told.append)
    return told


def test_progress_goes_forward_only() -> None:
    told = shares_told()
    assert told == sorted(told)
    assert told[0] == 0
    assert told[-1] < 1


@pytest.mark.parametrize("moment", range(len(shares_told())))
def test_a_reading_is_given_up_where_progress_says_so(moment: int) -> None:
    told: list[float] = []

    def stop(share: float) -> None:
        if len(told) == moment:
            raise Cancelled
        told.append(share)

    with pytest.raises(Cancelled):
        read_document(DOCUMENT, "a.md", progress=stop)
    assert len(told) == moment
