"""Turning pieces into runs: formats, right-to-left marks, references to be filled in when all numbers are known."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Callable
from dataclasses import dataclass, field, replace
from functools import lru_cache
from typing import TypeAlias

from lawkit.untranslated import START, ends_inside, passages
from lawkit.word.controls import ControlWriter, Store
from lawkit.word.fields import bookmark_name, field_runs, run
from lawkit.word.markup import Element, copied, filled, node, text_node, valued
from lawkit.word.notes import Notes, note_mark
from lawkit.word.pieces import (
    Blank,
    Break,
    CheckBox,
    Comment,
    DropDown,
    Footnote,
    Link,
    OpenChoice,
    PageReference,
    Piece,
    Pieces,
    Reference,
    Tab,
    Text,
    as_pieces,
)
from lawkit.word.spacing import held_together


def _from_the_left(text: str) -> str:
    """A Latin name that begins with a figure (`01-act.docx`) or a hyphen (`--topic`) keeps its order there."""
    text = _OPTION.sub(LEFT_TO_RIGHT, text)
    begins = text[:1].isdigit() and any(letter.isascii() and letter.isalpha() for letter in text)
    return f"{LEFT_TO_RIGHT}{text}" if begins and not is_right_to_left(text) else text


def is_right_to_left(text: str) -> bool:
    """Whether the text holds a letter of a right-to-left script."""
    return any(unicodedata.bidirectional(letter) in ("R", "AL") for letter in text)


LEFT_TO_RIGHT = "\u200e"
_OPTION = re.compile(r"(?<![\w\u200e-])(?=--?[A-Za-z])")
_EAST_ASIAN = ("zh", "ja", "ko")


def from_the_right(pieces: Pieces) -> bool:
    """Whether a paragraph is said to be in another language, and runs from right to left."""
    if isinstance(pieces, str):  # as most are
        return False
    return any(isinstance(one, Text) and one.language and is_right_to_left(one.text) for one in as_pieces(pieces))


@dataclass
class RunWriter:
    """Writes the pieces of a document's paragraphs."""

    right_to_left: bool
    link: Callable[[str], str]  # web address -> relationship id
    store: Store = field(default_factory=Store)
    notes: Notes = field(default_factory=Notes)
    pending: list[tuple[Element, str, str]] = field(default_factory=list)  # text element, kind, mark
    language: str = ""  # where it is another than the document's
    spacing: str = ""  # the language whose signs stay with the words beside them; none where the words are not ours
    controls: ControlWriter = field(init=False)

    def __post_init__(self) -> None:
        self.controls = ControlWriter(self.store)
        self._inside = False  # whether the paragraph stands within an untranslated passage

    def beside(self, language: str, right_to_left: bool) -> RunWriter:
        """A writer of another language for the same document."""
        other = RunWriter(right_to_left, self.link, self.store, self.notes, self.pending, language, language)
        other.controls = self.controls
        return other

    def paragraph(self, pieces: Pieces) -> list[Element]:
        """The run-level elements of a whole paragraph."""
        self._inside = False
        return self.runs(pieces)

    def runs(self, pieces: Pieces) -> list[Element]:
        """The run-level elements for some pieces."""
        elements: list[Element] = []
        for piece in as_pieces(pieces):
            elements += self._piece(piece)
        return elements

    def _piece(self, piece: Piece) -> list[Element]:
        match piece:
            case Text():
                return self._text(piece)
            case Reference():
                return self._reference(piece)
            case PageReference(target=target):
                return self._field(f"PAGEREF {bookmark_name(target)} \\h", "page", target)
            case Blank(value=value, open=is_open):
                return [self.controls.blank(piece, self.runs(Text(value, open=is_open)))]
            case OpenChoice(pieces=inner):
                return [self.controls.option(piece, self.runs(inner))]
            case DropDown(chosen=chosen, prompt=prompt):
                shown = Text(chosen) if chosen else Text(prompt, style="PlaceholderText")
                return [self.controls.drop_down(piece, self.runs(shown))]
            case CheckBox():
                return [self.controls.check_box(piece)]
            case Footnote(pieces=inner):
                return [self.notes.add_footnote(self.runs(inner), self.right_to_left)]
            case Comment():
                return self._comment(piece)
            case Link(text=text, address=address):
                linked = self.runs(Text(text, style="Hyperlink"))
                return [node("w:hyperlink", {"r:id": self.link(address), "w:history": 1}, *linked)]
            case Break():
                return [node("w:r", None, node("w:br"))]
            case Tab():
                return [node("w:r", None, node("w:tab"))]

    def _text(self, text: Text) -> list[Element]:
        """A stretch of text as one run, or as several where parts of it are not translated."""
        if self.right_to_left:
            text = replace(text, text=_from_the_left(text.text))
        if not self._inside and START not in text.text:
            return [self._run(text)] if text.text else []
        runs = []
        for words, inside in passages(text.text, self._inside):
            marked = replace(text, text=words)
            if inside:
                marked = replace(marked, style="Untranslated", language="en")
            runs.append(self._run(marked))
        self._inside = ends_inside(text.text, self._inside)
        return runs

    def _reference(self, reference: Reference) -> list[Element]:
        """The number of a paragraph; a bare one without the words that its list prints around it.

        The switch \\t takes those away. LibreOffice does not know it and would print them; within a QUOTE it leaves the
        result alone.
        """
        properties = self._properties(Text("", open=reference.open))
        code = f"REF {bookmark_name(reference.target)} \\n \\h"
        if not reference.bare:
            return self._field(code, "number", reference.target, properties)
        result = text_node("")
        self.pending.append((result, "bare", reference.target))
        if reference.in_words:  # \\t would take the word away with the others
            linked = run(result, properties)
            return [node("w:hyperlink", {"w:anchor": bookmark_name(reference.target), "w:history": 1}, linked)]
        begin, quote, *rest = field_runs("QUOTE", result, properties)
        inner = field_runs(f"{code} \\t", text_node(""), properties)  # without a result, lest a reader count it twice
        return [begin, quote, *inner, *rest]

    def _field(self, code: str, kind: str, target: str, properties: Element | None = None) -> list[Element]:
        result = text_node("")
        self.pending.append((result, kind, target))
        return field_runs(code, result, properties)

    def _comment(self, comment: Comment) -> list[Element]:
        number = self.notes.add_comment(
            [self.runs(paragraph) for paragraph in comment.paragraphs], comment.author, self.right_to_left
        )
        mark = note_mark("CommentReference", "w:commentReference", number)
        return [
            node("w:commentRangeStart", {"w:id": number}),
            *self.runs(comment.over),
            node("w:commentRangeEnd", {"w:id": number}),
            mark,
        ]

    def _run(self, text: Text) -> Element:
        element = copied(_run_like(*self._look(text)))
        spacing = (text.language or self.spacing) if self.spacing else ""
        filled(element[-1], held_together(text.text, spacing) if spacing else text.text)
        return element

    def _properties(self, text: Text) -> Element | None:
        element = copied(_run_like(*self._look(text)))
        return element[0] if len(element) > 1 else None

    def _look(self, text: Text) -> _Look:
        language = text.language or self.language
        turned = (self.right_to_left or bool(language)) and is_right_to_left(text.text)
        right_to_left = (self.right_to_left or bool(text.language)) and turned
        style = text.style or ("OpenChoice" if text.open else "")
        return (style, text.bold, text.italic, text.colour, text.size, text.open, right_to_left, language,
                bool(language) and turned)  # fmt: skip


