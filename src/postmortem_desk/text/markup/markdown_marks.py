"""Comments that our Markdown carries where its visible words would be read back as something else.

They are HTML comments, so no reader sees them. A document that is plain enough, which most are, needs none.

    <!-- postmortem-desk title -->    the heading below is the title
    <!-- postmortem-desk section role=causes -->    the heading below is one of causes, whatever it says
    <!-- postmortem-desk section role=other level=2 -->    a section without a heading begins
    <!-- postmortem-desk text --> ... <!-- postmortem-desk end -->    a section's text, word for word
    <!-- postmortem-desk events -->, tasks, causes    the rows of the section follow
    <!-- postmortem-desk details -->    the details of the incident follow
    <!-- postmortem-desk details milestones=said -->    and no words but those of the rows' details name milestones
    <!-- postmortem-desk day 2023-05-02 -->    the day of the events that follow
    <!---->    a guard: a row's text starts or ends here, and is not looked at for times, boxes or details
"""

import re
from bisect import bisect_right
from collections.abc import Sequence
from typing import Final

from msgspec import Struct, field

GUARD: Final = "<!---->"
_MARK: Final = re.compile(r" {0,3}<!-- postmortem-desk (?P<kind>[a-z]+)(?P<rest>(?: [^\s<>]+)*) -->[ \t]*")


class Mark(Struct, frozen=True):
    """A comment of ours: its kind, its bare word, and its named values."""

    kind: str
    word: str = ""
    values: dict[str, str] = field(default_factory=dict)

    def line(self) -> str:
        """The comment as it is written."""
        parts = [self.kind, self.word, *(f"{name}={value}" for name, value in self.values.items())]
        return f"<!-- postmortem-desk {' '.join(part for part in parts if part)} -->"


def read_mark(line: str) -> Mark | None:
    """The mark that fills `line`; None where it holds none, or more than one."""
    match = _MARK.fullmatch(line)
    if not match:
        return None
    words = match["rest"].split()
    values = dict(word.split("=", 1) for word in words if "=" in word)
    return Mark(match["kind"], next((word for word in words if "=" not in word), ""), values)


def has_mark(text: str) -> bool:
    """Whether any line of `text` could be taken for a mark."""
    return "<!-- postmortem-desk" in text


def verbatim_lines(text: str) -> list[str]:
    """`text` between a pair of marks, in which nothing is looked for."""
    lines = text.split("\n")
    number, name = 1, ""
    while Mark("end", name).line() in (line.strip() for line in lines):
        number += 1
        name = str(number)
    return [Mark("text", name).line(), *lines, Mark("end", name).line()]


def verbatim_ranges(lines: Sequence[str]) -> dict[int, int]:
    """The texts that stand word for word: the lines of their marks, the first one and the last.

    Such a text stands directly below a heading or the mark of a section; elsewhere a mark of it means nothing.
    """
    ends: dict[str, list[int]] = {}
    for index, line in enumerate(lines):
        if line.startswith("<!-- postmortem-desk end"):
            ends.setdefault(line, []).append(index)
    ranges: dict[int, int] = {}
    above, last = "", -1
    for index, line in enumerate(lines):
        if index <= last or not line.strip():
            continue
        mark = read_mark(line)
        if mark is not None and mark.kind == "text" and _begins_section(above):
            places = ends.get(Mark("end", mark.word).line(), [])
            place = bisect_right(places, index)
            if place < len(places):
                last = ranges[index] = places[place]
        above = line
    return ranges


def _begins_section(line: str) -> bool:
    mark = read_mark(line)
    return line.lstrip(" ").startswith("#") or (mark is not None and mark.kind == "section")
