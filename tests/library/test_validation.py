"""What `lawkit validate` proves, shown on a small pack that is sound until one thing in it is changed."""
# ruff: noqa: E501 - the table of faults has one a line

from __future__ import annotations

from pathlib import Path

import pytest

from lawkit.library.paths import content_root
from lawkit.library.templates import Call, read_template
from lawkit.library.validation import validate

PACK = {
    "checklists/instruments/test.yaml": """\
instrument: {id: test, short_title: Test, title: Test Convention, kind: convention, binding: true, order: 1}
obligations:
- id: test.1
  instrument: test
  pinpoint: art. 1
  kind: offence
  modality: shall
  binding: treaty
  duty: Punish it.
  elements:
  - {id: intent, text: intent, required: true}
  - {id: object, text: object, required: true, effect: limiting, group: harm}
  - {id: motive, text: motive, required: true, effect: must-not-add}
  - {id: extra, text: extra, required: false}
  basis: text
  pinpoint_confidence: verified
- id: test.2
  instrument: test
  pinpoint: art. 2
  kind: procedure
  modality: may
  binding: treaty
  duty: An option that needs no clause.
  elements: []
  basis: text
  pinpoint_confidence: verified
""",
    "checklists/instruments/other.yaml": """\
instrument: {id: other, short_title: Other, title: Other Code, kind: code, binding: false, order: 2}
obligations:
- id: other.1
  instrument: other
  pinpoint: para. 1
  kind: procedure
  modality: shall
  binding: political
  duty: Not supported yet, so it needs no clause.
  elements:
  - {id: thing, text: thing, required: true}
  basis: text
  pinpoint_confidence: verified
""",
    "checklists/concepts/base.yaml": """\
concepts:
- {id: act, definition: An act., includes: [deed]}
- {id: deed, definition: A deed.}
- {id: both, definition: A name for two., when: [act, deed]}
""",
    "checklists/rules/test.yaml": """\
rules:
- obligation: test.1
  addressed: [both, {all: [act, {none: [deed]}]}]
  given: [test.2]
  elements:
  - {element: intent, when: act | deed}
  narrowed:
  - {error: too narrow, when: {near: [act, deed], words: 5}}
""",
    "locales/en/words/base.yaml": """\
words:
- {concept: act, words: [act]}
- {concept: deed, words: [deed]}
""",
    "locales/countries/KE.yaml": """\
iso2: KE
iso3: KEN
facts:
  short_name_en: {value: Kenya, source: ISO}
  official_gazette: {value: unknown}
treaty_status:
- {instrument: test, status: party, source: a list}
""",
    "locales/countries/names.yaml": """\
names:
  KE: [KEN, Kenya]
""",
    "locales/countries/questions.yaml": """\
questions:
- {fact: has_coast, question: Is there a coast?, kind: yes-no}
""",
    "model_laws/placeholders/all.yaml": """\
placeholders:
- {id: court, label: court, question: Which court?}
- {id: gazette, label: gazette, question: Which gazette?, fact: official_gazette}
""",
    "model_laws/act/10-first.yaml": """\
model_law: act
part: first
order: 10
title: First
clauses:
- id: first.offence
  heading: Offence
  tier: required
  provenance: treaty
  paragraphs:
  - id: basic
    text: "Whoever does it in {{ state.name }} commits an offence under {{ this_act }}:"
    authority: [test.1, test art. 9(1)]
    implements: {test.1: [intent]}
    items:
    - text: "{{ option('mental') }} before {{ place('court') }}."
      implements: {test.1: [object]}
  - text: See {{ ref('first.purpose#aim') }}, {{ part('first') }} and {{ schedule('last.table') }}.
    suggestion: true
    needs: [first.purpose]
  options:
  - id: mental
    question: Which?
    advice: Choose.
    default: one
    choices:
    - {id: one, text: "knowingly, in {{ place('gazette') }}"}
    - {id: two, text: ""}
  see_also: [first.purpose]
- id: first.purpose
  heading: Purpose
  tier: only-if
  condition: Where there is a coast.
  applies_if: {has_coast: "true"}
  provenance: suggestion
  paragraphs:
  - {id: aim, text: To help., suggestion: true}
  definitions:
  - {concept: act, term: act, text: means a deed, authority: [test.2]}
  variants:
    civil:
      paragraphs:
      - {id: aim, text: It helps., suggestion: true}
""",
    "model_laws/act/95-last.yaml": """\
model_law: act
part: last
order: 95
title: Schedules
schedule: true
clauses:
- id: last.table
  heading: Table
  tier: optional
  provenance: suggestion
  paragraphs:
  - {text: A table., suggestion: true}
""",
}
INSTRUMENT = "checklists/instruments/test.yaml"
CLAUSES = "model_laws/act/10-first.yaml"
RULES = "checklists/rules/test.yaml"
CONCEPTS = "checklists/concepts/base.yaml"
WORDS = "locales/en/words/base.yaml"
KENYA = "locales/countries/KE.yaml"
NAMES = "locales/countries/names.yaml"
BLANKS = "model_laws/placeholders/all.yaml"


