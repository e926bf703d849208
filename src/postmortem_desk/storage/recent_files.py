"""The incidents that were opened or saved last."""

from pathlib import Path

from msgspec.structs import replace

from postmortem_desk.storage.settings import MAX_RECENT, Settings


def recent_files(settings: Settings) -> tuple[Path, ...]:
    """The files, the latest first. A file that is gone stays in the list: its disk may only be away."""
    return tuple(Path(name) for name in settings.recent_files)


def with_recent_file(settings: Settings, path: Path) -> Settings:
    """The settings with `path` as the latest file."""
    name = str(path.absolute())
    others = tuple(other for other in settings.recent_files if other != name)
    return replace(settings, recent_files=(name, *others)[:MAX_RECENT])
