from datetime import date
from pathlib import Path

import pytest

from postmortem_desk.model import Incident, Section, is_id
from postmortem_desk.storage.file_format.canonical import incident_bytes
from postmortem_desk.storage.file_format.structure import structure_findings
from postmortem_desk.storage.paths import Paths
from postmortem_desk.storage.templates import incident_from_template, list_templates
from postmortem_desk.trouble import Trouble

TODAY = date(2026, 2, 3)
BUNDLED = ("plain", "atlassian", "google-sre", "pagerduty")


@pytest.fixture
def paths(tmp_path: Path) -> Paths:
    paths = Paths.under(tmp_path)
    paths.own_templates.mkdir(parents=True)
    return paths


def add_own(paths: Paths, name: str, incident: Incident) -> None:
    (paths.own_templates / f"{name}.postmortem.json").write_bytes(incident_bytes(incident))


def test_the_bundled_ones_are_there_the_plain_one_first(paths: Paths) -> None:
    templates = list_templates(paths)
    assert tuple(template.name for template in templates) == BUNDLED
    assert all(template.title and template.description and not template.trouble for template in templates)


@pytest.mark.parametrize("name", BUNDLED)
def test_a_bundled_one_is_sound_and_says_what_belongs_where(paths: Paths, name: str) -> None:
    path = next(template.path for template in list_templates(paths) if template.name == name)
    incident = incident_from_template(name, paths, TODAY)
    assert incident_bytes(incident).count(b'"guidance"') == len(incident.sections)
    assert all(section.heading and not section.text for section in incident.sections)
    assert {"summary", "timeline", "tasks"} <= {section.role for section in incident.sections}
    assert structure_findings(incident) == ()
    assert path.read_bytes().endswith(b"}\n")


def test_the_plain_one_has_the_shape_of_a_short_postmortem(paths: Paths) -> None:
    headings = [section.heading for section in incident_from_template("plain", paths, TODAY).sections]
    assert headings == [
        "Issue summary",
        "Timeline",
        "Root cause and resolution",
        "Corrective and preventative measures",
        "Tasks",
    ]


def test_a_new_incident_is_its_own_and_of_today(paths: Paths) -> None:
    one, other = (incident_from_template("plain", paths, TODAY) for _ in range(2))
    assert one.date == "2026-02-03"
    assert one.title == ""
    assert one.display == {}
    ids = [one.id, *(section.id for section in one.sections)]
    assert all(is_id(found) for found in ids)
    assert not set(ids) & {other.id, *(section.id for section in other.sections)}


def test_the_users_own_is_listed_and_used(paths: Paths) -> None:
    add_own(paths, "payments", Incident(id="a", title="Payments", sections=(Section(id="s", heading="Refunds"),)))
    own = list_templates(paths)[-1]
    assert (own.name, own.title, own.description) == ("payments", "Payments", "Refunds")
    assert [section.heading for section in incident_from_template("payments", paths, TODAY).sections] == ["Refunds"]


def test_the_users_own_replaces_the_bundled_one_of_its_name(paths: Paths) -> None:
    add_own(paths, "plain", Incident(id="a", title="Ours", display={"template": "The way we do it."}))
    first = list_templates(paths)[0]
    assert (first.name, first.title, first.description) == ("plain", "Ours", "The way we do it.")


def test_a_broken_own_one_is_reported_and_the_others_work(paths: Paths) -> None:
    (paths.own_templates / "broken.postmortem.json").write_text("{")
    broken = list_templates(paths)[-1]
    assert "broken.postmortem.json, line 1" in broken.trouble
    assert "cannot be used" in broken.description
    assert incident_from_template("plain", paths, TODAY).sections
    with pytest.raises(Trouble, match="before the incident is complete"):
        incident_from_template("broken", paths, TODAY)


def test_an_unknown_name_is_told_with_the_known_ones(paths: Paths) -> None:
    with pytest.raises(Trouble, match="plain, atlassian, google-sre, pagerduty"):
        incident_from_template("../plain", paths, TODAY)


def test_without_own_ones_there_need_be_no_folder(tmp_path: Path) -> None:
    assert len(list_templates(Paths.under(tmp_path / "none"))) == len(BUNDLED)
