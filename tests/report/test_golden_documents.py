"""The documents of one rich incident, as files to look at."""

import json

from postmortem_desk.report.html.web_page import web_page
from postmortem_desk.report.outline.outline import report_of
from postmortem_desk.report.pdf.typst_data import typst_data
from postmortem_desk.resource_files import resource_text
from support.golden import assert_golden
from support.rich_incident import rich_incident


def test_the_web_page_is_the_golden_one():
    page = web_page(report_of(rich_incident()))
    style = resource_text("report/page.css")
    assert style in page
    start = page.index("style-src '") + len("style-src '")
    page = page[:start] + "HASH" + page[page.index("'", start) :]
    assert_golden("web_page/rich.html", page.replace(style, "STYLE"))


def test_the_data_for_the_pdf_is_the_golden_one():
    data = typst_data(report_of(rich_incident()))
    assert_golden("typst/rich.json", json.dumps(data, ensure_ascii=False, indent=1) + "\n")
