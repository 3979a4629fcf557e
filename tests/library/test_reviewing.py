"""Review questions and enacted examples name duties that exist."""

from __future__ import annotations

from pathlib import Path

from lawkit.library.content import Obligation
from lawkit.library.loader import load
from lawkit.library.reviewing import review_faults

QUESTIONS = """questions:
- obligation: cppnm-a.7.1.b
  question: Does the law punish the theft of nuclear material?
  look_for: [In the penal code.]
- obligation: cppnm-a.7.1.b
  question: Again
  look_for: [In the penal code.]
- obligation: cppnm-a.99
  question: Is it so?
  look_for: [Anywhere.]
"""
ENACTED = """source: a gazette
checked_by: a lawyer
checked_on: '2026-11-30'
examples:
- {obligation: cppnm-a.7.1.b, state: 'NO', act: An Act, provisions: [s. 1], year: '1999', extent: whole, lacks: [theft]}
- {obligation: cppnm-a.7.1.b, state: KE, act: An Act, provisions: [s. 1], year: '1999', extent: part, lacks: [arson]}
"""


def obligations() -> dict[str, Obligation]:
    return load().obligations


def test_faults_name_the_file_and_what_is_wrong(tmp_path: Path) -> None:
    for folder, text in (("questions", QUESTIONS), ("enacted", ENACTED)):
        (tmp_path / "checklists" / folder).mkdir(parents=True)
        (tmp_path / "checklists" / folder / "x.yaml").write_text(text, encoding="utf-8")
    found = [(fault.line, fault.message) for fault in review_faults([tmp_path], obligations())]
    assert found == [
        (5, "the question on 'cppnm-a.7.1.b' stands twice"),
        (6, "expected a question, with a question mark at its end"),
        (8, "no obligation is called 'cppnm-a.99'"),
        (5, "an example that lacks elements does a part only"),
        (6, "'cppnm-a.7.1.b' has no element 'arson'"),
    ]
