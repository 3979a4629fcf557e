"""From printed lines on pages to paragraphs: what repeats is no text, and a wrapped line goes on in the next."""

from __future__ import annotations

import itertools
import re
from collections import Counter
from dataclasses import dataclass
from statistics import median

from lawkit.drafts.formats.lines import (
    begins_with_number,
    ends_list_entry,
    is_capitals,
    is_closed,
    is_headed,
    opens_paragraph,
)
from lawkit.drafts.formats.pdf_margins import drop_running_lines
from lawkit.drafts.formats.pdf_page import Line, Page, beside, joined
from lawkit.drafts.source import Block, BlockKind
from lawkit.sentences import marked

_LEADERS = re.compile(r"(?:\.\s?){5,}\s*\d{0,4}$|…{2,}\s*\d{0,4}$|_{5,}\s*\d{1,4}$")
_UNSPACED = re.compile(r"[\u3000-\u30ff\u3400-\u9fff\uff00-\uffef]")
_WORD = re.compile(r"[^\W\d_]+(?:-[^\W\d_]+)*")
_PARAGRAPH_GAP = 1.25  # in line steps; what is wider sets paragraphs apart


def paragraphs(pages: list[Page]) -> tuple[list[Block], list[str]]:
    """The paragraphs of a document and warnings about what was left out or is uncertain."""
    warnings: list[str] = []
    dropped = drop_running_lines(pages)
    if dropped:
        warnings.append(
            marked(
                "{count} line that repeats on the pages (header, footer, page number) was left out",
                "{count} lines that repeat on the pages (headers, footers, page numbers) were left out",
                count=dropped,
            )
        )
    columns = [page.number for page in pages if _has_columns(page)]
    if columns:
        warnings.append(
            marked(
                "{count} page seems to be set in columns (page {page}); check that the order of the "
                "text is right, or use the Word file",
                "{count} pages seem to be set in columns (first page {page}); check that the order of "
                "the text is right, or use the Word file",
                count=len(columns),
                page=columns[0],
            )
        )
    words = Counter(word.lower() for page in pages for line in page.lines for word in _WORD.findall(line.text))
    return _joined(pages, words), warnings


def _has_columns(page: Page) -> bool:
    """Whether many lines keep to the left half while others, at the same height, keep to the right half."""
    middle = page.width / 2
    left = [line for line in page.lines if line.top and line.right < middle + 5 and line.right - line.left > middle / 3]
    right = [line for line in page.lines if line.left > middle - 5 and line.right - line.left > middle / 3]
    if min(len(left), len(right)) < 8:
        return False
    heights = [(line.bottom, line.top) for line in right]
    beside = sum(1 for line in left if any(low < line.top and line.bottom < high for low, high in heights))
    return beside >= 6 and (len(left) + len(right)) * 10 > len(page.lines) * 6


def _joined(pages: list[Page], words: Counter[str]) -> list[Block]:
    for page in pages:
        page.lines = _whole_lines(page.lines)
    size = _body_size(pages)
    usual = _usual_edge(pages)
    blocks: list[Block] = []
    notes: list[str] = []  # of the page; printed once the paragraph above them has ended
    current = ""
    last: Line | None = None
    edge = _Edge()

    def close() -> None:
        nonlocal current
        if current:
            kind = BlockKind.CONTENTS if _LEADERS.search(current) else BlockKind.PARAGRAPH
            blocks.append(Block(current, kind))
        blocks.extend(Block(note, BlockKind.FOOTNOTE) for note in notes)
        notes.clear()
        current = ""

    for page in pages:
        page_edge = _Edge.of(page, usual)
        in_notes = False
        previous_note: Line | None = None
        for line in page.lines:
            in_notes = _is_note(line, page, size, in_notes)
            if in_notes:
                if notes and previous_note is not None and not opens_note(line.text):
                    notes[-1] = _join(notes[-1], line.text, words)
                else:
                    notes.append(line.text)
                previous_note = line
                continue
            if last is None or _begins(line, last, edge, page_edge):
                close()
                current = line.text
            else:
                current = _join(current, line.text, words)
            last, edge = line, page_edge
    close()
    return blocks


def _whole_lines(lines: list[Line]) -> list[Line]:
    """Pieces of one printed line, which pdfium parts at changes of font or size, put together again."""
    whole: list[Line] = []
    for line in lines:
        if whole and not line.right_to_left and line.left > whole[-1].left and beside(whole[-1], line):
            whole[-1] = joined(whole[-1], line)
        else:
            whole.append(line)
    return whole


def _usual_edge(pages: list[Page]) -> float:
    """The right edge of the text on most pages; symmetric margins where all lines of a document are short."""
    edges = [max(line.right for line in page.lines) for page in pages if page.lines]
    if not edges or not pages[0].width:
        return 0.0
    left = min(line.left for page in pages for line in page.lines)
    usual = median(edges)
    return usual if usual > pages[0].width * 0.66 else pages[0].width - left


