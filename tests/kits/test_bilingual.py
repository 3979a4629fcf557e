"""The edition in two columns says in each of them what the edition in one language says, with numbers of its own."""

from __future__ import annotations

from functools import cache
from io import BytesIO
from pathlib import Path
from zipfile import ZipFile

import pytest
from lxml import etree

from lawkit.errors import UnknownNameError
from lawkit.kits.bilingual import bilingual_texts
from lawkit.kits.context import KitContext, make_context
from lawkit.kits.kit import build_kit
from lawkit.kits.model_text import print_text
from lawkit.kits.model_texts import ACT
from lawkit.kits.remaking import remake
from lawkit.localization.answers import Answers
from lawkit.localization.countries import load_country
from tests.kits.papers import shipped
from tests.word.element_order import faults

W = "{http://schemas.openxmlformats.org/wordprocessingml/2006/main}"
PAIRS = [("ar", "fr"), ("fr", "ar"), ("en", "zh")]
Column = list[etree._Element]


@cache
def context(first: str, second: str | None = None) -> KitContext:
    country = load_country("TD", shipped().roots)
    return make_context(shipped(), country, first, ["icsant"], "civil", Answers(), None, None, second)


@cache
def edition(first: str, second: str) -> bytes:
    both = context(first, second)
    assert both.second is not None
    return bilingual_texts(both, both.second)["01-model-act-bilingual.docx"]


def part(data: bytes, name: str = "word/document.xml") -> etree._Element:
    with ZipFile(BytesIO(data)) as package:
        return etree.fromstring(package.read(name))


def columns(data: bytes) -> tuple[Column, Column]:
    """The paragraphs of each column of the text itself; the first table is the cover."""
    tables = part(data).findall(f"{W}body/{W}tbl")[1:]
    rows = [row for table in tables for row in table.findall(f"{W}tr")[1:]]
    cells = [row.findall(f"{W}tc") for row in rows]
    assert all(len(pair) == 2 for pair in cells)
    return [p for pair in cells for p in pair[0].iter(f"{W}p")], [p for pair in cells for p in pair[1].iter(f"{W}p")]


def style(paragraph: etree._Element) -> str:
    return str(paragraph.find(f"{W}pPr/{W}pStyle").get(f"{W}val"))  # type: ignore[union-attr]


def said(paragraph: etree._Element) -> str:
    return "".join(paragraph.itertext(f"{W}t"))


def single(language: str) -> Column:
    """The paragraphs of the edition in one language, from the long title to the last provision."""
    body = part(print_text(context(language), ACT).data).findall(f"{W}body/{W}p")
    styles = [p.find(f"{W}pPr/{W}pStyle") for p in body]
    names = ["" if one is None else str(one.get(f"{W}val")) for one in styles]
    return body[names.index("LongTitle") : names.index("BackMatter")]


@pytest.mark.parametrize(("first", "second"), PAIRS)
def test_each_column_says_what_the_edition_in_its_language_says(first: str, second: str) -> None:
    left, right = columns(edition(first, second))
    assert [said(one) for one in left] == [said(one) for one in single(first)]
    terms = ("LawDefinition", "DefinitionItem", "DefinitionSubitem")  # these stand in the order of the first language
    alone = [said(one) for one in single(second) if style(one) not in terms]
    assert [said(one) for one in right if style(one).removesuffix("Second") not in terms] == alone


@pytest.mark.parametrize(("first", "second"), PAIRS)
def test_a_row_holds_the_same_provision_in_both_languages(first: str, second: str) -> None:
    left, right = columns(edition(first, second))
    assert [f"{style(one)}Second" for one in left] == [style(one) for one in right]


@pytest.mark.parametrize(("first", "second"), PAIRS)
def test_each_language_has_live_numbers_of_its_own(first: str, second: str) -> None:
    numbers, styles = (part(edition(first, second), f"word/{one}.xml") for one in ("numbering", "styles"))
    found = {}
    for name in ("LawClause", "LawClauseSecond"):
        entry = next(one for one in styles.iter(f"{W}style") if one.get(f"{W}styleId") == name)
        instance = entry.find(f"{W}pPr/{W}numPr/{W}numId").get(f"{W}val")  # type: ignore[union-attr]
        holder = next(one for one in numbers.iter(f"{W}num") if one.get(f"{W}numId") == instance)
        number = holder.find(f"{W}abstractNumId").get(f"{W}val")  # type: ignore[union-attr]
        scheme = next(one for one in numbers.iter(f"{W}abstractNum") if one.get(f"{W}abstractNumId") == number)
        level = scheme.find(f"{W}lvl")
        assert level is not None
        assert level.find(f"{W}pStyle").get(f"{W}val") == name  # type: ignore[union-attr]
        found[name] = level.find(f"{W}lvlText").get(f"{W}val"), level.find(f"{W}rPr/{W}rtl") is not None  # type: ignore[union-attr]
    style_of = context(first, second).drafting.style("civil")
    other = context(second).drafting.style("civil")
    assert found["LawClause"] == (style_of.numbers["clause"].text.replace("{n}", "%1"), first == "ar")
    assert found["LawClauseSecond"] == (other.numbers["clause"].text.replace("{n}", "%1"), second == "ar")


