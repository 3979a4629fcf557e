"""What a survey shows, in the order in which it shows it; no report decides anything itself."""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass

from babel import Locale, UnknownLocaleError

from lawkit.checking.assessment import Evidence, Finding, Status
from lawkit.checking.progress import STATES, Change, state_of
from lawkit.library.content import Effect, Obligation
from lawkit.library.loader import Library
from lawkit.localization.messages import marked
from lawkit.reports.view import DISCLAIMER
from lawkit.survey.survey import Changed, Subject, Survey

Translate = Callable[[str], str]
TITLE = marked("Survey of laws")
COUNTING = marked(
    "The laws of one state are read together and count as a set; every other law counts for itself. A share is the "
    "part of the duties that is covered, a duty that is covered in part counting for half; duties that a reviewer must "
    "decide are left out of it."
)


@dataclass(frozen=True, slots=True)
class Place:
    """Words of a law that carry a duty."""

    law: str
    provision: str
    quote: str


@dataclass(frozen=True, slots=True)
class Cell:
    """One duty in one column, where something was found; `place` of the words it rests on."""

    subject: int  # number of the column, from 0
    state: str
    places: tuple[Place, ...]
    lacking: tuple[str, ...]  # elements, in words
    narrowed: tuple[Place, ...]


@dataclass(frozen=True, slots=True)
class DutyRow:
    """One obligation over all columns."""

    number: int
    id: str
    authority: str
    duty: str
    kind: str
    option: bool
    states: tuple[str, ...]  # column by column
    cells: tuple[Cell, ...]  # those where something was found
    best: tuple[Cell, ...]  # laws that carry it best


@dataclass(frozen=True, slots=True)
class Column:
    """A state or a law."""

    name: str
    laws: tuple[str, ...]
    counts: tuple[int, ...]  # STATES in order; options are no duties


@dataclass(frozen=True, slots=True)
class ThemeRow:
    """A kind of duty over all columns."""

    kind: str
    share: float
    counts: tuple[int, ...]  # STATES in order
    weakest: tuple[DutyRow, ...]


@dataclass(frozen=True, slots=True)
class ChangedRow:
    """A duty that changed in a column since the last survey."""

    subject: str
    duty: DutyRow
    before: str
    after: str
    direction: str
    was_in: str
    is_in: str
    column: int

    @property
    def anchor(self) -> str:
        """The place of the duty in a page."""
        return f"d-{self.duty.number}"


@dataclass(frozen=True)
class SurveyView:
    """A survey arranged for its readers."""

    columns: tuple[Column, ...]
    duties: tuple[DutyRow, ...]
    themes: tuple[ThemeRow, ...]
    laws: tuple[tuple[str, str, str, int], ...]  # name, column, language, words
    skipped: tuple[tuple[str, str], ...]
    compared: bool  # whether there was a survey before
    new: tuple[str, ...]
    gone: tuple[str, ...]
    changed: tuple[ChangedRow, ...]
    warnings: tuple[str, ...]
    disclaimer: str
    counting: str
    instruments: tuple[str, ...]
    directions: Mapping[str, str]  # what a duty became, in words


def arrange_survey(survey: Survey, library: Library, translate: Translate, language: str) -> SurveyView:
    """Arrange a survey for its readers; `library` in the language of the report."""
    names = {one.name: shown_name(one, language) for one in survey.subjects}
    column = {one.name: number for number, one in enumerate(survey.subjects)}
    duties = tuple(
        _duty(number, library.obligations[one.id], survey, library, column)
        for number, one in enumerate(survey.obligations, 1)
    )
    by_id = {one.id: one for one in duties}
    owner = {law: names[one.name] for one in survey.subjects for law in one.laws}
    since = survey.since
    return SurveyView(
        columns=tuple(_column(one, names[one.name], survey.obligations) for one in survey.subjects),
        duties=duties,
        themes=tuple(
            ThemeRow(
                one.kind,
                one.share,
                tuple(one.counts[state] for state in STATES),
                tuple(by_id[name] for name in one.weakest),
            )
            for one in survey.themes
        ),
        laws=tuple((one.name, owner[one.name], one.result.language, one.result.words) for one in survey.laws),
        skipped=survey.skipped,
        compared=since is not None,
        new=tuple(names[one] for one in since.new) if since else (),
        gone=since.gone if since else (),
        changed=tuple(_changed(one, change, names, by_id, column) for one in since.changed for change in one.changes)
        if since
        else (),
        warnings=survey.warnings,
        disclaimer=translate(DISCLAIMER),
        counting=translate(COUNTING),
        instruments=tuple(library.instruments[one].short_title for one in survey.instruments),
        directions={
            "lost": translate("Lost"),
            "mixed": translate("Changed both ways"),
            "gained": translate("Gained"),
            "moved": translate("Moved"),
        },
    )


def shown_name(subject: Subject, language: str) -> str:
    """A state by its name in a language, a law by the name of its file."""
    if not subject.is_state:
        return subject.name
    try:
        name = Locale.parse(language).territories.get(subject.name)
    except (UnknownLocaleError, ValueError):
        name = None
    return f"{name} ({subject.name})" if name else subject.name


def places_line(places: Sequence[Place]) -> str:
    """The provisions, each once: "act.txt 12(1)(a); act.txt 14"."""
    return "; ".join(dict.fromkeys(f"{one.law} {one.provision}".strip() for one in places))


def _column(subject: Subject, name: str, obligations: Sequence[Obligation]) -> Column:
    counts = Counter(subject.state(one.id) for one in obligations if not one.is_option)
    return Column(name, subject.laws, tuple(counts[state] for state in STATES))


def _duty(number: int, obligation: Obligation, survey: Survey, library: Library, column: dict[str, int]) -> DutyRow:
    cells = (
        _cell(column[one.name], one.findings[obligation.id], obligation)
        for one in survey.subjects
        if obligation.id in one.findings
    )
    best = (_cell(column[one.subject], one.finding, obligation) for one in survey.best.get(obligation.id, ()))
    return DutyRow(
        number=number,
        id=obligation.id,
        authority=f"{library.instruments[obligation.instrument].short_title} {obligation.pinpoint}",
        duty=obligation.duty,
        kind=obligation.kind,
        option=obligation.is_option,
        states=tuple(one.state(obligation.id) for one in survey.subjects),
        cells=tuple(cells),
        best=tuple(best),
    )


def _cell(column: int, finding: Finding, obligation: Obligation) -> Cell:
    found = {one.id for one in finding.elements if one.present}
    asked = [e for e in obligation.elements if e.required and e.effect not in (Effect.MUST_NOT_ADD, Effect.LIMITING)]
    partly = finding.status is Status.PARTIAL
    return Cell(
        subject=column,
        state=state_of(finding),
        places=tuple(_place(one) for one in finding.evidence),
        lacking=tuple(e.text for e in asked if e.id not in found) if partly else (),
        narrowed=tuple(_place(one.evidence) for one in finding.narrowed_by),
    )


def _place(one: Evidence) -> Place:
    return Place(one.file, one.provision, one.quote)


def _changed(
    changed: Changed, change: Change, names: dict[str, str], duties: dict[str, DutyRow], column: dict[str, int]
) -> ChangedRow:
    return ChangedRow(
        subject=names[changed.subject],
        duty=duties[change.obligation],
        before=state_of(change.before),
        after=state_of(change.after),
        direction=change.direction.value,
        was_in=places_line([_place(one) for one in change.before.evidence]),
        is_in=places_line([_place(one) for one in change.after.evidence]),
        column=column[changed.subject],
    )
