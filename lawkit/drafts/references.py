"""The words that point to another place, and the provisions they point to."""

from __future__ import annotations

import re
from dataclasses import dataclass, field
from functools import cache
from itertools import pairwise

from lawkit.drafts.draft import Force, Provision, Reference
from lawkit.drafts.numbering import ARABIC_BIS_COUNTED, LATIN_BIS, spoken_values
from lawkit.drafts.phrases import Phrases, first_letters, phrases
from lawkit.drafts.structure_words import StructureWords, structure_words
from lawkit.drafts.targets import Targets
from lawkit.drafts.unspaced_references import (
    UNITS,
    law_before,
    several_numbers,
    steps_back,
    unspaced_pattern,
)

_CLASSES = ("section", "subsection", "paragraph", "item", "part", "chapter", "schedule")
_GROUPS = ("part", "chapter", "schedule")
_ENDINGS = "aeiouаеёийоуыьэюя"  # letters that change where a word is inflected
_ITEM = re.compile(r"\d+\.?[°ºª]|[a-zñ]\)|[IVX]+")  # how only items and paragraphs are numbered
_WITHOUT_LETTERS = {"section", *_GROUPS}
_ALL_BEFORE = -1
_FREE_KINDS = ("subsection", "paragraph", "item")  # for a noun that stands twice: "البند 2 من الفقرة أ"
_DEAD = {Force.CONTENTS, Force.PREAMBLE, Force.NOTE}
_NUMBER = (
    rf"\d+\s?{ARABIC_BIS_COUNTED}|[(（]\s?\d+\s?[)）]\s?{ARABIC_BIS_COUNTED}|"
    r"(?:(?:L\.?O|[LRDA])\.?\*?\.?\s?(?=\d))?\d+(?:[.\-‑]\d+)*"
    rf"(?:\s?{LATIN_BIS}(?:<counted>|(?!\s*\d))|[A-Za-z]{{0,2}}(?!\w))?"
    r"(?!/\d)(?:\.?[º°ª]|er\b)?(?:\.[a-z](?!\w))?(?:\s?[(（][\w.]{1,6}[)）]|(?<=\))\s?[a-z]\)|(?<=\d)[a-z]\))*"
    r"|[«“\"][a-zа-яё][»”\"]"
    r"|(?:[(（][\w.一二三四五六七八九十]{1,6}[)）])+(?:\s?[(（][\w.]{1,6}[)）]|(?<=\))[a-z]\))*|[IVXLC]+(?:er)?(?!\w)|[a-zа-яñ]\)|[A-Z](?![\w’'])|[a-z](?!\w)(?=\s|,|;|\.|$)|[ء-ي](?!\w)"
)


@dataclass(slots=True)
class Pointer:
    """Words that name one place or several of one kind: "subsections (1) and (3)"."""

    start: int
    end: int
    kind: str
    numbers: list[str] = field(default_factory=list)
    through: frozenset[int] = frozenset()  # positions of the numbers from which a range goes to the next
    this: bool = False
    back: int = 0  # the place so many before this one, or all of them
    ends_before: bool = False  # the last number begins a range that ends with the place before this one
    noun: str = ""
    places: list[int] = field(default_factory=list)  # where the numbers begin


def references_of(provisions: tuple[Provision, ...], text: str, known: Phrases) -> tuple[Reference, ...]:
    """Every reference of the draft, in reading order."""
    language = known.words.language
    targets = Targets(provisions, text, known)
    pattern = _pattern(language, targets.own_unit)
    if pattern is None:
        return ()
    found: list[Reference] = []
    for provision in provisions:
        if provision.force in _DEAD:
            continue
        for start, end in provision.own:
            pointers = [_pointer(match, language) for match in pattern.finditer(text, start, end)]
            pointers = _with_ranges(_with_levels(pointers, text, language), text, language)
            pointers = _with_parts(pointers, start, text, language)
            for group in _joined(pointers, text, language):
                reference = _reference(group, provision, text, end, targets, language)
                if reference.targets or reference.external or group[0].numbers or group[0].this:
                    found.append(reference)
    return tuple(sorted(found, key=lambda reference: reference.span))


