"""Content files are read strictly, and every fault is told with its place."""

from __future__ import annotations

from pathlib import Path

import pytest

from lawkit.errors import ContentError, UnknownNameError
from lawkit.library.content import InstrumentFile
from lawkit.library.loader import Library, load
from lawkit.library.yaml_source import LARGEST_FILE, read_mapping, read_model

INSTRUMENT = """\
instrument:
  id: test
  short_title: Test Convention
  title: Convention on Tests
  kind: convention
  binding: true
  order: 1.10
obligations:
- id: test.1
  instrument: test
  pinpoint: art. 1
  kind: offence
  modality: shall
  binding: treaty
  duty: Punish it.
  elements:
  - id: intent
    text: intent
    required: true
  basis: text
  pinpoint_confidence: verified
"""
SOUND = INSTRUMENT.replace("1.10", "10")


def written(folder: Path, text: str | bytes, name: str = "checklists/instruments/test.yaml") -> Path:
    path = folder / name
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_bytes(text if isinstance(text, bytes) else text.encode())
    return path


def faults_of(folder: Path, text: str | bytes) -> list[str]:
    _, _, faults = read_model(written(folder, text), InstrumentFile)
    return [str(fault).removeprefix(f"{folder}/checklists/instruments/") for fault in faults]


@pytest.fixture(scope="module")
def library() -> Library:
    return load()


def test_a_sound_file_is_read_with_the_line_of_every_value(tmp_path: Path) -> None:
    content, lines, faults = read_model(written(tmp_path, SOUND), InstrumentFile)
    assert faults == []
    assert content is not None
    assert content.obligations[0].elements[0].required is True
    assert lines["obligations", 0, "elements", 0, "id"] == 17


def test_an_error_names_file_line_field_and_expectation(tmp_path: Path) -> None:
    assert faults_of(tmp_path, SOUND.replace("modality: shall", "modality: must")) == [
        "test.yaml:13: obligations[1].modality: input should be 'shall', 'shall-as-appropriate', 'should' or 'may', "
        "found 'must'"
    ]


def test_a_missing_field_is_told_at_its_entry(tmp_path: Path) -> None:
    found = faults_of(tmp_path, SOUND.replace("  duty: Punish it.\n", ""))
    assert found == ["test.yaml:9: obligations[1].duty: is missing; it must be given"]


def test_an_unknown_key_is_refused(tmp_path: Path) -> None:
    found = faults_of(tmp_path, SOUND.replace("  kind: offence", "  kind: offence\n  weight: 3"))
    assert found == ["test.yaml:13: obligations[1].weight: unknown key; remove it or check its spelling"]


def test_a_duplicate_key_is_refused(tmp_path: Path) -> None:
    found = faults_of(tmp_path, SOUND.replace("  kind: offence", "  kind: offence\n  kind: penalty"))
    assert found == ["test.yaml:13: obligations[1].kind: the key 'kind' stands twice; keep one"]


def test_all_errors_are_told_at_once(tmp_path: Path) -> None:
    text = SOUND.replace("modality: shall", "modality: must").replace("required: true", "required: perhaps")
    text = text.replace("kind: convention", "kind: treaty")
    assert len(faults_of(tmp_path, text)) == 3


def test_all_files_with_errors_are_told_at_once(tmp_path: Path) -> None:
    written(tmp_path, SOUND.replace("modality: shall", "modality: must"), "checklists/instruments/one.yaml")
    written(tmp_path, "instrument: [", "checklists/instruments/two.yaml")
    with pytest.raises(ContentError) as caught:
        load([tmp_path])
    assert {Path(fault.file).name for fault in caught.value.faults} == {"one.yaml", "two.yaml"}
    assert len(str(caught.value).splitlines()) == 2


@pytest.mark.parametrize("word", ["NO", "no", "Yes", "off", "1.10", "1e3", "012", "2005-07-08", "null", "~", "0x10"])
def test_words_stay_as_they_were_written(tmp_path: Path, word: str) -> None:
    data, _, faults = read_mapping(written(tmp_path, f"value: {word}\n"))
    assert faults == []
    assert data == {"value": word}


def test_a_number_with_a_fraction_is_no_whole_number(tmp_path: Path) -> None:
    found = faults_of(tmp_path, INSTRUMENT)[0]
    assert found.startswith("test.yaml:7: instrument.order: input should be a valid integer")


def test_an_alias_is_refused(tmp_path: Path) -> None:
    _, _, faults = read_mapping(written(tmp_path, "a: &x [1]\nb: *x\n"))
    assert [fault.message for fault in faults] == ["aliases (*name) are not allowed; write the value out"]


def test_a_bomb_of_aliases_is_refused_before_it_unfolds(tmp_path: Path) -> None:
    lines = ["a0: &a0 [x, x, x, x, x, x, x, x, x]"]
    lines += [f"a{n}: &a{n} [{', '.join([f'*a{n - 1}'] * 9)}]" for n in range(1, 30)]
    _, _, faults = read_mapping(written(tmp_path, "\n".join(lines)))
    assert len(faults) == 1
    assert "aliases" in faults[0].message


def test_an_ampersand_in_a_sentence_is_no_alias(tmp_path: Path) -> None:
    data, _, faults = read_mapping(written(tmp_path, 'name: "Antigua & Barbuda"\nother: fish & chips\n'))
    assert faults == []
    assert data["name"] == "Antigua & Barbuda"


