"""What a validator of HTML says about the web page."""

import shutil
import subprocess

import pytest

from postmortem_desk.model import Incident
from postmortem_desk.report.export import export_bytes
from support.hostile import PAYLOADS, hostile_incident
from support.incidents import small_incident
from support.rich_incident import rich_incident

VALIDATOR = shutil.which("html-validate")
INCIDENTS = {
    "rich": rich_incident(),
    "small": small_incident(),
    "empty": Incident(id="x"),
    "hostile": hostile_incident(PAYLOADS),
}


@pytest.mark.external
@pytest.mark.skipif(VALIDATOR is None, reason="needs html-validate (npm install -g html-validate)")
@pytest.mark.parametrize("rules", ["standard", "a11y"])
@pytest.mark.parametrize("incident", INCIDENTS.values(), ids=INCIDENTS)
def test_the_page_is_valid_html(incident, rules, tmp_path):
    page = tmp_path / "page.html"
    page.write_bytes(export_bytes(incident, "html").data)
    done = subprocess.run([VALIDATOR, "--preset", rules, page], capture_output=True, text=True, timeout=90, check=False)
    assert done.returncode == 0, done.stdout
    page.write_text("<p><div onclick=x><img></p>", encoding="utf-8")
    control = subprocess.run([VALIDATOR, "--preset", rules, page], capture_output=True, timeout=90, check=False)
    assert control.returncode != 0
