"""Writes stretches of text with emphasis, code and links as inline Markdown that is read back with the same words."""

import re
from collections.abc import Iterable, Sequence
from itertools import groupby
from typing import Final

from msgspec import Struct
from msgspec.structs import replace

from postmortem_desk.text.links import allowed_link
from postmortem_desk.text.markup.markdown import plain_text
from postmortem_desk.text.markup.markdown_inline import escaped_fully

_SPECIAL: Final = re.compile(
    r"\\(?=[!-/:-@\[-`{-~])|[`\[\]]|(?<!\s)\*|\*(?!\s)|(?<![^\W_])_|_(?![^\W_])|<(?=[A-Za-z/!?])"
    r"|&(?=#?\w{1,32};)|~(?=~)|(?<=~)~"
)
_LINE_START: Final = re.compile(r"(?m)^(?:(?=[-+>|=:~#])|(?P<number>\d{1,9})(?=[.)](?:\s|$)))")
_BLOCK_START: Final = re.compile(r"[-+](?:\s|$)|>|#{1,6}(?:\s|$)|~~~")
_RULE: Final = re.compile(r"[-=|: ]+")
_DOUBTFUL: Final = re.compile(r"[^\w ,;'’]|_|^\d")
_BLANKS: Final = re.compile(r"[ \t\r\n\f]+")
_BREAK: Final = re.compile(r" ?\v(?: ?\v)* ?")


class Run(Struct, frozen=True):
    """A stretch of text that looks the same from end to end. A line feed is a line break."""

    text: str
    bold: bool = False
    italic: bool = False
    struck: bool = False
    code: bool = False
    link: str = ""


def tidied(runs: Iterable[Run]) -> list[Run]:
    """`runs` with blanks as a page shows them: one at a time, none at the ends of a line.

    A forced line break comes as a vertical tab and goes as a line feed.
    """
    made: list[Run] = []
    for look, part in groupby(runs, lambda run: replace(run, text="")):
        text = _BLANKS.sub(" ", "".join(run.text for run in part))
        text = _BREAK.sub(lambda match: "\n" * match[0].count("\v"), text)
        if made and made[-1].text.endswith((" ", "\n")):
            text = text.removeprefix(" ")
        if made and text.startswith("\n"):
            made[-1] = replace(made[-1], text=made[-1].text.removesuffix(" "))
        if text:
            made.append(replace(look, text=text))
    return stripped(made)


def stripped(runs: Sequence[Run]) -> list[Run]:
    """`runs` without blanks and line breaks at both ends."""
    made = [run for run in runs if run.text]
    while made and not made[0].text.strip(" \n"):
        made.pop(0)
    while made and not made[-1].text.strip(" \n"):
        made.pop()
    if made:
        made[0] = replace(made[0], text=made[0].text.lstrip(" \n"))
        made[-1] = replace(made[-1], text=made[-1].text.rstrip(" \n"))
    return made


def inline_markdown(runs: Sequence[Run], line_break: str = "\\\n") -> str:
    """The Markdown of tidied `runs`. Where emphasis cannot be said without losing words, the words come alone."""
    words = "".join(run.text for run in runs)
    if len(runs) == 1 and runs[0] == Run(words) and not _DOUBTFUL.search(words):
        return words
    made = _LINE_START.sub(_escaped_start, _with_links(runs))
    if plain_text(made).split() != words.split():
        made = _LINE_START.sub(_escaped_start, _with_links([Run(words)]))
    if plain_text(made).split() != words.split():
        made = "\n".join(map(escaped_fully, words.split("\n")))
    return made.replace("\n", line_break)


def _with_links(runs: Sequence[Run]) -> str:
    return "".join(_linked(link, list(part)) for link, part in groupby(runs, lambda run: run.link))


def _escaped_start(match: re.Match[str]) -> str:
    if match["number"]:
        return f"{match['number']}\\"
    end = match.string.find("\n", match.start())
    line = match.string[match.start() : None if end < 0 else end]
    starts_block = _BLOCK_START.match(line) or _RULE.fullmatch(line)
    return "\\" if starts_block else ""


def _linked(link: str, runs: list[Run]) -> str:
    words = "".join(run.text for run in runs)
    address = allowed_link(link) if link else None
    if address is None or not words.strip():
        return _styled(runs)
    if words.strip() == address and not address.startswith("mailto:"):
        return words
    lead, tail = words[: len(words) - len(words.lstrip())], words[len(words.rstrip()) :]
    runs = [replace(runs[0], text=runs[0].text[len(lead) :]), *runs[1:]]
    if tail:
        runs[-1] = replace(runs[-1], text=runs[-1].text[: -len(tail)])
    target = f"<{address}>" if re.search(r"[()]", address) else address
    return f"{lead}[{_styled(runs)}]({target}){tail}"


def _styled(runs: Sequence[Run]) -> str:
    return "".join(
        _around("**" if bold else "", "".join(_bold_part(list(part))))
        for bold, part in groupby(runs, lambda run: run.bold)
    )


def _bold_part(runs: Sequence[Run]) -> str:
    return "".join(
        _around("*" if italic else "", "".join(_plain_part(run) for run in part))
        for italic, part in groupby(runs, lambda run: run.italic)
    )


def _plain_part(run: Run) -> str:
    if not run.code:
        return _around("~~" if run.struck else "", _SPECIAL.sub(r"\\\g<0>", run.text))
    text = run.text.replace("\n", " ")
    if not text.strip():
        return text
    longest = max((len(signs) for signs in re.findall("`+", text)), default=0)
    pad = " " if text[0] == "`" or text[-1] == "`" else ""
    signs = "`" * (longest + 1)
    lead, tail = text[: len(text) - len(text.lstrip())], text[len(text.rstrip()) :]
    return f"{lead}{signs}{pad}{text.strip()}{pad}{signs}{tail}"


def _around(signs: str, inner: str) -> str:
    """`inner` between `signs`, with the blanks at its ends outside, since emphasis next to a blank is none."""
    words = inner.strip()
    if not signs or not words:
        return inner
    lead, tail = inner[: len(inner) - len(inner.lstrip())], inner[len(inner.rstrip()) :]
    return f"{lead}{signs}{words}{signs}{tail}"
