"""The words by which a language marks the structure of its laws, read from locales/<language>/structure.yaml."""

from __future__ import annotations

from functools import cache
from typing import Literal

from pydantic import BaseModel, ConfigDict, Field

from lawkit.drafts.numbering import folded
from lawkit.errors import ContentError
from lawkit.library.parsed import read_parsed
from lawkit.library.paths import content_root


class NumberedWord(BaseModel):
    """A word that stands with a number: "Article 5", "Part II", "第三章", "الفصل الأول"."""

    model_config = ConfigDict(extra="forbid", defer_build=True)

    words: list[str]
    locator: str = "{n}"  # how a provision is cited; {n} is its number as printed, {d} the same in digits
    kind: Literal["section", "part", "chapter", "schedule"] = "section"
    place: Literal["before", "after", "around"] = "before"  # where the word stands as seen from its number
    rank: int = 0  # of a group: the lower stands above the higher
    extra: bool = False  # a series of its own beside the articles: "Disposición adicional primera"
    bare: bool = False  # may stand without a number: "ANNEX", "Disposición final"
    instead: list[str] = Field(default_factory=list)  # numbers articles only where no other word does: its noun's forms


class Nouns(BaseModel):
    """The nouns by which a law points to its own parts, by what they point to."""

    model_config = ConfigDict(extra="forbid", defer_build=True)

    section: list[str] = Field(default_factory=list)
    subsection: list[str] = Field(default_factory=list)
    paragraph: list[str] = Field(default_factory=list)
    item: list[str] = Field(default_factory=list)
    part: list[str] = Field(default_factory=list)
    chapter: list[str] = Field(default_factory=list)
    schedule: list[str] = Field(default_factory=list)
    act: list[str] = Field(default_factory=list)


class References(BaseModel):
    """How a language writes references."""

    model_config = ConfigDict(extra="forbid", defer_build=True)

    nouns: Nouns = Field(default_factory=Nouns)
    this: list[str] = Field(default_factory=list)  # "this", "the present"
    before: list[str] = Field(default_factory=list)  # "the preceding", right before its noun
    before_all: list[str] = Field(default_factory=list)  # all that precede: "(artículos) anteriores"
    before_after: bool = False  # "the preceding" stands after its noun: "artículo anterior"
    many: list[str] = Field(default_factory=list)  # nouns with which "preceding" means all: "(المواد) السابقة"
    linking: list[str] = Field(default_factory=list)  # words before a law's name, where no space parts them from it
    through: list[str] = Field(default_factory=list)  # "to", "bis"
    joins: list[str] = Field(default_factory=list)  # "and", "or"
    of: list[str] = Field(default_factory=list)  # between a smaller and a larger part: "of", "del"
    laws: list[str] = Field(default_factory=list)  # nouns of other instruments: "Act", "Code", "Convention"
    articles: list[str] = Field(default_factory=list)  # "the", "la"
    name_before: bool = False  # the name of a law stands before its noun: "Criminal Code"
    opening: list[str] = Field(default_factory=list)  # the words of an article before its paragraphs: "(no) caput"
    inserted: bool = False  # a paragraph may stand between the numbers of articles: "artigos 12.º, n.º 1, e 14.º"
    ordinals: list[str] = Field(default_factory=list)  # number words that stand before the noun: "the Second Schedule"
    points: list[str] = Field(default_factory=list)  # nouns of sections that are plain numbers: "пункт 3"
    also_points: list[str] = Field(default_factory=list)  # of those that may be, where nothing nearer bears the number
    this_after: bool = False  # "this" stands after its noun: "pasal ini"
    items_by_degree: bool = False  # a number with a degree sign is an item's, without a noun: "articles 2, 1°, et 5"


class Insertion(BaseModel):
    """How a law of this language numbers what is put into it later.

    In a number `{n}` is the number after which it stands and one of `{1} {a} {A} {i} {I} {bis} {mukarrar} {han} {cyr}
    {abjad}` counts on: "12A", "12 bis", "第十二条之一". `levels` are the numbers of paragraphs, items and items of
    items where the law itself has none to follow; an empty one stands for paragraphs without numbers.
    """

    model_config = ConfigDict(extra="forbid", defer_build=True)

    number: str = "{n}{A}"
    section: str = "{n}. "  # the number of a section in a law that has no other
    levels: list[str] = Field(default_factory=lambda: ["({1})", "({a})", "({i})", "({A})"])
    final: list[str] = Field(default_factory=list)  # words in the headings of final provisions


