"""A draft is sent, checked, read, downloaded and deleted."""

from __future__ import annotations

import html
import io
import json
import re
import zipfile

from tests.web.conftest import LAW, OWN_SCRIPT, Browser


def opened(browser: Browser, checked: str, **asked: str) -> str:
    """The page of a check with the first duty open that is as asked."""
    found = re.search(r'data-duty="(\d+)"', browser.get(checked, params=asked).text)
    assert found
    return browser.get(checked, params={**asked, "duty": found[1]}).text


def test_the_page_of_a_gap_shows_what_is_lacking_why_and_the_clause_that_fills_it(
    browser: Browser, checked: str
) -> None:
    page = opened(browser, checked, status="partial")
    assert '<svg class="bar"' in page
    for words in ("What is lacking", "Why the check says so", "The clause that fills it", "Found in", "looked for"):
        assert words in page


def test_a_draft_with_markup_is_shown_as_words(browser: Browser, checked: str) -> None:
    for address in (checked, "/"):
        page = OWN_SCRIPT.sub("", browser.get(address).text)
        assert "<script" not in page
        assert "<b>law" not in page
    assert "&lt;script&gt;alert(" in browser.get(checked).text


def test_every_link_to_a_place_or_a_duty_leads_there(browser: Browser, checked: str) -> None:
    page = opened(browser, checked, status="partial")
    links = set(re.findall(r'href="(\?[^"#]*)#([tf]\d+)"', page))
    assert {place[0] for _query, place in links} == {"t", "f"}
    for query, place in links:
        assert f' id="{place}"' in browser.get(f"{checked}{html.unescape(query)}").text, (query, place)


def test_a_duty_and_a_part_of_the_draft_are_had_alone(browser: Browser, checked: str) -> None:
    number = re.findall(r'data-duty="(\d+)"', browser.get(checked).text)[0]
    assert "Why the check says so" in browser.get(f"{checked}/duties/{number}").text
    assert "<html" not in browser.get(f"{checked}/duties/{number}").text
    assert browser.get(f"{checked}/duties/99999").status_code == 404
    assert "twenty years" in browser.get(f"{checked}/draft?part=9").text


def test_filters_work_by_the_address_and_hidden_duties_are_still_reached(browser: Browser, checked: str) -> None:
    def shown(**asked: str) -> int:
        found = re.search(r"(\d+) of \d+ duties", browser.get(checked, params=asked).text)
        assert found
        return int(found[1])

    every, missing = shown(), browser.get(checked, params={"status": "missing"}).text
    assert 0 < missing.count("is-missing") == missing.count("<article") < every
    partial = re.search(r'<article id="f(\d+)"', browser.get(checked, params={"status": "partial"}).text)
    assert partial
    also = browser.get(checked, params={"status": "missing", "duty": partial[1]}).text
    assert f'id="f{partial[1]}" class="duty is-partial open"' in also
    for name, value in (("theme", "offence"), ("tier", "required"), ("binding", "treaty")):
        assert 0 < shown(**{name: value}) <= every, name
    assert shown(theme="offence") < every
    assert shown(binding="political") == 0
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
    assert '<p lang="ar" dir="rtl">' in page
    assert '<div class="draft" lang="en" dir="ltr"' in page


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


def test_the_draft_is_shown_before_its_findings_are_there(browser: Browser, checked: str) -> None:
    """As while a long draft is checked: the job has no result yet, but was read."""
    job = checked.rsplit("/", 1)[1]
    folder = browser.project / "jobs" / job
    result = (folder / "result.json").rename(folder / "aside")
    page = browser.get(checked).text
    part = browser.get(f"{checked}/draft", params={"part": "1"}).text
    result.rename(folder / "result.json")
    for shown in (page, part):
        assert "in a manner that causes or is" in shown
        assert "<script>alert" not in shown
    assert "duties are shown" not in page
    assert "duties are shown" in browser.get(checked).text


def test_there_is_no_news_of_a_job_that_is_done(browser: Browser, checked: str) -> None:
    assert browser.get(f"/api/v1{checked}/news", params={"seen": "3"}).json() == {"seen": 0}
    assert browser.get(f"/api/v1{checked}/news", params={"seen": "x"}).status_code == 422


def test_a_gap_says_what_the_annotated_draft_has_for_it(browser: Browser, checked: str) -> None:
    browser.wait(checked)
    rows = browser.get(f"/api/v1{checked}/findings").json()["rows"]
    texts = [browser.get(f"{checked}/duties/{row['number']}").text for row in rows if row["state"] == "missing"]
    inserted = [text for text in texts if "Inserted for this duty in the annotated draft" in text]
    assert inserted
    assert all(f'href="{checked}/annotated"' in text for text in inserted)
