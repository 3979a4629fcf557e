"""The lines of a draft, each with what its beginning says. No decision is taken here that needs other lines."""

from __future__ import annotations

import re
from dataclasses import dataclass, field

from lawkit.drafts.labels import Label, LabelReader
from lawkit.drafts.numbering import Mark, Value, decimal_value, mark_at
from lawkit.drafts.phrases import Phrases
from lawkit.drafts.source import BlockKind, Source

_LEAD = re.compile(r"[\s“\"'«»‘„*_#>]*(?:[A-Z]\d{1,3}\[)?[“\"'«‘„*_]*\s?")
_CAPITAL = "A-ZÀ-ÖØ-ÞЀ-Я"
_UNCASED = "ء-ي\u4e00-\u9fff"
# Where letters have no case, a number without a dot opens a section only as "3.1" or before a short heading.
_BARE = re.compile(
    rf"(?P<number>\d{{1,4}}(?:\.\d{{1,3}})?[A-Z]{{0,3}})(?:\s?\.\s?[-–—―]+|\s?\.(?=[\s(“\"]|[{_CAPITAL}]|$)"
    rf"|\s?[-–—](?=\s?[{_CAPITAL}{_UNCASED}(“])|\s+(?=[{_CAPITAL}“\"(\[])|\)\s"
    rf"|(?:(?<=\.\d)|(?<=\.\d\d))\s+(?=[{_UNCASED}])|\s+(?=[{_UNCASED}][^.,。，、،؛:：]{{0,40}}$))"
)
_BRACKETED = re.compile(r"[(\[][^()\[\]]{3,40}[)\]]\s+")
_QUOTES = "“\"«„‘'「"
_QUOTED = re.compile(r"[:：][-–—]*\s*(?=[“\"«„‘「])|[—–]\s?(?=[“\"«„‘])|[:：]\s+(?=\d{1,4}[A-Z]{1,2}\.\s)")
_INSTRUCTION = 400  # characters before a quoted section in which the words that insert it stand
_COLON = re.compile(r"[:：][-–—]*\s*")
_AFTER_ENTRY = re.compile(r"[.;；。]\s+")
_LEAD_OF_LIST = 300  # characters in which the list of a paragraph of definitions begins
_NO_LIST = ("bullet", "para", "plain", "dash", "comma")
_ENTRIES = 3  # a sentence may speak of two things under (a) and (b)
_ENDS = '.;:,!?。；：，、؛،—–-)”’"»…|'
_ASIDE = re.compile(r"(?<=[.;。；؛])\s*\([^()]{1,80}\)$")
_SENTENCE_ENDS = ".。!?;；؛"


@dataclass(slots=True)
class Line:
    """One printed line: its place in the text, and the numbers, quotes and words at its beginning."""

    number: int
    start: int
    end: int
    text: str
    kind: BlockKind = BlockKind.PARAGRAPH
    level: int = 0
    lead: int = 0  # length of quotes and marks before the first number or word
    group: Label | None = None
    schedule: Label | None = None
    section: Label | None = None
    bare: tuple[str, Value, int] | None = None  # a plain number that may open a section: as printed, value, end
    mark: Mark | None = None
    opens: bool = False  # begins with an opening quotation mark
    balance: int = 0  # opening less closing quotation marks
    flags: set[str] = field(default_factory=set)

    @property
    def has_number(self) -> bool:
        return bool(self.mark or self.section or self.bare)

    @property
    def plain_value(self) -> Value:
        """The plain number at its beginning, that of "3.1" too; () where there is none."""
        if self.bare:
            return self.bare[1]
        return decimal_value(self.mark.body) if self.mark and self.mark.wrap == "multi" else ()

    @property
    def terminated(self) -> bool:
        """Whether the line ends with any punctuation."""
        return self.text[-1:] in _ENDS

    @property
    def ends_sentence(self) -> bool:
        text = self.text
        if text.endswith(")") and (aside := _ASIDE.search(text)):
            text = text[: aside.start()]
        return text.rstrip("”’\"»)]' ")[-1:] in _SENTENCE_ENDS

    @property
    def opens_list(self) -> bool:
        return self.text.rstrip()[-1:] in ":：—–-"

    @property
    def lower(self) -> bool:
        """Whether the first letter is a small one."""
        for sign in self.text[self.mark.end if self.mark else self.lead :]:
            if sign.isalpha():
                return sign.islower()
        return False


