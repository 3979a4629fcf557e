"""What is put into the annotated draft for a gap: left out and put back by a person, gap by gap."""

from __future__ import annotations

import html
from pathlib import Path

import pytest
from starlette.testclient import TestClient

from lawkit.web.application import make_application
from lawkit.web.project import Project
from tests.web.conftest import BASE, LAW, Browser
from tests.web.test_review import decide, words_in

LEAVE, PUT = "Leave the clause out of the annotated draft", "Put the clause into the annotated draft"


@pytest.fixture
def job(browser: Browser) -> str:
    address = browser.upload("law.txt", LAW.encode())
    browser.wait(address)
    return address


def interface(browser: Browser, job: str) -> str:
    """The address of the insertions of a check for programs."""
    version = browser.get(f"/api/v1{job}").json()["version"]
    for draft in browser.get("/api/v1/drafts").json():
        for one in browser.get(f"/api/v1/drafts/{draft['id']}/versions").json():
            if one["id"] == version:
                return f"/api/v1/drafts/{draft['id']}/versions/{one['number']}/insertions"
    raise AssertionError(version)


def gap_alone(browser: Browser, job: str) -> tuple[str, int, str]:
    """A gap that has a clause of its own: obligation, number, and place in the annotated draft."""
    every = browser.get(interface(browser, job)).json()
    places = [place for one in every.values() for place in one["places"]]
    name, place = next(
        (name, one["places"][0]) for name, one in every.items()
        if len(one["places"]) == 1 and places.count(one["places"][0]) == 1
    )  # fmt: skip
    rows = browser.get(f"/api/v1{job}/findings").json()["rows"]
    return name, next(row["number"] for row in rows if row["obligation"] == name), place


def choose(browser: Browser, job: str, number: int, choice: str) -> str:
    address = f"{job}/duties/{number}/insertion"
    back = {"choice": choice, "back": "?status=missing&evil=1"}
    answer = browser.send(f"{job}?duty={number}", address, back, follow_redirects=False)
    assert answer.status_code == 303, answer.text
    assert answer.headers["location"] == f"{job}?status=missing&duty={number}#f{number}"
    return html.unescape(browser.get(answer.headers["location"]).text)


def test_a_clause_is_left_out_of_the_annotated_draft_and_put_back(browser: Browser, job: str) -> None:
    _name, number, place = gap_alone(browser, job)
    heading = place.split(" ", 1)[1]
    before = browser.get(f"{job}/annotated").content
    page = html.unescape(browser.get(job, params={"duty": number}).text)
    assert LEAVE in page
    assert place in page
    page = choose(browser, job, number, "leave-out")
    assert "Left out of the annotated draft; the comment on the gap stays." in page
    assert PUT in page
    words = words_in(browser, f"{job}/annotated")
    assert f"“{heading}”" not in words
    assert next(row["duty"] for row in rows_of(browser, job) if row["number"] == number) in words
    page = choose(browser, job, number, "put-in")
    assert LEAVE in page
    assert browser.get(f"{job}/annotated").content == before


def rows_of(browser: Browser, job: str) -> list[dict[str, str]]:
    found: list[dict[str, str]] = browser.get(f"/api/v1{job}/findings").json()["rows"]
    return found


def test_the_numbers_on_the_page_are_those_of_the_file_once_it_is_written(browser: Browser, job: str) -> None:
    name, number, _place = gap_alone(browser, job)
    choose(browser, job, number, "leave-out")
    every = browser.get(interface(browser, job)).json()
    assert (every[name]["places"], every[name]["left_out"]) == ([], True)
    assert {one["counted"] for one in every.values()} == {False}
    other = next(row["number"] for row in rows_of(browser, job) if every.get(row["obligation"], {}).get("places"))
    assert "Numbers may change" in browser.get(job, params={"duty": other}).text
    browser.get(f"{job}/annotated")
    every = browser.get(interface(browser, job)).json()
    assert {one["counted"] for one in every.values()} == {True}
    assert "Numbers may change" not in browser.get(job, params={"duty": other}).text
    words = words_in(browser, f"{job}/annotated")
    for one in every.values():
        assert all(place.split(" ", 1)[1].removesuffix(" …") in words for place in one["places"])


