"""References from one model text to its own provisions, as live fields, and to those of the others, as words.

How they read is the language's own drafting data. What a bill inserts into another law has a provisional number: a
blank with something added. A reference to it prints both, and names the law where it stands outside that law.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass
from itertools import groupby

from lawkit.kits.clauses import KeptClause
from lawkit.kits.numbers import NumberedText
from lawkit.kits.patterns import NBSP, composed, listed
from lawkit.kits.places import Place, part_mark
from lawkit.localization.drafting import BELOW, Noun, Unit, UnitCitation, form_of
from lawkit.word.pieces import Blank, Piece, Reference, Text

_OF_SCHEDULES: tuple[Unit, ...] = ("schedule-paragraph", "schedule-item", "schedule-subitem")
_NO_NOUN = Noun(one={})


@dataclass(frozen=True, slots=True)
class References:
    """Prints the references of one text.

    `name` says what another text is called in it, in a grammatical form; `blank` prints a blank: the name of an
    amended law, or a number.
    """

    own: NumberedText
    others: Sequence[NumberedText]
    name: Callable[[NumberedText, str], list[Piece]]
    blank: Callable[[str, bool], Blank]

    def home(self, target: str) -> NumberedText | None:
        """The text in which a mark stands: this one before the others."""
        return next((text for text in (self.own, *self.others) if target in text.places), None)

    def reference(self, target: str, within: KeptClause | None = None, form: str = "") -> list[Piece] | None:
        """A reference to a clause, paragraph or part; short when it stands in the clause it points into.

        None where no text of the kit holds the target.
        """
        home = self.home(target)
        if home is None:
            return None
        place = home.places[target]
        if home is self.own:
            pieces = self._cited(home, place, within.id if within else "", form)
            return self._in_law(pieces, home, place, within)
        return self._in_text(self._cited(home, place, "", form), home, place, within)

    def joined(self, targets: Sequence[str], within: KeptClause | None = None, form: str = "") -> list[Piece]:
        """References to several clauses of one text: `sections 14 and 90 of the Act`; absent ones are left out."""
        homes = [self.home(target) for target in targets]
        home = next((one for one in homes if one is not None), None)
        held = [target for target, one in zip(targets, homes, strict=True) if one is not None and one is home]
        if home is None:
            return []
        if len(held) == 1:
            return self.reference(held[0], within, form) or []
        citations, first = home.style.citations, home.places[held[0]]
        if citations.several and all(home.places[one].depth == 1 and not home.places[one].schedule for one in held):
            noun = home.style.noun("clause", home.id).words(form, len(held))
            pieces = composed(citations.several, noun=noun, list=self._list([self._bare(home, one) for one in held]))
        else:
            pieces = self._list([self._cited(home, home.places[one], "", form) for one in held])
        if home is self.own:
            return self._in_law(pieces, home, first, within)
        return self._in_text(pieces, home, first, within)

    def part(self, part: str, within: KeptClause | None = None, form: str = "") -> list[Piece] | None:
        """A reference to a part; in a bill to what it inserts of that part of the act. None where no text has it."""
        mark = part_mark(part)
        if self.own.inserted or self.home(mark) is None:
            law = within.law if within else ""  # within an amended law what stands in it is meant
            inserted = self.inserted(law, part, within, form) or self.inserted(part=part, within=within, form=form)
            if inserted and mark not in self.own.places:
                return inserted
        return self.reference(mark, form=form)

    def parts(self, parts: Sequence[str], within: KeptClause | None = None, form: str = "") -> list[Piece]:
        """References to several parts, one after the other; absent ones are left out."""
        found = [pieces for pieces in (self.part(part, within, form) for part in parts) if pieces]
        return self._list(found) if found else []

    def inserted(
        self, law: str = "", part: str = "", within: KeptClause | None = None, form: str = ""
    ) -> list[Piece]:  # fmt: skip
        """The provisions that the bill inserts, of one law or one part of the act: `sections 12A to 12F`."""
        home = next((text for text in (self.own, *self.others) if text.inserted), None)
        if home is None:
            return []
        taken = [
            name for name, number in home.inserted.items()
            if (not law or number.law == law) and (not part or number.part == part)
        ]  # fmt: skip
        found: list[Sequence[Piece]] = []
        for amended, names in groupby(taken, lambda name: home.inserted[name].law):
            runs = self._list([self._run(home, run, form) for run in _runs(list(names), home)])
            inside = within is not None and within.law == amended
            found.append(runs if inside else self._of(runs, home, self._law(home, amended)))
        return self._list(found) if found else []

    def number(self, mark: str) -> list[Piece]:
        """The number of a clause alone, for a table: a live field, or the provisional number of what is inserted."""
        if mark not in self.own.inserted:
            return [Reference(mark)]
        word = self.own.style.table_clause
        return [*([Text(word + NBSP)] if word else []), *self._bare(self.own, mark)]

    def inserted_heading(self, mark: str) -> list[Piece]:
        """What stands before the heading of an inserted clause: `[N]A. `, `Article [N]-1. `"""
        return composed(self.own.style.citations.inserted.heading, number=self._bare(self.own, mark))

    def locator(self, mark: str) -> str:
        """The place of a clause or paragraph in words: `12(1)(a)`, `Article 3`, `Schedule 1`, `[N]A(1)`."""
        first, *rest = self.own.places[mark].chain
        words = "".join(_printed(piece, self.own) for piece in self.number(first)).replace(NBSP, " ")
        numbers = (self.own.numbers[one] or self.own.bare[one] for one in rest)
        return words + "".join(f"({number.strip('()（）')})" for number in numbers)

    # -- inside ----------------------------------------------------------------------------------------------------

    def _list(self, items: Sequence[Sequence[Piece]]) -> list[Piece]:
        return listed(items, self.own.drafting.locale)

    def _cited(self, home: NumberedText, place: Place, within: str, form: str) -> list[Piece]:
        """A place as its text cites it; `within` is the clause that speaks."""
        citations = home.style.citations
        if place.mark == within and not place.schedule:
            return [Text(self._this(home, form))]
        rest = place.chain[1:]
        own = bool(within) and place.clause == within and not place.schedule
        units = list(_units(place, rest))
        if citations.order == "outward":
            around = self._around(home, place, form if not rest else citations.outer_form, own and bool(rest))
            for mark, unit in zip(rest, units, strict=True):
                pattern = citations.units[unit].alone
                pieces = self._unit(home, mark, unit, pattern, form if mark == rest[-1] else citations.outer_form)
                around = composed(citations.outer, ref=pieces, outer=around) if around else pieces
            return around
        if not own:
            pieces = self._around(home, place, form, False)
            for number, (mark, unit) in enumerate(zip(rest, units, strict=True)):
                pieces += self._unit(home, mark, unit, _inside(citations.units[unit], number), form)
            return pieces
        pieces = []
        for number, (mark, unit) in enumerate(zip(rest, units, strict=True)):
            found = citations.units[unit]
            pattern = (found.after if number else "") or found.alone
            pieces += self._unit(home, mark, unit, pattern, form)
        return composed(citations.own, ref=pieces, outer=self._this(home, citations.outer_form))

    def _around(self, home: NumberedText, place: Place, form: str, own: bool) -> list[Piece]:
        """The clause, schedule or part that a place lies in, or `this section` for one's own."""
        citations, mark = home.style.citations, place.chain[0]
        if own:
            return [Text(self._this(home, form))] if "{outer}" in citations.own else []
        if not place.depth:
            return self._unit(home, mark, "part", citations.part, form)
        if place.schedule:
            return self._unit(home, mark, "schedule", citations.schedule, form)
        if mark in home.inserted:
            noun = home.style.noun("clause", home.id).words(form)
            return composed(citations.inserted.cited, noun=noun, n=self._bare(home, mark))
        return self._unit(home, mark, "clause", citations.clause, form)

    def _unit(self, home: NumberedText, mark: str, unit: Unit, pattern: str, form: str) -> list[Piece]:
        """One unit in the pattern for it."""
        style = home.style
        named = unit in style.nouns or unit in home.words.nouns
        noun = (style.noun(unit, home.id) if named else _NO_NOUN).words(form)
        return composed(pattern, noun=noun, n=self._live(home, mark, True), label=self._live(home, mark, False))

    def _live(self, home: NumberedText, mark: str, bare: bool) -> list[Piece]:
        """A number of this text as a field, of another as words; one that is counted and not printed as words too."""
        label, number = home.numbers[mark], home.bare[mark]
        if home is not self.own or not label:
            return [Text(number if bare or not label else label)]
        return [Reference(mark, bare=bare and label != number, in_words=mark in home.in_words)]

    def _bare(self, home: NumberedText, clause: str) -> list[Piece]:
        """The number of a clause without a word before it."""
        number = home.inserted.get(clause)
        if number is None:
            return composed(home.style.citations.number, n=self._live(home, clause, True))
        return composed(home.style.citations.inserted.number, after=self.blank(number.after, True), n=number.number)

    def _run(self, home: NumberedText, run: Sequence[str], form: str) -> list[Piece]:
        """Inserted clauses that follow on each other."""
        if len(run) == 1:
            return self._around(home, home.places[run[0]], form, False)
        noun = home.style.noun("clause", home.id).words(form, len(run) if len(run) > 2 else 3)
        first, last = self._bare(home, run[0]), self._bare(home, run[-1])
        return composed(home.style.citations.range, noun=noun, first=first, last=last)

    def _this(self, home: NumberedText, form: str) -> str:
        return form_of(home.words.this_clause or home.style.citations.this_clause, form)

    def _in_text(
        self, pieces: list[Piece], home: NumberedText, place: Place, within: KeptClause | None
    ) -> list[Piece]:  # fmt: skip
        if place.clause in home.inserted:
            return self._in_law(pieces, home, place, within)
        citations = home.style.citations
        name = self.name(home, citations.text_form)
        if place.schedule and citations.schedule_of_text:
            return composed(citations.schedule_of_text, ref=pieces, text=name)
        return self._of(pieces, home, name, len(place.chain) > 1)

    def _in_law(
        self, pieces: list[Piece], home: NumberedText, place: Place, within: KeptClause | None
    ) -> list[Piece]:  # fmt: skip
        """With the name of the law into which a clause is inserted, for a reader who stands outside that law."""
        number = home.inserted.get(place.clause)
        if number is None or (within is not None and within.law == number.law):
            return pieces
        return self._of(pieces, home, self._law(home, number.law), len(place.chain) > 1)

    def _law(self, home: NumberedText, blank: str) -> list[Piece]:
        return composed(home.style.law(blank, home.style.citations.text_form), law=self.blank(blank, False))

    def _of(self, pieces: list[Piece], home: NumberedText, name: list[Piece], long: bool = False) -> list[Piece]:
        citations = home.style.citations
        pattern = (citations.of_text_long if long else "") or citations.of_text
        return composed(pattern, ref=pieces, text=name)


def _units(place: Place, rest: Sequence[str]) -> Iterator[Unit]:
    """What the marks after the first of a place's chain are."""
    kinds = _OF_SCHEDULES if place.schedule else BELOW
    for number in range(len(rest)):
        yield kinds[min(place.depth - 1 - len(rest) + number, len(kinds) - 1)]


def _inside(unit: UnitCitation, number: int) -> str:
    return (unit.after if number else unit.inside) or unit.alone


def _runs(names: Sequence[str], home: NumberedText) -> list[list[str]]:
    """Inserted clauses in runs without a gap."""
    runs: list[list[str]] = []
    for name in names:
        number = home.inserted[name]
        last = home.inserted[runs[-1][-1]] if runs else None
        if last is not None and (last.after, last.order + 1) == (number.after, number.order):
            runs[-1].append(name)
        else:
            runs.append([name])
    return runs


def _printed(piece: Piece, home: NumberedText) -> str:
    match piece:
        case Reference(target=target, bare=bare):
            return home.bare[target] if bare else home.numbers[target]
        case Text(text=words) | Blank(value=words):
            return words
        case _:
            return ""