def test_a_byte_order_mark_is_passed_over(tmp_path: Path) -> None:
    assert faults_of(tmp_path, "\ufeff" + SOUND) == []


@pytest.mark.parametrize(
    ("text", "message"),
    [
        (b"name: caf\xe9\n", "not UTF-8 text at byte 9; save the file as UTF-8"),
        (b"", "the file is empty"),
        (b"# only a comment\n", "the file is empty"),
        (b"- a\n- b\n", "expected 'key: value' lines at the top of the file"),
        (b"just words\n", "expected 'key: value' lines at the top of the file"),
        (b"a: [1, 2\n", "not valid YAML"),
        (b"a: b: c\n", "not valid YAML"),
        (b"a:\n\t- tab\n", "not valid YAML"),
        (b"a: \x00\n", "not valid YAML"),
        (b"? [a, b]\n: c\n", "a key must be a word, found a list or a mapping"),
    ],
)
def test_what_is_no_content_file_is_told_in_one_line(tmp_path: Path, text: bytes, message: str) -> None:
    found = faults_of(tmp_path, text)
    assert len(found) == 1
    assert message in found[0]
    assert "\n" not in found[0]


def test_a_file_nested_too_deep_is_refused(tmp_path: Path) -> None:
    found = faults_of(tmp_path, f"a: {'[' * 60}{']' * 60}\n")
    assert len(found) == 1
    assert "nested too deeply (levels: 40)" in found[0]


def test_a_file_nested_far_too_deep_does_not_end_the_process(tmp_path: Path) -> None:
    found = faults_of(tmp_path, f"a: {'[' * 20_000}{']' * 20_000}\n")
    assert len(found) == 1


def test_a_file_too_large_is_refused(tmp_path: Path) -> None:
    assert "larger than 8 MB" in faults_of(tmp_path, b"#" * (LARGEST_FILE + 1))[0]


def test_a_file_that_is_not_there_is_told(tmp_path: Path) -> None:
    _, _, faults = read_mapping(tmp_path / "none.yaml")
    assert "cannot be read: No such file" in faults[0].message


def test_a_pack_adds_an_instrument(tmp_path: Path) -> None:
    written(tmp_path, SOUND.replace("order: 10", "order: 500"))
    library = load([tmp_path])
    assert list(library.instruments)[-1] == "test"
    assert library.obligations["test.1"].duty == "Punish it."
    assert len(library.obligations) == 392


def test_a_pack_overrides_an_obligation_in_its_place(tmp_path: Path) -> None:
    text = SOUND.replace("test.1", "icsant.1.1").replace("instrument: test", "instrument: icsant")
    written(tmp_path, text.replace("id: test", "id: icsant"), "checklists/instruments/icsant.yaml")
    library = load([tmp_path])
    assert library.obligations["icsant.1.1"].duty == "Punish it."
    assert len(library.obligations) == 391
    assert list(library.obligations) == list(load().obligations)


PART = """\
model_law: act
part: {part}
order: {order}
title: Another title
clauses:
- id: {clause}
  heading: Another heading
  tier: optional
  provenance: suggestion
  paragraphs: [{{text: Words., suggestion: true}}]
"""


def test_a_pack_overrides_a_clause_in_its_place_and_adds_others_after_it(tmp_path: Path, library: Library) -> None:
    part = next(one for one in library.parts if one.part == "preliminary")
    own = PART.format(part="preliminary", order=part.order, clause=part.clauses[0].id)
    added = own[own.index("- id") :].replace(part.clauses[0].id, "preliminary.added")
    written(tmp_path, own + added, "model_laws/act/own.yaml")
    mended = load([tmp_path])
    ids = [clause.id for one in mended.parts for clause in one.clauses]
    assert len(ids) == len(set(ids)) == len(library.clauses) + 1
    found = next(one for one in mended.parts if one.part == "preliminary")
    assert found.title == "Another title"
    assert [clause.id for clause in found.clauses] == [*(clause.id for clause in part.clauses), "preliminary.added"]
    assert found.clauses[0].heading == mended.clauses[part.clauses[0].id].heading == "Another heading"


def test_a_pack_moves_a_clause_to_another_part(tmp_path: Path, library: Library) -> None:
    moved = library.parts[0].clauses[0].id
    written(tmp_path, PART.format(part="own", order=500, clause=moved), "model_laws/act/own.yaml")
    mended = load([tmp_path])
    homes = [one.part for one in mended.parts if any(clause.id == moved for clause in one.clauses)]
    assert homes == ["own"]


def test_a_content_folder_that_is_not_there_is_told(tmp_path: Path) -> None:
    with pytest.raises(ContentError, match="no such content folder; check the --content option"):
        load([tmp_path / "none"])


def test_an_unknown_instrument_is_answered_with_the_known(library: Library) -> None:
    with pytest.raises(UnknownNameError, match=r"unknown instrument 'cppnm'; known instruments: cppnm-a, icsant, "):
        library.require_instruments(["icsant", "cppnm"])


def test_instruments_are_taken_once_and_in_the_order_of_the_library(library: Library) -> None:
    assert library.require_instruments(["icsant", "cppnm-a", "icsant"]) == ["cppnm-a", "icsant"]


def test_a_language_without_words_has_none(library: Library) -> None:
    assert library.words("xx") == {}