def lines_of(source: Source, reader: LabelReader, phrases: Phrases) -> tuple[str, list[Line]]:
    """The text of a source (block texts joined by newlines) and its lines that are not blank.

    "§ 45 (repealed) § 46 Penalties" is two lines; so is a section quoted in the line whose words insert it.
    """
    found: list[Line] = []
    offset = 0
    for block in source.blocks:
        at = offset
        for printed in block.text.split("\n"):
            stripped = printed.strip()
            if stripped:
                start = at + printed.index(stripped[0])
                for piece_start, piece in _pieces(stripped, reader, phrases):
                    from_ = start + piece_start
                    line = Line(len(found), from_, from_ + len(piece), piece, block.kind, block.level)
                    _inspect(line, reader)
                    found.append(line)
            at += len(printed) + 1
        offset += len(block.text) + 1
    return source.text, found


def _pieces(text: str, reader: LabelReader, phrases: Phrases) -> list[tuple[int, str]]:
    for match in _BRACKETED.finditer(text[:120]):
        if phrases.repealed.match(match.group()) and reader.read(text, match.end(), "section"):
            return [(0, text[: match.end()].rstrip()), (match.end(), text[match.end() :])]
    for match in _QUOTED.finditer(text):
        words = text[max(0, match.start() - _INSTRUCTION) : match.end()]
        if not (phrases.amends.search(words) and phrases.inserts.search(words)):
            continue
        at = match.end() + (1 if text[match.end() : match.end() + 1] in _QUOTES else 0)
        at += len(text[at:]) - len(text[at:].lstrip())
        numbered = reader.read(text, at) or _BARE.match(text, at) or (at > match.end() and mark_at(text, at))
        if numbered or (at > match.end() and phrases.numbered_as.search(words)):
            return [(0, text[: match.end()].rstrip()), (match.end(), text[match.end() :])]
    starts = _run_on_terms(text, phrases)
    ends = [*starts[1:], len(text)]
    return [(start, text[start:end].rstrip()) for start, end in zip(starts, ends, strict=True)]


def _run_on_terms(text: str, phrases: Phrases) -> list[int]:
    """Where the entries of a list of definitions begin that was printed as one paragraph: "In this Act: 1. Source: …
    2. User: …"; only 0 where the line is no such list."""
    for colon in _COLON.finditer(text[:_LEAD_OF_LIST]):
        first = mark_at(text, colon.end())
        if first is None or not first.is_first or first.wrap in _NO_LIST:
            continue
        if not phrases.leads_definitions(text[: colon.end()]):
            return [0]
        starts, open_ = [colon.end()], first.readings
        for gap in _AFTER_ENTRY.finditer(text, first.end):
            mark = mark_at(text, gap.end())
            if mark is None or mark.wrap != first.wrap:
                continue
            wanted = {(alphabet, (*value[:-1], value[-1] + 1)) for alphabet, value in open_}
            going_on = tuple(reading for reading in mark.readings if reading in wanted)
            if going_on:
                starts.append(gap.end())
                open_ = going_on
        return [0, *starts] if len(starts) >= _ENTRIES else [0]
    return [0]


def _inspect(line: Line, reader: LabelReader) -> None:
    text = line.text
    lead = _LEAD.match(text)
    line.lead = lead.end() if lead else 0
    line.opens = text[0] in '“"«„'
    line.balance = text.count("“") + text.count("«") - text.count("”") - text.count("»")
    if '"' in text and text.count('"') % 2:
        line.balance += 1 if line.opens else -1
    if line.kind is BlockKind.FOOTNOTE:
        return
    if line.kind is BlockKind.CELL:  # a law laid out in a table; numbers in cells are mostly figures
        line.section = reader.read(text, line.lead, "section")
        return
    label = reader.read(text, line.lead)
    if label is None and text[line.lead : line.lead + 1] == "(" and reader.words.strict_labels:
        label = reader.read(text, line.lead + 1)
    if label:
        if label.word.kind == "section":
            line.section = label
        elif label.word.kind == "schedule":
            line.schedule = label
        else:
            line.group = label
        return
    bare = _BARE.match(text, line.lead)
    if bare:
        line.bare = (bare.group("number"), decimal_value(bare.group("number")), bare.end())
    line.mark = mark_at(text, line.lead)
    if bare is None and line.mark and line.mark.wrap == "comma" and line.mark.body[0] >= "\u4e00":
        line.bare = (line.mark.body, line.mark.readings[0][1], line.mark.end)
