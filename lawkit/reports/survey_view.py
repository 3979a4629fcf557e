"""What a survey shows, in the order in which it shows it; no report decides anything itself."""

from __future__ import annotations

import hashlib
import re
from collections import Counter
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from math import floor

from babel.numbers import format_decimal

from lawkit.checking.assessment import Evidence, Finding, Status
from lawkit.checking.progress import STATES, Change, state_of
from lawkit.kits.words import themes as theme_titles
from lawkit.library.content import Effect, Obligation
from lawkit.library.loader import Library
from lawkit.localization.locales import state_name
from lawkit.reports.view import DISCLAIMER
from lawkit.sentences import marked
from lawkit.survey.comparison import Comparison
from lawkit.survey.first_look import FirstLook
from lawkit.survey.results import LONGEST_QUOTE
from lawkit.survey.survey import BEST, Changed, Subject, Survey, share_of

Translate = Callable[[str], str]
TITLE = marked("Survey of laws")
COUNTING = marked(
    "The laws of one state are read together and count as a set; every other law counts for itself. A share is the "
    "part of the duties that is covered, a duty that is covered in part counting for half; duties that a reviewer must "
    "decide are left out of it."
)
ABSENCE = marked(
    "“Not found” means: not found in the laws that were read. Other laws of the State may meet the duty, and a law on "
    "one subject cannot be expected to meet the duties on others. Whether an instrument binds a State is not looked at."
)
FIRST_PASS = marked(
    "First pass: {laws} laws were read for their words; {able} of them could bear on a duty, {checked} were checked in "
    "full, {left_out} were left out. For each duty at most {most} laws are checked in full, those that speak of it "
    "most closely; a duty may be met in a law that was left out."
)
FIRST_PASS_OF_ALL = marked(
    "First pass: {laws} laws were read for their words; the {checked} that could bear on a duty were checked in full, "
    "{left_out} were left out."
)
RECALL = marked(
    "Measured on {laws} other laws in {languages} languages: of {findings} duties that the full check found there, the "
    "first pass saw {seen} as possible ({share} %)."
)
MANY = 250  # states and laws that have a page each


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
    kind: str  # the theme's title
    theme: str  # the page of the theme
    option: bool
    states: tuple[str, ...]  # column by column
    cells: tuple[Cell, ...]  # those where something was found
    best: tuple[Cell, ...]  # laws that carry it best


@dataclass(frozen=True, slots=True)
class Column:
    """A state or a law."""

    number: int  # from 0
    name: str
    code: str  # of a state, else ''
    page: str  # file name; '' where it has none
    laws: tuple[str, ...]
    words: int
    counts: tuple[int, ...]  # STATES in order; options are no duties
    share: float | None  # of what could be decided; None where nothing could
    themes_found: int  # themes of which at least one duty was found


@dataclass(frozen=True, slots=True)
class Group:
    """The duties of a theme, or of an instrument, over all columns; options stand among the duties, not in figures."""

    key: str
    title: str
    page: str  # file name
    duties: tuple[DutyRow, ...]
    share: float
    counts: tuple[int, ...]  # STATES in order
    weakest: tuple[DutyRow, ...]
    columns: tuple[tuple[tuple[int, ...], float | None], ...]  # column by column: STATES in order, share


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


@dataclass(frozen=True, slots=True)
class ComparedRow:
    """A duty side by side; None where nothing was found."""

    duty: DutyRow
    cells: tuple[Cell | None, ...]


@dataclass(frozen=True, slots=True)
class ComparisonView:
    """Some states or laws side by side."""

    title: str
    page: str  # file name
    columns: tuple[Column, ...]
    themes: tuple[tuple[str, tuple[float | None, ...]], ...]  # title, shares
    differing: tuple[ComparedRow, ...]
    alike: tuple[ComparedRow, ...]
    open: tuple[DutyRow, ...]


@dataclass(frozen=True)
class SurveyView:
    """A survey arranged for its readers."""

    columns: tuple[Column, ...]
    duties: tuple[DutyRow, ...]
    themes: tuple[Group, ...]  # the weakest first
    instruments: tuple[Group, ...]
    comparisons: tuple[ComparisonView, ...]
    laws: tuple[tuple[str, int, str, int], ...]  # name, column, language, words
    skipped: tuple[tuple[str, str], ...]
    compared: bool  # whether there was a survey before
    new: tuple[str, ...]
    gone: tuple[str, ...]
    changed: tuple[ChangedRow, ...]
    warnings: tuple[str, ...]
    disclaimer: str
    notes: tuple[str, ...]  # how it counts, what absence means
    first_look: tuple[str, ...]  # what the first pass did, in sentences; () without one
    directions: Mapping[str, str]  # what a duty became, in words

    @property
    def themes_in_order(self) -> tuple[Group, ...]:
        """The themes in the order of a law."""
        order = list(theme_titles(str))
        return tuple(sorted(self.themes, key=lambda one: (order.index(one.key) if one.key in order else 99, one.key)))


