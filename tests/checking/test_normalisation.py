"""Normalised text finds its way back to the original offsets."""

from __future__ import annotations

import numpy as np
import pytest

from lawkit.checking.normalisation import normalise


@pytest.mark.parametrize(
    ("text", "normal"),
    [
        ("nuclear\u00a0material", "nuclear material"),
        ("uranium-233", "uranium 233"),
        ("co\u2011operate", "co operate"),
        ("shipper’s", "shipper s"),
        ("radio\u00adactive", "radioactive"),
        ("الـمــادة", "المادة"),
        ("مَوادّ", "مواد"),
        ("核 材\u3000料，\n 核设\n施", "核材料，核设施"),
        ("铀－２３５", "铀 235"),
        ("⽤⼈", "用人"),
        ("持有核子物料者，處徒刑", "持有核子物料者，处徒刑"),
        ("ﺍﻟﻤﻮﺍﺩ ﻻ ﺗﺴﺮﻱ", "المواد لا تسري"),
        ("المادة ١٢", "المادة 12"),
    ],
)
def test_signs_for_the_printer_do_not_hide_words(text: str, normal: str) -> None:
    assert normalise(text).text == normal


def original(text: str, word: str) -> str:
    """The words of a text that stand behind a word of its normalised form."""
    normal = normalise(text)
    start = normal.text.index(word)
    first, last = normal.originals(np.array([start, start + len(word) - 1]))
    return text[first : last + 1]


def test_offsets_lead_back_to_the_original_across_cuts() -> None:
    text = "a ra\u00addio\u00adactive so\u00adurce x"
    assert original(text, "radioactive") == "ra\u00addio\u00adactive"
    assert original(text, "x") == "x"


def test_offsets_lead_back_between_chinese_signs() -> None:
    assert original("使用 核 材\n料 的", "核材料") == "核 材\n料"


def test_offsets_lead_back_across_shapes_of_several_letters() -> None:
    text = "و ﻻ يـجوز ﺍﻹخلال بها"
    for word, printed in (("لا", "ﻻ"), ("يجوز", "يـجوز"), ("الاخلال", "ﺍﻹخلال"), ("بها", "بها")):
        assert original(text, word) == printed


def test_text_without_cuts_keeps_its_offsets() -> None:
    normal = normalise("uranium-233 in “use”")
    every = np.arange(len(normal.text))
    assert (normal.originals(every) == every).all()
