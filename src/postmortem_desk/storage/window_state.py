"""Where the window stood, and how its parts were arranged. It is read before the first paint."""

import json
from collections.abc import Mapping
from pathlib import Path

from postmortem_desk.storage.paths import Paths


def load_window_state(paths: Paths) -> dict[str, str]:
    """What `save_window_state` stored. Never raises: what cannot be read is only a place on a screen, and forgotten."""
    texts = _texts_in(paths.window_file)
    return {name: text for name, text in texts.items() if text.isascii()}


def save_window_state(paths: Paths, state: Mapping[str, str]) -> None:
    """Store the texts of `state` (Qt's own, in base64). Raises NotSaved."""
    from postmortem_desk.storage.saving.own_file import write_own_file  # late: reading does without it

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
