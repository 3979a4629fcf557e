"""An office: people sign in, each may what their role allows, and nobody else may anything."""

from __future__ import annotations

import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path

import pytest
from starlette.testclient import TestClient

from lawkit.store import sessions
from lawkit.store.records import ROLES
from lawkit.web.application import make_application
from lawkit.web.office import Office, OfficeError
from lawkit.web.project import Project
from tests.web.conftest import BASE, Browser

PASSWORD = "correct horse battery"
SITE = "https://lawkit.example.org"
NO_JOB = "0" * 32


@pytest.fixture(scope="module")
def project(tmp_path_factory: pytest.TempPathFactory) -> Project:
    project = Project(tmp_path_factory.mktemp("office"))
    for role in ROLES:
        project.accounts.add(role, role.title(), role, PASSWORD)
    return project


@pytest.fixture(scope="module")
def office(project: Project) -> Iterator[TestClient]:
    with TestClient(make_application(project, workers=1), base_url=BASE) as client:
        yield client


@pytest.fixture
def browser(office: TestClient, tmp_path: Path) -> Browser:
    office.cookies.clear()
    return Browser(office, tmp_path)


def signed_in(browser: Browser, name: str, password: str = PASSWORD, back: str = "") -> Browser:
    answer = browser.send("/sign-in", "/sign-in", {"name": name, "password": password, "next": back})
    assert answer.status_code == 200, answer.text
    return browser


@pytest.mark.parametrize("address", ["/", "/check", "/kit/KE", f"/jobs/{NO_JOB}", f"/jobs/{NO_JOB}/json", "/accounts"])
def test_nobody_reads_anything_without_signing_in(browser: Browser, address: str) -> None:
    answer = browser.get(address, follow_redirects=False)
    assert (answer.status_code, answer.headers["location"].split("?")[0]) == (303, "/sign-in")
    assert browser.client.post(address, follow_redirects=False).headers["location"] == "/sign-in"


def test_signing_in_leads_back_to_the_page_that_was_asked_for_and_out_again(browser: Browser) -> None:
    answer = browser.send(
        "/sign-in?next=/kit",
        "/sign-in",
        {"name": "reader", "password": PASSWORD, "next": "/kit"},
        follow_redirects=False,
    )
    cookie = answer.headers["set-cookie"].lower()
    assert answer.headers["location"] == "/kit"
    assert all(word in cookie for word in ("lawkit-session=", "httponly", "samesite=strict"))
    assert "Reader" in browser.get("/").text
    assert 'href="/accounts"' not in browser.get("/").text
    stolen = browser.client.cookies["lawkit-session"]
    browser.send("/", "/sign-out")
    browser.client.cookies.set("lawkit-session", stolen)
    assert browser.get("/", follow_redirects=False).status_code == 303


@pytest.mark.parametrize("back", ["//evil.example", "https://evil.example", "/\\evil.example", "javascript:alert(1)"])
def test_signing_in_leads_to_no_other_site(browser: Browser, back: str) -> None:
    given = {"name": "reader", "password": PASSWORD, "next": back}
    answer = browser.send("/sign-in", "/sign-in", given, follow_redirects=False)
    assert answer.headers["location"] == "/"


def test_a_wrong_name_and_a_wrong_password_are_refused_in_the_same_words(browser: Browser) -> None:
    texts = []
    for name in ("reader", "nobody"):
        answer = browser.send("/sign-in", "/sign-in", {"name": name, "password": "wrong password"})
        assert answer.status_code == 403
        texts.append(answer.text.split("<main")[1].split("<form")[0])
    assert texts[0] == texts[1]


def test_too_many_attempts_make_wait_also_with_the_right_password(browser: Browser, project: Project) -> None:
    project.accounts.add("hasty", "", "reader", PASSWORD)
    for _ in range(sessions.MOST_OF_NAME):
        answer = browser.send("/sign-in", "/sign-in", {"name": "hasty", "password": "wrong password"})
        assert answer.status_code == 403
    answer = browser.send("/sign-in", "/sign-in", {"name": "Hasty ", "password": PASSWORD})
    assert answer.status_code == 429
    assert "Wait a quarter" in answer.text


