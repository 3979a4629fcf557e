"""Versions of a draft side by side as files: what the page shows, whole, with what reviewers decided."""

from __future__ import annotations

import io
import re

import openpyxl
import pytest

from tests.web.conftest import LAW, Browser


@pytest.fixture(scope="module")
def compared(browser: Browser) -> str:
    """The address of the comparison of two versions, the second without its penalty, one finding decided."""
    first = browser.upload("law.txt", LAW.encode())
    browser.wait(first)
    found = re.search(r'<article id="f(\d+)"', browser.get(first, params={"status": "missing"}).text)
    draft = re.search(r'href="(/drafts/[0-9a-f]{32})"', browser.get(first).text)
    assert found
    assert draft
    fields = {"decision": "covered", "reason": "=1+1", "name": "A. Reviewer"}
    browser.send(first, f"{first}/duties/{found[1]}/decision", fields)
    text = LAW[: LAW.index("(2) A person")]
    answer = browser.send(
        draft[1], f"{draft[1]}/versions", files={"draft": ("law-2.txt", text.encode())}, follow_redirects=False
    )
    browser.wait(answer.headers["location"])
    return f"{draft[1]}/compare"


def test_the_page_offers_the_comparison_as_files(browser: Browser, compared: str) -> None:
    page = browser.get(compared).text
    for form in ("html", "xlsx", "json"):
        assert f'href="{compared}/{form}?version=1&amp;version=2"' in page
    assert browser.get(f"{compared}/exe").status_code == 404


def test_the_data_hold_every_obligation_with_what_each_version_lost_and_who_decided(
    browser: Browser, compared: str
) -> None:
    answer = browser.get(f"{compared}/json", params={"version": ["1", "2"]})
    assert answer.headers["content-disposition"].startswith("attachment")
    told = answer.json()
    assert [one["file"] for one in told["versions"]] == ["law.txt", "law-2.txt"]
    rows = {one["obligation"]: one["versions"] for one in told["obligations"]}
    lost = [name for name, (_one, two) in rows.items() if two["lost"]]
    assert lost
    decided = [pair for pair in rows.values() if pair[0]["decision"]]
    assert [(one["decision"]["by"], two["decision"]["carried"]) for one, two in decided] == [("A. Reviewer", True)]
    draft = compared.removesuffix("/compare")
    assert browser.get(f"/api/v1{draft}/comparison", params={"version": ["1", "2"]}).json() == told


def test_the_table_and_the_page_alone_say_the_same(browser: Browser, compared: str) -> None:
    told = browser.get(f"{compared}/json").json()["obligations"]
    book = openpyxl.load_workbook(io.BytesIO(browser.get(f"{compared}/xlsx").content))
    rows = list(book.worksheets[0].iter_rows(min_row=2, values_only=True))
    assert [row[0] for row in rows] == [one["obligation"] for one in told]
    assert [row[3] for row in rows] == [one["versions"][0]["status"] for one in told]
    assert any("A. Reviewer" in str(row[7]) and "=1+1" in str(row[7]) for row in rows)
    page = browser.get(f"{compared}/html").text
    assert page.count('<tr><th scope="row">') == len(told)
    assert "href=" not in page
    assert "<script" not in page
