"""How laws are drafted in a language: what units are called, numbered and cited; locales/<language>/drafting.yaml.

No grammar of a language stands in code. A noun has its forms by name (`de`, `gen`), which a template asks for with
`{{ ref('…') | form('de') }}`; a form that a noun does not have is its plain one.
"""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Callable, Sequence
from functools import cached_property
from pathlib import Path
from typing import Annotated, Any, Literal

from pydantic import Field, StringConstraints, ValidationError, model_validator

from lawkit.errors import ContentError, ContentFault
from lawkit.library.content import Content
from lawkit.library.parsed import read_parsed
from lawkit.library.paths import content_root
from lawkit.library.yaml_source import expectation
from lawkit.localization.countries import OWN_FIGURES, Country
from lawkit.localization.locales import own_figures
from lawkit.sentences import marked

PLAIN = "plain"
STATES = "locales/{language}/states/{state}.yaml"
Pattern = Annotated[str, StringConstraints(min_length=1)]  # words with names in braces; outer spaces count
Forms = dict[str, str]  # name of a form -> words; `plain` where none is asked for
Unit = Literal[
    "part", "division", "clause", "paragraph", "item", "subitem", "point",
    "schedule", "schedule-paragraph", "schedule-item", "schedule-subitem",
]  # fmt: skip
BELOW: tuple[Unit, ...] = ("paragraph", "item", "subitem", "point")  # what a clause is divided into, from the top
_PLACE = re.compile(r"\{(\w+)\}")


def form_of(forms: Forms, form: str) -> str:
    """The words in a form; the plain ones where that form is no other."""
    return forms.get(form, forms.get(PLAIN, ""))


class Noun(Content):
    """A word in its forms, for one, for two where the language has a dual, and for many."""

    one: Forms
    two: Forms = Field(default_factory=dict)
    many: Forms = Field(default_factory=dict)

    def words(self, form: str = "", count: int = 1) -> str:
        """The word for a number of things."""
        forms = self.one if count == 1 else (self.two if count == 2 and self.two else self.many) or self.one
        return form_of(forms, form)


class Counted(Content):
    """How Word counts and prints the numbers of a unit: `text` holds {n}."""

    format: Literal[
        "decimal", "lowerLetter", "upperLetter", "lowerRoman", "upperRoman",
        "arabicAbjad", "arabicAlpha", "russianLower", "chineseCountingThousand",
    ]  # fmt: skip
    text: str
    after: Literal["tab", "space", "nothing"] = "tab"  # what stands between the number and the words
    centred: bool = False
    ordinals: tuple[str, ...] = ()  # words that stand in the place of the first numbers: Article premier
    hidden: bool = False  # counted and cited, but not printed: the paragraphs of a Chinese article


class UnitCitation(Content):
    """How a unit below the clause is cited; patterns hold {noun}, {n} (the bare number) or {label} (as printed)."""

    alone: Pattern  # where nothing stands before it
    inside: str = ""  # where the number of the clause stands before it; only in languages that go from large to small
    after: str = ""  # where another unit stands before it


class InsertedNumbers(Content):
    """The numbers of provisions that are put in after another; {after} is the other's number, {n} a number."""

    format: Literal["decimal", "upperLetter", "chineseCountingThousand"]
    number: Pattern
    cited: Pattern  # holds {n}, which is that number, and {noun} where a word goes before it
    heading: Pattern  # what stands before the heading: holds {number}


class Citations(Content):
    """How provisions are cited."""

    order: Literal["inward", "outward"]  # article 5, paragraph 2; or paragraph 2 of article 5
    clause: Pattern
    part: Pattern
    schedule: Pattern
    units: dict[Unit, UnitCitation]
    outer: str = ""  # for outward: what joins a unit to the one around it; holds {ref} and {outer}
    outer_form: str = ""  # the form of that one
    own: str = ""  # a unit of the clause that speaks: holds {ref}, and {outer} for the words `this_clause`
    this_clause: Forms
    number: Pattern = "{n}"  # the number of a clause in a list or a range, where more than the figure is written
    several: str = ""  # several clauses: holds {noun} and {list}; without it each is cited in full
    range: Pattern  # holds {first} and {last}, and {noun} unless clauses are cited with their label
    of_text: Pattern  # holds {ref} and {text}
    of_text_long: str = ""  # where {ref} holds more than a clause
    schedule_of_text: str = ""
    text_form: str = ""
    inserted: InsertedNumbers


