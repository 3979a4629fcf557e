"""Reports of one assessment: what they show, what they never let through, and that they are the same every time."""

from __future__ import annotations

import io
import re
from functools import cache

import openpyxl
import pytest
from docx import Document
from lxml import html

from lawkit.checking.assessment import Assessment
from lawkit.checking.check import check
from lawkit.checking.notation import concepts_of, obligations_of
from lawkit.kits.plain import clause_texts
from lawkit.library.loader import Library, load
from lawkit.localization.chosen_instruments import not_yet_binding
from lawkit.localization.messages import translator
from lawkit.reports.explanation import explain, in_words
from lawkit.reports.html_report import as_html
from lawkit.reports.json_report import as_data
from lawkit.reports.outline import outline
from lawkit.reports.terminal import print_report
from lawkit.reports.view import DISCLAIMER, UNSURE, ReportView, arrange, where
from lawkit.reports.word_report import as_word
from lawkit.reports.workbook import as_workbook
from tests.checking.test_check import draft

_ = translator("en")
HOSTILE = "<script>alert(1)</script>"
LAW = f"""
1. Material
(1) A person who without lawful authority possesses nuclear material {HOSTILE} commits an offence.
(2) An offence under subsection (1) is punished by imprisonment for ten years.
2. Attempts
A person who attempts to commit an offence under section 1 commits an offence.
"""


@cache
def library() -> Library:
    """The shipped content without the rules of one instrument, as if it were one that the check does not know yet."""
    loaded = load()
    loaded.__dict__["rules"] = {name: rule for name, rule in loaded.rules.items() if not name.startswith("coc.")}
    return loaded


@cache
def assessment() -> Assessment:
    return check(library(), [draft(LAW, "=cmd.txt")], ["cppnm-a", "coc"], notes=["a note on the choice"])


@cache
def view() -> ReportView:
    return arrange(assessment(), library(), _, clause_texts(library(), ["cppnm-a"]))


def page() -> str:
    return as_html(view(), _, "en")


def test_every_obligation_stands_in_exactly_one_list() -> None:
    arranged = view()
    listed = [r.obligation.id for r in (*arranged.gaps, *arranged.undecided, *arranged.covered, *arranged.options)]
    assert sorted(listed) == sorted(f.obligation for f in assessment().findings)
    assert len(set(listed)) == len(listed)


def test_gaps_stand_in_the_order_of_their_priority_and_options_are_never_among_them() -> None:
    priorities = [row.finding.priority for row in view().gaps]
    assert priorities == sorted(priorities, reverse=True)
    assert not any(row.finding.option for row in view().gaps)
    assert all(row.finding.option for row in view().options)


def test_an_offence_goes_before_a_report_and_what_binds_before_what_is_recommended() -> None:
    order = {row.obligation.id: number for number, row in enumerate(view().gaps)}
    assert order["cppnm-a.7.1.b"] < order["cppnm-a.14.1"]


def test_a_duty_of_a_later_text_is_shown_as_work_towards_joining_after_the_gaps_that_bind() -> None:
    later = not_yet_binding(library(), "ZM", ["cppnm-a", "coc"])  # Zambia: the text of 1980 without the Amendment
    assert {"cppnm-a.7.1.e", "cppnm-a.2A.3.F"} <= later
    assert "cppnm-a.7.1.a" not in later
    assert not_yet_binding(library(), "KE", ["cppnm-a"]) == not_yet_binding(library(), None, ["cppnm-a"]) == frozenset()
    marked = assessment().with_later(later)
    gaps = arrange(marked, library(), _, clause_texts(library(), ["cppnm-a"])).gaps
    turn = next(number for number, row in enumerate(gaps) if row.finding.later)
    assert all(row.finding.later for row in gaps[turn:])
    assert "not yet binding" in gaps[turn].authority
    assert {one["obligation"] for one in as_data(marked)["findings"] if one.get("later")} == later


def test_a_cover_in_a_law_that_addresses_few_duties_says_in_every_report_that_a_reviewer_must_decide() -> None:
    borders = "The courts have jurisdiction over an offence under this Act committed in the territory of the State."
    found = check(library(), [draft(f"{LAW}3. Courts\n{borders}")], ["cppnm-a"])
    shown = arrange(found, library(), _, clause_texts(library(), ["cppnm-a"]))
    assert shown.unsure
    assert all(row.finding.is_unsure and row.state == "covered" for row in shown.unsure)
    stream = io.StringIO()
    print_report(shown, _, stream)
    assert _("Covers of which the check is not sure") in stream.getvalue()
    assert as_html(shown, _, "en").count(UNSURE) == len(shown.unsure)
    tables = Document(io.BytesIO(as_word(shown, _, "en"))).tables
    cells = [cell.text for table in tables if len(table.columns) > 1 for cell in table.column_cells(1)]
    assert sum(UNSURE in cell for cell in cells) == len(shown.unsure)
    assert UNSURE in explain(library(), found, shown.unsure[0].obligation, _)


