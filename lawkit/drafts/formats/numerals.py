"""Automatic numbers as they are printed: 3 as 3, c, iii, III, third, в, 三 or ت."""

from __future__ import annotations

from collections.abc import Callable

_LATIN = "abcdefghijklmnopqrstuvwxyz"
# ECMA-376 part 1, 17.18.59 (ST_NumberFormat): russianLower leaves out ё, й, ъ, ь.
_RUSSIAN = "абвгдежзиклмнопрстуфхцчшщыэюя"
_ARABIC_ALPHABET = "أبتثجحخدذرزسشصضطظعغفقكلمنهوي"
_ARABIC_ABJAD = "أبجدهوزحطيكلمنسعفصقرشتثخذضظغ"
_HEBREW = "אבגדהוזחטיכלמנסעפצקרשת"
_GREEK = "αβγδεζηθικλμνξοπρστυφχψω"
_STEMS = "甲乙丙丁戊己庚辛壬癸"
_BRANCHES = "子丑寅卯辰巳午未申酉戌亥"
_HAN = "〇一二三四五六七八九"
_HAN_FORMAL = "零壹贰叁肆伍陆柒捌玖"
_ROMAN = (
    (1000, "m"), (900, "cm"), (500, "d"), (400, "cd"), (100, "c"), (90, "xc"), (50, "l"), (40, "xl"),
    (10, "x"), (9, "ix"), (5, "v"), (4, "iv"), (1, "i"),
)  # fmt: skip


def roman(number: int) -> str:
    """Lower-case Roman numeral; decimal below 1 and above 3999."""
    if not 0 < number < 4000:
        return str(number)
    text = ""
    for value, sign in _ROMAN:
        times, number = divmod(number, value)
        text += sign * times
    return text


def repeated_letters(number: int, alphabet: str = _LATIN) -> str:
    """a … z, aa, bb, cc …: how Word counts in letters."""
    if number < 1:
        return str(number)
    times, index = divmod(number - 1, len(alphabet))
    return alphabet[index] * min(times + 1, 20)


def counted_letters(number: int, alphabet: str = _LATIN) -> str:
    """a … z, aa, ab, ac …: how HTML and OpenDocument count in letters."""
    if number < 1:
        return str(number)
    text = ""
    while number:
        number, index = divmod(number - 1, len(alphabet))
        text = alphabet[index] + text
    return text


def chinese(number: int, digits: str = _HAN, units: str = "十百千") -> str:
    """Chinese number up to 9999: 十二, 一百零三; decimal beyond."""
    if number == 0:
        return digits[0]
    if not 0 < number < 10_000:
        return str(number)
    text, gap = "", False
    for power in (3, 2, 1, 0):
        digit = number // 10**power % 10
        if digit == 0:
            gap = bool(text)
            continue
        if gap:
            text += "零"
            gap = False
        # 十二, not 一十二: the formal digits of contracts keep the one.
        leading_ten = power == 1 and digit == 1 and not text and digits == _HAN
        text += ("" if leading_ten else digits[digit]) + (units[power - 1] if power else "")
    return text


def chinese_digits(number: int) -> str:
    """Digit by digit: 一二三 for 123."""
    return _other_digits(number, _HAN)


def english_ordinal(number: int) -> str:
    """1st, 2nd, 3rd, 4th, 11th."""
    ending = "th" if number % 100 in (11, 12, 13) else {1: "st", 2: "nd", 3: "rd"}.get(number % 10, "th")
    return f"{number}{ending}"


_ONES = (
    "zero", "one", "two", "three", "four", "five", "six", "seven", "eight", "nine", "ten", "eleven", "twelve",
    "thirteen", "fourteen", "fifteen", "sixteen", "seventeen", "eighteen", "nineteen",
)  # fmt: skip
_TENS = ("zero", "ten", "twenty", "thirty", "forty", "fifty", "sixty", "seventy", "eighty", "ninety")
_ORDINAL_ENDINGS = {
    "one": "first", "two": "second", "three": "third", "five": "fifth", "eight": "eighth", "nine": "ninth",
    "twelve": "twelfth",
}  # fmt: skip


