"""The structure reader: from the paragraphs of a file to the tree of a draft law."""

from __future__ import annotations

from itertools import pairwise

from lawkit.drafts.decimals import divide_decimals
from lawkit.drafts.definitions import definitions_of
from lawkit.drafts.draft import Draft, Kind
from lawkit.drafts.instruments import instrument_starts
from lawkit.drafts.labels import LabelReader, label_reader
from lawkit.drafts.lines import Line, lines_of
from lawkit.drafts.nodes import Node
from lawkit.drafts.numbered_headings import divide_by_headings
from lawkit.drafts.outline import Outline
from lawkit.drafts.phrases import Phrases, phrases
from lawkit.drafts.provisions import provisions_of
from lawkit.drafts.references import references_of
from lawkit.drafts.series import BARE, Series, chosen_series, keep_one_sign, settle_ordinals, settle_words
from lawkit.drafts.source import Source
from lawkit.drafts.units import count_in_words, words_of_law
from lawkit.sentences import marked

_UNNUMBERED = marked("no numbering of sections or articles was recognised; the text is read paragraph by paragraph")


def build(source: Source, language: str) -> Draft:
    """The draft that a file holds: its text, the tree of its provisions, its definitions and references.

    `language` is the two-letter code of the law's language. Never raises for odd text: what has no number that the
    language knows becomes paragraphs of the provision before it.
    """
    known, reader = phrases(language), label_reader(language)
    text, lines = lines_of(source, reader, known)
    settle_words(lines, reader)
    settle_ordinals(lines, reader)
    own = words_of_law(lines, known.words)
    if own is not None:
        text, lines = lines_of(source, LabelReader(own), known)
    count_in_words(lines, reader)
    starts = [0, *instrument_starts(lines, known)]
    series = {start: _series(lines[start:end], known) for start, end in pairwise([*starts, len(lines)])}
    root = Outline(text, lines, known, series).grow()
    warnings = source.warnings
    if lines and not _has_sections(root):
        outline = Outline(text, lines, known, series)
        outline.unnumbered = True
        root = outline.grow()
        if not _has_sections(root):
            warnings = (*warnings, _UNNUMBERED)
    provisions = provisions_of(root, text, known)
    definitions = definitions_of(provisions, text, known)
    references = references_of(provisions, text, known)
    return Draft(source.file, source.sha256, language, text, provisions, definitions, references, warnings)


def _series(lines: list[Line], known: Phrases) -> Series:
    """The series by which some lines count their sections, decimals put where they belong."""
    series = chosen_series(lines, known)
    if series.name == BARE:
        keep_one_sign(lines)
        divide_decimals(lines)
        series = chosen_series(lines, known)
    divide_by_headings(lines, series.name)
    return series


def _has_sections(root: Node) -> bool:
    stack = [root]
    while stack:
        node = stack.pop()
        if node.kind is Kind.SECTION:
            return True
        stack.extend(node.children)
    return False