def arrange_survey(
    survey: Survey, library: Library, translate: Translate, language: str, comparisons: Sequence[Comparison] = ()
) -> SurveyView:
    """Arrange a survey for its readers; `library` in the language of the report."""
    column = {one.name: number for number, one in enumerate(survey.subjects)}
    titles = theme_titles(translate)
    duties = tuple(
        _duty(number, library.obligations[one.id], survey, library, column, titles)
        for number, one in enumerate(survey.obligations, 1)
    )
    by_id = {one.id: one for one in duties}
    columns = _columns(survey, language)
    names = {one.name: columns[column[one.name]].name for one in survey.subjects}
    owner = {law: column[one.name] for one in survey.subjects for law in one.laws}
    kinds = dict.fromkeys((*(one.kind for one in survey.themes), *(one.kind for one in survey.obligations)))
    since = survey.since
    return SurveyView(
        columns=columns,
        duties=duties,
        themes=tuple(
            _group("theme", kind, _title(kind, titles), [one for one in survey.obligations if one.kind == kind], by_id)
            for kind in kinds
        ),
        instruments=tuple(
            _group(
                "instrument",
                one,
                library.instruments[one].short_title,
                [duty for duty in survey.obligations if duty.instrument == one],
                by_id,
            )
            for one in survey.instruments
        ),
        comparisons=tuple(_comparison(one, survey, library, by_id, column, columns, titles) for one in comparisons),
        laws=tuple((one.name, owner[one.name], one.result.language, one.result.words) for one in survey.laws),
        skipped=tuple((name, translate(why)) for name, why in survey.skipped),
        compared=since is not None,
        new=tuple(names[one] for one in since.new) if since else (),
        gone=since.gone if since else (),
        changed=tuple(_changed(one, change, names, by_id, column) for one in since.changed for change in one.changes)
        if since
        else (),
        warnings=tuple(map(translate, survey.warnings)),
        disclaimer=translate(DISCLAIMER),
        notes=(translate(COUNTING), translate(ABSENCE)),
        first_look=tuple(_first_look(survey.first_look, translate, language)) if survey.first_look else (),
        directions={
            "lost": translate("Lost"),
            "mixed": translate("Changed both ways"),
            "gained": translate("Gained"),
            "moved": translate("Moved"),
        },
    )


def _first_look(look: FirstLook, translate: Translate, language: str) -> Iterator[str]:
    def shown(value: float) -> str:
        return format_decimal(value, locale=language)

    yield translate(FIRST_PASS if look.most_each else FIRST_PASS_OF_ALL).format(
        laws=shown(look.laws),
        able=shown(look.able),
        checked=shown(look.checked),
        left_out=shown(look.left_out),
        most=shown(look.most_each),
    )
    recall = look.recall
    share = floor(1000 * recall.seen / recall.findings) / 10
    yield translate(RECALL).format(
        laws=shown(recall.laws),
        languages=shown(len(recall.languages)),
        findings=shown(recall.findings),
        seen=shown(recall.seen),
        share=shown(share),
    )


def shown_name(subject: Subject, language: str) -> str:
    """A state by its name in a language, a law by the name of its file."""
    if not subject.is_state:
        return subject.name
    name = state_name(subject.name, language)
    return f"{name} ({subject.name})" if name != subject.name else name


def places_line(places: Sequence[Place]) -> str:
    """The provisions, each once: "act.txt 12(1)(a); act.txt 14"."""
    return "; ".join(dict.fromkeys(f"{one.law} {one.provision}".strip() for one in places))


def _columns(survey: Survey, language: str) -> tuple[Column, ...]:
    words = {one.name: one.result.words for one in survey.laws}
    duties = [one for one in survey.obligations if not one.is_option]
    columns = []
    for number, subject in enumerate(survey.subjects):
        counts = _counts(subject, duties)
        column = Column(
            number=number,
            name=shown_name(subject, language),
            code=subject.name if subject.is_state else "",
            page=_page_of(subject) if number < MANY else "",
            laws=subject.laws,
            words=sum(words.get(law, 0) for law in subject.laws),
            counts=tuple(counts[state] for state in STATES),
            share=share_of(counts),
            themes_found=len({one.kind for one in duties if subject.state(one.id) in ("covered", "partial")}),
        )
        columns.append(column)
    return tuple(columns)


