"""An empty home folder for a test, on every platform."""

from pathlib import Path


def home_environment(folder: Path) -> dict[str, str]:
    """The variables that lead a program to `folder` for all that belongs to its user."""
    places = {
        "HOME": folder,
        "USERPROFILE": folder,
        "APPDATA": folder / "roaming",
        "LOCALAPPDATA": folder / "local",
        "XDG_CONFIG_HOME": folder / "config",
        "XDG_STATE_HOME": folder / "state",
        "XDG_DATA_HOME": folder / "data",
        "XDG_CACHE_HOME": folder / "cache",
        "XDG_RUNTIME_DIR": folder / "run",
    }
    (folder / "run").mkdir(mode=0o700, exist_ok=True)
    return {name: str(place) for name, place in places.items()}
