"""00 Start here: where the state stands, what follows from it, the order of work, and what is still to decide."""

from __future__ import annotations

from lawkit.kits.authority import short_title
from lawkit.kits.choices import open_blanks, open_facts, options
from lawkit.kits.context import KitContext
from lawkit.kits.correlation import matches
from lawkit.kits.model_text import PrintedTexts
from lawkit.kits.model_texts import ACT, BILL, REGULATIONS
from lawkit.kits.words import Translate, position_words, status_words
from lawkit.library.content import Modality
from lawkit.localization.countries import TreatyStatus
from lawkit.localization.standing import Position
from lawkit.word.document import WordDocument
from lawkit.word.pieces import Pieces, Text
from lawkit.word.table import Cell, Column

_FILLS = {"party": "D9EFE1", "signatory": "FBE3B8", "not party": "EEF0F3", "unknown": "FFF2AC"}


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
    _files(document, context, texts)
    _treaties(document, context)
    _consequences(document, context, texts)
    _order_of_work(document, context)
    _choices(document, context, texts)
    _roles(document, context)
    _making(document, context)
    return document.to_bytes()


def _files(document: WordDocument, context: KitContext, texts: PrintedTexts) -> None:
    _ = context.translate
    document.heading(_("What is in the kit"))
    purpose = {
        ACT.id: _("The model act: clauses numbered live, the authority of each paragraph in a footnote, drafting notes "
                  "as comments, open choices in yellow and listed at the end."),
        REGULATIONS.id: _("Model regulations made under the act: the levels, plans, forms and procedures to which the "
                          "act refers."),
        BILL.id: _("For a State that keeps offences in its penal code: the same offences as amendments of that code "
                   "and of the laws on extradition and legal assistance, in place of those Parts of the act."),
    }  # fmt: skip
    rows = [
        *([printed.text.file, purpose[name]] for name, printed in texts.texts.items()),
        ["05-obligations-and-clauses.docx, .xlsx", _("Each duty with the clause that meets it: nothing forgotten.")],
        ["06-checklist.docx", _("Each duty as a question, with boxes to tick.")],
        ["kit.json", _("How the kit was made, for those who make it anew.")],
    ]
    document.table([Column(_("File"), 1.4), Column(_("What it is for"), 3)], rows, _("What is in the kit"))


def _treaties(document: WordDocument, context: KitContext) -> None:
    _ = context.translate
    document.heading(_("Where {state} stands").format(state=context.state))
    columns = [
        Column(_("Instrument"), 2.2),
        Column(_("Status"), 1.3),
        Column(_("Since"), 1.2),
        Column(_("Source"), 3.2),
        Column(_("As of"), 1.2),
        Column(_("Confirm with"), 2.4),
    ]
    shown: set[str] = set()
    rows: list[list[Cell]] = []
    for name, instrument in context.library.instruments.items():
        standing = context.standings[name]
        if standing.position is Position.ALL_STATES and name in context.instruments:
            cells: list[Pieces] = [instrument.short_title, _("binds all States"), "", standing.reason, "", ""]
            rows.append([Cell((cell,)) for cell in cells])
        depositary = instrument.depositary.value if instrument.depositary else _("the depositary")
        for row in standing.rows:
            if row.instrument not in shown:
                shown.add(row.instrument)
                earlier = row is not standing.rows[0]
                title = (
                    instrument.short_title if not earlier else _text_name(row.instrument, instrument.earlier_text, _)
                )
                rows.append(_status_row(context, row, title, depositary))
    rows += [
        _status_row(context, row, _text_name(row.instrument, "", _), _("the depositary"))
        for row in context.country.treaty_status
        if row.instrument not in shown
    ]
    document.table(columns, rows, _("Treaty status"), _("One row an instrument, with source and as-of date."))
    document.paragraph(
        Text(
            _(
                "“Since” is the day of deposit, not of entry into force. “Unknown” means that no "
                "source seen says it: ask the depositary."
            ),
            style="Faint",
        )
    )


def _text_name(key: str, year: str, _: Translate) -> str:
    """The name of a text that is no instrument of the library: an earlier text, or a safeguards agreement."""
    names = {
        "npt": _("Non-Proliferation Treaty"),
        "csa": _("Comprehensive safeguards agreement"),
        "ap": _("Additional Protocol to it"),
        "cppnm": "CPPNM",
    }
    name = names.get(key, key)
    return f"{name} ({year})" if year else name


def _status_row(context: KitContext, row: TreatyStatus, title: str, depositary: str) -> list[Cell]:
    _ = context.translate
    unknown = _("unknown")
    since = "" if row.status != "party" else unknown if row.date == "unknown" else context.written_date(row.date)
    as_of = context.written_date(row.as_of) if row.as_of != "unknown" else unknown
    return [
        Cell((Text(title, bold=True),)),
        Cell((status_words(row.status, _),), fill=_FILLS.get(row.status, "")),
        Cell((since,)),
        Cell((row.source or row.basis or _("no source seen"),)),
        Cell((as_of,)),
        Cell((depositary,)),
    ]