class TextWords(Content):
    """What a model text is called."""

    own: Forms  # as it speaks of itself
    named: Forms  # as the texts beside it speak of it
    titled: Forms  # with its title; holds {title}
    short: Pattern  # in tables
    working_title: Pattern  # before it has a title
    contents: Pattern  # the heading of its table of contents
    nouns: dict[Unit, Noun] = Field(default_factory=dict)  # where its units have other names
    this_clause: Forms = Field(default_factory=dict)


class Style(Content):
    """The units of a drafting tradition."""

    numbers: dict[Unit, Counted]
    nouns: dict[Unit, Noun]
    citations: Citations
    texts: dict[Literal["act", "regulations", "amending-bill"], TextWords]
    laws: dict[str, Forms] = Field(default_factory=dict)  # blank of an amended law -> how it is named; holds {law}
    any_law: Forms  # the same for any other law
    caput: bool = False  # the first paragraph of a clause has no number; those after it are counted from one
    table_clause: str = ""  # the word before the numbers of clauses in tables, where the number alone is not enough
    table_clauses: str = ""

    def noun(self, unit: Unit, text: str) -> Noun:
        """What a text calls a unit."""
        words = self.texts[text]  # type: ignore[index]
        return words.nouns.get(unit) or self.nouns[unit]

    def text(self, name: str) -> TextWords:
        """What a model text is called."""
        return self.texts[name]  # type: ignore[index]

    def law(self, blank: str, form: str) -> str:
        """The pattern for the name of an amended law."""
        return form_of(self.laws.get(blank, self.any_law), form or PLAIN)


class Fusion(Content):
    """What is put in the place of a regular expression; in `fusions` | stands between a text and the name after it."""

    find: Pattern
    put: str


class Drafting(Content):
    """One file locales/<language>/drafting.yaml."""

    language: str
    locale: str  # for lists
    quotes: tuple[str, str]  # around what is quoted
    definition: str  # holds {term}: the term and what stands between it and its definition
    stop: str = "."
    figures: Annotated[str, StringConstraints(pattern=r"^(\d{10})?$")] = ""  # ten, zero first, where laws have others
    alphabet: str = ""  # the letters in order; without it definitions stand in the order of the content
    sorted_as: dict[str, str] = Field(default_factory=dict)  # signs that stand among words as other letters: œ as oe
    skipped: str = ""  # what is passed over at the beginning of a word when words are sorted: an article
    lists_by: Literal["alphabet", "pinyin"] = "alphabet"  # how what is no part of a law is sorted: states, a glossary
    state_articles: dict[str, tuple[str, ...]] = Field(default_factory=dict)  # article -> states whose names have it
    fusions: tuple[Fusion, ...] = ()
    pinpoints: tuple[Fusion, ...] = ()  # what citations of instruments become: `art. 7(1)` -> `ст. 7(1)`
    styles: dict[Literal["common", "civil"], Style] = Field(min_length=1)

    @model_validator(mode="after")
    def _every_unit_has_a_noun(self) -> Drafting:
        for name, style in self.styles.items():
            missing = [unit for unit in style.numbers if unit not in style.nouns and unit in ("part", "clause", *BELOW)]
            if missing:
                raise ValueError(
                    marked("styles.{name}: {units} has a number and no noun", name=name, units=", ".join(missing))
                )
        return self

    def style(self, tradition: str) -> Style:
        """The style of a tradition; that of the other where the language has only one."""
        found = self.styles.get(tradition)  # type: ignore[call-overload]
        return found or next(iter(self.styles.values()))

    @property
    def usual_tradition(self) -> Literal["common", "civil"]:
        """The tradition that is taken where nobody knows the state's: common law where the language has it."""
        return "common" if "common" in self.styles else "civil"

    @property
    def forms(self) -> tuple[str, ...]:
        """The names of the forms that nouns have, besides the plain one."""
        every = [
            forms for style in self.styles.values() for noun in style.nouns.values()
            for forms in (noun.one, noun.two, noun.many)
        ]  # fmt: skip
        return tuple(dict.fromkeys(name for forms in every for name in forms if name != PLAIN))

    def with_state(self, before: str, code: str, name: str) -> str:
        """A text with the name of a state after it, as the language puts them together: `du Sénégal`."""
        article = next((one for one, states in self.state_articles.items() if code in states), "")
        space = "" if not article or article.endswith(("'", "’")) else " "
        joined = f"{before}|{article}{space}{name}"
        for one in self.fusions:
            joined = re.sub(one.find, one.put, joined, count=1)
        return joined.replace("|", "", 1) if joined.count("|") > before.count("|") else joined

    @cached_property
    def _ranks(self) -> dict[str, int]:
        return {letter: rank for rank, letter in enumerate(self.alphabet)}

    def sorting(self) -> Callable[[str], tuple[object, ...]] | None:
        """A key that sorts terms as the language does; None where the order of the content is kept."""
        if not self.alphabet:
            return None
        return lambda term: (self._letters(term), term.casefold(), term)

    def order_of_lists(self) -> Callable[[str], tuple[object, ...]]:
        """A key that sorts what is no part of a law, as the names of states: always in the language's own order."""
        if self.lists_by == "pinyin":
            from lawkit.localization.pinyin import pinyin_key

            return pinyin_key
        return self.sorting() or (lambda name: (name.casefold(), name))

    def _letters(self, term: str) -> tuple[int, ...]:
        """The ranks of the letters; accents that make no letter of their own, spaces and signs make no difference."""
        word = re.sub(self.skipped, "", term.casefold()) if self.skipped else term.casefold()
        word = "".join(self.sorted_as.get(letter, letter) for letter in unicodedata.normalize("NFC", word))
        ranks: list[int] = []
        for letter in word:
            for one in (letter,) if letter in self._ranks else unicodedata.normalize("NFD", letter):
                if one in self._ranks:
                    ranks.append(self._ranks[one])
        return tuple(ranks)


