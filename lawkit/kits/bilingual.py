"""The model texts in two languages side by side: a row a provision, each column with its own live numbering."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import replace
from pathlib import PurePath

from lawkit.errors import ContentError, ContentFault
from lawkit.kits.context import KitContext
from lawkit.kits.model_text import write_cover, write_provisions
from lawkit.kits.model_texts import MODEL_TEXTS, ModelText
from lawkit.kits.numbers import numbers_of
from lawkit.kits.opening import working_title
from lawkit.localization.locales import language_name
from lawkit.sentences import marked
from lawkit.word import law_numbering as law
from lawkit.word.columns import ColumnParagraph, ColumnText, SecondLanguage
from lawkit.word.document import Setup, WordDocument
from lawkit.word.styles import SERIF

_SIZE = 10.0  # points, in columns of half a page
Rows = list[tuple[Sequence[ColumnParagraph], Sequence[ColumnParagraph]]]


def bilingual_name(file: str) -> str:
    """The name of the edition in two columns beside a file of a kit."""
    path = PurePath(file)
    return f"{path.stem}-bilingual{path.suffix}"


def bilingual_texts(first: KitContext, second: KitContext) -> dict[str, bytes]:
    """The model texts of a kit in its language and a second one, by file name.

    Raises ContentError when a clause cannot be rendered.
    """
    return {bilingual_name(text.file): _text(first, second, text) for text in MODEL_TEXTS if text.id in first.wordings}


def _text(first: KitContext, second: KitContext, text: ModelText) -> bytes:
    titles = working_title(first, text), working_title(second, text)
    heads = tuple(language_name(one.language.value, one.language.value).capitalize() for one in (first, second))
    document = WordDocument(_setup(first, second, titles))
    covers = ColumnText(), ColumnText()
    for cover, context, title in zip(covers, (first, second), titles, strict=True):
        write_cover(cover, context, title)
        cover.note(_note(context, text, heads))
    document.columns((heads[0], heads[1]), [(covers[0].paragraphs, covers[1].paragraphs)], " · ".join(titles))
    document.contents(first.wordings[text.id].numbered.words.contents)
    document.contents(second.wordings[text.id].numbered.words.contents, second=True)
    document.page_break()
    for rows in _tables(_rows(first, second, text)):
        document.columns((heads[0], heads[1]), rows, " · ".join(titles))
    for context in (first, second):
        context.wordings[text.id].check()
    return document.to_bytes()


def _setup(first: KitContext, second: KitContext, titles: tuple[str, str]) -> Setup:
    own, other = first.setup(titles[0], law=True), second.setup(titles[1], law=True)
    lists = [numbers_of(one.drafting, one.tradition.value, narrow=True) for one in (first, second)]
    return replace(
        own,
        title=f"{titles[0]} / {other.title}",
        fonts=replace(SERIF, size=_SIZE),
        lists=lists[0],
        second=SecondLanguage(other.language, other.right_to_left, lists[1], other.header),
    )


def _note(context: KitContext, text: ModelText, heads: Sequence[str]) -> str:
    _ = context.translate
    return _(
        "{first} and {second} side by side: one row a provision, each column with its own numbers, references and "
        "blanks. What is open, with advice, is listed at the end of {file}."
    ).format(first=heads[0], second=heads[1], file=text.file)


def _rows(first: KitContext, second: KitContext, text: ModelText) -> Rows:
    """The paragraphs of both texts; the same clauses were chosen for both, so that they go together one by one."""
    left, right = ColumnText(), ColumnText()
    write_provisions(left, first, text)
    ranks = {one.mark: number for number, one in enumerate(left.paragraphs) if one.mark}
    write_provisions(right, second, text, ranks)
    if [(one.style, one.mark) for one in left.paragraphs] != [(one.style, one.mark) for one in right.paragraphs]:
        raise ContentError([ContentFault(text.id, 0, "", marked("the two languages do not have the same paragraphs"))])
    return [((one,), (other,)) for one, other in zip(left.paragraphs, right.paragraphs, strict=True)]


def _tables(rows: Rows) -> Iterator[Rows]:
    """The rows with a table for each part and each schedule."""
    table: Rows = []
    for row in rows:
        if table and row[0][0].style in (law.PART, law.SCHEDULE):
            yield table
            table = []
        table.append(row)
    if table:
        yield table
