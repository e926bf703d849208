"""Copied text in the layouts of chats, logs, mails and `git log`; what is in doubt is told and not guessed."""

from time import process_time

import pytest

from postmortem_desk.importing.evidence.evidence_kinds import Wanted, evidence_kind, read_evidence
from postmortem_desk.importing.evidence.evidence_lines import text_lines
from postmortem_desk.importing.read import read_document
from support.evidence import DAY, candidates, rows

Expected = list[tuple[str | None, str, str]]
DOWN: Expected = [("2023-05-01T09:05", "Ana Diaz", "down"), ("2023-05-01T09:07", "Bob Roe", "back")]


@pytest.mark.parametrize(
    "text",
    [
        "Ana Diaz [9:05 AM]\ndown\n\nBob Roe [9:07 AM]\nback",
        "Ana Diaz\n9:05 AM\ndown\nBob Roe\n9:07 AM\nback (edited)\n2 replies\nLast reply today at 9:12 AM",
        "9:05 AM\nAna Diaz: down\n9:07 AM\nBob Roe: back",
        "Ana Diaz\n:palm_tree:  9:05 AM\ndown\nNew\nBob Roe\nAPP  9:07 AM\nback\n:eyes: 3",
        "Ana Diaz\n \u2014 5/1/23, 9:05 AM\ndown\nBob Roe\n \u2014 9:07 AM\nback",
        "Ana Diaz9:05 AM\ndown\nBob Roe9:07 AM\nback",
        "[5/1/2023 9:05 AM] Ana Diaz: down\n[9:07 AM] Bob Roe (Guest)\nback",
        "Ana Diaz, [01.05.2023 09:05]\ndown\n\nBob Roe, [01.05.2023 09:07]\nback",
        "Ana Diaz @ana 9:05 AM\ndown\nBob Roe @bob 9:07 AM\nback",
        "5/1/23, 9:05 AM - Ana Diaz: down\n5/1/23, 9:07 AM - Bob Roe: back\n5/13/23, 9:00 AM - Bob Roe: x",
        "| 09:05 | Ana Diaz: down |\n| 09:07 | Bob Roe: back |",
        "On Mon, May 1, 2023 at 9:07 AM Bob Roe <b@x.org> wrote:\n> back\n> On 1 May 2023, at 09:05, Ana Diaz wrote:\n>> down",
        (
            "From: Bob Roe <b@x.org>\nSent: Monday, May 1, 2023 9:07 AM\nTo: x\n\nback\n\n-----Original Message-----\n"
            "From: Ana Diaz\nSent: Monday, May 1, 2023 9:05 AM\n\ndown"
        ),
        "Am 01.05.2023 um 09:05 schrieb Ana Diaz <a@x.org>:\n> down\n\nAm 01.05.2023 um 09:07 schrieb Bob Roe:\n> back",
    ],
)
def test_the_same_two_messages_in_the_layouts_of_chats_and_mails(text: str) -> None:
    assert sorted(rows(text), key=str)[:2] == DOWN


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("09:05:33    ana | down", [("09:05:33", "ana", "down")]),
        ("09:05 < ana> down\n09:06 <@bob> ok", [("09:05", "ana", "down"), ("09:06", "bob", "ok")]),
        (
            "09:05  * ana nods\n09:06 -!- bob has quit",
            [("09:05", "ana", "ana nods"), ("09:06", "", "-!- bob has quit")],
        ),
        ("May 01 09:05:33 <ana>\tdown", [("09:05:33", "ana", "down")]),
        (
            "[09:05:33] <ana> down\n[09:05:40] *** Joins: bob",
            [("09:05:33", "ana", "down"), ("09:05:40", "", "*** Joins: bob")],
        ),
        ("2023-05-01 09:05:00\tana\tdown now", [("09:05:00", "ana", "down now")]),
        ("09:05:33 From Ana Diaz to Everyone:\n\tdown", [("09:05:33", "Ana Diaz", "down")]),
        ("5/1/23, 9:05 AM - +49 170 1234567: hi\n5/13/23, 9:05 AM - x", [("09:05", "+49 170 1234567", "hi")]),
        ("[Mon May  1 09:05:33 2023] Out of memory: killed", [("09:05:33", "", "Out of memory: killed")]),
        ("[Mon May 01 09:05:33.123456 2023] [core:error] x", [("09:05:33", "", "[core:error] x")]),
        ("May  1 09:05:33 web1 kernel: oom", [("09:05:33", "", "web1 kernel: oom")]),
        ("<165>1 2023-05-01T09:05:33.003Z host app - x", [("09:05:33+00:00", "", "host app - x")]),
        ("I0501 09:05:33.123456       1 main.go:12] up", [("09:05:33", "", "1 main.go:12] up")]),
        ("2023/05/01 09:05:33.123456 up", [("09:05:33", "", "up")]),
        ('time="2023-05-01T09:05:33Z" level=info msg="it is \\"up\\""', [("09:05:33+00:00", "", 'it is "up"')]),
        ("web_1  | 2023-05-01T09:05:33.123456789Z up", [("09:05:33+00:00", "", "web_1  | up")]),
        ("1234:M 01 May 2023 09:05:33.123 * Ready", [("09:05:33", "", "1234:M * Ready")]),
        ("  501  2023-05-01 09:05:33 ls", [("09:05:33", "", "501 ls")]),
        ("#1682931933\nls", [("09:05:33+00:00", "", "ls")]),
        ("[2023-05-01 09:05:33,123: ERROR/Main] x", [("09:05:33", "", "[ERROR/Main] x")]),
        ("Ana Diaz (2023-05-01 09:05): down", [("09:05", "Ana Diaz", "down")]),
        ("2023-05-01T09:05:33Z\nORA-00600: broken", [("09:05:33+00:00", "", "ORA-00600: broken")]),
        ("> Ana Diaz  9:05 AM\n> down\n> Bob  9:06 AM\n> ok", [("09:05", "Ana Diaz", "down"), ("09:06", "Bob", "ok")]),
        ("*Ana Diaz* [9:05 AM]\ndown", [("09:05", "Ana Diaz", "down")]),
        ("Fixed\nPosted May 01, 2023 - 09:05 UTC\n", [("09:05+00:00", "", "Fixed")]),
        ("2023-05-01 09:05:33 -0700 x", [("09:05:33-07:00", "", "x")]),
        (
            "Date: Mon, 01 May 2023 09:05:33 +0200\nFrom: Ana <a@x>\nSubject: Down\n\nIt is.",
            [("09:05:33+02:00", "Ana", "Down\n\nIt is.")],
        ),
    ],
)
def test_lines_of_chats_and_programs(text: str, expected: Expected) -> None:
    assert rows(text)[: len(expected)] == [(f"2023-05-01T{clock}", who, words) for clock, who, words in expected]


