"""What stands before the first part of a model text: its title, long title, recitals, words of enactment."""

from __future__ import annotations

from lawkit.kits.context import KitContext
from lawkit.kits.law_text import LawText
from lawkit.kits.model_texts import ACT, ModelText
from lawkit.kits.profile import source_of
from lawkit.kits.wording import answer_to
from lawkit.word import law_numbering as law
from lawkit.word.columns import TextFlow
from lawkit.word.pieces import Blank, Footnote, Piece, Text


def working_title(context: KitContext, text: ModelText) -> str:
    """The text's title where it is known, else a description."""
    placeholder = context.library.placeholders.get(text.title_blank)
    known = answer_to(placeholder, context.country, context.answers) if placeholder else ""
    return known or context.wordings[text.id].numbered.words.working_title


def write_opening(document: TextFlow, context: KitContext, text: ModelText) -> None:
    """The long title, the recitals or making words, and the words of enactment."""
    wording = context.wordings[text.id]
    if text is ACT:
        document.paragraph(long_title(context), law.LONG_TITLE)
    front = [part for part in wording.selection.parts if part.front]
    LawText(document, wording).front(front, law.LONG_TITLE if text.is_law else law.FRONT)
    if text.is_law:
        _enacting_formula(document, context)


def long_title(context: KitContext) -> str:
    """The long title of the act: it names the instruments to which the act gives effect."""
    _ = context.translate
    instruments = [context.library.instruments[one] for one in context.instruments]
    named = [one for one in instruments if one.binding] or instruments
    binding = [_("the {treaty}").format(treaty=title) if one.kind in ("convention", "protocol") else title
               for one in named for title in [one.title.partition(" (the ")[0]]]  # fmt: skip
    if context.tradition.value == "civil":
        words = _("Law to provide for the security of nuclear and other radioactive material and of nuclear "
                  "facilities, to create offences, and to give effect to {instruments}")  # fmt: skip
    else:
        words = _("An Act to provide for the security of nuclear and other radioactive material and of nuclear "
                  "facilities, to create offences, and to give effect to {instruments}")  # fmt: skip
    return words.format(instruments=context.listed(binding))


def _enacting_formula(document: TextFlow, context: KitContext) -> None:
    """The country's own words of enactment where a source gives them, else a blank."""
    _ = context.translate
    formula = context.fact("enacting_formula")
    if formula:
        source = source_of(context.country, "enacting_formula")
        note = _("Enacting formula as seen in the State's laws; source: {source}. Confirm the wording in force.")
        pieces: list[Piece] = [Text(formula)]
        if source:
            pieces.append(Footnote(note.format(source=source)))
        document.paragraph(pieces, law.ENACTING)
    else:
        label = _("enacting formula")
        document.paragraph(Blank("enacting-formula", label, f"[{label}]"), law.ENACTING)
