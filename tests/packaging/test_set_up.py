"""`dev.py` sets a project up, repairs it and starts its job: the real thing, on a small project."""

import os
import sys
from pathlib import Path

import pytest

from support.small_project import SmallProject

pytestmark = pytest.mark.skipif(sys.platform != "linux", reason="acts out a machine with and without an X screen")


@pytest.fixture(scope="module")
def project(tmp_path_factory: pytest.TempPathFactory) -> SmallProject:
    """A project that two impatient calls have set up at the same time."""
    project = SmallProject.create(tmp_path_factory.mktemp("a folder") / "checkout")
    with project.start("setup") as first, project.start("setup") as second:
        told = [process.communicate(timeout=300) for process in (first, second)]
    assert (first.returncode, second.returncode) == (0, 0), told
    assert sum("Making .venv" in out for out, _err in told) == 1, "one of them makes it, the other waits"
    return project


def test_without_a_screen_it_exports_the_example_in_every_form(project: SmallProject) -> None:
    done = project.dev("run")

    assert done.returncode == 0, done.stderr
    for ending in ("html", "pdf", "md"):
        made = project.root / f"out/checkout-outage.{ending}"
        assert made.read_text() == "made"
        assert f"-o {made}" in done.stdout


def test_with_a_screen_it_opens_the_window_on_a_copy_of_the_example_that_stays_as_it_was_left(
    project: SmallProject,
) -> None:
    copy = project.root / "out/checkout-outage.postmortem.json"
    done = project.dev("run", display=":77")
    assert done.stdout.splitlines()[-1:] == [f"program {copy}"]
    assert copy.read_text() == "the example"

    copy.write_text("what a person saved")
    project.dev("run", display=":77")
    assert copy.read_text() == "what a person saved"
    assert (project.root / "resources/examples" / copy.name).read_text() == "the example"


def test_with_a_screen_it_opens_the_files_that_were_named_where_the_person_stands(project: SmallProject) -> None:
    done = project.dev("run", "mine.postmortem.json", display=":77")

    assert done.stdout.splitlines()[-1:] == [f"program {project.root.parent / 'mine.postmortem.json'}"]


def test_a_second_call_starts_its_job_within_a_second(project: SmallProject) -> None:
    def seconds() -> float:
        """Of processors: how busy the machine is else counts for nothing."""
        before = os.times()
        assert project.dev("run", display=":77").stdout.startswith("tiny")
        after = os.times()
        return after.children_user + after.children_system - before.children_user - before.children_system

    assert min(seconds() for _ in range(3)) < 1.0


def test_a_forged_package_is_refused_and_the_next_call_repairs_what_is_half_made(tmp_path: Path) -> None:
    project = SmallProject.create(tmp_path / "checkout")
    project.lock("2", forged=True)
    refused = project.dev("setup")
    assert refused.returncode == 1
    assert "DO NOT MATCH THE HASHES" in refused.stderr
    assert "it starts over by itself" in refused.stderr
    assert "Traceback" not in refused.stderr

    project.lock("3")
    repaired = project.dev("run", display=":77")

    assert "not whole" in repaired.stdout
    assert "tiny 3" in repaired.stdout.splitlines()


def test_a_new_lock_renews_the_environment_and_a_new_pyproject_only_the_project(project: SmallProject) -> None:
    with (project.root / "pyproject.toml").open("a") as file:
        file.write("# another comment\n")
    reinstalled = project.dev("setup")
    project.lock("4")
    renewed = project.dev("setup")
    settled = project.dev("run", display=":77")

    assert [line.partition(" ")[0] for line in reinstalled.stdout.splitlines()] == ["Installing", "Ready."]
    assert "Making .venv" in renewed.stdout
    assert settled.stdout.startswith("tiny 4\n")