def test_a_zone_in_letters_and_a_range_are_kept() -> None:
    (logged,) = candidates("2023-05-01 09:05:33.123 CEST [1234] LOG:  x")
    assert (logged.at.zone, logged.text) == ("CEST", "[1234] LOG:  x")
    (outage,) = candidates("09:00 - 09:10 outage")
    assert (outage.at.at, outage.end.at if outage.end else "") == ("2023-05-01T09:00", "2023-05-01T09:10")


def test_days_between_messages_hold_for_what_follows() -> None:
    text = "--- Log opened Sun Apr 30 22:00:00 2023\n23:05 <ana> a\n--- Day changed Mon May 01 2023\n00:05 <ana> b"
    assert [row[0] for row in rows(text, day=None)] == ["2023-04-30T23:05", "2023-05-01T00:05"]


@pytest.mark.parametrize("word", ["Today", "Yesterday", "Monday", "gestern"])
def test_a_day_that_only_the_reader_of_then_knows_is_unknown(word: str) -> None:
    assert rows(f"Ana Diaz, {word} 9:05 AM\ndown")[0] == ("T09:05", "Ana Diaz", "down")
    assert rows(f"Ana Diaz\n8:00 AM\nfirst\n{word}\nAna Diaz\n9:05 AM\ndown")[1] == ("T09:05", "Ana Diaz", "down")


def test_a_clock_that_went_back_by_half_a_day_has_passed_midnight_which_is_told() -> None:
    read = read_evidence(b"23:58 down\n00:10 up\n00:05 late", "pasted", Wanted(day=DAY))
    assert [event.at.at for event in read.candidates] == ["2023-05-01T23:58", "2023-05-02T00:10", "2023-05-02T00:05"]
    assert read.problems == ("Line 2: 00:10 comes after midnight; it is taken for 2023-05-02.",)


def test_a_time_that_is_none_is_told_and_not_guessed() -> None:
    read = read_evidence(b"25:61 a\n09:05 b\n2023-13-45 09:05 c", "pasted", Wanted(day=DAY))
    assert [event.at.at for event in read.candidates] == [None, "2023-05-01T09:05", None]
    assert [problem.partition(":")[0] for problem in read.problems] == ["Line 1", "Line 3"]


