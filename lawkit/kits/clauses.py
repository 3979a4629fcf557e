"""Choosing clauses for a set of instruments: what is kept, and the words in the drafting tradition.

The texts of a kit are chosen together, because a paragraph of one may need a clause of another.

A paragraph is kept when one of its authorities belongs to a chosen instrument, or when it is a suggestion (or rests on
nothing of its own) in a clause that is kept. A clause is kept when one of its paragraphs or definitions has such an
authority, or when it is all suggestion and always needed.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Collection, Iterator, Mapping, Sequence
from dataclasses import dataclass, replace

from lawkit.kits.authority import instrument_of
from lawkit.kits.model_texts import ACT, MODEL_TEXTS
from lawkit.kits.topic_cut import Terms, TopicCut, every
from lawkit.library.content import Clause, ClauseFile, DefinitionEntry, Insertion, Opening, Paragraph, Tier
from lawkit.library.loader import Library
from lawkit.untranslated import END

FactLookup = Callable[[str], tuple[str, ...]]  # a fact's name -> its values, empty where unknown


@dataclass(frozen=True, slots=True)
class KeptClause:
    """A clause of the kit with the paragraphs and definitions that were kept."""

    clause: Clause
    heading: str
    paragraphs: tuple[Paragraph, ...]
    definitions: tuple[DefinitionEntry, ...]
    schedule: bool
    unsure: tuple[tuple[str, str], ...] = ()  # facts that nobody has told, with the value for which it, or part, stays
    front: bool = False  # recitals and making words: no heading, no number
    law: str = ""  # the blank that names the law into which a bill inserts it
    inserted: tuple[InsertedClause, ...] = ()
    short: tuple[Paragraph, ...] = ()  # the cross-reference that may stand in its place, as far as this kit needs it

    @property
    def id(self) -> str:
        """The clause's id."""
        return self.clause.id


@dataclass(frozen=True, slots=True)
class InsertedClause:
    """A clause of the act that a bill inserts into another law."""

    clause: KeptClause
    after: str  # the blank for the number after which it stands
    part: str  # the part of the act that it comes from; empty for an opening


@dataclass(frozen=True, slots=True)
class KeptPart:
    """A part of the model law with the clauses that were kept."""

    id: str
    title: str
    schedule: bool
    clauses: tuple[KeptClause, ...]
    front: bool = False


@dataclass(frozen=True, slots=True)
class Selection:
    """The clauses of one document, in order."""

    model_law: str
    tradition: str
    instruments: tuple[str, ...]
    parts: tuple[KeptPart, ...]

    def clauses(self) -> Iterator[KeptClause]:
        """Every kept clause in order."""
        for part in self.parts:
            yield from part.clauses

    def provisions(self) -> Iterator[KeptClause]:
        """Every kept clause, each followed by the clauses that it inserts into another law."""
        for clause in self.clauses():
            yield clause
            yield from (one.clause for one in clause.inserted)

    def __contains__(self, clause: str) -> bool:
        return any(one.id == clause for one in self.clauses())


def choose(
    library: Library, model_law: str, instruments: Sequence[str], tradition: str, fact: FactLookup = lambda name: ()
) -> Selection:
    """The clauses of one model text for some instruments, in one drafting tradition."""
    return choose_texts(library, instruments, tradition, fact)[model_law]


def choose_texts(
    library: Library,
    instruments: Sequence[str],
    tradition: str,
    fact: FactLookup = lambda name: (),
    by_reference: Collection[str] = (),
    about: TopicCut | None = None,
) -> dict[str, Selection]:
    """The clauses of every model text, by the text's id. The order of the instruments makes no difference.

    A text in which nothing rests on a chosen instrument is empty. The clauses named `by_reference` are short
    cross-references to existing laws. `about` is the one topic on which the texts are.
    """
    ordered = tuple(one for one in library.instruments if one in instruments)
    cut = None if about is None else _grown(library, ordered, tradition, fact, by_reference, about)
    return _chosen(library, ordered, tradition, fact, by_reference, cut)


def _grown(
    library: Library, ordered: tuple[str, ...], tradition: str, fact: FactLookup, by_reference: Collection[str],
    cut: TopicCut,
) -> TopicCut:  # fmt: skip
    """What a topic takes from the texts: grown until nothing refers to what is not there."""
    source = library.english or library
    terms = Terms(list(source.clauses.values()))
    while True:
        texts = _chosen(source, ordered, tradition, fact, by_reference, cut).values()
        kept = [clause for selection in texts for clause in selection.provisions()]
        pieces: list[Paragraph | DefinitionEntry] = []
        held: dict[str, set[str]] = {}
        for clause in kept:
            own = list(every((*clause.paragraphs, *clause.definitions)))
            pieces += own
            held.setdefault(clause.id, set()).update(getattr(one, "id", "") for one in own)
        grown = cut.grown(pieces, held, terms)
        if grown == cut:
            return cut
        cut = grown


