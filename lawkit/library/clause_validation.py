"""What must hold of the model laws: authorities, elements, references, blanks and options that exist."""

from __future__ import annotations

from collections import Counter
from collections.abc import Collection, Iterator, Mapping, Sequence
from dataclasses import dataclass
from functools import cached_property
from pathlib import Path
from typing import Literal

from lawkit.errors import ContentFault
from lawkit.library.content import (
    EXISTING_LAW,
    Clause,
    ClauseFile,
    DefinitionEntry,
    Effect,
    ExistingLaw,
    Obligation,
    Option,
    Paragraph,
    Placeholder,
    PlaceholderFile,
)
from lawkit.library.sources import Place, Source, read_all
from lawkit.library.templates import Call, read_template
from lawkit.library.translatable import words
from lawkit.sentences import marked

TRADITIONS: tuple[Literal["common", "civil"], ...] = ("common", "civil")
Piece = Paragraph | DefinitionEntry


@dataclass
class ClauseContent:
    """The model laws of some packs: what names can refer to."""

    files: list[Source[ClauseFile]]
    blanks: list[Source[PlaceholderFile]]
    facts: frozenset[str]  # the country facts that clauses and blanks may name
    unread: bool = False  # whether a file could not be read, so that what seems missing may stand in it

    @cached_property
    def clauses(self) -> dict[str, Clause]:
        """Every clause by id, the last pack's where several have it."""
        return {clause.id: clause for file in self.files for clause in file.content.clauses}

    @cached_property
    def placeholders(self) -> dict[str, Placeholder]:
        """Every blank by id."""
        return {one.id: one for file in self.blanks for one in file.content.placeholders}

    @cached_property
    def parts(self) -> set[str]:
        """The ids of the parts."""
        return {file.content.part for file in self.files}

    @cached_property
    def schedules(self) -> set[str]:
        """The ids of the clauses that are schedules."""
        return {clause.id for file in self.files if file.content.schedule for clause in file.content.clauses}

    @cached_property
    def amended(self) -> set[str]:
        """The blanks that name the laws into which a bill inserts clauses."""
        return {clause.inserts.law for clause in self.clauses.values() if clause.inserts}

    @cached_property
    def referred(self) -> dict[str, set[str]]:
        """Clause -> those of its paragraphs to which other clauses refer."""
        found: dict[str, set[str]] = {}
        for clause in self.clauses.values():
            for one in words(clause):
                for call in read_template(one.text)[0] if "#" in one.text else ():
                    target, _, paragraph = call.name.partition("#")
                    if paragraph and target != clause.id:
                        found.setdefault(target, set()).add(paragraph)
        return found

    @cached_property
    def paragraphs(self) -> dict[str, dict[str, set[str]]]:
        """Tradition -> clause -> the names of its paragraphs."""
        return {
            tradition: {
                clause.id: {one.id for one in _every(clause.wording(tradition).paragraphs) if one.id}
                for clause in self.clauses.values()
            }
            for tradition in TRADITIONS
        }


def clause_files(roots: Sequence[Path], faults: list[ContentFault]) -> ClauseContent:
    """The model laws and blanks of some packs; faults of files that cannot be read are added to `faults`."""
    from lawkit.localization.consistency import known_facts

    found: list[ContentFault] = []
    files: list[Source[ClauseFile]] = []
    for folder in ("act", "regulations", "amending-bill"):
        files += read_all(roots, f"model_laws/{folder}/*.yaml", ClauseFile, found)
    blanks = read_all(roots, "model_laws/placeholders/*.yaml", PlaceholderFile, found)
    faults += found
    return ClauseContent(files, blanks, known_facts(roots), unread=bool(found))


def clause_faults(
    content: ClauseContent,
    obligations: Mapping[str, Obligation],
    instruments: Collection[str],
    concepts: Collection[str],
) -> Iterator[ContentFault]:
    """Every fault in the model laws, in the order of the files."""
    yield from _repeated(content)
    for file in content.files:
        for number, clause in enumerate(file.content.clauses):
            place = Place(file, ("clauses", number))
            yield from _ClauseCheck(content, clause, obligations, instruments, concepts).faults(place)
    for blank in content.blanks:
        for number, one in enumerate(blank.content.placeholders):
            if one.fact and one.fact not in content.facts:
                yield blank.fault(
                    ("placeholders", number, "fact"), marked("no country file knows the fact '{name}'", name=one.fact)
                )


