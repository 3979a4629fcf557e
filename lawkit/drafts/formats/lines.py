"""Where a paragraph begins among printed lines: a line that opens with a number, a label or a heading."""

from __future__ import annotations

import re
import unicodedata

_LABEL = re.compile(
    r"""^(?:
      [(\[（〔][^\W_]{1,6}(?:\.\d{1,3})?[)\]）〕]                     # (1) (a) (iv) (2.21) （一）
    | [^\W\d_]{1,2}[.)](?=\s|$)                                      # a) b.
    | \d{1,4}(?:[.\-–]\d{1,4}){0,5}[A-Za-z]{0,2}(?:\s?[.)\]、．]+|\s+[-–—])(?=\s|\D|$)   # 12. 3.1) 12A. 5 -
    | \d{1,4}(?:\.\d{1,4}){1,5}[A-Za-z]?\s                           # 3.1.2 text
    | \d{1,4}[A-Z]{0,2}\s+(?=[A-Z(«“"ÁÉÍÓÚÀÈÇА-Я])                    # 12 Offences, 12A (1)
    | [IVXLC]{1,6}(?:[.)]|\s+[-–—.])                                 # IV. II -
    | [ivxl]{1,6}[.)]
    | [•‣▪●○◦■□–—·*-]\s                                              # bullets and dashes
    | §{1,2}\s?\d
    | 第[〇零一二三四五六七八九十百千两\d]{1,8}[条章节編编款项目部分篇]
    | [一二三四五六七八九十]{1,3}、
    | (?:ال)?(?:مادة|باب|فصل|قسم|ملحق|جدول)\b
    | \(?[اأ-ي]\s?[)\-–.]\s                                          # أ- ب)
    | [٠-٩\d]{1,3}\s?[-–.)]
    )""",
    re.VERBOSE,
)
# "section 5" in small letters is more often the middle of a sentence than the head of a provision.
_NAME = (
    r"(?:subsection|section|article|artículo|articulo|artigo|art\.|part|partie|parte|chapter|chapitre|capítulo|capitulo"
    r"|title|titre|título|titulo|schedule|annexe?|anexo|appendix|pasal|bab|bagian|paragraf|lampiran|статья|глава|раздел"
    r"|часть|приложение|параграф|division|disposición|titel|kapitel|abschnitt|artikel|hoofdstuk|menimbang|mengingat"
    r"|memutuskan|menetapkan|whereas|considering|considérant)"
)
_NAMED = re.compile(rf"^{_NAME}(?![^\W\d_])", re.IGNORECASE)
_CAPITAL = re.compile(r"^[A-ZÀ-ÞА-Я]")
_WHOLE_NAME = re.compile(
    rf"^{_NAME}\s+(?:\d{{1,4}}(?:[.-]\d+)*[A-Za-z]{{0,2}}|[IVXLC]{{1,6}})(?:\s*[.:–—-]|$)", re.IGNORECASE
)
_ENTRY_END = re.compile(
    r"(?:[,،、—–-]|\b(?:and|or|et|ou|y|o|u|e|dan|atau|и|или|و|أو|und|oder|en|of)|[和或])$", re.IGNORECASE
)
_CLOSED = (".", ";", ":", "!", "?", "。", "；", "：", "؛", "؟", "．", ".»", ".”", '."', ".)", "،", "—", "--", "]")


def opens_paragraph(line: str) -> bool:
    """Whether a printed line opens with what numbers or names a provision in any of the usual traditions."""
    line = line.lstrip()
    return _LABEL.match(line) is not None or (_CAPITAL.match(line) is not None and _NAMED.match(line) is not None)


def is_headed(line: str) -> bool:
    """Whether a line opens with a name and number set off from what follows: "Article 5. Offences", "Pasal 7"."""
    return _CAPITAL.match(line) is not None and _WHOLE_NAME.match(line) is not None


def begins_with_number(line: str) -> bool:
    """Whether a line opens with a number or letter of its own, so that a list need not add one."""
    return _LABEL.match(line.lstrip()) is not None


def is_closed(line: str) -> bool:
    """Whether a printed line ends as a sentence or a list entry ends."""
    return line.rstrip().endswith(_CLOSED)


def ends_list_entry(line: str) -> bool:
    """Whether a line ends as the entry before another entry may end: with a comma, a dash, "and" or "or"."""
    return _ENTRY_END.search(line.rstrip()) is not None


def is_capitals(line: str) -> bool:
    """Whether a line is written in capitals, as the headings of laws often are."""
    letters = [c for c in line if c.isalpha()]
    cased = [c for c in letters if unicodedata.category(c) in ("Lu", "Ll")]
    return len(cased) >= 3 and all(c.isupper() for c in cased)


def split_at_breaks(text: str) -> list[str]:
    """The paragraphs of a text whose lines a drafter broke by hand (Shift+Enter).

    A break before a label, after a closed sentence, or beside a line in capitals parts paragraphs; any other break
    only folds a sentence and becomes a space.
    """
    if "\n" not in text:
        return [text]
    parts: list[str] = []
    for line in (piece.strip(" \t\r\f\v") for piece in text.split("\n")):
        if not line:
            continue
        folded = (
            parts
            and not opens_paragraph(line)
            and not is_closed(parts[-1])
            and not is_capitals(line)
            and not is_capitals(parts[-1])
        )
        if folded:
            parts[-1] += " " + line
        else:
            parts.append(line)
    return parts or [""]
