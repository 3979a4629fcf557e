"""A draft of any format as a new Word file: the same text, a paragraph a line, set by what each provision is."""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Iterator
from dataclasses import dataclass

from lxml import etree

from lawkit.drafts.draft import Draft, Kind, Provision
from lawkit.drafts.source import BlockKind, Source
from lawkit.drafts.word_places import Place, WordPlaces
from lawkit.localization.direction import direction
from lawkit.word.document import Setup, WordDocument
from lawkit.word.opened import OpenedPackage
from lawkit.word.pieces import Footnote, Piece, Text
from lawkit.word.styles import SERIF

_MAIN = "word/document.xml"
_HEADINGS = {Kind.PART: "Heading1", Kind.SCHEDULE: "Heading1", Kind.CHAPTER: "Heading2", Kind.SECTION: "Heading3"}


def copy_of(draft: Draft, source: Source, title: str) -> WordPlaces:
    """The new file and where each line of the draft's text stands in it.

    `source` are the paragraphs of which the draft was read: its notes become footnotes again, and entries of a table
    of contents stay such.
    """
    document = WordDocument(
        Setup(
            title=title, language=draft.language, right_to_left=direction(draft.language) == "rtl", fonts=SERIF,
            header=(draft.file, ""), plain_first_page=True, verbatim=True,
        )
    )  # fmt: skip
    starts = [provision.start for provision in draft.provisions]
    lines: list[_CopiedLine] = []
    waiting: tuple[list[Piece], str] | None = None  # the last paragraph, to which notes may still come
    written = 0
    for start, words, kind in _lines(source):
        if kind is BlockKind.FOOTNOTE and waiting is not None:
            waiting[0].append(Footnote(words))
            lines.append(_CopiedLine(start, start + len(words), written, kind))
            continue
        if waiting is not None:
            document.paragraph(*waiting)
            written += 1
        style = "TOC1" if kind is BlockKind.CONTENTS else _style(draft, starts, start, start + len(words))
        waiting = [Text(words)], style
        lines.append(_CopiedLine(start, start + len(words), written, kind))
    if waiting is not None:
        document.paragraph(*waiting)
    data = document.to_bytes()
    return WordPlaces(data, _MAIN, tuple(_places(data, lines)))


@dataclass(frozen=True, slots=True)
class _CopiedLine:
    start: int
    end: int
    paragraph: int  # which of the file's paragraphs holds it, or its footnote mark
    kind: BlockKind


def _lines(source: Source) -> Iterator[tuple[int, str, BlockKind]]:
    """Every line that holds words, with its place in the draft's text."""
    at = 0
    for block in source.blocks:
        for line in block.text.split("\n"):
            words = line.strip()
            if words:
                yield at + line.index(words[0]), words, block.kind
            at += len(line) + 1


def _places(data: bytes, lines: list[_CopiedLine]) -> list[Place]:
    root = etree.fromstring(OpenedPackage(data, _MAIN).part(_MAIN) or b"")
    w = f"{{{etree.QName(root).namespace}}}"
    numbers = {element: number for number, element in enumerate(root.iter())}
    paragraphs = list(root.iter(w + "p"))
    found = []
    for line in lines:
        paragraph = paragraphs[line.paragraph]
        run = paragraph.find(w + "r")
        note = line.kind is BlockKind.FOOTNOTE
        runs = ((line.start, numbers[run]),) if run is not None and not note else ()
        place = numbers[paragraph]
        contents = line.kind is BlockKind.CONTENTS
        found.append(Place(line.start, line.end, place, place, note=note, in_contents=contents, runs=runs))
    return found


def _style(draft: Draft, starts: list[int], start: int, end: int) -> str:
    """The paragraph style of a line: that of the innermost provision that it opens, or in which it stands."""
    provision = draft.provisions[max(bisect_right(starts, start) - 1, 0)]
    opened = [one for one in _up(draft, provision) if one.start == start]
    if opened and opened[-1].kind in _HEADINGS and not _runs_in(opened[-1], end):
        return _HEADINGS[opened[-1].kind]
    if provision.kind in _HEADINGS and draft.text[start:end].strip() and draft.text[start:end] in provision.heading:
        return _HEADINGS[provision.kind]
    if provision.kind is Kind.DEFINITION:
        return "LawDefinition"
    if provision.kind is Kind.ITEM:
        deep = any(one.kind is Kind.ITEM for one in _up(draft, provision)[1:])
        return "ItemClosing" if deep else "LawText"
    return "Normal"


def _runs_in(provision: Provision, end: int) -> bool:
    """Whether the first words of a provision stand on the line of its number."""
    return any(start < end for start, _ in provision.own)


def _up(draft: Draft, provision: Provision) -> list[Provision]:
    found = [provision]
    while found[-1].parent is not None:
        found.append(draft.provisions[found[-1].parent])
    return found
