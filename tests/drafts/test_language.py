"""The language of a draft is found without a network and without much time."""

from __future__ import annotations

import subprocess
import sys

import pytest

from lawkit.drafts.language import detect, name

SENTENCES = {
    "en": "Any person who, without lawful authority, possesses nuclear material commits an offence.",
    "fr": "Est puni de quinze ans d'emprisonnement quiconque détient sans autorisation des matières nucléaires.",
    "es": "Será castigado con pena de prisión quien, sin autorización, posea materiales nucleares.",
    "pt": "Quem, sem autorização, detiver materiais nucleares é punido com pena de prisão de dois a oito anos.",
    "ar": "يعاقب بالسجن كل من حاز مواد نووية بدون ترخيص من السلطة المختصة.",
    "ru": "Незаконное приобретение, хранение или использование ядерных материалов наказывается лишением свободы.",
    "zh": "违反本法规定，非法持有核材料的，处三年以上十年以下有期徒刑。",
    "id": "Setiap orang yang tanpa izin memiliki bahan nuklir dipidana penjara paling lama lima belas tahun.",
    "de": "Wer ohne die erforderliche Genehmigung Kernbrennstoffe besitzt, wird mit Freiheitsstrafe bestraft.",
    "nl": "Het is verboden zonder vergunning splijtstoffen of ertsen voorhanden te hebben of te vervoeren.",
    "it": "Chiunque detiene senza autorizzazione materie nucleari è punito con la reclusione da due a otto anni.",
    "tr": "Yetkisiz olarak nükleer madde bulunduran kişi beş yıldan on yıla kadar hapis cezası ile cezalandırılır.",
    "uk": "Незаконне придбання, зберігання чи використання радіоактивних матеріалів карається позбавленням волі.",
    "fa": "هر کس بدون مجوز قانونی مواد هسته‌ای در اختیار داشته باشد به حبس محکوم می‌شود.",
    "ja": "許可を受けずに核物質を所持した者は、十年以下の懲役に処する。",
}


@pytest.mark.parametrize("code", sorted(SENTENCES))
def test_one_sentence_of_a_law_shows_its_language(code: str) -> None:
    found, confidence = detect(SENTENCES[code])
    assert found == code
    assert 0 < confidence <= 1


def test_malay_and_indonesian_are_told_apart_by_the_words_of_statutes() -> None:
    malay = "Mana-mana orang yang melanggar seksyen ini hendaklah dikenakan penalti tertakluk kepada Akta ini. "
    indonesian = "Pemegang izin sebagaimana dimaksud dalam Pasal 5 ayat (1) harus menyusun laporan kalibrasi. "
    assert detect(malay * 20)[0] == "ms"
    assert detect(indonesian * 20)[0] == "id"


def test_a_text_without_words_has_no_language() -> None:
    assert detect("12. (3) — 45%") == ("", 0.0)


def test_a_quoted_treaty_in_another_language_does_not_decide() -> None:
    assert detect(SENTENCES["id"] * 60 + SENTENCES["en"] * 15)[0] == "id"


def test_a_law_in_two_languages_is_less_certain() -> None:
    assert detect(SENTENCES["fr"] * 40 + SENTENCES["en"] * 40)[1] < 0.8


def test_languages_have_names() -> None:
    assert (name("pt"), name("xx")) == ("Portuguese", "xx")


def test_detection_of_a_long_text_needs_little_memory() -> None:
    script = (
        "import resource; from lawkit.drafts.language import detect\n"
        "usage = lambda: resource.getrusage(resource.RUSAGE_SELF).ru_maxrss; before = usage()\n"
        f"text = {SENTENCES['en']!r} * 20_000; assert detect(text)[0] == 'en'\n"
        "print((usage() - before) / 1024)"
    )
    assert float(subprocess.check_output([sys.executable, "-c", script])) < 60  # megabytes