def _repeated(content: ClauseContent) -> Iterator[ContentFault]:
    seen: dict[tuple[Path, str, str], str] = {}
    for file in content.files:
        if file.content.model_law != file.path.parent.name:
            yield file.fault(
                ("model_law",), marked("expected {name}, the name of the folder", name=file.path.parent.name)
            )
        for number, clause in enumerate(file.content.clauses):
            first = seen.setdefault((file.root, "clause", clause.id), f"{file.path.name} {number}")
            if first != f"{file.path.name} {number}":
                message = marked(
                    "the clause '{id}' stands twice; also in {first}", id=clause.id, first=first.split()[0]
                )
                yield file.fault(("clauses", number, "id"), message)
    for blank in content.blanks:
        for number, one in enumerate(blank.content.placeholders):
            first = seen.setdefault((blank.root, "placeholder", one.id), f"{blank.path.name} {number}")
            if first != f"{blank.path.name} {number}":
                message = marked(
                    "the placeholder '{id}' stands twice; also in {first}", id=one.id, first=first.split()[0]
                )
                yield blank.fault(("placeholders", number, "id"), message)


def _every(paragraphs: Sequence[Paragraph]) -> Iterator[Paragraph]:
    for paragraph in paragraphs:
        yield paragraph
        yield from _every(paragraph.items)


