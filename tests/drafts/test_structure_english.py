"""How laws in English are laid out, in the drafting styles of several countries."""

# ruff: noqa: E501 - a law stands on one line, so that a table of cases can be read

from __future__ import annotations

import pytest

from lawkit.drafts.draft import Draft, Force, Kind, Provision
from lawkit.drafts.source import Block, Source
from lawkit.drafts.structure import build


def read(text: str, language: str = "en") -> Draft:
    return build(Source("law.txt", "", tuple(Block(line) for line in text.strip().split("\n"))), language)


def one(draft: Draft, locator: str) -> Provision:
    found = draft.resolve(locator)
    assert len(found) == 1, (locator, [p.locator for p in found], [p.locator for p in draft.provisions])
    return found[0]


def own(draft: Draft, locator: str) -> str:
    return draft.words_of(one(draft, locator).own)


def effective(draft: Draft, locator: str) -> str:
    return draft.words_of(one(draft, locator).effective)


BILL = """
THE HARBOUR LIGHTS ACT
Arrangement of Sections
1. Short title
2. Interpretation
3. Offences
BE IT ENACTED by the Parliament of Fairland as follows:
PART I - PRELIMINARY
1. Short title
This Act may be cited as the Harbour Lights Act.
2. Interpretation
In this Act-
"lamp" means any device which-
(a) gives light; and
(b) is fixed to a quay,
and includes its post;
"Minister" means the Minister for Ports.
PART II - OFFENCES
3. Offences
(1) A person who-
(a) breaks a lamp;
(b) removes a lamp from-
(i) a quay; or
(ii) a ship; or
(c) lights a lamp without leave,
is guilty of an offence.
(2) Subsection (1) does not apply to the Minister.
4. [Repealed by Act 3 of 2001.]
FIRST SCHEDULE (section 3)
Colours of lamps
1. Red.
2. Green.
"""


def test_sections_are_found_after_the_table_of_contents() -> None:
    draft = read(BILL)
    assert [p.locator for p in draft.provisions if p.kind is Kind.SECTION] == ["1", "2", "3", "4"]
    contents = [p for p in draft.provisions if p.kind is Kind.CONTENTS]
    assert len(contents) == 1
    assert contents[0].force is Force.CONTENTS


def test_a_table_of_contents_whose_first_entry_has_gone_from_the_law_is_still_one() -> None:
    contents = "ARRANGEMENT OF SECTIONS\n1. Short title\n2. Interpretation\n3. Offences\n"
    body = "2. Interpretation\n(1) In this Act, lamp means a lantern.\n3. Offences\n(1) No person shall break a lamp.\n"
    draft = read(f"THE LAMPS ACT\n{contents}BE IT ENACTED as follows:\n{body}")
    assert [p.locator for p in draft.provisions if p.kind is Kind.SECTION] == ["2", "3"]
    assert own(draft, "3(1)") == "No person shall break a lamp."


def test_lead_in_and_closing_words_belong_to_the_whole_of_each_item() -> None:
    draft = read(BILL)
    assert effective(draft, "3(1)(b)(ii)") == ("A person who- removes a lamp from- a ship; or is guilty of an offence.")
    assert own(draft, "3(1)") == "A person who- is guilty of an offence."


def test_a_bracketed_repeal_is_not_law() -> None:
    assert one(read(BILL), "4").force is Force.REPEALED


def test_a_schedule_stands_apart_with_its_own_numbers() -> None:
    draft = read(BILL)
    assert one(draft, "First Schedule").kind is Kind.SCHEDULE
    assert own(draft, "First Schedule, 2") == "Green."
    assert one(draft, "2").heading == "Interpretation"


def test_closing_words_of_a_definition_stay_with_it() -> None:
    draft = read(BILL)
    terms = {d.term: draft.words_of(d.body) for d in draft.definitions}
    assert set(terms) == {"lamp", "Minister"}
    assert terms["lamp"].endswith("and includes its post;")


def test_text_is_kept_and_every_span_is_exact() -> None:
    draft = read(BILL)
    assert draft.text == BILL.strip()
    for provision in draft.provisions:
        for start, end in provision.own + provision.effective:
            assert draft.text[start:end].strip() == draft.text[start:end] != ""


