"""Which files are evidence for an incident, before anybody reads them whole."""

import re
from pathlib import Path
from typing import Final

from postmortem_desk.trouble import Trouble

_OWN: Final = b'"postmortem-desk/incident"'
_HEAD: Final = 4096
_LARGEST_JSON: Final = 16 * 1024 * 1024
"""Bytes of JSON that are read to know what they are, while a person waits."""
_OF_INCIDENTS: Final = re.compile(rb'"(?:timeline|sections|causes)"\s*:\s*\[')
"""Stands in an incident of this program, whatever is wrong with it."""
_OF_PROGRAMS: Final = ("slack", "pagerduty", "opsgenie", "statuspage", "github")


def evidence_file_kind(path: Path) -> str:
    """The kind of evidence that a file or a folder is: "" for none, "file" where only reading all of it would tell.

    A JSON file is evidence where a chat or a pager wrote it: any other one is taken for an incident, whatever is
    wrong with it. A file that cannot be read is no evidence: opening it tells why.
    """
    if path.is_dir():
        return "slack"
    ending = path.suffix.lower().lstrip(".")
    if ending != "json":
        return "file" if _may_be_evidence(ending) else ""
    try:
        if path.stat().st_size > _LARGEST_JSON:
            return ""
        data = path.read_bytes()
        return "" if _OWN in data[:_HEAD] else _foreign_kind(data, path.name)
    except (OSError, Trouble):
        return ""


def _may_be_evidence(ending: str) -> bool:
    from postmortem_desk.importing.evidence.evidence_kinds import ENDINGS  # late: a file of our own needs no importer

    return ending in ENDINGS


def _foreign_kind(data: bytes, name: str) -> str:
    """The kind of a JSON file that another program wrote: one that is known, or records with times of any."""
    from postmortem_desk.importing.evidence.evidence_kinds import evidence_kind, read_evidence  # late, as above

    kind = evidence_kind(data, name)
    if kind in _OF_PROGRAMS:
        return kind
    is_ours = kind == "json" and _OF_INCIDENTS.search(data) is not None
    if kind != "json" or is_ours:
        return ""
    return kind if any(event.at.is_known for event in read_evidence(data, name).candidates) else ""
