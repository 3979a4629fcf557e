"""The real laws and labelled drafts beside the project, where they are: what is read, what is lost, what resolves."""

from __future__ import annotations

import re
from pathlib import Path

import pytest
import yaml

from lawkit.drafts.draft import Draft
from lawkit.drafts.source import Block, Source
from lawkit.drafts.structure import build

SHARED = Path(__file__).parents[3] / "shared"
LAWS = sorted([*SHARED.glob("laws/*/*.txt"), *SHARED.glob("gold/drafts/*/*.txt")])
pytestmark = pytest.mark.skipif(not LAWS, reason="the shared laws are not here")


def read(path: Path, language: str) -> Draft:
    text = path.read_text(encoding="utf-8").replace("\r\n", "\n")
    return build(Source(path.name, "", tuple(Block(line) for line in text.split("\n"))), language)


def lost(draft: Draft) -> list[str]:
    """Words of the text that stand neither in the own words, nor in the label or heading, of any provision."""
    own = bytearray(len(draft.text))
    for provision in draft.provisions:
        for start, end in provision.own:
            own[start:end] = b"\1" * (end - start)
    printed = {re.sub(r"\W", "", f"{p.label}{p.heading}").lower() for p in draft.provisions}
    everything = " ".join(printed)
    found = []
    for match in re.finditer(r"[^\W_]+", draft.text):
        editorial = re.fullmatch(r"[A-Z]\d{1,3}", match.group()) and draft.text[match.end() : match.end() + 1] == "["
        if not own[match.start()] and match.group().lower() not in everything and not editorial:
            found.append(match.group())
    return found


@pytest.mark.parametrize("path", LAWS, ids=lambda path: path.stem[:30])
def test_no_word_of_a_law_is_lost(path: Path) -> None:
    draft = read(path, path.parent.name)
    missing = lost(draft)
    print(f"{path.stem}: {len(draft.provisions)} provisions, {len(draft.definitions)} definitions, {len(missing)} lost")
    assert not missing
    for provision in draft.provisions:
        parent = draft.provisions[provision.parent] if provision.parent is not None else provision
        assert parent.start <= provision.start <= provision.end <= parent.end


def test_labelled_places_resolve_to_one_provision() -> None:
    asked = resolved = 0
    for path in sorted(SHARED.glob("gold/dev/*.yaml")):
        gold = yaml.load(path.read_text(encoding="utf-8"), Loader=yaml.CBaseLoader)
        draft = read((path.parent / gold["law"]).resolve(), gold["language"])
        for entry in gold["obligations"].values():
            for place in entry.get("where") or []:
                asked += 1
                resolved += len(draft.resolve(place)) == 1
    print(f"{resolved} of {asked} places resolve to exactly one provision")
    assert resolved >= 0.98 * asked
