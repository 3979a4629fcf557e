"""References from one model text to its own provisions, as live fields, and to those of the others, as words."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass

from lawkit.kits.model_texts import Translate
from lawkit.kits.numbers import NumberedText
from lawkit.kits.places import Place
from lawkit.word.pieces import Piece, Reference, Text

NamedText = Callable[[NumberedText], list[Piece]]  # another text -> its name: `the Act`


@dataclass(frozen=True, slots=True)
class References:
    """Prints the references of one text; `name` says what another text is called in it."""

    own: NumberedText
    others: Sequence[NumberedText]
    translate: Translate
    name: NamedText

    @property
    def civil(self) -> bool:
        """Whether provisions are Articles."""
        return self.own.selection.tradition == "civil"

    def home(self, target: str) -> NumberedText | None:
        """The text in which a mark stands: this one before the others."""
        return next((text for text in (self.own, *self.others) if target in text.places), None)

    def reference(self, target: str, within: str = "") -> list[Piece] | None:
        """A reference to a clause, paragraph or part; short when it stands in the clause it points into.

        None where no text of the kit holds the target.
        """
        home = self.home(target)
        if home is None:
            return None
        place = home.places[target]
        if home is self.own:
            return self._words(home, place, within)
        return [*_detached(self._words(home, place, ""), home), *self._of(home, place)]

    def joined(self, targets: Sequence[str]) -> list[Piece]:
        """References to several clauses of one text: `sections 14 and 90 of the Act`; absent ones are left out."""
        homes = [self.home(target) for target in targets]
        home = next((one for one in homes if one is not None), None)
        held = [target for target, one in zip(targets, homes, strict=True) if one is not None and one is home]
        if home is None:
            return []
        if len(held) == 1:
            return self.reference(held[0]) or []
        _ = self.translate
        pieces: list[Piece] = []
        for number, target in enumerate(held):
            if number:
                pieces.append(Text(_(" and ") if number == len(held) - 1 else ", "))
            before = home.names.units if number == 0 else ""
            pieces.append(Reference(target, before))
        if home is self.own:
            return pieces
        return [*_detached(pieces, home), *self._of(home, home.places[held[0]])]

    def _words(self, home: NumberedText, place: Place, within: str) -> list[Piece]:
        _ = self.translate
        if place.mark == within and not place.schedule:
            return [Text(self._this(home))]
        first, *rest = place.chain
        numbers: list[Piece] = [Reference(mark) for mark in rest]
        if not rest:
            return [Reference(first, "" if place.schedule or not place.depth else home.names.unit)]
        if place.schedule:
            return [Reference(first), Text(_(", paragraph ")), *numbers]
        is_paragraph = len(rest) == place.depth - 1
        if place.clause == within:
            word = home.names.paragraph if is_paragraph else home.names.item
            short: list[Piece] = [Reference(rest[0], word), *numbers[1:]]
            return [*short, Text(_(" of this Article"))] if self.civil else short
        if self.civil:
            return [Reference(first), Text(_(", paragraph ") if is_paragraph else _(", point ")), *numbers]
        return [Reference(first, home.names.unit), *numbers]

    def _this(self, home: NumberedText) -> str:
        _ = self.translate
        if self.civil:
            return _("this Article")
        return _("this regulation") if home.id == "regulations" else _("this section")

    def _of(self, home: NumberedText, place: Place) -> list[Piece]:
        _ = self.translate
        return [Text(_(" to ") if place.schedule else _(" of ")), *self.name(home)]


def _detached(pieces: Sequence[Piece], home: NumberedText) -> list[Piece]:
    """The words of a reference with the numbers written out: no field reaches into another document."""
    return [
        Text(f"{piece.before}\u00a0{home.numbers[piece.target]}" if piece.before else home.numbers[piece.target])
        if isinstance(piece, Reference)
        else piece
        for piece in pieces
    ]
