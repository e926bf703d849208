"""Chunks keep the rows in order and their sizes in bounds, and change only where a row did."""

from collections.abc import Callable

from hypothesis import given
from hypothesis import strategies as st
from msgspec.structs import replace

from postmortem_desk.report.blocks import EventRow
from postmortem_desk.widgets.preview.preview_chunks import LARGEST, SMALLEST, Chunks, longest_rise, rechunked

Rows = tuple[EventRow, ...]


def row(number: int, text: str = "") -> EventRow:
    return EventRow(f"e{number}", "9:00", "", text, "", (), "", key_event=False, doubtful=False)


def rows(count: int) -> Rows:
    return tuple(map(row, range(count)))


def joined(chunks: Chunks) -> Rows:
    return tuple(row for chunk in chunks.chunks for row in chunk.rows)


def assert_sound(chunks: Chunks, expected: Rows) -> None:
    assert joined(chunks) == expected
    keys = [chunk.key for chunk in chunks.chunks]
    assert len(set(keys)) == len(keys)
    assert all(key < chunks.next_key for key in keys)
    sizes = [len(chunk.rows) for chunk in chunks.chunks]
    assert all(0 < size <= LARGEST for size in sizes)
    assert len(sizes) <= 1 or min(sizes) >= SMALLEST


def changed(before: Chunks, after: Chunks) -> int:
    """How many chunks of `after` must be drawn."""
    kept = set(map(id, before.chunks))
    return sum(id(chunk) not in kept for chunk in after.chunks)


Edit = Callable[[Rows, int, int], Rows]


def insert(now: Rows, at: int, number: int) -> Rows:
    return (*now[:at], row(1000 + number), *now[at:])


def insert_many(now: Rows, at: int, number: int) -> Rows:
    return (*now[:at], *(row(10_000 + 100 * number + extra) for extra in range(number % 60)), *now[at:])


def remove(now: Rows, at: int, number: int) -> Rows:
    return now[:at] + now[at + number % 40 :]


def edit(now: Rows, at: int, number: int) -> Rows:
    return tuple(replace(row, text=f"{number}") if place == at else row for place, row in enumerate(now))


def move(now: Rows, at: int, number: int) -> Rows:
    size = 1 + number % 15
    taken, rest = now[at : at + size], now[:at] + now[at + size :]
    to = number % (len(rest) + 1)
    return rest[:to] + taken + rest[to:]


def turn_round(now: Rows, at: int, number: int) -> Rows:
    return now[:at] + now[at : at + number][::-1] + now[at + number :]


def shuffle(now: Rows, at: int, number: int) -> Rows:
    return tuple(sorted(now, key=lambda row: int(row.event_id[1:]) * (7919 + number) % (101 + at)))


EDITS: tuple[Edit, ...] = (insert, insert_many, remove, edit, move, turn_round, shuffle)


@given(st.integers(0, 150), st.lists(st.tuples(st.sampled_from(EDITS), st.integers(0, 200), st.integers(0, 200))))
def test_any_sequence_of_edits_keeps_rows_in_order_and_sizes_in_bounds(
    count: int, edits: list[tuple[Edit, int, int]]
) -> None:
    now = rows(count)
    chunks = rechunked(Chunks(), now)
    assert_sound(chunks, now)
    for step, (change, at, number) in enumerate(edits):
        now = tuple({row.event_id: row for row in change(now, min(at, len(now)), number + step * 1000)}.values())
        before = chunks
        chunks = rechunked(before, now)
        assert_sound(chunks, now)
        assert chunks.next_key >= before.next_key


@given(st.integers(30, 300), st.integers(0, 299), st.integers(0, 299))
def test_one_change_touches_few_chunks_however_many_there_are(count: int, at: int, number: int) -> None:
    now = rows(count)
    chunks = rechunked(Chunks(), now)
    at %= count
    assert changed(chunks, rechunked(chunks, edit(now, at, 1))) == 1
    assert changed(chunks, rechunked(chunks, insert(now, at, 1))) <= 2
    assert changed(chunks, rechunked(chunks, now[:at] + now[at + 1 :])) <= 1
    one_moved = now[:at] + now[at + 1 :]
    to = number % count
    assert changed(chunks, rechunked(chunks, (*one_moved[:to], now[at], *one_moved[to:]))) <= 4


def test_the_same_rows_give_the_very_same_chunks() -> None:
    chunks = rechunked(Chunks(), rows(100))
    again = rechunked(chunks, rows(100))
    assert again.chunks == chunks.chunks
    assert changed(chunks, again) == 0


def test_an_edited_chunk_keeps_its_key() -> None:
    chunks = rechunked(Chunks(), rows(60))
    after = rechunked(chunks, edit(rows(60), 30, 5))
    assert [chunk.key for chunk in after.chunks] == [chunk.key for chunk in chunks.chunks]


def test_a_chunk_splits_above_24_rows_and_merges_below_6() -> None:
    chunks = rechunked(Chunks(), rows(36))
    assert [len(chunk.rows) for chunk in chunks.chunks] == [12, 12, 12]
    now = (*rows(36)[:14], *map(row, range(100, 112)), *rows(36)[14:])
    chunks = rechunked(chunks, now)
    assert [len(chunk.rows) for chunk in chunks.chunks] == [12, 24, 12]
    now = insert(now, 14, 1)
    chunks = rechunked(chunks, now)
    assert [len(chunk.rows) for chunk in chunks.chunks] == [12, 12, 13, 12]
    now = now[:5] + now[12:]
    chunks = rechunked(chunks, now)
    assert [len(chunk.rows) for chunk in chunks.chunks] == [17, 13, 12]


def test_a_short_table_is_one_chunk_and_an_empty_one_none() -> None:
    chunks = rechunked(Chunks(), rows(3))
    assert [len(chunk.rows) for chunk in chunks.chunks] == [3]
    assert rechunked(chunks, ()).chunks == ()


def test_rows_with_the_same_id_are_all_kept() -> None:
    now = (row(1), row(1), *rows(20), row(1, "again"))
    chunks = rechunked(Chunks(), now)
    after = rechunked(chunks, (*now, row(1)))
    assert joined(after) == (*now, row(1))


@given(st.lists(st.integers(0, 30), max_size=30))
def test_the_longest_rise_rises_and_nothing_longer_does(values: list[int]) -> None:
    rise = longest_rise(values)
    assert rise == sorted(set(rise))
    assert [values[index] for index in rise] == sorted({values[index] for index in rise})
    longest = [1] * len(values)
    for index, value in enumerate(values):
        longest[index] += max((longest[place] for place in range(index) if values[place] < value), default=0)
    assert len(rise) == max(longest, default=0)