def write_pack(folder: Path, file: str = "", old: str = "", new: str = "") -> Path:
    for name, text in PACK.items():
        path = folder / name
        path.parent.mkdir(parents=True, exist_ok=True)
        if name == file:
            assert old in text, old
            text = text.replace(old, new, 1)
        path.write_text(text, "utf-8")
    return folder


def test_the_shipped_content_is_consistent() -> None:
    assert [str(fault) for fault in validate([content_root()])] == []


def test_a_sound_pack_has_no_faults(tmp_path: Path) -> None:
    assert [str(fault) for fault in validate([write_pack(tmp_path)])] == []


@pytest.mark.parametrize(
    ("file", "old", "new", "fault"),
    [
        # instruments and obligations
        (INSTRUMENT, "id: test.2", "id: test.1", "17: obligations[2].id: the obligation 'test.1' stands twice; also in te"),
        (INSTRUMENT, "instrument: test\n", "instrument: other\n", "4: obligations[1].instrument: expected test"),
        (INSTRUMENT, "{id: test,", "{id: tests,", "1: instrument.id: expected test, the name of the file"),
        (INSTRUMENT, "id: extra", "id: intent", "14: obligations[1].elements[4].id: the element 'intent' stands twice"),
        (INSTRUMENT, "effect: limiting, ", "", "12: obligations[1].elements[2].group: only elements with effect: limiting"),
        # coverage
        (CLAUSES, "{test.1: [object]}", "{}", "12: obligations[1].elements[2]: no clause brings the element 'object' of"),
        (INSTRUMENT, "modality: may", "modality: shall-as-appropriate", "17: obligations[2].id: no clause implements 'te"),
        (INSTRUMENT, "required: false", "required: true", "14: obligations[1].elements[4]: no clause brings the element '"),
        # authority
        (CLAUSES, "    authority: [test.1, test art. 9(1)]\n", "", "11: clauses[1].paragraphs[1]: has no authority"),
        (CLAUSES, "[test.1, test art", "[test.9, test art", "13: clauses[1].paragraphs[1].authority[1]: 'test.9' is neither"),
        (CLAUSES, "test art. 9(1)", "none art. 9(1)", "13: clauses[1].paragraphs[1].authority[2]: 'none art. 9(1)' is neith"),
        (CLAUSES, "text: To help., suggestion: true", "text: To help.", "37: clauses[2].paragraphs[1]: has no authority"),
        # elements
        (CLAUSES, "{test.1: [intent]}", "{test.1: [intent, will]}", "14: clauses[1].paragraphs[1].implements.test.1[2]: 'test"),
        (CLAUSES, "{test.1: [intent]}", "{test.1: [intent], test.9: []}", "no obligation is called 'test.9'"),
        (CLAUSES, "{test.1: [intent]}", "{test.1: [intent, motive]}", "'motive' is what a law must not add"),
        # references of templates
        (CLAUSES, "place('court')", "place('cuort')", "16: clauses[1].paragraphs[1].items[1].text: place('cuort'): no such"),
        (CLAUSES, "place('gazette')", "place('gazete')", "choices[1].text: place('gazete'): no such placeholder"),
        (CLAUSES, "ref('first.purpose#aim')", "ref('first.none')", "ref('first.none'): no such clause"),
        (CLAUSES, "ref('first.purpose#aim')", "ref('first.purpose#a')", "no such paragraph in the common and civil-law wo"),
        (CLAUSES, "{id: aim, text: It", "{id: end, text: It", "no such paragraph in the civil-law wording"),
        (CLAUSES, "part('first')", "part('second')", "part('second'): no such part"),
        (CLAUSES, "schedule('last.table')", "schedule('first.purpose')", "schedule('first.purpose'): no such schedule"),
        (CLAUSES, "option('mental')", "option('metal')", "option('metal'): no such option in the clause"),
        (CLAUSES, "option('mental')", "place('court')", "options[1].id: the option 'mental' is never used in the text"),
        (CLAUSES, "state.name", "state.secret", "12: clauses[1].paragraphs[1].text: a template may hold only place('…')"),
        (CLAUSES, "{{ this_act }}", "{{ that_act }}", "a template may hold only place('…')"),
        (CLAUSES, "{{ this_act }}", "{{ this_act.__class__ }}", "a template may hold only place('…')"),
        (CLAUSES, "{{ this_act }}", "{{ this_act|upper }}", "a template may hold only place('…')"),
        (CLAUSES, "{{ this_act }}", "{{ this_act", "not a valid template"),
        (CLAUSES, "{{ this_act }}", "{% set x = 1 %}", "only {{ … }} may stand in a template"),
        # other references of clauses
        (CLAUSES, "needs: [first.purpose]", "needs: [first.porpose]", "20: clauses[1].paragraphs[2].needs[1]: no clause is c"),
        (CLAUSES, "see_also: [first.purpose]", "see_also: [a.b]", "29: clauses[1].see_also[1]: no clause is called 'a.b'"),
        (CLAUSES, "has_coast:", "has_cost:", "applies_if.has_cost: no country file knows the fact 'has_cost'"),
        (CLAUSES, "  condition: Where there is a coast.\n", "", "has applies_if but no condition in plain words"),
        (CLAUSES, "concept: act", "concept: akt", "definitions[1].concept: no concept is called 'akt'"),
        (CLAUSES, "default: one", "default: three", "options[1].default: expected one of one, two, found 'three'"),
        (CLAUSES, "{id: two", "{id: one", "options[1].choices[1].id: the choice 'one' stands twice"),
        (CLAUSES, "id: first.purpose\n", "id: first.offence\n", "the clause 'first.offence' stands twice; also in 10-first.yaml"),
        (CLAUSES, "model_law: act", "model_law: regulations", "1: model_law: expected act, the name of the folder"),
        (BLANKS, "fact: official_gazette", "fact: gazette", "3: placeholders[2].fact: no country file knows the fact 'gaz"),
        (BLANKS, "id: gazette", "id: court", "3: placeholders[2].id: the placeholder 'court' stands twice"),
        # rules, concepts and words
        (RULES, "- obligation: test.1", "- obligation: test.9", "2: rules[1].obligation: no obligation is called 'test.9'"),
        (RULES, "element: intent", "element: will", "6: rules[1].elements[1].element: 'test.1' has no element 'will'"),
        (RULES, "when: act | deed", "when: act | dead", "6: rules[1].elements[1].when: no concept is called 'dead'"),
        (RULES, "[both,", "[bothe,", "3: rules[1].addressed[1]: no concept is called 'bothe'"),
        (RULES, "{none: [deed]}", "{nune: [deed]}", "3: rules[1].addressed[2]: not an expression over concepts: unknown keys"),
        (RULES, "{none: [deed]}", "{names: [test.9]}", "3: rules[1].addressed[2]: no obligation is called 'test.9'"),
        (RULES, "near: [act, deed]", "near: [act, dead]", "8: rules[1].narrowed[1].when: no concept is called 'dead'"),
        (RULES, "words: 5", "words: few", "8: rules[1].narrowed[1].when: not an expression over concepts"),
        (RULES, "given: [test.2]", "given: [test.3]", "4: rules[1].given[1]: no obligation is called 'test.3'"),
        (CONCEPTS, "includes: [deed]", "includes: [dead]", "2: concepts[1].includes[1]: no concept is called 'dead'"),
        (CONCEPTS, "when: [act, deed]", "when: [act, both]", "4: concepts[3].when: the concept 'both' is said to stand for its"),
        (CONCEPTS, "{id: deed", "{id: act", "3: concepts[2].id: the concept 'act' stands twice; also in base.yaml"),
        (WORDS, "concept: deed", "concept: dead", "3: words[2].concept: no concept is called 'dead'"),
        (WORDS, "concept: deed", "concept: act", "3: words[2].concept: the words for 'act' stand twice; also in base.yaml"),
        (WORDS, "concept: deed", "concept: both", "3: words[2].words: 'both' stands for an expression (when) and has no"),
        (WORDS, "words: [act]", 'words: ["the =act"]', "2: words[1].words[1]: 'the =act': = stands only before a whole"),
        (WORDS, "words: [act]", 'words: ["=the ~2 a =act"]', "2: words[1].words[1]: '=the ~2 a =act': = stands only"),
        # countries
        (KENYA, "iso2: KE", "iso2: TZ", "1: iso2: expected KE, the name of the file"),
        (KENYA, ", source: ISO", "", "4: facts.short_name_en: has a value but no source"),
        (KENYA, "{value: unknown}", "{value: unknown, source: X}", "5: facts.official_gazette: is unknown and yet has a sour"),
        (KENYA, ", source: a list", "", "7: treaty_status[1]: the status of 'test' has no source"),
        (KENYA, "value: Kenya", "value: Kenia", "4: facts.short_name_en: 'Kenia' does not stand in names.yaml"),
        (NAMES, "KEN,", "KEM,", "2: iso3: 'KEN' does not stand in names.yaml"),
        (NAMES, "KE:", "TZ: [Tanzania]\n  KE:", "2: names.TZ: there is no file TZ.yaml"),
        # files that cannot be read
        (CLAUSES, "tier: required", "tier: needed", "8: clauses[1].tier: input should be 'required'"),
        (KENYA, "status: party", "status: member", "7: treaty_status[1].status: input should be"),
    ],
)  # fmt: skip
def test_one_fault_is_found_in_its_place(tmp_path: Path, file: str, old: str, new: str, fault: str) -> None:
    found = [str(one).replace(f"{tmp_path}/", "") for one in validate([write_pack(tmp_path, file, old, new)])]
    assert any(fault in one for one in found), found