_Look: TypeAlias = tuple[str, bool, bool, str, float, bool, bool, str, bool]


@lru_cache(maxsize=1024)
def _run_like(
    style: str, bold: bool, italic: bool, colour: str, size: float, is_open: bool, right_to_left: bool, language: str,
    turned: bool,
) -> Element:  # fmt: skip
    """The pattern of a run that looks so, its text empty; `turned` where the words are of a right-to-left script."""
    properties = node("w:rPr")
    if style:
        properties.append(valued("w:rStyle", style))
    if bold:
        properties.extend([node("w:b"), node("w:bCs")])
    if italic:
        properties.extend([node("w:i"), node("w:iCs")])
    if colour:
        properties.append(valued("w:color", colour))
    if size:
        half_points = round(size * 2)
        properties.extend([valued("w:sz", half_points), valued("w:szCs", half_points)])
    if is_open:
        properties.append(valued("w:highlight", "yellow"))
    if right_to_left:
        properties.append(node("w:rtl"))
    if language:
        tag = "w:bidi" if turned else "w:val"
        east_asian = {"w:eastAsia": language} if language.startswith(_EAST_ASIAN) else {}
        properties.append(node("w:lang", {tag: language, **east_asian}))
    return copied(node("w:r", None, properties if len(properties) else None, node("w:t")))
