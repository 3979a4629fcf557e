"""A state is found, read and given its kit."""

from __future__ import annotations

import io
import zipfile

import pytest

from tests.web.conftest import Browser


@pytest.mark.parametrize("name", ["Ivory Coast", "côte d'ivoire", "CI", "科特迪瓦"])
def test_a_state_is_found_by_any_of_its_names(browser: Browser, name: str) -> None:
    assert '<a href="/kit/CI">' in browser.get("/kit", params={"name": name}).text


def test_the_profile_and_the_treaty_status_have_their_sources(browser: Browser) -> None:
    page = browser.get("/kit/KE").text
    assert "Republic of Kenya" in page
    assert "CIA World Factbook" in page
    assert "binds all states" in page


def test_an_unknown_state_is_not_found(browser: Browser) -> None:
    assert browser.get("/kit/Atlantis").status_code == 404


def test_a_kit_is_built_and_downloaded(browser: Browser) -> None:
    fields = {"language": "fr", "tradition": "civil", "instruments": "icsant"}
    answer = browser.send("/kit/SN", "/kit/SN", fields, follow_redirects=False)
    job = answer.headers["location"]
    assert "Download the kit" in browser.wait(job)
    names = zipfile.ZipFile(io.BytesIO(browser.get(f"{job}/kit").content)).namelist()
    assert "kit-SN/01-model-act.docx" in names
    assert "kit-SN/kit.json" in names


@pytest.mark.parametrize(("field", "value"), [("language", "tlh"), ("tradition", "x"), ("instruments", "none-such")])
def test_a_choice_that_is_not_offered_is_refused(browser: Browser, field: str, value: str) -> None:
    assert browser.send("/kit/KE", "/kit/KE", {field: value}).status_code == 400
