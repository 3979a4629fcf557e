"""A draft law as read from a file: its text and the tree of its provisions.

All offsets count Unicode code points in `Draft.text`, the text that `lawkit read DRAFT --text` prints.
"""

from __future__ import annotations

from bisect import bisect_right
from dataclasses import dataclass, field
from enum import StrEnum
from functools import cached_property


class Kind(StrEnum):
    """What a provision is in the structure of the law."""

    ROOT = "root"
    PREAMBLE = "preamble"  # title, long title, recitals, enacting words
    CONTENTS = "contents"  # table of contents, arrangement of sections
    PART = "part"  # part, title, book, BAB, раздел
    CHAPTER = "chapter"  # chapter, division, section of a chapter: any grouping below a part
    SECTION = "section"  # the unit that the law numbers through: section, article, Pasal, статья, 条, مادة
    SUBSECTION = "subsection"  # (1), ayat (2), пункт 2, 第二款
    ITEM = "item"  # (a), (i), dash: an entry of a list
    DEFINITION = "definition"  # one defined term in a definitions section
    TEXT = "text"  # an unnumbered paragraph
    SCHEDULE = "schedule"  # schedule, annex, lampiran
    NOTE = "note"  # footnote, marginal note, official elucidation


class Force(StrEnum):
    """Whether the words of a provision are law in this draft."""

    OPERATIVE = "operative"
    PREAMBLE = "preamble"
    CONTENTS = "contents"
    HEADING = "heading"
    REPEALED = "repealed"
    QUOTED = "quoted"  # words shown only to be replaced, deleted or referred to
    NOTE = "note"
    SCHEDULE = "schedule"  # counts only as far as operative text gives it force


Span = tuple[int, int]


@dataclass(frozen=True, slots=True)
class Provision:
    """A numbered or unnumbered piece of the law, with the words that stand in it and not in its children.

    `own` are the spans of its own words, without the number: the lead-in before its children and, where there is
    one, the closing words after them. `effective` are the spans to read for its full meaning: the lead-ins of the
    provisions above it (from the section down), its own words, and their closing words, in reading order.
    """

    index: int
    parent: int | None
    children: tuple[int, ...]
    kind: Kind
    force: Force
    label: str  # the number as printed: "12", "(a)", "第十二条"
    locator: str  # from the section in force: "12(1)(a)", "Art. 5(2)", "Pasal 26 ayat (2)"
    section: int | None  # index of the section (or schedule) it stands in; itself for a section
    heading: str  # its own heading, "" where it has none
    start: int  # first character, number and heading included
    end: int  # after the last character of its last child
    own: tuple[Span, ...]
    effective: tuple[Span, ...]


@dataclass(frozen=True, slots=True)
class Definition:
    """A term that the draft defines, and where the definition holds."""

    term: str
    provision: int
    term_span: Span
    body: tuple[Span, ...]  # what the term means, list items included
    scope: int  # index of the provision within which the definition holds; the root for the whole law

    @property
    def named_in_passing(self) -> bool:
        """Whether the term stands behind what it means, as a name that a sentence gives."""
        return bool(self.body) and self.body[-1][1] <= self.term_span[0]


@dataclass(frozen=True, slots=True)
class Reference:
    """Words that point to another place: "section 5", "paragraph (2)", "this Part", "article 12 of the Penal Code"."""

    span: Span
    provision: int  # where the words stand
    targets: tuple[int, ...]  # indices of provisions; the root for "this Act"; empty when `external` or broken
    external: str = ""  # the other law that is named, as printed
    broken: bool = False  # it points into this draft, to a place that does not exist


@dataclass(frozen=True)
class Draft:
    """A draft law: text, provisions in reading order (the root first), definitions, references, warnings."""

    file: str
    sha256: str
    language: str
    text: str
    provisions: tuple[Provision, ...]
    definitions: tuple[Definition, ...] = ()
    references: tuple[Reference, ...] = ()
    warnings: tuple[str, ...] = field(default=())

    def words_of(self, spans: tuple[Span, ...]) -> str:
        """The text of several spans, joined by single spaces."""
        return " ".join(self.text[start:end] for start, end in spans)

    def heading_path(self, provision: Provision) -> tuple[str, ...]:
        """Headings from the outermost part down to the provision itself."""
        path: list[str] = []
        at: int | None = provision.index
        while at is not None:
            here = self.provisions[at]
            if here.heading:
                path.append(here.heading)
            at = here.parent
        return tuple(reversed(path))

    def resolve(self, locator: str) -> list[Provision]:
        """The provisions that a locator names, in any usual spelling of the language; ideally exactly one."""
        from lawkit.drafts.locators import flat_key, locator_key

        key = locator_key(locator)
        found = self._by_locator.get(key) or self._by_flat_locator.get(flat_key(key), [])
        named = [self.provisions[i] for i in found]
        return [one for one in named if one.kind not in (Kind.PART, Kind.CHAPTER)] or named

    def innermost(self, offset: int) -> int:
        """The index of the smallest provision in which an offset stands; the root's where it stands in no other."""
        at = self.provisions[max(bisect_right(self._starts, offset) - 1, 0)]
        while at.parent is not None and not at.start <= offset < at.end:
            at = self.provisions[at.parent]
        return at.index

    @cached_property
    def _starts(self) -> list[int]:
        return [provision.start for provision in self.provisions]

    @cached_property
    def _by_locator(self) -> dict[tuple[str, ...], list[int]]:
        from lawkit.drafts.locators import locator_key

        found: dict[tuple[str, ...], list[int]] = {}
        for provision in self.provisions:
            if provision.locator:
                found.setdefault(locator_key(provision.locator), []).append(provision.index)
        return found

    @cached_property
    def _by_flat_locator(self) -> dict[tuple[str, ...], list[int]]:
        """As `_by_locator`, for those who write 35(1) where the law writes 35.1, and the other way round."""
        from lawkit.drafts.locators import flat_key

        found: dict[tuple[str, ...], list[int]] = {}
        for key, indices in self._by_locator.items():
            found.setdefault(flat_key(key), []).extend(indices)
        return found

    @property
    def word_count(self) -> int:
        """Words as separated by white space; for unspaced scripts, characters that carry words."""
        if self.language in {"zh", "ja"}:
            return sum(1 for c in self.text if c.isalnum())
        return len(self.text.split())
