"""The drafter's own file back: rejecting gives the old file, accepting the completed one, and the check agrees."""

from __future__ import annotations

from collections.abc import Collection
from functools import cache
from pathlib import Path

import pytest
from lxml import etree

from lawkit.annotation.annotate import DEFINITIONS, Annotated, annotate
from lawkit.annotation.plain_copy import copy_of
from lawkit.annotation.printing import source_for
from lawkit.checking.assessment import Assessment
from lawkit.checking.check import Checker
from lawkit.drafts.reading import read, read_source
from lawkit.kits.plain import clause_texts
from lawkit.library.loader import Library, load
from lawkit.localization.messages import translator
from lawkit.reports.view import ReportView, arrange
from tests.annotation.files import FILES, plain
from tests.drafts.formats.written_files import packed, saved
from tests.word.element_order import faults
from tests.word.undone import W, canonical, parts, settled

SAMPLE = Path(__file__).resolve().parents[2] / "samples" / "kestria-nuclear-security-bill.docx"
INSTRUMENTS = ["cppnm-a"]
MAY_CHANGE = {"word/document.xml", "word/comments.xml", "[Content_Types].xml", "word/_rels/document.xml.rels"}


@cache
def library() -> Library:
    return load()


@cache
def checker() -> Checker:
    return Checker(library(), INSTRUMENTS)


def view_of(path: Path, language: str | None = None) -> ReportView:
    assessment: Assessment = checker().check([read(path, language)])
    return arrange(assessment, library(), translator("en"), clause_texts(library(), INSTRUMENTS))


def annotated(path: Path, language: str | None = None, left_out: Collection[str] = ()) -> Annotated:
    view = view_of(path, language)
    source = source_for(library(), view.assessment.draft, INSTRUMENTS)
    return annotate(path, view, source, translator("en"), left_out=left_out)


def words(root: etree._Element) -> list[str]:
    return [text for p in root.iter(W + "p") if (text := "".join(t.text or "" for t in p.iter(W + "t")))]


@pytest.mark.parametrize("kind", FILES)
def test_rejecting_gives_the_old_file_and_every_other_part_is_the_same(kind: str, tmp_path: Path) -> None:
    old = FILES[kind]()
    done = annotated(saved(tmp_path, f"{kind}.docx", old))
    before, after = parts(old), parts(done.data)
    assert done.insertions
    assert {name for name in after if after[name] != before.get(name)} <= MAY_CHANGE
    assert set(before) <= set(after)
    root = settled(after["word/document.xml"], after.get("word/comments.xml"), accept=False)
    assert canonical(root) == canonical(etree.fromstring(before["word/document.xml"]))


@pytest.mark.parametrize("kind", ["plain", "odd_markup", "with_comments"])
def test_no_byte_of_the_old_text_is_touched(kind: str, tmp_path: Path) -> None:
    old = FILES[kind]()
    new = parts(annotated(saved(tmp_path, "draft.docx", old)).data)["word/document.xml"]
    at = 0
    for piece in parts(old)["word/document.xml"].split(b"<"):
        at = new.index(piece, at) + len(piece)


@pytest.mark.parametrize("kind", FILES)
def test_accepting_gives_the_old_words_in_order_with_the_new_between(kind: str, tmp_path: Path) -> None:
    old = FILES[kind]()
    done = annotated(saved(tmp_path, f"{kind}.docx", old))
    after = parts(done.data)
    accepted = settled(after["word/document.xml"], after.get("word/comments.xml"), accept=True)
    assert not [one for one in accepted.iter("{*}ins") if one.get("{*}author") == "lawkit"]
    for insertion in done.insertions:
        heading = insertion.paragraphs[0].segments[0].words[0].text
        assert any(heading in "".join(p.itertext()) for p in accepted.iter("{*}p")), heading


def test_the_check_finds_what_was_put_in(tmp_path: Path) -> None:
    done = annotated(SAMPLE)
    again = view_of(saved(tmp_path, "completed.docx", done.data)).assessment
    filled = {name for one in done.insertions for name in one.fills}
    states = {one.obligation: one.status.value for one in again.findings if one.obligation in filled}
    covered = [name for name, state in states.items() if state == "covered"]
    assert len(filled) >= 15
    assert len(covered) / len(filled) >= 0.85, {name: state for name, state in states.items() if state != "covered"}


def clauses_in(done: Annotated) -> dict[str, set[str]]:
    """Clause -> the obligations for which it is put in; those that only other clauses need left out."""
    found: dict[str, set[str]] = {}
    for one in done.insertions:
        if one.fills:
            found.setdefault(one.clause.clause.id, set()).update(one.fills)
    return found


