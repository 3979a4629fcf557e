"""A state is found, read and given its kit."""

from __future__ import annotations

import html
import io
import json
import re
import zipfile

import pytest
from docx import Document

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


def test_a_state_is_listed_under_its_name_in_the_readers_language(browser: Browser) -> None:
    page = browser.get("/kit", params={"name": "Deutschland"}, headers={"accept-language": "fr"}).text
    assert '<a href="/kit/DE">Allemagne</a>' in page


def test_doubts_of_the_profile_are_shown(browser: Browser) -> None:
    assert "derived, not authoritative" in browser.get("/kit/KE").text


def test_the_profile_is_in_the_readers_language_and_what_a_source_says_as_it_says_it(browser: Browser) -> None:
    page = browser.get("/kit/EG", headers={"accept-language": "fr"}).text
    for name, value in (
        ("Membre de l&#39;Organisation des Nations Unies", "<bdi>oui</bdi>"),
        ("Langues officielles", "<bdi>arabe (ar)</bdi>"),
        ("Forme de gouvernement", "<bdi>république</bdi>"),
        ("Nom officiel en anglais", '<bdi lang="en">Arab Republic of Egypt</bdi>'),
        ("Parlement, son nom dans la langue : arabe", '<bdi lang="ar">'),
    ):
        assert f'<th scope="row">{name}</th><td>{value}' in page, name
    assert "Has " not in page


def test_a_kit_is_called_by_the_name_of_the_state_in_the_readers_language(browser: Browser) -> None:
    job = browser.send("/kit/EG", "/kit/EG", {"instruments": "icsant"}, follow_redirects=False).headers["location"]
    for language, name in (("fr", "Égypte"), ("ar", "مصر"), ("en", "Egypt")):
        for address in (job, "/"):
            assert f"<bdi>{name}</bdi>" in browser.get(address, headers={"accept-language": language}).text
    browser.send(job, f"{job}/cancel")


def test_a_colon_stands_as_the_language_of_the_page_writes_it(browser: Browser) -> None:
    french = browser.get("/kit/EG/questions", headers={"accept-language": "fr"}).text
    assert "<h1>Égypte\N{NO-BREAK SPACE}: Questions</h1>" in french
    assert "<h1>Egypt: Questions</h1>" in browser.get("/kit/EG/questions").text


def test_the_next_step_keeps_what_was_chosen(browser: Browser) -> None:
    fields = {"language": "fr", "tradition": "civil", "instruments": "icsant", "then": "questions"}
    answer = browser.send("/kit/SN", "/kit/SN", fields, follow_redirects=False)
    assert answer.headers["location"] == "/kit/SN/questions?language=fr&tradition=civil&instruments=icsant"


def test_answers_are_asked_kept_shown_in_the_model_law_and_used_by_the_kit(browser: Browser) -> None:
    plan = "/kit/FJ/questions?language=en&tradition=common&instruments=icsant"
    page = browser.get(plan).text
    assert "Is the competent authority an existing body or a new one?" in page
    assert "Advice: " in page
    fields = {
        "placeholders:competent-authority": "Fiji Atomic  Council", "facts:federal": "no", "then": "preview",
        "treaty_status:icsant": "party", "date:icsant": "2020-02-03",
    }  # fmt: skip
    answer = browser.send(plan, plan, fields, follow_redirects=False)
    assert answer.headers["location"] == "/kit/FJ/preview?language=en&tradition=common&instruments=icsant"
    shown = browser.get(answer.headers["location"] + "&text=act&part=authority").text
    assert "Fiji Atomic Council" in shown
    assert "party since 2020-02-03" in browser.get("/kit/FJ").text
    kept = browser.get("/kit/FJ/answers").text
    assert 'federal: "no"' in kept
    assert 'icsant: "party 2020-02-03"' in kept
    again = browser.send(plan, plan, {"facts:federal": "", "then": "questions"}, follow_redirects=False)
    assert again.status_code == 303
    kept = browser.get("/kit/FJ/answers").text
    assert "Fiji Atomic Council" in kept
    assert 'federal: "no"' not in kept
    job = browser.send("/kit/FJ", "/kit/FJ", {"instruments": "icsant", "then": ""}, follow_redirects=False)
    browser.wait(job.headers["location"])
    package = zipfile.ZipFile(io.BytesIO(browser.get(f"{job.headers['location']}/kit").content))
    assert b"Fiji Atomic Council" in package.read("kit-FJ/answers.yaml")
    browser.send("/kit/FJ", "/kit/FJ/answers/delete")
    assert browser.get("/kit/FJ/answers").status_code == 404
    assert not list(browser.project.glob("answers/*"))


