"""Footnotes and margin comments: the parts that hold their text. No dates and no names of persons are written."""

from __future__ import annotations

from dataclasses import dataclass, field

from lawkit.word.markup import Element, node, parse, valued

_FIRST_COMMENT = 10_001  # LibreOffice 7.4 mixes up footnotes and comments whose numbers are equal


@dataclass
class Notes:
    """The footnotes and comments of a document in the order in which they are anchored."""

    footnotes: list[Element] = field(default_factory=list)
    comments: list[Element] = field(default_factory=list)

    def add_footnote(self, runs: list[Element], right_to_left: bool = False) -> Element:
        """Keeps a footnote's text; gives the run that marks its place."""
        number = len(self.footnotes) + 1
        mark = parse('<w:r><w:rPr><w:rStyle w:val="FootnoteReference"/></w:rPr><w:footnoteRef/></w:r>')
        properties = node("w:pPr", None, valued("w:pStyle", "FootnoteText"), node("w:bidi") if right_to_left else None)
        tab = parse("<w:r><w:tab/></w:r>")
        self.footnotes.append(node("w:footnote", {"w:id": number}, node("w:p", None, properties, mark, tab, *runs)))
        return parse(
            f'<w:r><w:rPr><w:rStyle w:val="FootnoteReference"/></w:rPr><w:footnoteReference w:id="{number}"/></w:r>'
        )

    def add_comment(self, paragraphs: list[list[Element]], author: str, right_to_left: bool = False) -> int:
        """Keeps a comment's text; gives its number."""
        number = _FIRST_COMMENT + len(self.comments)
        initials = "".join(word[0] for word in author.split())[:3].lower()
        comment = node("w:comment", {"w:id": number, "w:author": author, "w:initials": initials})
        for position, runs in enumerate(paragraphs):
            bidi = node("w:bidi") if right_to_left else None
            properties = node("w:pPr", None, valued("w:pStyle", "CommentText"), bidi)
            mark = parse('<w:r><w:rPr><w:rStyle w:val="CommentReference"/></w:rPr><w:annotationRef/></w:r>')
            comment.append(node("w:p", None, properties, *([mark] if position == 0 else []), *runs))
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
