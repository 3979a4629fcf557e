"""Decisions on findings: kept, shown in every report, carried to the next version, locked by a sign-off."""

from __future__ import annotations

import html
import io
import re
import zipfile

import pytest

from tests.web.conftest import LAW, Browser

REASON = "The <b>Penal Code</b> & its section 3 do this."


def number_of(browser: Browser, job: str, **asked: str) -> str:
    found = re.search(r'<article id="f(\d+)"', browser.get(job, params=asked).text)
    assert found, asked
    return found[1]


def obligation_of(browser: Browser, job: str, number: str) -> str:
    rows = browser.get(f"/api/v1{job}/findings").json()["rows"]
    return str(next(row["obligation"] for row in rows if row["number"] == int(number)))


def decide(browser: Browser, job: str, number: str, decision: str, reason: str = REASON) -> str:
    fields = {"decision": decision, "reason": reason, "name": "A. Reviewer", "back": "?status=missing&evil=1"}
    address = f"{job}/duties/{number}/decision"
    answer = browser.send(job, address, fields, follow_redirects=False)
    assert answer.status_code == 303, answer.text
    assert answer.headers["location"] == f"{job}?status=missing&duty={number}#f{number}"
    return html.unescape(browser.get(answer.headers["location"]).text)


def words_in(browser: Browser, address: str) -> str:
    """The words of a report in any of its forms."""
    data = browser.get(address).content
    if not data.startswith(b"PK"):
        return html.unescape(data.decode())
    package = zipfile.ZipFile(io.BytesIO(data))
    parts = [package.read(one).decode() for one in package.namelist() if one.endswith(".xml")]
    return html.unescape(re.sub(r"<[^>]*>", "", "\n".join(parts)))


@pytest.fixture
def job(browser: Browser) -> str:
    address = browser.upload("law.txt", LAW.encode())
    browser.wait(address)
    return address


def test_a_decision_stands_beside_what_the_check_says_on_the_page_and_in_every_report(
    browser: Browser, job: str
) -> None:
    before = browser.get(f"{job}/json").json()
    number = number_of(browser, job, status="missing")
    page = decide(browser, job, number, "covered")
    assert "A. Reviewer decided on" in page
    assert "covered (the check had found: missing)" in page
    assert REASON in page
    assert "<b>Penal" not in browser.get(job, params={"duty": number}).text
    assert 'value="A. Reviewer"' in page
    for form in ("html", "docx", "xlsx", "annotated"):
        words = words_in(browser, f"{job}/{form}")
        assert "A. Reviewer decided on" in words, form
        assert "section 3 do this" in words or form == "annotated", form
    report = browser.get(f"{job}/json").json()
    found = [one for one in report["findings"] if "decision" in one]
    assert [(one["status"], one["decision"]["status"], one["decision"]["reason"]) for one in found] == [
        ("missing", "covered", REASON)
    ]
    assert [{k: v for k, v in one.items() if k != "decision"} for one in report["findings"]] == before["findings"]


def test_signs_that_no_report_can_print_or_that_turn_words_round_are_left_out_of_a_reason(
    browser: Browser, job: str
) -> None:
    number = number_of(browser, job, status="missing")
    decide(browser, job, number, "covered", "=1\x01\x0b\x00\ufffe \u202eso\u200c be\u2066 it")
    report = browser.get(f"{job}/json").json()["findings"]
    assert [one["decision"]["reason"] for one in report if "decision" in one] == ["=1 so\u200c be it"]
    for form in ("docx", "xlsx", "annotated", "html"):
        assert browser.get(f"{job}/{form}").status_code == 200, form


def test_a_withdrawn_decision_is_history_and_in_no_report(browser: Browser, job: str) -> None:
    number = number_of(browser, job, status="missing")
    decide(browser, job, number, "partial")
    page = decide(browser, job, number, "withdrawn", "It was a mistake.")
    assert "History of this finding (2)" in page
    assert "It was a mistake." in page
    assert '"decision"' not in browser.get(f"{job}/json").text


def test_a_decision_needs_a_name_a_choice_and_a_reason_unless_it_confirms(browser: Browser, job: str) -> None:
    number = number_of(browser, job, status="missing")
    address = f"{job}/duties/{number}/decision"
    full = {"decision": "covered", "reason": "so", "name": "N"}
    for lacking, words in (("name", "Give your name"), ("reason", "Give the reason"), ("decision", "Choose what")):
        answer = browser.send(job, address, {**full, lacking: " " if lacking != "decision" else ""})
        assert answer.status_code == 400
        assert words in answer.text
    confirmed = browser.send(job, address, {"decision": "confirmed", "name": "N"})
    assert confirmed.status_code == 200
    assert browser.send(job, address, {**full, "decision": "wrong"}).status_code == 400
    assert browser.client.post(address, data=full).status_code == 403


