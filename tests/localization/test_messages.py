"""The product's own wording in other languages."""

from __future__ import annotations

from pathlib import Path
from string import Formatter

import pytest

from lawkit.library.paths import content_root
from lawkit.localization.messages import PLACE, translator
from lawkit.translation.messages import _of_module, catalogue_text, messages, read_catalogue
from lawkit.untranslated import untranslated

CATALOGUES = sorted(content_root().glob(f"locales/*/{PLACE}"))


def placeholders(text: str) -> set[str]:
    return {name for _words, name, _spec, _conversion in Formatter().parse(text) if name is not None}


def test_there_is_a_catalogue_for_each_of_seven_languages() -> None:
    assert [path.parents[1].name for path in CATALOGUES] == ["ar", "es", "fr", "id", "pt", "ru", "zh"]


@pytest.mark.parametrize("path", CATALOGUES, ids=lambda path: path.parents[1].name)
def test_a_translation_has_the_placeholders_of_its_message(path: Path) -> None:
    several = dict(messages())
    for message, forms in read_catalogue(path).items():
        for text in forms if several[message] else ():
            assert placeholders(text) <= placeholders(message) | placeholders(several[message]), message
        assert several[message] or placeholders(forms[0]) == placeholders(message), message


@pytest.mark.parametrize("path", CATALOGUES, ids=lambda path: path.parents[1].name)
def test_spaces_at_the_end_of_a_message_are_kept(path: Path) -> None:
    joined = path.parents[1].name == "zh"  # Chinese sentences stand without a space between them
    for message, forms in read_catalogue(path).items():
        for text in forms:
            assert joined or text.endswith(" ") == message.endswith(" "), message


def test_messages_are_found_in_f_strings_conditions_and_translators() -> None:
    source = 'x = f"{_(\'a\')} b"\ny = _("c" if x else "d")\nz = translator("fr")("e")\nw = marked("f" "g")\n'
    source += 'v = marked("one", "{count} of them", count=3)\n'
    found = [("a", ""), ("c", ""), ("d", ""), ("e", ""), ("fg", ""), ("one", "{count} of them")]
    assert list(_of_module(source)) == found


def test_a_message_that_is_not_translated_is_marked_and_english_is_left_alone() -> None:
    assert translator("fr")("Checklist") == "Liste de contrôle"
    assert translator("fr")("no such message") == untranslated("no such message")
    assert translator("en")("no such message") == translator("qq")("no such message") == "no such message"


def test_a_catalogue_is_the_same_when_it_is_gathered_again() -> None:
    path = next(one for one in CATALOGUES if one.parents[1].name == "fr")
    known = read_catalogue(path)
    assert catalogue_text("fr", known) == catalogue_text("fr", dict(reversed(known.items())))


def test_a_pack_brings_the_products_words_in_a_language_of_its_own(tmp_path: Path) -> None:
    path = tmp_path / "locales" / "it" / PLACE
    path.parent.mkdir(parents=True)
    path.write_text(catalogue_text("it", {"Checklist": ["Lista di controllo"]}), encoding="utf-8")
    assert translator("it", (tmp_path,))("Checklist") == "Lista di controllo"
    assert translator("it", (tmp_path,))("Draft") == untranslated("Draft"), "nothing stays English silently"
    assert translator("it")("Checklist") == "Checklist"
