"""A Word document: the API that kits and reports write with.

    document = WordDocument(Setup(title="Model act", language="en"))
    document.heading("Offences")
    document.paragraph(["See section ", Reference("offences.theft"), "."])
    document.save(path)

A paragraph's style decides its numbering; `mark` names it so that references find it, before or after it is written.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from datetime import date
from functools import lru_cache
from pathlib import Path

from docx.opc.constants import CONTENT_TYPE as CT
from docx.opc.constants import RELATIONSHIP_TYPE as RT

from lawkit.errors import ContentError, ContentFault, OutputError
from lawkit.sentences import marked
from lawkit.word.columns import (
    LEVELS_BELOW,
    ColumnParagraph,
    SecondLanguage,
    columns_element,
    second_list,
    second_mark,
    second_style,
)
from lawkit.word.contents_table import OUTLINE, Entry, contents_paragraphs
from lawkit.word.fields import bookmark_name
from lawkit.word.letterhead import Letterhead, Strip
from lawkit.word.markup import Element, copied, node, parse, qualified, valued
from lawkit.word.numbering import ListScheme, Numbering, schemes
from lawkit.word.package import DocumentPackage
from lawkit.word.page import HeaderLine, Page, footer_element, header_element, section_element
from lawkit.word.pieces import Pieces, plain
from lawkit.word.runs import RunWriter, from_the_right
from lawkit.word.spacing import held_together
from lawkit.word.styles import SANS, Fonts, styles_element
from lawkit.word.table import CellLike, Column, table_element

_SETTINGS = """<w:settings><w:zoom w:percent="100"/><w:defaultTabStop w:val="567"/>
<w:characterSpacingControl w:val="doNotCompress"/>
<w:footnotePr><w:footnote w:id="-1"/><w:footnote w:id="0"/></w:footnotePr>
<w:compat><w:compatSetting w:name="compatibilityMode" w:uri="http://schemas.microsoft.com/office/word" w:val="15"/>
</w:compat><w:themeFontLang w:val="{language}"/></w:settings>"""


@dataclass(frozen=True, slots=True)
class Setup:
    """What a document is as a whole."""

    title: str  # goes into the file's properties
    language: str = "en"  # BCP 47
    right_to_left: bool = False
    page: Page = field(default_factory=Page)
    fonts: Fonts = SANS
    header: tuple[Pieces, Pieces] = ("", "")  # at the start and the end of the running header; none when both are empty
    footer: str = ""
    lists: tuple[ListScheme, ...] = ()  # `law_lists(...)` for a document that holds law text
    date: date | None = None  # in the file's properties; without it the file carries no date
    plain_first_page: bool = False  # no running header on the first page
    second: SecondLanguage | None = None  # of a document in two columns
    verbatim: bool = False  # the words are somebody's own, and stay to the space as they are


class WordDocument:
    """A document being written from top to bottom."""

    def __init__(self, setup: Setup) -> None:
        self.setup = setup
        self._package = DocumentPackage()
        second = setup.second
        self._numbering = Numbering(schemes((*setup.lists, *(second.schemes() if second else ()))))
        self._restarted: dict[str, int] = {}
        spacing = "" if setup.verbatim else setup.language
        self._writer = RunWriter(setup.right_to_left, self._package.link, spacing=spacing)
        self._beside = self._writer.beside(second.language, second.right_to_left) if second else self._writer
        self._body = node("w:body")
        self._numbers: dict[str, tuple[str, str]] = {}  # mark -> printed number without its final stop, bare number
        self._bookmarks = 0
        self._entries: list[Entry] = []
        self._contents: list[tuple[Element, int, bool]] = []  # place, levels, whether of the second language

    # -- writing ---------------------------------------------------------------------------------------------------

    def title(self, text: str, subtitle: Pieces = "") -> None:
        """The document's title, and a line below it."""
        self.paragraph(text, "Title")
        if subtitle:
            self.paragraph(subtitle, "Subtitle")

    def heading(self, text: Pieces, level: int = 1, mark: str = "") -> None:
        """A heading of level 1 to 4 that is not numbered."""
        self.paragraph(text, f"Heading{level}", mark)

    def paragraph(
        self, pieces: Pieces, style: str = "Normal", mark: str = "", centred: bool = False, keep_next: bool = False
    ) -> str:
        """A paragraph; gives the number that Word prints before it, or nothing where its style is not numbered."""
        element, number = self._paragraph(pieces, style, mark, centred, keep_next)
        self._body.append(element)
        return number

    def note(self, pieces: Pieces) -> None:
        """A boxed remark to the reader."""
        self.paragraph(pieces, "Note")

    def bullet(self, pieces: Pieces, level: int = 1) -> None:
        """An item of a bulleted list."""
        self.paragraph(pieces, "ListBullet" if level == 1 else "ListBullet2")

    def steps(self, items: Sequence[Pieces]) -> None:
        """A numbered list that begins at one."""
        self.restart("steps")
        for item in items:
            self.paragraph(item, "ListNumber")

    def restart(self, list_name: str) -> None:
        """The next paragraph of a list begins at one again ("steps", "definition-items")."""
        self._restarted[list_name] = self._numbering.restart(list_name)

    def table(
        self,
        columns: Sequence[Column],
        rows: Sequence[Sequence[CellLike]],
        title: str = "",
        description: str = "",
        heads: int = 0,
    ) -> None:
        """A table over the width of the page; `title` and `description` are for those who cannot see it.

        `heads`: how many of the first rows are its head, where the columns have no headings.
        """

        def cell_paragraph(pieces: Pieces, style: str, centred: bool) -> Element:
            return self._paragraph(pieces, style, "", centred, False)[0]

        width, right_to_left = self.setup.page.text_width, self.setup.right_to_left
        self._body.append(table_element(columns, rows, cell_paragraph, width, title, description, right_to_left, heads))
        self._body.append(parse('<w:p><w:pPr><w:spacing w:before="0" w:after="60"/></w:pPr></w:p>'))

    def contents(self, heading: str = "", levels: int = 3, second: bool = False) -> None:
        """A table of contents of all headings, those above and those still to come, of one language."""
        if heading:
            self._body.append(self._paragraph(heading, "TOCHeading", "", False, False, second)[0])
        place = node("w:p")
        self._body.append(place)
        self._contents.append((place, levels, second))

    def columns(
        self,
        heads: tuple[str, str],
        rows: Sequence[tuple[Sequence[ColumnParagraph], Sequence[ColumnParagraph]]],
        title: str,
    ) -> None:
        """Rows in two columns, the second in the set-up's second language; `heads` stand above them on every page."""

        def cell(paragraphs: Sequence[ColumnParagraph], second: bool) -> list[Element]:
            return [self._in_column(one, second) for one in paragraphs]

        head = [self._in_column(ColumnParagraph(one, "ColumnHead"), place == 1) for place, one in enumerate(heads)]
        written = [(cell(first, False), cell(other, True)) for first, other in rows]
        width, right_to_left = self.setup.page.text_width, self.setup.right_to_left
        self._body.append(columns_element(head, written, width, title, right_to_left))
        self._body.append(parse('<w:p><w:pPr><w:spacing w:before="0" w:after="0" w:line="120"/></w:pPr></w:p>'))

    def _in_column(self, one: ColumnParagraph, second: bool) -> Element:
        for name in one.restarted:
            self.restart(second_list(name) if second else name)
        return self._paragraph(one.pieces, one.style, one.mark, False, False, second)[0]

    def page_break(self) -> None:
        """Begins a new page."""
        spacing = '<w:pPr><w:spacing w:before="0" w:after="0"/></w:pPr>'
        self._body.append(parse(f'<w:p>{spacing}<w:r><w:br w:type="page"/></w:r></w:p>'))

    def number_of(self, mark: str) -> str:
        """The number printed at a mark already written, as a reference to it prints it."""
        return self._numbers[mark][0]

    # -- saving ----------------------------------------------------------------------------------------------------

    def to_bytes(self) -> bytes:
        """The file. Raises ContentError when a reference points at a mark that was never written."""
        setup, package, writer = self.setup, self._package, self._writer
        for place, levels, second in self._contents:
            width = setup.page.text_width
            below = LEVELS_BELOW if second else 0
            entries = [entry for entry in self._entries if bool(entry.language) is second]
            right_to_left = self._beside.right_to_left if second else setup.right_to_left
            paragraphs = contents_paragraphs(entries, levels, width, right_to_left, writer.pending, below)
            for paragraph in reversed(paragraphs):
                place.addnext(paragraph)
            self._body.remove(place)
        self._contents = []
        self._fill_references()
        styles = styles_element(
            setup.fonts, setup.language, self._numbering, setup.page.text_width, setup.right_to_left,
            setup.second.right_to_left if setup.second else None,
        )  # fmt: skip
        house = setup.page.house
        section = self._section(house.dressed(styles) if house else {})
        package.add("styles.xml", CT.WML_STYLES, RT.STYLES, styles)
        if house and house.theme:
            package.add_bytes("theme/theme1.xml", CT.OFC_THEME, RT.THEME, house.theme)
        package.add("numbering.xml", CT.WML_NUMBERING, RT.NUMBERING, self._numbering.element(setup.right_to_left))
        package.add("footnotes.xml", CT.WML_FOOTNOTES, RT.FOOTNOTES, writer.notes.footnotes_element())
        package.add("settings.xml", CT.WML_SETTINGS, RT.SETTINGS, parse(_SETTINGS.format(language=setup.language)))
        if writer.notes.comments:
            package.add("comments.xml", CT.WML_COMMENTS, RT.COMMENTS, writer.notes.comments_element())
        self._body.append(section)
        if writer.store.answers or writer.store.marks:
            package.add_store(writer.store)
        package.add_properties(setup.title, setup.language, setup.date)
        return package.to_bytes(node("w:document", {"mc:Ignorable": "w14"}, self._body))

    def save(self, path: Path) -> None:
        """Writes the file; raises OutputError when the place cannot be written."""
        data = self.to_bytes()
        try:
            path.write_bytes(data)
        except OSError as error:
            raise OutputError(
                marked("cannot be written: {reason}; choose another with --output", reason=error.strerror or error),
                at=path,
            ) from error

    # -- inside ----------------------------------------------------------------------------------------------------

    def _paragraph(
        self, pieces: Pieces, style: str, mark: str, centred: bool, keep_next: bool, second: bool = False
    ) -> tuple[Element, str]:
        writer, outline = self._beside if second else self._writer, OUTLINE.get(style)
        if second and self.setup.second:
            pieces, mark = self.setup.second.pieces(pieces), second_mark(mark)
            style = second_style(style) if style != "Normal" else style
        number, bare, numbered = self._number(style)
        from_right = writer.right_to_left or from_the_right(pieces)
        element = copied(_paragraph_like(style, keep_next, numbered, from_right, centred))
        runs = writer.paragraph(pieces)
        if outline is not None:
            mark = mark or f"heading-{len(self._entries) + 1}"
            words = held_together(plain(pieces), writer.spacing)
            self._entries.append(Entry(outline, number, words, mark, writer.language))
        if mark:
            runs = self._bookmarked(mark, number, bare, runs)
        element.extend(runs)
        return element, number

    def _number(self, style: str) -> tuple[str, str, tuple[int, int] | None]:
        """The number of the next paragraph of a style, printed and bare, and its own level and list, if any."""
        place = self._numbering.list_of(style)
        if place is None:
            return "", "", None
        name, level = place
        counter = self._numbering.counters[name]
        label, instance = counter.advance(level), self._restarted.get(name)
        if label and not counter.is_counted(level):
            instance = self._numbering.in_words(name, level, label)
        numbered = None if instance is None else (level, instance)
        return label, counter.bare(level), numbered

    def _bookmarked(self, mark: str, number: str, bare: str, runs: list[Element]) -> list[Element]:
        if mark in self._numbers:
            raise ContentError([ContentFault("", 0, mark, marked("this mark is written twice in one document"))])
        self._numbers[mark] = (number.rstrip(".:"), bare)
        name = bookmark_name(mark)
        self._writer.store.marks[name] = mark
        self._bookmarks += 1
        start = node("w:bookmarkStart", {"w:id": self._bookmarks, "w:name": name})
        return [start, *runs, node("w:bookmarkEnd", {"w:id": self._bookmarks})]

    def _fill_references(self) -> None:
        faults = []
        for text, kind, mark in self._writer.pending:
            if mark not in self._numbers:
                faults.append(
                    ContentFault("", 0, mark, marked("a reference points at this mark, which is not written"))
                )
            elif kind != "page":
                text.text = self._numbers[mark][kind == "bare"]
        if faults:
            raise ContentError(faults)
        self._writer.pending.clear()

    def _section(self, ids: Mapping[tuple[str, str], str]) -> Element:
        """The section with its headers and footers; `ids` are those of the styles that a letterhead uses."""
        setup = self.setup
        letterhead = setup.page.house.letterhead if setup.page.house else Letterhead()
        headers = {"default": self._header(letterhead.headers.get("default"), ids)}
        footers = {"default": self._footer(letterhead.footers.get("default"), ids)}
        if letterhead.first_page:
            first = letterhead.headers.get("first")
            headers["first"] = self._strip("header2.xml", CT.WML_HEADER, RT.HEADER, first, ids, [])
            footers["first"] = self._footer(letterhead.footers.get("first"), ids, "footer2.xml")
        elif setup.plain_first_page:
            footers["first"] = footers["default"]
        return section_element(setup.page, headers, footers, setup.right_to_left)

    def _header(self, strip: Strip | None, ids: Mapping[tuple[str, str], str]) -> str:
        setup, writer = self.setup, self._writer
        lines = []
        if any(setup.header):
            left, right = (writer.runs(words) for words in setup.header)
            lines.append(HeaderLine(left, right, setup.right_to_left))
        if setup.second:
            left, right = (self._beside.runs(words) for words in setup.second.header)
            lines.append(HeaderLine(left, right, setup.second.right_to_left, second_style("Header")))
        own = list(header_element(setup.page, lines))
        return self._strip("header1.xml", CT.WML_HEADER, RT.HEADER, strip, ids, own)

    def _footer(self, strip: Strip | None, ids: Mapping[tuple[str, str], str], name: str = "footer1.xml") -> str:
        setup = self.setup
        numbers = strip is None or not strip.numbers_pages
        own = list(footer_element(setup.page, self._writer.runs(setup.footer), setup.right_to_left, numbers))
        return self._strip(name, CT.WML_FOOTER, RT.FOOTER, strip, ids, own)

    def _strip(
        self, name: str, content_type: str, relation: str, strip: Strip | None, ids: Mapping[tuple[str, str], str],
        own: list[Element],
    ) -> str:  # fmt: skip
        """Adds a header or footer: what a template has there, then our own lines; gives its relationship id."""
        root = node("w:hdr" if relation == RT.HEADER else "w:ftr")
        pictures = {}
        if strip is not None and not strip.is_empty:
            root, pictures = strip.with_styles(ids), dict(strip.pictures)
        root.extend(own)
        if not len(root) or root[-1].tag != qualified("w:p"):
            root.append(node("w:p"))
        return self._package.add_strip(name, content_type, relation, root, pictures)


@lru_cache(maxsize=1024)
def _paragraph_like(
    style: str, keep_next: bool, numbered: tuple[int, int] | None, right_to_left: bool, centred: bool
) -> Element:
    """The pattern of a paragraph without its words; `numbered` is its level and list where not those of its style."""
    properties = node("w:pPr", None, valued("w:pStyle", style) if style != "Normal" else None)
    if keep_next:
        properties.append(node("w:keepNext"))
    if numbered:
        properties.append(node("w:numPr", None, valued("w:ilvl", numbered[0]), valued("w:numId", numbered[1])))
    if right_to_left:
        properties.append(node("w:bidi"))
    if centred:
        properties.append(valued("w:jc", "center"))
    return copied(node("w:p", None, properties if len(properties) else None))
