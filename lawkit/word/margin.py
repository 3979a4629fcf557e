"""Margin comments added to a Word file that somebody else made; those that stand in it stay."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, field

from docx.opc.constants import CONTENT_TYPE as CT
from docx.opc.constants import RELATIONSHIP_TYPE as RT
from lxml import etree

from lawkit.untranslated import labelled
from lawkit.word.markup import Element, node, parse, qualified, serialized, text_node, valued
from lawkit.word.opened import OpenedPackage
from lawkit.word.revisions import AUTHOR, INITIALS, renamed, written_below
from lawkit.word.splice import Splice

STRICT = "http://purl.oclc.org/ooxml/wordprocessingml/main"
STRICT_COMMENTS = "http://purl.oclc.org/ooxml/officeDocument/relationships/comments"
_FIRST = 10_001  # LibreOffice 7.4 mixes up footnotes and comments whose numbers are equal


@dataclass(frozen=True, slots=True)
class CommentRun:
    """Words of a comment."""

    text: str
    bold: bool = False


CommentText = Sequence[Sequence[CommentRun]]  # paragraphs of runs


@dataclass
class MarginComments:
    """The comments to be added to a package, numbered above those that it has."""

    package: OpenedPackage
    date: str
    right_to_left: bool = False
    _new: list[Element] = field(default_factory=list)

    def __post_init__(self) -> None:
        self._part = self.package.related("comments")
        data = self.package.part(self._part) if self._part else None
        self._old = data
        known = [0]
        if data is not None:
            for one in etree.fromstring(data):
                ids = [str(value) for key, value in one.items() if str(key).endswith("}id")]
                known += [int(value) for value in ids if value.isdecimal()]
        self._next = max(_FIRST, max(known) + 1)
        styles = self.package.part(self.package.related("styles") or "") or b""
        self.styled = b'"CommentReference"' in styles and b'"CommentText"' in styles

    def add(self, text: CommentText) -> int:
        """Keeps a comment; gives its number."""
        number = self._next
        self._next += 1
        comment = node("w:comment", {"w:id": number, "w:author": AUTHOR, "w:date": self.date, "w:initials": INITIALS})
        for position, runs in enumerate(text):
            style = valued("w:pStyle", "CommentText") if self.styled else None
            properties = node("w:pPr", None, style, node("w:bidi") if self.right_to_left else None)
            paragraph = node("w:p", None, properties if len(properties) else None)
            if not position:
                mark = '<w:rPr><w:rStyle w:val="CommentReference"/></w:rPr>' if self.styled else ""
                paragraph.append(parse(f"<w:r>{mark}<w:annotationRef/></w:r>"))
            paragraph.extend([self._run(one) for one in runs if one.text])
            comment.append(paragraph)
        self._new.append(comment)
        return number

    def write(self) -> None:
        """Puts the comments into the package."""
        if not self._new:
            return
        if self._part and self._old is not None:
            splice = Splice(self._old)
            splice.at_end_of(0, written_below(etree.fromstring(splice.data), self._new))
            self.package.replace(self._part, splice.result())
        else:
            root = node("w:comments", None, *self._new)
            strict = self.package.is_strict
            if strict:
                renamed(root, qualified("w:p")[:-1], f"{{{STRICT}}}")
            relation = STRICT_COMMENTS if strict else RT.COMMENTS
            self.package.add("comments.xml", serialized(root), CT.WML_COMMENTS, relation)

    def _run(self, run: CommentRun) -> Element:
        size = [] if self.styled else [valued("w:sz", 18), valued("w:szCs", 18)]
        bold = [node("w:b"), node("w:bCs")] if run.bold else []
        properties = node("w:rPr", None, *bold, *size)
        return node("w:r", None, properties if len(properties) else None, text_node(labelled(run.text)))
