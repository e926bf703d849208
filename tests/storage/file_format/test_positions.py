import json
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from postmortem_desk.storage.file_format.positions import (
    Position,
    Step,
    byte_position,
    marks,
    position_at,
    position_of,
    positions_of,
    second_of_key,
    too_deep,
)
from support.odd_incidents import JSON

TEXT = '{"a": 1,\n "b": [1, {"c": "é\\u00e9"}],\n "d\\ud83d\\ude00": [[[]]]}'


@pytest.mark.parametrize(
    ("path", "expected"),
    [
        ((), (1, 1)),
        (("a",), (1, 7)),
        (("b",), (2, 7)),
        (("b", 1, "c"), (2, 17)),
        (("d😀", 0, 0), (3, 21)),
        (("b", 7), (2, 7)),
        (("b", 1, "z", 5), (2, 11)),
        (("none",), (1, 1)),
    ],
)
def test_a_path_is_found_or_what_is_nearest_to_it(path: tuple[Step, ...], expected: tuple[int, int]) -> None:
    assert position_of(TEXT, path) == expected


def test_several_paths_are_found_in_one_pass() -> None:
    assert positions_of(TEXT, [("a",), ("b", 0), ("none",)]) == {("a",): (1, 7), ("b", 0): (2, 8)}


@given(st.dictionaries(st.text(max_size=4), JSON, max_size=4), st.sampled_from([None, 1]), st.booleans())
def test_every_value_stands_where_it_is_said_to_stand(value: object, indent: int | None, ascii_only: bool) -> None:
    text = json.dumps(value, indent=indent, ensure_ascii=ascii_only)
    decoder = json.JSONDecoder()
    for mark in marks(text):
        found = decoder.raw_decode(text, mark.offset)[0]
        expected: Any = value
        if mark.is_key:
            assert found == mark.path[-1]
            continue
        for step in mark.path:
            expected = expected[step]
        assert found == expected


@given(st.text('{}[]:,"\\ a1\n', max_size=40))
def test_broken_text_is_scanned_without_harm(text: str) -> None:
    for mark in marks(text):
        assert text.startswith(mark.written, mark.offset)


def test_a_second_key_is_found_in_its_object_only() -> None:
    assert second_of_key('{"a": {"a": 1}, "b": [{"a": 2}, {"a": 3}]}') is None
    assert second_of_key('[{"a": 1,\n"b": {},"a": 2}]') == ("a", Position(2, 9))


def test_depth_is_counted_from_one() -> None:
    assert too_deep("[[1]]", 2) is None
    assert too_deep("[\n[1]]", 1) == (2, 1)


def test_columns_count_characters_and_not_bytes() -> None:
    assert position_at("ä\nöö x", 5) == (2, 4)
    assert byte_position("ä\nöö x".encode(), 8) == (2, 4)
    assert str(Position(3, 4)) == "line 3, column 4"