def _pointer(match: re.Match[str], language: str) -> Pointer:
    groups = match.groupdict()
    if groups.get("only"):
        return Pointer(match.start("only"), match.end(), "schedule", noun=groups["only"])
    if groups.get("ordinal"):
        name = next(name for name in _GROUPS if groups.get(f"nth_{name}"))
        values = spoken_values(groups["ordinal"], structure_words(language).number_words())
        return Pointer(
            match.start("ordinal"), match.end(), name, [str(value) for value in values], noun=groups[f"nth_{name}"]
        )
    if groups.get("opening"):
        return Pointer(match.start(), match.end(), "section", this=True, noun=groups["opening"])
    for name in (*_CLASSES, "act"):
        if groups.get(f"this_{name}"):
            return Pointer(match.start(), match.end(), name, this=True, noun=groups[f"this_{name}"])
    if groups.get("several"):
        name = next(name for name in UNITS if groups.get(f"several_{name}"))
        numbers, ranges = several_numbers(match, language)
        return Pointer(match.start(), match.end(), name, numbers, ranges, noun=groups[f"several_{name}"])
    if groups.get("han"):
        name = next(name for name in _CLASSES if groups.get(f"han_{name}"))
        number = match.group() if groups["sub"] else groups["han"]
        return Pointer(match.start(), match.end(), name, [number], noun=groups[f"han_{name}"])
    if groups.get("bare_schedule"):
        numbers = [groups["which"]] if groups["which"] else []
        return Pointer(match.start(), match.end(), "schedule", numbers, noun=groups["bare_schedule"])
    if groups.get("back") is not None:
        name = next(name for name in UNITS if groups.get(f"back_{name}"))
        return Pointer(match.start(), match.end(), name, back=steps_back(match), noun=groups[f"back_{name}"])
    if groups.get("preceding"):
        name = next(name for name in UNITS if groups.get(f"back_{name}"))
        count = spoken_values(groups["count"] or "", structure_words(language).number_words()) or [1]
        noun = groups[f"back_{name}"]
        every = groups["every"] or noun in structure_words(language).references.many
        back = _ALL_BEFORE if every and not groups["count"] else count[0]
        return Pointer(match.start(), match.end(), name, back=back, noun=noun)
    name = next(name for name in _CLASSES if groups.get(name))
    if groups.get("spoken"):
        spoken, ranges = _spoken_numbers(groups["spoken"], language)
        return Pointer(match.start(), match.end(), name, spoken, ranges, noun=groups[name])
    listed = _inserted_pattern(language).sub(lambda inserted: " " * len(inserted.group()), groups["numbers"])
    found = [
        number
        for number in _number_pattern(language).finditer(listed)
        if not (number.group().isalpha() and listed[: number.start()][-1:].isalpha())  # the "t" of "et"
    ]
    if name in _WITHOUT_LETTERS:  # "section 41B or a notice": no section is counted by a small letter
        while len(found) > 1 and re.fullmatch(r"[a-z]", found[-1].group()):
            del found[-1]
    numbers = [number.group().strip() for number in found]
    end = match.start("numbers") + found[-1].end() if found else match.end()
    through = frozenset(
        sum(number.end() <= word.start() for number in found) - 1
        for word in _through(language).finditer(listed)
        if not any(number.start() < word.start() < number.end() for number in found)  # the hyphen of "218-12"
    )
    places = [match.start("numbers") + number.start() for number in found]
    if within := _nested(found, listed):
        numbers, places = [within], places[:1]
    return Pointer(match.start(), end, name, numbers, through, noun=groups[name], places=places)


