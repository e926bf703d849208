"""What begins a message in a copied text: a header of a name and a time, or a line that its time leads."""

import re
from functools import lru_cache
from typing import Final

from msgspec import Struct, field
from msgspec.structs import replace

from postmortem_desk.importing.evidence.stamps import epoch_moment, find_stamp, stamp_at, stamp_moment
from postmortem_desk.model import Moment
from postmortem_desk.text.times.time_grammar import TimeContext, find_leading_time, parse_time

_WEEKDAYS: Final = (
    r"(?:mon|tue|wed|thu|fri|sat|sun)(?:s?day|nesday|rsday|urday|s|rs|r)?\b|"
    r"(?:mon|diens|donners|frei|sams|sonn)tag\b|mittwoch\b"
)
_RELATIVE: Final = rf"(?:today|yesterday|heute|gestern)\b|{_WEEKDAYS}"
_MONTHS: Final = r"\b(?:jan|feb|mar|apr|may|jun|jul|aug|sep|oct|nov|dec)[a-z]*\b"
RELATIVE_DAY: Final = re.compile(rf"(?:{_RELATIVE})\.?", re.IGNORECASE)
"""A day that says which one it is only to who reads it in time: no file knows it."""
_RELATIVE_CLOCK: Final = re.compile(rf"(?:{_RELATIVE})\.?(?: at| um|,)* (?=\d{{1,2}}[:.]\d\d)", re.IGNORECASE)
DAY_WRITTEN: Final = re.compile(rf"(?<![:\d.])\d{{1,4}}[-/.]\d{{1,2}}|{_MONTHS}|{_WEEKDAYS}", re.IGNORECASE)
"""Stands in a time that tells its day."""
CLOCK: Final = re.compile(r"\d{1,2}[:.h]\d{2}|\d ?[ap]\.?m\b", re.IGNORECASE)
_BADGES: Final = r"(?:(?::[\w+-]+:|APP|BOT|Bot|[\u2014\u2013\u2022\u00b7-]|@[\w.-]++)\s*)"
BADGE: Final = re.compile(rf"{_BADGES}+")
"""What a chat shows between a name and a time."""
_HEADER: Final = re.compile(
    r"(?P<who>[^\W\d_<][^\n]{0,58}?)"
    rf"(?P<gap>\s*[\u2014\u2013|,]\s*|\s{{1,4}}-\s|\s{{2,8}}|\t|\s*\(|\s*,?\s*\[|\s+(?:APP|BOT)\s+|\s|(?<=[^\W\d_])(?=\d))"
    rf"(?P<time>(?:{_RELATIVE}|{_MONTHS}|\d)[^\n]{{2,38}}?)[\])]?(?:,?\s*\(?(?:edited|bearbeitet)\)?)?",
    re.IGNORECASE,
)
_EMPHASISED: Final = re.compile(r"^[*_]{1,2}([^*_\n]{1,58})[*_]{1,2}(?=\s)")
"""A name that was copied with its Markdown."""
_IN_LINE: Final = re.compile(r"(?P<who>[^\W\d_][^\n:()\[\]]{0,40}?) [(\[](?P<time>[^()\[\]\n]{8,40})[)\]]: (?=\S)")
"""A name and a time before the words on one line ("Ann (2024-03-05 10:42): it is down")."""
_CODE: Final = re.compile(r"[A-Z]{2,}-\d+")
"""Is of a message, and nobody's name."""
_PICTURES: Final = re.compile(r"[\u2600-\u27bf\ufe0f\u200d\U0001f000-\U0001faff]+|:[\w+-]+:")
_POSTED: Final = re.compile(r"Posted (?:on )?(?:[^.]{0,40}\. ?)?")
"""How a status page begins the line with the time of what stands above it."""
_LETTERS: Final = re.compile(r"[^\W\d_]+")
_MOST_WORDS: Final = 6
"""Words of a time alone: "Monday, May 1st at 9:05 AM CEST" has six with its "st"."""
_NAME: Final = re.compile(r"[^\W\d_][\w.'\u2019&@-]*(?:,? (?:[^\W\d_][\w.'\u2019&@-]*|\([^()]{1,30}\))){0,5}")
_PARTICLE: Final = re.compile("al|bin|d[aeiou]|del|della|den|der|dos|el|l[ae]|te[nr]|van|von|y|zu")
_NICK: Final = r"[@+%&~ ]?(?P<nick>[^\s<>|*-][^<>\n|]{0,39}?)"
_SPEAKERS: Final = tuple(
    re.compile(form)
    for form in (
        rf"<{_NICK}>\s*",  # <@ana> text
        r"[@+%&]?(?P<nick>[^\W\d_][\w`^{}\[\]\\-]{0,30})\s+\| ",  # ana | text
        r"\*\s+(?:\| )?(?=(?P<nick>[^\W\d_][\w`^{}\[\]\\-]{0,30}) )",  # * ana nods
        r"From\s+(?P<nick>[^:\n]{1,60}?)(?:\s+to\s+[^:\n]{1,60})?\s*:\s*",  # From Ana to Everyone: text
        r"~?\s?(?P<nick>\+\d[\d\s()-]{6,20}): ",  # +49 170 1234567: text
        r"(?P<name>[^\W\d_][\w.'\u2019-]*(?: [^\W\d_][\w.'\u2019-]*){0,3})\t",
        r"~?\s?(?P<name>[^\W\d_][\w.'\u2019@-]*(?:,? [^\W\d_][\w.'\u2019-]*){0,3}(?: \([^()]{1,30}\))?): (?=\S)",
    )
)
_SYSTEM: Final = re.compile(r"-!-|\*{3}|<?--+>?(?:\s|$)")
_IRC: Final = re.compile(r"-!-|<[@+%&~ ]?[^\s<>]{1,40}>|\*{1,3}\s|<?-->?\s")
_NO_TIME: Final = re.compile(r"(\d{1,2}:\d{2}(?::\d{2})?)\s(?=\s*\S)")
"""Figures as those of a clock, where they are none (25:61)."""
_LEVELS: Final = (
    "alert|crit|critical|debug|emerg|err|error|fatal|info|note|notice|panic|status|trace|update|warn|warning"
)
_WEB_LOG: Final = re.compile(r"\S+ \S+ \S+ \[(?P<time>\d{2}/[A-Z][a-z]{2}/\d{4}:[\d:]{8} [+-]\d{4})\] .*")
_BRACKETED: Final = re.compile(r"\[(?P<time>[^\[\]\n]{3,40})\]\s*(?P<rest>.*)")
_WHATSAPP: Final = re.compile(
    r"(?P<day>\d{1,4}[./-]\d{1,2}[./-]\d{2,4}),? (?P<clock>\d{1,2}:\d{2}(?::\d{2})?(?:[\s\u202f][AaPp][Mm])?)"
)
_EPOCH: Final = re.compile(
    r"#(?P<whole>\d{10})$|\[?(?P<parts>\d{10}(?:\.\d{1,9})?|\d{13}|\d{16}|\d{19})\]?(?:[\s:,|]+(?=\S)|$)"
)
_EPOCH_FIELD: Final = re.compile(
    r"(?:^| )(?:ts|time|timestamp)=\"?(?P<epoch>\d{10}(?:\.\d{1,9})?|\d{13}|\d{16}|\d{19})\"?(?= |$)"
)
_FIELD: Final = re.compile(r"(?:Date|Time|Timestamp|When|TimeCreated|Datum|Zeit)", re.IGNORECASE)
"""What a record calls its time."""
_SENT: Final = re.compile(r"From (\S.*) to (?:Everyone|All|Me|\S.*)", re.IGNORECASE)
"""How a meeting tells whose words follow."""
_LOGFMT: Final = re.compile(r'(?:^| )(?:msg|message)=(?:"(?P<quoted>(?:[^"\\]|\\.)*)"|(?P<bare>\S+))')
_LEVEL: Final = re.compile(rf"\W*(?:{_LEVELS})\b", re.IGNORECASE)
_INNER: Final = 64
"""Letters within which the time of a log line stands."""


