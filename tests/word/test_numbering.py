from __future__ import annotations

import pytest
from lxml import etree

from lawkit.word.markup import qualified, serialized
from lawkit.word.numbering import Counter, Format, Level, ListScheme, Numbering, printed

W = "{http://schemas.openxmlformats.org/wordprocessingml/2006/main}"
MC = "{http://schemas.openxmlformats.org/markup-compatibility/2006}"


@pytest.mark.parametrize(
    ("number", "format_", "text"),
    [
        (4, Format.DECIMAL, "4"),
        (4, Format.LOWER_ROMAN, "iv"),
        (49, Format.UPPER_ROMAN, "XLIX"),
        (1, Format.LOWER_LETTER, "a"),
        (26, Format.LOWER_LETTER, "z"),
        (27, Format.LOWER_LETTER, "aa"),
        (28, Format.LOWER_LETTER, "bb"),
        (3, Format.UPPER_LETTER, "C"),
        (2, Format.RUSSIAN_LOWER, "б"),
        (3, Format.ARABIC_ABJAD, "ج"),
        (3, Format.ARABIC_ALPHA, "ت"),
        (10, Format.CHINESE, "十"),
        (12, Format.CHINESE, "十二"),
        (20, Format.CHINESE, "二十"),
        (101, Format.CHINESE, "一百〇一"),
        (115, Format.CHINESE, "一百一十五"),
    ],
)
def test_a_number_is_printed_as_word_prints_it(number: int, format_: Format, text: str) -> None:
    assert printed(number, format_) == text


def test_a_level_that_was_passed_over_counts_as_one() -> None:
    texts = ("%1.", "%1.%2", "%1.%2.%3")
    levels = tuple(Level(Format.DECIMAL, text, text) for text in texts)
    counter = Counter(ListScheme("x", levels))
    assert [counter.advance(0), counter.advance(2)] == ["1.", "1.1.1"]


def written(right_to_left: bool, text: str = "%1-", after: str = "tab") -> etree._Element:
    """The one level of a list as its file has it."""
    scheme = ListScheme("x", (Level(Format.DECIMAL, text, "LawParagraph", 567, 567, after),))
    root = etree.fromstring(serialized(Numbering((scheme,)).element(right_to_left)))
    level = root.find(f"{W}abstractNum/{W}lvl")
    assert level is not None
    return level


def test_numbers_that_run_from_the_left_have_one_side_for_every_program() -> None:
    assert [one.get(f"{W}val") for one in written(False).iter(f"{W}lvlJc")] == ["left"]


def test_numbers_that_run_from_the_right_stay_within_the_margin_in_word_and_in_libreoffice() -> None:
    level = written(True)
    choice, fallback = level.find(f"{MC}AlternateContent/{MC}Choice"), level.find(f"{MC}AlternateContent/{MC}Fallback")
    assert choice is not None
    assert fallback is not None
    assert [choice[0].get(f"{W}val"), fallback[0].get(f"{W}val")] == ["left", "right"]
    prefix = choice.get("Requires", "")
    assert level.nsmap[prefix] == level.nsmap["w14"], "Word knows the namespace"
    assert prefix not in ("w14", "wps", "wpg", "wpc"), "LibreOffice knows these prefixes and would take the choice"


@pytest.mark.parametrize(
    ("right_to_left", "text", "after", "marked"),
    [(True, "الباب %1", "space", True), (True, "المادة (%1)", "space", False), (True, "الباب %1", "tab", False),
     (False, "Part %1", "space", False)],
)  # fmt: skip
def test_a_space_after_a_digit_goes_on_from_the_right(right_to_left: bool, text: str, after: str, marked: bool) -> None:
    words = written(right_to_left, text, after).find(f"{W}lvlText")
    assert words is not None
    assert words.get(f"{W}val") == text + ("\u200f" if marked else "")


def test_a_number_in_words_stands_in_the_file_and_the_list_counts_on() -> None:
    level = Level(Format.DECIMAL, "Article %1.", "LawClause", ordinals=("premier",))
    numbering = Numbering((ListScheme("x", (level,)),))
    counter = numbering.counters["x"]
    assert (counter.advance(0), counter.is_counted(0)) == ("Article premier.", False)
    instance = numbering.in_words("x", 0, "Article premier.")
    assert numbering.in_words("x", 0, "Article premier.") == instance
    assert (counter.advance(0), counter.is_counted(0)) == ("Article 2.", True)
    last = numbering.element()[-1]
    assert last.find(qualified("w:abstractNumId")).get(qualified("w:val")) == "0"
    label = last.find(f"{qualified('w:lvlOverride')}/{qualified('w:lvl')}/{qualified('w:lvlText')}")
    assert label.get(qualified("w:val")) == "Article premier."
    assert not list(last.iter(qualified("w:startOverride")))
