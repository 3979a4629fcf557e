"""A kit on one topic holds its duties and what meets them, and nothing in it leads to what is not there."""

from __future__ import annotations

import json
import re
from functools import cache
from io import BytesIO
from pathlib import Path

import docx
import pytest
from click.testing import CliRunner

from lawkit.cli import commands
from lawkit.errors import UnknownNameError
from lawkit.kits.context import KitContext, make_context
from lawkit.kits.kit import build_kit, kit_files
from lawkit.kits.remaking import remake
from lawkit.kits.topic_cut import Terms, every
from lawkit.library.content import Modality
from lawkit.library.topics import topic_faults
from lawkit.localization.answers import Answers
from lawkit.localization.countries import load_country
from tests.kits.papers import shipped
from tests.kits.test_every_subset import NOT_WORDS, rendered
from tests.word.element_order import faults

TOPICS = tuple(shipped().topics)
TRADITIONS = ("common", "civil")


@cache
def context(topic: str, tradition: str = "common", language: str = "en") -> KitContext:
    country = load_country("KE", shipped().roots)
    return make_context(shipped(), country, language, [], tradition, Answers(), None, topic=topic)


@pytest.mark.parametrize("tradition", TRADITIONS)
@pytest.mark.parametrize("topic", TOPICS)
def test_every_topic_gives_coherent_texts(topic: str, tradition: str) -> None:
    wrong = []
    for wording in context(topic, tradition).wordings.values():
        for clause in wording.selection.provisions():
            lines = list(rendered(wording, clause))
            wrong += [f"{clause.id}: {line}" for line in lines if not line or NOT_WORDS.search(line)]
        wrong += [f"{fault.file}: {fault.message}" for fault in wording.faults]
    assert wrong == []


@pytest.mark.parametrize("tradition", TRADITIONS)
@pytest.mark.parametrize("topic", TOPICS)
def test_a_term_that_a_topic_uses_is_defined_if_a_whole_kit_on_its_instruments_defines_it(
    topic: str, tradition: str
) -> None:
    cut = context(topic, tradition)
    whole = make_context(shipped(), cut.profile, "en", cut.instruments, tradition, Answers(), None)
    terms = Terms(list(shipped().clauses.values()))
    texts = [piece for one in cut.wordings.values() for c in one.selection.provisions() for piece in
             every((*c.paragraphs, *c.definitions))]  # fmt: skip
    used = terms.used("\n".join(re.sub(r"\{\{.*?\}\}", " ", piece.text) for piece in texts))
    defined, known = (
        {entry.concept for one in kit.wordings.values() for c in one.selection.provisions() for entry in c.definitions}
        for kit in (cut, whole)
    )
    absent = {entry.concept for one in whole.wordings.values() for c in one.selection.provisions()
              for entry in c.definitions if not papers_clauses(cut).issuperset(entry.needs)}  # fmt: skip
    assert (used & known) - defined - absent == set()


def papers_clauses(kit: KitContext) -> set[str]:
    return {clause.id for one in kit.wordings.values() for clause in one.selection.provisions()}


@pytest.mark.parametrize("topic", TOPICS)
def test_every_duty_of_a_topic_has_a_provision_and_no_other_duty_is_asked(topic: str) -> None:
    kit = context(topic)
    meant = shipped().topics[topic]
    assert all(meant.holds(one) for one in kit.obligations)
    clauses = [clause for one in kit.wordings.values() for clause in one.selection.provisions()]
    met = {name for clause in clauses for piece in every((*clause.paragraphs, *clause.definitions))
           for name in piece.implements}  # fmt: skip
    must = {one.id for one in kit.obligations if one.modality in (Modality.SHALL, Modality.SHALL_AS_APPROPRIATE)}
    assert must - met == set()


def test_a_topic_takes_what_binds_the_state_and_guidance_but_no_treaty_that_it_has_not_joined() -> None:
    assert "infcirc225r5" in context("insider-threat").instruments
    country = load_country("KE", shipped().roots)
    kit = make_context(shipped(), country, "en", ["icsant", "cppnm-a"], None, Answers(), None, topic="transport")
    assert kit.instruments == ("cppnm-a",)
    taken = {one for name in TOPICS for one in context(name).instruments}
    assert not any(shipped().instruments[one].kind == "proposal" for one in taken)
    assert "cns" not in context("emergency").instruments  # to which Kenya is no party
    assert context("safety-and-waste").instruments == ("cns", "joint-convention")  # on which nothing else speaks


@pytest.mark.parametrize(("topic", "language"), [("transport", "en"), ("insider-threat", "fr"), ("offences", "ar")])
def test_every_file_of_a_kit_on_a_topic_is_in_order(topic: str, language: str) -> None:
    kit = context(topic, "civil", language)
    files, _texts = kit_files(kit)
    for name in (one for one in files if one.endswith(".docx")):
        assert faults(files[name]) == []
    tables = docx.Document(BytesIO(files["05-obligations-and-clauses.docx"])).tables
    listed = {row.cells[0].text.split("\n")[-1] for table in tables for row in table.rows} & set(shipped().obligations)
    assert listed == kit.duties


def test_the_guide_says_the_topic_and_a_kit_made_anew_keeps_it(tmp_path: Path) -> None:
    country = load_country("KE", shipped().roots)
    made = build_kit(shipped(), country, None, [], None, None, None, tmp_path / "kit", topic="enriched-uranium")
    words = "\n".join(one.text for one in docx.Document(tmp_path / "kit" / "00-start-here.docx").paragraphs)
    assert "One topic only: Highly enriched uranium." in words
    again = remake(shipped(), tmp_path / "kit", tmp_path / "again", None)
    assert again.files == tuple(sorted(made.files))
    options = [json.loads((tmp_path / one / "kit.json").read_text())["options"] for one in ("kit", "again")]
    for name in ("topic", "instruments", "language", "tradition"):
        assert options[0][name] == options[1][name]
    assert options[1]["topic"] == "enriched-uranium"


def test_an_unknown_topic_and_one_without_duties_are_refused_with_the_choices() -> None:
    with pytest.raises(UnknownNameError, match=r"unknown topic 'space'; known topics: .*transport"):
        context("space")
    country = load_country("KE", shipped().roots)
    with pytest.raises(UnknownNameError, match=r"no duty on the topic 'transport' .* there are some in: cppnm-a"):
        make_context(shipped(), country, "en", ["sua"], None, Answers(), None, topic="transport")


def test_the_topics_are_listed() -> None:
    said = CliRunner().invoke(commands, ["kit", "--topics"])
    assert said.exit_code == 0
    assert [line.split()[0] for line in said.output.splitlines()] == list(TOPICS)


def test_a_topic_that_names_what_is_not_there_is_a_fault(tmp_path: Path) -> None:
    (tmp_path / "checklists" / "topics").mkdir(parents=True)
    (tmp_path / "checklists" / "topics" / "own.yaml").write_text(
        "topics:\n- id: moon\n  title: The Moon\n  about: all of it\n  kinds: [lunar]\n  clauses: [no.such]\n"
    )
    found = topic_faults([tmp_path], shipped().obligations, shipped().instruments, shipped().clauses)
    assert [one.message for one in found] == [
        "no obligation is of the kind 'lunar'",
        "no clause is called 'no.such'",
        "the topic holds no duty",
    ]
