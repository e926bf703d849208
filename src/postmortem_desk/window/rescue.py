"""What can be opened instead of a file that cannot be read: its latest version, and what was never saved."""

from collections.abc import Callable
from datetime import UTC, datetime
from pathlib import Path

from postmortem_desk.model import Incident
from postmortem_desk.session.document import Document
from postmortem_desk.storage.incident_file import read_incident
from postmortem_desk.storage.paths import Paths
from postmortem_desk.storage.recovery import copies_of
from postmortem_desk.storage.versions import versions_of
from postmortem_desk.trouble import Trouble
from postmortem_desk.widgets.notice_bar import Choice
from postmortem_desk.widgets.words.clock_words import clock_words
from postmortem_desk.widgets.words.translation import translate


def rescue_choices(path: Path, paths: Paths, show: Callable[[Document], object]) -> tuple[Choice, ...]:
    """A choice for the latest version of the file at `path` that can be read, and one for its latest recovery copy.

    `show` gets each as an unsaved document without a file, so that the damaged one stays as it is until a person saves
    over it.
    """
    found = []
    for words, when, incident in (*_latest_version(path, paths), *_latest_copy(path, paths)):
        text = words.format(time=clock_words(when, datetime.now(tz=UTC)))
        found.append((text, lambda incident=incident: show(_unsaved(incident))))
    return tuple(found)


def _latest_version(path: Path, paths: Paths) -> list[tuple[str, datetime, Incident]]:
    for version in versions_of(path, paths):
        try:
            incident = read_incident(version.file).incident
        except Trouble:
            continue  # an earlier one may be whole
        return [(translate("Open the version of {time}"), version.when, incident)]
    return []


def _latest_copy(path: Path, paths: Paths) -> list[tuple[str, datetime, Incident]]:
    return [
        (translate("Open the safe copy of {time}"), copy.written, copy.incident) for copy in copies_of(path, paths)[:1]
    ]


def _unsaved(incident: Incident) -> Document:
    document = Document(incident)
    document.mark_unsaved()
    return document
