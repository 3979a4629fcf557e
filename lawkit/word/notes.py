"""Footnotes and margin comments: the parts that hold their text. No dates and no names of persons are written."""

from __future__ import annotations

from dataclasses import dataclass, field
from functools import cache

from lawkit.word.markup import Element, copied, node, parse, qualified, valued

_FIRST_COMMENT = 10_001  # LibreOffice 7.4 mixes up footnotes and comments whose numbers are equal


@dataclass
class Notes:
    """The footnotes and comments of a document in the order in which they are anchored."""

    footnotes: list[Element] = field(default_factory=list)
    comments: list[Element] = field(default_factory=list)

    def add_footnote(self, runs: list[Element], right_to_left: bool = False) -> Element:
        """Keeps a footnote's text; gives the run that marks its place."""
        number = len(self.footnotes) + 1
        paragraph = copied(_note_like("FootnoteText", right_to_left, "FootnoteReference", "w:footnoteRef"))
        paragraph.append(copied(_tab()))
        paragraph.extend(runs)
        self.footnotes.append(node("w:footnote", {"w:id": number}, paragraph))
        return note_mark("FootnoteReference", "w:footnoteReference", number)

    def add_comment(self, paragraphs: list[list[Element]], author: str, right_to_left: bool = False) -> int:
        """Keeps a comment's text; gives its number."""
        number = _FIRST_COMMENT + len(self.comments)
        initials = "".join(word[0] for word in author.split())[:3].lower()
        comment = node("w:comment", {"w:id": number, "w:author": author, "w:initials": initials})
        for position, runs in enumerate(paragraphs):
            mark = "" if position else "w:annotationRef"
            paragraph = copied(_note_like("CommentText", right_to_left, "CommentReference", mark))
            paragraph.extend(runs)
            comment.append(paragraph)
        self.comments.append(comment)
        return number

    def footnotes_element(self) -> Element:
        """footnotes.xml, with the two separators that Word expects."""
        root = node("w:footnotes")
        for number, (kind, mark) in enumerate(
            (("separator", "w:separator"), ("continuationSeparator", "w:continuationSeparator")), start=-1
        ):
            spacing = parse('<w:pPr><w:spacing w:after="0" w:line="240" w:lineRule="auto"/></w:pPr>')
            paragraph = node("w:p", None, spacing, node("w:r", None, node(mark)))
            root.append(node("w:footnote", {"w:type": kind, "w:id": number}, paragraph))
        root.extend(self.footnotes)
        return root

    def comments_element(self) -> Element:
        """comments.xml."""
        return node("w:comments", None, *self.comments)


def note_mark(style: str, mark: str, number: int) -> Element:
    """The run that marks the place of a note in the text."""
    run = copied(_mark_like(style, mark))
    run[1].set(qualified("w:id"), str(number))
    return run


@cache
def _note_like(style: str, right_to_left: bool, mark_style: str, mark: str) -> Element:
    """The pattern of a note's paragraph, with the sign of the note if it bears one, and without its words."""
    properties = node("w:pPr", None, valued("w:pStyle", style), node("w:bidi") if right_to_left else None)
    return copied(node("w:p", None, properties, copied(_mark_like(mark_style, mark)) if mark else None))


@cache
def _mark_like(style: str, mark: str) -> Element:
    """The pattern of a run with the sign of a note."""
    return copied(node("w:r", None, node("w:rPr", None, valued("w:rStyle", style)), node(mark)))


@cache
def _tab() -> Element:
    """The pattern of a run with a tab."""
    return copied(node("w:r", None, node("w:tab")))
