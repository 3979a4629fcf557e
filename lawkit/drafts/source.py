"""What a format reader hands to the structure reader: the paragraphs of a file, in reading order."""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum


class BlockKind(StrEnum):
    """What the file format itself says a paragraph is; PARAGRAPH where it says nothing."""

    PARAGRAPH = "paragraph"
    HEADING = "heading"
    CONTENTS = "contents"  # an entry of a generated table of contents
    CELL = "cell"  # a table cell
    FOOTNOTE = "footnote"
    QUOTE = "quote"


@dataclass(frozen=True, slots=True)
class Block:
    """One paragraph. An automatic number is already part of `text`, as it would be printed."""

    text: str
    kind: BlockKind = BlockKind.PARAGRAPH
    level: int = 0  # of a heading or a list entry, from 1; 0 where the format says nothing
    locator: str = ""  # where the format carries its own identity (Akoma Ntoso eId, num)


@dataclass(frozen=True)
class Source:
    """A file as read, before its structure is known."""

    file: str
    sha256: str
    blocks: tuple[Block, ...]
    title: str = ""
    language: str = ""  # as the file declares it, "" when it does not
    warnings: tuple[str, ...] = ()

    @property
    def text(self) -> str:
        """The text that offsets index: the paragraphs joined by newlines."""
        return "\n".join(block.text for block in self.blocks)
