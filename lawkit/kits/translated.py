"""What a kit says of its own translation: how far it was reviewed, and which of its texts still stand in English."""

from __future__ import annotations

from lawkit.kits.context import KitContext
from lawkit.library.translations import State
from lawkit.word.columns import TextFlow
from lawkit.word.document import WordDocument
from lawkit.word.pieces import Pieces, Text
from lawkit.word.table import Column


def write_state(document: TextFlow, context: KitContext) -> None:
    """A note on the cover of a kit whose texts were translated, until all of them have been reviewed."""
    translation = context.library.translation
    if translation is None:
        return
    _ = context.translate
    states = translation.states
    drafted, every = states[State.MACHINE], sum(states.values())
    pieces: list[str | Text] = []
    if drafted:
        advice = _("Have a lawyer who drafts in this language read it before it is used. The English edition is the "
                   "original.")  # fmt: skip
        said = _("This edition was translated by machine and has not been reviewed.")
        if drafted < every:
            said = _("This edition was translated by machine; {reviewed} of its {all} texts have been reviewed.")
            said = said.format(reviewed=every - drafted, all=every)
        pieces.append(f"{said} {advice} ")
    if context.untranslated:
        pieces.append(Text(_("Passages in this style are not translated yet and stand in English."),
                           style="Untranslated"))  # fmt: skip
    if pieces:
        document.note(pieces)


def write_missing(document: WordDocument, context: KitContext) -> None:
    """The list of what is not translated yet; nothing where all is."""
    files = context.untranslated.items()
    rows: list[list[Pieces]] = [[name, str(len(keys)), ", ".join(keys[:3])] for name, keys in files]
    if not rows:
        return
    _ = context.translate
    document.heading(_("Not translated yet"))
    columns = [Column(_("Content file"), 2), Column(_("Texts"), 1), Column(_("For example"), 5)]
    document.table(columns, rows, _("Not translated yet"))
