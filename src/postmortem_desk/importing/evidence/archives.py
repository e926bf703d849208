"""The JSON files of an export: from a zip, which may be hostile, or from a folder."""

import io
import re
import zipfile
from pathlib import Path, PurePosixPath
from typing import Final

from postmortem_desk.importing.documents.source import LARGEST
from postmortem_desk.trouble import Trouble

_LARGEST_RATIO: Final = 200
"""How much larger than packed a file may be; JSON of chats packs to a tenth."""
_MOST_FILES: Final = 20_000
_DEPTHS: Final = ("*.json", "*/*.json", "*/*/*.json")


def zip_files(data: bytes, name: str) -> dict[str, bytes]:
    """The JSON files of a zip, by their paths. Raises Trouble for one that could do harm or is damaged."""
    try:
        with zipfile.ZipFile(io.BytesIO(data)) as archive:
            entries = [entry for entry in archive.infolist() if not entry.is_dir()]
            _refuse_harm(entries, name)
            wanted = [entry for entry in entries if entry.filename.endswith(".json")]
            return {entry.filename: archive.read(entry) for entry in wanted}
    except (zipfile.BadZipFile, NotImplementedError, RuntimeError, OSError, EOFError, ValueError) as error:
        raise Trouble(
            "The zip is damaged or has a password.", subject=name, remedy="Export it again, or unpack it yourself."
        ) from error


def _refuse_harm(entries: list[zipfile.ZipInfo], name: str) -> None:
    if len(entries) > _MOST_FILES:
        raise Trouble(f"The zip holds more than {_MOST_FILES:,} files.", subject=name, remedy="Export fewer channels.")
    for entry in entries:
        path = PurePosixPath(entry.filename.replace("\\", "/"))
        if path.is_absolute() or ".." in path.parts or re.match(r"[A-Za-z]:", entry.filename):
            raise Trouble(
                "The zip holds a file that points outside of it, which no export does.",
                subject=name,
                place=repr(entry.filename),
                remedy="Don't use it; ask where it comes from.",
            )
    size = sum(entry.file_size for entry in entries)
    packed = sum(entry.compress_size for entry in entries)
    if size > LARGEST or size > max(packed, 1024) * _LARGEST_RATIO:
        raise Trouble(
            f"The zip would unpack to {size // 2**20:,} MiB; exports of up to {LARGEST // 2**20} MiB are read.",
            subject=name,
            remedy="Export fewer days or channels.",
        )


def folder_files(folder: Path) -> dict[str, bytes]:
    """The JSON files of an unpacked export, by their paths in it. Links that lead out of it are left alone."""
    files: dict[str, bytes] = {}
    size = 0
    root = folder.resolve()
    for path in (path for depth in _DEPTHS for path in sorted(folder.glob(depth))):
        if not path.is_file() or not path.resolve().is_relative_to(root):
            continue
        size += path.stat().st_size
        if size > LARGEST or len(files) >= _MOST_FILES:
            raise Trouble(
                f"The folder holds more than {LARGEST // 2**20} MiB or {_MOST_FILES:,} files of JSON.",
                subject=folder.name,
                remedy="Choose the folder of one channel.",
            )
        files[path.relative_to(folder).as_posix()] = path.read_bytes()
    return files
