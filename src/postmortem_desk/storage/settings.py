"""The settings of the program: small, in JSON, and never a reason not to start."""

from pathlib import Path
from typing import Final, Literal

from pydantic import BaseModel, ConfigDict, Field, ValidationError

from postmortem_desk.storage.own_file import write_own_file
from postmortem_desk.storage.paths import Paths

MAX_RECENT: Final = 10


class Settings(BaseModel):
    """What a person has set. Values that a file lacks are the defaults; keys of other versions are left alone."""

    model_config = ConfigDict(frozen=True, strict=True, extra="allow")

    theme: Literal["light", "dark", "system"] = "system"
    paper: Literal["light", "window"] = "light"
    """The paper of the preview: light, or in the tones of the window."""
    language: str = ""
    """The language of the window, as in "de"; "" for that of the system."""
    recent_files: tuple[str, ...] = Field(default=(), max_length=MAX_RECENT)
    """Paths of the incidents that were opened or saved last, the latest first."""
    notice: str = Field(default="", exclude=True)
    """A sentence for the person when the settings could not be read; never stored."""


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
        return Settings.model_validate_json(data)
    except ValidationError:
        return Settings(notice=_set_aside(path))


def save_settings(settings: Settings, paths: Paths) -> None:
    """Store the settings. Raises NotSaved."""
    data = settings.model_dump_json(indent=2).encode("utf-8") + b"\n"
    write_own_file(paths.settings_file, data, paths)


def _set_aside(path: Path) -> str:
    """Rename a broken settings file, so that it can be looked at and the next start is quiet."""
    aside = path.with_suffix(".broken.json")
    try:
        path.replace(aside)
    except OSError:
        return f"The settings in {path} cannot be read, so the defaults are used."
    return f"The settings could not be read, so the defaults are used. The old ones are in {aside}."