@pytest.mark.parametrize(
    ("lines", "locators"),
    [
        (
            "1.—(1) Nobody may dig.\n(2) Nobody may fill.\n2.—Digging is a crime.\n3.—(1) It is punished.",
            ["1(1)", "1(2)", "2", "3(1)"],
        ),
        ("Section 1. Title\n(a) First.\n(b) Second.\nSec. 2. Scope\nText here.", ["1(a)", "1(b)", "2"]),
        (
            "§ 101. Purpose\n(a) In general\nWords.\n(1) one;\n(A) deep;\n(i) deeper;\n(B) again.\n(b) Second\n"
            "Words.\n§ 102. Scope\nText.",
            ["101(a)(1)(A)(i)", "101(a)(1)(B)", "101(b)", "102"],
        ),
        (
            "Article 1\nThe State is one.\nArticle 2\n1. It has a flag.\n2. It has a song.\nArticle 3\nEnd.",
            ["Art. 1", "Art. 2(1)", "Article 2(2)", "Art. 3"],
        ),
        (
            "Art. 1.- Scope. This law applies.\nArt. 2.- Object. It guards.\nArt. 3.- End. It ends.",
            ["Art. 1", "Art. 2", "Art. 3"],
        ),
        ("Regulation 1\nCitation\nThese are rules.\nRegulation 2\n(1) One.\n(2) Two.", ["1", "2(1)", "2(2)"]),
        ("1 Name\nThis is the Act.\n2 Meaning\n(1) Words.\n3A Extra\nMore.\n4 End\nDone.", ["1", "2(1)", "3A", "4"]),
        (
            "1. GENERAL\n1.1 This code applies.\n1.2 It binds all.\n1.2.1 Even kings.\n2. DUTIES\n2.1 Obey.",
            ["1.1", "1.2", "2.1"],
        ),
        ("Clause 1. Nobody may dig.\nClause 2. Nobody may fill.", ["1", "2"]),
    ],
)
def test_every_usual_way_to_number_sections_is_read(lines: str, locators: list[str]) -> None:
    draft = read(lines)
    for locator in locators:
        one(draft, locator)


def test_the_letter_i_after_h_is_a_letter_and_the_numeral_i_opens_a_list() -> None:
    items = "\n".join(f"({letter}) thing {letter};" for letter in "abcdefgh")
    draft = read(
        f"1. List\nThe things are-\n{items}\n(i) thing i, being-\n(i) small; or\n(ii) large;\n(j) thing j.\n"
        "2. End\nDone."
    )
    assert own(draft, "1(i)") == "thing i, being-"
    assert own(draft, "1(i)(ii)") == "large;"
    assert own(draft, "1(j)") == "thing j."


AMENDING = """
THE PORTS (AMENDMENT) ACT 2020
1. Short title
This Act is the Ports (Amendment) Act 2020.
2. Amendment of section 30 of principal Act
Section 30 of the Ports Act 1990 is amended—
(a) in subsection (1), by the substitution of “quay” for “pier”, and
(b) by the insertion of the following subsections after subsection (4):
“(4A) A master shall light the lamp.
(4B) A master who does not—
(a) light the lamp, or
(b) report that he did not,
is guilty of an offence.”.
3. New section
The Ports Act 1990 is amended by the insertion of the following section after section 34:
“Lamps at night
34A. (1) Every lamp shall burn at night.
(2) Section 5 applies.”.
4. Deletion
Section 9 of the Ports Act 1990 is amended by the deletion of the following paragraph:
(n) the Lamp Office,
5. Commencement
This Act begins on Monday.
"""


def test_inserted_provisions_are_law_under_the_number_they_get() -> None:
    draft = read(AMENDING)
    assert own(draft, "30(4A)") == "A master shall light the lamp."
    assert own(draft, "30(4B)(a)") == "light the lamp, or"
    assert one(draft, "34A").kind is Kind.SECTION
    assert one(draft, "34A").heading == "“Lamps at night"
    assert all(one(draft, locator).force is Force.OPERATIVE for locator in ("30(4A)", "34A(1)", "2(b)", "5"))


def test_words_shown_to_be_deleted_are_only_quoted() -> None:
    draft = read(AMENDING)
    assert one(draft, "9(n)").force is Force.QUOTED


def test_an_inserted_reference_points_to_the_amended_law() -> None:
    draft = read(AMENDING)
    reference = next(r for r in draft.references if draft.text[slice(*r.span)] == "Section 5")
    assert reference.targets in ((), (one(draft, "5").index,))
    assert not reference.broken


def test_labels_repeated_on_every_line_build_one_tree() -> None:
    draft = read(
        "Section 1. This Act is short.\n[Duties]\nSection 2. (1) A keeper shall\nSection 2. (1) (a) watch;\n"
        "Section 2. (1) (a) (i) by day; and\n"
        "Section 2. (1) (a) (ii) by night; and\nSection 2. (1) (b) report.\n"
        "Section 2. (2) Nobody else may.\nSection 3. End."
    )
    assert own(draft, "2(1)(a)(ii)") == "by night; and"
    assert own(draft, "2(1)(b)") == "report."
    assert one(draft, "2").heading == "[Duties]"
    assert len([p for p in draft.provisions if p.kind is Kind.SUBSECTION]) == 2


def test_unnumbered_paragraphs_are_children_of_their_section() -> None:
    draft = read("Article 1\nThe port is open.\nThe gate is shut.\nArticle 2\nEnd.")
    first = one(draft, "Art. 1")
    assert [draft.provisions[c].kind for c in first.children] == [Kind.TEXT, Kind.TEXT]
    assert own(draft, "Art. 1, para 2") == "The gate is shut."
    assert effective(draft, "Art. 1, para 2") == "The gate is shut."


def test_an_explanatory_note_carries_nothing() -> None:
    draft = read(
        "1. Title\nThis is it.\n2. End\nDone.\nEXPLANATORY NOTE\n1. Section 1 gives the title.\n2. Section 2 ends it."
    )
    assert one(draft, "2").heading == "End"
    note = next(p for p in draft.provisions if p.kind is Kind.NOTE)
    assert note.force is Force.NOTE


