"""06 Checklist: the obligations as questions to a reviewer, by theme, with boxes to tick and room for the evidence."""

from __future__ import annotations

from dataclasses import replace

from lawkit.kits.authority import cited
from lawkit.kits.context import KitContext
from lawkit.kits.model_text import PrintedTexts
from lawkit.kits.patterns import composed
from lawkit.kits.words import modality_words, themes
from lawkit.library.content import Effect, Element, Obligation
from lawkit.localization.locales import state_name
from lawkit.word.document import WordDocument
from lawkit.word.pieces import Blank, CheckBox, Pieces, Text
from lawkit.word.table import Cell, Column

EXAMPLES = 2  # enacted examples shown with a question


def write_checklist(context: KitContext, texts: PrintedTexts) -> bytes:
    """The checklist as a Word file."""
    _ = context.translate
    document = WordDocument(context.setup(_("Checklist"), landscape=True))
    document.title(_("Checklist"), context.state)
    document.paragraph(
        _("For each duty ask: does the law do this? Tick yes, partly or no, and note the provision that shows it. A "
          "duty may also be met by another law; name that law. “Partly” means that at least one required element is "
          "lacking or that the law narrows the duty.")
    )  # fmt: skip
    document.note(_("An aid to a reviewer, not a finding of compliance."))
    titles = themes(_)
    kinds = list(dict.fromkeys((*titles, *(one.kind for one in context.obligations))))
    columns = [
        Column(_("Does the law do this?"), 3.3), Column(_("What to look for"), 3.6), Column(_("Common errors"), 2.8),
        Column(_("Answer"), 1.0), Column(_("Evidence: law and provision"), 2.2),
    ]  # fmt: skip
    numbers: dict[str, int] = {}  # of the question on each obligation
    document.heading(_("By theme"))
    for kind in kinds:
        duties = [one for one in context.obligations if one.kind == kind]
        if not duties:
            continue
        title = titles.get(kind, kind)
        document.heading(title, 2)
        numbers |= {duty.id: number for number, duty in enumerate(duties, len(numbers) + 1)}
        rows = [_row(context, duty, numbers[duty.id]) for duty in duties]
        document.table(columns, rows, title, _("One row a duty, with boxes for yes, partly and no."))
    document.heading(_("By instrument"))
    document.paragraph(_("The same duties in the order of each instrument, with the number of the question above."))
    for instrument in context.instruments:
        name = context.library.instruments[instrument].short_title
        duties = [one for one in context.obligations if one.instrument == instrument]
        document.heading(name, 2)
        rows = [[Cell((duty.pinpoint,)), Cell((str(numbers[duty.id]),)), Cell((duty.duty,))] for duty in duties]
        places = [Column(_("Reference"), 2.2), Column(_("Question"), 1.2), Column(_("Duty"), 9.5)]
        document.table(places, rows, name, _("One row a duty, with the number of its question."))
    return document.to_bytes()


def _row(context: KitContext, obligation: Obligation, number: int) -> list[Cell]:
    _ = context.translate
    source = f"{cited(obligation, context.library)} · {modality_words(obligation.modality, _)}"
    if not obligation.verified:
        source += " · " + _("reference not verified")
    asked = context.library.review_questions.get(obligation.id)
    question = asked.question if asked else obligation.duty
    duty: list[Pieces] = [[Text(f"{number}. ", bold=True), question], Text(source, style="Faint", size=8)]
    boxes: list[Pieces] = [
        [CheckBox(f"{obligation.id}:{answer}", f"{number}: {word}"), f" {word}"]
        for answer, word in (("yes", _("yes")), ("partly", _("partly")), ("no", _("no")))
    ]
    evidence = Blank(
        f"{obligation.id}:evidence", _("Evidence for {number}").format(number=number), "…", open=False, long=True
    )
    hints: list[Pieces] = [Text(hint, italic=True) for hint in asked.look_for] if asked else []
    return [
        Cell(tuple(duty)),
        Cell((*hints, *(_element(one, context) for one in obligation.elements), *_enacted(obligation, context))),
        Cell(asked.errors if asked else ()),
        Cell(tuple(boxes)),
        Cell((evidence,)),
    ]


def _enacted(obligation: Obligation, context: KitContext) -> list[Pieces]:
    """Laws that do it, as pointers; one that does a part only says so."""
    _ = context.translate
    lines: list[Pieces] = []
    for one in context.library.enacted.get(obligation.id, ())[:EXAMPLES]:
        pattern = _("Enacted: {state}, {act}, {places} ({year})")
        if one.extent == "part":
            pattern = _("Enacted in part: {state}, {act}, {places} ({year})")
        state = state_name(one.state, context.language.value)
        act = Text(one.act, language="en")  # a name, which stays as it is
        words = composed(pattern, state=state, act=act, places=", ".join(one.provisions), year=one.year)
        lines.append([replace(piece, style="Faint", size=8) for piece in words if isinstance(piece, Text)])
    return lines


def _element(element: Element, context: KitContext) -> str:
    _ = context.translate
    words = f"– {element.text}"
    if not element.required:
        words += " " + _("(optional)")
    if element.effect is Effect.MUST_NOT_ADD:
        words += " " + _("(must not be added)")
    return words
