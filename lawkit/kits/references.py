"""References from one model text to its own provisions, as live fields, and to those of the others, as words.

What a bill inserts into another law has a provisional number: a blank with a letter added. A reference to it prints
both, and names the law where it stands outside that law.
"""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from itertools import groupby

from lawkit.kits.clauses import KeptClause
from lawkit.kits.model_texts import Translate
from lawkit.kits.numbers import NumberedText
from lawkit.kits.places import Place, part_mark
from lawkit.word.pieces import Blank, Piece, Reference, Text

NBSP = "\u00a0"


@dataclass(frozen=True, slots=True)
class References:
    """Prints the references of one text.

    `name` says what another text is called in it; `blank` prints a blank: the name of an amended law, or a number.
    """

    own: NumberedText
    others: Sequence[NumberedText]
    translate: Translate
    name: Callable[[NumberedText], list[Piece]]
    blank: Callable[[str, bool], Blank]

    @property
    def civil(self) -> bool:
        """Whether provisions are Articles."""
        return self.own.selection.tradition == "civil"

    def home(self, target: str) -> NumberedText | None:
        """The text in which a mark stands: this one before the others."""
        return next((text for text in (self.own, *self.others) if target in text.places), None)

    def reference(self, target: str, within: KeptClause | None = None) -> list[Piece] | None:
        """A reference to a clause, paragraph or part; short when it stands in the clause it points into.

        None where no text of the kit holds the target.
        """
        home = self.home(target)
        if home is None:
            return None
        place = home.places[target]
        if home is self.own:
            return [*self._words(home, place, within.id if within else ""), *self._of_law(home, place, within)]
        return [*self._detached(self._words(home, place, ""), home), *self._of_text(home, place, within)]

    def joined(self, targets: Sequence[str], within: KeptClause | None = None) -> list[Piece]:
        """References to several clauses of one text: `sections 14 and 90 of the Act`; absent ones are left out."""
        homes = [self.home(target) for target in targets]
        home = next((one for one in homes if one is not None), None)
        held = [target for target, one in zip(targets, homes, strict=True) if one is not None and one is home]
        if home is None:
            return []
        if len(held) == 1:
            return self.reference(held[0], within) or []
        _ = self.translate
        pieces: list[Piece] = []
        for number, target in enumerate(held):
            if number:
                pieces.append(Text(_(" and ") if number == len(held) - 1 else ", "))
            pieces += self._bare(home, target) if number else self._first(home, target, self._units(home, target))
        if home is self.own:
            return [*pieces, *self._of_law(home, home.places[held[0]], within)]
        return [*self._detached(pieces, home), *self._of_text(home, home.places[held[0]], within)]

    def part(self, part: str, within: KeptClause | None = None) -> list[Piece] | None:
        """A reference to a part; in a bill to what it inserts of that part of the act. None where no text has it."""
        mark = part_mark(part)
        if self.own.inserted or self.home(mark) is None:
            law = within.law if within else ""  # within an amended law what stands in it is meant
            inserted = self.inserted(law, part, within) or self.inserted(part=part, within=within)
            if inserted and mark not in self.own.places:
                return inserted
        return self.reference(mark)

    def parts(self, parts: Sequence[str], within: KeptClause | None = None) -> list[Piece]:
        """References to several parts, one after the other; absent ones are left out."""
        found = [pieces for pieces in (self.part(part, within) for part in parts) if pieces]
        joined: list[Piece] = []
        for number, pieces in enumerate(found):
            if number:
                joined.append(Text(self.translate(" and ") if number == len(found) - 1 else ", "))
            joined += pieces
        return joined

    def inserted(self, law: str = "", part: str = "", within: KeptClause | None = None) -> list[Piece]:
        """The provisions that the bill inserts, of one law or one part of the act: `sections 12A to 12F`."""
        _ = self.translate
        home = next((text for text in (self.own, *self.others) if text.inserted), None)
        if home is None:
            return []
        taken = [
            name for name, number in home.inserted.items()
            if (not law or number.law == law) and (not part or number.part == part)
        ]  # fmt: skip
        pieces: list[Piece] = []
        for amended, names in groupby(taken, lambda name: home.inserted[name].law):
            runs = _runs(list(names), home)
            pieces += [Text(_(" and "))] if pieces else []
            for number, run in enumerate(runs):
                if number:
                    pieces.append(Text(_(" and ") if number == len(runs) - 1 else ", "))
                word = self._units(home, run[0]) if len(run) > 1 or len(runs) > 1 else home.names.unit
                pieces += self._bare(home, run[0]) if number else self._first(home, run[0], word)
                pieces += [Text(_(" to ")), *self._bare(home, run[-1])] if len(run) > 1 else []
            pieces += [] if within is not None and within.law == amended else self._of(self._law(amended))
        return pieces

    def number(self, mark: str) -> list[Piece]:
        """The number of a clause alone, for a table: a live field, or the provisional number of what is inserted."""
        return self._first(self.own, mark, "")

    def locator(self, mark: str) -> str:
        """The place of a clause or paragraph in words: `12(1)(a)`, `Article 3`, `Schedule 1`, `[N]A(1)`."""
        first, *rest = self.own.places[mark].chain
        words = "".join(_printed(piece, self.own) for piece in self._first(self.own, first, "")).replace(NBSP, " ")
        numbers = [self.own.numbers[one] for one in rest]
        return words + "".join(one if one.startswith("(") else f"({one})" for one in numbers)

    # -- inside ----------------------------------------------------------------------------------------------------

    def _words(self, home: NumberedText, place: Place, within: str) -> list[Piece]:
        _ = self.translate
        if place.mark == within and not place.schedule:
            return [Text(self._this(home))]
        first, *rest = place.chain
        numbers: list[Piece] = [Reference(mark) for mark in rest]
        if place.schedule or not place.depth:
            return [Reference(first), *([Text(_(", paragraph ")), *numbers] if rest else [])]
        if not rest:
            return self._first(home, first, home.names.unit)
        is_paragraph = len(rest) == place.depth - 1
        if place.clause == within:
            word = home.names.paragraph if is_paragraph else home.names.item
            short: list[Piece] = [Reference(rest[0], word), *numbers[1:]]
            return [*short, Text(_(" of this Article"))] if self.civil else short
        if self.civil:
            joint = Text(_(", paragraph ") if is_paragraph else _(", point "))
            return [*self._first(home, first, ""), joint, *numbers]
        return [*self._first(home, first, home.names.unit), *numbers]

    def _first(self, home: NumberedText, clause: str, word: str) -> list[Piece]:
        """The number of a clause, with the word before it."""
        if clause not in home.inserted and not (self.civil and word):
            return [Reference(clause, word)]
        word = word or (self.translate("Article") if self.civil else "")
        return [*([Text(word + NBSP)] if word else []), *self._bare(home, clause)]

    def _bare(self, home: NumberedText, clause: str) -> list[Piece]:
        """The number of a clause after the first of several."""
        number = home.inserted.get(clause)
        if number is not None:
            return [self.blank(number.after, True), Text(number.suffix)]
        if self.civil and home is not self.own:  # the number brings its word along, which stands before the first alone
            return [Text(home.numbers[clause].removeprefix(self.translate("Article") + " "))]
        return [Reference(clause)]

    def _units(self, home: NumberedText, clause: str) -> str:
        """The word before several numbers; live numbers of Articles bring theirs along."""
        live = home is self.own and clause not in home.inserted
        return self.translate("Articles") if self.civil and not live else home.names.units

    def _this(self, home: NumberedText) -> str:
        _ = self.translate
        if self.civil:
            return _("this Article")
        return _("this regulation") if home.id == "regulations" else _("this section")

    def _of_text(self, home: NumberedText, place: Place, within: KeptClause | None) -> list[Piece]:
        if place.clause in home.inserted:
            return self._of_law(home, place, within)
        if place.schedule:
            return [Text(self.translate(" to ")), *self.name(home)]
        return self._of(self.name(home), comma=self.civil and len(place.chain) > 1)

    def _of_law(self, home: NumberedText, place: Place, within: KeptClause | None) -> list[Piece]:
        """The name of the law into which a clause is inserted, for a reader who stands outside that law."""
        number = home.inserted.get(place.clause)
        if number is None or (within is not None and within.law == number.law):
            return []
        return self._of(self._law(number.law), comma=self.civil and len(place.chain) > 1)

    def _law(self, blank: str) -> list[Piece]:
        return [Text(self.translate("the ")), self.blank(blank, False)]

    def _of(self, name: Sequence[Piece], comma: bool = False) -> list[Piece]:
        _ = self.translate
        return [Text(_(", of ") if comma else _(" of ")), *name]

    def _detached(self, pieces: Sequence[Piece], home: NumberedText) -> list[Piece]:
        """The words of a reference with the numbers written out: no field reaches into another document."""
        return [Text(_printed(piece, home)) if isinstance(piece, Reference) else piece for piece in pieces]


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
        case Reference(target=target, before=before):
            return f"{before}{NBSP}{home.numbers[target]}" if before else home.numbers[target]
        case Text(text=words) | Blank(value=words):
            return words
        case _:
            return ""