def _chosen(
    library: Library, ordered: tuple[str, ...], tradition: str, fact: FactLookup, by_reference: Collection[str],
    cut: TopicCut | None,
) -> dict[str, Selection]:  # fmt: skip
    left_out: set[str] = set()
    while True:
        chooser = _Chooser(library, frozenset(ordered), tradition, fact, left_out, by_reference, cut)
        parts: dict[str, tuple[KeptPart, ...]] = {}
        for text in MODEL_TEXTS:  # the act first: the bill inserts its clauses
            parts[text.id] = chooser.text(text.id, parts.get(ACT.id, ()))
        kept = {clause.id for text in parts.values() for part in text for clause in part.clauses}
        missing = set(library.clauses) - kept
        if missing == left_out:
            break
        left_out = missing
    return {name: Selection(name, tradition, ordered, found) for name, found in parts.items()}


@dataclass(frozen=True, slots=True)
class _Chooser:
    library: Library
    instruments: frozenset[str]
    tradition: str
    fact: FactLookup
    left_out: Collection[str]
    by_reference: Collection[str]
    cut: TopicCut | None = None

    def text(self, model_law: str, act: Sequence[KeptPart]) -> tuple[KeptPart, ...]:
        """The parts of a model text that hold a clause; none where no clause rests on a chosen instrument."""
        parts = [self._part(file, act) for file in self.library.parts if file.model_law == model_law]
        parts = _with_purpose(parts)
        if model_law != ACT.id and not any(self._rests(clause) for part in parts for clause in part.clauses):
            return ()
        return tuple(part for part in parts if part.clauses)

    def _part(self, file: ClauseFile, act: Sequence[KeptPart]) -> KeptPart:
        kept = [self._clause(clause, file, act) for clause in file.clauses]
        return KeptPart(file.part, file.title, file.schedule, tuple(one for one in kept if one is not None), file.front)

    def _rests(self, clause: KeptClause) -> bool:
        pieces: list[Paragraph | DefinitionEntry] = [*clause.paragraphs, *clause.definitions]
        return any(self._matches(piece) for piece in pieces) or any(self._rests(one.clause) for one in clause.inserted)

    def _clause(self, clause: Clause, file: ClauseFile, act: Sequence[KeptPart]) -> KeptClause | None:
        if self._excluded(clause.applies_if):
            return None
        if self.cut and clause.id in self.cut.clauses:
            return replace(self, cut=None)._clause(clause, file, act)
        short = self._short(clause)
        wording = clause.wording(self.tradition, bool(short) and clause.id in self.by_reference)
        pieces: list[Paragraph | DefinitionEntry] = [*wording.paragraphs, *wording.definitions]
        always = clause.tier in (Tier.REQUIRED, Tier.NORMALLY) and all(_is_suggestion(one) for one in pieces)
        if not always and not any(self._matches(one) for one in pieces):
            return None
        paragraphs = self._paragraphs(wording.paragraphs)
        definitions = tuple(one for one in map(self._definition, wording.definitions) if one is not None)
        inserted = self._inserted(clause, clause.inserts, act) if clause.inserts else ()
        if not (paragraphs or definitions) or (clause.inserts and not inserted):
            return None
        unsure = tuple(dict.fromkeys(self._unsure(clause, paragraphs)))
        return KeptClause(
            clause, wording.heading, paragraphs, definitions, file.schedule, unsure, file.front, inserted=inserted,
            short=short,
        )  # fmt: skip

    def _excluded(self, conditions: Mapping[str, str]) -> bool:
        """Whether a known fact is otherwise than a clause or a paragraph asks; an unknown one excludes nothing."""
        return any(found and conditions[name] not in found for name, found in self._facts(conditions))

    def _facts(self, conditions: Mapping[str, str]) -> list[tuple[str, tuple[str, ...]]]:
        return [(name, self.fact(name)) for name in conditions]

    def _unsure(self, piece: Clause | Paragraph, below: Sequence[Paragraph]) -> Iterator[tuple[str, str]]:
        yield from ((name, piece.applies_if[name]) for name, found in self._facts(piece.applies_if) if not found)
        for paragraph in below:
            yield from self._unsure(paragraph, paragraph.items)

    def _short(self, clause: Clause) -> tuple[Paragraph, ...]:
        """The cross-reference that may take a clause's place; nothing where this kit needs nothing of it."""
        paragraphs = clause.existing_law.paragraphs if clause.existing_law else ()
        kept = self._paragraphs(paragraphs)
        rests = all(_is_suggestion(one) for one in paragraphs) or any(self._matches(one) for one in kept)
        return kept if rests else ()

    def _inserted(self, clause: Clause, inserts: Insertion, act: Sequence[KeptPart]) -> tuple[InsertedClause, ...]:
        """The clauses of the act that a bill inserts, those named first; nothing where the act has none of them."""
        homes = {one.id: (one, part) for part in act for one in part.clauses}
        named = {name for one in self.library.clauses.values() if one.inserts for name in one.inserts.clauses}
        rest = [name for name, (_, part) in homes.items() if part.id in inserts.parts and name not in named]
        taken = [homes[name] for name in dict.fromkeys((*inserts.clauses, *rest)) if name in homes]
        if not taken and (inserts.clauses or inserts.parts):
            return ()
        opening = self._opening(clause, inserts.opening, act) if inserts.opening else None
        found = [] if opening is None else [InsertedClause(replace(opening, law=inserts.law), inserts.after, "")]
        found += [InsertedClause(replace(one, law=inserts.law), inserts.after, part.id) for one, part in taken]
        return tuple(found)

    def _opening(self, clause: Clause, opening: Opening, act: Sequence[KeptPart]) -> KeptClause | None:
        """The opening of an insertion with the definitions that the act has; none where it has none of them."""
        held = {entry.concept: entry for part in act for one in part.clauses for entry in one.definitions}
        entries = [held[concept] for concept in opening.definitions if concept in held]
        entries += [one for one in map(self._definition, opening.terms) if one is not None]
        if not entries and (opening.definitions or opening.terms):
            return None
        source = next((c.clause for p in act for c in p.clauses for e in c.definitions if e in entries), clause)
        changes: dict[str, object] = {
            "id": f"{clause.id}.opening",
            "provenance": source.provenance,
            "inserts": None,
            "variants": {},
        }
        own = clause.model_copy(update={**changes, "notes": (), "see_also": ()})
        words = Paragraph(text=opening.text, suggestion=True)
        return KeptClause(own, opening.heading, (words,), tuple(entries), schedule=False)

    def _matches(self, piece: Paragraph | DefinitionEntry) -> bool:
        if self.cut and isinstance(piece, DefinitionEntry):
            return piece.concept in self.cut.concepts and replace(self, cut=None)._matches(piece)
        own = any(self._asks(one) for one in piece.authority)
        return own or any(self._matches(item) for item in piece.items)

    def _asks(self, authority: str) -> bool:
        """Whether an authority is of a chosen instrument and of the topic, if there is one."""
        if self.cut and authority not in self.cut.duties:
            return False
        return instrument_of(self.library, authority) in self.instruments

    def _paragraphs(self, paragraphs: Sequence[Paragraph]) -> tuple[Paragraph, ...]:
        return tuple(one for one in map(self._paragraph, paragraphs) if one is not None)

    def _items(self, items: Sequence[Paragraph]) -> tuple[Paragraph, ...]:
        kept = self._paragraphs(items)
        return joined(kept, items) if kept and len(kept) < len(items) else kept

    def _paragraph(self, paragraph: Paragraph) -> Paragraph | None:
        if any(clause in self.left_out for clause in paragraph.needs) or self._excluded(paragraph.applies_if):
            return None
        if paragraph.authority and not paragraph.suggestion and not self._matches(paragraph):
            return None
        items = self._items(paragraph.items)
        if paragraph.items and not items:
            return None
        return paragraph if len(items) == len(paragraph.items) else paragraph.model_copy(update={"items": items})

    def _definition(self, entry: DefinitionEntry) -> DefinitionEntry | None:
        if self.cut:
            used = entry.concept in self.cut.concepts
            return replace(self, cut=None)._definition(entry) if used else None
        if any(clause in self.left_out for clause in entry.needs):
            return None
        if entry.authority and not entry.suggestion and not self._matches(entry):
            return None
        items = self._items(entry.items)
        if entry.items and not items:
            return None
        return entry if len(items) == len(entry.items) else entry.model_copy(update={"items": items})


