"""A postmortem written from the template to the PDF by keyboard alone, taken back to the start and done again."""

from pathlib import Path

import pytest
from pypdf import PdfReader

from postmortem_desk.model import Incident
from postmortem_desk.storage.incident_file import read_incident
from support.screen import Screen
from support.walker import Walker, running_program, until

FILE = "walk.postmortem.json"
MORE_THAN_ALL_STEPS = 60


@pytest.mark.display
def test_a_postmortem_is_written_by_keyboard_alone(screen: Screen, tmp_path: Path) -> None:
    with running_program(screen):
        walker = Walker(screen)
        walker.wait_for_window("Postmortem Desk")
        walker.press("ctrl+n")
        walker.wait_for_window("New incident")
        walker.press("Return")
        walker.wait_for_window("Postmortem Desk")
        walker.write_file("ctrl+s", "Save the incident", tmp_path / FILE, FILE)
        start = read_incident(tmp_path / FILE).incident

        write_details(walker)
        write_summary(walker)
        write_timeline(walker)
        write_causes(walker)
        write_tasks(walker)
        walker.press("ctrl+s")
        until(lambda: len(read_incident(tmp_path / FILE).incident.tasks) == 2, "it is not saved")
        written = read_incident(tmp_path / FILE).incident
        walker.press("F6", "Home", "Return")  # into a line of text, which knows Ctrl+E as a key of its own
        walker.write_file("ctrl+e", "Export", tmp_path / "walk.pdf", FILE)
        until((tmp_path / "walk.pdf").exists, "there is no PDF")

        walker.press(*["ctrl+z"] * MORE_THAN_ALL_STEPS)
        assert saved(walker, tmp_path / "undone.postmortem.json") == start
        walker.press(*["ctrl+shift+z"] * MORE_THAN_ALL_STEPS)
        assert saved(walker, tmp_path / "redone.postmortem.json") == written

    assert_written(written)
    pages = "\n".join(page.extract_text() for page in PdfReader(tmp_path / "walk.pdf").pages)
    for words in ("Checkout down", "65 minutes", "The alert fires", "The default was wrong", "Switch the cache on"):
        assert words in pages


def write_details(walker: Walker) -> None:
    walker.press("F6", "Home", "Return")
    walker.write("Checkout down")
    walker.press("Tab")
    walker.write("INC-7")
    walker.press("Tab", "ctrl+a")
    walker.write("2026-10-14")
    walker.press("Tab", "Tab")  # over the button of the calendar
    walker.write("Europe/Paris")
    walker.press("Tab", "Tab")  # over the second zone
    walker.write("SEV2")


def write_summary(walker: Walker) -> None:
    walker.press("F6", "Home", "Down", "Return")
    walker.write("Checkout failed for ")
    walker.press("ctrl+b")
    walker.write("65 minutes")
    walker.press("ctrl+b")
    walker.write(".")


def write_timeline(walker: Walker) -> None:
    """Four events out of order, of which each falls into its place; a kind; one moved, and all sorted again."""
    walker.press("F6", "Down", "Return")
    for line in ("09:14 Errors begin", "09:41 A restart", "09:26 The alert fires", "10:19 Rolled back"):
        walker.enter(line)
    walker.press("F7", "ctrl+Home", "Down", "Right", "F2")
    walker.enter("alert")
    walker.press("alt+Up", "ctrl+shift+o")


def write_causes(walker: Walker) -> None:
    walker.press("F6", "Down", "Return")
    walker.enter("The cache was left out")
    walker.press("ctrl+shift+y")
    walker.enter("The default was wrong")


def write_tasks(walker: Walker) -> None:
    walker.press("F6", "Down", "Down", "Return")
    walker.enter("Switch the cache on")
    walker.enter("Test the default")
    walker.press("F7", "ctrl+Home", "Right", "Right", "Right", "F2")
    walker.enter("2026-11-20")


def saved(walker: Walker, path: Path) -> Incident:
    """The incident as it stands, saved under another name."""
    walker.write_file("ctrl+shift+s", "Save the incident", path, path.name)
    return read_incident(path).incident


def assert_written(incident: Incident) -> None:
    assert (incident.title, incident.reference, incident.date) == ("Checkout down", "INC-7", "2026-10-14")
    assert (incident.zone, incident.severity) == ("Europe/Paris", "SEV2")
    assert incident.sections[0].text == "Checkout failed for **65 minutes**."
    assert [(event.at.written, event.kind, event.text) for event in incident.timeline] == [
        ("09:14", "", "Errors begin"),
        ("09:26", "alert", "The alert fires"),
        ("09:41", "", "A restart"),
        ("10:19", "", "Rolled back"),
    ]
    first, why = incident.causes
    assert (first.text, why.text, why.parent_id) == ("The cache was left out", "The default was wrong", first.id)
    assert [(task.text, task.due) for task in incident.tasks] == [
        ("Switch the cache on", "2026-11-20"),
        ("Test the default", ""),
    ]