def _with_levels(pointers: list[Pointer], text: str, language: str) -> list[Pointer]:
    """Numbers in one row that belong to several levels, each with its own: "articles 1er, § 2, 1°, et 3".

    A number with a degree sign is that of an item below the place named last; one without it after such an item, or
    after a comma and a conjunction, is again that of an article.
    """
    words = structure_words(language).references
    if not words.items_by_degree:
        return pointers
    levels: list[Pointer] = []
    section: Pointer | None = None  # the article to which the row goes back
    for pointer in pointers:
        if pointer.kind == "section":
            section = pointer
        elif levels and len(text[levels[-1].end : pointer.start].strip()) > 1:
            section = None
        starts = [0]
        kinds = [pointer.kind]
        for position in range(1, len(pointer.places)):
            kind = _level(pointer, position, kinds[-1], section, text, words.joins)
            if kind != kinds[-1]:
                starts.append(position)
                kinds.append(kind)
        levels += _runs(pointer, starts, kinds) if len(starts) > 1 else [pointer]
    return levels


def _level(pointer: Pointer, position: int, above: str, section: Pointer | None, text: str, joins: list[str]) -> str:
    """The level of a number in the row of a pointer: its kind, which is that of the number before it or another."""
    number, before = pointer.numbers[position], pointer.numbers[position - 1]
    if number.endswith("°") != before.endswith("°"):
        if number.endswith("°"):
            return "item"
        return "section" if section is not None and number[:1].isdigit() else above
    if above == "section" or section is None or not number[:1].isdigit():
        return above
    if not before[:1].isdigit():  # "art. 3, let. a, ou 5"
        return "section"
    between = text[pointer.places[position - 1] + len(before) : pointer.places[position]]
    goes_back = between.lstrip().startswith(",") and between.strip(" ,").lower() in joins
    return "section" if goes_back and pointer.noun != "§§" else above


def _runs(pointer: Pointer, starts: list[int], kinds: list[str]) -> list[Pointer]:
    """The numbers of a pointer from each start to the next as pointers of the kinds given."""
    runs = []
    for run, (first, kind) in enumerate(zip(starts, kinds, strict=True)):
        after = starts[run + 1] if run + 1 < len(starts) else len(pointer.numbers)
        numbers, places = pointer.numbers[first:after], pointer.places[first:after]
        through = frozenset(at - first for at in pointer.through if first <= at < after - 1)
        noun = pointer.noun if kind == pointer.kind else ""
        start = pointer.start if run == 0 else places[0]
        runs.append(Pointer(start, places[-1] + len(numbers[-1]), kind, numbers, through, noun=noun, places=places))
    return runs


def _nested(numbers: list[re.Match[str]], text: str) -> str:
    """A number and those of items that only commas part from it as one place: "3, 2°, b)" -> "3(2)(b)"."""
    between = [text[one.end() : other.start()].strip() for one, other in pairwise(numbers)]
    first, *inner = (number.group().strip() for number in numbers)
    forms = [re.sub(r"\d+", "1", number)[-2:] for number in inner]
    if not inner or any(sign != "," for sign in between) or not all(map(_ITEM.fullmatch, inner)):
        return ""
    if _ITEM.fullmatch(first) or len(set(forms)) < len(forms):
        return ""
    return first + "".join(f"({number.strip('°ºª.) ')})" for number in inner)


def _with_ranges(pointers: list[Pointer], text: str, language: str) -> list[Pointer]:
    """Two numbers that are the ends of a range as one pointer: "Pasal 15 sampai dengan Pasal 18"."""
    joined: list[Pointer] = []
    for pointer in pointers:
        last = joined[-1] if joined else None
        if (
            last is not None
            and last.kind == pointer.kind
            and last.numbers
            and pointer.numbers
            and _joins_a_range(text[last.end : pointer.start], language)
        ):
            last.through |= {len(last.numbers) - 1}
            last.numbers += pointer.numbers
            last.end = pointer.end
        elif (
            last is not None
            and last.kind == pointer.kind
            and last.numbers
            and pointer.back == 1
            and _joins_a_range(text[last.end : pointer.start], language)
        ):
            last.ends_before = True
            last.end = pointer.end
        else:
            joined.append(pointer)
    return joined


