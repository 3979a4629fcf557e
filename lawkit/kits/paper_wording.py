"""The words of the papers about the model texts.

A paper refers to provisions of the texts as words (`section 12 of the Act`), may name an option of a clause by the key
that the answers file uses (`option('declarations.disputes/two-procedures')`), and the treaty for which it is drawn up.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field

from lawkit.errors import ContentFault
from lawkit.kits.clauses import Selection
from lawkit.kits.model_texts import ACT
from lawkit.kits.numbers import NumberedText
from lawkit.kits.wording import Wording
from lawkit.library.content import Option
from lawkit.library.templates import Call
from lawkit.library.treaty_papers import Treaty
from lawkit.localization.answers import options_of
from lawkit.sentences import marked
from lawkit.word.pieces import Blank, Piece, Text


@dataclass(frozen=True)
class Met:
    """What was met while papers were written: faults, blanks and options with the files in which they stand."""

    faults: list[ContentFault]
    blanks: dict[str, list[str]]
    options: tuple[str, ...]
    option_files: dict[str, list[str]]


@dataclass
class PaperWording(Wording):
    """Renders the templates of papers; gathers faults and remembers blanks as the wording of a text does."""

    known_options: Mapping[str, Option] = field(default_factory=dict)
    treaty: Treaty | None = None  # the one that the paper being written is for
    paper: str = ""  # the file being written, which is remembered with each blank and option
    option_files: dict[str, list[str]] = field(default_factory=dict)  # option -> the files in which it stands

    def met(self) -> Met:
        """What was met in the papers so far."""
        return Met(list(self.faults), self.blanks_used, tuple(self.options_used), self.option_files)

    def take_over(self, met: Met) -> None:
        """Remembers also what was met in papers that come after those so far and were written elsewhere."""
        self.faults += met.faults
        for key in met.options:
            self.options_used.setdefault(key, self.known_options[key])
        for own, others in ((self.blanks_used, met.blanks), (self.option_files, met.option_files)):
            for name, files in others.items():
                known = own.setdefault(name, [])
                known += [file for file in files if file not in known]

    def _called(self, call: Call) -> list[Piece]:
        match call.function:
            case "treaty" if self.treaty is not None:
                return [Text(getattr(self.treaty, call.name))]
            case "treaty":
                return self._missing(call, marked("only a paper for a treaty may name the treaty"))
            case "this_act":
                return self.named(ACT.id, call.form)
            case _:
                return super()._called(call)

    def _own_blank(self, placeholder: str) -> Blank:
        return self.blank(placeholder, self.paper)

    def _option(self, call: Call) -> list[Piece]:
        own = "" if "/" in call.name or self._clause is None else f"{self._clause.id}/"  # words of a clause itself
        option = self.known_options.get(own + call.name)
        if option is None:
            return self._missing(call, marked("no clause has such an option; write clause-id/option-id"))
        files = self.option_files.setdefault(own + call.name, [])
        if self.paper not in files:
            files.append(self.paper)
        return self.chosen_words(own + call.name, option)


def paper_wording(wordings: Mapping[str, Wording]) -> PaperWording:
    """The wording of the papers that go with some texts, of which the act is one."""
    act = wordings[ACT.id]
    selection = Selection("papers", act.selection.tradition, act.selection.instruments, ())
    own = NumberedText(selection, act.numbered.drafting, {}, {}, {}, {}, frozenset(), {})
    others = [one.numbered for one in wordings.values()]
    return PaperWording(
        act.library, act.country, act.answers, act.language, selection, act.translate, others, own,
        known_options=options_of(act.library),
    )  # fmt: skip
