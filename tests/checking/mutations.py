"""Model texts of the kit with a clause taken out: what the check must then report, and what it must not.

    python -m tests.checking.mutations [act|regulations] [INSTRUMENT,...]     the whole measurement, with every error

A clause that goes takes its elements with it. An obligation that no longer has all that it requires has lost its cover
and must not be called covered; every other obligation must be judged as before.
"""

from __future__ import annotations

import sys
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field
from functools import cache
from pathlib import Path
from tempfile import TemporaryDirectory

from lawkit.checking.assessment import Finding
from lawkit.checking.check import Checker
from lawkit.checking.judging import is_complete
from lawkit.drafts.draft import Draft, Force, Kind, Span
from lawkit.drafts.reading import read
from lawkit.kits.clauses import KeptClause, Selection
from lawkit.kits.context import KitContext, make_context
from lawkit.kits.model_text import print_text
from lawkit.kits.model_texts import MODEL_TEXTS
from lawkit.library.content import DefinitionEntry, Paragraph
from lawkit.library.loader import Library, load
from lawkit.localization.answers import Answers, options_of
from lawkit.localization.countries import load_country

Elements = dict[str, set[str]]  # obligation -> the elements that some clauses bring
DEFINITIONS = "preliminary.definitions"  # gives most other clauses their meaning: not taken out as a whole


@dataclass
class Outcome:
    """What the check made of the removals of one text."""

    removals: int = 0
    lost: int = 0  # obligations that lost their cover
    overlooked: list[tuple[str, str]] = field(default_factory=list)  # clause, obligation still called covered
    untouched: int = 0
    changed: list[tuple[str, str, str, str]] = field(default_factory=list)  # clause, obligation, before, after


@cache
def library() -> Library:
    """The shipped content."""
    return load()


@dataclass(frozen=True)
class Printed:
    """A model text as the kit prints it, read back as a draft."""

    draft: Draft
    selection: Selection
    numbers: dict[str, str]

    def section_of(self, clause: KeptClause) -> tuple[int, int] | None:
        """Where a clause stands in the text; None for what has no section of its own."""
        number = self.numbers.get(clause.id, "").split()[-1:] or [""]
        found = [
            p
            for p in self.draft.provisions
            if p.kind is Kind.SECTION
            and p.label.strip(".").split()[-1:] == number
            and p.heading.startswith(clause.heading[:12])
        ]
        return (found[0].start, found[0].end) if len(found) == 1 else None

    def words_of(self, clause: KeptClause) -> str:
        """What a clause says, a line a provision, without its footnotes; "" for what has no section of its own."""
        place = self.section_of(clause)
        if place is None:
            return ""
        at, end = place
        pieces = []
        for note in sorted((p.start, p.end) for p in self.draft.provisions if p.force is Force.NOTE):
            if at <= note[0] < end:
                pieces.append(self.draft.text[at : note[0]])
                at = note[1]
        pieces.append(self.draft.text[at:end])
        return "\n".join(line for line in "".join(pieces).splitlines() if line.strip())


def printed(text_id: str, instruments: Sequence[str], tradition: str) -> Printed:
    """A model text for Kenya."""
    terms = {one.id: one.example for one in library().placeholders.values() if one.id.startswith("imprisonment-")}
    # "[term for threats and preparations]" would speak of threats, and an open option says two things at once.
    choice = 0 if tradition == "common" else -1
    options = {name: option.choices[choice].id for name, option in options_of(library()).items()}
    answers = Answers(placeholders=terms, options=options)
    context: KitContext = make_context(
        library(), load_country("KE", library().roots), "en", instruments, tradition, answers, None
    )
    text = next(one for one in MODEL_TEXTS if one.id == text_id)
    made = print_text(context, text)
    with TemporaryDirectory() as folder:
        path = Path(folder) / "text.docx"
        path.write_bytes(made.data)
        draft = read(path, "en")
    return Printed(draft, made.wording.selection, made.wording.numbered.numbers)


def brought(clauses: Sequence[KeptClause]) -> Elements:
    """The elements that clauses bring, by obligation."""
    found: Elements = {}
    for clause in clauses:
        pending: list[Paragraph | DefinitionEntry] = [*clause.paragraphs, *clause.definitions]
        while pending:
            piece = pending.pop()
            for obligation, elements in (*piece.implements.items(), *piece.also.items()):
                found.setdefault(obligation, set()).update(elements)
            pending.extend(piece.items)
    return found


def statuses(checker: Checker, draft: Draft) -> dict[str, str]:
    """The status of every obligation."""
    return {one.obligation: one.status.value for one in checker.check([draft]).findings}


def findings_in(checker: Checker, words: str, language: str = "en") -> dict[str, Finding]:
    """The findings on a law of plain text, by obligation."""
    with TemporaryDirectory() as folder:
        path = Path(folder) / "law.txt"
        path.write_text(words, encoding="utf-8")
        return {one.obligation: one for one in checker.check([read(path, language)]).findings}


