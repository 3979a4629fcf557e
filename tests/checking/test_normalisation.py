"""Normalised text finds its way back to the original offsets."""

from __future__ import annotations

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


def test_offsets_lead_back_to_the_original_across_cuts() -> None:
    text = "a ra\u00addio\u00adactive so\u00adurce x"
    normal = normalise(text)
    start = normal.text.index("radioactive")
    assert text[normal.original(start) : normal.original_end(start + len("radioactive"))] == "ra\u00addio\u00adactive"
    last = normal.text.index("x")
    assert text[normal.original(last)] == "x"


def test_offsets_lead_back_between_chinese_signs() -> None:
    text = "使用 核 材\n料 的"
    normal = normalise(text)
    start = normal.text.index("核材料")
    assert text[normal.original(start) : normal.original_end(start + 3)] == "核 材\n料"


def test_offsets_lead_back_across_shapes_of_several_letters() -> None:
    text = "و ﻻ يـجوز ﺍﻹخلال بها"
    normal = normalise(text)
    for word, original in (("لا", "ﻻ"), ("يجوز", "يـجوز"), ("الاخلال", "ﺍﻹخلال"), ("بها", "بها")):
        start = normal.text.index(word)
        assert text[normal.original(start) : normal.original_end(start + len(word))] == original


def test_text_without_cuts_keeps_its_offsets() -> None:
    normal = normalise("uranium-233 in “use”")
    assert all(normal.original(at) == at for at in range(len(normal.text)))