def _with_parts(pointers: list[Pointer], start: int, text: str, language: str) -> list[Pointer]:
    """Pointers with those of their parts that have no noun."""
    found: list[Pointer] = []
    for pointer in pointers:
        found += [*_parts_of(pointer, found[-1].end if found else start, text, language), pointer]
    return found


def _parts_of(pointer: Pointer, start: int, text: str, language: str) -> list[Pointer]:
    """The parts of a section that stand before it without a noun: « au 2° du I de l’article 3 »."""
    if pointer.kind != "section":
        return []
    match = _numbers_before(language).search(text, max(start, pointer.start - 40), pointer.start)
    if match is None:
        return []
    numbers = list(re.finditer(rf"(?<!\w)(?:{_ITEM.pattern})(?!\w)", match.group()))[-2:]
    kinds = ("paragraph", "subsection")[-len(numbers) :]
    at = match.start()
    return [
        Pointer(at + number.start(), at + number.end(), kind, [number.group()])
        for number, kind in zip(numbers, kinds, strict=True)
    ]


@cache
def _numbers_before(language: str) -> re.Pattern[str]:
    of = sorted((_spaced(word) for word in structure_words(language).references.of if word), key=len, reverse=True)
    return re.compile(rf"(?<![\w(])(?:(?:{_ITEM.pattern})\s+(?:{'|'.join(of)})?\s?)+\Z") if of else re.compile("(?!)")


def _joins_a_range(between: str, language: str) -> bool:
    """Whether the words between two numbers make them the ends of a range: "sampai dengan", "à l'"."""
    words = structure_words(language).references
    between = between.strip().lower()
    rests = (between[len(one) :].strip() for one in words.through if between.startswith(one))
    return any(rest in ("", *words.articles) for rest in rests)


@cache
def _inserted_pattern(language: str) -> re.Pattern[str]:
    return re.compile(_inserted(language))


@cache
def _number_pattern(language: str) -> re.Pattern[str]:
    return re.compile(_number(language))


def _number(language: str) -> str:
    """A number as references write it; "87 bis 3" is one article but where "bis" means "to", as in German."""
    counted = "" if "bis" in structure_words(language).references.through else r"\s\d{1,2}(?!\s?[\d/.º°])|"
    return _NUMBER.replace("<counted>|", counted)


@cache
def _through(language: str) -> re.Pattern[str]:
    words = structure_words(language).references.through
    return (
        re.compile(
            r"(?<=[\s\w)])(?:" + "|".join(map(re.escape, sorted(words, key=len, reverse=True))) + r")(?=[\s\w(])"
        )
        if words
        else re.compile("(?!)")
    )


def _nouns(language: str, name: str, unit: str = "") -> str:
    nouns = getattr(structure_words(language).references.nouns, name)
    options = sorted((r"\s+".join(map(re.escape, noun.split())) for noun in nouns), key=len, reverse=True)
    if unit and name == "section":
        options.append(_inflected(unit))
    return "|".join(options) or "(?!)"


def _inflected(unit: str) -> str:
    """The forms of a word of which no more is known than that it numbers the sections of a law."""
    if unit >= "\u0600":
        return rf"(?:[وبكف]?ال|لل|[وبلكف])?{re.escape(unit.removeprefix('ال'))}"
    if not unit[-1].isalpha():
        return re.escape(unit)
    stem = unit[:-1] if len(unit) > 3 and unit[-1] in _ENDINGS else unit
    return rf"{re.escape(stem)}\w{{0,3}}"


