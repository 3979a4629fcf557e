"""The table of contents: a live field that already holds its entries."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from unicodedata import east_asian_width

from lawkit.untranslated import passages
from lawkit.word.fields import bookmark_name, field_runs
from lawkit.word.markup import Element, node, text_node, valued

NUMBER_WIDTH = 1134  # room for the number of an entry, in twentieths of a point; one without a number needs none
OUTLINE = {
    "Heading1": 1, "Heading2": 2, "Heading3": 3,
    "LawPart": 1, "LawDivision": 2, "LawClause": 3, "LawSchedule": 1, "BackMatter": 1,
}  # fmt: skip
"""The styles whose paragraphs go into the table, with their level."""


@dataclass(frozen=True, slots=True)
class Entry:
    """A heading: its level, printed number, words, and the mark of its bookmark."""

    level: int
    number: str
    text: str
    mark: str
    language: str = ""  # where it is another than the document's


def contents_paragraphs(
    entries: list[Entry],
    levels: int,
    text_width: int,
    right_to_left: bool,
    pages: list[tuple[Element, str, str]],
    below: int = 0,
) -> list[Element]:
    """The paragraphs of the field; text elements for page numbers are added to `pages` to be filled in.

    The headings stand `below` outline levels under those of a table of their own.

    No leader dots stand before page numbers that are still empty; Word sets them when it makes the table anew.
    """
    shown = [entry for entry in entries if entry.level <= levels]
    room = _room(shown)
    wider = room if room > NUMBER_WIDTH else 0
    begin = [
        node("w:r", None, node("w:fldChar", {"w:fldCharType": "begin"})),
        node("w:r", None, text_node(f' TOC \\o "{below + 1}-{below + levels}" \\h \\z \\u ', "w:instrText")),
        node("w:r", None, node("w:fldChar", {"w:fldCharType": "separate"})),
    ]
    end = node("w:r", None, node("w:fldChar", {"w:fldCharType": "end"}))
    paragraphs = []
    for entry in shown:
        properties = node(
            "w:pPr",
            None,
            valued("w:pStyle", f"TOC{below + entry.level}"),
            node(
                "w:tabs",
                None,
                None if entry.number and not wider else node("w:tab", {"w:val": "clear", "w:pos": NUMBER_WIDTH}),
                node("w:tab", {"w:val": "left", "w:pos": wider}) if entry.number and wider else None,
                node("w:tab", {"w:val": "right", "w:leader": "none", "w:pos": text_width}),
            ),
            node("w:bidi") if right_to_left else None,
            _indent(0 if not entry.number else wider) if wider or not entry.number else None,
        )
        paragraphs.append(node("w:p", None, properties, _entry(entry, pages)))
    if not paragraphs:
        paragraphs.append(node("w:p", None, node("w:pPr", None, valued("w:pStyle", f"TOC{below + 1}"))))
    for run in reversed(begin):
        paragraphs[0].insert(1, run)
    paragraphs[-1].append(end)
    return paragraphs


def _indent(width: int) -> Element:
    return node("w:ind", {"w:left": width, "w:hanging": width})


def _room(entries: Sequence[Entry]) -> int:
    """The width that the longest number takes; the signs of Chinese are twice as wide as letters."""
    widths = [sum(220 if east_asian_width(sign) in "WF" else 120 for sign in entry.number) for entry in entries]
    return max(widths, default=0) + 150


def _untranslated() -> Element:
    return node("w:rPr", None, valued("w:rStyle", "Untranslated"), node("w:lang", {"w:val": "en"}))


def _language(entry: Entry) -> Element | None:
    code = entry.language
    return node("w:rPr", None, node("w:lang", {"w:val": code, "w:eastAsia": code, "w:bidi": code})) if code else None


def _entry(entry: Entry, pages: list[tuple[Element, str, str]]) -> Element:
    link = node("w:hyperlink", {"w:anchor": bookmark_name(entry.mark), "w:history": 1})
    if entry.number:
        number = node("w:r", None, _language(entry), text_node(entry.number))
        link.extend([number, node("w:r", None, node("w:tab"))])
    for words, foreign in passages(entry.text):
        link.append(node("w:r", None, _untranslated() if foreign else _language(entry), text_node(words)))
    link.append(node("w:r", None, node("w:tab")))
    page = text_node("")
    pages.append((page, "page", entry.mark))
    link.extend(field_runs(f"PAGEREF {bookmark_name(entry.mark)} \\h", page))
    return link
