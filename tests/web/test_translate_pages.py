"""A translator works on the texts: what helps, what is kept, what is refused, files out and in."""

from __future__ import annotations

import html
import re
from dataclasses import replace
from pathlib import Path

import pytest
from starlette.testclient import TestClient

from lawkit.library.loader import load
from lawkit.library.paths import content_root
from lawkit.localization.messages import PLACE
from lawkit.translation.exchange import FORMS
from lawkit.translation.messages import catalogue_text
from lawkit.translation.new_language import begin
from lawkit.translation.po import po_text, read_po_units
from lawkit.web.application import make_application
from lawkit.web.project import Project
from tests.web.conftest import BASE, Browser

KEY = "clause:offences.attempt/heading"
ALONE = f"/translate/fr?key={KEY}"


def fields_of(page: str) -> dict[str, str]:
    """The fields of the form of the one text on a page."""
    form = page[page.index('<form method="post" action="/translate/fr">') :]
    found = dict(re.findall(r'<input type="hidden" name="(\w+)" value="([^"]*)"', form))
    return {name: html.unescape(value) for name, value in found.items()}


def keep(browser: Browser, text: str, fields: dict[str, str] | None = None, **more: str) -> tuple[int, str]:
    """Keeps a translation as a page gave it; status and page that follow."""
    given = fields or fields_of(browser.get(ALONE).text)
    answer = browser.client.post("/translate/fr", data={**given, "text": text, **more})
    return answer.status_code, answer.text


def kept_files(browser: Browser) -> list[Path]:
    return sorted((browser.project / "content").rglob("*.po"))


def test_the_languages_are_listed_with_their_figures(browser: Browser) -> None:
    page = browser.get("/translate").text
    assert page.count('<a href="/translate/') == 7
    assert str(browser.project / "content") in page
    assert browser.get("/translate/en").status_code == 404
    assert browser.get("/translate/tlh").status_code == 404


def test_texts_are_found_by_file_state_and_words(browser: Browser) -> None:
    def found(**asked: str) -> int:
        shown = re.search(r"Texts: (\d+)</p>", browser.get("/translate/fr", params=asked).text)
        assert shown
        return int(shown[1])

    every, offences = found(), found(file="act/70-offences")
    assert 0 < offences < every
    assert found(state="untranslated") == 0
    assert found(state="machine-drafted") == every
    assert 0 < found(file="act/70-offences", words="tentative") < offences


def test_a_text_is_shown_with_its_terms_and_what_the_memory_has(browser: Browser) -> None:
    texts = browser.get("/translate/fr", params={"words": "nuclear material", "file": "act/70-offences"}).text
    assert '<bdi lang="en">nuclear material</bdi> = <strong><bdi lang="fr">' in texts
    key = re.findall(r'name="key" value="([^"]*)"', texts)[1]
    memory = browser.get("/translate/fr/similar", params={"key": html.unescape(key)}).text
    assert re.search(r"\d+ % · ", memory)
    assert "<html" not in memory


def test_a_translation_is_checked_as_it_is_typed(browser: Browser) -> None:
    fields = fields_of(browser.get(ALONE).text)
    answer = browser.client.post("/translate/fr/check", data={**fields, "text": "Tentative {{ place('x') }} 12 ("})
    assert answer.status_code == 200
    assert "expressions" in answer.text
    assert "numbers that were added: 12" in answer.text
    assert "<html" not in answer.text
    assert browser.client.post("/translate/fr/check", data={"key": KEY}).status_code == 403


def test_a_translation_is_kept_in_the_project_and_never_in_the_package(browser: Browser) -> None:
    shipped = content_root() / "locales" / "fr" / "content" / "act" / "70-offences.po"
    before = shipped.read_bytes()
    status, page = keep(browser, "Tentative punissable", vouched="1", reviewer="A. Traductrice")
    assert status == 200
    assert "Kept." in page
    assert [path.name for path in kept_files(browser)] == ["70-offences.po"]
    text = kept_files(browser)[0].read_text(encoding="utf-8")
    assert len(re.findall("^msgctxt", text, re.M)) == 1, text
    assert re.search(r"# state: reviewed; by: A\. Traductrice; date: \d{4}-\d\d-\d\d", text)
    assert shipped.read_bytes() == before
    library = load((browser.project / "content",)).in_language("fr")
    assert library.clauses["offences.attempt"].heading == "Tentative punissable"
    assert "Tentative punissable" in browser.get("/kit/SN/preview?language=fr&text=act&part=offences").text
    assert "A. Traductrice" in browser.get(ALONE).text


def test_two_translators_of_one_text_are_both_heard(browser: Browser) -> None:
    mine = fields_of(browser.get(ALONE).text)
    theirs = dict(mine)
    assert keep(browser, "La tentative", theirs)[0] == 200
    status, page = keep(browser, "Tentative (la mienne)", mine)
    assert status == 409
    assert "Somebody else changed this translation meanwhile" in page
    assert "La tentative" in page
    assert "Tentative (la mienne)" in page
    assert "La tentative" in browser.get(ALONE).text
    assert keep(browser, "Tentative (la mienne)", fields_of(page))[0] == 200
    assert "Tentative (la mienne)" in browser.get(ALONE).text


