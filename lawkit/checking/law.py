"""A draft made ready to be judged: where it speaks of what, unit by unit, and which provision points to which."""

from __future__ import annotations

from bisect import bisect_left
from collections import defaultdict
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from functools import cached_property
from itertools import zip_longest
from typing import TYPE_CHECKING

from lawkit.checking.force import WordsInForce
from lawkit.checking.joining import joined_spans
from lawkit.checking.languages import letters_per_sign, noun_stands_last
from lawkit.checking.readings import Answers, Reading
from lawkit.checking.spots import Spot, Spots
from lawkit.checking.terms import first_words
from lawkit.drafts.draft import Definition, Draft, Kind, Provision, Reference, Span

if TYPE_CHECKING:
    from lawkit.checking.expressions import Expression
    from lawkit.checking.named_offences import NamedOffences

MOSTLY = 0.6  # share of a provision's own words that makes it a definition
MOST_LINKING = 60  # letters between a term and its meaning
LARGER = (Kind.ROOT, Kind.PART, Kind.CHAPTER)  # what a reference to names none of the provisions in it
LONGEST_AND = 8  # characters of the word "and" in any language
FARTHEST_OFFENCE = 60  # letters between "an offence" and "this Act"
NEIGHBOURS = 2  # sections on either side that are read with a short one
LONGEST_NEARBY = 1800  # letters of a section with those beside it
CATALOGUE = 8  # long entries of a list that are no longer parts of one rule, but rules of their own
LONG_ENTRY = 60  # letters of such an entry
LONGEST_UNIT = 1500  # letters of a paragraph of which the beginning and the end still speak of one matter
LONGEST_SECTION = 6000  # letters of a section, or around a provision of a longer one, that are read together


@dataclass(slots=True)
class Unit:
    """The smallest stretch that is judged: a provision's own words with its lead-in, or one definition."""

    law: Law
    provision: Provision
    spans: tuple[Span, ...]
    is_definition: bool
    reading: Reading
    number: int = -1  # among all units that are read together, set by the judge
    is_joined: bool = False  # a sentence with the list in which it goes on
    only_delegates: bool = False  # an entry in a list of matters that are left to rules made under the law

    def __post_init__(self) -> None:
        self.reading.home = (self.law, self.section)

    @property
    def section(self) -> int:
        """The section it stands in, or itself where it stands in none."""
        return self.provision.index if self.provision.section is None else self.provision.section


@dataclass(frozen=True, slots=True)
class Signals:
    """The bits of the concepts that the structure of a law is read by."""

    joins_list: int = 0  # "and" between the entries of a list
    makes_offence: int = 0
    speaks_of_offence: int = 0
    penalty: int = 0
    breach: int = 0  # breaking a rule, as against committing a crime
    rules_conduct: int = 0  # duties, powers and prohibitions
    delegates: Expression | None = None  # "regulations may deal with": leaves a matter to rules made later
    rules_made: int = 0  # rules made under the law, and the making of them


