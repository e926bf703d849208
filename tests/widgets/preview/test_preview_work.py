"""The work from what is drawn to what is wanted ends at what is wanted, in any slices, the reader's part first."""

from hypothesis import given
from hypothesis import strategies as st

from postmortem_desk.report.blocks import HeadingBlock
from postmortem_desk.widgets.preview.preview_pieces import Piece
from postmortem_desk.widgets.preview.preview_work import Work


def piece(key: str, text: str = "") -> Piece:
    return Piece(key, HeadingBlock(key, key, "other", 2, 1, text or key), "section", key)


class ListDrawing:
    """A drawing that is a list."""

    def __init__(self) -> None:
        self.pieces: list[Piece] = []
        self.steps: list[str] = []

    def insert(self, index: int, piece: Piece) -> None:
        assert 0 <= index <= len(self.pieces)
        self.pieces.insert(index, piece)
        self.steps.append(f"+{piece.key}")

    def replace(self, index: int, piece: Piece) -> None:
        assert self.pieces[index].key == piece.key
        self.pieces[index] = piece
        self.steps.append(f"={piece.key}")

    def remove(self, index: int) -> None:
        self.steps.append(f"-{self.pieces.pop(index).key}")


def finish(work: Work) -> None:
    while not work.is_done:
        work.step()


VERSIONS = st.lists(
    st.tuples(
        st.lists(st.tuples(st.sampled_from("abcdefghijkl"), st.sampled_from("12")), unique_by=lambda pair: pair[0]),
        st.integers(0, 12),
        st.integers(0, 14),
    ),
    max_size=8,
)


@given(VERSIONS)
def test_any_wish_is_reached_even_when_it_changes_half_way(
    versions: list[tuple[list[tuple[str, str]], int, int]],
) -> None:
    drawing = ListDrawing()
    work = Work(drawing)
    known: dict[tuple[str, str], Piece] = {}
    wanted: tuple[Piece, ...] = ()
    for names, reader, slice_length in versions:
        wanted = tuple(known.setdefault(pair, piece(*pair)) for pair in names)
        work.aim(wanted, reader)
        if names:
            work.hurry(reader % len(names))
        for _ in range(slice_length):
            if not work.is_done:
                work.step()
    finish(work)
    assert [id(piece) for piece in drawing.pieces] == [id(piece) for piece in wanted]


def test_only_what_changed_is_drawn() -> None:
    drawing = ListDrawing()
    work = Work(drawing)
    wanted = tuple(map(piece, "abcdef"))
    work.aim(wanted, 0)
    finish(work)
    drawing.steps.clear()
    changed = (*wanted[:2], piece("x"), wanted[2], piece("d", "new"), wanted[4])
    work.aim(changed, 0)
    finish(work)
    assert sorted(drawing.steps) == ["+x", "-f", "=d"]


def test_a_document_is_drawn_from_its_top() -> None:
    drawing = ListDrawing()
    work = Work(drawing)
    work.aim(tuple(map(piece, "abcd")), 0)
    finish(work)
    assert drawing.steps == ["+a", "+b", "+c", "+d"]


def test_what_the_reader_sees_comes_before_what_lies_above() -> None:
    drawing = ListDrawing()
    work = Work(drawing)
    work.aim(tuple(map(piece, "abcdef")), 0)
    finish(work)
    drawing.steps.clear()
    work.aim(tuple(piece(key, "new") for key in "abcdef"), 4)
    finish(work)
    assert drawing.steps[0] == "=e"
    assert drawing.steps[-1] == "=a"


def test_hurry_draws_a_far_piece_next() -> None:
    drawing = ListDrawing()
    work = Work(drawing)
    work.aim(tuple(map(piece, "abcdefgh")), 0)
    work.step()
    work.hurry(6)
    work.step()
    assert drawing.steps == ["+a", "+g"]
    finish(work)
    assert "".join(piece.key for piece in drawing.pieces) == "abcdefgh"