@pytest.mark.parametrize("text", ["{{ place('none') }}", "{% for x in y %}", "{{ 7 * 7 }}"])
def test_a_translation_that_would_break_a_law_is_not_kept_and_not_lost(browser: Browser, text: str) -> None:
    before = [path.read_bytes() for path in kept_files(browser)]
    status, page = keep(browser, f"Tentative {text}")
    assert status == 409
    assert "The translation cannot be kept" in page
    assert html.escape(text, quote=False).replace("'", "&#39;") in page
    assert [path.read_bytes() for path in kept_files(browser)] == before


def test_nobody_reviews_without_a_name(browser: Browser) -> None:
    assert keep(browser, "Essai", vouched="1", reviewer=" ")[0] == 400


@pytest.mark.parametrize("form", [*FORMS, "tbx"])
def test_every_form_goes_out_and_comes_back(browser: Browser, form: str) -> None:
    asked = {"form": form, "file": "act/75-jurisdiction"}
    answer = browser.get("/translate/es/export", params=asked)
    assert answer.headers["content-disposition"].startswith("attachment")
    if form == "tbx":
        assert b"<martif" in answer.content[:500]
        return
    language, units = FORMS[form].read(answer.content, "x")
    assert language == "es"
    assert len(units) > 20
    sent = {"sent": (f"x{FORMS[form].ending}", answer.content)}
    page = browser.send("/translate/es", "/translate/es/import", files=sent)
    assert page.status_code == 200
    assert "0 new and 0 changed translations" in page.text
    assert not list((browser.project / "content/locales/es").rglob("*.po"))


def test_a_changed_file_is_taken_in_after_a_trial(browser: Browser) -> None:
    data = browser.get("/translate/pt/export", params={"form": "po", "file": "act/75-jurisdiction"}).content
    first = re.search(rb'msgstr "([^"\\]{12,})"', data)
    assert first
    sent = {"sent": ("pt.po", data.replace(first[0], b'msgstr "Palavras novas"'))}
    trial = browser.send("/translate/pt", "/translate/pt/import", {"trial": "1"}, files=sent).text
    assert "0 new and 1 changed translations" in trial
    assert "Nothing was written." in trial
    assert not list((browser.project / "content/locales/pt").rglob("*.po"))
    browser.send("/translate/pt", "/translate/pt/import", {"reviewer": "B. Tradutor"}, files=sent)
    kept = next((browser.project / "content/locales/pt").rglob("*.po")).read_text(encoding="utf-8")
    assert "Palavras novas" in kept
    assert "by: B. Tradutor" in kept


@pytest.mark.parametrize("data", [b"", b"PK\x03\x04junk", b"<xliff", b'msgid "x', b"<martif/>", b"\x00" * 50])
def test_a_file_that_is_none_is_refused_in_one_line(browser: Browser, data: bytes) -> None:
    answer = browser.send("/translate/fr", "/translate/fr/import", files={"sent": ("x.po", data)})
    assert answer.status_code == 400
    assert 'role="alert"' in answer.text


def test_a_file_of_another_language_is_refused(browser: Browser) -> None:
    data = browser.get("/translate/es/export", params={"form": "po", "file": "placeholders"}).content
    assert browser.send("/translate/fr", "/translate/fr/import", files={"sent": ("es.po", data)}).status_code == 400


def test_a_language_is_begun_on_the_page_and_offered_for_kits_when_anything_is_translated(browser: Browser) -> None:
    answer = browser.send("/translate", "/translate", {"language": "sw"})
    assert answer.status_code == 200
    assert str(answer.url).endswith("/translate/sw")
    assert 'href="/translate/sw"' in browser.get("/translate").text
    assert 'value="sw"' not in browser.get("/kit/KE").text
    alone = f"/translate/sw?key={KEY}"
    form = browser.get(alone).text
    form = form[form.index('<form method="post" action="/translate/sw">') :]
    fields = dict(re.findall(r'<input type="hidden" name="(\w+)" value="([^"]*)"', form))
    given = {name: html.unescape(value) for name, value in fields.items()}
    assert browser.client.post("/translate/sw", data={**given, "text": "Jaribio"}).status_code == 200
    assert 'value="sw"' in browser.get("/kit/KE").text
    assert "Jaribio" in browser.get("/kit/KE/preview?language=sw&text=act&part=offences").text


@pytest.mark.parametrize("code", ["", "klingon", "../x", "x" * 30])
def test_what_is_no_language_is_not_begun(browser: Browser, code: str) -> None:
    browser.get("/translate")  # the first visit makes room for the shipped languages
    before = {path.name for path in (browser.project / "content/locales").glob("*")}
    assert browser.send("/translate", "/translate", {"language": code}).status_code == 400
    assert {path.name for path in (browser.project / "content/locales").glob("*")} == before


def test_pages_are_shown_in_a_language_that_a_pack_brings_with_its_own_words(tmp_path: Path) -> None:
    pack = tmp_path / "italian"
    texts = pack / "locales" / "it" / "content" / "act" / "70-offences.po"
    begin(load(), "it", pack)
    english = read_po_units((content_root() / "locales" / "fr" / "content" / "act" / "70-offences.po").read_bytes())[1]
    heading = next(one for one in english if one.key == KEY)
    texts.write_text(po_text([replace(heading, text="Tentativo")], "it"), encoding="utf-8")
    own = pack / "locales" / "it" / PLACE
    own.write_text(catalogue_text("it", {"Check a draft": ["Controlla un progetto"]}), encoding="utf-8")
    application = make_application(Project(tmp_path / "project"), content=(pack,))
    with TestClient(application, base_url=BASE, headers={"accept-language": "it"}) as client:
        page = client.get("/").text
    assert '<html lang="it"' in page
    assert "Controlla un progetto" in page
