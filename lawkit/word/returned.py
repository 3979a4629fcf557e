"""A Word file that lawkit wrote and somebody edited, read back by its marks: clauses, filled controls, comments.

Numbers of live references and the words in bound blanks are not part of a clause's words: filling a blank or
refreshing a field changes no clause. Tracked changes count as accepted.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Mapping
from dataclasses import dataclass, field
from hashlib import sha256
from io import BytesIO
from zipfile import BadZipFile, ZipFile

from lxml import etree

from lawkit.errors import DraftError
from lawkit.sentences import marked
from lawkit.word.controls import STORE
from lawkit.word.markup import Element, qualified

FRONT = "front"  # what stands before the first part: long title, recitals, making words
_FRONT_STYLES = ("LongTitle", "LawFront", "Enacting", "EnactingFormula")  # LibreOffice makes ids of names
_HEADINGS = ("LawClause", "LawSchedule", "InsertedClause")
_PARTS = ("LawPart", "LawDivision")
_END = "BackMatter"
_BOUND = re.compile(r"@id='([^']+)'")
OPTION = "option:"
_DROPPED = {qualified(f"w:{name}") for name in ("del", "moveFrom", "pPr", "rPr", "sdtPr", "sdtEndPr", "txbxContent")}
_SDT, _TEXT, _FIELD = (qualified(f"w:{name}") for name in ("sdt", "t", "fldChar"))
_BOOKMARK, _COMMENTED, _PARAGRAPH = (qualified(f"w:{name}") for name in ("bookmarkStart", "commentRangeStart", "p"))
_CHANGES = (qualified("w:ins"), qualified("w:del"))
_SPACES = (qualified("w:tab"), qualified("w:br"))
_HYPHEN = qualified("w:noBreakHyphen")
_BOXES = (qualified("w:tbl"), qualified("w:txbxContent"))
_STYLE = f"{qualified('w:pPr')}/{qualified('w:pStyle')}"
_VALUE, _NAME = qualified("w:val"), qualified("w:name")
_PROPERTIES, _TAG = qualified("w:sdtPr"), qualified("w:tag")
_LEFT_OUT = ("footnoteReference", "commentReference", "instrText", "delText")
_OUTSIDE = _DROPPED | {qualified(f"w:{name}") for name in _LEFT_OUT}


@dataclass(frozen=True, slots=True)
class ReturnedParagraph:
    """A paragraph: its style, its words with names for blanks and references, its words as printed, and the number of
    its w:p among all elements of the part (where it was read with the words as printed)."""

    style: str
    words: str
    printed: str
    number: int
    mark: str = ""
    bookmark: str = ""


@dataclass
class ReturnedClause:
    """The paragraphs of a clause, its heading first."""

    id: str
    paragraphs: list[ReturnedParagraph] = field(default_factory=list)

    @property
    def words(self) -> list[str]:
        """The words paragraph by paragraph, empty ones left out."""
        return [one.words for one in self.paragraphs if one.words]

    def digest(self, options: Mapping[str, str]) -> str:
        """Tells whether the words are still the same, whatever was chosen; `options` are the words offered."""
        words = "\n".join(self.words)
        for tag, offered in options.items():
            words = words.replace(f"{{{OPTION}{tag}}}", offered)
        return sha256(words.encode()).hexdigest()[:16]


@dataclass(frozen=True, slots=True)
class AddedClause:
    """A clause that carries no id of ours: somebody wrote it."""

    after: str  # the clause before it
    words: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class ReturnedComment:
    """A comment in the margin and the clause at which it begins."""

    author: str
    date: str
    words: str
    clause: str


@dataclass
class ReturnedDocument:
    """Everything read back from one file."""

    clauses: dict[str, ReturnedClause] = field(default_factory=dict)
    added: list[AddedClause] = field(default_factory=list)
    blanks: dict[str, list[str]] = field(default_factory=dict)  # id -> the words shown, each once
    options: dict[str, str] = field(default_factory=dict)  # tag without its prefix -> the words left
    ticks: list[str] = field(default_factory=list)  # tags of ticked boxes
    stored: dict[str, str] = field(default_factory=dict)  # the answers as the bound store holds them
    comments: list[ReturnedComment] = field(default_factory=list)
    tracked: int = 0  # tracked changes


def read_returned(
    data: bytes, name: str, mark_of: Callable[[str], str], printed: bool = True
) -> ReturnedDocument:  # fmt: skip
    """A file read back; `mark_of` gives the mark of a bookmark that the file's own store does not name, or nothing.

    Without `printed` the words are read only as they are compared. Raises DraftError, one line, where the file is no
    Word file.
    """
    try:
        with ZipFile(BytesIO(data)) as package:
            parts = {one: package.read(one) for one in package.namelist() if one.endswith(".xml")}
        root = etree.fromstring(parts["word/document.xml"], _parser())
    except (BadZipFile, KeyError, etree.XMLSyntaxError, NotImplementedError) as fault:
        reason = marked("cannot be read as a Word file; open it in Word, save it as .docx and retry")
        raise DraftError(reason, at=name) from fault
    stored, marks = _store(parts)
    reader = _Reader(root, marks, mark_of, printed)
    document = reader.read()
    document.stored = stored
    if "word/comments.xml" in parts:
        document.comments = _comments(etree.fromstring(parts["word/comments.xml"], _parser()), reader.commented)
    return document


def _parser() -> etree.XMLParser:
    return etree.XMLParser(resolve_entities=False, no_network=True, remove_comments=True, remove_pis=True)


def _store(parts: Mapping[str, bytes]) -> tuple[dict[str, str], dict[str, str]]:
    """The answers and marks of the bound store, wherever a program has put it."""
    for name, data in sorted(parts.items()):
        if name.startswith("customXml/") and STORE.encode() in data and b"answers" in data:
            root = etree.fromstring(data, _parser())
            if root.tag == f"{{{STORE}}}answers":
                answers = {one.get("id", ""): one.text or "" for one in root.iter(f"{{{STORE}}}answer")}
                marks = {one.get("bookmark", ""): one.get("id", "") for one in root.iter(f"{{{STORE}}}mark")}
                return answers, marks
    return {}, {}


def _comments(root: Element, places: Mapping[str, str]) -> list[ReturnedComment]:
    found = []
    for one in root.iter(qualified("w:comment")):
        words = "\n".join("".join(_words(p)) for p in one.iter(qualified("w:p"))).strip()
        number = one.get(qualified("w:id"), "")
        author, date = one.get(qualified("w:author"), ""), one.get(qualified("w:date"), "")
        found.append(ReturnedComment(author, date, words, places.get(number, "")))
    return found


class _Reader:
    def __init__(
        self, root: Element, marks: Mapping[str, str], mark_of: Callable[[str], str], printed: bool
    ) -> None:  # fmt: skip
        self._root, self._marks, self._mark_of, self._printed = root, marks, mark_of, printed
        self._found = ReturnedDocument()
        self.commented: dict[str, str] = {}  # comment number -> clause
        self._clause = FRONT
        self._waiting: list[ReturnedParagraph] = []  # a heading without a mark, and what follows it
        self._ended = False

    def read(self) -> ReturnedDocument:
        """Walks the body once."""
        pending: list[str] = []  # bookmarks that begin between paragraphs
        read = () if self._printed else (_BOOKMARK, *_CHANGES, _COMMENTED, _SDT, _PARAGRAPH)  # several times quicker
        for number, element in enumerate(self._root.iter(*read)):
            tag = element.tag
            if tag == _BOOKMARK and not _within_paragraph(element):
                pending.append(element.get(_NAME, ""))
            elif tag in _CHANGES:
                self._found.tracked += 1
            elif tag == _COMMENTED:
                self.commented.setdefault(element.get(qualified("w:id"), ""), self._clause)
            elif tag == _SDT:
                self._control(element)
            elif tag == _PARAGRAPH:
                inside = [one.get(_NAME, "") for one in element.iter(_BOOKMARK)]
                self._paragraph(element, number, [*pending, *inside])
                pending = []
        self._flush()
        return self._found

    def _paragraph(self, element: Element, number: int, bookmarks: list[str]) -> None:
        if next(element.iterancestors(*_BOXES), None) is not None:
            return
        style = element.find(_STYLE)
        name = style.get(_VALUE, "") if style is not None else ""
        marks = [(self._marks.get(one) or self._mark_of(one), one) for one in bookmarks if one.startswith("_lk_")]
        marks = [(mark, one) for mark, one in marks if mark and not mark.startswith("heading-")]
        mark, bookmark = marks[0] if marks else ("", "")
        words = " ".join("".join(_words(element)).split())
        printed = " ".join("".join(_words(element, printed=True)).split()) if self._printed else ""
        paragraph = ReturnedParagraph(name, words, printed, number, mark, bookmark)
        if name == _END:
            self._ended = True
        if self._ended:
            return
        if name in _PARTS or mark.startswith("part:"):
            self._flush()
            self._clause = ""
            return
        if mark:
            self._marked(paragraph, mark.partition("#")[0])
        elif name in _HEADINGS and words:
            self._flush()
            self._waiting = [paragraph]
        elif self._waiting:
            self._waiting.append(paragraph)
        elif self._clause == FRONT:
            if name in _FRONT_STYLES:
                self._held(FRONT).paragraphs.append(paragraph)
        elif self._clause and words:
            self._held(self._clause).paragraphs.append(paragraph)

    def _marked(self, paragraph: ReturnedParagraph, clause: str) -> None:
        headless = "#" in paragraph.mark and clause not in self._found.clauses
        if self._waiting and clause != self._clause and headless:
            waiting, self._waiting = self._waiting, []  # a heading that was written anew above paragraphs of a clause
            self._clause = clause
            self._held(clause).paragraphs.extend(waiting)
        else:
            self._flush()
        self._clause = clause
        self._held(clause).paragraphs.append(paragraph)

    def _flush(self) -> None:
        words = tuple(one.words for one in self._waiting if one.words)
        if words:
            self._found.added.append(AddedClause(self._clause, words))
        self._waiting = []

    def _held(self, clause: str) -> ReturnedClause:
        return self._found.clauses.setdefault(clause, ReturnedClause(clause))

    def _control(self, control: Element) -> None:
        tag = control_tag(control)
        if not tag:
            return
        checkbox = next(control.iter("{*}checked"), None)
        if checkbox is not None:
            if str(next(iter(checkbox.attrib.values()), "0")) in ("1", "true"):
                self._found.ticks.append(tag)
            return
        content = control.find(qualified("w:sdtContent"))
        words = " ".join("".join(_words(content)).split()) if content is not None else ""
        if tag.startswith(OPTION):
            self._found.options.setdefault(tag.removeprefix(OPTION), words)
        elif words not in self._found.blanks.setdefault(tag, []):
            self._found.blanks[tag].append(words)


def _within_paragraph(element: Element) -> bool:
    return next(element.iterancestors(_PARAGRAPH), None) is not None


def control_tag(control: Element) -> str:
    """The tag of a content control, or the answer to which it is bound where a program dropped the tag."""
    properties = control.find(_PROPERTIES)
    if properties is None:
        return ""
    tag = properties.find(_TAG)
    if tag is not None:
        return tag.get(_VALUE, "")
    binding = properties.find(qualified("w:dataBinding"))
    bound = _BOUND.search(binding.get(qualified("w:xpath"), "")) if binding is not None else None
    return bound.group(1) if bound else ""


def _words(parent: Element, printed: bool = False) -> list[str]:
    """The words of a paragraph or control; blanks and fields as names in braces, or as `printed`."""
    words: list[str] = []
    fields = 0  # how many complex fields are open
    for element in _inline(parent):
        tag = element.tag
        if tag == _FIELD:
            kind = element.get(qualified("w:fldCharType"))
            fields += {"begin": 1, "end": -1}.get(str(kind), 0)
            if kind == "begin" and fields == 1 and not printed:
                words.append("{ref}")
        elif fields and not printed:
            continue
        elif tag == _SDT:
            words += _words(element, printed) if printed else [f"{{{control_tag(element)}}}"]
        elif tag in _SPACES:
            words.append(" ")
        elif tag == _HYPHEN:
            words.append("\u2011")
        elif tag == _TEXT:
            words.append(element.text or "")
    return words


def _inline(parent: Element) -> list[Element]:
    """What stands in a line, in order; a control stands for what is in it, except a bracketed option's words."""
    found: list[Element] = []
    for element in parent:
        tag = element.tag
        if tag in _OUTSIDE:
            continue
        if tag == _SDT and control_tag(element):
            found.append(element)
        elif tag != _TEXT and len(element):
            found += _inline(element)
        else:
            found.append(element)
    return found
