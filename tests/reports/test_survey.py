"""Reports of a survey: every figure leads to its provision, the words of laws are escaped, nothing is fetched."""

from __future__ import annotations

import io
import json
import posixpath
import re
from dataclasses import replace
from functools import cache

import pytest
from lxml import html
from openpyxl import Workbook, load_workbook

from lawkit.checking.assessment import ElementFinding, Evidence, Finding, Status
from lawkit.errors import UnknownNameError
from lawkit.library.loader import Library, load
from lawkit.localization.messages import translator
from lawkit.reports.survey_html import INDEX, PAGES, survey_files
from lawkit.reports.survey_json import survey_as_json
from lawkit.reports.survey_map import UNDECIDED, Coloured
from lawkit.reports.survey_view import SurveyView, arrange_survey
from lawkit.reports.survey_workbook import FIRST_COLUMN, survey_as_workbook
from lawkit.reports.view import DISCLAIMER
from lawkit.survey.comparison import comparisons_of
from lawkit.survey.first_look import FirstLook, RecallFile
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
        warnings=("a warning", "ke-c.txt: about half of it is in another language"),
    )


def view(language: str = "en") -> SurveyView:
    made = survey()
    comparisons = comparisons_of(made, ["Kenya,b.txt"], library().roots)
    return arrange_survey(made, library().in_language(language), translator(language), language, comparisons)


@cache
def files(language: str = "en") -> dict[str, str]:
    return dict(survey_files(view(language), translator(language), language))


def pages(language: str = "en") -> dict[str, str]:
    return {name: text for name, text in files(language).items() if name.endswith(".html")}


@cache
def tree(name: str) -> html.HtmlElement:
    return html.fromstring(files()[name])


@pytest.mark.parametrize(("most_each", "said"), [(20, "at most 20 laws"), (0, "the 2 that could bear on a duty")])
def test_a_first_pass_is_told_in_the_pages_and_in_the_workbook(most_each: int, said: str) -> None:
    recall = RecallFile(laws=9, words=9000, languages=("en", "fr"), findings=1000, seen=999)
    look = FirstLook(
        laws=1500, words=10, able=3, checked=2, most_each=most_each, without_words=0, unread=1, recall=recall
    )
    made = replace(survey(), first_look=look)
    shown = arrange_survey(made, library(), str, "en")
    text = " ".join(shown.first_look)
    assert "1,500 laws" in text
    assert said in text
    assert "1,497 were left out" in text
    assert "of 1,000 duties that the full check found there, the first pass saw 999 as possible (99.9 %)" in text
    assert text in dict(survey_files(shown, str, "en"))[INDEX]
    book = load_workbook(io.BytesIO(survey_as_workbook(shown, str, "en")))
    assert set(shown.first_look) <= {cell.value for row in book["Notes"].iter_rows() for cell in row}
    assert view().first_look == ()


def test_there_is_a_page_for_each_theme_instrument_state_law_and_comparison() -> None:
    names = {name.removeprefix(PAGES) for name in pages()}
    assert {INDEX, "matrix.html", "laws.html", "instrument-icsant.html", "state-KE.html"} < names
    assert {f"theme-{one.key}.html" for one in view().themes} < names
    assert {one.page for one in view().columns} < names
    assert [one.page for one in view().comparisons] == ["compare-KE-b-txt-ffa0da5d.html"]
    assert [one for one in names if one.startswith("compare-")] == [one.page for one in view().comparisons]


@pytest.mark.parametrize("language", ["en", "ar"])
def test_the_pages_fetch_nothing_run_nothing_escape_the_law_and_carry_the_disclaimer(language: str) -> None:
    for source in pages(language).values():
        assert "<script" not in source
        assert not re.search(r"""src=|href=["'](?:[a-z]+:|/)|url\((?!#)|@import""", source)
        assert " ".join(translator(language)(DISCLAIMER).split()) in " ".join(source.split())
        assert f'<html lang="{language}" dir="{"rtl" if language == "ar" else "ltr"}">' in source


def test_every_link_of_the_pages_leads_somewhere() -> None:
    names = {name: set(tree(name).xpath("//@id")) for name in pages()}
    for name in names:
        ids = tree(name).xpath("//@id")
        assert len(ids) == len(set(ids))
        for link in tree(name).xpath("//@href"):
            there, _hash, anchor = link.partition("#")
            place = posixpath.normpath(posixpath.join(posixpath.dirname(name), there)) if there else name
            assert place in names, link
            assert not anchor or anchor in names[place], (name, link)


@pytest.mark.parametrize(
    "name", [PAGES + "matrix.html", PAGES + "theme-offence.html", PAGES + "instrument-icsant.html"]
)
def test_every_figure_of_a_matrix_leads_to_its_provision(name: str) -> None:
    links = tree(name).xpath('//a[contains(@class, "sign")]/@href')
    assert len(links) == 2
    texts = []
    for link in links:
        page, _hash, anchor = link.partition("#")
        texts.append(tree(PAGES + page).get_element_by_id(anchor).text_content())
    assert "3(1)" in texts[0]
    assert "ke-a.txt" in texts[0]
    assert "36" in texts[1]