@pytest.mark.parametrize("address", ["/sign-in", "/sign-out", "/account/password", "/account/tokens", "/accounts"])
def test_a_form_without_proof_is_refused(browser: Browser, address: str) -> None:
    signed_in(browser, "administrator")
    answer = browser.client.post(address, data={"proof": "0" * 64, "name": "reader", "password": PASSWORD})
    assert answer.status_code == 403
    assert "become old" in answer.text


READ = ("get", "/"), ("get", "/kit"), ("get", "/check"), ("get", "/account")
MATRIX = [
    *((method, address, set(ROLES)) for method, address in READ),
    ("get", "/accounts", {"administrator"}),
    ("post", "/accounts", {"administrator"}),
    ("post", "/accounts/reader", {"administrator"}),
    ("get", "/audit", {"administrator", "reviewer"}),
    ("get", "/audit/csv", {"administrator", "reviewer"}),
    ("get", "/drafts", set(ROLES)),
    ("get", "/surveys", set(ROLES)),
    ("get", f"/jobs/{NO_JOB}/sign-off", set(ROLES)),
    ("post", f"/jobs/{NO_JOB}/sign-off", {"administrator", "reviewer"}),
    ("post", f"/jobs/{NO_JOB}/sign-off/withdraw", {"administrator", "reviewer"}),
    ("post", f"/jobs/{NO_JOB}/duties/1/decision", {"administrator", "reviewer"}),
    ("post", f"/jobs/{NO_JOB}/duties/1/insertion", {"administrator", "reviewer"}),
    ("post", f"/api/v1/drafts/{NO_JOB}/versions/1/insertions", {"administrator", "reviewer"}),
    ("post", f"/drafts/{NO_JOB}/versions", {"administrator", "reviewer"}),
    ("post", f"/drafts/{NO_JOB}/delete", {"administrator", "reviewer"}),
    ("post", "/surveys", {"administrator", "reviewer"}),
    ("post", "/check", {"administrator", "reviewer"}),
    ("post", f"/jobs/{NO_JOB}/cancel", {"administrator", "reviewer"}),
    ("post", f"/jobs/{NO_JOB}/delete", {"administrator", "reviewer"}),
    ("post", "/some/page/of/tomorrow", {"administrator", "reviewer"}),
    ("post", "/kit/KE", {"administrator", "reviewer", "translator"}),
    ("post", "/translate/fr", {"administrator", "translator"}),
    ("post", "/sign-out", set(ROLES)),
    ("post", "/account/tokens", set(ROLES)),
]


@pytest.mark.parametrize("role", ROLES)
def test_each_role_may_what_it_may_and_no_more(browser: Browser, role: str) -> None:
    signed_in(browser, role)
    for method, address, roles in MATRIX:
        answer = getattr(browser.client, method)(address, follow_redirects=False)
        refused = answer.status_code == 403 and "Your account may not do that" in answer.text
        assert refused != (role in roles), (method, address)
        assert answer.status_code != 303, (method, address)


def test_a_reviewer_deletes_only_what_they_sent(browser: Browser, project: Project) -> None:
    job = project.ask("kit", "Kenya", {}, "somebody else")
    project.jobs.change(job.id, "failed", "x")
    signed_in(browser, "reviewer")
    assert browser.send("/check", f"/jobs/{job.id}/delete").status_code == 403
    assert project.jobs.job(job.id)
    signed_in(browser, "administrator")
    browser.send("/check", f"/jobs/{job.id}/delete")
    assert project.jobs.job(job.id) is None


def test_an_administrator_makes_changes_and_closes_accounts(browser: Browser, project: Project) -> None:
    signed_in(browser, "administrator")
    given = {"name": "Ny <b>", "shown": "N. Y.", "role": "reader", "password": PASSWORD}
    page = browser.send("/accounts", "/accounts", given).text
    assert "ny &lt;b&gt;" in page
    assert "<b>" not in page
    browser.send("/accounts", "/accounts/ny%20%3Cb%3E", {"shown": "N.", "role": "translator", "open": "yes"})
    account = project.accounts.account("ny <b>")
    assert account
    assert (account.shown, account.role, account.open) == ("N.", "translator", True)
    browser.send("/accounts", "/accounts/ny%20%3Cb%3E", {"shown": "N.", "role": "translator"})
    assert project.accounts.verified("ny <b>", PASSWORD) is None
    whats = [(one.what, one.by) for one in project.audit.entries(most=2)]
    assert whats == [("account changed", "Administrator (administrator)")] * 2


