"""The bar of phases: what it shows, and that no label covers another."""

import re
from datetime import datetime, timedelta
from xml.etree import ElementTree as ET

from hypothesis import given
from hypothesis import strategies as st

from postmortem_desk.report.pictures.picture import DrawnMilestone, DrawnPhase, phase_picture
from postmortem_desk.report.pictures.picture_labels import placed_labels, text_width

START = datetime(2024, 3, 9, 22, 10)
NAMES = ("started", "detected", "acknowledged", "declared", "mitigated", "resolved", "all clear for everyone", "ok")


def after(minutes):
    return START + timedelta(minutes=minutes)


def picture(*minutes, half_days=False, names=("undetected", "responding", "mitigated")):
    phases = [DrawnPhase(n, after(a), after(b)) for n, a, b in zip(names, minutes, minutes[1:], strict=False)]
    marks = [DrawnMilestone(f"mark {m}", after(m), f"{after(m):%H:%M}") for m in minutes]
    return phase_picture("picture", phases, marks, half_days)


def texts(block):
    return [element.text for element in ET.fromstring(block.svg).iter("{http://www.w3.org/2000/svg}text")]


def test_each_phase_is_as_wide_as_it_lasted():
    svg = ET.fromstring(picture(0, 30, 60, 120).svg)
    widths = [float(rect.get("width", "")) for rect in svg.iter("{http://www.w3.org/2000/svg}rect")]
    assert [round(width / widths[0]) for width in widths] == [1, 1, 2]


def test_the_words_say_what_the_picture_shows():
    assert picture(0, 30, 60, 120).alt == (
        "Phases: undetected 30 min, then responding 30 min, then mitigated 1 h 00 min. "
        "Milestones: mark 0 22:10, mark 30 22:40, mark 60 23:10, mark 120 00:10."
    )


def test_ticks_stand_at_round_times_and_a_new_day_is_named():
    assert [text for text in texts(picture(0, 60, 240)) if re.fullmatch(r"\d\d:\d\d|\d+ March", text)] == [
        "23:00",
        "10 March",
        "01:00",
        "02:00",
    ]


def test_ticks_follow_the_writer_s_half_days():
    assert "11:00 PM" in texts(picture(0, 60, 120, half_days=True))


def test_a_phase_too_short_for_its_words_is_told_below():
    assert picture(0, 2, 240).caption == "Undetected 2 min · responding 3 h 58 min"
    assert picture(0, 120, 240).caption == ""


def test_phases_without_length_have_no_picture():
    assert phase_picture("p", [DrawnPhase("responding", START, START)], []) is None
    assert phase_picture("p", [], []) is None


def test_a_milestone_outside_the_phases_is_not_drawn():
    phases = [DrawnPhase("responding", after(0), after(60))]
    block = phase_picture("p", phases, [DrawnMilestone("introduced", after(-9000), "in March")])
    assert "introduced" not in block.svg


def test_the_same_phases_give_the_same_bytes():
    assert picture(0, 30, 60).svg == picture(0, 30, 60).svg


def test_years_get_few_ticks():
    assert len(texts(picture(0, 60 * 24 * 4000))) < 14


def test_a_name_that_is_markup_stays_text():
    phases = [DrawnPhase("<b>&", after(0), after(60))]
    block = phase_picture("p", phases, [DrawnMilestone("</text><script>", after(10), '"')])
    assert "</text><script>" in texts(block)


def test_characters_that_no_picture_may_hold_are_marked():
    phases = [DrawnPhase("a\x01b", after(0), after(60))]
    block = phase_picture("p", phases, [DrawnMilestone("c\ufffed\ud800", after(10), "\x00")])
    assert {"a\ufffdb 1 h 00 min", "c\ufffdd\ufffd"} <= set(texts(block))


def test_seven_milestones_have_their_names_on_a_narrow_page_too():
    places = (10, 60, 80, 85, 130, 190, 235)
    labels, rows = placed_labels(list(zip(places, (*NAMES[:6], "introduced"), strict=True)), 237, 12)
    assert sorted(label.text for label in labels) == sorted((*NAMES[:6], "introduced"))
    assert rows > 2


@given(st.lists(st.tuples(st.floats(0, 720), st.sampled_from(NAMES)), max_size=14))
def test_no_label_covers_another_nor_the_line_of_another(marks):
    labels, rows = placed_labels(marks, 720, 12)
    assert rows in (1, 2, 3, 4, 5, 6)
    assert {x for label in labels for x in label.marks} == {x for x, _ in marks}
    for label in labels:
        assert 0 <= label.left <= label.right <= 720
        assert label.right - label.left >= text_width(label.text, 12) - 0.01
        for other in labels:
            if other is label:
                continue
            assert other.row != label.row or label.right <= other.left or other.right <= label.left
            crossing = other.row > label.row and label.left < other.marks[0] < label.right
            assert not crossing
