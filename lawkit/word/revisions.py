"""Tracked insertions and margin comments in a document part that stays as it is (see `lawkit.word.splice`).

Rejecting the insertions gives the document back as it was. As when somebody types behind a paragraph, that paragraph's
mark is the inserted one, and the last new paragraph takes its old mark over, with a change of format: so all that was
there keeps its format in Word, which gives joined paragraphs that of the last, and in LibreOffice, which gives them
that of the first. Where a mark cannot change hands, the new paragraphs stand with their marks before what follows.
"""

from __future__ import annotations

from collections.abc import Sequence
from copy import deepcopy
from dataclasses import dataclass, field

from lxml import etree

from lawkit.word.markup import Element, node, qualified, text_node, valued
from lawkit.word.order import local, put
from lawkit.word.runs import is_right_to_left
from lawkit.word.splice import Splice, fragment

AUTHOR, INITIALS = "lawkit", "lk"
_MARKS = ("ins", "del", "moveFrom", "moveTo", "rPrChange")
_STEP = 567  # a centimetre, in twentieths of a point


@dataclass(frozen=True, slots=True)
class InsertedRun:
    """Words of an inserted paragraph: `like` is the number of the run to resemble, `open` highlights a blank."""

    text: str
    like: int | None = None
    open: bool = False
    language: str = ""  # where it differs from the paragraph's


@dataclass(frozen=True, slots=True)
class InsertedParagraph:
    """A paragraph to put in: `like` is the number of the paragraph to resemble.

    Its list numbers it only where `automatic` is set; otherwise it stands where the list would set it, `left` and
    `hanging` being the list's own indents in twentieths of a point. `deeper` counts further indents.
    """

    runs: tuple[InsertedRun, ...]
    like: int | None
    automatic: bool = False
    listed: bool = False
    left: int = 0
    hanging: int = 0
    deeper: int = 0
    comment: int | None = None  # the number of a comment on it
    style: str = ""  # the style where there is no paragraph to resemble
    bookmark: str = ""  # by which it is found again