def test_states_side_by_side_begin_with_what_differs_and_name_the_provisions() -> None:
    page = tree(PAGES + view().comparisons[0].page)
    rows = page.xpath('//div[contains(@class, "compare")]//tbody/tr')
    assert len(rows) == 1
    cells = [cell.text_content() for cell in rows[0].xpath("td")]
    assert "partial" in cells[0]
    assert "ke-a.txt" in cells[0]
    assert "3(1)" in cells[0]
    assert "covered" in cells[1]
    assert "b.txt" in cells[1]
    nowhere = page.xpath('//h2[@id="open"]/following-sibling::p[1]/a')
    assert len(nowhere) == len(survey().obligations) - 1


def test_a_law_of_a_state_is_compared_by_what_it_says_alone_and_unknown_names_are_refused() -> None:
    made = survey()
    alone = comparisons_of(made, ["ke-c.txt,KE"], library().roots)[0]
    assert [one.state("icsant.2.1.a") for one in alone.subjects] == ["missing", "partial"]
    for request in ("KE", "KE,KE", "KE,France", "KE,nothing.txt"):
        with pytest.raises(UnknownNameError, match="--compare"):
            comparisons_of(made, [request], library().roots)


def test_a_survey_of_few_is_compared_without_a_request() -> None:
    assert [len(one.subjects) for one in comparisons_of(survey(), (), library().roots)] == [2]


def test_a_state_with_one_law_is_not_called_bad_but_little_read() -> None:
    page = tree(PAGES + "state-KE.html").text_content()
    assert "Not found” means: not found in the laws that were read" in page
    assert "Laws read: 2" in page
    assert "ke-c.txt: about half of it is in another language" in page
    assert "a warning" not in page
    assert "missing" not in tree(PAGES + "theme-offence.html").xpath("string(//body)")


def test_what_nobody_could_decide_has_no_share() -> None:
    open_finding = replace(finding(Status.MISSING, "nl.txt", "1"), undecided=True)
    ids = [one.id for one in survey().obligations]
    subject = Subject("NL", True, ("nl.txt",), {one: replace(open_finding, obligation=one) for one in ids})
    alone = replace(survey(), subjects=(subject,), laws=(law("nl.txt", "NL"),), best={}, since=None)
    column = arrange_survey(alone, library(), _, "en").columns[0]
    assert column.share is None
    assert Coloured("NL", column.share, 1, "", "").step == UNDECIDED


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


def workbook(language: str = "en") -> Workbook:
    return load_workbook(io.BytesIO(survey_as_workbook(view(language), translator(language), language)))


def test_a_duty_that_all_meet_is_no_weak_one() -> None:
    whole = finding(Status.COVERED, "b.txt", "36")
    subjects = (Subject("b.txt", False, ("b.txt",), {whole.obligation: whole}),)
    made = replace(survey(), subjects=subjects, themes=themes_of(survey().obligations, subjects), best={}, since=None)
    made = replace(made, laws=(law("b.txt", "", whole),))
    shown = arrange_survey(made, library(), _, "en")
    assert all(whole.obligation not in one.weakest for one in made.themes)
    assert all(duty.id != whole.obligation for one in (*shown.themes, *shown.instruments) for duty in one.weakest)
    assert any(one.weakest for one in shown.themes)


def test_a_status_in_the_workbook_leads_to_the_row_of_its_provision() -> None:
    book = workbook()
    findings = book["Findings"]
    theme = next(name for name in book.sheetnames if name.endswith("Offences"))
    for sheet in (book["Matrix"], book[theme]):
        assert [sheet.cell(1, FIRST_COLUMN + one).value for one in (0, 1)] == ["Kenya (KE)", "b.txt"]
        row = next(one for one in range(2, sheet.max_row + 1) if sheet.cell(one, 1).value == "icsant.2.1.a")
        for column, place in ((0, "ke-a.txt 3(1)"), (1, "b.txt 36")):
            there = sheet.cell(row, FIRST_COLUMN + column).hyperlink.location
            assert findings.cell(int(there.rpartition("A")[2]), 8).value == place
    assert survey_as_workbook(view(), _, "en") == survey_as_workbook(view(), _, "en")


@pytest.mark.parametrize("language", ["en", "ar", "zh"])
def test_the_workbook_lists_its_sheets_and_each_can_be_filtered(language: str) -> None:
    book = workbook(language)
    contents = book.worksheets[0]
    links = [
        row[0].hyperlink.location.rpartition("!")[0].strip("'") for row in contents.iter_rows(2) if row[0].hyperlink
    ]
    assert [one.replace("''", "'") for one in links] == book.sheetnames[1:]
    assert len(view().themes) + 10 == len(book.sheetnames) - len(view().comparisons)
    for sheet in book.worksheets[:-1]:
        assert sheet.freeze_panes
        assert sheet.auto_filter.ref
        assert bool(sheet.sheet_view.rightToLeft) is (language == "ar")
        assert (sheet["A1"].alignment.readingOrder == 2) is (language == "ar")


def test_the_json_names_every_finding_with_its_file() -> None:
    text = "".join(survey_as_json(survey(), comparisons_of(survey(), (), library().roots)))
    data = json.loads(text)
    assert text == json.dumps(data, ensure_ascii=False, indent=1) + "\n"
    assert data["schema"] == 1
    row = next(one for one in data["obligations"] if one["obligation"] == "icsant.2.1.a")
    assert row["statuses"] == ["partial", "covered"]
    assert [one["evidence"][0]["file"] for one in row["findings"]] == ["ke-a.txt", "b.txt"]
    assert data["comparisons"][0]["differing"] == [{"obligation": "icsant.2.1.a", "statuses": ["partial", "covered"]}]
    assert data["since_last"]["gone"] == ["old.txt"]