def _inserted(language: str) -> str:
    """A subdivision put between the numbers of articles: "artigos 12.º, n.º 1, e 14.º"."""
    if not structure_words(language).references.inserted:
        return "(?!)"
    nouns = "|".join(_nouns(language, name) for name in ("subsection", "paragraph"))
    return rf"\s*,\s*(?i:{nouns})\s*(?:\d+(?!\.?[º°])|[a-z]\))(?:\s*(?:,|e|a)\s*(?:\d+(?!\d*\.?[º°])|[a-z]\)))*,?"


def _spaced(phrase: str) -> str:
    return r"\s+".join(map(re.escape, phrase.split()))


@cache
def _pattern(language: str, unit: str) -> re.Pattern[str] | None:
    words = structure_words(language).references
    if not words.nouns.section:
        return None
    this = (
        "|".join(r"\s+".join(map(re.escape, word.split())) for word in sorted(words.this, key=len, reverse=True))
        or "(?!)"
    )
    if phrases(language).unspaced:
        return unspaced_pattern(language, _CLASSES)
    joins = "|".join(sorted((re.escape(word) for word in (*words.joins, *words.through)), key=len, reverse=True))
    number = rf"(?:{_number(language)})"
    inserted = rf"(?:{_inserted(language)}(?=\s*(?:{joins})\s*(?:(?:{joins})\s*)?\d+\.?[º°]))?"
    numbers = rf"(?P<numbers>{number}{inserted}(?:\s*(?:{joins})\s*(?:(?:{joins})\s*)?{number}{inserted})*)"
    names = "|".join(f"(?P<{name}>{_nouns(language, name, unit)})" for name in _CLASSES)
    here = "|".join(f"(?P<this_{name}>{_nouns(language, name, unit)})" for name in ("act", *_CLASSES))
    after = words.this_after
    this_form = rf"(?:{here})\s+(?:{this})(?!\w)" if after else rf"(?:{this})\s*(?:{here})(?!\w)"
    sign = r"(?:\s*(?:n\.?[º°]s?|№|n\.os))?"
    nth = "|".join(f"(?P<nth_{name}>{_nouns(language, name)})" for name in _GROUPS)
    ordinals = "|".join(map(re.escape, words.ordinals)) or "(?!)"
    the = "|".join(map(re.escape, words.articles)) or "(?!)"
    opening = "|".join(map(re.escape, words.opening)) or "(?!)"
    of = "|".join(map(re.escape, words.of)) or "(?!)"  # of another article it is that article which is named
    opening = rf"(?P<opening>(?i:{opening}))(?!\w|\s+(?i:{of})\s+(?i:{_nouns(language, 'section')})(?!\w))"
    only = rf"(?i:{the})\s+(?P<only>(?i:{_nouns(language, 'schedule')}))(?!\w|\s+\d)"
    begins = _beginnings(structure_words(language), unit)
    return re.compile(
        rf"(?<!\w)(?={begins})(?:(?i:{this_form})|(?P<preceding>(?i:{_preceding_form(language)}))|(?i:{names})(?!\w){sign}\s*(?:{numbers}|(?P<spoken>{_spoken_list(language)}))"
        rf"|(?P<ordinal>(?i:{ordinals}))\s+(?i:{nth})(?!\w)|{opening}|{only})"
    )


def _beginnings(words: StructureWords, unit: str) -> str:
    """The letters with which a reference can begin: a look at a few spares most words the long pattern."""
    known = words.references
    nouns = [noun for listed in known.nouns.model_dump().values() for noun in listed]
    begins = [*nouns, *known.this, *known.before, *known.before_all, *known.opening, *known.ordinals, *known.articles]
    begins += words.numbers
    return "|".join(filter(None, [first_letters(begins), f"(?i:{_inflected(unit)})" if unit else ""]))


