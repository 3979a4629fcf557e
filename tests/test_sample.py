"""The sample draft: what was planted in it is found, and nothing that stands in it is lost on the way from Word."""

from __future__ import annotations

from functools import cache
from pathlib import Path

import pytest
import yaml

from lawkit.checking.assessment import Assessment
from lawkit.checking.check import check
from lawkit.drafts.reading import read
from lawkit.library.loader import load

SAMPLES = Path(__file__).resolve().parents[1] / "samples"
PLANTED = yaml.load((SAMPLES / "planted-gaps.yaml").read_text(encoding="utf-8"), yaml.BaseLoader)


@cache
def assessment() -> Assessment:
    draft = read(SAMPLES / "kestria-nuclear-security-bill.docx")
    return check(load(), [draft], ["cppnm-a", "icsant"])


def test_the_sample_is_a_real_draft_of_more_than_four_thousand_words() -> None:
    assert assessment().draft.word_count > 4_000


def test_the_word_file_reads_as_the_text_with_printed_numbers() -> None:
    from_word = read(SAMPLES / "kestria-nuclear-security-bill.docx")
    from_text = read(SAMPLES / "kestria-nuclear-security-bill.txt")
    assert from_word.text.split() == from_text.text.split()
    assert [p.locator for p in from_word.provisions] == [p.locator for p in from_text.provisions]


@pytest.mark.parametrize(("status", "obligation"), [(s, o) for s in PLANTED for o in PLANTED[s]])
def test_a_planted_gap_is_reported(status: str, obligation: str) -> None:
    found = {finding.obligation: finding for finding in assessment().findings}
    assert found[obligation].is_gap
    assert found[obligation].status.value == status


def test_most_of_what_stands_in_the_sample_is_not_called_missing() -> None:
    missing = [f.obligation for f in assessment().findings if f.status.value == "missing" and not f.option]
    assert len(missing) <= 30, missing


def test_every_quote_stands_where_its_offsets_say() -> None:
    draft = assessment().draft
    quoted = 0
    for finding in assessment().findings:
        items = [*finding.evidence, *finding.nearest, *(n.evidence for n in finding.narrowed_by)]
        items += [one for element in finding.elements for one in element.evidence]
        for item in items:
            assert draft.text[item.start : item.end] == item.quote
            assert item.provision
            quoted += 1
    assert quoted > 100