class StructureWords(BaseModel):
    """Everything the structure reader knows of one language."""

    model_config = ConfigDict(extra="forbid", defer_build=True)

    language: str
    sections: list[NumberedWord] = Field(default_factory=list)
    ordinals_below: list[str] = Field(default_factory=list)  # headings below which ordinals alone number: "Primera.-"
    groups: list[NumberedWord] = Field(default_factory=list)
    schedules: list[NumberedWord] = Field(default_factory=list)
    numbers: dict[str, int] = Field(default_factory=dict)
    labels: dict[str, str] = Field(default_factory=dict)
    paragraph_in_path: bool = False  # an item is cited with its paragraph: 第五条第二款第（三）项
    strict_labels: bool = False  # no letter case to tell a heading from a sentence: a label needs a separator
    contents: list[str] = Field(default_factory=list)
    enacting: list[str] = Field(default_factory=list)
    note_headings: list[str] = Field(default_factory=list)
    note_lines: list[str] = Field(default_factory=list)
    penalty_lines: list[str] = Field(default_factory=list)  # beginnings of lines that set a penalty: "Penalty:"
    provisos: list[str] = Field(default_factory=list)  # words that go on with the paragraph before: "Provided that"
    furniture: list[str] = Field(default_factory=list)
    repealed: list[str] = Field(default_factory=list)
    renewed: list[str] = Field(default_factory=list)  # after the number of a section put anew: "14 (nouveau)"
    dangling: list[str] = Field(default_factory=list)
    conjunctions: list[str] = Field(default_factory=list)
    amends: list[str] = Field(default_factory=list)
    inserts: list[str] = Field(default_factory=list)
    deletes: list[str] = Field(default_factory=list)
    anchors: list[str] = Field(default_factory=list)
    numbered_as: list[str] = Field(default_factory=list)  # before the number that an inserted section gets: "作为"
    definition_leads: list[str] = Field(default_factory=list)
    definition_headings: list[str] = Field(default_factory=list)  # whole headings that announce definitions below them
    defines: list[str] = Field(default_factory=list)
    defines_before: list[str] = Field(default_factory=list)  # words before a term: "on entend par"
    defines_quoted: list[str] = Field(default_factory=list)  # between a term in quotation marks and its meaning: "is"
    defines_around: list[str] = Field(default_factory=list)  # around a bare term: "constituent", "por … se entenderá"
    defines_listed: list[str] = Field(default_factory=list)  # in subsections that all say what a term is: "adalah"
    begins_meaning: list[str] = Field(default_factory=list)  # words that end a bare term: "the", "any"
    never_defined: list[str] = Field(default_factory=list)  # what such words only punish or rule on: "an offence"
    colon_defines: bool = False
    capital_defines: bool = False  # a quoted term needs no more than a meaning that begins with a capital letter
    term_prefixes: list[str] = Field(default_factory=list)  # words before a defined term: "под … понимается"
    commas_in_terms: bool = False  # a term goes on between commas: "источник, выведенный из употребления, –"
    not_terms: list[str] = Field(default_factory=list)
    referred_to_as: list[str] = Field(default_factory=list)
    before_names: list[str] = Field(default_factory=list)  # between what is named and its name: "in this Act", "to be"
    annexed: list[str] = Field(default_factory=list)  # how words begin that call a text annexed: "прилагаем"
    approves: list[str] = Field(default_factory=list)  # words by which a decree approves a regulation
    approved: list[str] = Field(default_factory=list)  # how the heading of what was approved begins: "УТВЕРЖДЕНО"
    treaties: list[str] = Field(default_factory=list)  # nouns of texts that stay what they are when they are annexed
    annexes_bind: list[str] = Field(default_factory=list)  # what gives force to all annexes: "form part of"
    points_back: list[str] = Field(default_factory=list)  # in an annex's heading, before its article: "a que se refere"
    established: list[str] = Field(default_factory=list)  # before what a law sets up: "there is established"
    references: References = Field(default_factory=References)
    insertion: Insertion = Field(default_factory=Insertion)

    def number_words(self) -> dict[str, int]:
        """Number words as `spoken_value` wants them."""
        return {folded(word): value for word, value in self.numbers.items()}


@cache
def structure_words(language: str) -> StructureWords:
    """The structure words of a language; an unknown language has none and is read by its numbers alone.

    Raises ContentError naming file, line and field when the file is not as it must be.
    """
    path = content_root() / "locales" / language / "structure.yaml"
    if not path.is_file():
        return StructureWords(language=language)
    words, faults = read_parsed(path, StructureWords)
    if words is None:
        raise ContentError(faults)
    return words


@cache
def all_structure_words() -> tuple[StructureWords, ...]:
    """The structure words of every language that ships them."""
    folder = content_root() / "locales"
    return tuple(structure_words(path.parent.name) for path in sorted(folder.glob("*/structure.yaml")))