@pytest.mark.parametrize(("first", "second"), PAIRS)
def test_each_column_runs_in_its_own_direction_and_is_tagged_with_its_language(first: str, second: str) -> None:
    left, right = columns(edition(first, second))
    for column, language in ((left, first), (right, second)):
        assert {one.find(f"{W}pPr/{W}bidi") is not None for one in column} == {language == "ar"}
    for run in (run for one in right for run in one.iter(f"{W}r") if "".join(run.itertext(f"{W}t")).strip()):
        tags, character = run.find(f"{W}rPr/{W}lang"), run.find(f"{W}rPr/{W}rStyle")
        assert tags is not None
        foreign = character is not None and character.get(f"{W}val") == "Untranslated"
        assert ("en" if foreign else second) in tags.attrib.values()
    visual = part(edition(first, second)).find(f"{W}body/{W}tbl/{W}tblPr/{W}bidiVisual") is not None
    assert visual is (first == "ar")


def test_references_and_blanks_of_a_column_stay_in_it() -> None:
    left, right = columns(edition("ar", "fr"))
    for column, other in ((left, right), (right, left)):
        own = {mark.get(f"{W}name") for one in column for mark in one.iter(f"{W}bookmarkStart")}
        codes = [str(code.text).split() for one in column for code in one.iter(f"{W}instrText")]
        targets = {words[1] for words in codes if words[0] == "REF"}
        assert targets
        assert targets <= own
        bound = [{bind.get(f"{W}xpath") for p in one for bind in p.iter(f"{W}dataBinding")} for one in (column, other)]
        assert bound[0]
        assert bound[0].isdisjoint(bound[1])


@pytest.mark.parametrize(("first", "second"), PAIRS)
def test_each_language_has_a_table_of_contents_with_its_own_headings(first: str, second: str) -> None:
    body = part(edition(first, second)).findall(f"{W}body/{W}p")
    fields = [str(code.text).strip() for p in body for code in p.iter(f"{W}instrText") if "TOC" in str(code.text)]
    assert fields == ['TOC \\o "1-3" \\h \\z \\u', 'TOC \\o "7-9" \\h \\z \\u']
    left, right = columns(edition(first, second))
    for column, levels in ((left, "123"), (right, "789")):
        heads = [said(p) for p in column if style(p).removesuffix("Second") in ("LawPart", "LawClause", "LawSchedule")]
        entries = [p for p in body if p.find(f"{W}hyperlink") is not None and style(p)[3:] in levels]
        shown = ["".join(t.text or "" for t in p.iter(f"{W}t")) for p in entries]
        assert len(shown) == len(heads) > 10
        assert all(entry.endswith(head) for entry, head in zip(shown, heads, strict=True))


@pytest.mark.parametrize(("first", "second"), PAIRS)
def test_the_file_is_in_order_and_the_same_each_time(first: str, second: str) -> None:
    both = context(first, second)
    assert faults(edition(first, second)) == []
    assert both.second is not None
    assert bilingual_texts(both, both.second)["01-model-act-bilingual.docx"] == edition(first, second)


def test_a_second_language_without_clauses_is_refused_with_the_choices() -> None:
    country = load_country("TD", shipped().roots)
    for asked in ("de", "fr"):
        with pytest.raises(UnknownNameError, match=f"--bilingual {asked}.*one of: .*es"):
            make_context(shipped(), country, "fr", ["icsant"], None, Answers(), None, None, asked)


def test_a_kit_with_two_languages_is_listed_and_made_anew_with_both(tmp_path: Path) -> None:
    country = load_country("TD", shipped().roots)
    kit = build_kit(
        shipped(), country, "fr", ["icsant"], None, None, None, tmp_path / "kit", bilingual="ar"
    )  # fmt: skip
    texts = {"01-model-act-bilingual.docx", "02-model-regulations-bilingual.docx", "03-amending-bill-bilingual.docx"}
    assert texts & set(kit.files) >= {"01-model-act-bilingual.docx"}
    guide = said(part((kit.folder / "00-start-here.docx").read_bytes()))
    assert "01-model-act-bilingual.docx" in guide
    terms = [entry.term for clause in context("ar").selection.provisions() for entry in clause.definitions]
    glossary = said(part((kit.folder / "10-glossary.docx").read_bytes()))
    assert len(terms) > 3
    assert all(term in glossary for term in terms)
    again = remake(shipped(), kit.folder, tmp_path / "again", None)
    assert set(again.files) == set(kit.files)
