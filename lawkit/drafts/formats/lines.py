"""Where a paragraph begins among printed lines: a line that opens with a number, a label or a heading."""

from __future__ import annotations

import re
import unicodedata

_LABEL = re.compile(
    r"""^(?:
      [(\[（〔][^\W_]{1,6}[)\]）〕]                                   # (1) (a) (iv) （一）
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
    | (?:(?:sub)?section|art(?:icle|iculo|ículo|igo|\.)|part(?:ie|e)?|chapter|chapitre|cap[ií]tulo|title|titre|t[ií]tulo
        |schedule|annex[eo]?|anexo|appendix|sched\.|pasal|bab|bagian|paragraf|lampiran|статья|глава|раздел|часть
        |приложение|параграф|division|disposici[oó]n|titel|kapitel|abschnitt|artikel|hoofdstuk|considérant
        |menimbang|mengingat|memutuskan|menetapkan|whereas|considering)\b
    | (?:ال)?(?:مادة|باب|فصل|قسم|ملحق|جدول)\b
    | \(?[اأ-ي]\s?[)\-–.]\s                                          # أ- ب)
    | [٠-٩]{1,3}\s?[-–.)]
    )""",
    re.VERBOSE | re.IGNORECASE,
)
_CLOSED = (".", ";", ":", "!", "?", "。", "；", "：", "؛", "؟", "．", ".»", ".”", '."', ".)", "،")


def opens_paragraph(line: str) -> bool:
    """Whether a printed line opens with what numbers or names a provision in any of the usual traditions."""
    return _LABEL.match(line.lstrip()) is not None


def is_closed(line: str) -> bool:
    """Whether a printed line ends as a sentence or a list entry ends."""
    return line.rstrip().endswith(_CLOSED)


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
