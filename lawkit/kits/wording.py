"""From a clause's template to the pieces of a paragraph: words, references, blanks and bracketed options.

A template may call place('id'), ref('clause-id'), ref('clause-id#paragraph-id'), refs('clause-id', 'clause-id'),
part('part-id'), schedule('clause-id'), option('option-id') and inserted('blank of a law'), and may name this_act,
the_act, the_regulations, state.name and state.official_name. What it refers to may stand in another text of the kit.
It runs in Jinja2's sandbox; every fault names the clause.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, field, replace

from jinja2 import StrictUndefined, TemplateError
from jinja2.sandbox import ImmutableSandboxedEnvironment

from lawkit.errors import ContentError, ContentFault
from lawkit.kits.clauses import KeptClause, Selection
from lawkit.kits.model_texts import ACT, BILL, MODEL_TEXTS, REGULATIONS, text_names
from lawkit.kits.numbers import NumberedText, number_text
from lawkit.kits.profile import known
from lawkit.kits.references import References
from lawkit.library.content import Option, Placeholder
from lawkit.library.loader import Library
from lawkit.localization.answers import Answers
from lawkit.localization.countries import Country
from lawkit.word.pieces import Blank, OpenChoice, Piece, Reference, Text

_OPENING, _CLOSING = "\ue000", "\ue001"  # private-use signs around the number of a piece
_PIECE = re.compile(f"{_OPENING}(\\d+){_CLOSING}")
_SPACES = re.compile(r"\s+")
Translate = Callable[[str], str]


@dataclass(frozen=True, slots=True)
class StateNames:
    """The names of the state as templates print them."""

    name: str
    official_name: str


class _Name:
    """A name in a template whose words are found when it is printed."""

    def __init__(self, words: Callable[[], str]) -> None:
        self._words = words

    def __str__(self) -> str:
        return self._words()


@dataclass
class Wording:
    """Renders the templates of one selection, and remembers which choices were used where.

    `others` are the other texts of the kit, so that references to them print their numbers.
    """

    library: Library
    country: Country
    answers: Answers
    language: str
    selection: Selection
    translate: Translate
    others: Sequence[NumberedText] = ()
    faults: list[ContentFault] = field(default_factory=list)
    blanks_used: dict[str, list[str]] = field(default_factory=dict)  # placeholder id -> clause ids
    options_used: dict[str, Option] = field(default_factory=dict)  # "clause/option" -> the option

    def __post_init__(self) -> None:
        self.numbered = number_text(self.selection, self.translate)
        self.references = References(self.numbered, self.others, self.translate, self._name, self._own_blank)
        self._environment = ImmutableSandboxedEnvironment(undefined=StrictUndefined, autoescape=False)
        english = self.language.startswith("en")
        name = self.country.name(self.language)
        names = StateNames(name, self.country.official_name if english else name)
        self._environment.globals.update(
            place=self._place,
            ref=self._ref,
            refs=self._refs,
            part=self._part,
            schedule=self._schedule,
            option=self._option,
            inserted=self._inserted,
            this_act=_Name(lambda: self._keep(self.named(self.selection.model_law))),
            the_act=_Name(lambda: self._keep(self.named(ACT.id))),
            the_regulations=_Name(lambda: self._keep(self.named(REGULATIONS.id))),
            state=names,
        )
        self._pieces: list[list[Piece]] = []
        self._clause: KeptClause | None = None

    @property
    def civil(self) -> bool:
        """Whether the law is drafted in the civil-law way."""
        return self.selection.tradition == "civil"

    def pieces(self, template: str, clause: KeptClause | None = None, sentence: bool = False) -> list[Piece]:
        """The pieces of one paragraph; as a `sentence` it begins with a capital.

        Faults are gathered; `check` raises them.
        """
        self._clause = clause
        template = _SPACES.sub(" ", template).strip()
        if "{" not in template:
            return [Text(template)] if template else []
        first = len(self._pieces)
        try:
            rendered = self._environment.from_string(template).render()
        except TemplateError as error:
            self._fault(f"{error.message or type(error).__name__} in '{template[:60]}'")
            return []
        pieces: list[Piece] = []
        for number, words in enumerate(_PIECE.split(rendered)):
            if number % 2:
                pieces += self._pieces[int(words)]
            elif words:
                pieces.append(Text(words))
        del self._pieces[first:]
        return _capitalized(pieces) if sentence and template.startswith("{{") else pieces

    def check(self) -> None:
        """Raises ContentError with every fault met so far."""
        if self.faults:
            raise ContentError(list(dict.fromkeys(self.faults)))

    def blank(self, placeholder: str, clause: str = "") -> Blank:
        """A blank with the answer, the country's fact, or the label in brackets."""
        entry = self.library.placeholders.get(placeholder)
        if entry is None:
            self._fault(f"place('{placeholder}'): no such placeholder in model_laws/placeholders")
            return Blank(placeholder, placeholder, f"[{placeholder}]")
        used = self.blanks_used.setdefault(placeholder, [])
        if clause and clause not in used:
            used.append(clause)
        value = answer_to(entry, self.country, self.answers, self.language)
        return Blank(entry.id, entry.label, value or f"[{entry.label}]", open=not value)

    def named(self, text: str) -> list[Piece]:
        """A text's name as this one uses it: `this Act`, `the Act`, or `the` with the title in a front or a bill."""
        clause = self._clause
        if text == self.selection.model_law:
            if clause is not None and clause.law:
                return self.references.inserted(clause.law, within=clause)
            return [Text(self.numbered.names.own)]
        if (clause is not None and clause.front) or BILL.id in (text, self.selection.model_law):
            title = next(one.title_blank for one in MODEL_TEXTS if one.id == text)
            return [Text(self.translate("the ")), self._own_blank(title)]
        return [Text(text_names(text, self.civil, self.translate).named)]

    # -- what templates call ---------------------------------------------------------------------------------------

    def _name(self, text: NumberedText) -> list[Piece]:
        return self.named(text.id)

    def _own_blank(self, placeholder: str) -> Blank:
        return self.blank(placeholder, self._clause.id if self._clause else "")

    def _place(self, placeholder: str) -> str:
        return self._keep([self._own_blank(placeholder)])

    def _ref(self, target: str) -> str:
        pieces = self.references.reference(target, self._clause)
        if pieces is None:
            self._fault(f"ref('{target}'): not in this law; the paragraph that says so should name it under 'needs'")
            return f"[{target}]"
        return self._keep(pieces)

    def _refs(self, *targets: str) -> str:
        return self._keep(self.references.joined(targets, self._clause) or self.named(ACT.id))

    def _part(self, part: str) -> str:
        pieces = self.references.part(part, self._clause)
        if pieces is None:
            self._fault(f"part('{part}'): this part is not in this law")
            return f"[{part}]"
        return self._keep(pieces)

    def _schedule(self, clause: str) -> str:
        home = self.references.home(clause)
        if home is None or not home.places[clause].schedule:
            self._fault(f"schedule('{clause}'): no such schedule in this law")
            return f"[{clause}]"
        return self._keep(self.references.reference(clause) or [])

    def _inserted(self, law: str) -> str:
        pieces = self.references.inserted(law, within=self._clause)
        if not pieces:
            self._fault(f"inserted('{law}'): nothing is inserted into this law")
        return self._keep(pieces)

    def _option(self, name: str) -> str:
        clause = self._clause
        option = next((one for one in clause.clause.options if one.id == name), None) if clause else None
        if clause is None or option is None:
            self._fault(f"option('{name}'): the clause has no such option")
            return f"[{name}]"
        key = option_key(clause.id, name)
        self.options_used[key] = option
        chosen = chosen_of(option, self.answers.options.get(key))
        if chosen is not None:
            text = next(one.text for one in option.choices if one.id == chosen)
            return self._keep([OpenChoice(key, option.question, tuple(self.pieces(text, clause)), open=False)])
        pieces: list[Piece] = [Text("[", open=True)]
        for number, choice in enumerate(option.choices):
            if number:
                pieces.append(Text(" / ", open=True))
            shown = self.pieces(choice.text, clause) or [Text(self.translate("no words"), italic=True)]
            pieces += [_opened(piece) for piece in shown]
        pieces.append(Text("]", open=True))
        return self._keep([OpenChoice(key, option.question, tuple(pieces))])

    def _keep(self, pieces: list[Piece]) -> str:
        self._pieces.append(pieces)
        return f"{_OPENING}{len(self._pieces) - 1}{_CLOSING}"

    def _fault(self, message: str) -> None:
        where = f"clause {self._clause.id}" if self._clause else "model law"
        self.faults.append(ContentFault(where, 0, "", message))


