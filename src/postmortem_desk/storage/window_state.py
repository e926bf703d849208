"""Where the window stood: apart from the settings and without pydantic, because it is read before the first paint."""

import json
from collections.abc import Mapping

from postmortem_desk.storage.own_file import write_own_file
from postmortem_desk.storage.paths import Paths


def load_window_state(paths: Paths) -> dict[str, str]:
    """What `save_window_state` stored. Never raises: what cannot be read is only a place on a screen, and forgotten."""
    try:
        value = json.loads(paths.window_file.read_bytes())
    except (OSError, ValueError, RecursionError):
        return {}
    if not isinstance(value, dict):
        return {}
    return {name: text for name, text in value.items() if isinstance(text, str) and text.isascii()}


def save_window_state(paths: Paths, state: Mapping[str, str]) -> None:
    """Store the texts of `state` (Qt's own, in base64). Raises NotSaved."""
    data = json.dumps(dict(state), indent=2).encode("utf-8") + b"\n"
    write_own_file(paths.window_file, data, paths)
