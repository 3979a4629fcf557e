"""Who may ask, how much may be sent, and what a browser may do with the answer."""

from __future__ import annotations

import re

import pytest

from tests.web.conftest import OWN_SCRIPT, Browser

FOREIGN = ["evil.example", "127.0.0.1.evil.example", "", "127.0.0.1@evil.example", "evil@127.0.0.1", "10.0.0.1:8000"]
RULES = (
    "default-src 'none'", "style-src 'self'", "script-src 'self'", "connect-src 'self'", "form-action 'self'",
    "frame-ancestors 'none'",
)  # fmt: skip


@pytest.mark.parametrize("host", FOREIGN)
def test_another_name_for_this_machine_is_refused(browser: Browser, host: str) -> None:
    assert browser.get("/", headers={"host": host}).status_code == 400


@pytest.mark.parametrize("host", ["127.0.0.1:8000", "localhost:8000", "[::1]:8000", "localhost"])
def test_this_machines_own_addresses_are_answered(browser: Browser, host: str) -> None:
    assert browser.get("/", headers={"host": host}).status_code == 200


@pytest.mark.parametrize("address", ["/", "/check", "/kit", "/static/style.css", "/nothing", "/jobs/" + "0" * 32])
def test_every_answer_has_the_headers(browser: Browser, address: str) -> None:
    headers = browser.get(address).headers
    policy = headers["content-security-policy"]
    for rule in RULES:
        assert rule in policy
    assert "unsafe" not in policy
    assert headers["x-content-type-options"] == "nosniff"


@pytest.mark.parametrize("address", ["/", "/check", "/kit", "/kit/KE"])
def test_no_page_has_script_or_style_within_or_anything_from_elsewhere(browser: Browser, address: str) -> None:
    page = OWN_SCRIPT.sub("", browser.get(address).text)
    for sign in ("<script", "<style", " style=", " onclick", 'src="http', 'href="http'):
        assert sign not in page


def test_style_and_script_are_loaded_once_and_pages_are_kept_nowhere(browser: Browser) -> None:
    page = browser.get("/")
    assert page.headers["cache-control"] == "no-store"
    for address in re.findall(r'(?:href|src)="(/static/[^"]+)"', page.text):
        assert "immutable" in browser.get(address).headers["cache-control"]
    assert browser.get("/static/style.css").headers["cache-control"] == "no-store"


def test_the_cookie_goes_to_no_script_and_no_other_site(browser: Browser) -> None:
    cookie = browser.get("/").headers["set-cookie"].lower()
    assert "httponly" in cookie
    assert "samesite=strict" in cookie


@pytest.mark.parametrize("proof", ["", "0" * 64, "é"])
@pytest.mark.parametrize("address", ["/check", "/kit/KE"])
def test_a_form_without_proof_is_refused(browser: Browser, address: str, proof: str) -> None:
    before = len(list((browser.project / "jobs").iterdir()))
    answer = browser.client.post(address, data={"proof": proof}, follow_redirects=False)
    assert answer.status_code == 403
    assert len(list((browser.project / "jobs").iterdir())) == before


def test_nothing_is_deleted_without_proof(browser: Browser, checked: str) -> None:
    assert browser.client.post(f"{checked}/delete", data={"proof": "0"}).status_code == 403
    assert browser.get(checked).status_code == 200


def test_a_form_from_another_site_is_refused(browser: Browser) -> None:
    answer = browser.send("/check", "/check", headers={"origin": "http://evil.example"})
    assert answer.status_code == 403


@pytest.mark.parametrize(
    ("language", "host", "origin", "size"),
    [
        ("en", "answers only to its own address; open http://127.0.0.1:8000/", "came from another site",
         "larger than 1 MB"),
        ("fr", "lawkit ne répond qu'à sa propre adresse", "vient d'un autre site", "dépasse 1 Mo"),
        ("ar", "لا يجيب lawkit إلا على عنوانه", "من موقع آخر", "أكبر من 1 ميغابايت"),
    ],
)  # fmt: skip
def test_the_guard_refuses_in_the_language_of_who_asks_in_one_line_that_says_what_to_do(
    browser: Browser, language: str, host: str, origin: str, size: str
) -> None:
    spoken = {"accept-language": language}
    for words, answer in (
        (host, browser.get("/", headers=spoken | {"host": "evil.example"})),
        (origin, browser.client.post("/check", headers=spoken | {"origin": "http://evil.example"})),
        (size, browser.client.post("/check", headers=spoken, content=bytes(1_100_000))),
    ):
        assert words in answer.text.replace("\N{RIGHT SINGLE QUOTATION MARK}", "'").replace("\xa0", " ")
        assert answer.text.count("\n") == 1
        assert answer.headers["content-type"] == "text/plain; charset=utf-8"


def test_the_cookie_of_the_language_counts_before_the_browsers(browser: Browser) -> None:
    asked = {"host": "evil.example", "accept-language": "fr", "cookie": "lawkit-language=ru"}
    assert "отвечает только" in browser.get("/", headers=asked).text


def test_programs_are_refused_as_the_interface_refuses(browser: Browser) -> None:
    answer = browser.get("/api/v1/jobs", headers={"host": "evil.example", "accept-language": "fr"})
    assert "answers only to its own address" in answer.json()["detail"]


def test_a_request_that_is_no_form_of_ours_is_refused_in_the_language_of_the_page(browser: Browser) -> None:
    many = {"proof": browser.proof("/check"), **{f"field{number}": "x" for number in range(200)}}
    answer = browser.client.post("/check", data=many, headers={"accept-language": "fr"}, files={"draft": ("a", b"b")})
    assert answer.status_code == 400
    assert "ne peut pas être lu" in answer.text
    assert browser.get("/kit/Atlantis", headers={"accept-language": "fr"}).status_code == 404
    assert "untranslated" not in browser.get("/kit/Atlantis", headers={"accept-language": "fr"}).text
    assert "Cette page n'existe pas" in browser.get("/sign-out", headers={"accept-language": "fr"}).text.replace(
        "&#39;", "'"
    )


def test_too_large_an_upload_is_refused(browser: Browser) -> None:
    sent = {"draft": ("law.txt", bytes(1_100_000))}
    assert browser.send("/check", "/check", files=sent).status_code == 413

    def drops() -> object:
        for _ in range(30):
            yield bytes(50_000)

    headers = {"content-type": "multipart/form-data; boundary=x"}
    answer = browser.client.post("/check", content=drops(), headers=headers)  # type: ignore[arg-type]
    assert answer.status_code in (400, 413)


@pytest.mark.parametrize("name", ["..", "%2e%2e%2f", "a" * 32 + "%00", "x" * 32])
def test_an_address_leads_to_nothing_but_jobs(browser: Browser, name: str) -> None:
    assert browser.get(f"/jobs/{name}/json").status_code in (404, 400)
