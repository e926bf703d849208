"""The command `import --into`: what a source tells, into an incident file that is there already."""

from datetime import date
from pathlib import Path

from postmortem_desk.app.cli_output import say
from postmortem_desk.importing.evidence.evidence import Evidence
from postmortem_desk.importing.evidence.evidence_kinds import Wanted, read_evidence, read_folder
from postmortem_desk.importing.evidence.own_csv import own_update
from postmortem_desk.importing.tracker import TrackerUpdate, tracker_update
from postmortem_desk.model import Incident
from postmortem_desk.operations.evidence import accept_candidates, accepted_ids
from postmortem_desk.operations.lookup import first_section
from postmortem_desk.storage.incident_file import read_bytes, read_incident, save_incident
from postmortem_desk.storage.paths import Paths
from postmortem_desk.text.times.dates import iso_date
from postmortem_desk.trouble import Trouble


def bring_into(source: Path, target: Path, kind: str, paths: Paths) -> int:
    """Take the changes of tasks that a tracker's CSV tells, or else each event of any evidence, into a file.

    Nothing comes twice. Raises Trouble where the file cannot take it, and leaves it as it is then.
    """
    opened = read_incident(target)
    if opened.read_only:
        raise Trouble("it is read-only here.", subject=target.name, remedy="Import into a copy of it.")
    incident = opened.incident
    after = _with_table(incident, source) if not source.is_dir() and kind in ("", "csv") else None
    if after is None:
        after = _with_evidence(incident, _evidence(source, kind, incident))
    if after is incident:
        say(f"{target} has all of it already.")
        return 0
    save_incident(after, target, opened.digest, paths)
    say(f"Saved {target}.")
    return 0


def _with_table(incident: Incident, source: Path) -> Incident | None:
    """The incident with what a table changes of the rows that are there already; None where it is no such table."""
    data = read_bytes(source)
    own = own_update(data, source.name, incident)
    if own is not None:
        changed = sum(1 for one, other in zip(incident.timeline, own.after.timeline, strict=True) if one is not other)
        say(f"The table changes {changed:,} of {_count(own.known, 'event')}.")
        _tell_problems(own.problems)
        return _with_evidence(own.after, _evidence(source, "csv", own.after)) if own.others else own.after
    update = tracker_update(data, source.name, incident, date.today())
    return _tell_update(update) if update is not None else None


def _tell_update(update: TrackerUpdate) -> Incident:
    for change in update.changes:
        say(f'{change.ticket}: {change.field} "{change.before}" -> "{change.after}"')
    changes, tasks = _count(len(update.changes), "change"), _count(len(update.matched), "task")
    say(f"{changes} to {tasks}; {_count(update.unmatched, 'row')} about other tickets.")
    _tell_problems(update.problems)
    return update.after if update.changes else update.before


def _evidence(source: Path, kind: str, incident: Incident) -> Evidence:
    if source.is_dir():
        return read_folder(source)
    return read_evidence(read_bytes(source), source.name, Wanted(kind=kind, day=iso_date(incident.date)))


def _with_evidence(incident: Incident, evidence: Evidence) -> Incident:
    section = first_section(incident, "timeline")
    if section is None:
        raise Trouble("the incident has no timeline.", remedy="Add a section for it, then import.")
    known = accepted_ids(incident, evidence.candidates)
    for sentence in evidence.found:
        say(sentence)
    say(f"{len(evidence.candidates) - len(known)} of them are new.")
    _tell_problems(evidence.problems)
    return accept_candidates(incident, evidence.candidates, section.id)


def _count(number: int, what: str) -> str:
    return f"{number} {what}" if number == 1 else f"{number} {what}s"


def _tell_problems(problems: tuple[str, ...]) -> None:
    if problems:
        say("Not understood:")
    for sentence in problems:
        say(f"  {sentence}")
