"""Where a mail begins in a copied text: "On ... wrote:" of the languages that it is written in, and blocks of heads."""

import re
from collections.abc import Sequence
from typing import Final, NamedTuple

from postmortem_desk.importing.evidence.evidence_heads import Message
from postmortem_desk.importing.evidence.stamps import stamp_moment
from postmortem_desk.model import Moment
from postmortem_desk.text.times.time_grammar import TimeContext, parse_time

_WROTE: Final = tuple(
    re.compile(form, re.IGNORECASE)
    for form in (
        r"On (?P<time>[^\n]{4,60}?\d:\d\d(?:[\s\u202f]?[ap]m)?),? (?P<who>[^\n<]{1,60}?)(?: <[^\n>]*>)? wrote:",
        r"Am (?P<time>[^\n]{4,50}?\d:\d\d)(?: Uhr)? schrieb (?P<who>[^\n<]{1,60}?)(?: <[^\n>]*>)?:",
        r"Le (?P<time>[^\n]{4,50}?\d:\d\d),? (?P<who>[^\n<]{1,60}?)(?: <[^\n>]*>)? a \u00e9crit\s?:",
        r"El (?P<time>[^\n]{4,50}?\d:\d\d),? (?P<who>[^\n<(]{1,60}?)(?: \(?<[^\n>]*>\)?)? escribi\u00f3:",
    )
)
_HEAD: Final = re.compile(r"\*?(?P<name>[^\W\d_][\w -]{1,18}?)\s?:\*?(?: |\t|$)\s*(?P<value>.*)")
_FROM: Final = frozenset(["from", "von", "de", "da", "desde"])
_SENT: Final = frozenset(["sent", "date", "gesendet", "datum", "envoyé", "enviado", "fecha", "inviato"])
_SUBJECT: Final = frozenset(["subject", "betreff", "objet", "asunto", "oggetto"])
_MOST_HEADS: Final = 10
_QUOTING: Final = re.compile(r"(?:>\s?)+")


class MailHead(NamedTuple):
    """The lines that begin a mail."""

    message: Message
    lines: int


def mail_head(lines: Sequence[str], number: int, context: TimeContext) -> MailHead | None:
    """The mail that begins at a line, which others may have quoted; None where none does."""
    line = unquoted(lines[number])
    if line[:3].lower() in ("on ", "am ", "le ", "el "):
        following = unquoted(lines[number + 1]) if number + 1 < len(lines) else ""
        for count, whole in ((1, line), (2, f"{line} {following}")):
            match = next((found for form in _WROTE if (found := form.fullmatch(whole))), None)
            if match:
                quote = list(lines[number : number + count])
                message = Message(_moment(match["time"], context), match["who"].strip(), [], quote, is_mail=True)
                return MailHead(message, count)
    head = _HEAD.fullmatch(line)
    return _block(lines, number, context) if head and head["name"].lower() in _FROM | _SENT else None


def _block(lines: Sequence[str], number: int, context: TimeContext) -> MailHead | None:
    heads: dict[str, str] = {}
    count = 0
    for line in lines[number : number + _MOST_HEADS]:
        match = _HEAD.fullmatch(unquoted(line))
        if not match:
            break
        heads.setdefault(match["name"].lower(), match["value"].strip())
        count += 1
    sent, who, subject = (
        next((heads[name] for name in names if name in heads), "") for names in (_SENT, _FROM, _SUBJECT)
    )
    if not sent or not who:
        return None
    actor = re.sub(r"\s*[<\[].*", "", who).strip("\"' ") or who
    words = [subject] if subject else []
    return MailHead(
        Message(_moment(sent, context), actor, words, list(lines[number : number + count]), is_mail=True), count
    )


def _moment(words: str, context: TimeContext) -> Moment:
    """The time of a mail; with its words where it is not understood."""
    plain = re.sub(r"\s+(?:at|um|a las|\u00e0)\s+", " ", re.sub(r"[\s\u202f]+", " ", words)).replace(" Uhr", "")
    plain = re.sub(r"\s*\([A-Z]+\)$", "", plain).strip(" ,")
    for form in (plain, plain.replace(",", ""), re.sub(r"^[^\W\d_]{2,12}\.?,? ", "", plain)):
        parsed = parse_time(form, context)
        at = stamp_moment(form) or (parsed.start if parsed and parsed.start.is_known else None)
        if at is not None:
            return at
    return Moment(written=words, precision="unknown")


def unquoted(line: str) -> str:
    """A line without the marks of quoting before it."""
    return _QUOTING.sub("", line.strip(), count=1).strip() if line.lstrip().startswith(">") else line.strip()


def without_quoting(lines: Sequence[str]) -> list[str]:
    """Lines without the marks of quoting that all of them have."""
    lines = list(lines)
    while any(line.strip() for line in lines) and all(line.lstrip().startswith(">") for line in lines if line.strip()):
        lines = [re.sub(r"^\s*>\s?", "", line) for line in lines]
    return lines
