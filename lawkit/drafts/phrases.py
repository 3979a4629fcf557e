"""The set phrases of a language, compiled once: enacting words, amending words, notes, repeals, definitions."""

from __future__ import annotations

import re
from collections.abc import Iterable
from functools import cache

from lawkit.drafts.numbering import folded
from lawkit.drafts.structure_words import StructureWords, structure_words

_QUOTES = "“”‘’\"'«»„「」*_ "
_CASED_TERM = re.compile(
    r"(?P<term>\S+(?:\s+(?:[^\sA-ZÀ-ÝА-Я(\[][^\s(\[]*|[IVX]+(?!\w))){0,12}?)(?:\s+(?=[A-ZÀ-ÝА-Я])(?![IVX]+\s)|\s?\[)"
)
_STOPPED_TERM = re.compile(
    r"(?P<plain>[^\W\d_][^\s.,:;()]*(?:\s[^\s.,:;()]+){0,5})\.(?:\s?[-–—]+)?\s+(?=[A-ZÀ-ÝА-Я][^.]*\s)"
)
_SHORT_TERM = re.compile(r"(?P<term>[^\n.;:()\[]{2,80})$")
_NEVER = re.compile(r"(?!)")


_ARABIC_LETTER = re.compile(r"[ء-غف-ي]")
_ARABIC_MARKS = "[ـ\u064b-\u0652]*"  # a draft may print vowel marks or stretch a word, wholly or in part


def _spaced(phrase: str) -> str:
    spaced = r"\s+".join(re.escape(word) for word in phrase.split())
    return _ARABIC_LETTER.sub(lambda letter: letter.group() + _ARABIC_MARKS, spaced)


def _alternatives(phrases: list[str]) -> str:
    return "|".join(_spaced(phrase) for phrase in sorted(phrases, key=len, reverse=True))


def first_letters(phrases: Iterable[str], most: int = 3) -> str:
    """A pattern for the first letters of some phrases in either case.

    Put before a long list of alternatives, as what must follow, it spares most words of a text the whole list.
    """
    following: dict[str, set[str]] = {}
    for phrase in phrases:
        following.setdefault(phrase[:1].lower(), set()).add(phrase[1:])
    if most == 0 or "" in following:
        return ""
    pieces = []
    for sign, rest in sorted(following.items()):
        both = r"\s" if sign.isspace() else re.escape(sign) + re.escape(sign.upper())
        pieces.append(f"[{both}]" + first_letters(rest, most - 1))
    return f"(?-i:{'|'.join(pieces)})"


def anywhere(phrases: list[str]) -> re.Pattern[str]:
    """Any of the phrases as whole words, wherever they stand."""
    if not phrases:
        return _NEVER
    begins = first_letters(phrases, 1 if _ARABIC_LETTER.search("".join(phrases)) else 3)
    return re.compile(rf"(?<!\w)(?={begins})(?:{_alternatives(phrases)})(?!\w)", re.IGNORECASE)


def anywhere_unspaced(phrases: list[str]) -> re.Pattern[str]:
    """Any of the phrases, in a script without spaces between words."""
    return re.compile("|".join(map(re.escape, phrases))) if phrases else _NEVER


