"""Checks of links that no reader of an export can follow."""

import re
from collections.abc import Iterator
from typing import Final

from postmortem_desk.insight.checks.finding import Finding, made
from postmortem_desk.insight.checks.reading import Reading
from postmortem_desk.text.links import allowed_link

_LINK: Final = re.compile(r"(?<![!\\])\[[^\]\[\n]+\]\(\s*<?(?P<address>[^)\s>]*)>?[^)\n]*\)")
_CODE: Final = re.compile(r"```.*?(?:```|\Z)|~~~.*?(?:~~~|\Z)|`[^`\n]+`", re.DOTALL)


def dead_link_findings(reading: Reading) -> Iterator[Finding]:
    """Links that lead to no complete address: exports write them as plain words. Those within the document may stay."""
    rule = reading.rule("link-dead")
    if rule is None:
        return
    for passage in reading.passages():
        for match in _LINK.finditer(_CODE.sub(" ", passage.text)) if "](" in passage.text else ():
            address = match["address"]
            if not address.startswith("#") and allowed_link(address) is None:
                spot = passage.spot.quoting(match[0])
                yield made(rule, spot, {"address": address or match[0]}, about=match[0])
