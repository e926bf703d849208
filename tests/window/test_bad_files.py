"""Every bad file gets its sentence in the window: no traceback, nothing written, and the window goes on."""

import re
from collections.abc import Callable
from pathlib import Path

import pytest

from postmortem_desk.window.desk import Desk
from support.bad_files import LARGE, SMALL


@pytest.mark.parametrize("opened_by", ["start", "drop"])
def test_a_bad_file_is_told_in_the_window(make_desk: Callable[..., Desk], tmp_path: Path, opened_by: str) -> None:
    folder = tmp_path / "documents"
    folder.mkdir()
    desk = make_desk()
    if opened_by == "drop":
        desk.new_from("plain")
    for name, (content, pattern) in SMALL.items():
        file = folder / "x.postmortem.json"
        file.write_bytes(content)
        desk.open_files([file]) if opened_by == "start" else desk.windows[0].files_dropped.emit((str(file),))
        (window,) = desk.windows
        assert window.parts.notice.sentence.startswith(file.name), name
        assert re.search(pattern, window.parts.notice.sentence), window.parts.notice.sentence
        assert window.document.path is None
        assert not window.document.is_dirty
        assert [(path.name, path.read_bytes()) for path in folder.iterdir()] == [(file.name, content)]


@pytest.mark.parametrize("name", ["depth", *(pytest.param(name, marks=pytest.mark.slow) for name in LARGE)])
def test_a_huge_file_is_told_in_the_window(make_desk: Callable[..., Desk], tmp_path: Path, name: str) -> None:
    content, pattern = LARGE[name]
    file = tmp_path / "x.postmortem.json"
    file.write_bytes(content())
    desk = make_desk()
    desk.open_files([file])
    assert re.search(pattern, desk.windows[0].parts.notice.sentence)