def test_an_answer_that_is_none_is_refused_in_one_line_and_nothing_is_kept(browser: Browser) -> None:
    plan = "/kit/WS/questions"
    for fields in ({"options:no/such": "x"}, {"facts:federal": "perhaps"}, {"treaty_status:icsant": "friend"}):
        answer = browser.send(plan, plan, {**fields, "then": "preview"})
        assert answer.status_code == 400
        assert "answers.yaml:" in answer.text
        assert "/tmp" not in answer.text
    assert browser.get("/kit/WS/answers").status_code == 404


def test_the_model_law_is_shown_part_by_part_with_numbers_authority_and_what_is_open(browser: Browser) -> None:
    page = browser.get("/kit/SN/preview?language=fr&instruments=icsant").text
    for address in re.findall(r'href="(/kit/SN/preview\?[^"]*text=[^"]*)"', page)[:4]:
        assert browser.get(address.replace("&amp;", "&")).status_code == 200
    offences = browser.get("/kit/SN/preview?language=fr&instruments=icsant&text=act&part=offences").text
    assert '<article class="law" lang="fr" dir="ltr">' in offences
    assert "Article " in offences
    assert 'class="basis">[' in offences
    assert 'class="open"' in page + offences
    assert browser.get("/kit/SN/preview?text=act&part=none").status_code == 404
    assert browser.get("/kit/SN/preview?text=none").status_code == 404


def test_the_preview_begins_and_numbers_as_the_word_file_does(browser: Browser) -> None:
    plan = {"language": "fr", "instruments": "icsant", "then": ""}
    job = browser.send("/kit/SN", "/kit/SN", plan, follow_redirects=False).headers["location"]
    browser.wait(job)
    package = zipfile.ZipFile(io.BytesIO(browser.get(f"{job}/kit").content))
    document = Document(io.BytesIO(package.read("kit-SN/01-model-act.docx")))
    long_title = next(one.text for one in document.paragraphs if one.style.name == "Long Title")
    place = "/kit/SN/preview?language=fr&instruments=icsant&text=act"
    opening = html.unescape(browser.get(place).text)
    assert long_title
    assert long_title.replace("\u00a0", " ") in opening  # Word alone is told where lines do not break
    part = re.search(r"&part=(?!opening)([a-z-]+)", opening)
    assert part
    numbered = browser.get(f"{place}&part={part[1]}").text
    assert '<span class="label">Article premier.</span>' in numbered
    assert '<span class="label">1.</span>' in numbered


def test_a_kit_on_one_topic_is_planned_shown_and_made(browser: Browser) -> None:
    page = browser.get("/kit/FJ/preview", params={"topic": "transport", "instruments": "cppnm-a"}).text
    assert "Topic: " in page
    whole = browser.get("/kit/FJ/preview", params={"instruments": "cppnm-a"}).text
    assert len(page) < len(whole)
    fields = {"topic": "transport", "instruments": "cppnm-a", "language": "en", "then": ""}
    job = browser.send("/kit/FJ", "/kit/FJ", fields, follow_redirects=False).headers["location"]
    browser.wait(job)
    package = zipfile.ZipFile(io.BytesIO(browser.get(f"{job}/kit").content))
    assert json.loads(package.read("kit-FJ-transport/kit.json"))["options"]["topic"] == "transport"
    assert browser.send("/kit/FJ", "/kit/FJ", {"topic": "no-such"}).status_code == 400
    assert browser.client.post("/api/v1/kits", json={"country": "FJ", "topic": "no-such"}).status_code == 400
    assert "transport" in [one["id"] for one in browser.get("/api/v1/topics").json()]
