"""Every bad file gets its one sentence on the command line: no traceback, nothing written."""

import re
import sys
from pathlib import Path

import pytest

from postmortem_desk.app.main import main
from support.bad_files import LARGE, SMALL
from support.children import run_python

PLACE = re.compile(r", line [1-9]\d*, column [1-9]\d*: ")


def said_of(file: Path, capsys: pytest.CaptureFixture[str]) -> str:
    """What the commands that read an incident say of `file`; they agree, and leave the folder as it was."""
    before = {path: path.read_bytes() for path in file.parent.iterdir()}
    said = []
    for arguments in (["check", str(file)], ["export", str(file), "-o", str(file.with_name("out.html"))]):
        assert main(arguments) == 2
        printed = capsys.readouterr()
        said.append((printed.err or printed.out).removeprefix("postmortem-desk: ").strip())
    assert {path: path.read_bytes() for path in file.parent.iterdir()} == before
    assert said[0] == said[1]
    assert "\n" not in said[0]
    assert "Traceback" not in said[0]
    assert said[0].startswith(file.name)
    return said[0]


@pytest.mark.parametrize(("content", "pattern"), SMALL.values(), ids=SMALL)
def test_a_bad_file_is_told_with_its_place(
    tmp_path: Path, content: bytes, pattern: str, capsys: pytest.CaptureFixture[str]
) -> None:
    file = tmp_path / "x.postmortem.json"
    file.write_bytes(content)
    said = said_of(file, capsys)
    assert re.search(pattern, said), said
    assert PLACE.search(said), said


def test_every_file_of_the_json_test_suite_is_told_with_its_place(
    shared: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    files = sorted((shared / "corpora" / "json_test_suite" / "test_parsing").iterdir())
    for source in files:
        file = tmp_path / "x.postmortem.json"
        file.write_bytes(source.read_bytes())
        assert PLACE.search(said_of(file, capsys)), source.name
    assert len(files) == 318


MEASURED = """
import resource, sys
from postmortem_desk.app.main import main
from support.bad_files import LARGE
from pathlib import Path
Path("x.postmortem.json").write_bytes(LARGE[sys.argv[1]][0]())
limit = 2 * 1024**3
resource.setrlimit(resource.RLIMIT_AS, (limit, limit))
sys.exit(main(["check", "x.postmortem.json"]))
"""


@pytest.mark.skipif(sys.platform != "linux", reason="limits of memory of Linux")
@pytest.mark.parametrize("name", ["events", *(pytest.param(name, marks=pytest.mark.slow) for name in LARGE)])
def test_a_huge_file_is_told_without_taking_the_machines_memory(
    name: str, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.chdir(tmp_path)
    done = run_python("-c", MEASURED, name)
    assert done.returncode == 2, done
    assert re.search(LARGE[name][1], done.stdout + done.stderr)
    assert "Traceback" not in done.stderr
    assert [path.name for path in tmp_path.iterdir()] == ["x.postmortem.json"]