def test_a_decision_is_carried_to_the_next_version_and_says_where_the_check_finds_something_else(
    browser: Browser, job: str
) -> None:
    version = browser.get(f"/api/v1{job}").json()["version"]
    draft = next(
        one["id"]
        for one in browser.get("/api/v1/drafts").json()
        if any(v["id"] == version for v in browser.get(f"/api/v1/drafts/{one['id']}/versions").json())
    )
    partial, missing = number_of(browser, job, status="partial"), number_of(browser, job, status="missing")
    of_partial, of_missing = obligation_of(browser, job, partial), obligation_of(browser, job, missing)
    decide(browser, job, partial, "covered")
    decide(browser, job, missing, "not-applicable")
    less = "Radiation Act\n\n1. Short title\nThis Act may be cited as the Radiation Act.\n"
    sent = browser.send(
        f"/drafts/{draft}", f"/drafts/{draft}/versions", files={"draft": ("v2.txt", less.encode())},
        follow_redirects=False,
    )  # fmt: skip
    later = sent.headers["location"]
    browser.wait(later)
    rows = {one["obligation"]: one for one in browser.get(f"/api/v1{later}/findings").json()["rows"]}
    assert rows[of_partial]["state"] == rows[of_missing]["state"] == "missing"
    page = browser.get(later, params={"duty": rows[of_partial]["number"]}).text
    assert "Carried from version 1; the check now finds: missing. Look at it again." in page
    page = browser.get(later, params={"duty": rows[of_missing]["number"]}).text
    assert "Carried from version 1." in page
    assert "Carried from version 1; the check now finds: missing" in words_in(browser, f"{later}/docx")
    report = {one["obligation"]: one for one in browser.get(f"{later}/json").json()["findings"]}
    assert report[of_missing]["decision"]["carried"] is True
    assert report[of_missing]["decision"]["version"] == 1
    side = html.unescape(browser.get(f"/drafts/{draft}/compare", params={"version": ["1", "2"]}).text)
    line = next(one for one in side.split("<tr>") if f"duty={rows[of_partial]['number']}#" in one)
    assert line.index("partial</span>") < line.index("lost</span>") < line.index("Look at it again.")
    stand = browser.get(f"/drafts/{draft}").text
    assert stand.count('<svg class="bar"') == 2
    assert f'href="{later}?review=to+decide"' in stand
    assert "law" in browser.get("/drafts").text
    sign = browser.get(f"{later}/sign-off").text
    assert "decided on version 1; the finding has changed" in sign
    refused = browser.send(f"{later}/sign-off", f"{later}/sign-off", {"name": "B. Signer", "note": ""})
    assert refused.status_code == 400
    assert "still need a decision" in refused.text
    assert browser.send(f"/drafts/{draft}", f"/drafts/{draft}/delete").status_code == 200
    assert browser.get(f"/drafts/{draft}").status_code == browser.get(later).status_code == 404


def test_a_sign_off_locks_decisions_and_every_report_says_so_until_it_is_withdrawn(browser: Browser, job: str) -> None:
    number = number_of(browser, job, status="missing")
    place = f"{job}/sign-off"
    content = browser.get(f"/api/v1{job}/findings").json()["content"]
    assert content in browser.get(place).text
    signed = browser.send(place, place, {"name": "B. Signer", "note": "Read with the ministry."})
    assert "signed off by B. Signer" in signed.text
    assert content in signed.text
    locked = browser.send(job, f"{job}/duties/{number}/decision", {"decision": "confirmed", "name": "N"})
    assert locked.status_code == 400
    assert "withdraw the sign-off first" in locked.text
    assert "decisions are locked" in browser.get(job, params={"duty": number}).text
    for form in ("html", "docx", "xlsx", "annotated"):
        assert "signed off by B. Signer" in words_in(browser, f"{job}/{form}"), form
    assert browser.get(f"{job}/json").json()["sign_off"]["content"] == content
    assert "Sign this version off" in browser.send(place, f"{place}/withdraw", {"name": "B. Signer"}).text
    assert "sign_off" not in browser.get(f"{job}/json").json()
    decide(browser, job, number, "covered")


def test_a_report_in_another_language_says_the_decision_in_that_language(browser: Browser) -> None:
    job = browser.upload("law.txt", LAW.encode(), report_language="ar")
    browser.wait(job)
    decide(browser, job, number_of(browser, job, status="missing"), "covered")
    words = words_in(browser, f"{job}/html")
    assert "A. Reviewer" in words
    assert "decided on" not in words
