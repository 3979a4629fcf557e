"""A kit's texts stand together: each refers to the others by their numbers, and none is written that says nothing."""

from __future__ import annotations

import json
from collections.abc import Iterator
from io import BytesIO
from pathlib import Path

import docx
import pytest

from lawkit.kits.choices import Site
from lawkit.kits.clauses import KeptClause, choose_texts
from lawkit.kits.context import KitContext, make_context
from lawkit.kits.correlation import matches
from lawkit.kits.kit import build_kit
from lawkit.kits.law_text import LawText
from lawkit.kits.model_text import print_texts
from lawkit.kits.wording import Wording
from lawkit.localization.answers import Answers
from lawkit.word.document import WordDocument
from lawkit.word.pieces import plain
from tests.kits.examples import BOTH, TEXTS_PACK, country, library

SPACE = "\u00a0"


def context(instruments: tuple[str, ...] = BOTH, tradition: str = "common", **answers: str) -> KitContext:
    made = library(TEXTS_PACK)
    return make_context(made, country(), None, instruments, tradition, Answers(placeholders=answers), None)


def clause(wording: Wording, name: str) -> KeptClause:
    return next(one for one in wording.selection.clauses() if one.id == name)


def words(wording: Wording, name: str) -> list[str]:
    kept = clause(wording, name)
    found = [plain(wording.pieces(one.text, kept, sentence=True)).replace(SPACE, " ") for one in kept.paragraphs]
    wording.check()
    return found


def test_regulations_name_the_number_of_the_act_with_the_act() -> None:
    blue, red, own = words(context().wordings["regulations"], "rules.colours")
    assert blue == "These Regulations name what section 5(1)(a) of the Act and Part II of the Act need under the Act."
    assert red == "A thing under section 6 of the Act is named in rules.list and Schedule 1 to the Act."
    assert own.startswith("Subregulation rules.colours#blue and this regulation yield")


def test_a_decree_names_the_article_of_the_law() -> None:
    blue, red, own = words(context(tradition="civil").wordings["regulations"], "rules.colours")
    assert blue.startswith("This Decree name what Article 5, paragraph 1(a), of the Law and Title II of the Law need")
    assert red.startswith("A thing under Article 6 of the Law is named")
    assert own.startswith("Paragraph rules.colours#blue of this Article and this Article yield")


def test_making_words_name_the_powers_that_are_in_the_act_and_the_act_by_its_title() -> None:
    both = words(context(**{"short-title": "Things Act"}).wordings["regulations"], "making.words")
    assert both == ["Under sections 3 and 6 of the Things Act the [office in charge] makes these Regulations."]
    one = words(context(("alpha",)).wordings["regulations"], "making.words")
    assert one == ["Under section 3 of the [short title] the [office in charge] makes these Regulations."]


def test_several_articles_of_the_law_share_one_word() -> None:
    both = words(context(tradition="civil").wordings["regulations"], "making.words")
    assert both == ["Under Articles 3 and 6 of the [short title] the [office in charge] makes these Regulations."]


def test_a_paragraph_goes_with_the_clause_of_another_text_that_it_needs() -> None:
    kept = clause(context(("alpha",)).wordings["regulations"], "rules.colours")
    assert [one.id for one in kept.paragraphs] == ["blue", ""]


def test_a_text_in_which_nothing_rests_on_a_chosen_instrument_is_not_written() -> None:
    assert not choose_texts(library(TEXTS_PACK), ("beta",), "common")["regulations"].parts
    assert "regulations" not in print_texts(context(("beta",))).texts


def test_the_order_of_the_instruments_makes_no_difference() -> None:
    one, two = (choose_texts(library(TEXTS_PACK), names, "common") for names in (BOTH, BOTH[::-1]))
    assert one == two


def test_numbers_are_those_that_word_counts() -> None:
    for tradition in ("common", "civil"):
        for wording in context(tradition=tradition).wordings.values():
            document = WordDocument(context(tradition=tradition).setup("", law=True))
            LawText(document, wording).parts([part for part in wording.selection.parts if not part.front])
            for mark, number in wording.numbered.numbers.items():
                assert document.number_of(mark) == number, mark


def test_the_kit_has_the_regulations_as_a_file_of_their_own(tmp_path: Path) -> None:
    made = build_kit(library(TEXTS_PACK), country(), None, BOTH, None, None, None, tmp_path / "kit")
    assert list(made.files)[:3] == ["00-start-here.docx", "01-model-act.docx", "02-model-regulations.docx"]
    text = [paragraph.text.replace(SPACE, " ") for paragraph in docx.Document(made.folder / made.files[2]).paragraphs]
    assert "Model Regulations on Nuclear Security" in text
    assert "Arrangement of regulations" in text
    start = "\n".join(table_words(made.folder / made.files[0]))
    assert "02-model-regulations.docx" in start
    assert "Regulations opening words" in start


def test_the_manifest_says_where_each_clause_stands(tmp_path: Path) -> None:
    made = build_kit(library(TEXTS_PACK), country(), None, BOTH, None, None, None, tmp_path / "kit")
    texts = json.loads((made.folder / "kit.json").read_text())["texts"]
    assert list(texts) == ["act", "regulations", "amending-bill"]
    assert texts["act"]["clauses"]["offences.red"] == "6"
    assert texts["regulations"]["clauses"] == {"rules.colours": "1", "rules.list": "Schedule 1"}
    assert texts["amending-bill"]["clauses"]["offences.red"] == "[N]C"
    assert texts["regulations"]["file"] == "02-model-regulations.docx"


def table_words(path: Path) -> Iterator[str]:
    for table in docx.Document(path).tables:
        for row in table.rows:
            yield from ("".join(cell._tc.itertext()) for cell in row.cells)


def test_places_in_several_texts_are_told_text_by_text() -> None:
    sites = [Site("act", "offences.taking"), Site("act", "offences.red"), Site("amending-bill", "offences.red")]
    assert print_texts(context()).locators(sites) == "Act 5, 6; Amending bill [N]C"
    assert print_texts(context(tradition="civil")).locators(sites) == ("Law Articles 5, 6; Amending bill Article [N]-3")


def test_the_long_title_names_the_treaties_in_full() -> None:
    text = print_texts(context()).texts["act"].data
    assert "to give effect to the Alpha and the Beta" in "".join(
        paragraph.text for paragraph in docx.Document(BytesIO(text)).paragraphs
    )


def test_a_duty_is_met_by_the_regulations_too_and_the_table_names_the_text() -> None:
    found = matches(print_texts(context()))["alpha.2"]
    assert [(one.text, one.where) for one in found[:2]] == [
        ("act", "Act 3(1)"),
        ("regulations", "Regulations 1(1)"),
    ]


@pytest.mark.parametrize("tradition", ["common", "civil"])
@pytest.mark.parametrize("instruments", [("alpha",), ("beta",), BOTH])
def test_no_reference_dangles_in_any_text(instruments: tuple[str, ...], tradition: str) -> None:
    for wording in context(instruments, tradition).wordings.values():
        for kept in wording.selection.clauses():
            if kept.id != "general.office" or "alpha" in instruments:
                words(wording, kept.id)