def test_what_is_left_out_is_not_put_in_and_what_follows_is_numbered_without_it(tmp_path: Path) -> None:
    left = annotated(SAMPLE, left_out=["cppnm-a.4.4"])
    before, after = clauses_in(annotated(SAMPLE)), clauses_in(left)
    assert before.pop("transport.domestic-leg") == {"cppnm-a.4.4"}
    assert after == before
    numbers = {one.clause.clause.id: one.number for one in left.insertions}
    assert (numbers["transport.transit"], numbers["transport.advance-notice"]) == ("21A", "21B")
    files = parts(left.data)
    comments = "".join(etree.fromstring(files["word/comments.xml"]).itertext())
    assert "Domestic carriage through international waters" not in comments
    assert library().obligations["cppnm-a.4.4"].duty in comments, "the comment on the gap stays"
    root = settled(files["word/document.xml"], files["word/comments.xml"], accept=True)
    assert not any("Domestic carriage through international waters" in one for one in words(root))


def test_a_clause_for_several_gaps_is_left_out_only_with_the_last_of_them(tmp_path: Path) -> None:
    draft = saved(tmp_path, "draft.docx", FILES["plain"]())
    every = clauses_in(annotated(draft))
    clause, fills = next((name, fills) for name, fills in every.items() if len(fills) > 1 and name != DEFINITIONS)
    *some, last = sorted(fills)
    assert clauses_in(annotated(draft, left_out=some))[clause] == fills
    assert clause not in clauses_in(annotated(draft, left_out=[*some, last]))


def test_a_definition_is_left_out_by_itself_unless_other_words_that_are_put_in_need_it(tmp_path: Path) -> None:
    draft = saved(tmp_path, "draft.docx", FILES["plain"]())
    entries = [one for one in annotated(draft).insertions if one.clause.clause.definitions and one.fills]
    stay = {}
    for entry in entries:
        left = annotated(draft, left_out=entry.fills).insertions
        stay[entry.number] = entry.number in {one.number for one in left if one.clause.clause.definitions}
    assert stay["international nuclear transport"], "the transport clauses use it"
    assert not all(stay.values()), stay


def test_new_sections_are_numbered_as_the_draft_numbers_its_own(tmp_path: Path) -> None:
    done = annotated(SAMPLE)
    path = saved(tmp_path, "completed.docx", done.data)
    locators = {one.locator for one in read(path).provisions}
    numbers = {one.number for one in done.insertions if one.paragraphs[0].opens}
    assert numbers
    assert numbers <= locators
    assert all(number[-1].isalpha() for number in numbers)
    old = {one.locator for one in read(SAMPLE).provisions if one.locator}
    assert old <= locators  # nothing that stood in the draft has another number now


def test_what_completes_a_section_stands_in_it_numbered_on(tmp_path: Path) -> None:
    done = annotated(SAMPLE)
    old, new = read(SAMPLE), read(saved(tmp_path, "completed.docx", done.data))
    into = [one for one in done.insertions if one.paragraphs[0].continues]
    assert into
    known = {one.locator for one in old.provisions}
    locators = {one.locator for one in new.provisions}
    for one in into:
        assert f"{one.number}{one.paragraphs[0].label}" in locators - known


def test_behind_the_last_section_the_list_of_the_file_counts_on(tmp_path: Path) -> None:
    path = saved(tmp_path, "draft.docx", FILES["numbered_by_word"]())
    done = annotated(path)
    document = etree.fromstring(parts(done.data)["word/document.xml"])
    last = [one for one in done.insertions if one.paragraphs[0].opens and one.number.isdecimal()]
    assert last
    heading = "".join(word.text for word in last[0].paragraphs[0].segments[0].words)
    found = next(p for p in document.iter(W + "p") if "".join(t.text or "" for t in p.iter(W + "t")) == heading)
    assert found.find(f"{W}pPr/{W}numPr/{W}numId").get(W + "val") == "1"
    read_again = {one.locator: one.heading for one in read(saved(tmp_path, "new.docx", done.data)).provisions}
    assert read_again[last[0].number] == heading


def test_a_definition_goes_among_those_of_the_draft(tmp_path: Path) -> None:
    done = annotated(saved(tmp_path, "draft.docx", plain()))
    found = words(settled(parts(done.data)["word/document.xml"], None, accept=True))
    terms = [line for line in found if line.startswith("“")]
    assert len(terms) > 2
    assert found.index(terms[-1]) < found.index("3. The Agency")
    named = [line[1 : line.index("”")].casefold() for line in terms[:-1]]
    assert sorted(named) == named  # nothing goes behind the last, which ends the sentence


def test_every_gap_has_its_comment_and_old_comments_stay(tmp_path: Path) -> None:
    path = saved(tmp_path, "draft.docx", FILES["with_comments"]())
    view, done = view_of(path), annotated(path)
    root = etree.fromstring(parts(done.data)["word/comments.xml"])
    authors = [one.get(W + "author") for one in root]
    assert authors[0] == "A. Colleague"
    assert set(authors[1:]) == {"lawkit"}
    said = ["".join(one.itertext()) for one in root]
    for row in view.gaps:
        assert any(row.authority in text and row.obligation.duty in text for text in said), row.authority
    ids = [one.get(W + "id") for one in root]
    assert len(set(ids)) == len(ids)
    document = etree.fromstring(parts(done.data)["word/document.xml"])
    for name in ("commentRangeStart", "commentRangeEnd", "commentReference"):
        assert sorted(one.get(W + "id") for one in document.iter(W + name)) == sorted(ids)


