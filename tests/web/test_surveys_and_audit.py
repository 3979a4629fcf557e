"""Surveys over laws that were sent together; and the log of who did what, on a page and for a spreadsheet."""

from __future__ import annotations

import csv
import html
import io
import json
import re

import pytest

from tests.web.conftest import LAW, Browser


@pytest.fixture(scope="module")
def survey(browser: Browser) -> str:
    laws = [
        ("laws", ("KE Radiation Act.txt", LAW.encode())),
        ("laws", ("FR law.txt", LAW.replace("twenty", "ten").encode())),
        ("laws", ("empty.docx", b"")),
        ("laws", ("picture.png", b"\x89PNG")),
    ]
    fields = {"title": "Two <States>", "instruments": "icsant", "report_language": "en"}
    answer = browser.send("/surveys", "/surveys", fields, files=laws, follow_redirects=False)
    assert answer.status_code == 303, answer.text
    browser.wait(answer.headers["location"])
    return answer.headers["location"]


def test_a_survey_says_how_each_law_stands_and_is_listed(browser: Browser, survey: str) -> None:
    page = html.unescape(browser.get(survey).text)
    rows = dict(re.findall(r'<th scope="row"><bdi>([^<]*)</bdi></th><td>(.*?)</td>', page))
    assert "✓ read" in rows["KE Radiation Act.txt"]
    assert "✓ read" in rows["FR law.txt"]
    assert "not read" in rows["empty.docx"]
    assert "does not read this kind of file" in rows["picture.png"]
    assert "Two &lt;States&gt;" in browser.get("/surveys").text


def test_the_pages_of_a_survey_are_shown_as_they_were_made_and_can_do_nothing(browser: Browser, survey: str) -> None:
    answer = browser.get(f"{survey}/survey/survey.html")
    policy = answer.headers["content-security-policy"]
    assert "default-src 'none'" in policy
    assert "script" not in policy
    assert answer.headers["x-content-type-options"] == "nosniff"
    pages = set(re.findall(r'href="(survey-pages/[^"#]*)', answer.text))
    assert pages
    for one in pages:
        assert browser.get(f"{survey}/survey/{html.unescape(one)}").status_code == 200, one
    for wrong in ("other.html", "../result.json", "..%2f..%2fstore.sqlite"):
        assert browser.get(f"{survey}/survey/{wrong}").status_code == 404, wrong
    assert "script-src 'self'" in browser.get(survey).headers["content-security-policy"]


def test_a_survey_is_had_as_a_table_and_as_data(browser: Browser, survey: str) -> None:
    assert browser.get(f"{survey}/html").content[:2] == browser.get(f"{survey}/xlsx").content[:2] == b"PK"
    assert json.loads(browser.get(f"{survey}/json").text)["lawkit"]


def test_a_survey_without_laws_is_refused(browser: Browser) -> None:
    answer = browser.send("/surveys", "/surveys", {"title": "None"}, files=[("laws", ("", b""))])
    assert answer.status_code == 400
    assert "No file was chosen" in answer.text


def test_the_log_says_who_decided_what_by_draft_and_as_a_table_without_formulas(browser: Browser, checked: str) -> None:
    found = re.search(r'<article id="f(\d+)"', browser.get(checked, params={"status": "missing"}).text)
    assert found
    fields = {"decision": "covered", "reason": "Another law does.", "name": "=HYPERLINK(1)"}
    browser.send(checked, f"{checked}/duties/{found[1]}/decision", fields)
    draft = re.search(r'href="/drafts/([0-9a-f]{32})"', browser.get(checked).text)
    assert draft
    page = html.unescape(browser.get("/audit", params={"draft": draft[1], "what": "finding overridden"}).text)
    row = next(one for one in page.split("<tr>") if "=HYPERLINK(1)" in one)
    assert "finding overridden" in row
    assert "found: missing" in row
    assert page.count("=HYPERLINK(1)") == 1
    answer = browser.get("/audit/csv", params={"draft": draft[1]})
    assert answer.headers["content-disposition"].startswith("attachment")
    rows = list(csv.reader(io.StringIO(answer.text.removeprefix("\ufeff"))))
    assert rows[0][:4] == ["Number", "When (UTC)", "Who", "What"]
    assert [(one[2], one[3]) for one in rows if one[3].startswith("finding")] == [
        ("'=HYPERLINK(1)", "finding overridden")
    ]
    assert {"draft added", "version added", "check asked for"} <= {one[3] for one in rows}
    assert "Another law does." not in answer.text
    assert len(list(csv.reader(io.StringIO(browser.get("/audit/csv").text)))) > len(rows)
