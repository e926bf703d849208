import os
import subprocess
import sys
from pathlib import Path

import pytest

from postmortem_desk import __version__
from postmortem_desk.app.log import KEPT, log_unexpected
from postmortem_desk.app.main import caught, main
from postmortem_desk.storage.paths import Paths, user_paths
from postmortem_desk.trouble import Trouble
from support.children import child_environment, run_program, run_python


def test_the_version_is_there_without_loading_what_it_does_not_need() -> None:
    code = """
import sys
from postmortem_desk.app.main import main
try:
    main(["--version"])
except SystemExit as done:
    print(done.code, [name for name in ("pydantic", "PySide6", "typst", "platformdirs") if name in sys.modules])
"""
    assert run_python("-c", code).stdout == f"Postmortem Desk {__version__}\n0 []\n"


def test_the_help_names_commands_and_exit_codes() -> None:
    done = run_program("--help")
    assert done.returncode == 0
    for words in ("postmortem-desk [FILE ...]", "import", "schema", "exit codes: 0 done"):
        assert words in done.stdout


@pytest.mark.skipif(sys.platform in ("win32", "darwin"), reason="there is always a screen")
@pytest.mark.parametrize("arguments", [[], ["a.postmortem.json"]])
def test_without_a_screen_the_bare_command_says_how_to_go_on(arguments: list[str]) -> None:
    done = run_program(*arguments)
    assert done.returncode == 2
    assert done.stderr.startswith("postmortem-desk: there is no screen here")
    assert "export FILE -o FILE.pdf" in done.stderr
    assert done.stderr.count("\n") == 1


def test_a_misspelled_command_is_not_taken_for_a_file(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    monkeypatch.chdir(tmp_path)
    assert main(["exprot"]) == 2
    assert 'there is no command and no file "exprot"' in capsys.readouterr().err


def test_wrong_arguments_are_told_with_the_usage(capsys: pytest.CaptureFixture[str]) -> None:
    with pytest.raises(SystemExit, match="2"):
        main(["export", "--unknown"])
    assert "usage: postmortem-desk export" in capsys.readouterr().err


def test_a_trouble_is_said_and_fails(capsys: pytest.CaptureFixture[str]) -> None:
    assert caught(lambda: fail(Trouble("it is broken.", subject="a.json", remedy="Mend it."))) == 2
    assert capsys.readouterr().err == "postmortem-desk: a.json: it is broken. Mend it.\n"


def test_what_nobody_expected_is_logged_and_told_in_one_sentence(capsys: pytest.CaptureFixture[str]) -> None:
    assert caught(lambda: fail(ZeroDivisionError("hidden"))) == 3
    (log,) = user_paths().logs.iterdir()
    err = capsys.readouterr().err
    assert err.count("\n") == 1
    assert str(log) in err
    assert "Traceback" not in err
    assert "ZeroDivisionError: hidden" in log.read_text()
    assert __version__ in log.read_text()


def test_an_interrupt_ends_quietly(capsys: pytest.CaptureFixture[str]) -> None:
    assert caught(lambda: fail(KeyboardInterrupt())) == 130
    assert capsys.readouterr().err == ""


@pytest.mark.skipif(sys.platform == "win32", reason="pipes of POSIX")
def test_a_reader_that_goes_away_is_no_error_to_speak_of() -> None:
    command = [sys.executable, "-m", "postmortem_desk", "schema"]
    reader, writer = os.pipe()
    os.close(reader)
    try:
        done = subprocess.run(
            command, stdout=writer, stderr=subprocess.PIPE, env=child_environment(), check=False, timeout=60
        )
    finally:
        os.close(writer)
    assert done.stderr == b""
    assert done.returncode == 2


def test_a_console_that_lacks_a_character_shows_its_number(tmp_path: Path) -> None:
    done = run_program("new", "-o", str(tmp_path / "gr\u00f6\u00dfe"), PYTHONIOENCODING="ascii", PYTHONUTF8="0")
    assert done.returncode == 0, done.stderr
    assert "gr\\xf6\\xdfe.postmortem.json" in done.stdout


def test_where_the_state_folder_cannot_be_written_the_log_is_elsewhere(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    (tmp_path / "file").write_bytes(b"no folder")
    monkeypatch.setattr("tempfile.tempdir", str(tmp_path))
    log = log_unexpected(ValueError("x"), Paths.under(tmp_path / "file"))
    assert log.parent == tmp_path
    assert "ValueError: x" in log.read_text()


def test_old_logs_are_forgotten(tmp_path: Path) -> None:
    paths = Paths.under(tmp_path)
    paths.logs.mkdir(parents=True)
    for day in range(10, 30):
        (paths.logs / f"postmortem-desk-2020-01-{day}.log").write_text("old")
    log = log_unexpected(ValueError("x"), paths)
    kept = sorted(paths.logs.iterdir())
    assert len(kept) == KEPT
    assert kept[-1] == log


def fail(error: BaseException) -> int:
    raise error