@dataclass
class TrackedPart:
    """A document part to which tracked insertions and comment marks are added; elements go by number."""

    data: bytes
    date: str  # of every change, as `2026-01-01T00:00:00Z`
    splice: Splice = field(init=False)

    def __post_init__(self) -> None:
        self.splice = Splice(self.data)
        parser = etree.XMLParser(resolve_entities=False, no_network=True, remove_comments=True, remove_pis=True)
        self.root = etree.fromstring(self.splice.data, parser)
        self.elements = list(self.root.iter())
        self.numbers = {element: number for number, element in enumerate(self.elements)}
        self._w = f"{{{etree.QName(self.root).namespace}}}"
        used = [one.get(self._w + "id", "") for one in self.elements]
        self._last_id = max((int(one) for one in used if one.isdecimal()), default=0)
        self._ranks = 0
        self._behind: dict[int, list[tuple[InsertedParagraph, bool]]] = {}

    def comment_marks(self, first: int, last: int, number: int, style: bool) -> bool:
        """Marks two paragraphs and what stands between them as commented; False where a comment cannot stand."""
        first, last = self._in_body(first), self._in_body(last)
        begin, end = self.splice.extents[first], self.splice.extents[last]
        if begin.closes_itself or end.closes_itself:
            return False
        properties = self.elements[first].find(self._w + "pPr")
        at = begin.inside if properties is None else self.splice.extents[self.numbers[properties]].end
        self._ranks += 1
        self._insert(at, [node("w:commentRangeStart", {"w:id": number})], self._ranks)
        self._insert(end.close, _end_marks(number, style), self._ranks)
        return True

    def insert(self, behind: int, paragraphs: Sequence[InsertedParagraph], style: bool) -> None:
        """Puts paragraphs behind the block in which a paragraph stands (itself, or the table or box around it)."""
        block = self._block(self._in_body(behind))
        self._behind.setdefault(self.numbers[block], []).extend((one, style) for one in paragraphs)

    def result(self) -> bytes:
        """The part with everything put in."""
        for number, paragraphs in self._behind.items():
            block = self.elements[number]
            last = None
            if block.tag == self._w + "p" and self._can_change_marks(block):
                self._change_mark(block)
                last = block
            new = [self._paragraph(one, style) for one, style in paragraphs[:-1]]
            new.append(self._paragraph(*paragraphs[-1], instead_of=last))
            self._insert(self.splice.extents[number].end, new)
        self._behind = {}
        return self.splice.result()

    # -- places ----------------------------------------------------------------------------------------------------

    def _in_body(self, number: int) -> int:
        """The paragraph itself, or that of the body on which the box that holds it is anchored."""
        element: Element | None = self.elements[number]
        found = element
        while element is not None:
            if element.tag == self._w + "txbxContent":
                found = next(one for one in element.iterancestors(self._w + "p"))
                element = found
            element = element.getparent()
        return self.numbers[found] if found is not None else number

    def _block(self, number: int) -> Element:
        at: Element = self.elements[number]
        for parent in at.iterancestors():
            if self._takes_blocks(parent):
                break
            at = parent
        return at

    def _takes_blocks(self, parent: Element) -> bool:
        if parent.tag == self._w + "body":
            return True
        if parent.tag != self._w + "sdtContent" or parent.find(self._w + "p") is None:
            return False
        control = parent.getparent()
        properties = control.find(self._w + "sdtPr") if control is not None else None
        plain = ("lock", "dataBinding", "text", "date", "comboBox", "dropDownList", "docPartObj", "picture")
        return properties is None or all(properties.find(self._w + name) is None for name in plain)

    def _can_change_marks(self, block: Element) -> bool:
        properties = block.find(self._w + "pPr")
        mark = properties.find(self._w + "rPr") if properties is not None else None
        touched = [block] + [one for one in (properties, mark) if one is not None]
        held = [*([] if properties is None else properties), *([] if mark is None else mark)]
        if any(local(one) in ("sectPr", "pPrChange", *_MARKS) for one in held):
            return False
        return not any(self.splice.extents[self.numbers[one]].closes_itself for one in touched)

    def _change_mark(self, block: Element) -> None:
        """Marks the end of an old paragraph as inserted: what follows it takes its old mark over."""
        properties = block.find(self._w + "pPr")
        mark = properties.find(self._w + "rPr") if properties is not None else None
        change = self._change("w:ins")
        if mark is not None:
            self._insert(self.splice.extents[self.numbers[mark]].inside, [change])
        elif properties is not None:
            later = [one for one in properties if local(one) in ("sectPr", "pPrChange")]
            extent = self.splice.extents
            at = extent[self.numbers[later[0]]].start if later else extent[self.numbers[properties]].close
            self._insert(at, [node("w:rPr", None, change)])
        else:
            at = self.splice.extents[self.numbers[block]].inside
            self._insert(at, [node("w:pPr", None, node("w:rPr", None, change))], -1)

    # -- building --------------------------------------------------------------------------------------------------

    def _paragraph(self, new: InsertedParagraph, style: bool, instead_of: Element | None = None) -> Element:
        properties = self._properties(new)
        mark = node("w:rPr")
        source = instead_of if instead_of is not None else self._element(new.like)
        old = source.find(f"{self._w}pPr/{self._w}rPr") if source is not None else None
        if instead_of is None:
            mark.append(self._change("w:ins"))
        for child in () if old is None else old:
            if local(child) not in _MARKS:
                mark.append(self._own(deepcopy(child)))
        if len(mark):
            put(properties, mark)
        if instead_of is not None:
            before = instead_of.find(self._w + "pPr")
            kept = node("w:pPr")
            for child in () if before is None else before:
                if local(child) not in ("rPr", "sectPr", "pPrChange"):
                    kept.append(self._own(deepcopy(child)))
            change = self._change("w:pPrChange")
            change.append(kept)
            put(properties, change)
        paragraph = node("w:p", None, properties)
        runs = [element for one in new.runs if one.text for element in [self._run(one)]]
        if new.comment is not None:
            paragraph.append(node("w:commentRangeStart", {"w:id": new.comment}))
        if new.bookmark:
            self._last_id += 1
            paragraph.append(node("w:bookmarkStart", {"w:id": self._last_id, "w:name": new.bookmark}))
        if runs:
            change = self._change("w:ins")
            change.extend(runs)
            paragraph.append(change)
        if new.bookmark:
            paragraph.append(node("w:bookmarkEnd", {"w:id": self._last_bookmark(paragraph)}))
        if new.comment is not None:
            end, reference = _end_marks(new.comment, style)
            change = self._change("w:ins")
            change.append(reference)
            paragraph.extend([end, change])
        return paragraph

    def _properties(self, new: InsertedParagraph) -> Element:
        properties = node("w:pPr", None, valued("w:pStyle", new.style) if new.style and new.like is None else None)
        source = self._element(new.like)
        old = source.find(self._w + "pPr") if source is not None else None
        dropped = ("rPr", "sectPr", "pPrChange", "framePr", "pageBreakBefore", "numPr", "cnfStyle", "divId")
        for child in () if old is None else old:
            name = local(child)
            if name not in dropped or (name == "numPr" and new.automatic):
                properties.append(self._own(deepcopy(child)))
        if new.listed and not new.automatic:
            put(properties, node("w:numPr", None, valued("w:ilvl", 0), valued("w:numId", 0)))
        indent = properties.find(qualified("w:ind"))
        if indent is None and (new.listed or new.deeper) and not new.automatic:
            indent = node("w:ind", {"w:left": new.left, "w:hanging": new.hanging})
            put(properties, indent)
        if indent is not None and new.deeper:
            left = indent.get(qualified("w:left"), "0")
            indent.set(qualified("w:left"), str((int(left) if left.lstrip("-").isdigit() else 0) + new.deeper * _STEP))
        return properties

    def _run(self, new: InsertedRun) -> Element:
        properties = node("w:rPr")
        source = self._element(new.like)
        old = source.find(self._w + "rPr") if source is not None else None
        parent = source.getparent() if source is not None else None
        rtl = is_right_to_left(new.text)
        for child in () if old is None else old:
            name = local(child)
            if name in (*_MARKS, "vanish", "webHidden", "specVanish", "vertAlign", "fitText"):
                continue
            if (name in ("rtl", "cs") and not rtl) or (name == "lang" and new.language):
                continue
            if name == "rStyle" and parent is not None and local(parent) == "hyperlink":
                continue
            properties.append(self._own(deepcopy(child)))
        if new.open and properties.find(qualified("w:highlight")) is None:
            put(properties, valued("w:highlight", "yellow"))
        if new.language:
            put(properties, node("w:lang", {"w:val": new.language}))
        run = node("w:r", None, properties if len(properties) else None)
        for number, piece in enumerate(new.text.split("\t")):
            if number:
                run.append(node("w:tab"))
            if piece:
                run.append(text_node(piece))
        return run

    def _last_bookmark(self, paragraph: Element) -> str:
        start = paragraph.find(qualified("w:bookmarkStart"))
        return start.get(qualified("w:id"), "") if start is not None else ""

    def _element(self, number: int | None) -> Element | None:
        return self.elements[number] if number is not None else None

    def _change(self, name: str) -> Element:
        self._last_id += 1
        return node(name, {"w:id": self._last_id, "w:author": AUTHOR, "w:date": self.date})

    def _own(self, element: Element) -> Element:
        """An element of a Strict file under the usual names, so that all that is put in is written in one way."""
        renamed(element, self._w, qualified("w:p")[:-1])
        return element

    def _insert(self, at: int, elements: list[Element], rank: int = 0) -> None:
        self.splice.insert(at, written_below(self.root, elements), rank)


def written_below(root: Element, elements: list[Element]) -> str:
    """Elements as text for below a root, in the names of the root's kind of Open XML (Strict or usual)."""
    for element in elements:
        renamed(element, qualified("w:p")[:-1], f"{{{etree.QName(root).namespace}}}")
    return fragment(elements, root)


def renamed(element: Element, before: str, after: str) -> None:
    """Gives an element and all below it names of another namespace."""
    for one in element.iter() if before != after else ():
        if str(one.tag).startswith(before):
            one.tag = after + local(one)
        for key in [str(key) for key in one.attrib if str(key).startswith(before)]:
            value = one.get(key, "")
            del one.attrib[key]
            one.set(after + key.rpartition("}")[2], value)


def _end_marks(number: int, style: bool) -> list[Element]:
    mark = node("w:rPr", None, valued("w:rStyle", "CommentReference")) if style else None
    reference = node("w:r", None, mark, node("w:commentReference", {"w:id": number}))
    return [node("w:commentRangeEnd", {"w:id": number}), reference]
