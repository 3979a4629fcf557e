"""Akoma Ntoso (OASIS LegalDocML 1.0, and its forerunner 2.0): numbers, headings and words as they are printed.

Elements are known by their local names, so that the namespace of any version serves. A block carries the eId (or id)
of the provision that it opens as its locator.
"""

from __future__ import annotations

import re
from dataclasses import dataclass, replace

from lxml import etree

from lawkit.drafts.formats.file import File
from lawkit.drafts.formats.lines import split_at_breaks
from lawkit.drafts.formats.package import parse_xml
from lawkit.drafts.source import Block, BlockKind, Source
from lawkit.sentences import marked

Element = etree._Element

# Elements whose words make one paragraph, unless they hold others of their kind.
_PARAGRAPHS = frozenset(
    (
        "p", "num", "heading", "subheading", "crossHeading", "listIntroduction", "listWrapUp", "block", "li", "tocItem",
        "longTitle", "docTitle", "docNumber", "docType", "formula", "td", "th", "caption", "from", "blockQuote",
    )
)  # fmt: skip
_GROUPINGS = frozenset(
    (
        "book", "tome", "part", "title", "subtitle", "chapter", "subchapter", "division", "subdivision", "subpart",
        "section", "article", "rule", "level", "attachment", "component", "schedule", "hcontainer", "clause",
    )
)  # fmt: skip
_HIERARCHY = _GROUPINGS | frozenset(
    (
        "subsection", "paragraph", "subparagraph", "alinea", "point", "indent", "item", "list", "subrule", "subclause",
        "sublist", "proviso", "transitional", "recital", "citation", "crossHeading", "body", "wrapUp", "intro",
    )
)  # fmt: skip
_SKIPPED = frozenset(("meta", "del", "noteRef", "img", "coverPage", "componentInfo", "authorialNote"))
# ISO 639-2 codes, which Akoma Ntoso uses, of the languages that lawkit may meet.
_LANGUAGES = {
    "eng": "en", "fra": "fr", "fre": "fr", "spa": "es", "ara": "ar", "rus": "ru", "zho": "zh", "chi": "zh", "ind": "id",
    "por": "pt", "deu": "de", "ger": "de", "nld": "nl", "dut": "nl", "ita": "it", "msa": "ms", "swa": "sw", "pol": "pl",
}  # fmt: skip
# Many files hold the bare number of a grouping and leave its name to the stylesheet, which prints "Chapter 1".
_NAMES = {
    "en": {"part": "Part", "chapter": "Chapter", "title": "Title", "book": "Book", "division": "Division",
           "subpart": "Subpart", "article": "Article"},
    "fr": {"part": "Partie", "chapter": "Chapitre", "title": "Titre", "book": "Livre", "article": "Article"},
    "es": {"part": "Parte", "chapter": "Capítulo", "title": "Título", "book": "Libro", "article": "Artículo"},
    "pt": {"part": "Parte", "chapter": "Capítulo", "title": "Título", "book": "Livro", "article": "Artigo"},
    "id": {"part": "Bagian", "chapter": "BAB", "book": "Buku", "article": "Pasal"},
    "ru": {"part": "Часть", "chapter": "Глава", "title": "Раздел", "article": "Статья"},
}  # fmt: skip
_BARE = re.compile(r"(?:\d+[A-Za-z]{0,2}|[IVXLC]+|[A-Z])[.:]?")


@dataclass(frozen=True, slots=True)
class _Place:
    kind: BlockKind = BlockKind.PARAGRAPH
    level: int = 0  # how many groupings the paragraph stands in


def read(file: File) -> Source:
    """The paragraphs of an Akoma Ntoso document in reading order.

    Raises DraftError when the XML is damaged, hostile or nested too deeply.
    """
    root = parse_xml(file, file.data)
    written = next((e.get("language", "") for e in root.iter() if _name(e) == "FRBRlanguage"), "")
    language = _LANGUAGES.get(written.lower(), written.lower()[:2])
    walk = _Walk(file, _NAMES.get(language, {}))
    walk.element(root, _Place(), 0)
    title = next((_words(e) for e in root.iter() if _name(e) in ("docTitle", "shortTitle") and _words(e)), "")
    alias = next((e.get("value", "") for e in root.iter() if _name(e) == "FRBRalias"), "")
    warnings = (
        (
            marked(
                "{count} passage marked as deleted was left out",
                "{count} passages marked as deleted were left out",
                count=walk.deleted,
            ),
        )
        if walk.deleted
        else ()
    )
    title = title or ("" if alias == "Untitled" else alias)
    return Source(file.name, file.sha256, tuple(walk.blocks), title, language, warnings)


