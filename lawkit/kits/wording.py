"""From a clause's template to the pieces of a paragraph: words, references, blanks and bracketed options.

A template may call place('id'), ref('clause-id'), ref('clause-id#paragraph-id'), refs('clause-id', 'clause-id'),
part('part-id'), parts('part-id', 'part-id'), schedule('clause-id'), option('option-id') and inserted('blank of a
law'), and may name this_act, the_act, the_regulations, state.name, state.official_name and state.code. What it refers
to may stand in another text of the kit. Every fault names the clause.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, field, replace
from pathlib import Path

from lawkit.errors import ContentError, ContentFault
from lawkit.figures import numbers_with_figures
from lawkit.kits.clauses import KeptClause, Selection
from lawkit.kits.model_texts import ACT, BILL, MODEL_TEXTS, REGULATIONS
from lawkit.kits.numbers import NumberedText, number_text
from lawkit.kits.patterns import composed
from lawkit.kits.profile import known
from lawkit.kits.references import References
from lawkit.library.content import Option, Placeholder
from lawkit.library.loader import Library
from lawkit.library.templates import Call, template_parts
from lawkit.localization.answers import Answers
from lawkit.localization.calendars import both_calendars, calendar_of
from lawkit.localization.countries import Country
from lawkit.localization.drafting import drafting_for, form_of
from lawkit.sentences import marked
from lawkit.untranslated import END, START, passages
from lawkit.word.pieces import Blank, OpenChoice, Piece, Reference, Text

Translate = Callable[[str], str]


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
    counted: NumberedText | None = None  # the selection's own numbers, where they were counted already
    faults: list[ContentFault] = field(default_factory=list)
    blanks_used: dict[str, list[str]] = field(default_factory=dict)  # placeholder id -> clause ids
    options_used: dict[str, Option] = field(default_factory=dict)  # "clause/option" -> the option

    def __post_init__(self) -> None:
        counted = self.counted
        drafting = counted.drafting if counted else drafting_for(self.country, self.library.roots, self.language)
        self.numbered = self.counted or number_text(self.selection, drafting)
        self.references = References(self.numbered, self.others, self._name, self._blank_of)
        self._clause: KeptClause | None = None

    def pieces(self, template: str, clause: KeptClause | None = None, sentence: bool = False) -> list[Piece]:
        """The pieces of one paragraph; as a `sentence` it begins with a capital.

        Faults are gathered; `check` raises them.
        """
        self._clause = clause
        template = " ".join(template.split())
        if "{" not in template:
            return [Text(self.in_figures(template))] if template else []
        parts, wrong = template_parts(template)
        for message in wrong:
            self._fault(marked("{message} in '{template}'", message=message, template=template[:60]))
        pieces: list[Piece] = []
        for part in parts:
            if isinstance(part, Call) and part.function == "state":
                last = pieces[-1] if pieces else None
                if isinstance(last, Text):
                    pieces.pop()
                pieces.append(Text(self._with_state(last.text if isinstance(last, Text) else "", part.name)))
            else:
                pieces += self._called(part) if isinstance(part, Call) else [Text(self.in_figures(part))]
        return _capitalized(pieces) if sentence and template.lstrip(START).startswith("{{") else pieces

    def in_figures(self, text: str) -> str:
        """A text in the figures of the state's laws; what is not translated stands as it is."""
        figures = self.numbered.drafting.figures
        if not figures:
            return text
        return "".join(
            f"{START}{words}{END}" if inside else numbers_with_figures(words, figures)
            for words, inside in passages(text)
        )

    def check(self) -> None:
        """Raises ContentError with every fault met so far."""
        if self.faults:
            raise ContentError(list(dict.fromkeys(self.faults)))

    def blank(self, placeholder: str, clause: str = "") -> Blank:
        """A blank with the answer, the country's fact, or the label in brackets."""
        entry = self.library.placeholders.get(placeholder)
        if entry is None:
            self._fault(
                marked(
                    "place('{placeholder}'): no such placeholder in model_laws/placeholders", placeholder=placeholder
                )
            )
            return Blank(placeholder, placeholder, f"[{placeholder}]")
        used = self.blanks_used.setdefault(placeholder, [])
        if clause and clause not in used:
            used.append(clause)
        value = answer_to(entry, self.country, self.answers, self.language, tuple(self.library.roots))
        label = self._dated(entry.label) if entry.date else entry.label
        return Blank(entry.id, label, value or f"[{label}]", open=not value)

    def named(self, text: str, form: str = "") -> list[Piece]:
        """A text's name as this one uses it: `this Act`, `the Act`, or `the` with the title in a front or a bill."""
        clause = self._clause
        words = self.numbered.style.text(text)
        if text == self.selection.model_law:
            if clause is not None and clause.law:
                return self.references.inserted(clause.law, within=clause, form=form)
            return [Text(form_of(words.own, form))]
        if (clause is not None and clause.front) or BILL.id in (text, self.selection.model_law):
            title = next(one.title_blank for one in MODEL_TEXTS if one.id == text)
            return composed(form_of(words.titled, form), title=self._own_blank(title))
        return [Text(form_of(words.named, form))]

    # -- what templates call ---------------------------------------------------------------------------------------

    def _name(self, text: NumberedText, form: str) -> list[Piece]:
        return self.named(text.id, form)

    def _blank_of(self, placeholder: str, number: bool) -> Blank:
        """A blank in a reference; a number is listed where it is asked for, not wherever it is used."""
        return self.blank(placeholder) if number else self._own_blank(placeholder)

    def _own_blank(self, placeholder: str) -> Blank:
        return self.blank(placeholder, self._clause.id if self._clause else "")

    def _called(self, call: Call) -> list[Piece]:
        """The pieces for a call of a template."""
        match call.function:
            case "place":
                return [self._own_blank(call.name)]
            case "ref":
                return self._ref(call)
            case "refs":
                names = (call.name, *call.more)
                return self.references.joined(names, self._clause, call.form) or self.named(ACT.id, call.form)
            case "part":
                pieces = self.references.part(call.name, self._clause, call.form)
                return self._missing(call, marked("this part is not in this law")) if pieces is None else pieces
            case "parts":
                names = (call.name, *call.more)
                return self.references.parts(names, self._clause, call.form) or self.named(ACT.id, call.form)
            case "schedule":
                home = self.references.home(call.name)
                if home is None or not home.places[call.name].schedule:
                    return self._missing(call, marked("no such schedule in this law"))
                return self.references.reference(call.name, form=call.form) or []
            case "option":
                return self._option(call)
            case "inserted":
                pieces = self.references.inserted(call.name, within=self._clause, form=call.form)
                return pieces or self._missing(call, marked("nothing is inserted into this law"))
            case name:
                texts = {"the_act": ACT.id, "the_regulations": REGULATIONS.id}
                return self.named(texts.get(name, self.selection.model_law), call.form)

    def _ref(self, call: Call) -> list[Piece]:
        pieces = self.references.reference(call.name, self._clause, call.form)
        if pieces is not None:
            return pieces
        return self._missing(call, marked("not in this law; the paragraph that says so should name it under 'needs'"))

    def _with_state(self, before: str, name: str) -> str:
        """A text with the state's name or code after it."""
        if name == "code":
            return before + self.country.iso2
        english = self.language.startswith("en") or before.count(START) > before.count(END)
        if english:
            return before + (self.country.official_name if name == "official_name" else self.country.short_name)
        return self.numbered.drafting.with_state(before, self.country.iso2, self.country.name(self.language))

    def _missing(self, call: Call, why: str) -> list[Piece]:
        self._fault(marked("{function}('{name}'): {message}", function=call.function, name=call.name, message=why))
        return [Text(f"[{call.name}]")]

    def _option(self, call: Call) -> list[Piece]:
        clause = self._clause
        option = next((one for one in clause.clause.options if one.id == call.name), None) if clause else None
        if clause is None or option is None:
            return self._missing(call, marked("the clause has no such option"))
        return self.chosen_words(option_key(clause.id, option.id), option)

    def chosen_words(self, key: str, option: Option) -> list[Piece]:
        """The words of the choice made, else all choices in brackets, as one control; the use is remembered."""
        clause = self._clause
        self.options_used[key] = option
        chosen = chosen_of(option, self.answers.options.get(key))
        if chosen is not None:
            text = next(one.text for one in option.choices if one.id == chosen)
            return [OpenChoice(key, option.question, tuple(self.pieces(text, clause)), open=False)]
        pieces: list[Piece] = [Text("[", open=True)]
        for number, choice in enumerate(option.choices):
            if number:
                pieces.append(Text(" / ", open=True))
            shown = self.pieces(choice.text, clause) or [Text(self.translate("no words"), italic=True)]
            pieces += [_opened(piece) for piece in shown]
        pieces.append(Text("]", open=True))
        return [OpenChoice(key, option.question, tuple(pieces))]

    def _dated(self, label: str) -> str:
        """The label of a date, with the calendars in which the state writes it."""
        calendar = calendar_of(self.country.iso2, self.library.roots)
        return f"{label} ({both_calendars(calendar, self.translate)})" if calendar else label

    def _fault(self, message: str) -> None:
        where = self._clause.id if self._clause else self.selection.model_law
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
    drafting = drafting_for(country, library.roots, language)
    numbered = {name: number_text(selection, drafting) for name, selection in selections.items()}
    return {
        name: Wording(
            library, country, answers, language, selection, translate,
            [one for other, one in numbered.items() if other != name], numbered[name],
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


def answer_to(
    placeholder: Placeholder, country: Country, answers: Answers, language: str = "en", roots: tuple[Path, ...] = ()
) -> str:
    """The words for a blank, or nothing while it is open."""
    given = answers.placeholders.get(placeholder.id, "")
    return given or (known(country, placeholder.fact, language, roots) if placeholder.fact else "")


def _opened(piece: Piece) -> Piece:
    return replace(piece, open=True) if isinstance(piece, Text | Reference) else piece


def _capitalized(pieces: list[Piece]) -> list[Piece]:
    """A sentence that begins with a reference begins with a capital: `Section 12 applies`."""
    if pieces and isinstance(pieces[0], Text) and pieces[0].text == START:
        return [pieces[0], *_capitalized(pieces[1:])]
    if pieces and isinstance(pieces[0], Text):
        words = pieces[0].text
        return [replace(pieces[0], text=words[:1].upper() + words[1:]), *pieces[1:]]
    return pieces
