"""Earlier versions of a person's files, in the state folder: what saves replaced, and the state of every half hour.

The versions of a file lie in a folder of their own, each as an incident file that can be opened like any other.
"""

import hashlib
import os
from contextlib import suppress
from datetime import UTC, datetime
from pathlib import Path
from typing import Final

from msgspec import Struct

from postmortem_desk.storage.incident_file import FILE_SUFFIX
from postmortem_desk.storage.paths import Paths
from postmortem_desk.storage.saving.own_file import write_own_file
from postmortem_desk.storage.saving.safe_write import digest_of
from postmortem_desk.storage.thinning import kept_times

MOST_BYTES: Final = 512 * 1024 * 1024
"""What the versions of one file may take; beyond that the oldest go, but never the latest."""
_STAMP: Final = "%Y%m%dT%H%M%S.%fZ"


class Version(Struct, frozen=True):
    """One version of a file."""

    file: Path
    """Where it lies."""
    when: datetime
    """When the content was written, in UTC."""


def keep_version(path: Path, data: bytes, when: datetime, paths: Paths) -> bool:
    """Keep `data` as the version of the file at `path` that was written at `when` (with a zone), and thin the others.

    Returns whether it is a new one: what the latest version holds is not kept twice. Raises NotSaved.
    """
    folder = _folder_of(path, paths)
    mark = digest_of(data)[:12]
    versions = versions_of(path, paths)
    if versions and versions[0].file.name.startswith(f"{_stamp_of(versions[0].when)}-{mark}"):
        return False
    write_own_file(folder / "path.txt", str(path).encode("utf-8", "surrogateescape") + b"\n", paths)
    write_own_file(folder / f"{_stamp_of(when.astimezone(UTC))}-{mark}{FILE_SUFFIX}", data, paths)
    _thin(path, paths)
    return True


def versions_of(path: Path, paths: Paths) -> tuple[Version, ...]:
    """The versions of the file at `path`, the latest first."""
    found = []
    for file in _folder_of(path, paths).glob(f"*{FILE_SUFFIX}"):
        with suppress(ValueError):
            when = datetime.strptime(file.name.partition("-")[0], _STAMP).replace(tzinfo=UTC)
            found.append(Version(file, when))
    return tuple(sorted(found, key=lambda version: version.file.name, reverse=True))


def _thin(path: Path, paths: Paths) -> None:
    versions = versions_of(path, paths)
    kept = kept_times([version.when for version in versions], datetime.now(tz=UTC))
    size = 0
    for place, version in enumerate(versions):
        with suppress(OSError):  # one that cannot be removed now is removed next time
            size += version.file.stat().st_size
            if version.when not in kept or (place and size > MOST_BYTES):
                version.file.unlink()


def _folder_of(path: Path, paths: Paths) -> Path:
    real = os.path.normcase(os.path.realpath(path)).encode("utf-8", "surrogateescape")
    return paths.versions / hashlib.sha256(real).hexdigest()[:24]


def _stamp_of(when: datetime) -> str:
    return when.strftime(_STAMP)
