"""The typed content: instruments, obligations, clauses, concepts and element rules.

Every class refuses unknown keys; text is stripped. See CONTENT.md for the meaning of each field to a lawyer.
"""

from __future__ import annotations

import re
from enum import StrEnum
from typing import Annotated, Any, ClassVar, Literal

from pydantic import BaseModel, ConfigDict, Field, StringConstraints

from lawkit.library.translatable import Named, Translatable

Identifier = Annotated[str, StringConstraints(pattern=r"^[A-Za-z0-9][A-Za-z0-9._-]*$")]
Text = Annotated[str, StringConstraints(min_length=1, strip_whitespace=True)]

# Texts that are translated, by what they are; see lawkit.library.translatable.
LawText = Annotated[Text, Translatable("text")]
Heading = Annotated[Text, Translatable("heading")]
Title = Annotated[Text, Translatable("title")]
Term = Annotated[Text, Translatable("term")]
Definition = Annotated[Text, Translatable("definition")]
Asked = Annotated[Text, Translatable("question")]
Note = Annotated[Text, Translatable("note")]
OptionalText = Annotated[str, Translatable("text")]
OptionalHeading = Annotated[str, Translatable("heading")]
OptionalNote = Annotated[str, Translatable("note")]
LawTexts = Annotated[tuple[Text, ...], Translatable("text")]
Notes = Annotated[tuple[Text, ...], Translatable("note")]
# A pinpoint that is more than article and paragraph: the rest follows from the language's drafting.yaml.
_PLAIN_PLACE = r"[ivx]+|bis|ter|quater|chapeau|paras?|secs?|and|arts?|Annex"
Pinpoint = Annotated[Text, Translatable("citation", rf"\b(?!(?:{_PLAIN_PLACE})\b)[A-Za-z]{{3,}}")]


class Content(BaseModel):
    """A piece of content; unknown keys are faults, and nothing changes after loading."""

    model_config = ConfigDict(extra="forbid", frozen=True, defer_build=True)


class Binding(StrEnum):
    """What kind of authority an obligation rests on."""

    TREATY = "treaty"
    CHAPTER_VII = "chapter-VII"
    RECOMMENDATION = "recommendation"
    POLITICAL = "political"
    PROPOSAL = "proposal"


class Modality(StrEnum):
    """How strongly the instrument asks; `may` is an option and never a gap."""

    SHALL = "shall"
    SHALL_AS_APPROPRIATE = "shall-as-appropriate"
    SHOULD = "should"
    MAY = "may"


class Effect(StrEnum):
    """What an element does to the reach of a national rule (see obligations.yaml)."""

    COVERING = "covering"
    LIMITING = "limiting"
    MUST_NOT_ADD = "must-not-add"


class Element(Content):
    """One thing that a provision must contain to meet the obligation."""

    id: Identifier
    text: Note
    required: bool
    effect: Effect | None = None
    group: str = ""


class Obligation(Content):
    """One duty of an instrument that calls for national law."""

    named: ClassVar = Named("duty")

    id: Identifier
    instrument: Identifier
    pinpoint: Pinpoint
    kind: Text
    modality: Modality
    binding: Binding
    duty: Note
    elements: tuple[Element, ...]
    notes: str = ""
    since: str = ""  # the year of the text that first asked for it, where an instrument has two texts
    basis: Literal["text", "extract", "unverified"]
    pinpoint_confidence: str
    correction: str = ""  # where the reference erred: what is right, and the source

    @property
    def verified(self) -> bool:
        """Whether the pinpoint was checked against the instrument's text."""
        return self.basis == "text" and self.pinpoint_confidence.startswith("verified")

    @property
    def is_option(self) -> bool:
        """A permissive ground or saving clause: reported as an option, never as a gap."""
        return self.modality is Modality.MAY


class DatedFact(Content):
    """A fact on an instrument with its source; `verified` is false where the source was memory or a copy."""

    value: Text
    source: Text
    verified: bool = True


class Depositary(DatedFact):
    """Who keeps the instrument's text and tells States who has joined it."""

    value: Title


