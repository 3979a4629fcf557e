"""The language in which a reader is shown the pages."""

from __future__ import annotations

import pytest

from tests.web.conftest import Browser


@pytest.mark.parametrize(
    ("header", "language"),
    [
        ("fr-CH, fr;q=0.9, en;q=0.8", "fr"), ("sw, ar;q=0.5", "ar"), ("en;q=0.1, es;q=0.7", "es"),
        ("zh-Hans-CN", "zh"), ("tlh", "en"), ("", "en"), ("*;q=0,;;=,q", "en"), ("ru;q=x, pt-BR;q=0.2", "pt"),
    ],
)  # fmt: skip
def test_the_browsers_languages_decide_at_first(browser: Browser, header: str, language: str) -> None:
    page = browser.get("/check", headers={"accept-language": header}).text
    assert f'<html lang="{language}" dir="{"rtl" if language == "ar" else "ltr"}">' in page


def test_a_language_that_was_chosen_is_kept(browser: Browser) -> None:
    browser.get("/check", params={"lang": "ar"})
    try:
        assert '<html lang="ar" dir="rtl">' in browser.get("/kit", headers={"accept-language": "fr"}).text
    finally:
        browser.client.cookies.delete("lawkit-language")
    assert browser.get("/check", params={"lang": "tlh"}, headers={"accept-language": "fr"}).text.count('lang="fr" dir')


def test_the_choice_of_language_leads_back_to_the_same_page(browser: Browser) -> None:
    page = browser.get("/kit", params={"name": "Ivory Coast"}).text
    assert 'href="?name=Ivory+Coast&amp;lang=fr"' in page
