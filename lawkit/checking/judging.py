"""From a law and a rule to a finding: where the duty is addressed, which elements are there, what is narrowed."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field

from lawkit.checking.bits import numbers_in
from lawkit.checking.expressions import AllOf, Expression
from lawkit.checking.law import LARGER, Law, Unit
from lawkit.checking.nearness import Nearness
from lawkit.checking.postings import Postings
from lawkit.checking.readings import Reading
from lawkit.checking.rules import Condition, Rule
from lawkit.checking.spots import Spot
from lawkit.drafts.draft import Kind
from lawkit.library.content import Effect, Obligation

MOST_PER_SECTION = 3  # provisions kept of one section where the section as a whole addresses the duty


@dataclass(slots=True)
class Shown:
    """An element with the places that show it."""

    condition: Condition
    unit: Unit
    spots: list[Spot]


@dataclass(slots=True)
class Judgement:
    """What was found for one obligation, before it is put into words."""

    rule: Rule
    carriers: list[Unit] = field(default_factory=list)
    shown: dict[str, Shown] = field(default_factory=dict)  # by element id
    narrowed: list[Shown] = field(default_factory=list)

    @property
    def addressed(self) -> bool:
        """Whether the law addresses the duty in its own subject."""
        return bool(self.carriers)

    @property
    def is_met(self) -> bool:
        """Whether nothing is lacking and nothing narrows it."""
        obligation = self.rule.obligation
        added = any(e.effect is Effect.MUST_NOT_ADD and e.id in self.shown for e in obligation.elements)
        return self.addressed and not self.narrowed and not added and is_complete(obligation, set(self.shown))


class Judge:
    """Holds rules against laws that are read together."""

    def __init__(self, laws: Sequence[Law]) -> None:
        for law in laws:
            law.answers = self
        self._units = [unit for law in laws for unit in law.units]
        self._postings = Postings([unit.reading for unit in self._units])
        self._nearness = Nearness(self._units, self._postings)
        self._carriers: dict[str, list[Unit]] = {}  # by obligation id
        self._answered: dict[tuple[tuple[str, ...], int, str], bool] = {}  # what was asked about each of some duties
        self._covering: dict[tuple[int, str], tuple[list[Unit], set[int]]] = {}  # by law's identity and obligation
        for number, unit in enumerate(self._units):
            unit.number = number
        self._wide: dict[str, _WideReadings] = {}  # by how far they reach
        self._held: dict[tuple[int, int], bool] = {}  # by the identity of an expression and the number of a unit
        self._lent: dict[tuple[int, int], tuple[Unit, list[Spot]] | None] = {}  # by what is looked for and put aside
        self._offsets: dict[int, int] = {}  # by the identity of a law: the number of its first unit
        for law in laws:
            self._offsets[id(law)] = sum(len(before.units) for before in laws[: laws.index(law)])

    def names(self, reading: Reading, obligations: tuple[str, ...], least: int | None) -> bool:
        """Whether the references of a reading name the carriers of these obligations, as far as there are any."""
        addressed = [one for one in obligations if self._carriers.get(one)]
        if not addressed or not reading.references:
            return False
        named = sum(self._named(reading, one) for one in addressed)
        return named >= (len(addressed) if least is None else least)

    def elsewhere(self, reading: Reading, obligations: tuple[str, ...]) -> bool:
        """Whether the references of a reading name other sections, and none that carries these obligations."""
        if reading.home is None:
            return False
        law, section = reading.home
        provisions = law.draft.provisions
        others = any(
            provisions[target].kind not in LARGER and provisions[target].section not in (None, section)
            for reference in reading.references
            for target in reference.targets
        )
        return others and not self.names(reading, obligations, 1) and not self._passed_on(reading, obligations)

    def _passed_on(self, reading: Reading, obligations: tuple[str, ...]) -> bool:
        """Whether a section that a reading refers to refers to the carriers: "the cases of section 28 apply also…"."""
        law, named = reading.law, reading.named_by_sections
        return law is not None and any(
            not named.isdisjoint(self._covering_in(law, one)) for one in obligations if self._carriers.get(one)
        )

    def addressed(self, obligations: tuple[str, ...], least: int | None) -> bool:
        """Whether these obligations are addressed, or so many of them."""
        found = sum(bool(self._carriers.get(one)) for one in obligations)
        return found >= (len(obligations) if least is None else least)

    def each(self, obligations: tuple[str, ...], shown: Expression, within: str) -> bool:
        """Whether each of these obligations that is addressed has a carrier that shows something; one at least."""
        key = (obligations, id(shown), within)
        if key not in self._answered:
            addressed = [carriers for one in obligations if (carriers := self._carriers.get(one))]
            condition = Condition("", shown, within)
            self._answered[key] = bool(addressed) and all(
                any(self._look(condition, [carrier]) is not None for carrier in carriers) for carriers in addressed
            )
        return self._answered[key]

    def _carry(self, judgement: Judgement, carriers: list[Unit]) -> None:
        """Says which units carry a duty; what others asked about the carriers before may now have another answer."""
        judgement.carriers = self._carriers[judgement.rule.obligation.id] = carriers
        self._answered.clear()

    def _named(self, reading: Reading, obligation: str) -> bool:
        carriers = self._carriers[obligation]
        known = reading.naming.get(obligation)
        if known is None or known[0] is not carriers:
            known = reading.naming[obligation] = carriers, self._names_carriers(reading, obligation)
        return known[1]

    def _names_carriers(self, reading: Reading, obligation: str) -> bool:
        law = reading.law
        if law is None:
            return False
        covering = self._covering_in(law, obligation)
        return any(
            target in covering
            and (law.draft.provisions[target].kind not in LARGER or law.refers_to_offences(reference))
            for reference in reading.references
            for target in reference.targets
        ) or not reading.passed_on.isdisjoint(covering)

    def _covering_in(self, law: Law, obligation: str) -> set[int]:
        """The provisions of a law a reference to which reaches a carrier of an obligation in it."""
        carriers = self._carriers[obligation]
        known = self._covering.get((id(law), obligation))
        if known is None or known[0] is not carriers:
            known = carriers, law.covering(unit.provision.index for unit in carriers if unit.law is law)
            self._covering[id(law), obligation] = known
        return known[1]

    def judge(self, rules: Mapping[str, Rule]) -> dict[str, Judgement]:
        """A judgement for every rule. General parts come late: they depend on the offences they attach to; duties that
        the carriers of others carry come last."""
        judgements = {name: Judgement(rule) for name, rule in rules.items()}
        for name, rule in sorted(rules.items(), key=lambda one: (one[1].asks_names, bool(one[1].source.carried_by))):
            self._carry(judgements[name], self._find(rule))
        for name, rule in rules.items():
            if rule.source.given and not any(self._carriers.get(one) for one in rule.source.given):
                self._carry(judgements[name], [])
        for judgement in judgements.values():
            if judgement.carriers:
                self._show_elements(judgement)
        for judgement in judgements.values():
            if judgement.rule.source.sum_of:
                self._sum(judgement, judgements)
        return judgements

    def _sum(self, judgement: Judgement, judgements: Mapping[str, Judgement]) -> None:
        """A duty to do several things that stand as duties of their own."""
        source = judgement.rule.source
        addressed = [j for one in source.sum_of if (j := judgements.get(one)) is not None and j.addressed]
        if len(addressed) < source.sum_least:
            return
        self._carry(judgement, [j.carriers[0] for j in addressed])
        if len(addressed) == len(source.sum_of) and all(j.is_met for j in addressed):
            for element in judgement.rule.obligation.elements:
                condition = Condition(element.id, AllOf(()), "unit")
                judgement.shown[element.id] = Shown(condition, judgement.carriers[0], [])

    def _find(self, rule: Rule) -> list[Unit]:
        found: dict[int, Unit] = {}
        for expression in rule.addressed:
            for number in self._meeting(expression, rule.source.within):
                unit = self._units[number]
                wanted = rule.source.definitions
                if wanted not in ("also", "terms") and unit.is_definition != (wanted == "only"):
                    continue
                if rule.aside is None or not rule.aside.holds(unit.reading):
                    found[number] = unit
        carriers = [found[number] for number in sorted(found)]
        others = (unit for one in rule.source.carried_by for unit in self._carriers.get(one, ()))
        carriers = list({id(unit): unit for unit in (*carriers, *others)}.values())
        if rule.backed:
            carriers = [unit for unit in carriers if any(self._look(backing, [unit]) for backing in rule.backed)]
        return carriers

    def _meeting(self, expression: Expression, within: str) -> Iterable[int]:
        able = self._postings.able(expression)
        if within == "unit":
            return [n for n in numbers_in(able) if self._where(expression, self._units[n])]
        if within == "sentence":
            return [n for n in numbers_in(able) if self._in_a_sentence(expression, self._units[n])]
        return self._meeting_widely(expression, within)

    def _meeting_widely(self, expression: Expression, within: str) -> list[int]:
        met: dict[int, None] = {}
        for reach in _REACHES[within]:  # what stands beside it may say what it must not say
            met.update(dict.fromkeys(self._meeting_around(expression, reach)))
        return list(met)

    def _meeting_around(self, expression: Expression, within: str) -> list[int]:
        wide, bits = self._read_widely(within), expression.bits()
        some = self._postings.rarest(expression.needed())  # others may speak of the rest beside it
        met = []
        for place in numbers_in(wide.postings.able(expression)):
            units = some & wide.units[place]
            if units and expression.holds(wide.readings[place]):
                numbers = numbers_in(units)
                numbers.sort(
                    key=lambda n: (
                        not self._holds(expression, self._units[n]),  # what says it alone comes first
                        -(self._units[n].reading.mask & bits).bit_count(),
                        n,
                    )
                )
                met += numbers[:MOST_PER_SECTION]
        return met

    def _in_a_sentence(self, expression: Expression, unit: Unit) -> bool:
        return self._holds(expression, unit) and any(
            expression.holds(sentence) for sentence in unit.law.sentences(unit)
        )

    def _holds(self, expression: Expression, unit: Unit) -> bool:
        """Whether a unit meets an expression; remembered, because elements are looked for in several ways."""
        if expression.asks_names():
            return expression.holds(unit.reading)
        key = id(expression), unit.number
        known = self._held.get(key)
        if known is None:
            known = self._held[key] = expression.holds(unit.reading)
        return known

    def _where(self, expression: Expression, unit: Unit) -> Reading | None:
        """The stretch of a unit that meets an expression; None where the words that it asks for stand far apart."""
        if not self._holds(expression, unit):
            return None
        stretches = unit.law.stretches(unit)
        if len(stretches) == 1 and stretches[0] is unit.reading:
            return unit.reading
        return next((one for one in stretches if expression.holds(one)), None)

    def _show_elements(self, judgement: Judgement) -> None:
        rule = judgement.rule
        groups = [judgement.carriers] if rule.source.scattered else _by_section(judgement.carriers)
        added = {e.id for e in rule.obligation.elements if e.effect is Effect.MUST_NOT_ADD}
        wanted = [condition for condition in rule.elements if condition.name not in added]
        found = [(group, self._shown_by(group, wanted)) for group in groups]
        group, judgement.shown = max(found, key=lambda one: self._worth(rule, one[1]))  # of equals the first
        counts = self._counts(judgement.carriers, wanted)
        first = {id(unit) for unit in group}
        judgement.carriers.sort(key=lambda unit: (id(unit) not in first, -counts[id(unit)]))
        meeting = [other for other, shown in found if is_complete(rule.obligation, set(shown))]
        judgement.narrowed, added_here = self._narrowing(rule, group, counts)
        for other in meeting:
            if other is not group and (judgement.narrowed or added_here):
                narrowed, added_there = self._narrowing(rule, other, counts)
                if not narrowed and not added_there:
                    judgement.narrowed, added_here = [], []
        judgement.shown |= {shown.condition.name: shown for shown in added_here}

    def _shown_by(self, group: Sequence[Unit], wanted: Sequence[Condition]) -> dict[str, Shown]:
        """The elements that some provisions show; where an element has several rules, by the first that is met."""
        shown: dict[str, Shown] = {}
        for condition in wanted:
            if condition.name not in shown:
                place = self._look(condition, [unit for unit in group if _may_show(unit, condition.expression)])
                if place is not None:
                    shown[condition.name] = Shown(condition, *place)
        return shown

    def _counts(self, carriers: Iterable[Unit], wanted: Sequence[Condition]) -> dict[int, int]:
        """How many elements each carrier shows by itself, by its identity."""
        able = [(one, self._postings.able(one.expression)) for one in wanted]
        return {
            id(unit): len({c.name for c, some in able if some >> unit.number & 1 and self._holds(c.expression, unit)})
            for unit in carriers
        }

    @staticmethod
    def _worth(rule: Rule, shown: Mapping[str, Shown]) -> tuple[int, bool]:
        return len(shown), is_complete(rule.obligation, set(shown))

    def _narrowing(
        self, rule: Rule, kept: Sequence[Unit], counts: Mapping[int, int]
    ) -> tuple[list[Shown], list[Shown]]:
        """What narrows the rule, and what it adds that it must not add.

        `kept` are the provisions of one section. It may meet a duty by one of them and say something narrower in
        another. So nothing narrows it where one of those that carry it well, with half as many elements as the best, is
        free of all narrowing.
        """
        kept = sorted(kept, key=lambda unit: -counts[id(unit)])
        forbidden = {e.id for e in rule.obligation.elements if e.effect is Effect.MUST_NOT_ADD}
        able = [unit for unit in kept if 2 * counts[id(unit)] >= counts[id(kept[0])]]
        wanted = [n.condition for n in rule.narrowed if n.unless is None or not self._look(n.unless, able)]
        wanted += [condition for condition in rule.elements if condition.name in forbidden]
        first: list[Shown] = []
        for unit in able:
            shown = [Shown(c, *place) for c in wanted if (place := self._look(c, [unit])) is not None]
            if not shown:
                return [], []
            first = first or shown
        return (
            [shown for shown in first if shown.condition.name not in forbidden],
            [shown for shown in first if shown.condition.name in forbidden],
        )

    def _look(self, condition: Condition, carriers: Sequence[Unit]) -> tuple[Unit, list[Spot]] | None:
        expression, within = condition.expression, condition.within
        if not condition.of_definitions:
            carriers = [unit for unit in carriers if not unit.is_definition]
        if within == "sentence":  # which may be free of what the rest of its unit says, and must not
            sentences = ((unit, one) for unit in carriers for one in unit.law.sentences(unit))
            return next(((unit, expression.witnesses(one)) for unit, one in sentences if expression.holds(one)), None)
        able = self._postings.able(expression)
        for unit in carriers:
            if able >> unit.number & 1 and (reading := self._where(expression, unit)):
                return unit, expression.witnesses(reading)
        if within == "unit":
            return None
        if found := self._look_around(expression, carriers, within):
            return found
        if within in ("block", "section", "nearby", "cited"):
            return None
        scope = self._scope(carriers, within)
        return self._look_far(condition, scope) if scope is None or scope else None

    def _look_around(
        self, expression: Expression, carriers: Sequence[Unit], within: str
    ) -> tuple[Unit, list[Spot]] | None:
        """The first of some units whose surroundings meet an expression; many units have the same."""
        tried: set[int] = set()
        for unit in carriers:
            for reading in self._surroundings(unit, within, expression):
                if id(reading) not in tried:
                    tried.add(id(reading))
                    if expression.holds(reading):
                        return unit, expression.witnesses(reading)
        return None

    def _surroundings(self, unit: Unit, within: str, expression: Expression) -> Iterator[Reading]:
        """What is read around a unit, the nearest first, and could meet an expression."""
        if within == "cited":  # few rules ask, and what a unit cites may be half of the law
            yield unit.law.cited(unit)
        for reach in _REACHES.get(within, ("section",)):
            wide = self._read_widely(reach)
            place = wide.of_unit[unit.number]
            if wide.postings.able(expression) >> place & 1:
                yield wide.readings[place]

    def _look_far(self, condition: Condition, scope: frozenset[int] | None) -> tuple[Unit, list[Spot]] | None:
        """The first unit in a scope that can lend what is looked for; None is the whole law, looked through once."""
        expression, aside = condition.expression, condition.aside
        lasts = not expression.asks_names() and (aside is None or not aside.asks_names())
        key = (id(expression), id(aside))
        if scope is None and lasts and key in self._lent:
            return self._lent[key]
        found = None
        for number in numbers_in(self._postings.able(expression)):
            unit = self._units[number]
            if scope is not None and number not in scope:
                continue
            if aside is not None and aside.holds(unit.reading):
                continue
            if _may_lend(unit) and _may_show(unit, expression) and (reading := self._where(expression, unit)):
                found = unit, expression.witnesses(reading)
                break
        if scope is None and lasts:
            self._lent[key] = found
        return found

    def _read_widely(self, reach: str) -> _WideReadings:
        if reach not in self._wide:
            self._wide[reach] = _WideReadings([_read_with(unit, reach) for unit in self._units])
        return self._wide[reach]

    def _scope(self, carriers: Sequence[Unit], within: str) -> frozenset[int] | None:
        """The units beyond the carriers' own sections in which an element may stand; None for the whole law."""
        if within == "law":
            return None
        places: dict[int, tuple[Law, set[int]]] = {}
        for unit in carriers:
            place = unit.section if within == "reach" else unit.law.part_of(unit)
            places.setdefault(id(unit.law), (unit.law, set()))[1].add(place)
        found: frozenset[int] = frozenset()
        for law, indices in places.values():
            key = frozenset(indices)
            here = law.referring_to(key) if within == "reach" else law.units_in_parts(key)
            first = self._offsets[id(law)]
            found |= frozenset(first + number for number in here) if first else here
        return found

    def nearest(self, rule: Rule) -> list[Unit]:
        """The units that come nearest to addressing a duty, each from another section, the nearest first."""
        return self._nearness.nearest(rule)