class Message(Struct):
    """A message while its lines are read."""

    at: Moment
    actor: str = ""
    lines: list[str] = field(default_factory=list)
    quote: list[str] = field(default_factory=list)
    end: Moment | None = None
    is_headed: bool = False
    """Whether its name stands above its words, as chats show it: then a time alone below is the same person's."""
    is_bare: bool = False
    """Whether its time stands alone on a line."""
    is_mail: bool = False
    is_field: bool = False
    """Whether its time is a field of a record ("Date: ..."), whose first lines stand above it."""

    @property
    def has_words(self) -> bool:
        """Whether any line of it says something yet."""
        return any(line.strip() for line in self.lines)


def header(line: str, context: TimeContext) -> Message | None:
    """A line of a name and a time, whose message stands on the lines below."""
    if len(line) > 110 or not CLOCK.search(line):
        return None
    match = _HEADER.fullmatch(_EMPHASISED.sub(r"\1", line))
    if match is None:
        return None
    who = _PICTURES.sub("", re.sub(r"\s+@[\w.-]+$", "", match["who"].strip(" ,:"))).strip()
    if _FIELD.fullmatch(who):
        at = moment_of(match["time"], context)
        return Message(at, is_field=True) if at else None
    who = sent[1] if (sent := _SENT.fullmatch(who)) else who
    if not is_name(who) or (match["gap"] in (" ", "") and not looks_like_a_name(who)):
        return None
    at = moment_of(match["time"], context)
    return Message(at, _called(who), is_headed=True) if at else None


