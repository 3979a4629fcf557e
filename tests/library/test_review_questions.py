"""What a reviewer asks of a law: one question for every duty, in words of its own."""

from __future__ import annotations

import re
from pathlib import Path

import pytest
import yaml

from lawkit.library.loader import load

FOLDER = Path(__file__).resolve().parents[2] / "checklists" / "questions"
LIBRARY = load()
DUTIES = LIBRARY.obligations
QUESTIONS = LIBRARY.review_questions


def words(text: str) -> list[str]:
    return re.findall(r"[a-z0-9]+", text.lower())


def runs(text: list[str], length: int) -> set[tuple[str, ...]]:
    return {tuple(text[start : start + length]) for start in range(len(text) - length + 1)}


def entries(path: Path) -> list[dict[str, object]]:
    found: list[dict[str, object]] = yaml.safe_load(path.read_text(encoding="utf-8"))["questions"]
    return found


def test_every_duty_has_exactly_one_question() -> None:
    asked = [entry["obligation"] for path in sorted(FOLDER.glob("*.yaml")) for entry in entries(path)]
    assert sorted(asked, key=str) == sorted(DUTIES)


@pytest.mark.parametrize("instrument", sorted(LIBRARY.instruments))
def test_the_questions_on_an_instrument_stand_in_its_own_file_and_order(instrument: str) -> None:
    asked = [entry["obligation"] for entry in entries(FOLDER / f"{instrument}.yaml")]
    assert asked == [duty.id for duty in DUTIES.values() if duty.instrument == instrument]


def test_no_question_is_the_duty_over_again() -> None:
    # A list of acts or a term of art may be the same: eleven words in a row are a copy.
    for name, entry in QUESTIONS.items():
        question, duty = words(entry.question), words(DUTIES[name].duty)
        assert question != duty
        assert not runs(question, 11) & runs(duty, 11), name
        assert " ".join(duty) not in " ".join(question), name


def test_no_two_duties_have_the_same_question() -> None:
    asked = [entry.question for entry in QUESTIONS.values()]
    assert sorted(asked) == sorted(set(asked))


def test_a_question_is_one_that_yes_or_no_answers_and_fits_a_checklist() -> None:
    opening = re.compile(
        r"(If|Where|When|For|After|Within|On|In|At|Before|Until|Once)\b.*,\s|"
        r"(Does|Do|Is|Are|Can|May|Must|Has|Have|Will)\b"
    )
    for name, entry in QUESTIONS.items():
        assert opening.match(entry.question), name
        assert len(words(entry.question)) <= 35, name
        assert len(entry.look_for) <= 3, name


def test_a_hint_says_where_to_look_or_what_to_look_for_in_a_sentence() -> None:
    for name, entry in QUESTIONS.items():
        for hint in (*entry.look_for, *entry.errors):
            assert hint[0].isupper(), name
            assert hint.endswith("."), name
