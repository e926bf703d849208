"""Evidence from the output of `git log`, in full or one commit a line."""

import re
from collections.abc import Iterator
from email.utils import parsedate_to_datetime
from typing import Final

from postmortem_desk.importing.evidence import Origin, candidate
from postmortem_desk.importing.stamps import iso_moment
from postmortem_desk.model import UNKNOWN_MOMENT, Event, Moment
from postmortem_desk.text.moments import moment_at
from postmortem_desk.text.time_grammar import parse_time

_COMMIT: Final = re.compile(r"commit (?P<hash>[0-9a-f]{7,64})(?: \([^)]*\))?")
_ONE_LINE: Final = re.compile(r"[*|\\/ ]*(?P<hash>[0-9a-f]{7,40})\b(?P<rest>.*)")
_GIT_DATE: Final = re.compile(r"\d{4}-\d\d-\d\d(?:[ T]\d\d:\d\d(?::\d\d)?(?: ?(?:[+-]\d\d:?\d\d|Z))?)?")
_GIT_HEADS: Final = ("author", "date", "authordate", "commit", "commitdate", "merge")


def is_git_log(text: str) -> bool:
    """Whether a text is what `git log` prints: its full form, or one commit a line."""
    lines = [line for line in text[:4000].split("\n") if line.strip()]
    if not lines:
        return False
    if _COMMIT.fullmatch(lines[0].strip()):
        return True
    one_line = [match for line in lines[:-1] or lines if (match := _ONE_LINE.match(line))]
    has_letters = any(re.search(r"[a-f]", match["hash"]) for match in one_line)
    return has_letters and len(one_line) >= max(1, len(lines[:-1]) * 9 // 10)


def git_log(text: str) -> Iterator[Event]:
    """The commits that `git log` tells: in full, or one a line (with an ISO date anywhere in it, or without a time)."""
    blocks = re.split(r"(?m)^(?=commit [0-9a-f]{7,64}(?: \(|$))", text)
    if len(blocks) > 1:
        for block in blocks:
            if block.strip() and (event := _commit(block.rstrip())):
                yield event
        return
    for line in text.split("\n"):
        match = _ONE_LINE.match(line)
        if match:
            found = _GIT_DATE.search(match["rest"])
            at = _git_moment(found[0]) if found else UNKNOWN_MOMENT
            rest = match["rest"].replace(found[0], "", 1) if found else match["rest"]
            words = re.sub(r"^[\s|,;-]+|[\s|,;-]+$", "", re.sub(r"\s{2,}", " ", rest))
            yield candidate(Origin("git", match["hash"]), words or line, at=at, quote=line.strip(), guess="change")


def _commit(block: str) -> Event | None:
    lines = block.split("\n")
    match = _COMMIT.fullmatch(lines[0].strip())
    if not match:
        return None
    heads: dict[str, str] = {}
    body: list[str] = []
    for line in lines[1:]:
        name, colon, value = line.partition(":")
        if colon and name.lower() in _GIT_HEADS and not body:
            heads.setdefault(name.lower(), value.strip())
        elif line.startswith("    ") or (not line.strip() and body):
            body.append(line[4:])
    actor = heads.get("author", "").partition(" <")[0]
    at = _git_moment(heads.get("commitdate") or heads.get("date") or heads.get("authordate") or "")
    text = "\n".join(body).strip() or lines[0]
    return candidate(
        Origin("git", match["hash"]), text.partition("\n")[0], at=at, actor=actor, quote=block, guess="change"
    )


def _git_moment(words: str) -> Moment:
    """Git's own dates: ISO ("2023-05-01 09:05:00 -0700"), RFC 2822, its default ("Mon May 1 09:05:00 2023 -0700")."""
    compact = re.sub(r"(:\d\d) ([+-]\d\d):?(\d\d)$", r"\1\2:\3", words)
    known = iso_moment(compact)
    if known is not None:
        return known
    match = re.fullmatch(r"[A-Z][a-z]{2} ([A-Z][a-z]{2}) (\d{1,2}) ([\d:]{8}) (\d{4})(?: ([+-]\d{4}))?", words)
    try:
        point = parsedate_to_datetime(
            f"{match[2]} {match[1]} {match[4]} {match[3]} {match[5] or '-0000'}" if match else words
        )
    except (ValueError, TypeError):
        parsed = parse_time(words)
        return parsed.start if parsed else Moment(written=words, precision="unknown") if words else UNKNOWN_MOMENT
    return moment_at(point, "second")
