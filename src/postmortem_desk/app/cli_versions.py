"""The commands about versions of one incident: merge and diff. Both serve Git."""

import json
from argparse import Namespace
from pathlib import Path
from typing import Final

from msgspec.structs import asdict

from postmortem_desk.app.cli_output import remark, say
from postmortem_desk.insight.conflict_words import conflict_sentence
from postmortem_desk.insight.difference import difference
from postmortem_desk.insight.difference_lines import LineKind, difference_lines
from postmortem_desk.model import SCHEMA_VERSION, Incident
from postmortem_desk.operations.merging.merge import merged
from postmortem_desk.storage.file_format.parse import incident_from_bytes
from postmortem_desk.storage.incident_file import read_bytes, save_incident
from postmortem_desk.storage.paths import Paths
from postmortem_desk.trouble import Trouble

CLEAN: Final = 0
CONFLICTS: Final = 1
NO_INCIDENT: Final = Incident(id="none", language="", stage="")
"""What a file holds that is not there: everything in it is new."""
_GIT_ARGUMENTS: Final = (7, 9)
"""How many arguments Git gives to an external diff: path, old file, hex, mode, new file, hex, mode; two more for a
renamed file."""
_NO_FILE: Final = ("/dev/null", "nul")
_MARKS: Final = {
    LineKind.SUBJECT: "",
    LineKind.CAPTION: "  ",
    LineKind.GONE: "  - ",
    LineKind.NEW: "  + ",
    LineKind.SAME: "    ",
}


def merge(wanted: Namespace, paths: Paths) -> int:
    """Merge two versions of an incident into a file. Returns 0, or 1 when conflicts are left in it to be decided."""
    name = wanted.name or wanted.output.name
    base = _incident_or_none(wanted.base, name)
    ours, theirs = (_incident(path, name) for path in (wanted.ours, wanted.theirs))
    found = merged(base, ours, theirs)
    save_incident(found.incident, wanted.output, None, paths)
    for conflict in found.conflicts:
        remark(f"{name}: {conflict_sentence(found.incident, conflict)}")
    if not found.conflicts:
        return CLEAN
    count = len(found.conflicts)
    remark(
        f"{name}: {count} conflict{'s are' if count > 1 else ' is'} left to decide. "
        "The file can be opened: Postmortem Desk shows both versions side by side."
    )
    return CONFLICTS


def diff(files: list[str], *, as_json: bool) -> int:
    """Print the difference of two incidents, or one incident as text (Git compares such texts with `textconv`).

    With the arguments that Git gives to a diff command it prints what it cannot read as well, so that Git goes on.
    """
    if len(files) in _GIT_ARGUMENTS:
        _print_for_git(files)
    elif len(files) == 2:
        before, after = (_incident(Path(name), Path(name).name) for name in files)
        _print(before, after, as_json=as_json)
    elif len(files) == 1:
        _print_text(_incident(Path(files[0]), Path(files[0]).name))
    else:
        raise Trouble("a difference is that of two incidents.", remedy="Name two files.")
    return CLEAN


def _print_for_git(arguments: list[str]) -> None:
    name = arguments[0]
    say(f"--- {name}")
    say(f"+++ {arguments[7] if len(arguments) == _GIT_ARGUMENTS[1] else name}")
    try:
        versions = [_incident_or_none(Path(path), name) for path in (arguments[1], arguments[4])]
    except Trouble as trouble:
        say(str(trouble))
        return
    before, after = (version or NO_INCIDENT for version in versions)
    _print(before, after, as_json=False)


def _print(before: Incident, after: Incident, *, as_json: bool) -> None:
    changes = difference(before, after)
    if as_json:
        print(json.dumps({"changes": [asdict(change) for change in changes]}, indent=2))
        return
    for number, line in enumerate(difference_lines(changes)):
        if number and line.kind is LineKind.SUBJECT:
            say("")
        say(_MARKS[line.kind] + line.text)
    if not changes:
        say("There is no difference.")


def _print_text(incident: Incident) -> None:
    for line in difference_lines(difference(NO_INCIDENT, incident)):
        if line.kind is LineKind.SUBJECT:
            say(line.change.subject or line.text)
        else:
            say(f"  {line.text}")


def _incident_or_none(path: Path, name: str) -> Incident | None:
    """The incident in a file; None for no version at all: an empty file, or Git's /dev/null. Raises Trouble."""
    if str(path) in _NO_FILE or not read_bytes(path).strip():
        return None
    return _incident(path, name)


def _incident(path: Path, name: str) -> Incident:
    """The incident in a file, in messages called `name`. Raises Trouble."""
    incident = incident_from_bytes(read_bytes(path), name)
    if incident.schema_version > SCHEMA_VERSION:
        raise Trouble(
            "a newer version of Postmortem Desk wrote it, and this one does not know all of it.",
            subject=name,
            remedy="Update Postmortem Desk.",
        )
    return incident