def test_a_token_is_shown_once_and_ends(browser: Browser, project: Project) -> None:
    signed_in(browser, "translator")
    shown = browser.send("/account", "/account/tokens", {"label": "cat tool", "role": "reader"}).text
    secret = shown.split("<code>")[1].split("</code>")[0]
    assert secret not in browser.get("/account").text
    found = project.sessions.find(secret, token=True)
    assert found
    assert (found.role, found.label) == ("reader", "cat tool")
    browser.send("/account", "/account/tokens/end", {"token": found.digest})
    assert project.sessions.find(secret, token=True) is None


def test_another_password_needs_the_present_one(browser: Browser, project: Project) -> None:
    project.accounts.add("changer", "", "reader", PASSWORD)
    signed_in(browser, "changer")
    given = {"present": "not the password", "password": "another good one"}
    assert browser.send("/account", "/account/password", given).status_code == 403
    browser.send("/account", "/account/password", given | {"present": PASSWORD})
    assert project.accounts.verified("changer", "another good one")
    assert browser.get("/", follow_redirects=False).status_code == 303


def test_behind_https_every_cookie_is_secure_and_the_site_is_answered(tmp_path: Path) -> None:
    with TestClient(make_application(Project(tmp_path), office=Office(SITE), workers=1), base_url=SITE) as client:
        answer = client.get("/")
        assert answer.status_code == 200
        assert "; Secure" in answer.headers["set-cookie"]
        assert answer.headers["strict-transport-security"]
        assert client.get("/", headers={"host": "evil.example"}).status_code == 400
        assert client.post("/check", headers={"origin": "https://evil.example"}).status_code == 403
        assert "come old" in client.post("/check", headers={"origin": SITE}).text


def test_a_proxy_that_signs_people_in_is_believed_and_nobody_else(tmp_path: Path) -> None:
    project = Project(tmp_path)
    project.accounts.add("amina", "Amina", "reader", PASSWORD)
    office = Office(SITE, "10.0.0.1", "X-Remote-User")
    application = make_application(project, office=office, workers=1)
    with TestClient(application, base_url=SITE, client=("10.0.0.1", 5000)) as proxy:
        assert "Amina" in proxy.get("/", headers={"X-Remote-User": "Amina"}).text
        for name in ("nobody", ""):
            assert proxy.get("/", headers={"X-Remote-User": name}).status_code == 403
        assert proxy.get("/").status_code == 403
        outsider = TestClient(application, base_url=SITE, client=("10.0.0.2", 5000))
        assert outsider.get("/", headers={"X-Remote-User": "amina"}).status_code == 403


@pytest.mark.parametrize(
    "given", [("lawkit.example.org",), ("ftp://x.example",), ("https://x.example/path",), ("", "", "X-Remote-User")]
)
def test_settings_that_do_not_fit_together_are_refused(given: tuple[str, ...]) -> None:
    with pytest.raises(OfficeError):
        Office(*given)


def test_the_first_administrator_is_made_in_a_terminal_and_the_password_is_not_shown(tmp_path: Path) -> None:
    asked = [sys.executable, "-m", "lawkit.cli", "office", "administrator", "amina", "--project", str(tmp_path / "p")]
    answer = subprocess.run(asked, input=f"{PASSWORD}\n", capture_output=True, text=True)
    assert (answer.returncode, answer.stderr) == (0, "")
    assert PASSWORD not in answer.stdout
    project = Project(tmp_path / "p")
    account = project.accounts.verified("amina", PASSWORD)
    project.close()
    assert account
    assert account.role == "administrator"
    short = subprocess.run(asked, input="short\n", capture_output=True, text=True)
    assert (short.returncode, short.stderr.count("\n")) == (1, 1)


def test_a_key_is_written_once_and_for_its_owner_alone(tmp_path: Path) -> None:
    file = tmp_path / "lawkit.key"
    asked = [sys.executable, "-m", "lawkit.cli", "office", "key", str(file)]
    assert subprocess.run(asked, capture_output=True).returncode == 0
    kept = file.read_bytes()
    assert file.stat().st_mode & 0o077 == 0
    again = subprocess.run(asked, capture_output=True, text=True)
    assert (again.returncode, again.stderr.count("\n"), file.read_bytes()) == (1, 1, kept)