def test_a_file_that_cannot_be_read_does_not_raise_a_flood(tmp_path: Path) -> None:
    write_pack(tmp_path, CLAUSES, "tier: required", "tier: needed")
    assert not any("no clause implements" in fault.message for fault in validate([tmp_path]))


def test_how_a_language_lays_out_its_laws_is_proved_too(tmp_path: Path) -> None:
    words = write_pack(tmp_path) / "locales/xx/structure.yaml"
    words.parent.mkdir(parents=True, exist_ok=True)
    words.write_text("language: xx\nlanguage: xx\n", "utf-8")
    assert any("the key 'language' stands twice" in fault.message for fault in validate([tmp_path]))


def test_all_faults_are_told_at_once(tmp_path: Path) -> None:
    write_pack(tmp_path, CLAUSES, "place('court')", "place('cuort')")
    (tmp_path / KENYA).write_text(PACK[KENYA].replace("iso2: KE", "iso2: TZ"), "utf-8")
    assert len(validate([tmp_path])) == 2


def test_a_later_pack_may_override_an_entry(tmp_path: Path) -> None:
    first, second = write_pack(tmp_path / "first"), write_pack(tmp_path / "second")
    assert validate([first, second]) == []


def test_a_pack_is_judged_together_with_what_it_builds_on(tmp_path: Path) -> None:
    first = write_pack(tmp_path / "first")
    added = tmp_path / "second" / "model_laws" / "act" / "20-second.yaml"
    added.parent.mkdir(parents=True)
    added.write_text(
        "model_law: act\npart: second\norder: 20\ntitle: Second\nclauses:\n- id: second.one\n  heading: One\n"
        "  tier: optional\n  provenance: suggestion\n  paragraphs:\n"
        "  - {text: \"See {{ ref('first.offence#basic') }} and {{ ref('third.one') }}.\", suggestion: true}\n",
        "utf-8",
    )
    found = validate([first, tmp_path / "second"])
    assert [(Path(fault.file).name, fault.message) for fault in found] == [
        ("20-second.yaml", "ref('third.one'): no such clause")
    ]