def test_a_section_of_a_treaty_in_a_schedule_does_not_take_the_number_of_a_section() -> None:
    draft = read(
        "1. Title\nThis is it.\n2. Force of law\nThe Convention has the force of law.\n3. End\nDone.\n"
        "SCHEDULE\nTHE CONVENTION\nArticle 1\nStates agree.\nArticle 2\nThey meet.\nArticle 3\nThey part."
    )
    assert one(draft, "2").force is Force.OPERATIVE
    assert one(draft, "Schedule, Art. 2").force is Force.SCHEDULE


def test_an_empty_text_gives_only_the_root() -> None:
    assert [p.kind for p in read("").provisions] == [Kind.ROOT]


def test_a_heading_that_runs_into_its_section_is_no_part_of_its_words() -> None:
    draft = read(
        "1. Short title.—This is the Lamp Act.\n2. Duty.—(1) Keepers watch.\n(2) They report.\n3. End.—It ends."
    )
    assert one(draft, "1").heading == "Short title"
    assert own(draft, "1") == "This is the Lamp Act."
    assert own(draft, "2(1)") == "Keepers watch."


def test_a_paragraph_of_the_united_states_code_has_a_heading() -> None:
    draft = read(
        "§ 1. Lamps\n(a) In general\nNobody may break a lamp.\n(b) Penalty\nThe penalty is\n(1) a fine; or\n(2) a warning.\n§ 2. End\nDone."
    )
    assert one(draft, "1").heading == "Lamps"
    assert one(draft, "1(a)").heading == "In general"
    assert own(draft, "1(b)(2)") == "a warning."


def test_the_french_term_after_a_definition_does_not_hide_the_next_one() -> None:
    draft = read(
        "Section 1. Definitions\nIn this Act,\nlamp includes\n(a) a light, and\n(b) a torch; (lampe)\npost means a pole; (poteau)\nSection 2. End\nDone."
    )
    assert [d.term for d in draft.definitions] == ["lamp", "post"]


def test_a_section_may_be_marked_up_or_end_with_a_colon() -> None:
    draft = read("## ARTICLE 1: SCOPE\nThis law applies.\n**Article 2**\nIt guards.\n### Article 3 – End\nIt ends.")
    assert [p.locator for p in draft.provisions if p.kind is Kind.SECTION] == ["Art. 1", "Art. 2", "Art. 3"]
    assert own(draft, "Art. 2") == "It guards."


def test_closing_words_reach_back_over_all_lists_to_the_sentence_they_end() -> None:
    draft = read(
        "1. Breaking\nNobody may break a lamp.\n2. Threats\n(1) This section binds all.\n(2) A person who-\n(a) breaks a lamp; or\n"
        "(b) threatens-\n(i) a keeper; or\n(ii) a child,\nis guilty of an offence.\n3. End\nDone."
    )
    assert effective(draft, "2(2)(b)(ii)") == "A person who- threatens- a child, is guilty of an offence."


def test_closing_words_of_an_inserted_provision_belong_to_it() -> None:
    draft = read(
        "1. Amendment\nSection 9 of the Lamp Act 1900 is amended by the substitution of the following subsection for subsection (1):\n"
        "“(1) A person who—\n(a) steals a lamp, or\n(b) threatens—\n(i) a keeper, or\n(ii) a child,\nshall be guilty of an offence.”.\n2. End\nDone."
    )
    assert effective(draft, "9(1)(b)(ii)").endswith("a child, shall be guilty of an offence.”.")


def test_a_section_that_begins_with_spent_fuel_is_in_force_and_one_that_is_spent_is_not() -> None:
    draft = read("1. Spent fuel shall be stored safely.\n2. Spent.\n3. [Spent]\n4. Waste shall be stored safely.")
    assert [p.force for p in draft.provisions if p.kind is Kind.SECTION] == [
        Force.OPERATIVE,
        Force.REPEALED,
        Force.REPEALED,
        Force.OPERATIVE,
    ]


def test_an_inserted_number_that_is_not_read_as_one_stops_nothing() -> None:
    draft = read("1. Lamps\nLamps burn.\n2. Oil\nOil is kept.\n2ANA.— (1) This Part applies to oil.\n3. End\nDone.")
    assert [p.locator for p in draft.provisions if p.kind is Kind.SECTION] == ["1", "2", "3"]


def test_a_section_that_is_left_out_does_not_swallow_those_after_it() -> None:
    text = (
        "AN ACT\n"
        + "".join(
            f"{number}. Matter {number}\n(1) The first rule of it is this.\n(2) The second rule of it is that.\n"
            for number in (1, 2, 3, 5, 6, 7)
        )
        + "SCHEDULE 1\nAmounts\n"
        + "".join(f"{number}. An amount of {number} kilograms.\n" for number in range(1, 6))
    )
    found = [p.locator for p in read(text).provisions if p.kind is Kind.SECTION and p.force is Force.OPERATIVE]
    assert found == ["1", "2", "3", "5", "6", "7"]
