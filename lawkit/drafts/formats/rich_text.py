"""Rich Text Format (.rtf): its paragraphs with the numbers that the file itself holds."""

from __future__ import annotations

import re

from striprtf.striprtf import rtf_to_text

from lawkit.drafts.formats.file import File
from lawkit.drafts.source import Block, BlockKind, Source
from lawkit.sentences import marked

_DELETED = re.compile(rb"\\deleted(?![a-z0])")
_LEFT_OUT = re.compile(rb"\\(?:footnote|shptxt|dptxbxtext)(?![a-z])")
_TITLE = re.compile(r"\{\\title ([^{}\\]+)\}")


def read(file: File) -> Source:
    """The paragraphs of an RTF file; footnotes and text boxes are left out with a warning.

    Raises DraftError when the file holds tracked deletions, which would be read as law.
    """
    if _DELETED.search(file.data):
        raise file.unusable(marked("this RTF file holds tracked changes; accept them, or save it as .docx, and retry"))
    source = file.data.decode("latin-1")  # RTF is ASCII; it escapes all other characters
    text = str(rtf_to_text(source, errors="replace"))  # type: ignore[no-untyped-call]
    warnings = []
    left_out = len(_LEFT_OUT.findall(file.data))
    if left_out:
        warnings.append(
            marked(
                "{count} footnote or text box of the RTF file was left out; save it as .docx to read it",
                "{count} footnotes or text boxes of the RTF file were left out; save it as .docx to read them",
                count=left_out,
            )
        )
    blocks: list[Block] = []
    has_tables = "\\trowd" in source
    for line in text.replace("\r\n", "\n").split("\n"):
        cells = line.split("|") if has_tables and "|" in line else [line]
        kind = BlockKind.CELL if len(cells) > 1 else BlockKind.PARAGRAPH
        blocks.extend(Block(cell.strip(), kind) for cell in cells if cell.strip())
    title = _TITLE.search(source)
    return Source(
        file.name, file.sha256, tuple(blocks), title.group(1).strip() if title else "", warnings=tuple(warnings)
    )