def _page_of(subject: Subject) -> str:
    return f"state-{subject.name}.html" if subject.is_state else f"law-{_slug(subject.name)}.html"


def _slug(name: str) -> str:
    """A part of a file name that stays the same: letters and figures of a name, and a digest of it."""
    plain = re.sub(r"[^a-z0-9]+", "-", name.lower()).strip("-")[:40].strip("-")
    return f"{plain}-{hashlib.sha256(name.encode()).hexdigest()[:8]}".strip("-")


def _counts(subject: Subject, duties: Iterable[Obligation]) -> Counter[str]:
    return Counter(subject.state(one.id) for one in duties)


def _title(kind: str, titles: Mapping[str, str]) -> str:
    return titles.get(kind) or kind.replace("-", " ").capitalize()


def _group(what: str, key: str, title: str, obligations: Sequence[Obligation], by_id: Mapping[str, DutyRow]) -> Group:
    rows = [by_id[one.id] for one in obligations]
    real = [one for one in rows if not one.option]
    width = len(rows[0].states) if rows else 0
    per_column = [Counter(duty.states[number] for duty in real) for number in range(width)]
    total = sum(per_column, Counter())
    weak = [one for one in real if "partial" in one.states or "missing" in one.states]
    met = {one.id: one.states.count("covered") + one.states.count("partial") / 2 for one in real}
    return Group(
        key=key,
        title=title,
        page=f"{what}-{key}.html",
        duties=tuple(rows),
        share=share_of(total) or 0.0,
        counts=tuple(total[state] for state in STATES),
        weakest=tuple(sorted(weak, key=lambda one: met[one.id])[:BEST]),
        columns=tuple((tuple(one[state] for state in STATES), share_of(one)) for one in per_column),
    )


def _duty(
    number: int,
    obligation: Obligation,
    survey: Survey,
    library: Library,
    column: Mapping[str, int],
    titles: Mapping[str, str],
) -> DutyRow:
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
        kind=_title(obligation.kind, titles),
        theme=f"theme-{obligation.kind}.html",
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


def _comparison(
    compared: Comparison,
    survey: Survey,
    library: Library,
    by_id: Mapping[str, DutyRow],
    column: Mapping[str, int],
    columns: Sequence[Column],
    titles: Mapping[str, str],
) -> ComparisonView:
    kinds: dict[str, list[Obligation]] = {}
    for one in survey.obligations:
        if not one.is_option:
            kinds.setdefault(one.kind, []).append(one)
    duties = [one for of_kind in kinds.values() for one in of_kind]
    shown = [
        columns[column[one.name]] if one.name in column else _column_of_law(one, survey, duties)
        for one in compared.subjects
    ]

    def row(name: str) -> ComparedRow:
        cells = [
            _cell(number, one.findings[name], library.obligations[name]) if name in one.findings else None
            for number, one in enumerate(compared.subjects)
        ]
        return ComparedRow(by_id[name], tuple(cells))

    key = "-".join(one.name if one.is_state else _slug(one.name) for one in compared.subjects)
    return ComparisonView(
        title=" · ".join(one.name for one in shown),
        page=f"compare-{key if len(key) < 100 else _slug(key)}.html",
        columns=tuple(shown),
        themes=tuple(
            (_title(kind, titles), tuple(share_of(_counts(one, of_kind)) for one in compared.subjects))
            for kind, of_kind in kinds.items()
        ),
        differing=tuple(row(name) for name in compared.differing),
        alike=tuple(row(name) for name in compared.alike),
        open=tuple(by_id[name] for name in compared.open),
    )


def _column_of_law(subject: Subject, survey: Survey, duties: Sequence[Obligation]) -> Column:
    """A law of a state that is compared by what it says alone."""
    counts = _counts(subject, duties)
    return Column(
        number=-1,
        name=subject.name,
        code="",
        page="",
        laws=subject.laws,
        words=sum(one.result.words for one in survey.laws if one.name in subject.laws),
        counts=tuple(counts[state] for state in STATES),
        share=share_of(counts),
        themes_found=0,
    )


def _place(one: Evidence) -> Place:
    """Where words stand; a quote that the survey cut says so."""
    return Place(one.file, one.provision, one.quote + "…" * (len(one.quote) >= LONGEST_QUOTE))


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
