"""A browser without a screen: the application on a project folder of its own."""

from __future__ import annotations

import re
import time
from collections.abc import Iterator
from pathlib import Path

import httpx
import pytest
from starlette.testclient import TestClient

from lawkit.web.application import make_application
from lawkit.web.project import Project

LAW = """Radiation Act

1. Short title
This Act may be cited as the <script>alert("x")</script> Radiation Act.

2. Offence
(1) A person who intentionally and without lawful authority possesses nuclear material, in a manner that causes or is
likely to cause death or serious injury to any person, commits an offence.
(2) A person who commits an offence under this section is liable on conviction to imprisonment for a term not exceeding
twenty years.
"""
BASE = "http://127.0.0.1:8000"


OWN_SCRIPT = re.compile(r'<script src="/static/page\.js\?[0-9a-f]{12}" defer></script>')


class Browser:
    """One visitor: sends forms as the pages give them."""

    def __init__(self, client: httpx.Client, project: Path) -> None:
        self.client, self.project = client, project

    def get(self, address: str, **options: object) -> httpx.Response:
        return self.client.get(address, **options)  # type: ignore[arg-type]

    def proof(self, address: str) -> str:
        found = re.search(r'name="proof" value="([0-9a-f]{64})"', self.get(address).text)
        assert found
        return found[1]

    def send(self, page: str, address: str, fields: dict[str, str] | None = None, **options: object) -> httpx.Response:
        data = {"proof": self.proof(page), **(fields or {})}
        return self.client.post(address, data=data, **options)  # type: ignore[arg-type]

    def upload(self, name: str, data: bytes, **fields: str) -> str:
        """Sends a draft and gives the address of its job."""
        given = {"instruments": "icsant", "report_language": "en", **fields}
        answer = self.send("/check", "/check", given, files={"draft": (name, data)}, follow_redirects=False)
        assert answer.status_code == 303, answer.text
        return answer.headers["location"]

    def wait(self, job: str) -> str:
        """The page of a job when it has ended."""
        end = time.monotonic() + 120
        while time.monotonic() < end:
            page = self.get(job)
            if "data-watch" not in page.text:
                return page.text
            time.sleep(0.1)
        raise AssertionError("the job did not end")


@pytest.fixture(scope="module")
def browser(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Browser]:
    folder = tmp_path_factory.mktemp("project")
    with TestClient(
        make_application(Project(folder), most_bytes=1_000_000), base_url=BASE, headers={"accept-language": "en"}
    ) as client:
        yield Browser(client, folder)


@pytest.fixture(scope="module")
def checked(browser: Browser) -> str:
    """The address of a check that is done."""
    job = browser.upload("..\\..\\<b>law.txt", LAW.encode())
    browser.wait(job)
    return job
