"""A long text in the preview: an edit draws its surroundings anew, and the parts look as the whole would."""

from hypothesis import given
from hypothesis import strategies as st
from PySide6.QtWidgets import QApplication

from postmortem_desk.model import Incident, Section
from postmortem_desk.operations.sections import edit_section
from postmortem_desk.report.html.preview_html import prose_part_html
from postmortem_desk.report.outline.outline import report_of
from postmortem_desk.widgets.preview.preview_chunks import Chunks
from postmortem_desk.widgets.preview.preview_pieces import Piece, PieceMaker
from postmortem_desk.widgets.preview.preview_prose import LARGEST, prose_chunks
from support.shown_preview import Shown

UNCUT = "\n\n[nowhere]: https://example.org"
"""Shown by nothing, but a text with it may mean by its words what stands at its end, and is not cut."""


def long_text(parts: int) -> str:
    kinds = (
        "# Step {n}\n\n",
        "In minute {n} the queue grew, **which nobody saw**: " + "it was new. " * 12 + "\n\n",
        "- first\n- second\n\n",
        "## After it\n\nNobody had an alert on it. " + "It went on. " * 9 + "\n\n",
        "| a | b |\n| - | - |\n| {n} | d |\n\n",
        "> *They* said so.\n\n```\nrestart {n}\n\nand wait\n```\n\n",
    )
    return "".join(kinds[number % len(kinds)].format(n=number) for number in range(parts)) + "The end."


def incident_of(text: str) -> Incident:
    return Incident(id="i", title="T", sections=(Section(id="s", heading="What happened", text=text),))


def pieces_of(maker: PieceMaker, text: str) -> list[Piece]:
    report = report_of(incident_of(text))
    return [piece for piece in maker.pieces(report, 440) if piece.key.startswith("s/prose")]


def test_a_short_text_is_one_piece() -> None:
    assert len(pieces_of(PieceMaker(), "One.\n\nTwo.\n\n- three")) == 1


def test_a_letter_changes_one_piece_of_a_long_text_which_keeps_its_key() -> None:
    maker, text = PieceMaker(), long_text(90)
    before = pieces_of(maker, text)
    middle = text.index("minute 49") + 3
    after = pieces_of(maker, text[:middle] + "x" + text[middle:])
    assert len(before) > 4
    assert [piece.key for piece in before] == [piece.key for piece in after]
    assert sum(one is not other for one, other in zip(before, after, strict=True)) == 1


def test_the_pieces_say_what_the_whole_says_with_its_levels_of_headings() -> None:
    text = long_text(60)
    assert "".join(piece.html() for piece in pieces_of(PieceMaker(), text)) == prose_part_html(text, ())


@given(
    st.lists(
        st.tuples(st.integers(0, 10**6), st.integers(0, 400), st.sampled_from(["", "x", "\n\n", "```\n", "# h\n\n"]))
    )
)
def test_after_any_edits_the_chunks_are_the_text(edits: list[tuple[int, int, str]]) -> None:
    text = long_text(40)
    chunks = prose_chunks(Chunks(), text)
    for place, removed, put in edits:
        at = place % (len(text) + 1)
        text = text[:at] + put + text[at + removed :]
        chunks = prose_chunks(chunks, text)
        assert "".join(block for chunk in chunks.chunks for block in chunk.rows) == text
        assert len({chunk.key for chunk in chunks.chunks}) == len(chunks.chunks)
        assert all(len(chunk.rows) == 1 or sum(map(len, chunk.rows)) <= LARGEST for chunk in chunks.chunks)


def test_the_pieces_stand_as_the_whole_would(qapp: QApplication) -> None:
    text = long_text(60)
    parts, whole = Shown.of(incident_of(text)), Shown.of(incident_of(text + UNCUT))
    assert parts.words.split() == whole.words.split()
    assert parts.view.paper.document().size() == whole.view.paper.document().size()
    parts.apply(lambda incident: edit_section(incident, "s", text=text.replace("minute 31", "minute thirty-one")))
    whole.apply(
        lambda incident: edit_section(incident, "s", text=text.replace("minute 31", "minute thirty-one") + UNCUT)
    )
    assert parts.words.split() == whole.words.split()
    assert parts.view.paper.document().size() == whole.view.paper.document().size()
    parts.view.close()
    whole.view.close()