class _Walk:
    """Collects blocks; holds a number and a locator until the words come that they stand before."""

    def __init__(self, file: File, names: dict[str, str]) -> None:
        self._file = file
        self._names = names
        self._number = ""
        self._locator = ""
        self._notes: list[Element] = []
        self.blocks: list[Block] = []
        self.deleted = 0

    def element(self, element: Element, place: _Place, depth: int) -> None:
        """Read an element that holds paragraphs or stands above them."""
        if depth > self._file.limits.nesting:
            raise self._file.unusable(marked("its contents are nested too deeply to be a law; save it as .docx"))
        name = _name(element)
        if name in _SKIPPED:
            self.deleted += name == "del"
            return
        if name in _PARAGRAPHS and not any(_name(e) in _PARAGRAPHS or _name(e) in _HIERARCHY for e in _below(element)):
            self._paragraph(element, place)
            return
        place = _place_of(name, place)
        if name in _HIERARCHY or name == "container":
            self._open(element, name, place)
        if (element.text or "").strip():
            self._say((element.text or ""), place)
        for child in element.iterchildren():
            if _name(child) == "num" or (_name(child) in ("heading", "subheading") and name in _HIERARCHY):
                continue  # said when the provision was opened
            self.element(child, place, depth + 1)
            if (child.tail or "").strip():
                self._say(child.tail or "", place)
        if name in _HIERARCHY and any(_name(child) == "num" for child in element.iterchildren()):
            self._release(place)

    def _open(self, element: Element, name: str, place: _Place) -> None:
        """Say the number and heading of a provision, or keep the number for its first words."""
        number = " ".join(self._inline(child) for child in element.iterchildren() if _name(child) == "num")
        heading = " ".join(self._inline(c) for c in element.iterchildren() if _name(c) in ("heading", "subheading"))
        if number or heading:
            self._release(place)
        locator = element.get("eId") or element.get("id") or ""
        number, heading = " ".join(number.split()), " ".join(heading.split())
        if name in self._names and _BARE.fullmatch(number):
            number = f"{self._names[name]} {number}"
        if heading or (number and name in ("book", "tome", "part", "title", "subtitle", "chapter", "subchapter")):
            text = f"{number} {heading}".strip()
            kind = BlockKind.HEADING if place.kind is BlockKind.PARAGRAPH else place.kind
            self.blocks.append(Block(text, kind, place.level, locator))
            self._finish_notes()
        elif number:
            self._number, self._locator = number, locator
        elif locator and name != "body":
            self._locator = self._locator or locator

    def _release(self, place: _Place) -> None:
        """Say a number that no words followed."""
        if self._number:
            self.blocks.append(Block(self._number, place.kind, place.level, self._locator))
        self._number = self._locator = ""

    def _paragraph(self, element: Element, place: _Place) -> None:
        if len(self.blocks) % 512 == 0:
            self._file.check_time()
        kind = BlockKind.HEADING if _name(element) in ("crossHeading", "heading") else None
        if kind and place.kind is BlockKind.PARAGRAPH:
            place = replace(place, kind=kind)
        self._say(self._inline(element), place)

    def _say(self, text: str, place: _Place) -> None:
        for line in split_at_breaks(text):
            line = " ".join(line.split(" ")).strip()
            if not line:
                continue
            joint = " " if self._number else ""
            self.blocks.append(Block(self._number + joint + line, place.kind, place.level, self._locator))
            self._number = self._locator = ""
        self._finish_notes()

    def _finish_notes(self) -> None:
        notes, self._notes = self._notes, []
        for note in notes:
            text = " ".join(self._inline(child) for child in note) if len(note) else (note.text or "")
            if text.strip():
                self.blocks.append(Block(" ".join(text.split()), BlockKind.FOOTNOTE))

    def _inline(self, element: Element, depth: int = 0) -> str:
        """The words of an element in one paragraph; its notes wait until the paragraph is said."""
        if depth > self._file.limits.nesting:
            raise self._file.unusable(marked("its contents are nested too deeply to be a law; save it as .docx"))
        parts = [" ".join((element.text or "").split(" ")).replace("\n", " ")]
        for child in element.iterchildren():
            name = _name(child)
            if name == "authorialNote":
                self._notes.append(child)
            elif name in ("eol", "br"):
                parts.append("\n")
            elif name in _SKIPPED:
                self.deleted += name == "del"
            else:
                parts.append(child.get("startQuote", "") + self._inline(child, depth + 1) + child.get("endQuote", ""))
            parts.append((child.tail or "").replace("\n", " "))
        return "\n".join(" ".join(line.split(" ")) for line in _squeezed("".join(parts)).split("\n"))


def _squeezed(text: str) -> str:
    while "  " in text:
        text = text.replace("  ", " ")
    return text.replace("\t", " ")


def _place_of(name: str, place: _Place) -> _Place:
    if name in _GROUPINGS:
        place = replace(place, level=place.level + 1)
    if name == "toc":
        return replace(place, kind=BlockKind.CONTENTS)
    if place.kind is not BlockKind.PARAGRAPH:
        return place
    if name in ("quotedStructure", "embeddedStructure", "blockQuote"):
        return replace(place, kind=BlockKind.QUOTE)
    if name == "table":
        return replace(place, kind=BlockKind.CELL)
    return place


def _name(element: Element) -> str:
    tag = element.tag
    return tag.rpartition("}")[2] if isinstance(tag, str) else ""


def _below(element: Element) -> list[Element]:
    """The elements in an element, but for those in its notes."""
    found: list[Element] = []
    for child in element.iterchildren():
        if _name(child) != "authorialNote":
            found.append(child)
            found.extend(_below(child))
    return found


def _words(element: Element) -> str:
    return " ".join("".join(str(piece) for piece in element.itertext()).split())
