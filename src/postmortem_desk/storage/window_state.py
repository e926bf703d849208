"""What is read before the first paint, and so without pydantic: where the window stood, and in which theme."""

import json
from collections.abc import Mapping
from pathlib import Path
from typing import Final

from postmortem_desk.storage.paths import Paths

PAPERS: Final = ("light", "window")
THEMES: Final = ("light", "dark", "system")


def load_window_state(paths: Paths) -> dict[str, str]:
    """What `save_window_state` stored. Never raises: what cannot be read is only a place on a screen, and forgotten."""
    texts = _texts_in(paths.window_file)
    return {name: text for name, text in texts.items() if text.isascii()}


def load_theme(paths: Paths) -> str:
    """The theme that the settings name; "system" where they name none or cannot be read. Never raises."""
    theme = _texts_in(paths.settings_file).get("theme", "")
    return theme if theme in THEMES else THEMES[-1]


def load_paper(paths: Paths) -> str:
    """How the settings want the paper of the preview; "light" where they do not say. Never raises."""
    paper = _texts_in(paths.settings_file).get("paper", "")
    return paper if paper in PAPERS else PAPERS[0]


def load_language(paths: Paths) -> str:
    """The language that the settings name ("de"); "" for that of the system. Never raises."""
    return _texts_in(paths.settings_file).get("language", "")


def save_window_state(paths: Paths, state: Mapping[str, str]) -> None:
    """Store the texts of `state` (Qt's own, in base64). Raises NotSaved."""
    from postmortem_desk.storage.own_file import write_own_file  # late: reading does without it

    data = json.dumps(dict(state), indent=2).encode("utf-8") + b"\n"
    write_own_file(paths.window_file, data, paths)


def _texts_in(path: Path) -> dict[str, str]:
    """The texts at the top of a JSON file; none where it cannot be read."""
    try:
        value = json.loads(path.read_bytes())
    except (OSError, ValueError, RecursionError):
        return {}
    if not isinstance(value, dict):
        return {}
    return {name: text for name, text in value.items() if isinstance(text, str)}
