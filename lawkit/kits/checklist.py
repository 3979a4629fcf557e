"""06 Checklist: the obligations as questions to a reviewer, by theme, with boxes to tick and room for the evidence."""

from __future__ import annotations

from lawkit.kits.authority import cited
from lawkit.kits.context import KitContext
from lawkit.kits.model_text import PrintedTexts
from lawkit.kits.words import modality_words, themes
from lawkit.library.content import Effect, Element, Obligation
from lawkit.word.document import WordDocument
from lawkit.word.pieces import Blank, CheckBox, Pieces, Text
from lawkit.word.table import Cell, Column


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
    number = 0
    for kind in kinds:
        duties = [one for one in context.obligations if one.kind == kind]
        if not duties:
            continue
        title = titles.get(kind, kind)
        document.heading(title)
        rows = []
        for duty in duties:
            number += 1
            rows.append(_row(context, duty, number))
        document.table(columns, rows, title, _("One row a duty, with boxes for yes, partly and no."))
    return document.to_bytes()


def _row(context: KitContext, obligation: Obligation, number: int) -> list[Cell]:
    _ = context.translate
    source = f"{cited(obligation, context.library)} · {modality_words(obligation.modality, _)}"
    if not obligation.verified:
        source += " · " + _("reference not verified")
    duty: list[Pieces] = [[Text(f"{number}. ", bold=True), obligation.duty], Text(source, style="Faint", size=8)]
    boxes: list[Pieces] = [
        [CheckBox(f"{obligation.id}:{answer}", f"{number}: {word}"), f" {word}"]
        for answer, word in (("yes", _("yes")), ("partly", _("partly")), ("no", _("no")))
    ]
    evidence = Blank(
        f"{obligation.id}:evidence", _("Evidence for {number}").format(number=number), "…", open=False, long=True
    )
    errors = obligation.notes.removeprefix("Error: ").strip()
    return [
        Cell(tuple(duty)),
        Cell(tuple(_element(one, context) for one in obligation.elements)),
        Cell((errors[:1].upper() + errors[1:],)),
        Cell(tuple(boxes)),
        Cell((evidence,)),
    ]


def _element(element: Element, context: KitContext) -> str:
    _ = context.translate
    words = f"– {element.text}"
    if not element.required:
        words += " " + _("(optional)")
    if element.effect is Effect.MUST_NOT_ADD:
        words += " " + _("(must not be added)")
    return words