class Instrument(Content):
    """A convention, amendment, resolution, code of conduct or recommendation."""

    named: ClassVar = Named("instrument")

    id: Identifier
    short_title: Title
    title: Title
    kind: Literal["convention", "protocol", "resolution", "code", "guidance", "recommendation", "statement", "proposal"]
    binding: bool
    order: int = 0  # its place in lists of instruments
    binds_all_states: bool = False  # a decision of the Security Council under Chapter VII
    status_keys: tuple[str, ...] = ()  # treaty_status rows of the country files: the text in force, then earlier texts
    earlier_text: str = ""  # the year of the text that binds those who joined only that (see Obligation.since)
    adopted: DatedFact | None = None
    opened: DatedFact | None = None
    issued: DatedFact | None = None  # the day on which a text that is not opened for signature was sent or published
    in_force: DatedFact | None = None
    depositary: Depositary | None = None
    languages: tuple[str, ...] = ()
    languages_source: str = ""
    symbols: tuple[DatedFact, ...] = ()
    structure: str = ""
    notes: str = ""


class InstrumentFile(Content):
    """One file of checklists/instruments/."""

    instrument: Instrument
    obligations: tuple[Obligation, ...]


class Provenance(StrEnum):
    """Where a clause comes from."""

    TREATY = "treaty"
    RESOLUTION = "resolution"
    RECOMMENDATION = "recommendation"
    PROPOSAL = "proposal"  # of private experts, that no state has adopted
    SUGGESTION = "suggestion"


class Tier(StrEnum):
    """How needed a clause is for a state in the clause's situation."""

    REQUIRED = "required"
    NORMALLY = "normally-needed"
    OPTIONAL = "optional"
    SITUATIONAL = "only-if"


class Paragraph(Content):
    """A paragraph of a clause; `text` is a sandboxed Jinja2 template (see CONTENT.md for what it may call)."""

    text: LawText
    id: str = ""  # a name within the clause, for references: ref('offences.attempt#threat')
    authority: tuple[str, ...] = ()  # obligation ids, or "instrument-id art. 5(1)"; empty only with suggestion: true
    suggestion: bool = False
    implements: dict[str, tuple[str, ...]] = Field(default_factory=dict)  # obligation id -> element ids
    also: dict[str, tuple[str, ...]] = Field(default_factory=dict)  # what its words do besides, resting on other duties
    items: tuple[Paragraph, ...] = ()
    closing: OptionalText = ""  # words after the items
    needs: tuple[Identifier, ...] = ()  # clauses without which this paragraph is left out
    applies_if: dict[str, str] = Field(default_factory=dict)  # facts of the country profile that must hold


class DefinitionEntry(Content):
    """A defined term of a definitions clause; sorted by the language's own order when printed."""

    concept: Identifier
    term: Term
    text: Definition
    authority: tuple[str, ...] = ()
    suggestion: bool = False
    implements: dict[str, tuple[str, ...]] = Field(default_factory=dict)
    also: dict[str, tuple[str, ...]] = Field(default_factory=dict)
    items: tuple[Paragraph, ...] = ()
    closing: OptionalText = ""
    note: OptionalNote = ""
    needs: tuple[Identifier, ...] = ()  # clauses without which this entry is left out


class Choice(Content):
    """One way to fill a bracketed option."""

    id: Identifier
    text: Annotated[str, Translatable("option")]
    advice: OptionalNote = ""


class Option(Content):
    """A bracketed option of a clause, with advice on choosing."""

    id: Identifier
    question: Asked
    advice: Note
    choices: tuple[Choice, ...] = Field(min_length=2)
    default: Identifier | None = None  # None: left open, printed as [first / second]


class Wording(Content):
    """The words of a clause in one drafting tradition."""

    heading: OptionalHeading = ""
    paragraphs: tuple[Paragraph, ...] = ()
    definitions: tuple[DefinitionEntry, ...] = ()


class Opening(Content):
    """The first of the provisions that a bill inserts: the words and terms that the others need."""

    heading: Heading
    text: LawText
    definitions: tuple[Identifier, ...] = ()  # concepts whose definitions are taken from the act
    terms: tuple[DefinitionEntry, ...] = ()  # definitions that the act does not have