def _consequences(document: WordDocument, context: KitContext, texts: PrintedTexts) -> None:
    _ = context.translate
    document.heading(_("What follows"))
    document.paragraph(
        _("The kit covers {instruments} ({reason}).").format(
            instruments=context.listed([short_title(context.library, one) for one in context.instruments]),
            reason=context.instruments_reason,
        )
    )
    met = matches(texts)
    columns = [
        Column(_("Instrument"), 2),
        Column(_("For {state}").format(state=context.state), 3.2),
        Column(_("Must"), 0.8),
        Column(_("Should"), 0.8),
        Column(_("Option"), 0.8),
        Column(_("With a clause"), 1),
        Column(_("Reference not verified"), 1.2),
    ]
    rows = []
    for name in context.instruments:
        duties = [one for one in context.obligations if one.instrument == name]
        must = [one for one in duties if one.modality in (Modality.SHALL, Modality.SHALL_AS_APPROPRIATE)]
        rows.append(
            [
                Cell((Text(short_title(context.library, name), bold=True),)),
                Cell((position_words(context.standings[name], _),)),
                *(
                    Cell((str(count),), centred=True)
                    for count in (
                        len(must),
                        sum(one.modality is Modality.SHOULD for one in duties),
                        sum(one.is_option for one in duties),
                        sum(one.id in met for one in duties),
                        sum(not one.verified for one in duties),
                    )
                ),
            ]
        )
    document.table(columns, rows, _("Duties by instrument"))
    document.paragraph(
        Text(
            _(
                "“Reference not verified” counts duties whose pinpoint was not checked against the "
                "instrument's own text; they are marked in every document."
            ),
            style="Faint",
        )
    )


def _order_of_work(document: WordDocument, context: KitContext) -> None:
    _ = context.translate
    document.heading(_("Order of work"))
    steps = (
        _("Confirm the treaty status above with the depositaries, with any reservation or declaration made."),
        _("Gather the laws in force: penal code, criminal procedure, extradition and mutual assistance, radiation and "
          "nuclear law, customs and export control, transport, emergency law. Go through the checklist with them."),
        _("Decide the form: one new act, or amendments to existing laws. Strike from the model act what other laws do "
          "already, and say in the table of obligations which law that is."),
        _("Settle the open choices below with those who will carry out the law; write the answers into the answers "
          "file and make the kit anew, or fill them in directly in Word."),
        _("Bring the text into house style; read the drafting notes in the margin, then remove notes and footnotes."),
        _("Check the draft: lawkit check DRAFT --country {code}. Read every finding; the check is an aid and can err."),
        _("Consult, introduce, enact; then make the notifications to the depositaries and other States."),
    )  # fmt: skip
    document.steps([step.format(code=context.country.iso2) for step in steps])


def _choices(document: WordDocument, context: KitContext, texts: PrintedTexts) -> None:
    _ = context.translate
    rendered = texts.wordings
    blanks, uses, facts = open_blanks(rendered), options(rendered), open_facts(rendered)
    undecided = [use for use in uses if not use.chosen]
    document.heading(_("Open choices"))
    document.paragraph(
        _(
            "{blanks} blanks to fill in, {options} options to choose, {facts} facts to tell. Advice on each stands at "
            "the end of the text concerned."
        ).format(blanks=len(blanks), options=len(undecided), facts=len(facts))
    )
    unknown: list[Pieces] = []
    if not context.fact("enacting_formula"):
        unknown.append(_("The enacting formula of {state} is not known to lawkit.").format(state=context.state))
    if context.country.fact("tradition").doubtful or not context.country.tradition:
        unknown.append(
            _("The drafting tradition is to be confirmed: {reason}.").format(reason=context.tradition.reason)
        )
    for line in unknown:
        document.bullet(line)
    if blanks:
        document.heading(_("Blanks"), 2)
        columns = [Column(_("Blank"), 2), Column(_("Question"), 4), Column(_("Stands in"), 3)]
        rows = [
            [
                Cell((Text(one.placeholder.label, open=True),)),
                Cell((one.placeholder.question,)),
                Cell((texts.locators(one.sites),)),
            ]
            for one in blanks
        ]
        document.table(columns, rows, _("Blanks"))
    if uses:
        document.heading(_("Options"), 2)
        columns = [Column(_("Question"), 5), Column(_("State"), 1.8), Column(_("Stands in"), 2)]
        option_rows: list[list[Cell]] = []
        for use in uses:
            confirm = _("{choice} (default; confirm)") if use.by_default else "{choice}"
            state: Pieces = confirm.format(choice=use.chosen) if use.chosen else Text(_("open"), open=True)
            option_rows.append([Cell((use.option.question,)), Cell((state,)), Cell((texts.locators(use.sites),))])
        document.table(columns, option_rows, _("Options"))
    if facts:
        document.heading(_("Facts that decide whether a clause stays"), 2)
        columns = [Column(_("Fact not known"), 3), Column(_("The clause stays if it is"), 3), Column(_("Clauses"), 3)]
        fact_rows = [[one.fact, one.value, texts.locators(one.sites)] for one in facts]
        document.table(columns, fact_rows, _("Facts"))


def _roles(document: WordDocument, context: KitContext) -> None:
    _ = context.translate
    document.heading(_("Who does what"))
    rows = [
        [_("Ministry that leads the bill"), _("Decides form and scope; keeps the list of choices; steers the bill.")],
        [_("Legislative drafting office"), _("Brings the text into house style and fits it to the laws in force.")],
        [_("Nuclear or radiation regulator"), _("Licensing, physical protection, inspection, regulations to follow.")],
        [_("Ministry of foreign affairs"), _("Treaty status, reservations, notifications, points of contact.")],
        [
            _("Ministry of justice and prosecution service"),
            _("Offences, penalties, jurisdiction, extradition, mutual assistance."),
        ],
        [
            _("Police, customs, intelligence, armed forces"),
            _("Threat assessment, response, borders, recovery of material."),
        ],
        [_("Licence holders"), _("What is feasible on sites and in transport; consulted before the text is settled.")],
        [_("Legislature"), _("Debate and adoption; the explanatory papers speak to its members.")],
    ]
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
        [_("Date"), context.day() or _("none given; the documents carry no date")],
    ]
    document.table([Column(_("Choice"), 1), Column(_("What and why"), 4)], rows, _("How the kit was made"))