def test_a_clause_that_another_gap_needs_stays_and_the_page_says_so(browser: Browser, job: str) -> None:
    place = interface(browser, job)
    every = browser.get(place).json()
    shared = {
        name: one["places"] for name, one in every.items()
        if any(set(one["places"]) & set(two["places"]) for other, two in every.items() if other != name)
    }  # fmt: skip
    name = next(name for name, places in shared.items() if len(places) == 1)
    sharing = [other for other in every if set(every[other]["places"]) & set(shared[name])]
    number = next(int(row["number"]) for row in rows_of(browser, job) if row["obligation"] == name)
    page = choose(browser, job, number, "leave-out")
    assert "Left out for this duty, but still in the annotated draft" in page
    assert browser.get(place).json()[name]["places"] == shared[name]
    for other in sharing:
        browser.client.post(place, json={"obligation": other, "left_out": True})
    assert browser.get(place).json()[name]["places"] == []
    browser.get(f"{job}/annotated")
    assert browser.get(place).json()[name]["places"] == []


def test_the_interface_takes_the_choice_and_refuses_what_has_nothing_to_leave_out(browser: Browser, job: str) -> None:
    name, _number, _place = gap_alone(browser, job)
    address = interface(browser, job)
    made = browser.client.post(address, json={"obligation": name, "left_out": True, "by": "Amina"})
    assert made.status_code == 201
    assert (made.json()["left_out"], made.json()["by"]) == (True, "Amina")
    assert browser.client.post(address, json={"obligation": "none", "left_out": True}).status_code == 404
    log = browser.get("/audit").text
    assert "insertion left out" in log
    assert f"obligation: {name}" in log


def test_a_form_without_proof_a_choice_or_an_insertion_is_refused(browser: Browser, job: str) -> None:
    _name, number, _place = gap_alone(browser, job)
    address = f"{job}/duties/{number}/insertion"
    assert browser.client.post(address, data={"choice": "leave-out"}).status_code == 403
    assert browser.send(job, address, {"choice": ""}).status_code == 400
    assert browser.send(job, address, {"choice": "other"}).status_code == 400
    every = browser.get(interface(browser, job)).json()
    without = next(row["number"] for row in rows_of(browser, job) if row["obligation"] not in every)
    assert browser.send(job, f"{job}/duties/{without}/insertion", {"choice": "leave-out"}).status_code == 404
    assert browser.send(job, f"{job}/duties/99999/insertion", {"choice": "leave-out"}).status_code == 404


def test_a_sign_off_locks_the_choice_and_decisions_do_not_undo_it(browser: Browser, job: str) -> None:
    _name, number, place = gap_alone(browser, job)
    choose(browser, job, number, "leave-out")
    decide(browser, job, str(number), "covered")
    words = words_in(browser, f"{job}/annotated")
    assert "A. Reviewer decided on" in words
    assert f"“{place.split(' ', 1)[1]}”" not in words
    sign = f"{job}/sign-off"
    assert browser.send(sign, sign, {"name": "B. Signer", "note": "Read."}).status_code == 200
    page = browser.get(job, params={"duty": number}).text
    assert PUT not in page
    refused = browser.send(job, f"{job}/duties/{number}/insertion", {"choice": "put-in"})
    assert refused.status_code == 400
    assert "withdraw the sign-off first" in refused.text


def test_the_choice_outlives_the_server(tmp_path: Path) -> None:
    def opened() -> TestClient:
        return TestClient(make_application(Project(tmp_path)), base_url=BASE, headers={"accept-language": "en"})

    with opened() as client:
        browser = Browser(client, tmp_path)
        job = browser.upload("law.txt", LAW.encode())
        browser.wait(job)
        _name, number, place = gap_alone(browser, job)
        choose(browser, job, number, "leave-out")
    with opened() as client:
        browser = Browser(client, tmp_path)
        assert PUT in browser.get(job, params={"duty": number}).text
        assert f"“{place.split(' ', 1)[1]}”" not in words_in(browser, f"{job}/annotated")