# What is read around a unit, the nearest first; what may stand farther away is first looked for in the section.
_REACHES = {"block": ("block",), "section": ("block", "section"), "nearby": ("block", "section", "nearby"), "cited": ()}


def _read_with(unit: Unit, reach: str) -> Reading:
    law = unit.law
    if reach == "block":
        return law.block(unit)
    return law.nearby(unit.section) if reach == "nearby" else law.section(unit)


class _WideReadings:
    """What is read with each unit when one looks beyond it: the blocks, or the sections, each with its units."""

    def __init__(self, of_units: Sequence[Reading]) -> None:
        self.readings = list({id(reading): reading for reading in of_units}.values())
        places = {id(reading): place for place, reading in enumerate(self.readings)}
        self.of_unit = [places[id(reading)] for reading in of_units]
        self.units = [0] * len(self.readings)  # of each reading its units, as bits
        for unit, place in enumerate(self.of_unit):
            self.units[place] |= 1 << unit
        self.postings = Postings(self.readings)


def _may_lend(unit: Unit) -> bool:
    """Whether a unit can show an element of a duty that stands elsewhere: what a term means lays down nothing."""
    return not unit.is_definition and unit.provision.kind is not Kind.NOTE


def _may_show(unit: Unit, expression: Expression) -> bool:
    """Whether a unit can show what an expression asks: a matter left to rules made later is not yet ruled by law."""
    return not unit.only_delegates or bool(expression.bits() & unit.law.rules_made)


def _by_section(units: Iterable[Unit]) -> list[list[Unit]]:
    """Units grouped by the section in which they stand, the groups in the order of their first units."""
    groups: dict[tuple[int, int], list[Unit]] = defaultdict(list)
    for unit in units:
        groups[id(unit.law), unit.section].append(unit)
    return list(groups.values())


def is_complete(obligation: Obligation, present: set[str]) -> bool:
    """Whether the elements found make an obligation covered (rule 3 of the labelling guide in gold/README.md).

    Every required element is there, except limiting ones; of limiting elements that share a group, all or none are.
    An obligation without any required element wants all its elements. `must-not-add` elements are no part of it.
    """
    parts = [e for e in obligation.elements if e.effect is not Effect.MUST_NOT_ADD]
    asked = [e for e in parts if e.required] or parts
    if not any(e.required for e in parts):
        return all(e.id in present for e in asked)
    for element in asked:
        if element.id not in present and element.effect is not Effect.LIMITING:
            return False
    groups: dict[str, list[bool]] = defaultdict(list)
    for element in parts:
        if element.effect is Effect.LIMITING and element.group:
            groups[element.group].append(element.id in present)
    return all(all(found) or not any(found) for found in groups.values())