def _body_size(pages: list[Page]) -> float:
    sizes: Counter[float] = Counter()
    for page in pages:
        for line in page.lines:
            sizes[round(line.size * 2) / 2] += len(line.text)
    return sizes.most_common(1)[0][0] if sizes else 0.0


def _is_note(line: Line, page: Page, body: float, before: bool) -> bool:
    """Footnotes stand in smaller print in the lower part of a page and open with their mark."""
    if not line.size or not body or line.size > body * 0.88 or line.top > page.height * 0.45:
        return False
    return before or opens_note(line.text)


def opens_note(text: str) -> bool:
    """Whether a line in small print opens a footnote."""
    return re.match(r"[\[(]?(?:\d{1,3}|[*†‡]{1,3})[\])]?\s*\D", text) is not None


@dataclass(frozen=True, slots=True)
class _Edge:
    """Where the lines of a page end when they are full, and how far apart they stand."""

    left: float = 0.0
    right: float = 0.0
    pitch: float = 0.0

    @classmethod
    def of(cls, page: Page, usual: float) -> _Edge:
        """The edges of a page; `usual` is the right edge of most pages, for one that has only short lines."""
        placed = [line for line in page.lines if line.top]
        if len(placed) < 2:
            return cls()
        steps = sorted(above.base - below.base for above, below in itertools.pairwise(placed))
        steps = [step for step in steps if 4 < step < 60]
        return cls(
            min(line.left for line in placed),
            max(usual, *(line.right for line in placed)),
            steps[len(steps) // 4] if steps else 0.0,
        )


def _begins(line: Line, last: Line, last_edge: _Edge, edge: _Edge) -> bool:
    """Whether a line begins a paragraph rather than going on with the one that `last` belongs to."""
    if last.text.endswith("-") and line.text[:1].islower():
        return False
    if last.size and line.size and abs(last.size - line.size) > 1.2:
        return True
    if _LEADERS.search(last.text) or is_headed(line.text):
        return True
    room = _room(last, last_edge)
    short = room > _first_word(last, line) * 1.15 + 3 if room is not None else is_closed(last.text)
    if is_capitals(last.text) != is_capitals(line.text) and (short or len(line.text) > 20):
        return True
    if begins_with_number(line.text) and (short or is_closed(last.text) or ends_list_entry(last.text)):
        return True
    # "Article 20" after a comma goes on with a list of references.
    if opens_paragraph(line.text) and (is_closed(last.text) or (short and not last.text.endswith(","))):
        return True
    if last.base > line.base and edge.pitch and last.base - line.base > edge.pitch * _PARAGRAPH_GAP:
        return True
    going_on = last.text.endswith((",", "،", "、")) or line.text[:1].islower()
    if room is not None and room > (last_edge.right - last_edge.left) * (0.35 if going_on else 0.2):
        return True
    if not is_closed(last.text):
        # A ragged line in the middle of a sentence is not its end, unless the next line starts like a sentence.
        return short and not going_on
    indented = last.right - line.right > 8 if line.right_to_left else line.left - last.left > 8
    return short or (indented and not opens_paragraph(last.text))


def _room(last: Line, edge: _Edge) -> float | None:
    """The space left behind a line up to the edge of the text, None when places are not known."""
    if not last.top or not edge.right or not last.text:
        return None
    return last.left - edge.left if last.right_to_left else edge.right - last.right


def _first_word(last: Line, line: Line) -> float:
    """How wide the first word of `line` would be behind `last`: if it had fitted, the break was made by hand."""
    unspaced = _UNSPACED.match(line.text) is not None
    first = line.text[:2] if unspaced else line.text.split(maxsplit=1)[0] + " "
    return (last.right - last.left) / max(1, len(last.text)) * len(first)


def _join(text: str, more: str, words: Counter[str]) -> str:
    if _UNSPACED.match(text[-1:]) and _UNSPACED.match(more[:1]):
        return text + more
    if text.endswith("-") and more[:1].isalpha() and text[-2:-1].isalpha():
        return _unhyphenated(text, more, words)
    if text.endswith(("-", "–", "/")) and text[-2:-1].isalnum():
        return text + more
    return f"{text} {more}"


def _unhyphenated(text: str, more: str, words: Counter[str]) -> str:
    """Drop the hyphen of a parted word, keep that of a compound; how the document writes the word elsewhere decides."""
    before, after = _WORD.findall(text.rstrip("-"))[-1].lower(), _WORD.match(more)
    behind = after.group().lower() if after else ""
    whole, compound = words[before + behind], words[f"{before}-{behind}"]
    keep = compound > whole
    if not whole and not compound:
        keep = more[:1].isupper() or (words[before] > 0 and words[behind] > 1)
    return text + more if keep else text[:-1] + more
