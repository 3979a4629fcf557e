"""Word files (.docx): their paragraphs as printed, automatic numbers included."""

from __future__ import annotations

import re
from collections.abc import Iterator

from lawkit.drafts.formats.file import File
from lawkit.drafts.formats.lines import split_at_breaks
from lawkit.drafts.formats.word_body import Body, Paragraph
from lawkit.drafts.formats.word_numbering import Numbering
from lawkit.drafts.formats.word_parts import Element, W, WordParts
from lawkit.drafts.source import Block, BlockKind, Source
from lawkit.sentences import marked

_BODY_TEXT_LEVEL = 9
# A list may put nothing between number and text: in Chinese print that is so (第一条总则), elsewhere a gap is seen.
_UNSPACED = re.compile(r"[\u3000-\u30ff\u3400-\u9fff\uff00-\uffef]")


def read(file: File) -> Source:
    """The paragraphs of a Word file in reading order, tracked changes taken as accepted.

    Raises DraftError when the package is damaged, hostile or no Word document.
    """
    parts = WordParts(file)
    body = _body(parts)
    blocks: list[Block] = []
    title = ""
    for paragraph in _printed(parts, body):
        found = blocks_of(paragraph)
        if not title and parts.styles[paragraph.style].name.lower() == "title":
            title = " ".join(block.text for block in found)
        blocks.extend(found)
    return Source(file.name, file.sha256, tuple(blocks), title or parts.core_title(), warnings=_warnings(body))


def printed_blocks(parts: WordParts) -> list[tuple[Paragraph, list[Block]]]:
    """Every printed paragraph with the blocks that `read` makes of it, in the same order."""
    return [(paragraph, blocks_of(paragraph)) for paragraph in _printed(parts, _body(parts))]


def _body(parts: WordParts) -> Body:
    notes: dict[tuple[str, str], Element] = {}
    for root, tag in ((parts.footnotes, "footnote"), (parts.endnotes, "endnote")):
        for note in () if root is None else root.iterchildren(W + tag):
            if note.get(W + "type", "normal") == "normal":
                notes[W + f"{tag}Reference", note.get(W + "id", "")] = note
    return Body(parts.file, parts.styles, Numbering(parts.numbering, parts.styles), notes)


def _printed(parts: WordParts, body: Body) -> Iterator[Paragraph]:
    container = parts.document.find(W + "body")
    if container is None:
        raise parts.file.unusable(marked("it is no Word document (it has no body); save the draft as .docx"))
    return body.paragraphs(container)


def blocks_of(paragraph: Paragraph) -> list[Block]:
    """The blocks of a printed paragraph: one, or more where it is broken by hand, or none when it is empty."""
    found: list[Block] = []
    kind, level = BlockKind.PARAGRAPH, paragraph.list_level
    if paragraph.note:
        kind = BlockKind.FOOTNOTE
    elif paragraph.in_contents:
        kind = BlockKind.CONTENTS
    elif paragraph.in_table:
        kind = BlockKind.CELL
    elif paragraph.outline is not None and paragraph.outline < _BODY_TEXT_LEVEL:
        kind, level = BlockKind.HEADING, paragraph.outline + 1
    number = paragraph.number
    for text in split_at_breaks(paragraph.text.strip(" \t\r\n")):
        if number and text and not number.endswith(" ") and not _UNSPACED.match(number[-1]):
            number += " "
        whole = (number + text).rstrip(" \t\r\n") if text else number.strip(" •")
        if whole:
            found.append(Block(whole, kind, level))
        number = ""
    return found


def _warnings(body: Body) -> tuple[str, ...]:
    found = []
    if body.revisions:
        found.append(
            marked(
                "the file holds {count} tracked change; it was read as if accepted",
                "the file holds {count} tracked changes; they were read as if accepted",
                count=body.revisions,
            )
        )
    if body.hidden:
        found.append(
            marked(
                "{count} character of hidden text was left out",
                "{count} characters of hidden text were left out",
                count=body.hidden,
            )
        )
    if body.unstored_numbers:
        found.append(
            marked(
                "{count} number is a LISTNUM or AUTONUM field, whose value the file does not hold; it "
                "is missing from the text",
                "{count} numbers are LISTNUM or AUTONUM fields, whose value the file does not hold; "
                "they are missing from the text",
                count=body.unstored_numbers,
            )
        )
    if body.embedded:
        found.append(
            marked(
                "{count} document is embedded in the file and was not read; open the file in Word or "
                "LibreOffice and save it again to read it",
                "{count} documents are embedded in the file and were not read; open the file in Word "
                "or LibreOffice and save it again to read them",
                count=body.embedded,
            )
        )
    return tuple(found)
