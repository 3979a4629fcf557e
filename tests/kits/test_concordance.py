from __future__ import annotations

from io import BytesIO

import openpyxl

from lawkit.kits.concordance import Concordance, Line
from lawkit.kits.correlation import write_correlation, write_workbook
from tests.kits.papers import paragraphs, printed


def lines(state: str, *instruments: str) -> dict[str, Line]:
    context, texts = printed(state, *instruments)
    return {line.obligation.id: line for line in Concordance(context, texts).lines}


def test_every_duty_has_a_line_with_the_words_that_carry_it_out() -> None:
    found = lines("KE", "cppnm-a", "icsant")
    context, _ = printed("KE", "cppnm-a", "icsant")
    assert list(found) == [one.id for one in context.obligations]
    theft = found["cppnm-a.7.1.b"]
    assert theft.article == "CPPNM/A art. 7(1)(b)"
    assert "steals nuclear material" in theft.text
    assert theft.degree == "fully"
    assert "Model Act on Nuclear Security" in theft.act


def test_what_the_bill_repeats_of_the_act_stands_there_once() -> None:
    theft = lines("KE", "cppnm-a", "icsant")["cppnm-a.7.1.b"]
    assert theft.text.count("steals nuclear material") == 1
    assert "Amending" not in theft.act


def test_an_option_is_left_to_the_state() -> None:
    assert lines("KE", "icsant")["icsant.9.2.a"].degree == "discretionary"


def test_a_duty_that_does_not_bind_yet_says_so() -> None:
    assert lines("BB", "cppnm-a")["cppnm-a.7.1.b"].remarks == "Does not bind the State today."
    assert lines("KE", "cppnm-a")["cppnm-a.7.1.b"].remarks == ""


def test_the_form_has_nine_columns_in_word_and_in_excel() -> None:
    context, texts = printed("KE", "icsant")
    words = paragraphs(write_correlation(context, texts))
    heads = ["1. Article of the instrument", "9. Remarks"]
    assert all(head in words for head in heads)
    sheet = openpyxl.load_workbook(BytesIO(write_workbook(context, texts)))["Concordance form"]
    assert sheet.max_column == 9
    assert sheet.max_row == 1 + len(context.obligations)
    assert [sheet.cell(1, 1).value, sheet.cell(1, 9).value] == heads
