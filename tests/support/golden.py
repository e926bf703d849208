"""Compares what a writer makes with the file that shows what it should make."""

import os
from pathlib import Path

FOLDER = Path(__file__).resolve().parents[1] / "golden"


def assert_golden(name: str, text: str) -> None:
    """Fail where `text` differs from tests/golden/NAME. With UPDATE_GOLDEN=1 in the environment the file is written
    anew instead: look at its difference before you commit it.
    """
    path = FOLDER / name
    if os.environ.get("UPDATE_GOLDEN") == "1":
        path.write_bytes(text.encode("utf-8"))
    assert path.read_bytes().decode("utf-8") == text
