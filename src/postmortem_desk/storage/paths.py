"""Where the program keeps what is its own: settings and templates, locks and logs, and what can be made again."""

import os
from pathlib import Path
from typing import Final, Self

import platformdirs
from msgspec import Struct

APPLICATION: Final = "postmortem-desk"


class Paths(Struct, frozen=True):
    """The three folders of the program, as a value, so that tests and portable copies name their own."""

    config: Path
    """Settings and the user's own templates."""
    state: Path
    """Locks, logs, recovery copies: never beside the user's file, where a sync tool would spread them."""
    cache: Path
    """What can be made again."""

    @classmethod
    def under(cls, folder: Path) -> Self:
        """All three below `folder`."""
        return cls(folder / "config", folder / "state", folder / "cache")

    @property
    def settings_file(self) -> Path:
        """The settings."""
        return self.config / "settings.json"

    @property
    def window_file(self) -> Path:
        """The window's geometry, apart from the settings: it is read before the first paint."""
        return self.state / "window.json"

    @property
    def own_templates(self) -> Path:
        """The folder of the user's own templates."""
        return self.config / "templates"

    @property
    def own_rules(self) -> Path:
        """The user's own changes of the rules of the checks."""
        return self.config / "rules.json"

    @property
    def locks(self) -> Path:
        """The folder of the locks under which files are replaced."""
        return self.state / "locks"

    @property
    def recovery(self) -> Path:
        """The folder of the recovery copies: a folder in it for each process."""
        return self.state / "recovery"

    @property
    def versions(self) -> Path:
        """The folder of earlier versions: a folder in it for each file."""
        return self.state / "versions"

    @property
    def open_files(self) -> Path:
        """The folder that says which files are open in which process."""
        return self.state / "open"

    @property
    def logs(self) -> Path:
        """The folder of the logs of unexpected errors."""
        return self.state / "log"


def user_paths() -> Paths:
    """The folders of this user on this system (XDG on Linux, Application Support, AppData)."""
    folders = platformdirs.PlatformDirs(APPLICATION, appauthor=False)
    return Paths(folders.user_config_path, folders.user_state_path, folders.user_cache_path)


def is_same_file(one: Path, other: Path) -> bool:
    """Whether two paths lead to one file: through links, as another name of it, or both to where none is yet."""
    try:
        return one.samefile(other)
    except OSError:
        return os.path.realpath(one) == os.path.realpath(other)
