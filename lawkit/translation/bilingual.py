"""The two-column table: English beside the translation, in Word, for a translator who works there and sends it back."""

from __future__ import annotations

from collections.abc import Callable, Sequence

from lawkit.errors import DraftError, TranslationError
from lawkit.localization.locales import language_name
from lawkit.sentences import marked
from lawkit.translation.inline import pieces
from lawkit.translation.po import state_comment
from lawkit.translation.units import Unit, UnitFile
from lawkit.translation.xml_form import with_state
from lawkit.word.cells import table_rows
from lawkit.word.document import Setup, WordDocument
from lawkit.word.page import Page
from lawkit.word.pieces import Piece, Pieces, Text
from lawkit.word.table import Cell, Column

_COLUMNS = 4  # the text's name, English, the translation, remarks
_HEAD = "lawkit translation table"  # stands in the heading of the first column; tells the language
_FUZZY = "fuzzy"
Translate = Callable[[str], str]


def bilingual_table(files: Sequence[UnitFile], language: str, translate: Translate = str) -> bytes:
    """The units of some content files, a table a file."""
    _ = translate
    setup = Setup(title=f"English – {language_name(language, 'en')}", page=Page(landscape=True), verbatim=True)
    document = WordDocument(setup)
    document.title(f"English – {language_name(language, 'en')}", language)
    document.note(
        _(
            "Write the translation into the third column. Leave what stands in double braces {{ … }} as it is, and "
            "put it where your language wants it. Leave the first column alone: it says where the words belong. "
            "Tracked changes and comments do no harm. Send the file back; lawkit translate import reads it."
        )
    )
    columns = [Column(f"{_HEAD} {language}", 1.7), Column("English", 4), Column(language_name(language, language), 4)]
    columns.append(Column(_("Remarks"), 1.6))
    for file in files:
        if file.units:
            document.heading(file.name)
            document.table(columns, [_row(unit, language, _) for unit in file.units], file.name)
    return document.to_bytes()


def _row(unit: Unit, language: str, _: Translate) -> list[Cell]:
    name: list[Pieces] = [Text(unit.key, size=6.5, style="Faint")]
    name.append(Text(f"{unit.kind} · {unit.base or unit.mark}", size=6.5, style="Faint"))
    state = state_comment(unit) if unit.usable else _FUZZY if unit.fuzzy else ""
    name += [Text(state, size=6.5, style="Faint")] if state else []
    remarks: list[Pieces] = []
    if unit.fuzzy:
        remarks = [Text(_("The English text has changed. It was:"), bold=True), unit.previous]
    fill = "FBE3B8" if unit.fuzzy else "" if unit.text else "FFF9DB"
    return [
        Cell(tuple(name)),
        Cell(_lines(unit.english, "en")),
        Cell(_lines(unit.text, language), fill=fill),
        Cell(tuple(remarks)),
    ]


def _lines(text: str, language: str) -> tuple[Pieces, ...]:
    return tuple(_line(line, language) for line in text.split("\n"))


def _line(text: str, language: str) -> Pieces:
    found: list[Piece] = []
    for piece, is_code in pieces(text):
        found.append(Text(piece, style="Faint") if is_code else Text(piece, language=language))
    return found


def read_bilingual_table(content: bytes, file: str = "") -> tuple[str, list[Unit]]:
    """The language and the units of a table. Raises TranslationError where the file holds no such table."""
    try:
        rows = table_rows(content, file)
    except DraftError as error:
        raise TranslationError(str(error)) from error
    language, units = "", []
    for cells in rows:
        if cells and cells[0].startswith(_HEAD):
            language = cells[0].removeprefix(_HEAD).strip()
        elif language and len(cells) >= _COLUMNS and ":" in cells[0]:
            units.append(_read(cells))
    if not language:
        raise TranslationError(
            marked("holds no translation table that lawkit wrote; its first heading is missing"), at=file
        )
    return language, units


def _read(cells: Sequence[str]) -> Unit:
    key, *about = [line.strip() for line in cells[0].split("\n") if line.strip()]
    kind, _dot, base = about[0].partition(" · ") if about else ("text", "", "")
    fuzzy = _FUZZY in about
    previous = cells[3].partition("\n")[2] if fuzzy else ""
    return with_state(Unit(key, kind, cells[1], cells[2], fuzzy=fuzzy, previous=previous, base=base), about)
