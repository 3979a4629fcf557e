"""07 Treaty actions: the acts by which the state joins a treaty, and what it owes as a party, as papers to sign."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from itertools import groupby

from lawkit.kits.context import KitContext
from lawkit.kits.model_text import PrintedTexts
from lawkit.kits.papers import Action
from lawkit.kits.words import status_words
from lawkit.library.treaty_papers import FormLine, Treaty, TreatyForm
from lawkit.untranslated import unmarked
from lawkit.word.document import WordDocument
from lawkit.word.pieces import Blank, CheckBox, Piece, Tab, Text, plain
from lawkit.word.table import Cell, Column

_UNSURE = "FFF2AC"


@dataclass(frozen=True, slots=True)
class Paper:
    """A paper to be signed: a form for one treaty, or for several with one depositary."""

    number: int
    form: TreatyForm
    actions: tuple[Action, ...]

    @property
    def treaty(self) -> Treaty:
        """The treaty; for several, the first."""
        return self.actions[0].treaty

    @property
    def sure(self) -> bool:
        """Whether the state's status, as far as known, calls for it."""
        return any(action.sure for action in self.actions)


def papers(actions: Sequence[Action]) -> list[Paper]:
    """The papers for some actions: those that go together first, then treaty by treaty."""
    joint = [action for action in actions if action.form.together]
    joint.sort(key=lambda action: (action.form.id, action.treaty.depositary))
    bundles = [tuple(group) for _, group in groupby(joint, lambda one: (one.form.id, one.treaty.depositary))]
    bundles += [(action,) for action in actions if not action.form.together]
    return [Paper(number, bundle[0].form, bundle) for number, bundle in enumerate(bundles, start=1)]


def write_treaty_actions(context: KitContext, texts: PrintedTexts) -> bytes:
    """The treaty papers as a Word file."""
    _ = context.translate
    words = context.papers
    document = WordDocument(context.setup(_("Treaty actions")))
    document.title(_("Treaty actions"), " · ".join(one for one in (context.state, context.day()) if one))
    words.write(document, words.content.treaty_introduction)
    drawn_up = papers(words.actions)
    document.heading(_("What is to be done"))
    if drawn_up:
        _overview(document, context, drawn_up)
    else:
        document.paragraph(_("The status of {state} calls for no treaty action.").format(state=context.state))
    _treaties(document, context)
    for paper in drawn_up:
        _paper(document, context, paper)
    words.wording.check()
    return document.to_bytes()


def _overview(document: WordDocument, context: KitContext, drawn_up: Sequence[Paper]) -> None:
    _ = context.translate
    columns = [Column(_("Paper"), 1.6), Column(_("Treaty"), 2.2), Column(_("What is to be done"), 3.4),
               Column(_("When"), 2.8), Column(_("Status"), 1.9)]  # fmt: skip
    rows: list[list[Cell]] = []
    for paper in drawn_up:
        names = _("; ").join(dict.fromkeys(action.treaty.short for action in paper.actions))
        rows.append([
            Cell((str(paper.number),), centred=True),
            Cell((Text(names, bold=True),)),
            Cell((context.papers.words(paper.form.deed, paper.treaty),)),
            Cell((context.papers.words(paper.form.time, paper.treaty),)),
            Cell((_status(context, paper),), fill="" if paper.sure else _UNSURE),
        ])  # fmt: skip
    document.table(columns, rows, _("What is to be done"), _("One row a paper, in the order in which they follow."))


def _status(context: KitContext, paper: Paper) -> str:
    _ = context.translate
    if not paper.sure:
        return _("to be confirmed: status unknown")
    return _(", ").join(dict.fromkeys(status_words(action.status.status, _) for action in paper.actions))


