"""A kit with a draft holds the gap report and the draft itself, filled in from the country's answers."""

from __future__ import annotations

import json
from datetime import date
from functools import cache
from io import BytesIO
from pathlib import Path

from docx import Document
from lxml import etree

from lawkit.kits.draft_documents import ANNOTATED, GAP_REPORT, draft_documents
from lawkit.kits.kit import build_kit
from lawkit.library.loader import Library, load
from lawkit.localization.answers import Answers
from lawkit.localization.countries import load_country
from tests.word.undone import W, parts

SAMPLE = Path(__file__).resolve().parents[2] / "samples" / "kestria-nuclear-security-bill.docx"


@cache
def library() -> Library:
    return load()


def test_a_draft_adds_two_documents_and_the_kit_knows_them(tmp_path: Path) -> None:
    answers = Answers(placeholders={"point-of-contact": "the National Nuclear Desk"})
    country = load_country("KE", library().roots)
    kit = build_kit(
        library(), country, "en", ["icsant"], "common", answers, date(2026, 3, 1), tmp_path / "kit",
        lambda context: draft_documents(context, SAMPLE),
    )  # fmt: skip
    assert {GAP_REPORT, ANNOTATED} <= set(kit.files)
    assert {GAP_REPORT, ANNOTATED} <= set(json.loads((kit.folder / "kit.json").read_text())["files"])
    words = "\n".join(one.text for one in Document(BytesIO((kit.folder / GAP_REPORT).read_bytes())).paragraphs)
    assert "ICSANT art." in words
    body = etree.fromstring(parts((kit.folder / ANNOTATED).read_bytes())["word/document.xml"])
    inserted = [one for one in body.iter(W + "ins") if one.get(W + "author") == "lawkit"]
    assert {one.get(W + "date") for one in inserted} == {"2026-03-01T00:00:00Z"}
    put_in = "".join("".join(one.itertext()) for one in inserted)
    assert "the National Nuclear Desk" in put_in
    assert "Kenya" in put_in
    assert "[State]" not in put_in


def test_a_kit_without_a_draft_holds_neither(tmp_path: Path) -> None:
    country = load_country("KE", library().roots)
    kit = build_kit(library(), country, "en", ["icsant"], "common", None, None, tmp_path / "kit")
    assert not {GAP_REPORT, ANNOTATED} & set(kit.files)
