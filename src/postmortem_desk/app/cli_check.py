"""The command `check`: what is wrong with incident files, in their structure and in what they say."""

import json
from collections.abc import Iterable, Iterator
from pathlib import Path
from typing import Any

from msgspec import Struct

from postmortem_desk.app.cli_output import printable, remark, say
from postmortem_desk.insight.checks.finding import FindingGroup, grouped
from postmortem_desk.insight.checks.run import findings
from postmortem_desk.insight.checks.spot_path import spot_path
from postmortem_desk.model import SCHEMA_VERSION, Incident
from postmortem_desk.storage.file_format.parse import incident_from_bytes
from postmortem_desk.storage.file_format.positions import Position, Step, positions_of
from postmortem_desk.storage.file_format.structure import structure_findings
from postmortem_desk.storage.incident_file import read_bytes
from postmortem_desk.storage.paths import Paths
from postmortem_desk.storage.rules import load_rules
from postmortem_desk.trouble import Trouble

CLEAN = 0
ERRORS = 1
UNREADABLE = 2

_START = Position(1, 1)
_MOST_LINES = 12
"""Lines that are named of many like findings; the JSON names them all."""


class _Remark(Struct, frozen=True):
    """One line of the answer."""

    rule: str
    level: str
    sentence: str
    ids: tuple[str, ...]
    """The parts that it is about."""
    positions: tuple[Position, ...]
    """Where they are, the first first. At least one."""


class _Checked(Struct, frozen=True):
    """What came of one file."""

    path: Path
    remarks: tuple[_Remark, ...] = ()
    trouble: Trouble | None = None
    newer: bool = False

    @property
    def exit_code(self) -> int:
        if self.trouble is not None:
            return UNREADABLE
        return ERRORS if any(found.level == "error" for found in self.remarks) else CLEAN


def check(files: list[Path], paths: Paths, *, stage: str, as_json: bool) -> int:
    """Check `files` as documents of `stage`, print what is wrong, and return the exit code.

    0 clean, 1 findings at error level, 2 where a file, or its team's rules, are unreadable.
    """
    results = [_checked(path, paths, stage) for path in files]
    if as_json:
        print(json.dumps({"files": [_as_json(result) for result in results]}, indent=2))
    else:
        for result in results:
            _print(result)
    return max(result.exit_code for result in results)


def _checked(path: Path, paths: Paths, stage: str) -> _Checked:
    try:
        data = read_bytes(path)
        incident = incident_from_bytes(data, path.name)
        book = load_rules(paths, path.parent)
    except Trouble as trouble:
        return _Checked(path, trouble=trouble)
    groups = grouped(findings(incident, book, stage))
    remarks = (*_structure(incident, data), *_contents(groups, incident, data))
    return _Checked(
        path,
        tuple(sorted(remarks, key=lambda found: found.positions[0])),
        newer=incident.schema_version > SCHEMA_VERSION,
    )


def _structure(incident: Incident, data: bytes) -> Iterator[_Remark]:
    found = structure_findings(incident)
    places = _positions(data, [finding.path for finding in found])
    for finding, place in zip(found, places, strict=True):
        yield _Remark(finding.rule, finding.level, finding.sentence, (finding.id,), (place,))


def _contents(groups: Iterable[FindingGroup], incident: Incident, data: bytes) -> Iterator[_Remark]:
    groups = list(groups)
    spots = [[finding.spot for finding in group.findings] for group in groups]
    places = iter(_positions(data, [spot_path(spot, incident) for row in spots for spot in row]))
    for group, row in zip(groups, spots, strict=True):
        here = tuple(next(places) for _spot in row)
        yield _Remark(group.rule.id, group.rule.level, group.sentence, tuple(spot.id for spot in row), here)


def _positions(data: bytes, steps: list[tuple[Step, ...]]) -> list[Position]:
    """Where each path is; a key that the file leaves out is where the part is that lacks it."""
    wanted = {path[:length] for path in steps for length in range(1, len(path) + 1)}
    known = positions_of(data.decode("utf-8-sig"), wanted)
    return [
        next((known[path[:length]] for length in range(len(path), 0, -1) if path[:length] in known), _START)
        for path in steps
    ]


def _print(result: _Checked) -> None:
    if result.trouble is not None:
        remark(str(result.trouble))
        return
    if result.newer:
        remark(f"{result.path.name}: a newer version of Postmortem Desk wrote it; only what is known here is checked.")
    for found in result.remarks:
        first, *others = found.positions
        lines = ", ".join(str(place.line) for place in others[:_MOST_LINES])
        more = f" and {len(others) - _MOST_LINES} more" if len(others) > _MOST_LINES else ""
        also = f" (also lines {lines}{more})" if others else ""
        say(f"{result.path}:{first.line}:{first.column}: {found.level}: {found.sentence}{also} [{found.rule}]")
    if not result.remarks:
        say(f"{result.path}: nothing found.")


def _as_json(result: _Checked) -> dict[str, Any]:
    answer: dict[str, Any] = {"file": str(result.path), "readable": result.trouble is None}
    if result.trouble is not None:
        trouble = result.trouble
        return answer | {"sentence": trouble.sentence, "place": trouble.place, "remedy": trouble.remedy}
    rows = [
        {
            "rule": found.rule,
            "level": found.level,
            "sentence": printable(found.sentence),
            "places": [
                {"id": part, "line": place.line, "column": place.column}
                for part, place in zip(found.ids, found.positions, strict=True)
            ],
        }
        for found in result.remarks
    ]
    return answer | {"newer_schema": result.newer, "findings": rows}
