"""The command `check`: the structure of incident files."""

import json
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from postmortem_desk.app.cli_output import printable, remark, say
from postmortem_desk.model import SCHEMA_VERSION
from postmortem_desk.storage.incident_file import read_bytes
from postmortem_desk.storage.parse import incident_from_bytes
from postmortem_desk.storage.positions import Position, positions_of
from postmortem_desk.storage.structure import StructureFinding, structure_findings
from postmortem_desk.trouble import Trouble

CLEAN = 0
ERRORS = 1
UNREADABLE = 2


@dataclass(frozen=True, slots=True)
class _Checked:
    """What came of one file."""

    path: Path
    findings: tuple[tuple[StructureFinding, Position], ...] = ()
    trouble: Trouble | None = None
    newer: bool = False

    @property
    def exit_code(self) -> int:
        if self.trouble is not None:
            return UNREADABLE
        return ERRORS if any(finding.level == "error" for finding, _place in self.findings) else CLEAN


def check(files: list[Path], *, as_json: bool) -> int:
    """Check `files`, print what is wrong, and return 0 clean, 1 findings at error level, 2 where one is unreadable."""
    results = [_checked(path) for path in files]
    if as_json:
        print(json.dumps({"files": [_as_json(result) for result in results]}, indent=2))
    else:
        for result in results:
            _print(result)
    return max(result.exit_code for result in results)


def _checked(path: Path) -> _Checked:
    try:
        data = read_bytes(path)
        incident = incident_from_bytes(data, path.name)
    except Trouble as trouble:
        return _Checked(path, trouble=trouble)
    findings = structure_findings(incident)
    text = data.decode("utf-8-sig")
    places = positions_of(text, (finding.path for finding in findings))
    found = tuple((finding, places.get(finding.path, Position(1, 1))) for finding in findings)
    return _Checked(
        path, tuple(sorted(found, key=lambda pair: pair[1])), newer=incident.schema_version > SCHEMA_VERSION
    )


def _print(result: _Checked) -> None:
    if result.trouble is not None:
        remark(str(result.trouble))
        return
    if result.newer:
        remark(f"{result.path.name}: a newer version of Postmortem Desk wrote it; only what is known here is checked.")
    for finding, place in result.findings:
        say(f"{result.path}:{place.line}:{place.column}: {finding.level}: {finding.sentence}")
    if not result.findings:
        say(f"{result.path}: the structure is sound.")


def _as_json(result: _Checked) -> dict[str, Any]:
    answer: dict[str, Any] = {"file": str(result.path), "readable": result.trouble is None}
    if result.trouble is not None:
        trouble = result.trouble
        return answer | {"sentence": trouble.sentence, "place": trouble.place, "remedy": trouble.remedy}
    findings = [
        {
            "rule": finding.rule,
            "level": finding.level,
            "id": finding.id,
            "line": place.line,
            "column": place.column,
            "sentence": printable(finding.sentence),
        }
        for finding, place in result.findings
    ]
    return answer | {"newer_schema": result.newer, "findings": findings}