def _preceding_form(language: str) -> str:
    """So many provisions before this one: "artículo anterior", "los dos apartados precedentes"."""
    words = structure_words(language).references
    nouns = "|".join(f"(?P<back_{name}>{_nouns(language, name)})" for name in UNITS)
    counts = "|".join(re.escape(word) for word, value in structure_words(language).numbers.items() if value > 1)
    count = rf"(?:(?P<count>{counts or '(?!)'})\s+)?"
    one, every = ("|".join(map(_spaced, given)) or "(?!)" for given in (words.before, words.before_all))
    which = rf"(?:(?P<every>{every})|{one})"
    if words.before_after:
        return rf"{count}(?:{nouns})\s+{which}(?!\w)"
    return rf"{count}{which}\s+(?:{nouns})(?!\w)"


def _spoken_pattern(language: str) -> str:
    """A number in words after its noun: "Part Two", "المادة الخامسة"."""
    numbers = structure_words(language).numbers
    names = "|".join(sorted((re.escape(word) for word in numbers if numbers[word]), key=len, reverse=True))
    joins = "|".join(re.escape(word) for word in numbers if not numbers[word] and word.isalpha())
    link = rf"[\s-]+(?:(?:{joins})\s+)?" if joins else r"[\s-]+"
    return rf"(?i:(?:{names})(?:{link}و?(?:{names}))*)(?!\w)" if names else "(?!)"


@cache
def _spoken_list(language: str) -> str:
    """Numbers in words, one after the other: "artículos Sexto a Noveno, Duodécimo y Vigésimo"."""
    words = structure_words(language).references
    joins = "|".join(re.escape(word) for word in (*words.joins, *words.through) if word.isalpha()) or "(?!)"
    one = _spoken_pattern(language)
    return rf"{one}(?:(?:\s*,\s*(?:(?i:{joins})\s+)?|\s+(?i:{joins})\s+){one})*"


def _spoken_numbers(text: str, language: str) -> tuple[list[str], frozenset[int]]:
    """The values of numbers in words, and the positions from which a range goes to the next."""
    words = structure_words(language)
    numbers: list[str] = []
    through: set[int] = set()
    after = 0
    for match in re.finditer(_spoken_pattern(language), text):
        if numbers and text[after : match.start()].strip(" ,").lower() in words.references.through:
            through.add(len(numbers) - 1)
        numbers += [str(value) for value in spoken_values(match.group(), words.number_words())]
        after = match.end()
    return numbers, frozenset(through)


def _joined(pointers: list[Pointer], text: str, language: str) -> list[list[Pointer]]:
    """Pointers that together name one place: "paragraph (a) | of subsection (1)", "Pasal 5 | ayat (2) | huruf a"."""
    of = structure_words(language).references.of
    groups: list[list[Pointer]] = []
    for pointer in pointers:
        if groups:
            last = groups[-1][-1]
            between = text[last.end : pointer.start].strip().lstrip(")").strip(",،").strip()
            if (behind := between.removeprefix(".").strip()) in of:  # "el punto b. del inciso 1)"
                between = behind
            kinds = {each.kind for each in groups[-1]}
            if between and between.lower() in of and pointer.kind in kinds & set(_FREE_KINDS):
                pointer.kind = next((kind for kind in _FREE_KINDS if kind not in kinds), pointer.kind)
            if (
                (not between or between.lower() in of)
                and len(text[last.end : pointer.start]) < 12
                and pointer.kind not in kinds
                and (_chains(last, pointer) or (last.this and last.kind == "act" and not between))
            ):
                groups[-1].append(pointer)
                continue
        groups.append([pointer])
    return groups


def _chains(last: Pointer, pointer: Pointer) -> bool:
    units = {"section", "subsection", "paragraph", "item"}
    if last.kind in units and pointer.kind in units:
        return True
    return pointer.kind in ("schedule", "act", "part", "chapter") and (
        pointer.this or pointer.kind == "schedule" or pointer.kind in ("part", "chapter")
    )