class Law:
    """One draft with its spots; everything that the judge asks of its structure."""

    def __init__(
        self,
        draft: Draft,
        spots: Sequence[Spot],
        signals: Signals | None = None,
        in_force: WordsInForce | None = None,
        named_offences: NamedOffences | None = None,
    ) -> None:
        self._signals = signals or Signals()
        self.draft = draft
        self._letters = letters_per_sign(draft.language)
        self.answers: Answers | None = None  # set by the judge, which reads several laws together
        self._in_force = in_force or WordsInForce(draft)
        self._named_offences = named_offences
        self._spots = Spots(self._in_force.spots(spots))
        self._readings: dict[tuple[str, int], Reading] = {}
        self._sentences: dict[int, list[Reading]] = {}  # by the identity of a unit
        self._stretches: dict[int, list[Reading]] = {}  # likewise
        self._referring: dict[frozenset[int], frozenset[int]] = {}
        self._in_parts: dict[frozenset[int], frozenset[int]] = {}
        self._breaches: dict[int, list[int]] = {}  # by the number of a section

    def counts(self, provision: Provision) -> bool:
        """Whether its words are law: operative, or a schedule to which operative text gives force."""
        return self._in_force.counts(provision)

    def provision_at(self, offset: int) -> int | None:
        """The provision in whose own words an offset stands; None where nothing counts as law."""
        return self._in_force.provision_at(offset)

    def references_in(self, spans: Iterable[Span]) -> tuple[Reference, ...]:
        """The references within several spans, those included for which a term for offences stands."""
        spans = tuple(spans)
        references = self._in_force.references_in(spans)
        return (*references, *self._named_offences.references_in(spans)) if self._named_offences else references

    def read(self, spans: Sequence[Span]) -> Reading:
        """Several spans as an expression sees them."""
        return Reading(self._spots, spans, self)

    @cached_property
    def units(self) -> list[Unit]:
        """Every unit that counts as law, definitions last."""
        inside_definitions = self._chiefly_definitions
        units = []
        for provision in self.draft.provisions:
            if provision.parent in inside_definitions and provision.kind in (Kind.ITEM, Kind.DEFINITION):
                inside_definitions.add(provision.index)
            if not provision.own or not self.counts(provision) or provision.index in self._runs_of_definitions:
                continue
            is_definition = provision.kind is Kind.DEFINITION or provision.index in inside_definitions
            spans = provision.effective or provision.own
            delegates = self._only_delegates(provision, spans)
            units.append(Unit(self, provision, spans, is_definition, self.read(spans), only_delegates=delegates))
            if not is_definition and (spans := self._joined(units[-1])):
                units.append(Unit(self, provision, spans, False, self.read(spans), is_joined=True))
        for definition in self.draft.definitions:
            provision = self.draft.provisions[definition.provision]
            if self.counts(provision):
                spans = (definition.term_span, *_with_linking_words(definition))
                reading = self.read(spans)
                reading.term, reading.body = self.read(spans[:1]), self.read(spans[1:])
                reading.head = self.read(first_words(definition, self.draft.language))
                units.append(Unit(self, provision, spans, True, reading))
        return units

    def _only_delegates(self, provision: Provision, spans: Sequence[Span]) -> bool:
        """Whether it only names a matter on which rules may be made: "(a) the security of sources"."""
        if provision.kind is not Kind.ITEM or self._signals.delegates is None:
            return False
        return self._signals.delegates.holds(self.read([span for span in spans if span[1] <= provision.start]))

    @property
    def rules_made(self) -> int:
        """The bits of the concepts for rules made under the law."""
        return self._signals.rules_made

    def _joined(self, unit: Unit) -> tuple[Span, ...]:
        """The spans of an offence whose conditions stand in a list, or of a sentence that goes on below."""
        is_offence = bool(unit.reading.mask & self._signals.makes_offence)
        spans = joined_spans(self.draft, unit.provision, is_offence, self._and_ends_at)
        if unit.reading.mask & self._signals.penalty and self._lists_provisions(unit.provision):
            return ()  # "is liable, for an offence under section 5, to …; under section 6, to …": no conditions
        if spans is None or not self.read(spans).mask & self._signals.makes_offence:
            return ()
        return spans

    def _lists_provisions(self, provision: Provision) -> bool:
        """Whether two entries of its list, or more, name other provisions."""
        entries = (self.draft.provisions[child] for child in provision.children)
        return sum(bool(self._in_force.references_in(entry.own)) for entry in entries) > 1

    def _and_ends_at(self, offset: int) -> bool:
        near = self._spots.between(offset - LONGEST_AND, offset)
        return any(spot.end == offset and spot.mask & self._signals.joins_list for spot in near)

    @cached_property
    def _by_provision(self) -> dict[int, list[Definition]]:
        found: dict[int, list[Definition]] = defaultdict(list)
        for definition in self.draft.definitions:
            found[definition.provision].append(definition)
        return found

    @property
    def _chiefly_definitions(self) -> set[int]:
        """Provisions that do little else than define; many duties only name a thing in passing ("the plan").

        A name given to what stands before it takes nothing from the sentence: "the Convention (hereinafter “the
        Treaty”) may serve as the basis of extradition".
        """
        found = set()
        for index, definitions in self._by_provision.items():
            provision = self.draft.provisions[index]
            words = sum(end - start for start, end in provision.own)
            meant = [d for d in definitions if not d.named_in_passing]
            defining = sum(end - start for d in meant for start, end in (d.term_span, *d.body))
            if provision.kind is Kind.DEFINITION or defining >= MOSTLY * words:
                found.add(index)
        return found

    @cached_property
    def _runs_of_definitions(self) -> set[int]:
        """Provisions that string several definitions together: each is a unit of its own, the string is none."""
        return {index for index in self._chiefly_definitions if len(self._by_provision[index]) > 1}

    def sentences(self, unit: Unit) -> list[Reading]:
        """The sentences of a unit, each with the lead-in of the unit."""
        if unit.is_joined:
            return [unit.reading]
        if id(unit) not in self._sentences:
            own = set(unit.provision.own)
            lead = [span for span in unit.spans if span not in own]
            pieces = [piece for span in unit.spans if span in own for piece in self._in_force.sentences(span)]
            # sorted: closing words stay last
            readings = [self.read(sorted([*lead, piece])) for piece in pieces]
            for reading in readings:
                reading.home = unit.reading.home
            self._sentences[id(unit)] = [unit.reading] if len(readings) == 1 else readings
        return self._sentences[id(unit)]

    def stretches(self, unit: Unit) -> list[Reading]:
        """A unit as it is read at once: whole, or where it is very long, every run of sentences of usual length."""
        if id(unit) not in self._stretches:
            self._stretches[id(unit)] = self._cut_up(unit)
        return self._stretches[id(unit)]

    def _cut_up(self, unit: Unit) -> list[Reading]:
        own = set(unit.provision.own)
        sentences = [one for span in unit.spans if span in own for one in self._in_force.sentences(span)]
        length = sum(end - start for start, end in sentences)
        if unit.is_joined or unit.is_definition or length * self._letters <= LONGEST_UNIT or len(sentences) < 2:
            return [unit.reading]
        lead = [span for span in unit.spans if span not in own]
        readings = [self.read(sorted([*lead, *run])) for run in _runs(sentences, LONGEST_UNIT // self._letters)]
        for reading in readings:
            reading.home = unit.reading.home
        return readings

    def block(self, unit: Unit) -> Reading:
        """The whole subsection (or section) in which a unit stands, with its list."""
        at = unit.provision
        while at.kind in (Kind.ITEM, Kind.TEXT) and at.parent is not None:
            above = self.draft.provisions[at.parent]
            if above.index in self._catalogues:
                return self._entry(unit, at)
            if above.kind not in (Kind.ITEM, Kind.TEXT, Kind.SUBSECTION, Kind.SECTION, Kind.DEFINITION):
                break
            if at.kind is Kind.TEXT and above.kind is Kind.SECTION and not above.own:
                break  # an article of several paragraphs: each is what a numbered subsection is elsewhere
            at = above
        if unit.is_definition:
            return unit.reading
        return self.around(unit, at.index)

    @cached_property
    def _catalogues(self) -> set[int]:
        """Provisions with a long list of long entries, each a rule of its own: all offences of a law in one article."""
        provisions = self.draft.provisions
        found: dict[int, int] = defaultdict(int)
        for entry in provisions:
            if entry.kind is Kind.ITEM and entry.parent is not None:
                found[entry.parent] += (entry.end - entry.start) * self._letters >= LONG_ENTRY
        return {index for index, entries in found.items() if entries >= CATALOGUE}

    def _entry(self, unit: Unit, entry: Provision) -> Reading:
        """An entry of a catalogue with all that stands below it, and the lead-in of the unit."""
        if not entry.children:
            return unit.reading
        key = ("entry", id(unit))
        if key not in self._readings:
            spans = [span for index in self._extent(entry.index) for span in self.draft.provisions[index].own]
            self._readings[key] = self.read(sorted({*spans, *unit.spans}))
            self._readings[key].home = unit.reading.home
        return self._readings[key]

    def section(self, unit: Unit) -> Reading:
        """The section of a unit; of a very long one what stands around the unit."""
        return self.around(unit, unit.section)

    def around(self, unit: Unit, provision: int) -> Reading:
        """A provision in which a unit stands, as far around the unit as a section of usual length reaches."""
        here = self.draft.provisions[provision]
        most = LONGEST_SECTION // self._letters
        if here.end - here.start <= most or unit.is_definition:
            return self.whole(provision)
        key = (f"within {provision} around", id(unit))  # a joined unit has other spans than that of its sentence
        if key not in self._readings:
            extent = self._extent(provision)
            chosen = {unit.provision.index}
            length = sum(end - start for start, end in unit.provision.own)
            following, preceding = (
                iter(range(unit.provision.index + 1, extent.stop)),
                iter(range(unit.provision.index - 1, extent.start - 1, -1)),
            )
            for index in (one for pair in zip_longest(following, preceding) for one in pair if one is not None):
                length += sum(end - start for start, end in self.draft.provisions[index].own)
                if length > most:
                    break
                chosen.add(index)
            spans = [span for index in sorted(chosen) for span in self.draft.provisions[index].own]
            self._readings[key] = self.read(sorted({*spans, *unit.spans}))
            self._readings[key].home = unit.reading.home
        return self._readings[key]

    def whole(self, provision: int) -> Reading:
        """A provision with all that stands below it."""
        key = ("whole", provision)
        if key not in self._readings:
            here = self.draft.provisions[provision]
            self._readings[key] = self.read([(here.start, here.end)])
            self._readings[key].home = (self, provision if here.section is None else here.section)
        return self._readings[key]

    def nearby(self, section: int) -> Reading:
        """A section with those beside it while all together are short: one drafter's section is another's articles."""
        key = ("nearby", section)
        if key not in self._readings:
            spans = sorted((here.start, here.end) for here in self._beside(self.draft.provisions[section]))
            self._readings[key] = self.read(spans)
            self._readings[key].home = (self, section)
        return self._readings[key]

    def _beside(self, section: Provision) -> list[Provision]:
        found, length = [section], section.end - section.start
        if section.kind is not Kind.SECTION or section.parent is None:
            return found
        row, at = self._row_of_sections[section.index]
        sides = (row[at + 1 : at + 1 + NEIGHBOURS], row[max(0, at - NEIGHBOURS) : at][::-1])
        for following, preceding in zip_longest(*sides):
            for one in (following, preceding):
                if one is not None and self.counts(one) and not (one.heading and section.heading):
                    length += one.end - one.start
                    if length * self._letters > LONGEST_NEARBY:
                        return found
                    found.append(one)
        return found

    @cached_property
    def _row_of_sections(self) -> dict[int, tuple[list[Provision], int]]:
        """Of every section those of the same part or chapter, in order, and its place among them."""
        found: dict[int, tuple[list[Provision], int]] = {}
        for above in self.draft.provisions:
            children = (self.draft.provisions[child] for child in above.children)
            row = [child for child in children if child.kind is Kind.SECTION]
            found |= {section.index: (row, place) for place, section in enumerate(row)}
        return found

    def cited(self, unit: Unit) -> Reading:
        """A unit together with the provisions that it refers to; references to the whole law are not followed."""
        key = ("cited", id(unit))
        if key not in self._readings:
            targets = {t for reference in unit.reading.references for t in reference.targets if t}
            spans = [(self.draft.provisions[t].start, self.draft.provisions[t].end) for t in sorted(targets)]
            self._readings[key] = self.read([*unit.spans, *spans])
        return self._readings[key]

    @cached_property
    def _units_by_target(self) -> dict[int, list[int]]:
        found: dict[int, list[int]] = defaultdict(list)
        for number, unit in enumerate(self.units):
            for target in {t for reference in unit.reading.references for t in reference.targets}:
                found[target].append(number)
        return found

    def referring_to(self, sections: frozenset[int]) -> frozenset[int]:
        """The units (by their place in `units`) whose references reach one of some sections.

        A reference reaches a section when it is to it, to a piece of it, to its part, or to the whole law.
        """
        if sections not in self._referring:
            reached = self.covering(sections)
            self._referring[sections] = frozenset(
                number for target, numbers in self._units_by_target.items() if target in reached for number in numbers
            )
        return self._referring[sections]

    def units_in_parts(self, parts: frozenset[int]) -> frozenset[int]:
        """The units (by their place in `units`) that stand in some parts, as `part_of` names them."""
        if parts not in self._in_parts:
            self._in_parts[parts] = frozenset(n for part in parts for n in self._units_by_part[part])
        return self._in_parts[parts]

    @cached_property
    def _units_by_part(self) -> dict[int, list[int]]:
        found: dict[int, list[int]] = defaultdict(list)
        for number, unit in enumerate(self.units):
            found[self.part_of(unit)].append(number)
        return found

    def covering(self, provisions: Iterable[int]) -> set[int]:
        """The provisions a reference to which reaches one of some: themselves, what stands in or above them."""
        found: set[int] = set()
        for provision in provisions:
            found.update(self._extent(provision))
            at = self.draft.provisions[provision].parent
            while at is not None and at not in found:
                found.add(at)
                at = self.draft.provisions[at].parent
        return found

    def _extent(self, index: int) -> range:
        """A provision and all that stands below it: in reading order they follow one another."""
        return range(index, max(index + 1, bisect_left(self._provision_starts, self.draft.provisions[index].end)))

    @cached_property
    def _provision_starts(self) -> list[int]:
        return [provision.start for provision in self.draft.provisions]

    def passed_on(self, references: Iterable[Reference]) -> set[int]:
        """The sections named by the paragraphs that some references are to: "the offences listed in paragraph 1".

        A section that punishes the breach of others passes on to them as its paragraphs do.
        """
        provisions = self.draft.provisions
        targets = {target for one in references for target in one.targets if target < len(provisions)}
        paragraphs = {one for one in targets if provisions[one].kind in (Kind.SUBSECTION, Kind.TEXT, Kind.ITEM)}
        for section in targets:
            if provisions[section].kind is Kind.SECTION:
                paragraphs.update(self._punishing_breaches(section))
        return self._named_in(paragraphs)

    def _named_in(self, provisions: Iterable[int]) -> set[int]:
        """What the references in some provisions name, larger pieces left out."""
        return {
            target
            for one in provisions
            for reference in self.references_in(self.draft.provisions[one].own)
            for target in reference.targets
            if self.draft.provisions[target].kind not in LARGER
        }

    def _punishing_breaches(self, section: int) -> list[int]:
        """The provisions in a section that punish the breach of other provisions."""
        if section not in self._breaches:
            masks = {below: self.read(self.draft.provisions[below].own).mask for below in self._extent(section)}
            penalty, breach = self._signals.penalty, self._signals.breach
            self._breaches[section] = [below for below, mask in masks.items() if mask & penalty and mask & breach]
        return self._breaches[section]

    def named_by_sections(self, references: Iterable[Reference]) -> set[int]:
        """The provisions named anywhere in the sections that some references are to."""
        provisions = self.draft.provisions
        targets = {target for one in references for target in one.targets if target < len(provisions)}
        sections = (one for one in targets if provisions[one].kind is Kind.SECTION)
        return self._named_in(below for section in sections for below in self._extent(section))

    def refers_to_offences(self, reference: Reference) -> bool:
        """Whether a reference to a larger piece ("an offence against this Act") is one to the offences in it.

        "Despite anything in this Act" refers to all of it and names no offence.
        """
        (start, end), farthest = reference.span, FARTHEST_OFFENCE // self._letters
        if noun_stands_last(self.draft.language):
            start, end = end, end + farthest
        else:
            start, end = start - farthest, start
        near = self._spots.between(start, end)
        return any(spot.end <= end and spot.mask & self._signals.speaks_of_offence for spot in near)

    def part_of(self, unit: Unit) -> int:
        """The part or chapter in which a unit stands; the root where the law has none."""
        at = unit.provision
        while at.parent is not None and at.kind not in (Kind.PART, Kind.CHAPTER):
            at = self.draft.provisions[at.parent]
        return at.index


def _with_linking_words(definition: Definition) -> tuple[Span, ...]:
    """What a term means, with the words between the two: "has the same meaning as"."""
    after_term = definition.term_span[1]
    if not definition.body or not after_term <= definition.body[0][0] <= after_term + MOST_LINKING:
        return definition.body
    return ((after_term, definition.body[0][1]), *definition.body[1:])


def _runs(sentences: Sequence[Span], most: int) -> list[list[Span]]:
    """The runs of sentences that are no longer than so many letters, each as long as it can be."""
    runs: list[list[Span]] = []
    first = 0
    for last in range(len(sentences)):
        while first < last and sentences[last][1] - sentences[first][0] > most:
            first += 1
        run = list(sentences[first : last + 1])
        if runs and runs[-1][0] == run[0]:
            runs[-1] = run
        else:
            runs.append(run)
    return runs
