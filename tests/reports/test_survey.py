"""Reports of a survey: every figure leads to its provision, the words of laws are escaped, nothing is fetched."""

from __future__ import annotations

import io
import json
import re
from dataclasses import replace
from functools import cache

from lxml import html
from openpyxl import load_workbook

from lawkit.checking.assessment import ElementFinding, Evidence, Finding, Status
from lawkit.library.loader import Library, load
from lawkit.localization.messages import translator
from lawkit.reports.survey_html import survey_as_html
from lawkit.reports.survey_json import survey_as_json
from lawkit.reports.survey_view import SurveyView, arrange_survey
from lawkit.reports.survey_workbook import FIRST_COLUMN, survey_as_workbook
from lawkit.reports.view import DISCLAIMER
from lawkit.survey.results import Result
from lawkit.survey.survey import Law, Subject, Survey, best_carriers, since_of, themes_of

_ = translator("en")
HOSTILE = "<script>alert(1)</script>"


@cache
def library() -> Library:
    return load()


def finding(status: Status, law: str, provision: str, undecided: bool = False) -> Finding:
    obligation = library().obligations["icsant.2.1.a"]
    elements = obligation.elements if status is Status.COVERED else obligation.elements[:1]
    return Finding(
        obligation=obligation.id,
        status=status,
        option=False,
        undecided=undecided,
        confidence=0.8,
        priority=0.0,
        elements=tuple(ElementFinding(one.id, True) for one in elements),
        evidence=(Evidence(provision, 10, 30, HOSTILE, law),),
        narrowed_by=(),
        nearest=(),
        clauses=(),
    )


def law(name: str, state: str, *findings: Finding) -> Law:
    return Law(name, state, "00", Result("en", 100, 5, findings))


def survey() -> Survey:
    part = finding(Status.PARTIAL, "ke-a.txt", "3(1)")
    whole = finding(Status.COVERED, "b.txt", "36")
    laws = (law("b.txt", "", whole), law("ke-a.txt", "KE", part), law("ke-c.txt", "KE"))
    subjects = (
        Subject("KE", True, ("ke-a.txt", "ke-c.txt"), {part.obligation: part}),
        Subject("b.txt", False, ("b.txt",), {whole.obligation: whole}),
    )
    before = (replace(subjects[0], findings={}), Subject("old.txt", False, ("old.txt",), {}))
    obligations = library().obligations_of(["icsant"])
    return Survey(
        instruments=("icsant",),
        obligations=tuple(obligations),
        laws=laws,
        skipped=((f"{HOSTILE}.docx", "this is no law"),),
        subjects=subjects,
        best=best_carriers(subjects, laws),
        themes=themes_of(obligations, subjects),
        since=since_of(before, subjects, obligations),
        warnings=("a warning",),
    )


def view(language: str = "en") -> SurveyView:
    return arrange_survey(survey(), library().in_language(language), translator(language), language)


def page(language: str = "en") -> str:
    return survey_as_html(view(language), translator(language), language)


def test_the_page_fetches_nothing_escapes_the_law_and_carries_the_disclaimer() -> None:
    source = page()
    assert "<script" not in source
    assert not re.search(r"""(src|href)=["'](?!#)|url\(""", source)
    assert " ".join(DISCLAIMER.split()) in " ".join(source.split())
    assert '<html lang="ar" dir="rtl">' in page("ar")


def test_every_link_of_the_page_leads_somewhere_in_it() -> None:
    tree = html.fromstring(page())
    names = tree.xpath("//@id")
    assert len(names) == len(set(names))
    assert {one[1:] for one in tree.xpath("//@href")} <= set(names)


def test_every_figure_of_the_matrix_leads_to_its_provision() -> None:
    tree = html.fromstring(page())
    links = tree.xpath('//div[@class="wide"]//td/a')
    assert len(links) == 2
    texts = [tree.get_element_by_id(one.get("href")[1:]).text_content() for one in links]
    assert "3(1)" in texts[0]
    assert "ke-a.txt" in texts[0]
    assert "36" in texts[1]


def test_there_is_one_bar_a_kind_of_duty_and_all_are_as_long() -> None:
    tree = html.fromstring(page())
    groups = tree.xpath("//svg//g")
    assert len(groups) == len(view().themes)
    assert len({sum(float(one.get("width")) for one in group.xpath("rect")) for group in groups}) == 1


def test_a_state_stands_by_its_name_in_the_language_of_the_report() -> None:
    assert [one.name for one in view().columns] == ["Kenya (KE)", "b.txt"]
    assert view("ar").columns[0].name == "كينيا (KE)"


def test_what_is_new_gone_and_gained_since_the_last_survey_is_said() -> None:
    shown = view()
    assert (shown.new, shown.gone) == (("b.txt",), ("old.txt",))
    assert [(one.subject, one.before, one.after) for one in shown.changed] == [("Kenya (KE)", "missing", "partial")]


def test_the_law_that_carries_a_duty_whole_stands_before_one_that_carries_a_part() -> None:
    assert [one.law for one in survey().best["icsant.2.1.a"]] == ["b.txt", "ke-a.txt"]


def test_the_weakest_kind_stands_first_and_options_are_no_duties() -> None:
    themes = survey().themes
    assert [one.share for one in themes] == sorted(one.share for one in themes)
    duties = [one for one in survey().obligations if not one.is_option]
    assert sum(one.total for one in themes) == 2 * len(duties)


def test_a_status_in_the_workbook_leads_to_the_row_of_its_provision() -> None:
    book = load_workbook(io.BytesIO(survey_as_workbook(view(), _)))
    matrix, findings = book["Matrix"], book["Findings"]
    assert [matrix.cell(1, FIRST_COLUMN + one).value for one in (0, 1)] == ["Kenya (KE)", "b.txt"]
    row = next(one for one in range(2, matrix.max_row + 1) if matrix.cell(one, 1).value == "icsant.2.1.a")
    for column, place in ((0, "ke-a.txt 3(1)"), (1, "b.txt 36")):
        there = matrix.cell(row, FIRST_COLUMN + column).hyperlink.location
        assert findings[there.partition("!")[2]].row >= 2
        assert findings.cell(int(there.rpartition("A")[2]), 8).value == place
    assert survey_as_workbook(view(), _) == survey_as_workbook(view(), _)


def test_the_json_names_every_finding_with_its_file() -> None:
    data = json.loads(survey_as_json(survey()))
    assert data["schema"] == 1
    row = next(one for one in data["obligations"] if one["obligation"] == "icsant.2.1.a")
    assert row["statuses"] == ["partial", "covered"]
    assert [one["evidence"][0]["file"] for one in row["findings"]] == ["ke-a.txt", "b.txt"]
    assert data["since_last"]["gone"] == ["old.txt"]