class Insertion(Content):
    """What a clause of an amending bill inserts into another law: clauses of the act, not their words over again."""

    law: Identifier  # the blank that names the law: penal-code
    after: Identifier  # the blank for the number of the provision after which they stand
    opening: Opening | None = None
    clauses: tuple[Identifier, ...] = ()
    parts: tuple[Identifier, ...] = ()  # then every clause of these parts of the act that no insertion names


EXISTING_LAW = "existing-law"  # the option of a clause whose work another law may already do
REFER = "refer"  # the choice by which the clause becomes a short cross-reference


class ExistingLaw(Content):
    """The short cross-reference that takes a clause's place where a law in force already does its work."""

    question: Asked  # does that law already do it?
    advice: Note  # what to look at before saying so
    paragraphs: tuple[Paragraph, ...] = Field(min_length=1)


class Clause(Content):
    """A model provision written for a national law."""

    named: ClassVar = Named("clause")

    id: Identifier
    heading: Heading
    explanation: OptionalNote = ""  # to the legislature: why the clause stands there and what it does
    tier: Tier
    provenance: Provenance
    condition: OptionalNote = ""  # for tier only-if: in plain words
    applies_if: dict[str, str] = Field(default_factory=dict)  # facts of the country profile that must hold
    paragraphs: tuple[Paragraph, ...] = ()
    definitions: tuple[DefinitionEntry, ...] = ()
    variants: dict[Literal["common", "civil"], Wording] = Field(default_factory=dict)
    options: tuple[Option, ...] = ()
    existing_law: ExistingLaw | None = None  # a cross-reference that may take its place
    inserts: Insertion | None = None  # of an amending bill: what stands after the clause's own words
    notes: Notes = ()  # drafting notes
    must_not_add: Notes = ()  # for offences: what a legislator must not add
    see_also: tuple[Identifier, ...] = ()

    @property
    def fitting(self) -> Option | None:
        """The choice between the clause and the cross-reference, as the answers file asks it; the clause by default."""
        existing = self.existing_law
        if existing is None:
            return None
        short = " ".join(one.text for one in existing.paragraphs)
        choices = (Choice(id="own", text=f"{self.heading} …"), Choice(id=REFER, text=short))
        return Option(
            id=EXISTING_LAW, question=existing.question, advice=existing.advice, choices=choices, default="own"
        )

    def wording(self, tradition: str, by_reference: bool = False) -> Wording:
        """The words for a tradition; the common text where the traditions do not differ.

        `by_reference` gives the short cross-reference to an existing law, where the clause has one.
        """
        if by_reference and self.existing_law:
            return Wording(heading=self.wording(tradition).heading, paragraphs=self.existing_law.paragraphs)
        own = self.variants.get(tradition)  # type: ignore[call-overload]
        base = Wording(heading=self.heading, paragraphs=self.paragraphs, definitions=self.definitions)
        if own is None:
            return base
        return Wording(
            heading=own.heading or self.heading,
            paragraphs=own.paragraphs or self.paragraphs,
            definitions=own.definitions or self.definitions,
        )


class ClauseFile(Content):
    """One file of model_laws/: a part of a model law with its clauses in order."""

    named: ClassVar = Named("part", "part")

    model_law: Literal["act", "regulations", "amending-bill"]
    part: Identifier
    order: int
    title: Heading
    schedule: bool = False
    front: bool = False  # recitals and making words: printed before the first part, without headings and numbers
    clauses: tuple[Clause, ...]


class Placeholder(Content):
    """A blank that the state fills in, once for all documents; unknown it is printed as [label]."""

    named: ClassVar = Named("blank")

    id: Identifier
    label: Term  # printed in brackets while unknown: "competent authority"
    question: Asked
    advice: OptionalNote = ""
    example: Annotated[str, Translatable("example")] = ""
    fact: str = ""  # the country fact that fills it where known: "currency", "official_gazette"
    date: bool = False  # a date: where the state has a calendar of its own, the blank names both


class PlaceholderFile(Content):
    """One file of model_laws/placeholders/."""

    placeholders: tuple[Placeholder, ...]


