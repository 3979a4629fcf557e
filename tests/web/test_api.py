"""The same jobs for programs: as JSON, by the same rules."""

from __future__ import annotations

import io
import re
import time
import zipfile
from collections.abc import Iterator
from typing import Any

import httpx
import pytest
from starlette.testclient import TestClient

from lawkit.store.records import ROLES
from lawkit.web.application import make_application
from lawkit.web.project import Project
from tests.web.conftest import BASE, LAW

API = "/api/v1"
PASSWORD = "correct horse battery"


@pytest.fixture(scope="module")
def programs(tmp_path_factory: pytest.TempPathFactory) -> Iterator[httpx.Client]:
    application = make_application(Project(tmp_path_factory.mktemp("api")), most_bytes=1_000_000)
    with TestClient(application, base_url=f"{BASE}{API}") as client:
        yield client


def ended(client: httpx.Client, job: str) -> dict[str, Any]:
    end = time.monotonic() + 120
    while time.monotonic() < end:
        told = client.get(f"jobs/{job}").json()
        if told["state"] not in ("waiting", "running"):
            return told
        time.sleep(0.05)
    raise AssertionError("the job did not end")


def checked(client: httpx.Client, address: str = "drafts") -> dict[str, Any]:
    sent = {"instruments": ["icsant"], "report_language": "en"}
    answer = client.post(address, data=sent, files={"file": ("law.txt", LAW.encode())})
    assert answer.status_code == 202, answer.text
    job = ended(client, answer.json()["id"])
    assert job["state"] == "done", job
    return job


@pytest.fixture(scope="module")
def check(programs: httpx.Client) -> dict[str, Any]:
    return checked(programs)


def draft_of(client: httpx.Client, job: dict[str, Any]) -> str:
    for draft in client.get("drafts").json():
        if job["version"] in [one["id"] for one in client.get(f"drafts/{draft['id']}/versions").json()]:
            return str(draft["id"])
    raise AssertionError("the draft is not listed")


def test_a_draft_is_checked_and_its_findings_and_reports_are_given(
    programs: httpx.Client, check: dict[str, Any]
) -> None:
    findings = programs.get(f"jobs/{check['id']}/findings").json()
    assert {one["instrument"] for one in findings["rows"]} == {"icsant"}
    assert any(one["clauses"] for one in findings["rows"])
    assert findings["content"]
    assert programs.get(f"jobs/{check['id']}/reports").json() == ["html", "docx", "xlsx", "json", "annotated"]
    answer = programs.get(f"jobs/{check['id']}/reports/docx")
    assert answer.content.startswith(b"PK")
    assert answer.headers["content-disposition"].startswith("attachment")
    assert programs.get(f"jobs/{check['id']}/reports/kit").status_code == 404


def test_decisions_are_kept_carried_and_frozen_by_a_sign_off(programs: httpx.Client, check: dict[str, Any]) -> None:
    draft = draft_of(programs, check)
    rows = programs.get(f"jobs/{check['id']}/findings").json()["rows"]
    duty = next(one["obligation"] for one in rows if one["state"] == "missing")
    place = f"drafts/{draft}/versions/1"
    asked = {"obligation": duty, "verdict": "overridden", "status": "covered", "by": "Amina"}
    assert programs.post(f"{place}/decisions", json=asked).status_code == 400
    kept = programs.post(f"{place}/decisions", json=asked | {"reason": "in the Customs Act"})
    assert (kept.status_code, kept.json()["found"]) == (201, "missing")
    again = checked(programs, f"drafts/{draft}/versions")
    carried = programs.get(f"drafts/{draft}/versions/2/decisions").json()[duty]
    assert (carried["version"], carried["status"], carried["by"]) == (1, "covered", "Amina")
    shown = programs.get(f"jobs/{again['id']}/findings").json()["rows"]
    assert next(one["decision"]["status"] for one in shown if one["obligation"] == duty) == "covered"
    signed = programs.post(f"drafts/{draft}/versions/2/sign-off", json={"by": "Kofi"})
    assert (signed.status_code, signed.json()["job"]) == (201, again["id"])
    late = programs.post(f"drafts/{draft}/versions/2/decisions", json=asked | {"verdict": "confirmed"})
    assert late.status_code == 400
    assert programs.delete(f"drafts/{draft}/versions/2/sign-off", params={"by": "Kofi"}).status_code == 204
    whats = [one["what"] for one in programs.get("audit", params={"draft": draft}).json()]
    assert whats[:2] == ["sign-off withdrawn", "version signed off"]
    assert programs.delete(f"drafts/{draft}").status_code == 204
    assert programs.get(f"drafts/{draft}").status_code == 404
    assert programs.get(f"jobs/{again['id']}").status_code == 404


