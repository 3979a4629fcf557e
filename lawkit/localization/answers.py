"""A user's answers on their state: the blanks, the options and the facts that lawkit must not guess."""

from __future__ import annotations

import difflib
from collections.abc import Mapping
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any, cast

from lawkit.errors import AnswersError
from lawkit.library.content import EXISTING_LAW, REFER, Option, Placeholder
from lawkit.library.loader import Library
from lawkit.library.yaml_source import Lines, read_mapping
from lawkit.localization.countries import Country, Fact, TreatyStatus
from lawkit.localization.questions import Question
from lawkit.sentences import marked

SECTIONS = ("country", "facts", "treaty_status", "placeholders", "options")
STATUSES = ("party", "signatory", "not party")
_OPEN = ("", "~", "null")


@dataclass(frozen=True, slots=True)
class Answers:
    """What a user told of their state; what was left empty is not in here."""

    placeholders: Mapping[str, str] = field(default_factory=dict)  # placeholder id -> words
    options: Mapping[str, str] = field(default_factory=dict)  # "clause-id/option-id" -> choice id
    facts: Mapping[str, str] = field(default_factory=dict)  # fact -> value; yes and no as true and false
    treaty_status: Mapping[str, TreatyStatus] = field(default_factory=dict)
    source: str = "answers"  # the name of the file

    def applied_to(self, country: Country) -> Country:
        """The profile with the user's facts and treaty status in place of the sources'."""
        facts = dict(country.facts)
        for name, answer in self.facts.items():
            several = isinstance(country.fact(name).value, tuple)
            parts = tuple(part.strip() for part in answer.split(","))
            facts[name] = Fact(value=parts if several else answer, source=self.source)
        rows = {row.instrument: row for row in country.treaty_status} | dict(self.treaty_status)
        return country.model_copy(update={"facts": facts, "treaty_status": tuple(rows.values())})


def options_of(library: Library) -> dict[str, Option]:
    """Every option of the model laws under its name in an answers file, `clause-id/option-id`."""
    found = {f"{clause.id}/{one.id}": one for clause in library.clauses.values() for one in clause.options}
    for clause in library.clauses.values():
        if clause.fitting:
            found[f"{clause.id}/{EXISTING_LAW}"] = clause.fitting
    return found


def by_reference(answers: Answers) -> frozenset[str]:
    """The clauses in whose place the user wants a cross-reference to a law that already does their work."""
    keys = (key.rpartition("/") for key, choice in answers.options.items() if choice == REFER)
    return frozenset(clause for clause, _, option in keys if option == EXISTING_LAW)


def read_answers(
    path: Path,
    country: Country,
    placeholders: Mapping[str, Placeholder],
    options: Mapping[str, Option],
    questions: Mapping[str, Question],
) -> Answers:
    """The answers in a file, each checked against what was asked; an empty one is still open.

    Raises AnswersError in one line: file and line, what is wrong, the nearest name that is known, and how many more
    faults there are.
    """
    data, lines, faults = read_mapping(path)
    if faults:
        first = faults[0]
        place = f"{first.file}:{first.line}" if first.line else first.file
        problem = first.message
        if problem.startswith("not valid YAML"):
            problem = marked("{problem}; put an answer that holds ': ' or '#' in quotes", problem=problem)
        raise AnswersError([(f"{place}: {first.field}" if first.field else place, problem)])
    return _Reader(path, data, lines).read(country, placeholders, options, questions)


class _Reader:
    """Reads one file and gathers what is wrong with it."""

    def __init__(self, path: Path, data: dict[str, Any], lines: Lines) -> None:
        self.path, self.data, self.lines = path, data, lines
        self.faults: list[tuple[int, str]] = []

    def read(
        self,
        country: Country,
        placeholders: Mapping[str, Placeholder],
        options: Mapping[str, Option],
        questions: Mapping[str, Question],
    ) -> Answers:
        self._known(self.data, SECTIONS, ())
        given = self.data.get("country", "")
        if given != country.iso2:
            self._fault(
                ("country",), marked("expected country: {code}, found {given!r}", code=country.iso2, given=given)
            )
        facts = self._section("facts", {*country.facts, *questions})
        rows = self._section("treaty_status", [row.instrument for row in country.treaty_status])
        blanks = self._section("placeholders", placeholders)
        chosen = self._section("options", options)
        answers = Answers(
            placeholders=blanks,
            options={key: value for key, value in chosen.items() if self._is_choice(key, value, options[key])},
            facts={name: self._fact(name, value, questions.get(name)) for name, value in facts.items()},
            treaty_status={name: self._status(name, value) for name, value in rows.items()},
            source=self.path.name,
        )
        if self.faults:
            raise AnswersError([(f"{self.path}:{line}", message) for line, message in sorted(self.faults)])
        return answers

    def _section(self, name: str, known: Any) -> dict[str, str]:
        """The answers of a section that are not empty, under names that are known."""
        section = self.data.get(name, "")
        if section in _OPEN:
            return {}
        if not isinstance(section, dict):
            self._fault((name,), marked("{name}: expected lines of 'name: answer'", name=name))
            return {}
        self._known(section, known, (name,))
        answers = {}
        for key, value in section.items():
            if not isinstance(value, str):
                self._fault((name, key), marked("{name}: expected text; put it in quotes", name=key))
            elif key in known and value.strip() not in _OPEN:
                answers[key] = " ".join(value.split())
        return answers

    def _known(self, given: Mapping[str, Any], known: Any, at: tuple[str, ...]) -> None:
        for key in given:
            if key not in known:
                close = difflib.get_close_matches(key, list(known), n=1, cutoff=0.5)
                if close:
                    self._fault(
                        (*at, key), marked("unknown name '{name}'; did you mean '{close}'?", name=key, close=close[0])
                    )
                else:
                    self._fault((*at, key), marked("unknown name '{name}'; remove it", name=key))

    def _is_choice(self, key: str, value: str, option: Option) -> bool:
        choices = [choice.id for choice in option.choices]
        if value not in choices:
            self._fault(
                ("options", key),
                marked(
                    "{name}: expected {expected}, found '{given}'", name=key, expected=" / ".join(choices), given=value
                ),
            )
        return value in choices

    def _fact(self, name: str, answer: str, question: Question | None) -> str:
        value = question.value_of(answer) if question else answer
        if value is None:
            expected = question.expected if question else ""
            self._fault(
                ("facts", name),
                marked("{name}: expected {expected}, found '{given}'", name=name, expected=expected, given=answer),
            )
        return value or ""

    def _status(self, instrument: str, answer: str) -> TreatyStatus:
        """`party`, `signatory` or `not party`, with a date after it where it is known."""
        words = answer.split()
        day = words.pop() if words and words[-1][:1].isdigit() else "unknown"
        status = " ".join(words)
        if status in STATUSES and (day == "unknown" or _is_date(day)):
            known = cast(Any, status)
            return TreatyStatus(instrument=instrument, status=known, date=day, source=self.path.name)
        wrong = marked(
            "{name}: expected {expected}, with a date or without (party 2019-05-31), found '{given}'",
            name=instrument,
            expected=", ".join(STATUSES),
            given=answer,
        )
        self._fault(("treaty_status", instrument), wrong)
        return TreatyStatus(instrument=instrument, status="unknown")

    def _fault(self, place: tuple[str, ...], message: str) -> None:
        self.faults.append((self.lines.get(place, 1), message))


def _is_date(text: str) -> bool:
    from datetime import date

    try:
        return len(text) == 10 and bool(date.fromisoformat(text))
    except ValueError:
        return False