@dataclass
class _ClauseCheck:
    """The names in one clause."""

    content: ClauseContent
    clause: Clause
    obligations: Mapping[str, Obligation]
    instruments: Collection[str]
    concepts: Collection[str]

    def __post_init__(self) -> None:
        self.used: set[str] = set()

    def faults(self, place: Place) -> Iterator[ContentFault]:
        clause = self.clause
        own_text = [t for t in TRADITIONS if t not in clause.variants or not clause.variants[t].paragraphs]
        own_terms = [t for t in TRADITIONS if t not in clause.variants or not clause.variants[t].definitions]
        yield from self._wording(place, clause.paragraphs, clause.definitions, own_text, own_terms)
        for tradition, own in clause.variants.items():
            at = place / "variants" / tradition
            yield from self._wording(at, own.paragraphs, own.definitions, [tradition], [tradition])
        if not any(clause.wording(t).paragraphs or clause.wording(t).definitions for t in TRADITIONS):
            yield place.fault(marked("the clause '{id}' has no words", id=clause.id))
        if clause.inserts and clause.inserts.opening:
            opening = place / "inserts" / "opening"
            yield from self._template(opening / "text", clause.inserts.opening.text, TRADITIONS)
            for number, entry in enumerate(clause.inserts.opening.terms):
                yield from self._piece(opening / "terms" / number, entry, TRADITIONS, inherited=False)
        if clause.existing_law:
            yield from self._existing_law(place / "existing_law", clause.existing_law)
        yield from self._options(place)
        if "{" in clause.explanation:
            yield (place / "explanation").fault(
                marked("the explanation is printed as it stands; write words, no template")
            )
        for number, name in enumerate(clause.see_also):
            if name not in self.content.clauses:
                yield (place / "see_also" / number).fault(marked("no clause is called '{name}'", name=name))
        yield from self._conditions(place, clause.applies_if)
        if clause.applies_if and not clause.condition:
            yield place.fault(marked("the clause '{id}' has applies_if but no condition in plain words", id=clause.id))

    def _conditions(self, place: Place, conditions: Mapping[str, str]) -> Iterator[ContentFault]:
        for fact in conditions:
            if fact not in self.content.facts:
                yield (place / "applies_if" / fact).fault(marked("no country file knows the fact '{name}'", name=fact))

    def _wording(
        self,
        place: Place,
        paragraphs: Sequence[Paragraph],
        definitions: Sequence[DefinitionEntry],
        read_in: Sequence[str],
        defined_in: Sequence[str],
    ) -> Iterator[ContentFault]:
        names = Counter(one.id for one in _every(paragraphs) if one.id)
        for name, times in names.items():
            if times > 1:
                yield (place / "paragraphs").fault(
                    marked("the paragraph name '{name}' stands more than once ({times})", name=name, times=times)
                )
        for number, paragraph in enumerate(paragraphs):
            yield from self._piece(place / "paragraphs" / number, paragraph, read_in, inherited=False)
        for number, entry in enumerate(definitions):
            at = place / "definitions" / number
            if entry.concept not in self.concepts:
                yield (at / "concept").fault(marked("no concept is called '{name}'", name=entry.concept))
            yield from self._piece(at, entry, defined_in, inherited=False)

    def _existing_law(self, place: Place, existing: ExistingLaw) -> Iterator[ContentFault]:
        """A cross-reference keeps the names of those paragraphs to which other clauses refer."""
        yield from self._wording(place, existing.paragraphs, (), TRADITIONS, TRADITIONS)
        kept = {one.id for one in _every(existing.paragraphs)}
        for name in sorted(self.content.referred.get(self.clause.id, set()) - kept):
            yield (place / "paragraphs").fault(
                marked("another clause refers to the paragraph '{name}', which is not here", name=name)
            )
        if any(option.id == EXISTING_LAW for option in self.clause.options):
            yield place.fault(marked("no option of the clause may be called '{name}'", name=EXISTING_LAW))

    def _piece(self, place: Place, piece: Piece, read_in: Sequence[str], inherited: bool) -> Iterator[ContentFault]:
        owned = inherited or bool(piece.authority) or piece.suggestion
        if not owned and (piece.implements or not piece.items):
            yield place.fault(marked("has no authority; name the obligation it rests on, or write suggestion: true"))
        for number, authority in enumerate(piece.authority):
            instrument, _, pinpoint = authority.partition(" ")
            if authority not in self.obligations and not (instrument in self.instruments and pinpoint.strip()):
                message = marked("'{name}' is neither an obligation nor an instrument with a pinpoint", name=authority)
                yield (place / "authority" / number).fault(message)
        yield from self._implements(place / "implements", piece.implements)
        yield from self._implements(place / "also", piece.also)
        for field in ("text", "closing"):
            yield from self._template(place / field, getattr(piece, field), read_in)
        yield from self._conditions(place, getattr(piece, "applies_if", {}))
        for number, name in enumerate(getattr(piece, "needs", ())):
            if name not in self.content.clauses:
                yield (place / "needs" / number).fault(marked("no clause is called '{name}'", name=name))
        for number, item in enumerate(piece.items):
            yield from self._piece(place / "items" / number, item, read_in, inherited=owned)

    def _implements(self, place: Place, implements: Mapping[str, tuple[str, ...]]) -> Iterator[ContentFault]:
        for name, elements in implements.items():
            obligation = self.obligations.get(name)
            if obligation is None:
                yield (place / name).fault(marked("no obligation is called '{name}'", name=name))
                continue
            effects = {element.id: element.effect for element in obligation.elements}
            for number, element in enumerate(elements):
                if element not in effects:
                    yield (place / name / number).fault(
                        marked("'{name}' has no element '{element}'", name=name, element=element)
                    )
                elif effects[element] is Effect.MUST_NOT_ADD:
                    yield (place / name / number).fault(
                        marked("'{element}' is what a law must not add; no clause brings it", element=element)
                    )

    def _options(self, place: Place) -> Iterator[ContentFault]:
        names = Counter(option.id for option in self.clause.options)
        for number, option in enumerate(self.clause.options):
            at = place / "options" / number
            if names[option.id] > 1:
                yield (at / "id").fault(marked("the option '{id}' stands twice", id=option.id))
            yield from self._choices(at, option)
        for number, option in enumerate(self.clause.options):
            if option.id not in self.used:
                yield (place / "options" / number / "id").fault(
                    marked("the option '{id}' is never used in the text", id=option.id)
                )

    def _choices(self, place: Place, option: Option) -> Iterator[ContentFault]:
        names = Counter(choice.id for choice in option.choices)
        for number, choice in enumerate(option.choices):
            if names[choice.id] > 1:
                yield (place / "choices" / number / "id").fault(marked("the choice '{id}' stands twice", id=choice.id))
            yield from self._template(place / "choices" / number / "text", choice.text, TRADITIONS)
        if option.default is not None and option.default not in names:
            yield (place / "default").fault(
                marked("expected one of {expected}, found '{given}'", expected=", ".join(names), given=option.default)
            )

    def _template(self, place: Place, text: str, read_in: Sequence[str]) -> Iterator[ContentFault]:
        calls, wrong = read_template(text)
        for message in wrong:
            yield place.fault(message)
        for call in calls:
            if call.function == "this_act" and place.source.content.model_law == "regulations":
                yield place.fault(marked("this_act: write the_regulations for the text itself, the_act for the Act"))
            message = self._dangling(call, read_in)
            if message:
                yield place.fault(
                    marked("{function}('{name}'): {message}", function=call.function, name=call.name, message=message)
                )

    def _dangling(self, call: Call, read_in: Sequence[str]) -> str:
        """What is wrong with a call; '' where it leads somewhere in every tradition in which it is read."""
        match call.function:
            case "place":
                return "" if call.name in self.content.placeholders else marked("no such placeholder")
            case "part":
                return "" if call.name in self.content.parts else marked("no such part")
            case "schedule":
                return "" if call.name in self.content.schedules else marked("no such schedule")
            case "option":
                self.used.add(call.name)
                return (
                    ""
                    if any(one.id == call.name for one in self.clause.options)
                    else marked("no such option in the clause")
                )
            case "inserted":
                return "" if call.name in self.content.amended else marked("no clause inserts anything into this law")
            case "this_act" | "the_act" | "the_regulations":
                return ""
            case "treaty":
                return marked("only a paper for a treaty may name the treaty")
        clause, _, paragraph = call.name.partition("#")
        if clause not in self.content.clauses:
            return marked("no such clause")
        lacking = [t for t in read_in if paragraph and paragraph not in self.content.paragraphs[t][clause]]
        return f"the clause has no such paragraph in the {' and '.join(lacking)}-law wording" if lacking else ""