def test_a_name_that_may_be_a_word_is_not_made_a_person() -> None:
    found = rows("ana\n09:05\ndown\n09:06\nsecond\nok\n09:07\nthird")
    assert [row[1] for row in found] == ["ana", "ana", ""]
    assert found[1][2] == "second\nok"


def test_no_word_of_a_paste_is_lost_from_the_quotes() -> None:
    text = "Ana Diaz\n:palm_tree:  9:05 AM\ndown (edited)\n2 replies\nBob Roe\n9:07 AM\nback"
    assert " ".join(event.sources[0].quote for event in candidates(text)).split() == text.split()


HASH = "0123456789abcdef0123456789abcdef01234567"


@pytest.mark.parametrize(
    ("text", "at", "actor", "words"),
    [
        (
            f"*   commit {HASH}\n|\\  Merge: 1 2\n| | Author: Ana <a@b>\n| | Date:   Mon May 1 09:05:00 2023 -0700\n| | \n| |     Merge",
            "09:05:00-07:00",
            "Ana",
            "Merge",
        ),
        (
            f"commit {HASH}\nAuthor:     Ana <a@b>\nAuthorDate: Mon May 1 08:05:00 2023 -0700\nCommit:     Bob <b@b>\nCommitDate: Mon May 1 09:05:00 2023 -0700\n\n    Fix\n\n a.py | 2 +-",
            "09:05:00-07:00",
            "Ana",
            "Fix",
        ),
        (
            f"commit {HASH}\nAuthor: Ana <a@b>\nDate:   1682957100 -0700\n\n    Fix\n\ndiff --git a/x b/x\n+y",
            "16:05:00+00:00",
            "Ana",
            "Fix",
        ),
        ("a1b2c3d | 2023-05-01 09:05:00 -0700 | Ana Diaz | Fix", "09:05:00-07:00", "Ana Diaz", "Fix"),
        ("2023-05-01 09:05:00 -0700 a1b2c3d Fix", "09:05:00-07:00", "", "Fix"),
        ("* a1b2c3d (HEAD -> main, tag: v1) Mon May 1 09:05:00 2023 -0700 Fix", "09:05:00-07:00", "", "Fix"),
        ("a1b2c3d 2023-05-01T09:05:00-07:00 Fix", "09:05:00-07:00", "", "Fix"),
    ],
)
def test_formats_of_git_log(text: str, at: str, actor: str, words: str) -> None:
    assert evidence_kind(text.encode(), "pasted") == "git"
    assert rows(text) == [(f"2023-05-01T{at}", actor, words)]


def test_a_time_of_git_that_counts_from_the_day_it_was_printed_is_told() -> None:
    read = read_evidence(b"* a1b2c3d - (2 hours ago) Fix pool\n|\\\n* e4f5a6b - (3 days ago) Other", "pasted")
    assert [(event.text, event.at.written) for event in read.candidates] == [
        ("Fix pool", "2 hours ago"),
        ("Other", "3 days ago"),
    ]
    assert len(read.problems) == 2


@pytest.mark.parametrize(
    "text",
    [
        "Resolved - It is over.\nMay 1, 09:20 UTC\nMonitoring - A fix is out.\nMay 1, 09:10 UTC\n",
        (
            "Resolved\nIt is over.\nPosted 3 years ago. May 01, 2023 - 09:20 UTC\n\n"
            "Monitoring\nA fix is out.\nPosted 3 years ago. May 01, 2023 - 09:10 UTC\n"
        ),
    ],
)
def test_a_status_page_has_its_times_below_what_happened(text: str) -> None:
    (first, second) = rows(text)
    assert (first[0], second[0]) == ("2023-05-01T09:20+00:00", "2023-05-01T09:10+00:00")
    assert first[2].endswith("It is over.")
    assert second[2].endswith("A fix is out.")
    assert read_evidence(text.encode(), "pasted", Wanted(day=DAY)).problems == ()


def test_a_log_that_is_quoted_in_a_chat_is_a_part_of_the_message() -> None:
    text = "Ana Diaz  9:05 AM\n2023-05-01T08:59:59Z ERROR pool\nsee that?\nBob Roe  9:07 AM\nyes"
    assert [(row[1], row[2]) for row in rows(text)] == [
        ("Ana Diaz", "2023-05-01T08:59:59Z ERROR pool\nsee that?"),
        ("Bob Roe", "yes"),
    ]


def test_after_a_day_that_is_not_known_the_next_clock_has_none_either() -> None:
    assert [row[0] for row in rows("[Yesterday 09:07] Roe, Bob\nok\n[09:08] Roe, Bob\nyes")] == ["T09:07", "T09:08"]


