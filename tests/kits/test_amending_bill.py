"""An amending bill takes the act's own clauses; what it inserts is numbered as the other law will number it."""

from __future__ import annotations

from pathlib import Path

import docx
import pytest

from lawkit.drafts.reading import read
from lawkit.kits.clauses import KeptClause, choose_texts
from lawkit.kits.correlation import matches
from lawkit.kits.kit import build_kit
from lawkit.kits.model_text import print_texts
from lawkit.kits.wording import Wording
from lawkit.localization.answers import Answers
from lawkit.word.pieces import plain
from tests.kits.examples import BOTH, TEXTS_PACK, country, library
from tests.kits.test_model_texts import SPACE, context


def bill(instruments: tuple[str, ...] = BOTH, tradition: str = "common", **answers: str) -> Wording:
    return context(instruments, tradition, **answers).wordings["amending-bill"]


def provision(wording: Wording, name: str) -> KeptClause:
    return next(one for one in wording.selection.provisions() if one.id == name)


def words(wording: Wording, name: str) -> list[str]:
    kept = provision(wording, name)
    pieces = [one.text for top in kept.paragraphs for one in (top, *top.items)]
    pieces += [entry.text for entry in kept.definitions]
    found = [plain(wording.pieces(text, kept, sentence=True)).replace(SPACE, " ") for text in pieces]
    wording.check()
    return found


def test_the_inserted_clauses_are_those_of_the_act_and_their_words_stand_nowhere_else() -> None:
    taken = [one.id for one in bill().selection.provisions()]
    assert taken == [
        "bill.terms", "bill.terms.opening", "bill.offences", "offences.taking", "offences.red",
        "bill.zones", "general.office",
    ]  # fmt: skip
    act = choose_texts(library(TEXTS_PACK), BOTH, "common")["act"]
    assert provision(bill(), "offences.taking").paragraphs == next(
        one.paragraphs for one in act.clauses() if one.id == "offences.taking"
    )


def test_inserted_sections_have_the_number_of_the_place_with_letters() -> None:
    locators = [bill().references.locator(one) for one in ("offences.taking", "offences.taking#takes", "offences.red")]
    assert locators == ["[N]B", "[N]B(1)(a)", "[N]C"]
    assert bill(**{"code-place": "120"}).references.locator("offences.red") == "120C"


def test_inserted_articles_have_the_number_of_the_place_with_figures() -> None:
    assert bill(tradition="civil").references.locator("offences.red") == "Article [N]-3"


def test_an_inserted_clause_speaks_of_the_inserted_provisions_and_not_of_the_act() -> None:
    assert words(bill(), "bill.terms.opening")[0] == "In sections [N]A to [N]C:"
    assert words(bill(), "offences.taking")[-1] == "Subsection offences.taking#acts applies in sections [N]B to [N]C."
    assert words(bill(tradition="civil"), "bill.terms.opening")[0] == "In Articles [N]-1 to [N]-3:"


def test_what_is_not_inserted_is_named_with_the_act_and_its_title() -> None:
    assert words(bill(), "bill.terms.opening")[-1] == "has the meaning given by section 2 of the [short title]."


def test_a_provision_of_one_amended_law_is_named_with_that_law_in_another() -> None:
    first, _, last = words(bill(), "general.office")
    assert "within the limits of section [N]B of the [penal code]" in first
    assert last == "Subsection general.office#named yields to section [N]C of the [penal code]."
    zones = words(bill(), "bill.zones")
    assert zones[0] == (
        "Taking (section [N]B of the [penal code]) and all of sections [N]A to [N]C of the [penal code] "
        "and of sections [N]B to [N]C of the [penal code] stay."
    )


def test_definitions_come_with_the_offences_that_need_them_or_not_at_all() -> None:
    both = provision(bill(), "bill.terms.opening").definitions
    assert [one.term for one in both] == ["Blue thing", "red thing", "zone"]
    without = choose_texts(library(TEXTS_PACK), ("alpha",), "common")["amending-bill"]
    assert "red thing" not in [one.term for clause in without.provisions() for one in clause.definitions]


def test_a_bill_that_inserts_nothing_of_a_chosen_instrument_is_not_written() -> None:
    assert not choose_texts(library(TEXTS_PACK), (), "common")["amending-bill"].parts


@pytest.mark.parametrize("tradition", ["common", "civil"])
@pytest.mark.parametrize("instruments", [("beta",), BOTH])
def test_no_reference_of_a_bill_dangles(instruments: tuple[str, ...], tradition: str) -> None:
    wording = bill(instruments, tradition)
    for kept in wording.selection.provisions():
        if kept.id != "general.office" or "alpha" in instruments:
            words(wording, kept.id)


def test_the_table_names_the_bill_and_the_provisional_number() -> None:
    found = matches(print_texts(context()))["beta.2"]
    assert [(one.text, one.where) for one in found] == [
        ("act", "Act 6"),
        ("amending-bill", "Amending bill [N]C"),
    ]


def test_the_printed_bill_quotes_what_it_inserts_and_a_reader_finds_the_sections(tmp_path: Path) -> None:
    answers = Answers(
        placeholders={"code-place": "120", "code": "Penal Code", "zones-place": "7", "zones-law": "Zones Act"}
    )
    kit = build_kit(library(TEXTS_PACK), country(), None, BOTH, None, answers, None, tmp_path / "kit")
    path = kit.folder / "03-amending-bill.docx"
    text = "\n".join("".join(p._p.itertext("{*}t")) for p in docx.Document(path).paragraphs).replace(SPACE, " ")
    assert "“120A. Terms" in text
    assert "120B. Taking" in text
    assert "No one paints a thing red.”" in text
    labels = {one.locator for one in read(path, "en").provisions}
    assert {"120A", "120B(1)(a)", "120C", "7A(1)"} <= labels, labels
