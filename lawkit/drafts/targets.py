"""Finding the provisions that a number points to, from the place where it stands."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Mapping
from functools import cache

from lawkit.drafts.draft import Force, Kind, Provision
from lawkit.drafts.labels import number_value
from lawkit.drafts.locators import GROUP, flat_key, locator_key
from lawkit.drafts.numbering import Value, folded, han_value, roman_value, spoken_value
from lawkit.drafts.phrases import Phrases
from lawkit.drafts.structure_words import structure_words

Numbers = tuple[list[str], frozenset[int]]  # numbers, and the positions of those from which a range goes to the next
Path = dict[str, Numbers]  # by the class of their noun, the largest part first
_NOUN_STEM = 3  # letters of the noun of a part that stay when it is inflected
_NO_RANGE: frozenset[int] = frozenset()
_NO_NOUNS: Mapping[str, str] = {}
_SUBS = ("subsection", "paragraph", "item")
_PARAGRAPH = "¶"
_DIVIDED = re.compile(r"(\d+[A-Z]{0,2})((?:[（(]\w{1,4}[)）])+)")
_DECIMALS = re.compile(r"\d+(?:\.\d+)+")
_COMPOSED = re.compile(r"[(（]\d+[)）]\s?[(（]?[a-z][)）]")
_UNIT_WORD = re.compile(r"[^\W\d_]{2,}|§")
_UNIT_KINDS = {
    "section": (Kind.SECTION,),
    "subsection": (Kind.SUBSECTION, Kind.TEXT),
    "paragraph": (Kind.ITEM, Kind.TEXT),
    "item": (Kind.ITEM,),
    "part": (Kind.PART, Kind.CHAPTER),
    "chapter": (Kind.CHAPTER, Kind.PART),
    "schedule": (Kind.SCHEDULE,),
}


class Targets:
    """The provisions of one draft by the keys of their locators."""

    def __init__(self, provisions: tuple[Provision, ...], text: str, known: Phrases) -> None:
        self.provisions = provisions
        self.text = text
        self.known = known
        self._amending: dict[int, bool] = {}
        self._by_key: dict[tuple[str, ...], int] = {}
        self._by_flat: dict[tuple[str, ...], int] = {}
        self._groups: dict[tuple[str, Value], list[int]] = {}
        labels: Counter[str] = Counter()
        ordinals = known.words.number_words()
        # A section comes before the chapter that has its number: "Section 1" above "Art. 1".
        for provision in sorted(provisions, key=lambda one: one.kind in (Kind.PART, Kind.CHAPTER)):
            if provision.kind in (Kind.PART, Kind.CHAPTER) and provision.label:
                number = _group_number(provision.label, known)
                if number:
                    self._groups.setdefault((provision.kind.value, number), []).append(provision.index)
            if not provision.locator:
                continue
            key = locator_key(provision.locator)
            self._by_key.setdefault(key, provision.index)
            self._by_flat.setdefault(flat_key(key), provision.index)
            in_section = provision.section is not None and provision.kind not in (Kind.PART, Kind.CHAPTER)
            if key and key[0].startswith(GROUP) and in_section:  # a word for parts numbers the sections
                self._by_key.setdefault(key[1:], provision.index)
                self._by_flat.setdefault(flat_key(key[1:]), provision.index)
            if provision.kind is Kind.SECTION:
                words = [word for word in _UNIT_WORD.findall(provision.label) if folded(word) not in ordinals]
                labels[words[0].lower() if words else ""] += 1
        self._unit = labels.most_common(1)[0][0] if labels else ""
        self._section_word = folded(self._unit).strip("§")
        self._plain = not self._unit and bool(labels)  # the sections have numbers and no word
        self._instead = {  # nouns that elsewhere are those of chapters, where articles bear them
            folded(noun)
            for entry in known.words.sections
            for noun in entry.instead
            if any(folded(word) in map(folded, labels) for word in entry.words)
        }

    @property
    def own_unit(self) -> str:
        """The word by which this law numbers its sections, where it is none of those known; "" else."""
        nouns = self.known.words.references.nouns.section
        known = any(self._section_word == folded(noun).strip(".") for noun in nouns)
        return "" if known or self.known.unspaced else self._unit

    def this(self, kind: str, provision: Provision, noun: str = "") -> int | None:
        """The provision that "this section", "this Part" or "this Act" means here."""
        if kind == "act":
            return 0
        kind = "section" if folded(noun) in self._instead else kind
        if kind == "section" and provision.section is not None:
            return provision.section
        wanted = _UNIT_KINDS[kind]
        around: list[Provision] = []
        at: int | None = provision.index
        while at is not None:
            here = self.provisions[at]
            if here.kind in wanted and (here.label or here.kind is not Kind.CHAPTER):
                around.append(here)
            at = here.parent
        return self._called(around, noun)[0].index if around else None

    def _called(self, groups: list[Provision], noun: str) -> list[Provision]:
        """Of parts and chapters those that bear the noun of the reference, as far as any does.

        Where titles are divided into chapters, "this Title" is not the chapter, nor "Chapter II" the second title.
        """
        words = [folded(word) for entry in self.known.words.groups for word in entry.words]
        bare = {word: word.removeprefix("ال") for word in words}
        named = [word for word in words if bare[word][: max(_NOUN_STEM, len(bare[word]) - 1)] in folded(noun)]
        return [group for group in groups if any(word in folded(group.label) for word in named)] or groups

    def before(self, kind: str, steps: int, provision: Provision) -> list[int]:
        """The so many (0: all) provisions of a kind before that of the words: "the two preceding paragraphs"."""
        here = provision
        if kind == "section":
            if provision.section is None:
                return []
            here = self.provisions[provision.section]
        elif kind == "subsection":
            while here.kind is Kind.ITEM and here.parent is not None:
                here = self.provisions[here.parent]
        if here.parent is None:
            return []
        wanted = _UNIT_KINDS[kind]
        row = [p for i in self.provisions[here.parent].children if (p := self.provisions[i]).kind in wanted]
        earlier = [p.index for p in row if p.index < here.index][-steps:]
        if kind == "subsection" and len(earlier) < steps and here.parent == provision.section:
            earlier.insert(0, here.parent)  # its first paragraph has no number of its own
        return earlier

    def up_to(self, places: list[int], ends: list[int]) -> list[int]:
        """The places of a range that begins with the last of some and ends with another: "第十二條至前條"."""
        if not places or not ends:
            return places
        first, last = self.provisions[places[-1]], self.provisions[ends[-1]]
        between = self.provisions[first.index : last.index + 1]
        return list(dict.fromkeys([*places, *(p.index for p in between if p.kind is first.kind and p.locator)]))

    def parts(self, places: list[int], parts: list[Numbers]) -> list[int]:
        """What stands below some provisions: "points 1 et 2 (de l'article précédent)"."""
        found = self._within(places, parts) if parts else []
        numbered = [index for index in found if self.provisions[index].kind is not Kind.TEXT]
        return numbered or found  # an item rather than the paragraph of that place

    def find(self, path: Path, provision: Provision, nouns: Mapping[str, str] = _NO_NOUNS) -> list[int]:
        """The provisions that a path names, seen from the provision where it is written.

        `nouns` are the words that stand for each kind there.
        """
        if "part" in path and "section" in path and folded(nouns.get("part", "")) in self._instead:
            by_other_word = {kind: path[kind] for kind in path if kind != "part"}
            return [*self.find(by_other_word, provision, nouns), *self.find({"section": path["part"]}, provision)]
        if "part" in path and folded(nouns.get("part", "")) in self._instead:
            path = {"section" if kind == "part" else kind: numbers for kind, numbers in path.items()}
        path = self._with_points(path, nouns)
        if "schedule" in path and len(path) > 1:
            return self._in_schedule(path, provision)
        if "part" in path and "chapter" in path and len(path) == 2:
            part = self._grouped("part", path["part"], provision, nouns.get("part", ""))
            chapters = self._group_places("chapter", path["chapter"][0])
            return [c.index for c in chapters if c.parent in part][:1] or part
        for kind in ("part", "chapter", "schedule"):
            if kind in path and not any(sub in path for sub in ("section", *_SUBS)):
                found = self._grouped(kind, path[kind], provision, nouns.get(kind, ""))
                return found or self._of_points([path[kind]], nouns.get(kind, ""), provision)
        if "section" in path:
            numbers, through = path["section"]
            subs = _subs(path)
            keys = [key for number in numbers for key in _parts(number)[:1]]
            ranges = _NO_RANGE if subs else through
            found = self._many(keys, ranges) or self._many(self._in_own_part(keys, provision), through)
            if not subs:
                divided = [place for number in numbers for place in self._divided(number)]
                return list(dict.fromkeys([*found, *divided]))
            return self._within(found, subs)
        subs = _subs(path)
        if subs and _is_absolute(subs[0][0][0]):  # "subsection 57(1)", "paragraph 12(2)(b)", "numeral 5.4"
            found = self._many([locator_key(number) for number in _completed(subs[0][0])], subs[0][1])
            return self._within(found, subs[1:])
        if not subs:
            return []
        first = next(kind for kind, numbers in path.items() if numbers is subs[0])
        if _COMPOSED.fullmatch(subs[0][0][0]):  # "(1)(a) or (b)"; what has no bracket is a word: "(1)(a), a ship"
            first_of_all, *others = subs[0][0]
            more = [number for number in others if number[-1:] in ")）"]
            whole = [one if re.search(r"\d", one) else _completed([first_of_all, one])[1] for one in more]
            subs = [([first_of_all, *whole], subs[0][1]), *subs[1:]]
        return self._relative(subs, provision) or self._of_points(subs, nouns.get(first, ""), provision)

    def _with_points(self, path: Path, nouns: Mapping[str, str]) -> Path:
        """The path of a law whose sections are plain numbers, with the noun by which references call them:
        "пункт 3", "подпункт «а» пункта 3.1"."""
        points = self.known.words.references.points
        if not self._plain or not points or "section" in path:
            return path
        kind = next((kind for kind in _SUBS if kind in path and nouns.get(kind, "").lower() in points), None)
        return {("section" if one == kind else one): numbers for one, numbers in path.items()} if kind else path

    def _of_points(self, subs: list[Numbers], noun: str, provision: Provision) -> list[int]:
        """The places of a path whose first number is that of a section without a word of its own: "punto 3"."""
        numbers, through = subs[0]
        known = self.known.words.references.also_points
        if not self._plain or noun.lower() not in known or self.amends(provision):
            return []
        found = self._many([key for number in numbers for key in _parts(number)[:1]], through)
        found = [index for index in found if self.provisions[index].kind is Kind.SECTION]
        return self._within(found, subs[1:])

    def _within(self, places: list[int], parts: list[Numbers]) -> list[int]:
        """What some parts name within some provisions; the provisions themselves where there are none."""
        return (
            self._below([locator_key(self.provisions[index].locator) for index in places], parts) if parts else places
        )

    def _divided(self, number: str) -> list[int]:
        """The place of a number with what is below it, where paragraphs have a noun of their own: "第3(2)(a)条"."""
        match = _DIVIDED.fullmatch(number)
        if match is None:
            return []
        below: list[Numbers] = [([part], _NO_RANGE) for part in re.findall(r"\w+", match[2])]
        return self._below([locator_key(match[1])], below)

    def _in_own_part(self, keys: list[tuple[str, ...]], provision: Provision) -> list[tuple[str, ...]]:
        """The keys of numbers in a law whose parts each count anew: those of the part where the words stand."""
        at: int | None = provision.section
        while at is not None:
            if self.provisions[at].kind in (Kind.PART, Kind.CHAPTER) and self.provisions[at].locator:
                part = locator_key(self.provisions[at].locator)
                return [(*part, *key) for key in keys]
            at = self.provisions[at].parent
        return []

    def is_inserted(self, index: int) -> bool:
        """Whether a provision stands in what the draft inserts into another law."""
        units = {Kind.SECTION, Kind.SCHEDULE, Kind.PART, Kind.CHAPTER}
        at: int | None = index
        below = False  # a section, a part or an inserted item was passed on the way up
        while at is not None:
            here = self.provisions[at]
            if below and here.kind is Kind.SECTION:
                return True
            below = below or here.kind in units or here.section == at
            at = here.parent
        return False

    def _in_schedule(self, path: Path, provision: Provision) -> list[int]:
        """A place within a schedule: "paragraph 3 of Schedule 2", "Part III of the First Schedule"."""
        found: list[int] = []
        for index in self._grouped("schedule", path["schedule"], provision):
            schedule = self.provisions[index]
            for kind in ("part", "chapter"):
                if kind in path:
                    inside = [
                        p for p in self._group_places(kind, path[kind][0]) if schedule.start < p.start < schedule.end
                    ]
                    found.extend(p.index for p in inside[:1])
            subs = [path[name] for name in ("section", *_SUBS) if name in path]
            if subs:
                found.extend(self._below([locator_key(schedule.locator)], subs))
        return found

    def _holds(self, index: int, provision: Provision) -> bool:
        return self.provisions[index].start < provision.start < self.provisions[index].end

    def _group_places(self, kind: str, numbers: list[str]) -> list[Provision]:
        places: list[int] = []
        for number in numbers:
            value = number_value(number) or ((han_value(number),) if han_value(number) else ())
            for name in (kind, "chapter" if kind == "part" else "part"):
                found = self._groups.get((name, value), []) if value else []
                if found:
                    places.extend(found)
                    break
        return [self.provisions[index] for index in places]

    def _schedule(self, number: str) -> int | None:
        """The schedule of a number or letter; the only one where there is but one."""
        bare = number.strip("()（）")
        keys = [("schedule", bare.lower())]
        value = number_value(number)
        if len(value) == 1 and (bare.isdigit() or roman_value(bare)):
            keys.append(("schedule", str(value[0])))
        if han := han_value(bare):
            keys.append(("schedule", str(han)))
        for key in keys:
            index = self._by_key.get(key)
            if index is not None:
                return index
        return self._one(("schedule",))

    def _below(self, bases: list[tuple[str, ...]], subs: list[Numbers]) -> list[int]:
        found: list[int] = []
        for depth, (numbers, through) in enumerate(subs):
            keys: list[tuple[str, ...]] = []
            ranges: set[int] = set()
            for base in bases:
                for position, number in enumerate(numbers):
                    parts = [(*base, *part) for part in _parts(number)]
                    whole = locator_key(number)
                    if flat_key(whole)[: len(flat_key(base))] == flat_key(base) and len(flat_key(whole)) > len(base):
                        parts.insert(0, whole)  # "numeral 5.4 del artículo 5"
                    if position in through and depth == len(subs) - 1:
                        ranges |= set(range(len(keys), len(keys) + len(parts)))
                    keys += parts
            found = self._many(keys, frozenset(ranges))
            bases = [locator_key(self.provisions[index].locator) for index in found]
        return found

    def _relative(self, subs: list[Numbers], provision: Provision) -> list[int]:
        at: int | None = provision.index
        while at is not None:
            here = self.provisions[at]
            if here.locator and here.kind not in (Kind.PART, Kind.CHAPTER):
                found = self._below([locator_key(here.locator)], subs)
                if found:
                    return found
            if here.kind in (Kind.PART, Kind.ROOT):
                break
            at = here.parent
        return []

    def _many(self, keys: list[tuple[str, ...]], through: frozenset[int]) -> list[int]:
        places = [self._one(key) for key in keys]
        found: list[int] = []
        for position, place in enumerate(places):
            if place is None:
                continue
            found.append(place)
            following = next((after for after in places[position + 1 :] if after is not None), None)
            if position in through and following is not None:
                first, last = self.provisions[place], self.provisions[following]
                found += [
                    p.index
                    for p in self.provisions[first.index : last.index + 1]
                    if p.kind is first.kind and (p.parent == first.parent or p.kind is Kind.SECTION) and p.locator
                ]
        return list(dict.fromkeys(found))

    def _one(self, key: tuple[str, ...]) -> int | None:
        if key in self._by_key:
            return self._by_key[key]
        return self._by_flat.get(flat_key(key))

    def _grouped(self, kind: str, numbers: Numbers, provision: Provision, noun: str = "") -> list[int]:
        if kind == "schedule":
            if not numbers[0]:  # "the Schedule", where there is only one
                only = [p.index for p in self.provisions if p.kind is Kind.SCHEDULE]
                return only if len(only) == 1 else []
            schedules = [self._schedule(number) for number in numbers[0]]
            return list(dict.fromkeys(index for index in schedules if index is not None))
        found: list[int] = []
        for number in numbers[0]:
            places = self._called(self._group_places(kind, [number]), noun)
            alike = [p for p in places if (p.force is Force.SCHEDULE) == (provision.force is Force.SCHEDULE)]
            if places:
                found.append(min(alike or places, key=lambda p: abs(p.index - provision.index)).index)
        return list(dict.fromkeys(found))

    def amends(self, provision: Provision) -> bool:
        """Whether the words stand in, or work on, a law that this draft amends."""
        at: int | None = provision.index
        while at is not None:
            here = self.provisions[at]
            if here.kind in (Kind.PART, Kind.ROOT):
                return False
            if at not in self._amending:
                words = " ".join(self.text[start:end] for start, end in here.own)
                self._amending[at] = self.known.amends.search(words) is not None
            if self._amending[at]:
                return True
            at = here.parent
        return False

    def amended_law(self, provision: Provision) -> str:
        """The name of the law that is amended where a provision stands, as printed."""
        at: int | None = provision.index
        while at is not None:
            here = self.provisions[at]
            for start, end in here.own:
                match = law_name(self.known.words.language).search(self.text, start, end)
                if match:
                    return match.group().strip()
            if here.kind in (Kind.PART, Kind.ROOT):
                break
            at = here.parent
        return "—"

    def should_exist(self, nouns: dict[str, str], provision: Provision) -> bool:
        """Whether a place that was not found is one that this draft ought to have."""
        if "section" not in nouns:
            if set(nouns) != {"subsection"} or provision.section is None:
                return False
            children = self.provisions[provision.section].children
            return any(self.provisions[child].kind is Kind.SUBSECTION for child in children)
        noun = folded(nouns["section"]).strip(".")
        if not self._section_word:
            return noun.startswith(folded(self.known.words.references.nouns.section[0]))
        return noun[:4] == self._section_word[:4]


def _subs(path: Path) -> list[Numbers]:
    """The parts of a section that a path goes through, the largest first: "3.1" is above "a)" whatever their nouns."""
    subs = [numbers for kind, numbers in path.items() if kind in _SUBS]
    return sorted(subs, key=lambda numbers: not _is_absolute(numbers[0][0]))


@cache
def law_name(language: str) -> re.Pattern[str]:
    """The name of a law with its noun: "the Act of 1991", "Ley 25/1964"."""
    words = structure_words(language).references
    laws = "|".join(sorted(map(re.escape, words.laws), key=len, reverse=True)) or "(?!)"
    before = r"(?:[A-ZА-Я][\w’'()-]*\s+(?:[a-zа-я]{1,3}\s+)*)*" if words.name_before else ""
    return re.compile(rf"{before}(?<!\w)(?:{laws})(?!\w)[^,;:.—(]{{0,50}}")


def _is_absolute(number: str) -> bool:
    return number[:1].isdigit() and ("(" in number or number.endswith(")") or bool(_DECIMALS.fullmatch(number)))


def _completed(numbers: list[str]) -> list[str]:
    """Numbers after the first stand for its last part: "paragraphs 17(2)(a) to (e)"."""
    if _DECIMALS.fullmatch(numbers[0]):
        return numbers
    stem = re.sub(r"\s?[(（]?[\w.]+[)）]$", "", numbers[0])
    return [
        number if number[:1].isdigit() else stem + (number if number.startswith("(") else f"({number}")
        for number in numbers
    ]


def _parts(number: str) -> list[tuple[str, ...]]:
    key = locator_key(number) if not han_value(number.strip("（）()")) else (str(han_value(number.strip("（）()"))),)
    return [key, (_PARAGRAPH, *key), (*key, _PARAGRAPH)] if key else []


def _group_number(label: str, known: Phrases) -> Value:
    for entry in known.words.groups:
        for word in entry.words:
            if word.lower() in label.lower():
                rest = re.sub(re.escape(word), " ", label, flags=re.IGNORECASE).replace("第", " ").strip()
                value = number_value(rest) or ((han_value(rest),) if han_value(rest) else ())
                if value:
                    return value
                total = spoken_value(rest, known.words.number_words())
                return (total,) if total else ()
    return number_value(label) if label.isalnum() else ()
