"""A draft is sent, checked, read, downloaded and deleted."""

from __future__ import annotations

import io
import json
import re
import zipfile

from tests.web.conftest import LAW, Browser


def test_the_result_shows_what_is_lacking_why_and_the_clause_that_fills_it(browser: Browser, checked: str) -> None:
    page = browser.get(checked).text
    assert '<svg class="bar"' in page
    for words in ("What is lacking", "Why the check says so", "The clause that fills it", "Found in"):
        assert words in page


def test_a_draft_with_markup_is_shown_as_words(browser: Browser, checked: str) -> None:
    for address in (checked, "/"):
        page = browser.get(address).text
        assert "<script" not in page
        assert "<b>law" not in page
    assert "&lt;script&gt;alert(" in browser.get(checked).text


def test_every_link_to_a_place_or_a_duty_of_the_page_leads_there(browser: Browser, checked: str) -> None:
    page = browser.get(checked).text
    ids = set(re.findall(r' id="([^"]+)"', page))
    links = set(re.findall(r'href="#([tf]\d+)"', page))
    assert {link[0] for link in links} == {"t", "f"}
    assert links <= ids


def test_filters_work_by_the_address_and_hidden_duties_are_still_reached(browser: Browser, checked: str) -> None:
    every = browser.get(checked).text.count("<article")
    missing = browser.get(checked, params={"status": "missing"}).text
    assert 0 < missing.count('class="is-missing"') == missing.count("<article") < every
    assert re.search(rf'href="{checked}#f\d+"', missing)
    offences = browser.get(checked, params={"theme": "offence"}).text
    assert 0 < offences.count("<article") < every
    assert "No duty is as you asked." in browser.get(checked, params={"words": "zzzz"}).text


def test_the_draft_is_shown_whole(browser: Browser, checked: str) -> None:
    page = browser.get(checked).text
    draft = page[page.index('<div class="draft"') :]
    assert "twenty years" in draft
    assert "serious injury" in re.sub(r"<[^>]*>", "", draft)


def test_all_forms_of_the_report_are_downloads(browser: Browser, checked: str) -> None:
    for form in ("html", "docx", "xlsx", "json", "annotated"):
        answer = browser.get(f"{checked}/{form}")
        assert answer.status_code == 200, form
        assert answer.headers["content-disposition"].startswith("attachment")
        if form in ("docx", "xlsx", "annotated"):
            assert zipfile.ZipFile(io.BytesIO(answer.content)).testzip() is None
    report = json.loads(browser.get(f"{checked}/json").text)
    assert report["instruments"] == ["icsant"]
    assert report["draft"]["file"] == "<b>law.txt"
    assert browser.get(f"{checked}/kit").status_code == 404


def test_the_report_is_in_the_language_asked_for(browser: Browser) -> None:
    page = browser.wait(browser.upload("law.txt", LAW.encode(), report_language="ar"))
    assert '<html lang="ar" dir="rtl">' in page
    assert '<div class="draft" lang="en" dir="ltr">' in page


def test_a_hostile_file_gives_one_clear_line(browser: Browser) -> None:
    packed = io.BytesIO()
    with zipfile.ZipFile(packed, "w", zipfile.ZIP_DEFLATED) as package:
        package.writestr("[Content_Types].xml", "<Types/>")
        package.writestr("word/document.xml", b"<w>" + b" " * 50_000_000)
    page = browser.wait(browser.upload("bomb.docx", packed.getvalue()))
    assert "failed" in page
    assert 'role="alert">bomb.docx: ' in page
    assert "Traceback" not in page


def test_a_file_that_is_no_draft_says_so(browser: Browser) -> None:
    assert "picture" in browser.wait(browser.upload("scan.pdf", b"\x89PNG\r\n\x1a\n" + bytes(100)))


def test_a_deleted_draft_is_gone_for_good(browser: Browser) -> None:
    job = browser.upload("secret.txt", LAW.encode())
    browser.wait(job)
    answer = browser.send(job, f"{job}/delete", follow_redirects=False)
    assert answer.status_code == 303
    assert browser.get(job).status_code == 404
    assert not [path for path in browser.project.rglob("*") if job.rsplit("/", 1)[1] in str(path)]


def test_a_job_can_be_stopped(browser: Browser) -> None:
    job = browser.upload("law.txt", LAW.encode())
    browser.send("/check", f"{job}/cancel")
    assert "<strong>stopped</strong>" in browser.wait(job)