def _with_purpose(parts: Sequence[KeptPart]) -> list[KeptPart]:
    """The parts without openings for laws into which nothing else is inserted."""
    inserted = [one for part in parts for clause in part.clauses for one in clause.inserted]
    amended = {one.clause.law for one in inserted if one.part}
    useless = {one.clause.id for one in inserted if one.clause.law not in amended}
    return [
        replace(part, clauses=tuple(c for c in part.clauses if not any(i.clause.id in useless for i in c.inserted)))
        for part in parts
    ]


def _is_suggestion(piece: Paragraph | DefinitionEntry) -> bool:
    return not piece.authority and all(_is_suggestion(item) for item in piece.items)


_END = re.compile(rf"(?P<stop>[;,.:；。،؛])(?P<word>\s+\w+|(?<=；)\w+)?(?P<sign>{END}?)\s*$")


def joined(kept: Sequence[Paragraph], all_items: Sequence[Paragraph]) -> tuple[Paragraph, ...]:
    """Items of which some were left out, punctuated as the whole list was: `; and` before the last one."""
    ends = [end for end in (_END.search(item.text) for item in all_items) if end]
    word = next((end.group("word") for end in ends if end.group("word")), "")
    final = _END.search(all_items[-1].text)
    mended = []
    for number, item in enumerate(kept, start=1):
        end = _END.search(item.text)
        if end is None:
            mended.append(item)
            continue
        stop = (final or end).group("stop") if number == len(kept) else end.group("stop")
        before = item.text[: end.start()]
        if number == len(kept) and final and not all_items[-1].text[: final.start()][-1:].isspace():
            before = before.rstrip()  # French: « a ; » but « b. »
        text = before + stop + (word if number == len(kept) - 1 else "") + end.group("sign")
        mended.append(item if text == item.text else item.model_copy(update={"text": text}))
    return tuple(mended)