def bare_time(line: str, context: TimeContext) -> Message | None:
    """A time alone on its line, perhaps behind what a chat shows before it."""
    line = _POSTED.sub("", line, count=1)
    if len(line) > 60 or not CLOCK.search(line):
        return None
    badge = BADGE.match(line)
    said = _LETTERS.findall(line, badge.end() if badge else 0)
    if len(said) > _MOST_WORDS or any(len(word) > len("wednesday") for word in said):
        return None  # much quicker than to read a time in it
    at = moment_of(line[badge.end() :] if badge else line, context)
    return Message(at, is_bare=True) if at else None


def led(line: str, context: TimeContext, *, is_inner: bool) -> Message | None:
    """A line that begins with its time (with `is_inner` has it near its begin), and with who speaks behind it."""
    if not any(letter.isdigit() or letter == "?" for letter in line[:_INNER]):
        return None
    log = _log_line(line, context, is_inner=is_inner)
    if log is not None:
        return log
    bracketed = _BRACKETED.match(line)
    at = moment_of(bracketed["time"], context) if bracketed else None
    if bracketed and at:
        return spoken(at, bracketed["rest"], in_brackets=True)
    return _stamped(line, context)


def _log_line(line: str, context: TimeContext, *, is_inner: bool) -> Message | None:
    """A line that a program wrote, whose time is not at its very begin or tells that nobody speaks in it."""
    web = _WEB_LOG.fullmatch(line)
    if web:
        at = stamp_moment(web["time"])
        return Message(at, "", [line]) if at else None
    epoch = _EPOCH.match(line)
    if epoch:
        at = epoch_moment(epoch["whole"] or epoch["parts"])
        return Message(at, "", [line[epoch.end() :].strip()]) if at else None
    counted = _EPOCH_FIELD.search(line, 0, _INNER)
    said = _LOGFMT.search(line)
    if counted and (at := epoch_moment(counted["epoch"])):
        rest = f"{line[: counted.start()]} {line[counted.end() :].strip()}".strip()
        return Message(at, "", [_said_in(said) if said else rest])
    if line.startswith("[") and (begun := stamp_at(line, 1, context)) and line.startswith(": ", begun.end):
        return Message(begun.moment, "", [f"[{line[begun.end + 2 :]}"])
    named = _IN_LINE.match(line)
    at = moment_of(named["time"], context) if named and looks_like_a_name(named["who"]) else None
    if named and at:
        return Message(at, _called(named["who"]), [line[named.end() :]])
    found = find_stamp(line, _INNER, context) if is_inner else None
    if found is None:
        return None
    before = re.sub(r"^<\d{1,3}>(?:\d )?", "", line[: found.start]).rstrip(" [")
    words = f"{before} {line[found.end :].lstrip(' ]:')}".strip()
    return Message(found.moment, "", [_said_in(said) if said else words])


def _said_in(said: re.Match[str]) -> str:
    """The message of a line in logfmt."""
    return re.sub(r"\\(.)", r"\1", said["quoted"]) if said["quoted"] is not None else said["bare"]