class Phrases:
    """The compiled phrases of one language."""

    def __init__(self, words: StructureWords) -> None:
        self.words = words
        unspaced = words.language in {"zh", "ja", "th"}
        find = anywhere_unspaced if unspaced else anywhere
        self.unspaced = unspaced
        self.uncased = unspaced or words.strict_labels
        self.enacting = find(words.enacting)
        self.amends = find(words.amends)
        self.inserts = find(words.inserts)
        self.deletes = find(words.deletes)
        self.numbered_as = find(words.numbered_as)
        self.definition_leads = find(words.definition_leads)
        self.before_names = re.compile(rf"(?<!\w)(?i:{_alternatives(words.before_names) or '(?!)'})$")
        self.established = re.compile(rf"(?i:{_alternatives(words.established) or '(?!)'})(?!\w)")
        self.naming = find(words.referred_to_as)
        self.contents = frozenset(folded(phrase) for phrase in words.contents)
        self.definition_headings = frozenset(folded(phrase) for phrase in words.definition_headings)
        self.note_headings = frozenset(folded(phrase) for phrase in words.note_headings)
        self.note_line = self._lines(words.note_lines)
        self.proviso = re.compile(rf"(?i:{_alternatives(words.provisos)})(?!\w)") if words.provisos else _NEVER
        self.penalty_line = self._lines(words.penalty_lines)
        self.furniture = self._whole(words.furniture)
        self.repealed = self._repealed(words.repealed)
        self.dangling = frozenset(folded(word) for word in words.dangling)
        self.conjunctions = frozenset(folded(word) for word in words.conjunctions)
        self.approves = find(words.approves)
        self.approved = re.compile(rf"(?i:{_alternatives(words.approved) or '(?!)'})")
        self.treaties = find(words.treaties)
        self.defining = anywhere([verb for verb in words.defines if verb not in words.referred_to_as])
        self.definition = self._definition(words)
        self._no_term = re.compile(rf"(?i:{_alternatives(words.not_terms) or '(?!)'})(?!\w)")

    @staticmethod
    def _lines(patterns: list[str]) -> re.Pattern[str]:
        return re.compile(rf"(?:{'|'.join(patterns)})", re.IGNORECASE) if patterns else _NEVER

    @staticmethod
    def _whole(patterns: list[str]) -> re.Pattern[str]:
        return re.compile(rf"(?:{'|'.join(patterns)})\s*", re.IGNORECASE) if patterns else _NEVER

    @staticmethod
    def _repealed(phrases: list[str]) -> re.Pattern[str]:
        if not phrases:
            return _NEVER
        return re.compile(rf"[\s.\-–—\[(（*_]*(?:{_alternatives(phrases)})(?!\w)", re.IGNORECASE)

    def _definition(self, words: StructureWords) -> re.Pattern[str]:
        """A line that defines: the term, in quotation marks or not, and the words that say so."""
        verbs = _alternatives(words.defines) or "(?!)"
        if self.unspaced:
            named = r"(?:[“\"「](?P<quoted>[^”\"」]{1,60})[”\"」]|(?P<plain>[^，。；：“”、]{1,40}?))"
            colon = r"|[：:](?!\s*$)" if words.colon_defines else ""
            return re.compile(rf"{named}(?:(?:[，,：:]|—+|－)?\s*(?:{verbs}){colon})")
        stop = _alternatives(words.not_terms) or "(?!)"
        colon = r"|\s?\([^)]{1,40}\)\s?[:：]|\s?[:：](?!\s*$)|\s?[:：]$" if words.colon_defines else ""
        quoted = r"[“\"«‘„'](?P<quoted>[^”\"»’“„]{1,120})[”\"»’“']"
        plain = rf"(?!(?:{stop})(?!\w))(?P<plain>[^\s,;:.“”\"«»—][^,;:.“”\"«»—]{{0,90}}?)"
        if words.commas_in_terms:  # "источник, выведенный из употребления, – …"
            plain = plain.removesuffix(")") + rf"(?:,\s[^,;:.]{{1,80}},(?=\s*(?:{verbs})(?!\w)))?)"
        aside = r"(?:\s?\([^)]{1,60}\))?(?:,[^,:;]{1,80},|\s+in relation to [^,:;]{1,80},)?"
        capital = r"|\s+(?=[A-ZÀ-Ý])" if words.capital_defines else ""
        links = _alternatives([link for link in words.references.joins if link.isalpha()]) or "(?!)"
        further = rf"(?:\s?,?\s(?:(?i:{links})\s)?[“\"«‘„][^”\"»’“„]{{1,80}}[”\"»’“]){{0,4}}"
        marked = rf"(?:{quoted}){further}{aside}(?:\s*,?\s*(?<!\w)(?i:{verbs})(?!\w)|\s*[,:：–—-]\s{capital})"
        led = rf"(?:(?i:{_alternatives(words.term_prefixes)})\s+)?" if words.term_prefixes else ""  # "под … понимается"
        named = rf"{led}{plain}{aside}(?:\s*,?\s*(?<!\w)(?i:{verbs})(?!\w){colon})"
        return re.compile(rf"(?:(?i:the\s+(?:term|expression)s?\s+))?(?:{marked}|{named})")

    def heads_notes(self, words: str) -> bool:
        """Whether words are the heading of notes that are no law: an explanatory memorandum, an elucidation."""
        return folded(words).strip(" .:") in self.note_headings

    def instructs(self, words: str) -> bool:
        """Whether words tell how another law is to be changed."""
        return bool(self.amends.search(words) or self.deletes.search(words))

    def leads_definitions(self, words: str) -> bool:
        """Whether words announce definitions, and not only "in this section referred to as" a name."""
        leads = self.definition_leads.search
        return bool(leads(words)) and bool(leads(self.naming.sub(" ", words)))

    def heads_definitions(self, heading: str) -> bool:
        """Whether a heading announces definitions by itself: "定义"."""
        return self.leads_definitions(heading) or self.heads_only_definitions(heading)

    def heads_only_definitions(self, words: str) -> bool:
        """Whether words are the whole heading of definitions, each of which may have but a colon after its term."""
        return folded(words).strip(" .:：-–—") in self.definition_headings

    def defines_at(self, text: str, at: int) -> re.Match[str] | None:
        """The head of a definition that stands at a position, quotation marks of a whole quoted list aside."""
        match = self.definition.match(text, at)
        while match is None and text[at : at + 1] and text[at] in _QUOTES:
            at += 1
            match = self.definition.match(text, at)
        return match

    def stopped_term_at(self, text: str, at: int) -> re.Match[str] | None:
        """The head of an entry in a list of definitions in which a full stop alone parts the term from its meaning:
        "a) Operador. Persona autorizada"."""
        return None if self.uncased or self._no_term.match(text, at) else _STOPPED_TERM.match(text, at)

    @staticmethod
    def by_colon(match: re.Match[str], *, at_end: bool = False) -> bool:
        """Whether nothing but a colon between bare words, or `at_end` of them, says that the first are defined."""
        colon = match.group().rstrip().endswith((":", "："))
        more = bool(match.string[match.end() :].strip())
        return colon and not match.groupdict().get("quoted") and more is not at_end

    def term_in_small_letters(self, words: str) -> str:
        """A term in small letters after which its meaning begins with a capital, without a word or sign that defines:
        "matière radioactive Toute matière émettant…"; "" where the words do not begin so."""
        if not words[:1].islower() or self._no_term.match(words):
            return ""
        match = _CASED_TERM.match(words)
        return match.group("term") if match and words[match.end() : match.end() + 1].isupper() else ""

    def term(self, words: str) -> str:
        """The term that the words of an entry in a list of definitions begin with; "" where they name none."""
        bare = words.lstrip(_QUOTES)
        match = self.defines_at(words, 0)
        if match and self.by_colon(match, at_end=True) and (term := self.term_in_small_letters(bare)):
            return term
        if match:
            return (match.group("quoted") or match.group("plain") or "").strip(_QUOTES)
        named = _CASED_TERM.match(bare) or _SHORT_TERM.match(bare)
        return named.group("term").strip(_QUOTES) if named else ""


@cache
def phrases(language: str) -> Phrases:
    """The phrases of a language, compiled once."""
    return Phrases(structure_words(language))
