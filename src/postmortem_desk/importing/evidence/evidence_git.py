"""Evidence from the output of `git log`, in full (also with its graph) or one commit a line in most formats."""

import re
from collections.abc import Iterator
from typing import Final

from msgspec import Struct

from postmortem_desk.importing.evidence.evidence import Origin, candidate
from postmortem_desk.importing.evidence.evidence_heads import looks_like_a_name
from postmortem_desk.importing.evidence.stamps import epoch_moment, find_stamp, stamp_at, stamp_moment
from postmortem_desk.model import UNKNOWN_MOMENT, Event, Moment
from postmortem_desk.remark import Remark
from postmortem_desk.text.times.time_grammar import parse_time

_COMMIT: Final = re.compile(r"(?:[*|\\/] {0,3})*commit (?P<hash>[0-9a-f]{7,64})(?: \([^)]*\))?")
_HASH: Final = re.compile(r"[(\[\"']?(?P<hash>[0-9a-f]{7,40})\b[)\]\"']?")
_REFS: Final = re.compile(r"\s*\((?:HEAD\b|tag: |[\w.-]+/)[^()]*\)\s*")
_AGO: Final = re.compile(r"[(\[]?(\d+ (?:second|minute|hour|day|week|month|year)s?(?:, \d+ \w+)? ago)[)\]]?")
_DAY: Final = re.compile(r"(?<![\w-])\d{4}-\d\d-\d\d(?![\w-])")
_HEADS: Final = ("author", "date", "authordate", "commit", "commitdate", "merge")
_MARKS: Final = " \t|,;-\u2013"


class _Line(Struct, frozen=True):
    hash: str
    at: Moment
    words: str


def is_git_log(text: str) -> bool:
    """Whether a text is what `git log` prints: its full form, or one commit a line."""
    lines = [line for line in text[:4000].split("\n") if line.strip()]
    if not lines:
        return False
    if _COMMIT.fullmatch(lines[0].strip()):
        return True
    whole = [line for line in lines[:-1] or lines if _without_graph(line)]
    commits = [found for line in whole if (found := _one_line(line))]
    has_letters = any(re.search(r"[a-f]", found.hash) for found in commits)
    return has_letters and len(commits) >= max(1, len(whole) * 9 // 10)


def git_log(text: str, problems: list[str]) -> Iterator[Event]:
    """The commits that `git log` tells. A time that is none for a reader ("3 days ago") is told in `problems`."""
    lines = text.split("\n")
    starts = [number for number, line in enumerate(lines) if _COMMIT.fullmatch(line.strip())]
    if starts:
        for start, end in zip(starts, [*starts[1:], len(lines)], strict=True):
            yield _checked(_commit(lines[start:end]), start + 1, problems)
        return
    for number, line in enumerate(lines, 1):
        found = _one_line(line)
        if found:
            yield _checked(_of_line(found, line.strip()), number, problems)
        elif _without_graph(line):
            problems.append(
                Remark("Line {number}: it tells no commit: {words}", number=number, words=line.strip()[:80])
            )


def _checked(event: Event, number: int, problems: list[str]) -> Event:
    if event.at.written and not event.at.is_known:
        problems.append(
            Remark('Line {number}: its time "{time}" is not understood.', number=number, time=event.at.written[:40])
        )
    return event


def _without_graph(line: str) -> str:
    return re.sub(r"^[*|\\/_ ]+", "", line).strip()


def _one_line(line: str) -> _Line | None:
    """A commit on one line: its hash first, or behind its time."""
    plain = _without_graph(line)
    stamp = stamp_at(plain)
    if stamp is not None:
        match = _HASH.match(plain[stamp.end :].lstrip(_MARKS))
        return _Line(match["hash"], stamp.moment, plain[stamp.end :].lstrip(_MARKS)[match.end() :]) if match else None
    match = _HASH.match(plain)
    if match is None:
        return None
    rest = _REFS.sub(" ", plain[match.end() :])
    stamp = find_stamp(rest, 200)
    if stamp is not None:
        return _Line(match["hash"], stamp.moment, f"{rest[: stamp.start]} {rest[stamp.end :]}")
    found = _DAY.search(rest) or _AGO.search(rest)
    at = _git_moment(found[1] if found.re is _AGO else found[0]) if found else UNKNOWN_MOMENT
    return _Line(match["hash"], at, rest.replace(found[0], " ", 1) if found else rest)


def _of_line(found: _Line, quote: str) -> Event:
    fields = [part.strip(_MARKS) for part in re.split(r"\s*[|\t;]\s*", found.words) if part.strip(_MARKS)]
    is_named = len(fields) > 1 and looks_like_a_name(fields[0])
    actor = fields[0] if is_named else ""
    words = " | ".join(fields[1:]) if is_named else found.words.strip(_MARKS)
    words = re.sub(r"\s{2,}", " ", words)
    return candidate(Origin("git", found.hash), words or quote, at=found.at, actor=actor, quote=quote, guess="change")


def _commit(lines: list[str]) -> Event:
    """A commit in full; what follows its message (a diff, the files) is no part of what was said."""
    match = _COMMIT.fullmatch(lines[0].strip())
    reference = match["hash"] if match else ""
    heads: dict[str, str] = {}
    body: list[str] = []
    said = [lines[0]]
    is_graph = not lines[0].startswith("commit")
    for line in lines[1:]:
        plain = re.sub(r"^[*|\\/]?(?: ?[*|\\/])* ?", "", line) if is_graph else line
        name, colon, value = plain.partition(":")
        if colon and name.strip().lower() in _HEADS and not body:
            heads.setdefault(name.strip().lower(), value.strip())
        elif plain.startswith("    "):
            body.append(plain.strip())
        elif plain.strip():
            break
        said.append(line)
    at = _git_moment(heads.get("commitdate") or heads.get("date") or heads.get("authordate") or "")
    text = next((line for line in body if line), lines[0])
    quote = "\n".join(said).rstrip()
    actor = heads.get("author", "").partition(" <")[0]
    return candidate(Origin("git", reference), text, at=at, actor=actor, quote=quote, guess="change")


def _git_moment(words: str) -> Moment:
    """Git's own dates: ISO, RFC 2822, its default, a day alone, seconds since 1970; with its words for any other."""
    if not words:
        return UNKNOWN_MOMENT
    raw = re.fullmatch(r"(\d{9,11}) [+-]\d{4}", words)
    at = epoch_moment(raw[1]) if raw else stamp_moment(words)
    if at is not None:
        return at
    parsed = parse_time(words) if not _AGO.fullmatch(words) else None
    if parsed is not None and parsed.start.is_known:
        return parsed.start
    return Moment(written=words, precision="unknown")