def wordings(
    library: Library,
    country: Country,
    answers: Answers,
    language: str,
    selections: Mapping[str, Selection],
    translate: Translate,
) -> dict[str, Wording]:
    """A Wording for each text of a kit; each can refer to all the others."""
    numbered = {name: number_text(selection, translate) for name, selection in selections.items()}
    return {
        name: Wording(
            library, country, answers, language, selection, translate,
            [one for other, one in numbered.items() if other != name],
        )
        for name, selection in selections.items()
    }  # fmt: skip


def option_key(clause: str, option: str) -> str:
    """How the answers file names an option of a clause."""
    return f"{clause}/{option}"


def chosen_of(option: Option, answer: str | None) -> str | None:
    """The choice made: the user's, else the option's default; None while open."""
    known_choices = {choice.id for choice in option.choices}
    return answer if answer in known_choices else option.default


def answer_to(placeholder: Placeholder, country: Country, answers: Answers, language: str = "en") -> str:
    """The words for a blank, or nothing while it is open."""
    given = answers.placeholders.get(placeholder.id, "")
    return given or (known(country, placeholder.fact, language) if placeholder.fact else "")


def _opened(piece: Piece) -> Piece:
    if isinstance(piece, Text):
        return replace(piece, open=True)
    return piece


def _capitalized(pieces: list[Piece]) -> list[Piece]:
    """A sentence that begins with a reference begins with a capital: `Section 12 applies`."""
    if pieces and isinstance(pieces[0], Reference) and pieces[0].before:
        words = pieces[0].before
        return [Reference(pieces[0].target, words[:1].upper() + words[1:]), *pieces[1:]]
    if pieces and isinstance(pieces[0], Text):
        words = pieces[0].text
        return [replace(pieces[0], text=words[:1].upper() + words[1:]), *pieces[1:]]
    return pieces