def test_a_line_above_all_may_tell_the_day() -> None:
    assert rows("Incident call 1 May 2023\n09:05 Ana: slow", day=None)[0] == ("2023-05-01T09:05", "Ana", "slow")


def test_a_time_that_is_indented_below_a_word_is_below_a_name() -> None:
    assert [row[1] for row in rows("ana\n  09:05\ndown\n09:06\nok\nbob\n  09:07\nback")] == ["ana", "ana", "bob"]


LONG, FEW = 20_000, 2_000


@pytest.mark.parametrize(
    "text",
    [
        "@--" * LONG,
        "a " * LONG + "9:05",
        (":a:" * 20 + "1\n") * 2_000,
        "09:05 " + "a, " * LONG,
        'time="2023-05-01T09:05:33Z" ' + 'msg="a' * LONG,
        "> " * LONG + "x",
        "On " + "9:05 " * LONG + "wrote:",
        ("From: a\n" * 9 + "x\n") * 200,
        "[" * LONG,
        "commit 0123456\n" * FEW,
        ("ana\n09:05\n") * FEW,
        "2023-05-01 " * LONG,
    ],
)
def test_no_text_takes_long(text: str) -> None:
    start = process_time()
    read_evidence(text.encode(), "pasted", Wanted(kind="text"))
    assert process_time() - start < 2


@pytest.mark.parametrize(
    ("line", "text"),
    [
        ("1683190800 ERROR the queue is full", "ERROR the queue is full"),
        ("[1683190800] SERVICE ALERT: web01;HTTP;CRITICAL", "SERVICE ALERT: web01;HTTP;CRITICAL"),
        ("1683190800123 the queue is full", "the queue is full"),
        ("1683190800.25 the queue is full", "the queue is full"),
        ('ts=1683190800.5 level=info msg="the queue is full"', "the queue is full"),
        ("ts=1683190800 the queue is full", "the queue is full"),
    ],
)
def test_lines_may_count_seconds_since_1970(line: str, text: str) -> None:
    (event,) = text_lines(line, [])
    assert (event.at.at, event.actor, event.text) == ("2023-05-04T09:00:00+00:00", "", text)


def test_a_meeting_tells_whose_words_follow() -> None:
    copied = "From Ann Lee to Everyone 10:42 AM\nit is down\nFrom Bo to Everyone 10:43 AM\non it\n"
    assert [(event.actor, event.text) for event in text_lines(copied, [])] == [
        ("Ann Lee", "it is down"),
        ("Bo", "on it"),
    ]


def test_a_copied_page_of_status_tells_its_updates() -> None:
    page = (
        "Late mail\nIncident Report for Example\n\nResolved\nAll is well.\nPosted May 01, 2023 - 10:40 UTC\n\n"
        "Investigating\nMail is late.\nPosted May 01, 2023 - 09:05 UTC\n\nThis incident affected: Mail.\n"
    )
    incident = read_document(page.encode(), "page.txt").incident
    assert [(event.at.at, event.text) for event in incident.timeline] == [
        ("2023-05-01T09:05+00:00", "Investigating\nMail is late.\n\nThis incident affected: Mail."),
        ("2023-05-01T10:40+00:00", "Late mail\nIncident Report for Example\n\nResolved\nAll is well."),
    ]


def test_a_saved_meeting_is_no_table() -> None:
    saved = b"10:42:11\t From  Ann Lee : it is down\n10:43:00\t From  Bo to  Ann Lee(Direct Message) : on it\n"
    evidence = read_evidence(saved, "meeting.txt")
    assert [(event.actor, event.text) for event in evidence.candidates] == [("Ann Lee", "it is down"), ("Bo", "on it")]


def test_a_record_tells_its_time_among_its_fields() -> None:
    problems: list[str] = []
    record = (
        "Log Name: System\nDate:  2024-03-05 10:42:11\nLevel: Error\n\nLog Name: Other\nDate:  2024-03-05 10:43:00\n"
    )
    events = text_lines(record, problems)
    assert [event.text for event in events] == ["Log Name: System\nLevel: Error", "Log Name: Other"]
    assert [event.at.at for event in events] == ["2024-03-05T10:42:11", "2024-03-05T10:43:00"]
    assert problems == []


def test_a_mark_of_direction_before_a_line_and_a_reaction_below_are_nothing_that_was_said() -> None:
    copied = "[05.03.24, 10:42:11] Ann: down\n\u200e[05.03.24, 10:44:00] Bo: seen\n"
    assert [event.text for event in text_lines(copied, [])] == ["down", "seen"]
    below = "Ann\n  10:42 AM\nit is down\n:eyes:\n2\n"
    assert [event.text for event in text_lines(below, [])] == ["it is down"]