def test_changes_are_told_apart_by_numbers_of_their_own(tmp_path: Path) -> None:
    done = annotated(saved(tmp_path, "draft.docx", FILES["with_tracked_changes"]()))
    document = etree.fromstring(parts(done.data)["word/document.xml"])
    ids = [one.get(W + "id") for name in ("ins", "del", "pPrChange") for one in document.iter(W + name)]
    assert len(set(ids)) == len(ids)
    dates = {one.get(W + "date") for one in document.iter(W + "ins") if one.get(W + "author") == "lawkit"}
    assert dates == {"2026-01-01T00:00:00Z"}


def test_the_same_draft_gives_the_same_bytes(tmp_path: Path) -> None:
    path = saved(tmp_path, "draft.docx", plain())
    assert annotated(path).data == annotated(path).data


def test_a_draft_that_is_no_word_file_comes_back_as_one_with_the_same_text(tmp_path: Path) -> None:
    lines = "\n".join(read(saved(tmp_path, "draft.docx", plain())).text.split("\n"))
    path = tmp_path / "draft.txt"
    path.write_text(lines, encoding="utf-8")
    done = annotated(path)
    root = settled(parts(done.data)["word/document.xml"], parts(done.data)["word/comments.xml"], accept=False)
    old = [line.strip() for line in read(path).text.split("\n") if line.strip()]
    assert [line.strip() for line in words(root)] == old


def test_a_draft_in_a_language_without_clauses_gets_english_ones_that_say_so(tmp_path: Path) -> None:
    law = "§ 1 Verbot\nNiemand darf Kernbrennstoffe ohne Genehmigung besitzen.\n§ 2 Geltung\nDas Gesetz gilt.\n"
    path = tmp_path / "gesetz.txt"
    path.write_text(law, encoding="utf-8")
    view = view_of(path, "de")
    assert all(one.undecided for one in view.assessment.findings)
    assert not annotated(path, "de").insertions  # what nobody has decided brings no clause
    french = tmp_path / "loi.txt"
    french.write_text(
        "Article 1 — Objet\nLa présente loi protège les matières nucléaires contre le vol et le sabotage.\n"
        "Article 2 — Vol\nQuiconque vole des matières nucléaires est puni de dix ans de réclusion.\n"
        "Article 3 — Entrée en vigueur\nLa présente loi entre en vigueur dès sa publication.\n",
        encoding="utf-8",
    )
    done = annotated(french, "fr")
    said = "".join(etree.fromstring(parts(done.data)["word/comments.xml"]).itertext())
    numbers = [one.number for one in done.insertions if one.number]
    assert any(number.startswith(("2 ", "2-")) for number in numbers)
    if source_for(library(), read(french, "fr"), INSTRUMENTS).language == "en":
        assert "translate it before use" in said


def test_a_file_with_content_types_of_its_own_is_declared_right(tmp_path: Path) -> None:
    archive = parts(plain())
    path = saved(tmp_path, "draft.docx", packed(dict(archive)))
    after = parts(annotated(path).data)
    types = etree.fromstring(after["[Content_Types].xml"])
    assert "/word/comments.xml" in [one.get("PartName") for one in types]
    relations = etree.fromstring(after["word/_rels/document.xml.rels"])
    assert "comments.xml" in [one.get("Target") for one in relations]


@pytest.mark.parametrize("kind", ["numbered_by_word", "ending_with_the_law", "with_comments"])
def test_what_is_put_in_stands_in_the_order_that_the_schema_wants(kind: str, tmp_path: Path) -> None:
    assert not faults(annotated(saved(tmp_path, "draft.docx", FILES[kind]())).data)


def test_the_sample_comes_back_whole() -> None:
    done = annotated(SAMPLE)
    before, after = parts(SAMPLE.read_bytes()), parts(done.data)
    root = settled(after["word/document.xml"], after["word/comments.xml"], accept=False)
    assert canonical(root) == canonical(etree.fromstring(before["word/document.xml"]))
    assert set(faults(done.data)) <= set(faults(SAMPLE.read_bytes()))


def test_notes_of_other_formats_become_footnotes_and_the_copy_reads_as_the_original(tmp_path: Path) -> None:
    namespace = "http://docs.oasis-open.org/legaldocml/ns/akn/3.0"
    sections = "".join(
        f"<section><num>{number}</num><heading>Theft {number}</heading><content><p>A person who steals nuclear material"
        f"<authorialNote><p>ICSANT art. {number}.</p></authorialNote> commits an offence.</p></content></section>"
        for number in range(1, 4)
    )
    path = tmp_path / "law.xml"
    law = f'<akomaNtoso xmlns="{namespace}"><act><body>{sections}</body></act></akomaNtoso>'
    path.write_text(law, encoding="utf-8")
    old = read(path, "en")
    copied = copy_of(old, read_source(path), "law")
    new = read(saved(tmp_path, "copy.docx", copied.data), "en")
    assert new.text == old.text
    assert [one.locator for one in new.provisions] == [one.locator for one in old.provisions]
    assert b"ICSANT art. 2." in parts(copied.data)["word/footnotes.xml"]
