from __future__ import annotations

from pathlib import Path

import pytest

from lawkit.library.clause_validation import clause_files
from lawkit.library.loader import load
from lawkit.library.paper_validation import paper_faults
from lawkit.library.paths import content_root

SHIPPED = content_root()


def faults(folder: Path, file: str, text: str) -> list[str]:
    """The faults of a pack that adds one file of papers to the shipped content."""
    papers = folder / "model_laws" / "papers"
    papers.mkdir(parents=True, exist_ok=True)
    (papers / file).write_text(text, encoding="utf-8")
    roots, library = [SHIPPED, folder], load()
    content = clause_files(roots, [])
    found = paper_faults(roots, content, library.obligations, library.instruments, library.concepts)
    return [str(fault).removeprefix(str(papers)) for fault in found]


STEP = "steps:\n- {id: mine, phase: P, title: T, owner: O, weeks: 2, result: R, "
SECTION = "sections:\n- id: mine\n  heading: H\n  paragraphs:\n  - "
FORM = (
    "forms:\n- {id: mine, kind: notification, title: T, treaties: [%s], status: [party], authority: [%s], deed: D, "
    "signed_by: S, sent_to: W, time: N, lines: [{text: %s}]}\n"
)


@pytest.mark.parametrize(
    ("file", "text", "expected"),
    [
        ("roadmap-mine.yaml", STEP + "after: [absent]}", "no step is called 'absent'"),
        ("roadmap-mine.yaml", STEP + "after: [mine]}", "'mine' waits for itself"),
        ("memorandum-mine.yaml", SECTION + "{text: A, needs: [no.clause]}", "no clause is called 'no.clause'"),
        (
            "memorandum-mine.yaml",
            SECTION + "{text: A, known: {no_fact: 'true'}}",
            "no country file knows the fact 'no_fact'",
        ),
        ("memorandum-mine.yaml", SECTION + "text: \"{{ ref('offences.theft') }}\"", "needs: [offences.theft]"),
        ("memorandum-mine.yaml", SECTION + 'text: "{{ treaty.title }}"', "only a paper for a treaty"),
        ("memorandum-mine.yaml", SECTION + "text: \"{{ place('nowhere') }}\"", "no such placeholder"),
        ("memorandum-mine.yaml", SECTION + "text: \"{{ option('a/b') }}\"", "no clause has such an option"),
        ("treaty-mine.yaml", FORM % ("nowhere", "icsant.7.4", "L"), "no treaty is called 'nowhere'"),
        ("treaty-mine.yaml", FORM % ("icsant", "nothing", "L"), "'nothing' is neither an obligation nor"),
        ("terms-mine.yaml", "terms:\n- {id: a, term: t, text: x, concept: nothing}", "no concept is called 'nothing'"),
        ("speech.yaml", "text: x", "no paper has this name"),
    ],
)
def test_a_name_that_leads_nowhere_is_told_with_its_place(tmp_path: Path, file: str, text: str, expected: str) -> None:
    found = faults(tmp_path, file, text)
    assert len(found) == 1, found
    assert expected in found[0]
    assert found[0].startswith(f"/{file}:")


def test_what_leads_somewhere_has_no_fault(tmp_path: Path) -> None:
    text = SECTION + "{text: \"{{ ref('offences.theft') }} and {{ place('gazette') }}\", needs: [offences.theft]}"
    assert faults(tmp_path, "memorandum-mine.yaml", text) == []
    assert faults(tmp_path, "treaty-mine.yaml", FORM % ("icsant", "icsant.7.4", '"{{ treaty.title }}"')) == []


def test_a_packs_entry_takes_the_place_of_a_shipped_one(tmp_path: Path) -> None:
    folder = tmp_path / "model_laws" / "papers"
    folder.mkdir(parents=True)
    (folder / "terms.yaml").write_text("terms:\n- {id: term.party, term: party, text: Ours.}\n")
    terms = load([tmp_path]).papers.terms
    assert [one.text for one in terms if one.id == "term.party"] == ["Ours."]
    assert len(terms) == len(load().papers.terms)
