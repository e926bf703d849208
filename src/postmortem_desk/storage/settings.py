"""The settings of the program: small, in JSON, and never a reason not to start.

They are read before the first paint.
"""

from pathlib import Path
from typing import Annotated, Any, Final, Literal, get_args

import msgspec
from msgspec import Meta, Struct, field
from msgspec.structs import replace

from postmortem_desk.storage.paths import Paths

MAX_RECENT: Final = 10

Theme = Literal["light", "dark", "system"]
Paper = Literal["light", "window"]
THEMES: Final[tuple[Theme, ...]] = get_args(Theme)
PAPERS: Final[tuple[Paper, ...]] = get_args(Paper)


class Settings(Struct, frozen=True):
    """What a person has set. Values that a file lacks are the defaults; keys of other versions are left alone."""

    theme: Theme = "system"
    paper: Paper = "light"
    """The paper of the preview: light, or in the tones of the window."""
    language: str = ""
    """The language of the window, as in "de"; "" for that of the system."""
    recent_files: Annotated[tuple[str, ...], Meta(max_length=MAX_RECENT)] = ()
    """Paths of the incidents that were opened or saved last, the latest first."""
    others: dict[str, Any] = field(default_factory=dict)
    """What another version keeps in the file."""
    notice: str = ""
    """A sentence for the person when the settings could not be read; never stored."""


_STORED: Final = ("theme", "paper", "language", "recent_files")


def load_settings(paths: Paths) -> Settings:
    """The settings of the user. Never raises: a file that cannot be read is set aside, and the defaults come with a
    notice that says where it lies.
    """
    path = paths.settings_file
    try:
        data = path.read_bytes()
    except FileNotFoundError:
        return Settings()
    except OSError as error:
        reason = (error.strerror or str(error)).lower()
        return Settings(notice=f"The settings in {path} cannot be read ({reason}), so the defaults are used.")
    try:
        values = msgspec.json.decode(data, type=dict[str, Any])
        others = {name: value for name, value in values.items() if name not in _STORED}
        return msgspec.convert(
            {name: values[name] for name in _STORED if name in values} | {"others": others}, Settings
        )
    except (msgspec.MsgspecError, RecursionError):
        return Settings(notice=_set_aside(path))


def save_settings(settings: Settings, paths: Paths) -> None:
    """Store the settings. Raises NotSaved."""
    from postmortem_desk.storage.saving.own_file import write_own_file  # late: reading does without it

    values: dict[str, Any] = {name: getattr(settings, name) for name in _STORED}
    values |= settings.others
    write_own_file(paths.settings_file, msgspec.json.format(msgspec.json.encode(values)) + b"\n", paths)


def recent_files(settings: Settings) -> tuple[Path, ...]:
    """The files, the latest first. A file that is gone stays in the list: its disk may only be away."""
    return tuple(Path(name) for name in settings.recent_files)


def with_recent_file(settings: Settings, path: Path) -> Settings:
    """The settings with `path` as the latest file."""
    name = str(path.absolute())
    others = tuple(other for other in settings.recent_files if other != name)
    return replace(settings, recent_files=(name, *others)[:MAX_RECENT])


def _set_aside(path: Path) -> str:
    """Rename a broken settings file, so that it can be looked at and the next start is quiet."""
    aside = path.with_suffix(".broken.json")
    try:
        path.replace(aside)
    except OSError:
        return f"The settings in {path} cannot be read, so the defaults are used."
    return f"The settings could not be read, so the defaults are used. The old ones are in {aside}."