def english_words(number: int) -> str:
    """One, Twenty-one, One hundred five; decimal beyond 999."""
    if not 0 <= number < 1000:
        return str(number)
    if number < 20:
        words = _ONES[number]
    elif number < 100:
        words = _TENS[number // 10] + (f"-{_ONES[number % 10]}" if number % 10 else "")
    else:
        rest = number % 100
        words = f"{_ONES[number // 100]} hundred" + (f" {english_words(rest).lower()}" if rest else "")
    return words.capitalize()


def english_ordinal_words(number: int) -> str:
    """First, Twenty-first."""
    words = english_words(number)
    if words.isdigit():
        return english_ordinal(number)
    head, joint, last = words.rpartition("-") if "-" in words else words.rpartition(" ")
    last_lower = last.lower()
    if last_lower in _ORDINAL_ENDINGS:
        ordinal = _ORDINAL_ENDINGS[last_lower]
    else:
        ordinal = last_lower[:-1] + "ieth" if last_lower.endswith("y") else last_lower + "th"
    return (head + joint + ordinal).capitalize()


def _other_digits(number: int, digits: str) -> str:
    return "".join(digits[int(digit)] for digit in str(abs(number)))


def _enclosed(first: int, last: int) -> Callable[[int], str]:
    """Signs that Unicode holds for 1 to `last`, such as ① to ⑳; decimal beyond."""
    return lambda number: chr(first + number - 1) if 1 <= number <= last else str(number)


# Names are those of WordprocessingML (ST_NumberFormat). A name that is not here is printed as decimal.
_FORMATS: dict[str, Callable[[int], str]] = {
    "decimal": str,
    "decimalZero": lambda n: f"{n:02d}",
    "lowerRoman": roman,
    "upperRoman": lambda n: roman(n).upper(),
    "lowerLetter": repeated_letters,
    "upperLetter": lambda n: repeated_letters(n).upper(),
    "ordinal": english_ordinal,
    "cardinalText": english_words,
    "ordinalText": english_ordinal_words,
    "russianLower": lambda n: repeated_letters(n, _RUSSIAN),
    "russianUpper": lambda n: repeated_letters(n, _RUSSIAN).upper(),
    "arabicAlpha": lambda n: repeated_letters(n, _ARABIC_ALPHABET),
    "arabicAbjad": lambda n: repeated_letters(n, _ARABIC_ABJAD),
    "hebrew2": lambda n: repeated_letters(n, _HEBREW),
    "chineseCounting": lambda n: chinese(n) if n < 100 else chinese_digits(n).replace("〇", "○"),
    "chineseCountingThousand": chinese,
    "taiwaneseCounting": lambda n: chinese(n) if n < 100 else chinese_digits(n).replace("〇", "○"),
    "taiwaneseCountingThousand": chinese,
    "taiwaneseDigital": chinese_digits,
    "japaneseCounting": chinese,
    "japaneseDigitalTenThousand": chinese_digits,
    "ideographDigital": chinese_digits,
    "chineseLegalSimplified": lambda n: chinese(n, _HAN_FORMAL, "拾佰仟"),
    "ideographTraditional": lambda n: _STEMS[n - 1] if 1 <= n <= len(_STEMS) else str(n),
    "ideographZodiac": lambda n: _BRANCHES[n - 1] if 1 <= n <= len(_BRANCHES) else str(n),
    "decimalEnclosedCircle": _enclosed(0x2460, 20),
    "decimalEnclosedCircleChinese": _enclosed(0x2460, 20),
    "decimalEnclosedParen": _enclosed(0x2474, 20),
    "decimalEnclosedFullstop": _enclosed(0x2488, 20),
    "ideographEnclosedCircle": _enclosed(0x3280, 10),
    "decimalFullWidth": lambda n: _other_digits(n, "０１２３４５６７８９"),
    "decimalFullWidth2": lambda n: _other_digits(n, "０１２３４５６７８９"),
    "hindiNumbers": lambda n: _other_digits(n, "०१२३४५६७८९"),
    "thaiNumbers": lambda n: _other_digits(n, "๐๑๒๓๔๕๖๗๘๙"),
    "numberInDash": lambda n: f"- {n} -",
    "none": lambda n: "",
    # Not WordprocessingML: the letters of HTML and OpenDocument lists.
    "lowerAlpha": counted_letters,
    "upperAlpha": lambda n: counted_letters(n).upper(),
    "lowerGreek": lambda n: counted_letters(n, _GREEK),
    "arabicIndic": lambda n: _other_digits(n, "٠١٢٣٤٥٦٧٨٩"),
    "persian": lambda n: _other_digits(n, "۰۱۲۳۴۵۶۷۸۹"),
}


def printed(number: int, number_format: str) -> str:
    """The number in a format named as in WordprocessingML; decimal for a format that lawkit does not know."""
    return _FORMATS.get(number_format, str)(number)