def _stamped(line: str, context: TimeContext) -> Message | None:
    stamp = stamp_at(line, 0, context)
    if stamp is not None:
        rest = line[stamp.end :]
        is_log = line[:1].isalpha() and not _IRC.match(rest.strip())
        return Message(stamp.moment, "", [_begun(rest)]) if is_log else spoken(stamp.moment, _begun(rest))
    irc = re.match(r"(\d{1,2}:\d\d(?::\d\d)?)\s+(?=\S)", line)
    at = moment_of(irc[1], context) if irc and _IRC.match(line, irc.end()) else None
    if irc and at:
        return spoken(at, line[irc.end() :])
    whatsapp = _WHATSAPP.match(line)
    at = moment_of(f"{whatsapp['day']} {whatsapp['clock']}", context) if whatsapp else None
    if whatsapp and at:
        return spoken(at, _begun(line[whatsapp.end() :]))
    source = line.strip("|").strip() if line.startswith("|") else line
    found = find_leading_time(source, context)
    if found is None or re.fullmatch(r"\d{1,4}", found.written):
        none = _NO_TIME.match(line)
        return Message(Moment(written=none[1], precision="unknown"), "", [line[none.end() :].strip()]) if none else None
    if not found.time.start.is_known and not re.match(r"\W*(?:\d{1,4}[:.-]\d|\?|T[+-])", line):
        return None
    message = spoken(found.time.start, _begun(found.open_markup + source[found.length :]))
    message.end = found.time.end
    return message


def _begun(rest: str) -> str:
    """What follows a time, without the mark that separates the two."""
    return re.sub(r"^[\s\]:]*(?:[-\u2013\u2014|](?=\s))?\s*", "", rest).lstrip("\u200e\u200f")


def spoken(at: Moment, rest: str, *, in_brackets: bool = False) -> Message:
    """A message with who speaks, where the words behind its time say so."""
    rest = rest.lstrip("\u200e\u200f")
    if in_brackets and looks_like_a_name(rest) and len(rest.split()) > 1:
        return Message(at, _called(rest), is_headed=True)
    rest = rest.removeprefix("- ") if in_brackets else rest
    if _SYSTEM.match(rest) or _LEVEL.match(rest):
        return Message(at, "", [re.sub(r"^(\S{1,4}\s+)\| ", r"\1", rest)])
    for form in _SPEAKERS:
        match = form.match(rest)
        if match:
            named = match.groupdict()
            name = (named.get("nick") or named.get("name") or "").strip()
            is_code = _CODE.fullmatch(name) is not None
            if named.get("nick") or (not is_code and (" " not in name or looks_like_a_name(name))):
                return Message(at, _called(name), [rest[match.end() :]])
    return Message(at, "", [rest] if rest else [])


@lru_cache(maxsize=8192)
def moment_of(words: str, context: TimeContext) -> Moment | None:
    """The moment that words say as a whole; with a clock time, else None. "Today" is no day that a file knows."""
    words = re.sub(r"[\s\u202f]+", " ", words.replace(", ", " ").replace(" at ", " ")).strip(" \u200e")
    words = re.sub(r"(?<=\d{4}) - (?=\d)", " ", words)
    stamp = stamp_moment(words, context) if ":" in words else None
    if stamp is not None:
        return stamp
    relative = _RELATIVE_CLOCK.match(words)
    if relative:
        words, context = words[relative.end() :], replace(context, day=None)
    parsed = parse_time(words, context)
    if parsed is None or parsed.end is not None or not parsed.start.is_known or not CLOCK.search(words):
        return None
    return parsed.start


def is_name(words: str) -> bool:
    """Whether words may be what somebody is called."""
    return len(words) <= 60 and _NAME.fullmatch(words) is not None


def looks_like_a_name(words: str) -> bool:
    """Whether words are written as names are: one word, or each with a capital letter but for van, de and such."""
    words = re.sub(r"\s*\([^()]*\)", "", words).strip()
    parts = re.split(r",? ", words)
    if not is_name(words) or len(parts) > 5:
        return False
    if len(parts) > 1 and words.isupper() and words.isascii():
        return False  # "SERVICE ALERT"
    return len(parts) == 1 or all(part[:1].isupper() or _PARTICLE.fullmatch(part) or part[:1] == "@" for part in parts)


def _called(who: str) -> str:
    """A name without what a chat shows behind it ("(Guest)", "@ana")."""
    plain = re.sub(r"(?:\s*\([^()]*\)|\s+(?:APP|BOT))+$", "", who).strip(" ,:")
    return re.sub(r"^[@+%&~ ]+(?=[^\W\d_])", "", plain) or who
