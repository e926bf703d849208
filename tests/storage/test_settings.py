from pathlib import Path

import pytest
from msgspec.structs import replace

from postmortem_desk.storage.paths import Paths, user_paths
from postmortem_desk.storage.settings import Settings, load_settings, recent_files, save_settings, with_recent_file
from postmortem_desk.storage.window_state import load_window_state, save_window_state


@pytest.fixture
def paths(tmp_path: Path) -> Paths:
    return Paths.under(tmp_path)


def test_the_first_start_has_the_defaults_and_says_nothing(paths: Paths) -> None:
    assert load_settings(paths) == Settings()
    assert not paths.config.exists()


def test_what_was_set_is_there_at_the_next_start(paths: Paths) -> None:
    settings = Settings(theme="dark", recent_files=("/ü.json",), language="de")
    save_settings(settings, paths)
    assert load_settings(paths) == settings


def test_keys_of_another_version_are_left_alone(paths: Paths) -> None:
    paths.config.mkdir()
    paths.settings_file.write_text('{"theme": "light", "shape": "round"}')
    save_settings(replace(load_settings(paths), theme="dark"), paths)
    assert '"shape": "round"' in paths.settings_file.read_text()


@pytest.mark.parametrize(
    "content", [b"", b"{", b"[]", b"\xff", b'{"theme": "pink"}', b'{"recent_files": 5}', b"[" * 100_000, b"\0" * 50]
)
def test_a_broken_file_is_set_aside_and_told(paths: Paths, content: bytes) -> None:
    paths.config.mkdir()
    paths.settings_file.write_bytes(content)
    settings = load_settings(paths)
    assert replace(settings, notice="") == Settings()
    assert "settings.broken.json" in settings.notice
    assert (paths.config / "settings.broken.json").read_bytes() == content
    assert load_settings(paths).notice == ""


def test_a_notice_is_never_stored(paths: Paths) -> None:
    save_settings(Settings(notice="something was wrong"), paths)
    assert "notice" not in paths.settings_file.read_text()


def test_settings_that_cannot_be_read_do_not_stop_the_start(paths: Paths) -> None:
    paths.settings_file.mkdir(parents=True)
    assert "defaults are used" in load_settings(paths).notice


def test_the_latest_file_comes_first_and_each_stands_once(tmp_path: Path) -> None:
    settings = Settings()
    for name in [*"abcdefghijkl", "c"]:
        settings = with_recent_file(settings, tmp_path / name)
    assert [path.name for path in recent_files(settings)] == list("clkjihgfed")


def test_the_window_comes_back_where_it_was(paths: Paths) -> None:
    save_window_state(paths, {"geometry": "AdnQywAD", "splitter": "AAAA/w=="})
    assert load_window_state(paths) == {"geometry": "AdnQywAD", "splitter": "AAAA/w=="}


@pytest.mark.parametrize(
    "content", [b"", b"{", b"[1]", b'{"geometry": 5, "splitter": "\xc3\xbc"}', b"[" * 100_000, b"\xff"]
)
def test_a_broken_window_file_is_forgotten(paths: Paths, content: bytes) -> None:
    assert load_window_state(paths) == {}
    paths.state.mkdir()
    paths.window_file.write_bytes(content)
    assert load_window_state(paths) == {}


def test_the_folders_are_the_users_own(home: Path) -> None:
    for folder in (user_paths().config, user_paths().state, user_paths().cache):
        assert home in folder.parents