def test_a_gap_offers_the_clause_that_fills_it_in_words() -> None:
    row = next(row for row in view().gaps if row.obligation.id == "cppnm-a.7.1.k")
    assert row.clauses[0].id == "offences.participation"
    assert "common purpose" in row.clauses[0].text
    assert "{{" not in row.clauses[0].text


def test_of_a_definitions_clause_only_the_term_that_is_lacking_is_offered() -> None:
    row = next(row for row in view().gaps if row.obligation.id == "cppnm-a.1.e")
    text = row.clauses[0].text
    assert "“sabotage”" in text
    assert "“licence holder”" not in text


def test_the_page_carries_the_disclaimer_the_picture_and_the_warnings() -> None:
    tree = html.fromstring(page())
    text = " ".join(tree.text_content().split())
    assert " ".join(DISCLAIMER.split()) in text
    assert "a note on the choice" in text
    assert len(tree.xpath("//nav//a")) == 87 + 34
    assert {a.get("href")[1:] for a in tree.xpath("//nav//a")} <= {e.get("id") for e in tree.xpath("//*[@id]")}


def test_the_words_of_a_draft_are_escaped_and_nothing_is_fetched() -> None:
    source = page()
    assert "<script" not in source
    assert "&lt;script&gt;" in source
    assert not re.search(r"""(src|href)=["'](?!#)""", source)
    assert "default-src &#39;none&#39;" in source or "default-src 'none'" in source


def test_a_right_to_left_page_says_so() -> None:
    assert '<html lang="ar" dir="rtl">' in as_html(view(), _, "ar")


def test_the_workbook_has_a_row_an_obligation_and_no_formula() -> None:
    book = openpyxl.load_workbook(io.BytesIO(as_workbook(view(), _)))
    findings = book["Findings"]
    assert findings.max_row == 1 + 87 + 34
    cells = [cell.value for sheet in book for row in sheet for cell in row]
    assert not [value for value in cells if isinstance(value, str) and value.startswith("=")]
    assert findings.freeze_panes == "B2"


def test_the_word_report_names_every_gap_and_shows_its_clause() -> None:
    document = Document(io.BytesIO(as_word(view(), _, "en")))
    words = "\n".join(paragraph.text for paragraph in document.paragraphs)
    for row in view().gaps:
        assert row.authority in words
    assert DISCLAIMER in words
    assert "“sabotage”" in words


@pytest.mark.parametrize(
    "make", [lambda v: as_word(v, _, "en"), lambda v: as_workbook(v, _), lambda v: as_html(v, _, "en")]
)
def test_the_same_assessment_gives_the_same_bytes(make) -> None:  # type: ignore[no-untyped-def]
    assert make(view()) == make(view())


def test_the_terminal_shows_three_gaps_first_and_only_so_many_when_asked() -> None:
    stream = io.StringIO()
    print_report(view(), _, stream)
    text = stream.getvalue()
    assert text.index("The three most serious gaps") < text.index("Further gaps")
    short = io.StringIO()
    print_report(view(), _, short, most=2)
    assert "  2. " in short.getvalue()
    assert "  3. " not in short.getvalue()


def test_an_explanation_says_what_was_found_and_what_was_looked_for_in_vain() -> None:
    text = explain(library(), assessment(), library().obligations["cppnm-a.7.1.a"], _)
    assert "[x]" in text
    assert "[ ]" in text
    assert "looked for" in text
    assert "1(1)" in text


def test_an_explanation_leaves_out_nothing_that_a_rule_asks_for() -> None:
    for rule in library().rules.values():
        asked = [*rule.addressed, *(one.when for one in rule.elements), *(one.when for one in rule.narrowed)]
        for expression in asked:
            said = in_words(expression)
            named = [*concepts_of(expression), *obligations_of(expression)]
            assert [one for one in named if one not in said] == [], f"{rule.obligation}: {said}"


def test_an_unsupported_obligation_is_explained_as_undecided() -> None:
    obligation = library().obligations_of(["coc"])[0]
    assert "no rule" in explain(library(), assessment(), obligation, _)


def test_the_outline_shows_every_provision_with_its_locator() -> None:
    law = draft(LAW)
    lines = outline(law).splitlines()
    assert len(lines) == len(law.provisions)
    assert any(line.strip().startswith("1(1) · A person who") for line in lines)


def test_places_are_named_once_and_a_law_read_together_by_its_file() -> None:
    finding = next(f for f in assessment().findings if f.obligation == "cppnm-a.7.1.a")
    assert where(finding.evidence + finding.evidence) == where(finding.evidence)