class Shortened(Content):
    """Words that stand for a concept in a law, or a part of one, whose title or scope speaks of it."""

    to: Identifier | None = None  # the concept of the short words; without one, whatever is said there says it
    title: Any = None  # an expression that the title meets; without one, the concept itself


class Concept(Content):
    """A language-neutral name for a thing, an act, a state of mind or a formula of legislation."""

    id: Identifier
    definition: Text
    includes: tuple[Identifier, ...] = ()  # whoever says one of these says this
    when: Any = None  # an expression for which the concept is only a name; such a concept has no words of its own
    defined_by: Any = None  # an expression over concepts that a statutory definition of it meets
    to_be_defined: bool = False  # whether a law that rests on it should say what it means by it
    through_references: bool = False  # a body is often defined by the section that sets it up: read that with it
    shortened: Shortened | None = None  # short words that stand for it where the law is about it


class ConceptFile(Content):
    """One file of checklists/concepts/."""

    concepts: tuple[Concept, ...]


GAP = re.compile(r"\s*~(\d*)\s*")  # in a phrase: as many other words may stand here


class ConceptWords(Content):
    """One language's words for a concept; also the translators' term base entry."""

    concept: Identifier
    words: tuple[Text, ...]
    preferred: str = ""
    deprecated: tuple[Text, ...] = ()
    source: str = ""
    note: str = ""
    match: tuple[Text, ...] = ()  # phrases that must be spotted
    no_match: tuple[Text, ...] = ()  # phrases that must not


class ConceptWordsFile(Content):
    """One file of locales/<language>/words/."""

    words: tuple[ConceptWords, ...]


Scope = Literal["sentence", "unit", "block", "section", "nearby", "cited", "reach", "part", "law"]


class ElementRule(Content):
    """What shows that an element is present: an expression over concepts, and how far to look for it.

    `when` is met on the provisions that address the obligation, read ever more widely: `sentence`, `unit` (with its
    lead-in), `block` (the whole subsection with its list), `section`, `nearby` (with the short sections beside it),
    `cited` (also what they refer to), `reach` (also what refers to them: penalties, general parts), `part`, or
    anywhere in the `law`. An element may have several rules, which are alternatives: far from the duty, its words must
    often say more than beside it.
    """

    element: Identifier
    when: Any
    within: Scope = "unit"


class Narrowing(Content):
    """Words that make the national rule narrower than the duty."""

    error: Text
    when: Any
    within: Scope = "unit"
    unless: Any = None  # what, in the same section as any provision that addresses the duty, takes the narrowing back


class Backing(Content):
    """What must stand with a provision, and how far around, for it to address a duty: a sanction with a ban."""

    when: Any
    within: Scope = "unit"


class ObligationRule(Content):
    """How the check recognises an obligation: where the law addresses it, and what each element looks like."""

    obligation: Identifier
    addressed: tuple[Any, ...] = ()  # alternatives; a provision that meets one of them addresses the duty
    within: Literal["sentence", "unit", "block", "section", "nearby"] = "unit"
    # Whether statutory definitions can address it; "terms": they can, and show only elements that ask for a term.
    definitions: Literal["no", "also", "terms", "only"] = "no"
    given: tuple[Identifier, ...] = ()  # at least one of these obligations must be addressed by the same law
    carried_by: tuple[Identifier, ...] = ()  # whatever addresses one of these addresses it
    backed: tuple[Backing, ...] = ()  # only provisions count with which one of these stands
    aside: Any = None  # provisions on another matter, in which nothing addresses the duty or shows an element
    sum_of: tuple[Identifier, ...] = ()  # it is addressed by what addresses these, and met when all of them are
    sum_least: int = Field(default=1, ge=1)  # how many of them must be addressed
    scattered: bool = False  # the elements may come from several sections, as different matters of one body of rules
    elements: tuple[ElementRule, ...] = ()
    narrowed: tuple[Narrowing, ...] = ()
    match: tuple[Text, ...] = ()  # a provision that addresses the duty
    no_match: tuple[Text, ...] = ()  # one that has words in common and does not


class RuleFile(Content):
    """One file of checklists/rules/."""

    rules: tuple[ObligationRule, ...]
