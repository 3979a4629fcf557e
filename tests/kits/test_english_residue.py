"""No English stands in a kit of another language, except where its run says so.

What says so: the style of untranslated passages, or a language of its own (names of laws and sources); words of a law
in quotation marks, ids, file names and options of commands are left out too.
"""

from __future__ import annotations

import re
from functools import cache
from io import BytesIO
from zipfile import ZipFile

import pytest
from lingua import Language, LanguageDetector, LanguageDetectorBuilder
from lxml import etree

from lawkit.kits.context import make_context
from lawkit.kits.kit import kit_files
from lawkit.library.loader import Library, load
from lawkit.library.paths import content_root
from lawkit.localization.answers import Answers
from lawkit.localization.countries import load_country
from lawkit.translation.catalogue import unit_files
from lawkit.translation.messages import PLACE, read_catalogue

W = "{http://schemas.openxmlformats.org/wordprocessingml/2006/main}"
STATES = {"ar": "SA", "es": "PE", "fr": "SN", "id": "ID", "pt": "MZ", "ru": "KZ", "zh": "CN"}
NAMES = {
    "es": Language.SPANISH, "fr": Language.FRENCH, "id": Language.INDONESIAN, "pt": Language.PORTUGUESE,
}  # fmt: skip
OTHER_SCRIPT = [one for one in STATES if one not in NAMES]
RUN = 5  # words in a row that a translation shares with the English text by no chance
SURE = 0.95
TEXT = re.compile(r"word/(?:document|footnotes|comments|header\d*|footer\d*)\.xml")
WORD = re.compile(r"[A-Za-z]+(?:['’][a-z]+)?")
CODE = re.compile(  # ids, file names, options of commands, words in quotation marks
    r"\S*[\w\u200e](?:[._/-]+\w+)+\S*|--\w+|\b[A-Z]{2,}\b|«[^»]*»|“[^”]*”|\"[^\"]*\""
)


@cache
def shipped() -> Library:
    return load()


def own_words(paragraph: etree._Element) -> str:
    """The words of a paragraph that are said to be in the kit's language."""
    words = []
    for text in paragraph.iter(f"{W}t"):
        properties = text.getparent().find(f"{W}rPr")
        marks = [] if properties is None else [one.tag for one in properties]
        style = None if properties is None else properties.find(f"{W}rStyle")
        other = f"{W}lang" in marks or (style is not None and style.get(f"{W}val") == "Untranslated")
        words.append(" ⁂ " if other else text.text or "")
    return "".join(words)


@cache
def paragraphs(language: str) -> tuple[tuple[str, str], ...]:
    """File and words of every paragraph of a state's kit."""
    country = load_country(STATES[language])
    context = make_context(shipped(), country, language, ["icsant"], "civil", Answers(), None)
    files, _texts = kit_files(context)
    found: dict[tuple[str, str], None] = {}
    for name, data in files.items():
        if name.endswith(".docx"):
            with ZipFile(BytesIO(data)) as package:
                for part in filter(TEXT.fullmatch, package.namelist()):
                    for one in etree.fromstring(package.read(part)).iter(f"{W}p"):
                        found[name, own_words(one)] = None
    return tuple(found)


def runs(text: str) -> set[tuple[str, ...]]:
    """Every few words in a row of a text, its placeholders left out."""
    kept: set[tuple[str, ...]] = set()
    for piece in re.split(r"\{\{.*?\}\}|\{.*?\}|[^\w\s'’,;-]", text):
        words = WORD.findall(piece.lower())
        kept |= {tuple(words[at : at + RUN]) for at in range(len(words) - RUN + 1)}
    return kept


def pairs(language: str) -> list[tuple[str, str]]:
    """English text and translation of every content text and message."""
    content = [(one.english, one.text) for file in unit_files(shipped(), language) for one in file.units]
    words = read_catalogue(content_root() / "locales" / language / PLACE).items()
    return content + [(message, text) for message, forms in words for text in forms]


@cache
def english_runs() -> frozenset[tuple[str, ...]]:
    return frozenset().union(*(runs(text) for text, _translation in pairs("fr")))


@pytest.mark.parametrize("language", STATES)
def test_no_english_source_text_stands_in_a_kit_of_another_language(language: str) -> None:
    english = english_runs().difference(*(runs(translation) for _text, translation in pairs(language)))
    left = [(file, text) for file, text in paragraphs(language) if not english.isdisjoint(runs(CODE.sub("⁂", text)))]
    assert left == []


@pytest.mark.parametrize("language", OTHER_SCRIPT)
def test_no_words_in_latin_letters_follow_each_other_where_the_language_has_another_script(language: str) -> None:
    left = []
    for file, text in paragraphs(language):
        words = CODE.sub("⁂", text)
        if re.search(r"[a-z]{2,} [a-z]{2,} [a-z]{2,}", words):
            left.append((file, text))
    assert left == []


@cache
def detector(language: str) -> LanguageDetector:
    return LanguageDetectorBuilder.from_languages(Language.ENGLISH, NAMES[language]).with_low_accuracy_mode().build()


@pytest.mark.parametrize("language", NAMES)
def test_no_paragraph_of_eight_words_is_taken_for_english(language: str) -> None:
    left = []
    for file, text in paragraphs(language):
        words = list(dict.fromkeys(re.findall(r"[^\W\d_]{3,}", CODE.sub(" ", text))))
        if len(words) >= 8:
            sure = detector(language).compute_language_confidence(" ".join(words), Language.ENGLISH)
            if sure >= SURE:
                left.append((file, text, sure))
    assert left == []
