"""Evidence from chats, pagers, trackers and logs, in the shapes that their public documentation shows."""

import pytest

from postmortem_desk.importing.evidence.evidence_kinds import Wanted, read_evidence
from postmortem_desk.trouble import Trouble
from support.evidence import DAY, candidates, rows


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        (
            "Ana Diaz\n  9:05 AM\nCheckout is down\n9:06\nlooking\n\nBob Roe\n  9:07 AM\nrolling back\nand more",
            [
                ("09:05", "Ana Diaz", "Checkout is down"),
                ("09:06", "Ana Diaz", "looking"),
                ("09:07", "Bob Roe", "rolling back\nand more"),
            ],
        ),
        (
            "Ana Diaz  9:05 AM\ndown\n[9:06 AM] second\nBob Roe 9:10 AM\nok",
            [("09:05", "Ana Diaz", "down"), ("09:06", "Ana Diaz", "second"), ("09:10", "Bob Roe", "ok")],
        ),
        (
            "[5/1 9:05 AM] Diaz, Ana\ndown\n\n[5/1 9:07 AM] Roe, Bob\nback",
            [("09:05", "Diaz, Ana", "down"), ("09:07", "Roe, Bob", "back")],
        ),
        ("[09:05] <ana> down\n09:06 <bob> yes", [("09:05", "ana", "down"), ("09:06", "bob", "yes")]),
        ("ana \u2014 05/01/2023 9:07 AM\nfixing", [("09:07", "ana", "fixing")]),
        ("May  1 09:05:33 web1 sshd[12]: open", [("09:05:33", "", "web1 sshd[12]: open")]),
        ("[01/05/2023, 09:05:33] Ana: a\n[25/12/2023, 09:06] B: b", [("09:05:33", "Ana", "a")]),
        ("Monday, May 1st, 2023\nAna 9:05 AM\nhello", [("09:05", "Ana", "hello")]),
        ("On Mon, May 1, 2023 at 9:05 AM Ana Diaz <a@b.org> wrote:\n> down", [("09:05", "Ana Diaz", "down")]),
    ],
)
def test_lines_copied_from_a_chat_a_terminal_or_a_mail(text: str, expected: list[tuple[str, str, str]]) -> None:
    found = rows(text)[: len(expected)]
    assert found == [(f"2023-05-01T{clock}", who, words) for clock, who, words in expected]


def test_today_is_no_day_that_a_text_knows() -> None:
    assert rows("ana \u2014 Today at 9:05 AM\nCheckout down")[0][0] == "T09:05"


def test_a_log_line_keeps_its_trace_and_its_exact_words() -> None:
    text = "2023-05-01T09:05:33Z ERROR pool\n  at foo.py:3\n2023-05-01 09:05:34,001 INFO ok"
    first, second = candidates(text)
    assert first.sources[0].quote == "2023-05-01T09:05:33Z ERROR pool\n  at foo.py:3"
    assert first.text == "ERROR pool\n  at foo.py:3"
    assert second.at.at == "2023-05-01T09:05:34"


def test_what_stands_before_the_first_message_is_told() -> None:
    read = read_evidence(b"Some words of mine that lead it in.\n\n09:05 down", "pasted", Wanted(day=DAY))
    assert len(read.candidates) == 1
    assert read.problems == (
        "Line 1: no time leads it and no message is above it: Some words of mine that lead it in.",
    )


def test_lines_without_any_time_are_an_event_each() -> None:
    assert rows("first\n\nsecond") == [(None, "", "first"), (None, "", "second")]


def test_a_reference_follows_from_the_words_so_that_a_longer_paste_doubles_nothing() -> None:
    short, long = "09:06 <bob> yes\n09:06 <bob> yes", "09:05 <ana> down\n09:06 <bob> yes\n09:06 <bob> yes\n09:07 <c> x"
    few, many = ({event.id for event in candidates(text)} for text in (short, long))
    assert len(few) == 2
    assert few < many


def test_git_log_in_full_and_on_one_line() -> None:
    full = "commit 0123456789abcdef0123456789abcdef01234567 (HEAD -> main)\nAuthor: Ana <a@b>\n"
    full += "Date:   Mon May 1 09:05:00 2023 -0700\n\n    Fix pool\n\n    body\n"
    assert rows(full) == [("2023-05-01T09:05:00-07:00", "Ana", "Fix pool")]
    assert rows("a1b2c3d Fix pool\ne4f5a6b Other") == [(None, "", "Fix pool"), (None, "", "Other")]
    assert rows("a1b2c3d 2023-05-01 09:05:00 -0700 Fix") == [("2023-05-01T09:05:00-07:00", "", "Fix")]


@pytest.mark.parametrize(
    ("data", "name"),
    [
        (b"{", "a.json"),
        (b"[" * 100_000, "a.json"),
        (b"\x00\x01", "a.log"),
        (b'{"format": "postmortem-desk/incident"}', "a.json"),
    ],
)
def test_what_cannot_be_read_is_refused_with_a_sentence(data: bytes, name: str) -> None:
    with pytest.raises(Trouble) as told:
        read_evidence(data, name)
    assert told.value.remedy


def test_half_a_character_and_other_odd_values_do_no_harm() -> None:
    odd = '[{"ts": "x", "text": "\\ud800", "user": {"a": 1}, "attachments": 3, "files": [null]}, 5, null]'
    (event,) = candidates(odd, "a.json")
    assert event.text == "\N{REPLACEMENT CHARACTER}"
