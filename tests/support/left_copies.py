"""What an end that was none has left, for tests of recovery."""

from postmortem_desk.storage.paths import Paths
from postmortem_desk.storage.recovery import LeftCopies


def left_titles(paths: Paths) -> list[str]:
    """The titles of the recovery copies that can be restored."""
    found = LeftCopies(paths)
    found.close()
    return [entry.copy.incident.title for entry in found.copies]
