"""00 Start here: where the state stands, what follows from it, the order of work, and what is still to decide."""

from __future__ import annotations

from lawkit.kits.bilingual import bilingual_name
from lawkit.kits.context import KitContext
from lawkit.kits.model_text import PrintedTexts
from lawkit.kits.start_choices import write_choices
from lawkit.kits.start_standing import write_consequences, write_standing
from lawkit.kits.translated import write_missing, write_state
from lawkit.localization.locales import language_name
from lawkit.word.document import WordDocument
from lawkit.word.pieces import Text
from lawkit.word.table import Cell, Column


def write_start_here(context: KitContext, texts: PrintedTexts) -> bytes:
    """The first document to read."""
    _ = context.translate
    document = WordDocument(context.setup(_("Nuclear security legislation kit")))
    document.title(
        _("Nuclear security legislation kit"), " · ".join(one for one in (context.state, context.day()) if one)
    )
    document.paragraph(
        _(
            "This kit turns the duties of {state} under the nuclear security instruments into text for a national law. "
            "Read this document first; it says where the State stands, what follows, what to do in which order, and "
            "which choices only you can make."
        ).format(state=context.state)
    )
    document.note(
        _(
            "An aid to drafting, not legal advice and not a finding of compliance. Facts on the State come from public "
            "sources with the dates given; confirm every treaty status with the depositary."
        )
    )
    if context.topic:
        document.note([
            Text(_("One topic only: {topic}.").format(topic=context.topic.title) + " ", bold=True),
            _("This kit holds the duties on it, the provisions that meet them, and the provisions and terms that these "
              "rest on. What a whole law needs besides stands in a kit that is made without a topic."),
        ])  # fmt: skip
    write_state(document, context)
    _files(document, context, texts)
    write_standing(document, context)
    write_consequences(document, context, texts)
    _order_of_work(document, context)
    write_choices(document, context, texts)
    _roles(document, context)
    _making(document, context)
    write_missing(document, context)
    context.papers.wording.check()
    return document.to_bytes()


def _files(document: WordDocument, context: KitContext, texts: PrintedTexts) -> None:
    """What is in the kit, and who uses which file; a model text that the guide does not know is named by its title."""
    _, papers = context.translate, context.papers
    document.heading(_("What is in the kit"))
    known = papers.kept(papers.content.files)
    rows = [
        [Cell((Text(one.file, bold=True),)), Cell((papers.words(one.purpose),)), Cell((papers.words(one.users),))]
        for one in known
    ]
    rows += [
        [Cell((Text(one.text.file, bold=True),)), Cell((one.title,)), Cell(("",))]
        for one in texts.texts.values()
        if one.text.file not in {entry.file for entry in known}
    ]
    if context.second:
        second = language_name(context.second.language.value, context.language.value)
        rows += [
            [
                Cell((Text(bilingual_name(one.text.file), bold=True),)),
                Cell((_("The same text with {language} beside it, row by row.").format(language=second),)),
                Cell((_("Translators; those who agree the text in both languages"),)),
            ]
            for one in texts.texts.values()
        ]
    columns = [Column(_("File"), 2.1), Column(_("What it is for"), 4.2), Column(_("Who uses it"), 1.8)]
    document.table(columns, rows, _("What is in the kit"), _("One row a file."))
    if context.second:
        code = context.second.language.value
        only = _("The model texts and the glossary stand in both languages, all other papers in that of the kit alone; "
                 "a kit made with --language {code} has them in the second one ({language}).")  # fmt: skip
        document.paragraph(only.format(code=code, language=language_name(code, context.language.value)))


def _order_of_work(document: WordDocument, context: KitContext) -> None:
    papers = context.papers
    document.heading(context.translate("Order of work"))
    document.steps([papers.words(one.text) for one in papers.kept(papers.content.order)])


def _roles(document: WordDocument, context: KitContext) -> None:
    _, papers = context.translate, context.papers
    document.heading(_("Who does what"))
    rows = [[papers.words(one.who), papers.words(one.what)] for one in papers.kept(papers.content.roles)]
    document.table([Column(_("Who"), 1.4), Column(_("What"), 3)], rows, _("Who does what"))


def _making(document: WordDocument, context: KitContext) -> None:
    _ = context.translate
    document.heading(_("How the kit was made"))
    tradition = _("civil law") if context.tradition.value == "civil" else _("common law")
    reasoned = _("{value}: {reason}")
    rows = [
        [_("Language"), reasoned.format(value=context.language.value, reason=context.language.reason)],
        [_("Drafting tradition"), reasoned.format(value=tradition, reason=context.tradition.reason)],
        [_("Instruments"), reasoned.format(value=", ".join(context.instruments), reason=context.instruments_reason)],
        *([[_("Topic"), context.topic.title]] if context.topic else []),
        [_("Date"), context.day() or _("none given; the documents carry no date")],
    ]
    document.table([Column(_("Choice"), 1), Column(_("What and why"), 4)], rows, _("How the kit was made"))
