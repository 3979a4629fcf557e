"""What is printed on pages beside the text: headers, footers, page numbers, catchwords."""

from __future__ import annotations

import itertools
import re
from collections import Counter

from lawkit.drafts.formats.lines import opens_paragraph
from lawkit.drafts.formats.pdf_page import Line, Page

_DIGITS = re.compile(r"\d+")
_PAGE_NUMBER = re.compile(
    r"^\W*(?:(?:page|pág(?:ina)?|halaman|стр(?:аница)?|seite|blz|صفحة|第)\W*)?(?:\d{1,4}|[ivxl]{1,6})"
    r"(?:\s*(?:/|of|de|sur|dari|из|von|من|页，?共)\s*\d{1,4})?\s*页?\W*$",
    re.IGNORECASE,
)
_CATCHWORDS = re.compile(r"(?:…|\.\s?\.\s?\.)[.\s/]*$")
_MARGIN = 0.11  # share of the page height in which headers and footers stand
_WIDE_MARGIN = 0.22  # a coat of arms can push a header this far; it must then stand on most pages at one height


def drop_running_lines(pages: list[Page]) -> int:
    """Take headers, footers, page numbers and catchwords off the pages; the number of lines taken."""
    near = _running(pages, _MARGIN, max(3, len(pages) * 3 // 10) if len(pages) > 3 else 2)
    wide = _running(pages, _WIDE_MARGIN, max(3, len(pages) * 6 // 10))
    dropped = 0
    for page in pages:
        kept = []
        for line in page.lines:
            shape = _shape(line)
            if (_in_margin(page, line, _MARGIN) and (shape in near or _numbers(page, line))) or (
                _in_margin(page, line, _WIDE_MARGIN) and (shape in wide or _numbers(page, line, dashed=True))
            ):
                dropped += 1
            else:
                kept.append(line)
        page.lines = kept
    return dropped + _drop_catchwords(pages)


def _running(pages: list[Page], margin: float, least: int) -> set[str]:
    """The shapes of lines that stand in the margin of at least so many pages."""
    seen: dict[str, dict[int, Line]] = {}
    for page in pages:
        for line in page.lines:
            if _in_margin(page, line, margin):
                seen.setdefault(_shape(line), {})[page.number] = line
    return {
        shape
        for shape, found in seen.items()
        if len(found) >= least
        and _runs_on({number: line.text for number, line in found.items()})
        and (margin == _MARGIN or _is_one_line(list(found.values())))
    }


def _is_one_line(lines: list[Line]) -> bool:
    """Whether the lines say the same and stand at one height."""
    if len({line.text for line in lines}) > 1:
        return False
    heights = Counter(round(line.base / 4) for line in lines)
    return heights.most_common(1)[0][1] * 10 >= len(lines) * 8


def _runs_on(found: dict[int, str]) -> bool:
    """Whether lines alike but for their numbers are a header; "Article 6" and "Article 9" atop two pages are not."""
    texts = set(found.values())
    if len(texts) == 1 or not any(opens_paragraph(text) for text in texts):
        return True
    steps: Counter[int] = Counter()
    for page, text in found.items():
        steps.update({int(number) - page for number in _DIGITS.findall(text)})
    return bool(steps) and steps.most_common(1)[0][1] * 10 >= len(found) * 8


def _numbers(page: Page, line: Line, *, dashed: bool = False) -> bool:
    """Whether a line is the number of its page, alone or between dashes."""
    if _PAGE_NUMBER.match(line.text) is None or str(page.number) not in _DIGITS.findall(line.text):
        return False
    return not dashed or line.text.strip()[0] in "-–—"


def _shape(line: Line) -> str:
    return _DIGITS.sub("#", " ".join(line.text.lower().split()))


def _in_margin(page: Page, line: Line, margin: float) -> bool:
    if not page.height or not line.top:
        return False
    return line.bottom > page.height * (1 - margin) or line.top < page.height * margin


def _drop_catchwords(pages: list[Page]) -> int:
    """Take away the first words of the next page that some gazettes print below a page: "(2) Every …"."""
    dropped = 0
    for page, following in itertools.pairwise(pages):
        if not page.lines or not following.lines:
            continue
        last = page.lines[-1].text
        words = _CATCHWORDS.sub("", last).strip()
        if words != last.strip() and words and following.lines[0].text.lower().startswith(words.lower()):
            page.lines.pop()
            dropped += 1
    return dropped