def _reference(
    group: list[Pointer], provision: Provision, text: str, limit: int, targets: Targets, language: str
) -> Reference:
    start = min(pointer.start for pointer in group)
    end = max(pointer.end for pointer in group)
    only = group[0]
    if len(group) == 1 and only.this:
        place = targets.this(only.kind, provision, only.noun)
        return Reference((start, end), provision.index, (place,) if place is not None else ())
    back = next((pointer for pointer in group if pointer.back), None)
    if back is not None:
        places = targets.before(back.kind, max(back.back, 0), provision)
        parts = [(pointer.numbers, pointer.through) for pointer in group if pointer.numbers]
        return Reference((start, end), provision.index, tuple(targets.parts(places, parts) or places))
    own = any(pointer.this for pointer in group)
    external = "" if own else _external(text, start, end, limit, language)
    if external:
        return Reference((start, end), provision.index, (), external)
    of = structure_words(language).references.of
    between = [text[one.end : other.start].strip(" ),،.") for one, other in pairwise(group)]
    if between and all(words and words.lower() in of for words in between):
        group = group[::-1]  # each is a part of the next
    else:
        group = sorted(group, key=lambda pointer: (*_CLASSES, "act").index(pointer.kind))
    path = {pointer.kind: pointer for pointer in group}
    nouns = {kind: pointer.noun for kind, pointer in path.items() if not pointer.this}
    numbers = {kind: (pointer.numbers, pointer.through) for kind, pointer in path.items() if not pointer.this}
    places = targets.find(numbers, provision, nouns)
    if group[-1].ends_before:
        places = targets.up_to(places, targets.before(group[-1].kind, 1, provision))
    if places and targets.is_inserted(provision.index) and not set(path) & {"subsection", "paragraph", "item"}:
        places = [place for place in places if targets.is_inserted(place)]
        if not places:  # a number of the law that is amended, not of this draft
            return Reference((start, end), provision.index, (), targets.amended_law(provision))
    if places:
        return Reference((start, end), provision.index, tuple(places))
    if targets.amends(provision):
        return Reference((start, end), provision.index, (), targets.amended_law(provision))
    broken = targets.should_exist(nouns, provision)
    return Reference((start, end), provision.index, (), broken=broken)


def _external(text: str, start: int, end: int, limit: int, language: str) -> str:
    """The other law that the words after a reference (or before it) name, as printed; "" where they name none."""
    if phrases(language).unspaced:
        return law_before(text, start, language)
    match = _law_after(language).match(text, end, min(limit, end + 160))
    if not match or _this_law(language).match(match.group("law")):
        return ""
    return match.group("law").strip(" ,")


@cache
def _this_law(language: str) -> re.Pattern[str]:
    words = structure_words(language).references.this
    return (
        re.compile("(?:" + "|".join(map(re.escape, words)) + r")(?!\w)", re.IGNORECASE) if words else re.compile("(?!)")
    )


@cache
def _law_after(language: str) -> re.Pattern[str]:
    words = structure_words(language).references
    laws = "|".join(sorted(map(re.escape, words.laws), key=len, reverse=True)) or "(?!)"
    of = "|".join(sorted((_spaced(word) for word in words.of if word), key=len, reverse=True))
    the = "|".join(map(re.escape, words.articles)) or "(?!)"
    joint = rf"[\s,]*\(?\s*(?:(?:{of})\s*(?:(?i:{the})\s*)?)" if of else r"\s+"
    before = r"(?:[\w’'()\-–]+\s+){0,9}?" if words.name_before else r"(?:[\w’'\-]+\s+)?"
    number = r"(?:n\.?[º°o]\s?|№\s?)?[\dA-ZÀ-ÝА-Я«“][\w/.\-»”]*"
    tail = rf"(?:,?\s+(?:(?:{of or '(?!)'})\s+)?{number}){{0,7}}"
    return re.compile(rf"{joint}(?P<law>{before}(?:{laws})(?!\w){tail})")
