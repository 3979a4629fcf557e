"""States, laws or versions of a law of a survey laid side by side, duty by duty."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from pathlib import Path

from lawkit.errors import UnknownNameError
from lawkit.localization.names import find_country
from lawkit.sentences import marked
from lawkit.survey.survey import Subject, Survey

MOST = 6  # columns of a comparison
BY_ITSELF = 4  # a survey of so few subjects is compared as a whole without a request
_DISTANCE = {"covered": 3, "not-applicable": 3, "partial": 2, "undecided": 1, "missing": 0}


@dataclass(frozen=True)
class Comparison:
    """What stands side by side; obligations by id, those that differ most first."""

    subjects: tuple[Subject, ...]
    differing: tuple[str, ...]
    alike: tuple[str, ...]  # in the same state everywhere, and found
    open: tuple[str, ...]  # found nowhere


def comparisons_of(survey: Survey, asked: Iterable[str], roots: Sequence[Path]) -> tuple[Comparison, ...]:
    """A comparison for each request, as "KE,Canada" or "act-1.docx,act-2.docx".

    Raises UnknownNameError for a name that the survey does not hold, and for one name alone or more than MOST.
    """
    made = [_compared(_named(request, survey, roots), survey) for request in asked]
    if not made and 2 <= len(survey.subjects) <= BY_ITSELF:
        made = [_compared(survey.subjects, survey)]
    return tuple(made)


def _compared(subjects: Sequence[Subject], survey: Survey) -> Comparison:
    differing: list[tuple[int, str]] = []
    alike, nowhere = [], []
    for obligation in survey.obligations:
        states = [one.state(obligation.id) for one in subjects]
        if len(set(states)) > 1:
            reach = [_DISTANCE[state] for state in states]
            differing.append((min(reach) - max(reach), obligation.id))
        elif states[0] == "missing":
            nowhere.append(obligation.id)
        else:
            alike.append(obligation.id)
    differing.sort(key=lambda one: one[0])
    return Comparison(tuple(subjects), tuple(name for _gap, name in differing), tuple(alike), tuple(nowhere))


def _named(request: str, survey: Survey, roots: Sequence[Path]) -> list[Subject]:
    names = [name for name in (part.strip() for part in request.split(",")) if name]
    subjects = [_subject(name, survey, roots) for name in names]
    if not 2 <= len({one.name for one in subjects}) == len(subjects) <= MOST:
        raise UnknownNameError(
            marked(
                "--compare {request}: name two to {most} different states or laws, with commas between",
                request=request,
                most=MOST,
            )
        )
    return subjects


def _subject(name: str, survey: Survey, roots: Sequence[Path]) -> Subject:
    """A state by its code or any of its names, or a law by its name in the reports or the end of it.

    A law of a state can be named too: it is then taken by what it says alone.
    """
    for one in survey.subjects:
        if one.name.lower() == name.lower():
            return one
    laws = [one for one in survey.laws if one.name == name]
    laws = laws or [one for one in survey.laws if one.name.rpartition("/")[2] == name]
    if len(laws) == 1:
        law = laws[0]
        return Subject(law.name, False, (law.name,), {one.obligation: one for one in law.result.findings})
    if len(laws) > 1:
        known = ", ".join(one.name for one in laws)
        raise UnknownNameError(
            marked("--compare {name}: several laws end so; name one of {known}", name=name, known=known)
        )
    try:
        code = find_country(name, roots)
    except UnknownNameError:
        code = ""
    for one in survey.subjects:
        if one.is_state and one.name == code:
            return one
    held = [one.name for one in survey.subjects]
    shown = f"{', '.join(held[:12])}{' …' if len(held) > 12 else ''}"
    raise UnknownNameError(
        marked("--compare {name}: the survey holds no such state or law; it holds {known}", name=name, known=shown)
    )