class StateDrafting(Content):
    """One file locales/<language>/states/<code>.yaml: in what the laws of a state are drafted otherwise than those of
    other states in that language."""

    state: Annotated[str, StringConstraints(pattern=r"^[A-Z]{2}$")]
    source: str  # where that is laid down, or can be seen
    style: dict[str, Any]  # laid over each style of the language, key by key


def read_drafting(roots: Sequence[Path], language: str) -> Drafting | None:
    """The drafting data of a language: the last pack's that has any, else the shipped ones.

    Raises ContentError for a faulty file.
    """
    for root in (*reversed(roots), content_root()):
        path = root / "locales" / language / "drafting.yaml"
        if path.is_file():
            drafting, faults = read_parsed(path, Drafting)
            if drafting is None or faults:
                raise ContentError(faults)
            return drafting
    return None


def drafting_for(country: Country, roots: Sequence[Path], language: str) -> Drafting:
    """How a state's laws are drafted in a language: as those of other states, but for what its own file says; and with
    its own figures, where it says that laws are printed so. Raises ContentError for a faulty file."""
    drafting = as_in(country.iso2, load_drafting(roots, language), roots, language)
    if country.fact(OWN_FIGURES).text != "true":
        return drafting
    return drafting.model_copy(update={"figures": own_figures(language, country.iso2) or drafting.figures})


def as_in(state: str, drafting: Drafting, roots: Sequence[Path], language: str) -> Drafting:
    """The drafting data of a language with what the last pack says of a state. Raises ContentError for a faulty one."""
    for root in (*reversed(roots), content_root()):
        path = root / STATES.format(language=language, state=state)
        if path.is_file():
            own, faults = read_parsed(path, StateDrafting)
            if own is None or faults:
                raise ContentError(faults)
            data = drafting.model_dump(exclude_unset=True)
            data["styles"] = {name: _laid_over(style, own.style) for name, style in data["styles"].items()}
            try:
                return Drafting.model_validate(data)
            except ValidationError as error:
                raise ContentError(
                    [ContentFault(str(path), 0, "style", expectation(one)) for one in error.errors()]
                ) from None
    return drafting


def _laid_over(below: Any, above: Any) -> Any:
    """A mapping with the keys of another one over its own; what is no mapping takes the other's place."""
    if not isinstance(below, dict) or not isinstance(above, dict):
        return above
    return {**below, **{key: _laid_over(below.get(key), value) for key, value in above.items()}}


def load_drafting(roots: Sequence[Path], language: str) -> Drafting:
    """The drafting data of a language; the English ones where it has none. Raises ContentError where neither stands."""
    found = read_drafting(roots, language) or read_drafting(roots, "en")
    if found is None:
        raise ContentError(
            [ContentFault("locales/en/drafting.yaml", 0, "", marked("no such file; the content is not whole"))]
        )
    return found


def filled(pattern: str) -> list[tuple[str, bool]]:
    """A pattern in pieces: words, and the names that stand in braces in it (True)."""
    return [(piece, number % 2 == 1) for number, piece in enumerate(_PLACE.split(pattern)) if piece]