def without(text: Printed, clause: KeptClause, folder: Path) -> Draft | None:
    """The text with one clause taken out, read anew; None where the clause has no section of its own."""
    place = text.section_of(clause)
    if place is None:
        return None
    return _read_anew(text, [place], folder)


def _read_anew(text: Printed, cuts: Sequence[Span], folder: Path) -> Draft:
    """The text without its notes, its contents and some stretches, as a plain-text draft.

    A table of contents that names a clause which is gone is no longer read as one, and would count as law.
    """
    notes = [(p.start, p.end) for p in text.draft.provisions if p.force in (Force.NOTE, Force.CONTENTS)]
    kept, at = [], 0
    for start, end in sorted([*cuts, *notes]):
        if start >= at:
            kept.append(text.draft.text[at:start])
        at = max(at, end)
    path = folder / "text.txt"
    path.write_text("".join([*kept, text.draft.text[at:]]), encoding="utf-8")
    return read(path, "en")


def complete(elements: Elements, obligation: str) -> bool:
    """Whether some elements are all that an obligation requires; a sum of duties is what its parts are."""
    parts = sum_of(obligation)
    if parts and all(complete(elements, part) for part in parts):
        return True
    return is_complete(library().obligations[obligation], elements.get(obligation, set()))


def sum_of(obligation: str) -> tuple[str, ...]:
    """The duties that an obligation sums up."""
    rule = library().rules.get(obligation)
    return tuple(rule.sum_of) if rule else ()


def touched(obligation: str, whole: Elements, rest: Elements) -> bool:
    """Whether elements of an obligation, or of one that it sums up, went with a clause."""
    return any(whole.get(one) != rest.get(one) for one in (obligation, *sum_of(obligation)))


def measured(text: Printed, checker: Checker, every: int = 1, first: int = 0) -> Outcome:
    """Each clause taken out in turn (of every so many one, counted from `first`)."""
    outcome = Outcome()
    clauses = list(text.selection.clauses())
    whole = brought(clauses)
    with TemporaryDirectory() as name:
        folder = Path(name)
        before = statuses(checker, _read_anew(text, [], folder))
        for clause in clauses[first::every]:
            mutated = without(text, clause, folder) if clause.id != DEFINITIONS else None
            if mutated is None:
                continue
            outcome.removals += 1
            after = statuses(checker, mutated)
            rest = brought([one for one in clauses if one is not clause])
            _compare(clause, before, after, whole, rest, outcome)
    return outcome


def _compare(
    clause: KeptClause, before: dict[str, str], after: dict[str, str], whole: Elements, rest: Elements, outcome: Outcome
) -> None:
    for obligation, status in before.items():
        if touched(obligation, whole, rest):
            if status == "covered" and complete(whole, obligation) and not complete(rest, obligation):
                outcome.lost += 1
                if after[obligation] == "covered":
                    outcome.overlooked.append((clause.id, obligation))
        else:
            outcome.untouched += 1
            if after[obligation] != status:
                outcome.changed.append((clause.id, obligation, status, after[obligation]))


def uncovered(text: Printed, checker: Checker) -> Iterator[tuple[str, str, list[str]]]:
    """What the text claims to do in full and the check does not find covered: obligation, status, elements unseen."""
    elements = brought(list(text.selection.clauses()))
    for finding in checker.check([text.draft]).findings:
        claimed = bool(elements.get(finding.obligation)) and complete(elements, finding.obligation)
        if claimed and finding.status.value != "covered":
            yield finding.obligation, finding.status.value, [one.id for one in finding.elements if not one.present]


def main() -> None:
    text_id = sys.argv[1] if len(sys.argv) > 1 else "act"
    names = sys.argv[2].split(",") if len(sys.argv) > 2 else list(library().instruments)
    instruments = library().require_instruments(names)
    checker = Checker(library(), instruments)
    for tradition in ("common", "civil"):
        text = printed(text_id, instruments, tradition)
        for obligation, status, unseen in uncovered(text, checker):
            print(f"not seen as covered: {obligation} {status} {', '.join(unseen)}")
        outcome = measured(text, checker)
        for clause, obligation in outcome.overlooked:
            print(f"overlooked: without {clause} {obligation} is still covered")
        for clause, obligation, before, after in outcome.changed:
            print(f"changed: without {clause} {obligation} is {after}, was {before}")
        caught = 1 - len(outcome.overlooked) / max(1, outcome.lost)
        print(f"{text_id}, {tradition}: {outcome.removals} removals, {outcome.lost} covers lost, {caught:.3f} caught; "
              f"{len(outcome.changed)} of {outcome.untouched} untouched changed")  # fmt: skip


if __name__ == "__main__":
    main()
