"""No text of an incident becomes a script, a style, a request or a tag of its own on the web page."""

import json
import shutil
import subprocess
import threading
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer

import pytest

from postmortem_desk.report.html.web_page import web_page
from postmortem_desk.report.outline.outline import report_of
from postmortem_desk.resource_files import resource_text
from support.hostile import LINKS, PAYLOADS, TAGS, hostile_incident
from support.html_page import read_page

ATTRIBUTES = {
    "a": {"href", "rel"},
    "html": {"lang", "dir"},
    "meta": {"charset", "http-equiv", "content", "name"},
    "figure": {"class", "tabindex"},
    "svg": {"xmlns", "width", "height", "viewbox", "font-family", "role", "aria-labelledby"},
    "text": {"x", "y", "text-anchor", "font-size", "fill"},
    "rect": {"x", "y", "width", "height", "fill"},
    "path": {"d", "stroke", "stroke-width"},
    "th": {"class", "scope", "colspan"},
    "ol": {"start", "dir", "class"},
    "ul": {"class", "dir"},
    "nav": {"aria-label"},
    "table": {"class", "aria-label"},
    "span": {"class", "role", "aria-label"},
}
CHUNK = 400
BROWSER = shutil.which("chromium") or shutil.which("google-chrome")


def assert_harmless(html):
    page = read_page(html)
    for tag in page.all():
        assert tag.name in TAGS, tag.name
        assert set(tag.attributes) <= ATTRIBUTES.get(tag.name, {"class", "id"}) | {"id"}, tag
        assert tag.attributes.get("href", "#").startswith(LINKS), tag
    assert page.one("style").text == resource_text("report/page.css")
    assert len(page.all("title")) <= 2
    assert len(page.all("meta")) == 5


@pytest.mark.parametrize("payload", PAYLOADS)
def test_an_attack_in_every_field_stays_text(payload):
    assert_harmless(web_page(report_of(hostile_incident([payload]))))


def test_all_attacks_together_stay_text():
    html = web_page(report_of(hostile_incident(PAYLOADS)))
    assert_harmless(html)
    assert "&lt;script&gt;alert(1)&lt;/script&gt;" in html


def test_every_payload_of_the_corpus_stays_text(shared):
    payloads = (shared / "corpora" / "xss_payloads.txt").read_text(encoding="utf-8").splitlines()
    assert len(payloads) > 6000
    for start in range(0, len(payloads), CHUNK):
        assert_harmless(web_page(report_of(hostile_incident(payloads[start : start + CHUNK]))))


def test_every_naughty_string_stays_text(shared):
    strings = json.loads((shared / "corpora" / "naughty_strings.json").read_text(encoding="utf-8"))
    assert_harmless(web_page(report_of(hostile_incident([text for text in strings if text]))))


class _Ear(BaseHTTPRequestHandler):
    """Serves one page at /page and notes every other path that is asked for."""

    server: "_Server"

    def do_GET(self):
        asked = self.path
        body = self.server.page if asked == "/page" else b""
        if asked not in ("/page", "/favicon.ico"):
            self.server.heard.append(asked)
        self.send_response(200)
        self.send_header("Content-Type", "text/html; charset=utf-8" if asked == "/page" else "image/gif")
        self.end_headers()
        self.wfile.write(body)

    def log_message(self, *args):
        """Say nothing."""


class _Server(ThreadingHTTPServer):
    def __init__(self):
        super().__init__(("127.0.0.1", 0), _Ear)
        self.page = b""
        self.heard = []


@pytest.fixture
def ear():
    server = _Server()
    thread = threading.Thread(target=server.serve_forever, kwargs={"poll_interval": 0.05})
    thread.start()
    yield server
    server.shutdown()
    thread.join()
    server.server_close()


def what_a_browser_asks_for(ear, page, profile):
    """The paths that a browser asks for when it shows `page`."""
    ear.page = page.encode("utf-8")
    ear.heard.clear()
    command = [BROWSER, "--headless", "--no-sandbox", "--disable-gpu", "--no-first-run", f"--user-data-dir={profile}"]
    address = f"http://127.0.0.1:{ear.server_port}/page"
    subprocess.run(
        [*command, "--virtual-time-budget=3000", "--dump-dom", address], capture_output=True, timeout=90, check=True
    )
    return list(ear.heard)


@pytest.mark.external
@pytest.mark.skipif(BROWSER is None, reason="needs Chromium")
def test_a_browser_runs_nothing_and_asks_for_nothing(ear, tmp_path):
    base = f"http://127.0.0.1:{ear.server_port}"
    attack = f"<script>fetch('{base}/script')</script><img src='{base}/image' onerror=\"fetch('{base}/handler')\">"
    picture = f"![x]({base}/picture) <style>@import '{base}/style';</style>"
    control = f"<!doctype html><html><body>{attack}</body></html>"
    assert {"/script", "/image", "/handler"} <= set(what_a_browser_asks_for(ear, control, tmp_path / "control"))
    page = web_page(report_of(hostile_incident((*PAYLOADS, attack, picture))))
    assert what_a_browser_asks_for(ear, page, tmp_path / "page") == []