def test_a_kit_and_a_survey_are_jobs(programs: httpx.Client) -> None:
    kit = programs.post("kits", json={"country": "Sénégal", "instruments": ["icsant"], "language": "fr"}).json()
    laws = [("files", ("KE law.txt", LAW.encode())), ("files", ("FR law.txt", LAW.encode()))]
    survey = programs.post("surveys", data={"title": "Two", "instruments": ["icsant"]}, files=laws).json()
    assert ended(programs, kit["id"])["state"] == "done"
    assert programs.get(f"jobs/{kit['id']}/reports").json() == ["kit"]
    assert ended(programs, survey["id"])["state"] == "done"
    assert programs.get(f"jobs/{survey['id']}/reports").json() == ["html", "xlsx", "json"]
    assert programs.get("jobs", params={"kind": "survey"}).json()[0]["id"] == survey["id"]
    assert programs.delete(f"jobs/{survey['id']}").status_code == 204


def test_the_answers_on_a_state_are_kept_and_its_kits_use_them(programs: httpx.Client) -> None:
    given = {"facts": {"federal": "no"}, "treaty_status": {"icsant": "party 2020-02-03"},
             "placeholders": {"competent-authority": "Fiji  Atomic Council"}}  # fmt: skip
    kept = programs.put("kits/Fiji/answers", json=given).json()
    assert kept["placeholders"] == {"competent-authority": "Fiji Atomic Council"}
    assert kept["treaty_status"] == {"icsant": "party 2020-02-03"}
    assert programs.put("kits/FJ/answers", json={"facts": {"federal": ""}}).json() == kept | {"facts": {}}
    assert programs.get("kits/FJ/answers").json() == kept | {"facts": {}}
    wrong = programs.put("kits/FJ/answers", json={"facts": {"federal": "perhaps"}})
    assert (wrong.status_code, "answers.yaml:" in wrong.json()["detail"]) == (400, True)
    kit = programs.post("kits", json={"country": "FJ", "instruments": ["icsant"]}).json()
    assert ended(programs, kit["id"])["state"] == "done"
    package = zipfile.ZipFile(io.BytesIO(programs.get(f"jobs/{kit['id']}/reports/kit").content))
    assert b"Fiji Atomic Council" in package.read("kit-FJ/answers.yaml")
    assert programs.delete("kits/FJ/answers").status_code == 204
    assert programs.get("kits/FJ/answers").json()["placeholders"] == {}
    assert programs.get("kits/Atlantis/answers").status_code == 404


@pytest.mark.parametrize("form", ["po", "xliff12", "xliff20", "tmx", "docx", "tbx"])
def test_a_file_for_translators_goes_out(programs: httpx.Client, form: str) -> None:
    answer = programs.get(f"translations/fr/files/{form}", params={"file": "act/70-offences"})
    assert answer.status_code == 200
    assert len(answer.content) > 1000
    assert answer.headers["content-disposition"].startswith("attachment")


def test_a_file_of_a_translator_comes_in_and_every_text_is_accounted_for(programs: httpx.Client) -> None:
    sent = programs.get("translations/fr/files/po", params={"file": "act/70-offences"}).content.decode()
    changed = sent.replace('msgstr "Tentative"', 'msgstr "La tentative"', 1)
    assert changed != sent
    file = {"file": ("fr.po", changed.encode())}
    for trial in ("true", "false", "false"):
        taken = programs.post("translations/fr/files", files=file, data={"trial": trial}).json()
        again = trial == "false"
        assert taken["changed"] == 1 or again
        assert taken["refused"] == taken["unknown"] == []
    assert taken["changed"] == 0
    other = programs.post("translations/es/files", files=file)
    assert (other.status_code, "another language (fr)" in other.json()["detail"]) == (400, True)
    assert programs.post("translations/en/files", files=file).status_code == 404


def test_a_job_can_be_stopped(programs: httpx.Client) -> None:
    job = programs.post("kits", json={"country": "KE"}).json()
    assert programs.post(f"jobs/{job['id']}/cancel").json()["state"] == "cancelled"


def test_the_content_can_be_read(programs: httpx.Client) -> None:
    assert programs.get("countries", params={"name": "Ivory Coast"}).json() == [{"code": "CI", "name": "Côte d'Ivoire"}]
    assert programs.get("countries/KE").json()["official_name"] == "Republic of Kenya"
    instruments = {one["id"]: one for one in programs.get("instruments").json()}
    duty = instruments["icsant"]["obligations"][0]
    assert programs.get(f"obligations/{duty}").json()["instrument"] == "icsant"
    segments = programs.get("translations/fr", params={"words": "nuclear material", "most": 3}).json()
    assert len(segments["units"]) == 3 < segments["total"]
    assert programs.get("me").json() == {"name": "", "role": "administrator"}


