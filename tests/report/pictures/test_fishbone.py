"""The fishbone picture: every category and cause is in it, in words too, and nothing leaves its place."""

from itertools import pairwise
from xml.etree import ElementTree as ET

import pytest
from hypothesis import given
from hypothesis import strategies as st

from postmortem_desk.model import Cause, Incident, Section
from postmortem_desk.report.blocks import CauseTreeBlock, PictureBlock
from postmortem_desk.report.outline.outline import ReportBuilder
from postmortem_desk.report.pictures.fishbone import Fishbone, fishbone
from postmortem_desk.report.pictures.picture_labels import text_width
from support.hostile import PAYLOADS

SVG = "{http://www.w3.org/2000/svg}"


def cause(number: int, category: str = "", text: str = "", certainty: str = "") -> Cause:
    return Cause(id=f"c{number}", section="s", category=category, text=text or f"cause {number}", certainty=certainty)


def drawn(*causes: Cause, width: float = 720) -> Fishbone:
    picture = fishbone(causes, width=width)
    assert picture is not None
    return picture


def texts(picture: Fishbone) -> list[str]:
    return [element.text or "" for element in ET.fromstring(picture.svg).iter(f"{SVG}text")]


def test_causes_stand_with_their_category_in_order_and_those_without_one_last() -> None:
    picture = drawn(cause(1), cause(2, "Process"), cause(3, "People"), cause(4, " process "))
    assert picture.alt == "Causes by category. Process: cause 2; cause 4. People: cause 3. Other: cause 1."
    assert texts(picture) == ["Incident", "Process", "cause 2", "cause 4", "Other", "cause 1", "People", "cause 3"]


def test_there_is_no_picture_without_a_category() -> None:
    assert fishbone([cause(1), cause(2)]) is None
    assert fishbone([]) is None


def test_a_cause_that_is_ruled_out_says_so_and_is_quiet() -> None:
    picture = drawn(cause(1, "Network", "A broken cable.", "ruled_out"), cause(2, "Network", "A full disk."))
    assert "Network: A broken cable (ruled out); A full disk." in picture.alt
    colours = {text.text: text.get("fill") for text in ET.fromstring(picture.svg).iter(f"{SVG}text")}
    assert colours["A broken cable (ruled out)"] != colours["A full disk"]


def test_the_same_causes_give_the_same_bytes() -> None:
    causes = [cause(number, f"category {number % 4}") for number in range(9)]
    assert fishbone(causes) == fishbone(tuple(causes))


@given(
    st.lists(st.tuples(st.text(max_size=12), st.text(max_size=120)), min_size=1, max_size=14),
    st.sampled_from([320.0, 480.0, 720.0]),
)
def test_everything_is_inside_the_picture(said: list[tuple[str, str]], width: float) -> None:
    picture = fishbone([cause(n, category, text) for n, (category, text) in enumerate(said)], width=width)
    assert (picture is None) == (not any(category.split() for category, _ in said))
    if picture is None:
        return
    root = ET.fromstring(picture.svg)
    height = float(root.get("height", ""))
    for text in root.iter(f"{SVG}text"):
        reach = text_width(text.text or "", 11)
        x, y = float(text.get("x", "")), float(text.get("y", ""))
        left = x - reach / 2 if text.get("text-anchor") == "middle" else x
        assert left >= -0.1
        assert left + reach <= width + 0.1
        assert 8 <= y <= height


def test_the_lines_of_a_column_do_not_cover_each_other() -> None:
    picture = drawn(*(cause(n, f"category {n % 8}", "many words " * (n % 5 + 1)) for n in range(24)))
    columns: dict[str, list[float]] = {}
    for text in ET.fromstring(picture.svg).iter(f"{SVG}text"):
        if text.get("text-anchor") == "start":
            columns.setdefault(text.get("x", ""), []).append(float(text.get("y", "")))
    assert len(columns) == 3
    for places in columns.values():
        assert all(below - above >= 12 for above, below in pairwise(sorted(places)))


@pytest.mark.parametrize("payload", PAYLOADS)
def test_hostile_texts_stay_texts(payload: str) -> None:
    root = ET.fromstring(drawn(cause(1, payload, payload)).svg)
    assert {element.tag.removeprefix(SVG) for element in root.iter()} == {"svg", "path", "rect", "text"}
    names = {name for element in root.iter() for name in element.attrib}
    assert not [name for name in names if name.startswith("on") or "href" in name or name == "style"]


def incident(*causes: Cause, **display: bool) -> Incident:
    return Incident(id="i", sections=(Section(id="s", role="causes"),), causes=causes, display=dict(display))


def test_the_document_shows_it_before_the_tree_where_the_incident_wants_it() -> None:
    causes = (cause(1, "Process"), cause(2, "People"))
    builder = ReportBuilder()
    plain = builder.build(incident(*causes)).blocks
    assert not [block for block in plain if isinstance(block, PictureBlock)]
    shown = [block for block in builder.build(incident(*causes, fishbone=True)).blocks if block not in plain]
    assert [type(block) for block in shown] == [PictureBlock]
    blocks = builder.build(incident(*causes, fishbone=True)).blocks
    tree = next(place for place, block in enumerate(blocks) if isinstance(block, CauseTreeBlock))
    assert blocks[tree - 1] is shown[0]


def test_a_narrower_page_has_a_narrower_picture() -> None:
    builder = ReportBuilder()
    wanted = incident(cause(1, "Process"), fishbone=True)

    def picture(width: float) -> PictureBlock:
        return next(b for b in builder.build(wanted, picture_width=width).blocks if isinstance(b, PictureBlock))

    assert 'width="720"' in picture(720).svg
    assert 'width="480"' in picture(480).svg
