"""Numbers in letters and words."""

from __future__ import annotations

import pytest

from lawkit.drafts.formats.numerals import chinese, counted_letters, printed, repeated_letters, roman


@pytest.mark.parametrize(
    ("number", "text"),
    [(1, "一"), (10, "十"), (12, "十二"), (20, "二十"), (103, "一百零三"), (110, "一百一十"), (1001, "一千零一")],
)
def test_chinese_numbers_as_in_article_headings(number: int, text: str) -> None:
    assert chinese(number) == text


def test_word_repeats_letters_and_html_counts_on() -> None:
    assert (repeated_letters(27), repeated_letters(28)) == ("aa", "bb")
    assert (counted_letters(27), counted_letters(28)) == ("aa", "ab")


def test_roman_numerals_stop_where_romans_stopped() -> None:
    assert [roman(number) for number in (4, 9, 40, 1994, 4000)] == ["iv", "ix", "xl", "mcmxciv", "4000"]


def test_ordinals_in_words() -> None:
    assert [printed(n, "ordinalText") for n in (1, 12, 20, 21, 103)] == [
        "First",
        "Twelfth",
        "Twentieth",
        "Twenty-first",
        "One hundred third",
    ]


@pytest.mark.parametrize("number_format", ["upperRoman", "lowerLetter", "chineseCounting", "russianLower", "hebrew2"])
def test_no_number_breaks_a_format(number_format: str) -> None:
    assert all(isinstance(printed(number, number_format), str) for number in (-1, 0, 1, 99, 10_000))