def test_a_folder_that_is_not_there_is_told(tmp_path: Path) -> None:
    assert [fault.message for fault in validate([tmp_path / "none"])] == ["no such content folder; check the path"]


def test_a_name_of_two_states_is_told(tmp_path: Path) -> None:
    write_pack(tmp_path, NAMES, "KE: [KEN, Kenya]", "KE: [KEN, Kenya]\n  TZ: [TZA, Tanzania, kenya]")
    text = PACK[KENYA].replace("KE\n", "TZ\n", 1).replace("KEN", "TZA").replace("Kenya", "Tanzania")
    (tmp_path / "locales" / "countries" / "TZ.yaml").write_text(text, "utf-8")
    assert [str(f).rpartition("/")[2] for f in validate([tmp_path])] == [
        "names.yaml:3: names.TZ[3]: 'kenya' is also a name of KE"
    ]


def test_the_calls_of_a_template_are_found_without_rendering_it() -> None:
    calls, wrong = read_template("A {{ place('court') }} and {{ref( \"a.b#c\" )}} of {{ state.official_name }}.")
    assert calls == [Call("place", "court"), Call("ref", "a.b#c")]
    assert wrong == []


@pytest.mark.parametrize(
    "text", ["{{ place(x) }}", "{{ place('a', 'b') }}", "{{ open('x') }}", "{{ 1 + 1 }}", "{{ 'a' }}"]
)
def test_a_template_can_call_nothing_else(text: str) -> None:
    calls, wrong = read_template(text)
    assert calls == []
    assert len(wrong) == 1
