"""The papers of one kit: which of their words the state's situation calls for, and which treaty actions are due."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass
from functools import cached_property
from typing import TYPE_CHECKING, TypeVar, cast

from lawkit.kits.authority import cite, instrument_of, is_verified
from lawkit.kits.paper_wording import PaperWording, paper_wording
from lawkit.library.papers import Conditional, Prose
from lawkit.library.treaty_papers import Treaty, TreatyForm
from lawkit.localization.countries import TreatyStatus
from lawkit.localization.standing import binding_instruments
from lawkit.word.document import WordDocument
from lawkit.word.pieces import Piece, Text

if TYPE_CHECKING:
    from lawkit.kits.context import KitContext

Entry = TypeVar("Entry", bound=Conditional)
Made = TypeVar("Made")


@dataclass(frozen=True, slots=True)
class Action:
    """A treaty action that the state's status calls for."""

    treaty: Treaty
    form: TreatyForm
    status: TreatyStatus

    @property
    def sure(self) -> bool:
        """Whether the status is known; else the paper is marked as to be confirmed."""
        return self.status.status != "unknown"


class KitPapers:
    """What the papers of a kit say."""

    def __init__(self, context: KitContext) -> None:
        self._context = context
        self.content = context.library.papers
        self.wording: PaperWording = paper_wording(context.wordings)
        self._made: dict[str, object] = {}

    # -- what stands -----------------------------------------------------------------------------------------------

    def kept(self, entries: Iterable[Entry]) -> list[Entry]:
        """Those entries that the kit needs."""
        return [entry for entry in entries if self._stands(entry)]

    def _stands(self, entry: Conditional) -> bool:
        context = self._context
        return (
            self._clauses.issuperset(entry.needs)
            and self._clauses.isdisjoint(entry.without)
            and all(text in context.selections for text in entry.texts)
            and (not entry.instruments or any(one in context.instruments for one in entry.instruments))
            and entry.tradition in ("", context.tradition.value)
            and context.country.meets(entry.applies_if) is not False
            and context.country.meets(entry.known) is True
            and not any(context.country.fact(name).known for name in entry.unknown)
            and (not entry.due or any(one in self._due for one in entry.due))
            and self._on_topic(entry)
        )

    def _on_topic(self, entry: Conditional) -> bool:
        """Whether an entry rests on a duty of the kit's topic; what rests on none goes with every topic."""
        duties: Sequence[str] = getattr(entry, "obligations", ())
        return self._context.topic is None or not duties or not self._context.duties.isdisjoint(duties)

    @cached_property
    def _clauses(self) -> set[str]:
        return {clause.id for selection in self._context.selections.values() for clause in selection.provisions()}

    def once(self, name: str, make: Callable[[], Made]) -> Made:
        """What several documents of the kit need, made when the first of them asks for it."""
        if name not in self._made:
            self._made[name] = make()
        return cast(Made, self._made[name])

    # -- words -----------------------------------------------------------------------------------------------------

    def words(self, template: str, treaty: Treaty | None = None) -> list[Piece]:
        """The pieces of a template."""
        self.wording.treaty = treaty
        return self.wording.pieces(template, sentence=True)

    def write(self, document: WordDocument, prose: Sequence[Prose]) -> None:
        """Paragraphs with their lists; a question that only the state can answer is marked."""
        for one in self.kept(prose):
            pieces = self.words(one.text)
            document.paragraph([Text("▸ ", bold=True), *pieces] if one.open else pieces)
            for item in one.items:
                document.bullet(self.words(item))

    def authority(self, authorities: Sequence[str], instruments: Iterable[str] = ()) -> str:
        """Authorities as citations, only those of the given instruments (of the kit's own, when none are given)."""
        context = self._context
        allowed = set(instruments or context.instruments)
        held = [one for one in authorities if instrument_of(context.library, one) in allowed]
        words = cite(context.library, held, context.translate, verified=False)
        if all(is_verified(context.library, one) for one in held):
            return words
        return f"{words} {context.translate('(reference not verified)')}"

    # -- treaty actions --------------------------------------------------------------------------------------------

    @cached_property
    def treaties(self) -> list[Treaty]:
        """The treaties of the instruments asked for; all where the kit's instruments follow from the state's status."""
        context = self._context
        bound = set(binding_instruments(context.country, context.library))
        default = all(one in bound for one in context.instruments) and all(
            one in context.instruments or not context.library.obligations_of([one]) for one in bound
        )
        return [one for one in self.content.treaties if default or one.instrument in context.instruments]

    @cached_property
    def actions(self) -> list[Action]:
        """The actions to take, treaty by treaty."""
        country = self._context.country
        found: list[Action] = []
        forms = self.kept(self.content.forms)
        for treaty in self.treaties:
            row = country.status_of(treaty.id)
            if row.status == "party" and treaty.later and country.status_of(treaty.later).status == "party":
                continue
            found += [
                Action(treaty, form, row) for form in forms if treaty.id in form.treaties and row.status in form.status
            ]
        return found

    @cached_property
    def _due(self) -> set[str]:
        return {action.form.kind for action in self.actions}
