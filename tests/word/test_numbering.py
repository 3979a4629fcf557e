from __future__ import annotations

import pytest

from lawkit.word.numbering import Counter, Format, Level, ListScheme, printed


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