def _treaties(document: WordDocument, context: KitContext) -> None:
    """The treaties with their status, how a state joins, and when it is then bound."""
    _ = context.translate
    concerned = {action.treaty.id for action in context.papers.actions}
    treaties = [one for one in context.papers.treaties if one.id in concerned]
    if not treaties:
        return
    document.heading(_("The treaties"))
    columns = [Column(_("Treaty"), 3), Column(_("Status of {state}").format(state=context.state), 1.6),
               Column(_("Depositary"), 2.2), Column(_("Joining"), 2.2), Column(_("In force"), 2.4)]  # fmt: skip
    rows: list[list[Cell]] = []
    for treaty in treaties:
        row = context.country.status_of(treaty.id)
        fill = _UNSURE if row.status == "unknown" else ""
        rows.append([
            Cell((Text(treaty.title, bold=True), Text(treaty.made, style="Faint", size=8))),
            Cell((status_words(row.status, _),), fill=fill),
            Cell((treaty.depositary,)),
            Cell((treaty.consent,)),
            Cell((treaty.in_force,)),
        ])  # fmt: skip
    document.table(columns, rows, _("The treaties"), _("One row a treaty, with status and depositary."))
    for treaty in treaties:
        kinds = {action.form.kind for action in context.papers.actions if action.treaty.id == treaty.id}
        for remark in context.papers.kept(one for one in treaty.remarks if not one.due or kinds & set(one.due)):
            lead = Text(f"{treaty.short}: ", bold=True)
            document.paragraph([lead, *context.papers.words(remark.text, treaty)])


def _paper(document: WordDocument, context: KitContext, paper: Paper) -> None:
    _ = context.translate
    form, treaty = paper.form, paper.treaty
    document.page_break()
    title = _("Paper {number}. {title}").format(number=paper.number, title=form.title)
    document.heading(title if form.together else f"{title}: {treaty.short}", 1)
    if not paper.sure:
        document.note([
            Text(_("To be confirmed. "), bold=True),
            _("No source says how {state} stands towards this treaty. Ask the depositary, and use this paper only if "
              "the answer calls for it.").format(state=context.state),
        ])  # fmt: skip
    facts = [
        (_("Rests on"), _authority(context, paper)),
        (_("Signed by"), context.papers.words(form.signed_by, treaty)),
        (_("Sent to"), context.papers.words(form.sent_to, treaty)),
        (_("When"), context.papers.words(form.time, treaty)),
    ]
    rows = [[Cell((Text(label, bold=True),), fill="EEF2F7"), Cell((pieces,))] for label, pieces in facts if pieces]
    document.table([Column("", 1), Column("", 4.2)], rows, title)
    for note in context.papers.kept(form.notes):
        document.note(context.papers.words(note.text, treaty))
    for number, line in enumerate(context.papers.kept(form.lines), start=1):
        _line(document, context, paper, line, number)


def _authority(context: KitContext, paper: Paper) -> str:
    return context.papers.authority(paper.form.authority, [action.treaty.instrument for action in paper.actions])


def _line(document: WordDocument, context: KitContext, paper: Paper, line: FormLine, number: int) -> None:
    """One line of a paper; one that names the treaty is written for each treaty of a joint paper."""
    several = paper.form.together and line.kind == "item" and "treaty." in line.text
    for action in paper.actions if several else paper.actions[:1]:
        written = context.papers.words(line.text, action.treaty)
        pieces = _filled(written, f"{paper.number}:{number}", paper.form.title)
        match line.kind:
            case "centred":
                document.paragraph(context.state, "PaperState", centred=True)
                document.paragraph(pieces, "PaperTitle", centred=True)
            case "item":
                document.bullet(pieces)
            case "box":
                box = CheckBox(f"paper:{paper.number}:{number}", plain(pieces)[:60])
                document.paragraph([box, Tab(), *pieces], "PaperLine")
            case "signature":
                document.paragraph(pieces, "PaperSignature")
            case _:
                document.paragraph(pieces, "PaperText")


def _filled(pieces: list[Piece], name: str, label: str) -> list[Piece]:
    """An ellipsis at the end becomes a control to write into."""
    last = pieces[-1] if pieces else None
    if isinstance(last, Text) and unmarked(last.text).endswith("…"):
        words = last.text.replace("…", "")
        return [*pieces[:-1], Text(words), Blank(f"paper:{name}", label, "…", open=False, long=True)]
    return pieces