@pytest.mark.parametrize(
    ("method", "address", "given", "status"),
    [
        ("get", f"jobs/{'0' * 32}", {}, 404),
        ("get", "jobs/..%2f..%2fstore.sqlite", {}, 404),
        ("get", "jobs/x", {}, 422),
        ("get", "countries/Atlantis", {}, 404),
        ("post", "kits", {"json": {"country": "Atlantis"}}, 400),
        ("post", "kits", {"json": {"country": "KE", "language": "tlh"}}, 400),
        ("post", "drafts", {"files": {"file": ("law.txt", b"")}}, 400),
        ("post", "drafts", {"files": {"file": ("law.txt", b"x")}, "data": {"instruments": "none-such"}}, 400),
        ("post", "drafts", {"content": b"{}", "headers": {"content-type": "application/json"}}, 422),
        ("get", "translations/tlh", {}, 400),
    ],
)
def test_what_cannot_be_is_refused_in_words(
    programs: httpx.Client, method: str, address: str, given: dict[str, Any], status: int
) -> None:
    answer = programs.request(method, address, **given)
    assert answer.status_code == status
    assert answer.json()["detail"]


def test_more_than_a_draft_may_have_is_refused(programs: httpx.Client) -> None:
    answer = programs.post("drafts", files={"file": ("law.txt", bytes(1_100_000))})
    assert answer.status_code == 413


def test_another_site_can_ask_nothing(programs: httpx.Client) -> None:
    answer = programs.post("kits", json={"country": "KE"}, headers={"origin": "https://evil.example"})
    assert answer.status_code == 403


def test_the_document_names_every_address_and_the_page_loads_nothing_from_elsewhere(programs: httpx.Client) -> None:
    document = programs.get("openapi.json").json()
    assert document["servers"] == [{"url": API}]
    page = programs.get("docs")
    assert page.status_code == 200
    for path in document["paths"]:
        assert f"{API}{path}</code>" in page.text
    assert not re.search(r'(src|href)="(https?:)?//', page.text)
    for model in document["components"]["schemas"]:
        assert f'<h3 id="{model}">' in page.text


@pytest.fixture(scope="module")
def office(tmp_path_factory: pytest.TempPathFactory) -> Iterator[tuple[TestClient, Project]]:
    project = Project(tmp_path_factory.mktemp("office"))
    for role in ROLES:
        project.accounts.add(role, "", role, PASSWORD)
    with TestClient(make_application(project, workers=1), base_url=f"{BASE}{API}") as client:
        yield client, project


MATRIX = [
    ("get", "drafts", set(ROLES)),
    ("get", "me", set(ROLES)),
    ("get", "audit", {"reviewer", "administrator"}),
    ("post", "drafts", {"reviewer", "administrator"}),
    ("delete", f"drafts/{'0' * 32}", {"reviewer", "administrator"}),
    ("post", f"drafts/{'0' * 32}/versions/1/decisions", {"reviewer", "administrator"}),
    ("post", "surveys", {"reviewer", "administrator"}),
    ("post", "kits", {"reviewer", "translator", "administrator"}),
    ("put", "kits/KE/answers", {"reviewer", "translator", "administrator"}),
    ("post", "translations/fr/files", {"translator", "administrator"}),
    ("get", "translations/xx/files/po", set(ROLES)),
]


@pytest.mark.parametrize("role", ROLES)
def test_a_token_may_what_its_role_may(office: tuple[TestClient, Project], role: str) -> None:
    client, project = office
    account = project.accounts.account(role)
    assert account
    token = project.sessions.add_token(account, "test", account.role)
    for method, address, roles in MATRIX:
        answer = client.request(method, address, headers={"authorization": f"Bearer {token}"})
        assert (answer.status_code != 403) == (role in roles), (method, address, answer.text)
        assert answer.status_code != 401


@pytest.mark.parametrize("header", [{}, {"authorization": "Bearer nonsense"}, {"authorization": "Basic eDp5"}])
def test_without_a_token_nothing_is_answered(office: tuple[TestClient, Project], header: dict[str, str]) -> None:
    for address in ("drafts", "openapi.json", "countries", "docs"):
        assert office[0].get(address, headers=header).status_code == 401


def test_a_session_of_a_browser_changes_nothing_without_the_proof_of_its_page(
    office: tuple[TestClient, Project],
) -> None:
    client, project = office
    account = project.accounts.account("reviewer")
    assert account
    client.cookies.set("lawkit-session", project.sessions.begin(account))
    page = client.get(f"{BASE}/check").text
    proof = re.search(r'name="proof" value="([0-9a-f]{64})"', page)
    assert proof
    address = f"jobs/{'0' * 32}/cancel"
    assert client.get("me").json()["name"] == "reviewer"
    assert client.post(address).status_code == 403
    assert client.post(address, headers={"x-lawkit-proof": proof[1]}).status_code == 404
    client.cookies.clear()
