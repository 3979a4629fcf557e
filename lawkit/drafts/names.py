"""The names that a sentence gives to what it speaks of: (hereinafter “the Convention”), to be known as the Office."""

from __future__ import annotations

import re
import unicodedata
from functools import cache

from lawkit.drafts.phrases import Phrases, first_letters, phrases
from lawkit.drafts.structure_words import structure_words

Span = tuple[int, int]

_SHORT = re.compile(r"\s?[(（]([^\W\d_]{2,10})[)）]")  # an abbreviation in brackets
_WORD = re.compile(r"[^\W\d_]+")
LONGEST_SMALL_WORD = 3  # letters of "of", "the", "del"
QUOTES = "“”‘’\"«»„「」'*_ "
_ENDS = ".;。；"


def names_given(start: int, end: int, text: str, known: Phrases) -> list[tuple[Span, Span, str]]:
    """Each name in a piece of text: where it stands, the words that it stands for, and the words that give it."""
    found: list[tuple[Span, Span, str]] = []
    language = known.words.language
    taken: set[int] = set()
    ends: list[int] = []  # of the names given so far
    for pattern in (_naming(language), _bracketed(language)):
        if pattern is None:
            continue
        for match in pattern.finditer(text, start, end):
            name = "quoted" if match.group("quoted") else "plain"
            span = _without_article(text, trimmed(text, *match.span(name)), language)
            sentence = max(max(text.rfind(sign, start, match.start()) for sign in _ENDS) + 1, start)
            after = max([sentence, *(end_of for end_of in ends if end_of <= match.start())])
            body = _meant(text, after, match.start(), known)
            if body[0] >= body[1]:
                body = _meant(text, sentence, match.start(), known)
            if span[0] >= span[1] or span[0] in taken:
                continue
            if name == "plain" and _names_this_law(text[body[0] : body[1]], known):
                continue
            taken.add(span[0])
            ends.append(match.end())
            found.append((span, body, match.group()))
    return found


def abbreviations(start: int, end: int, text: str) -> list[tuple[Span, Span]]:
    """Each abbreviation that stands in brackets behind its words: design basis threat (DBT), with what it is short for.

    Its letters are the first letters of some of these words, in order, and the first word begins with its first.
    """
    found: list[tuple[Span, Span]] = []
    for match in _SHORT.finditer(text, start, end):
        short = match.group(1)
        if not short.isupper():
            continue
        before = list(_WORD.finditer(text, max(start, match.start() - 20 * len(short)), match.start()))
        fitting = [at for at in range(max(0, len(before) - 2 * len(short)), len(before)) if _spells(before[at:], short)]
        if fitting:
            found.append((match.span(1), (before[fitting[-1]].start(), match.start())))
    return found


def _spells(words: list[re.Match[str]], short: str) -> bool:
    """Whether an abbreviation is made of these words: of their first letters in order, or of letters within them among
    which the first letter of each word of any length is (Safeguards Information: SGI)."""
    if not words or _letter(words[0].group()) != _letter(short):
        return False
    letters = [_letter(letter) for letter in short]
    firsts = [_letter(word.group()) for word in words]
    of_long = [_letter(word.group()) for word in words if len(word.group()) > LONGEST_SMALL_WORD]
    return _in_order(letters, firsts) or (
        _in_order(of_long, letters) and _in_order(letters, [_letter(one) for word in words for one in word.group()])
    )


def _in_order(wanted: list[str], letters: list[str]) -> bool:
    """Whether some letters stand among others in their order."""
    left = iter(letters)
    return all(one in left for one in wanted)


def _letter(word: str) -> str:
    """The first letter of a word, without the accent that capitals often lack: órgão regulador (OR)."""
    return unicodedata.normalize("NFD", word[0].casefold())[0]


def _meant(text: str, start: int, end: int, known: Phrases) -> Span:
    """The words before a name that it stands for, without the bracket and the words that only lead up to either."""
    trail = re.compile(r"[\s,;:(（\[–—-]+$")
    changed = True
    while changed:
        changed = False
        for pattern in (trail, known.before_names):
            match = pattern.search(text[start:end])
            if match and match.end() == end - start and match.start() < match.end():
                end = start + match.start()
                changed = True
    lead = known.established.match(text[start:end].lstrip())
    if lead:
        start += len(text[start:end]) - len(text[start:end].lstrip()) + lead.end()
    return trimmed(text, start, end)


def _names_this_law(words: str, known: Phrases) -> bool:
    """Whether the words say how the law itself is to be cited: "This Act may be called …"."""
    references = known.words.references
    this = "|".join(map(re.escape, references.this)) or "(?!)"
    nouns = "|".join(map(re.escape, references.nouns.act)) or "(?!)"
    form = rf"(?:{nouns})\s+(?:{this})" if references.this_after else rf"(?:{this})\s*(?:{nouns})"
    if known.unspaced:
        form += "(?![所的之中])"  # 本法所称…: what the law speaks of, not the law
    return bool(re.match(rf"\W*{form}", words[-80:] if len(words) < 80 else words, re.IGNORECASE))


def trimmed(text: str, start: int, end: int) -> Span:
    """A span without the quotation marks and spaces around it, and without what joins it to the words behind it."""
    while start < end and (text[start] in QUOTES + ")）”," or text[start].isspace()):
        start += 1
    while end > start and (text[end - 1] in QUOTES or text[end - 1].isspace() or text[end - 1] in ",:"):
        end -= 1
    return start, end


def _without_article(text: str, span: Span, language: str) -> Span:
    """A name without the article before it: of “the DBT” the law says also "a DBT"."""
    match = _article(language).match(text, *span)
    return (match.end(), span[1]) if match else span


@cache
def _article(language: str) -> re.Pattern[str]:
    the = "|".join(map(re.escape, structure_words(language).references.articles)) or "(?!)"
    return re.compile(rf"(?i:{the})(?:(?<=['’])|\s)\s*(?=\w)")


@cache
def _bracketed(language: str) -> re.Pattern[str] | None:
    """A quoted name alone in brackets: (“the Agency”), (the “Agency”)."""
    the = "|".join(map(re.escape, structure_words(language).references.articles)) or "(?!)"
    return re.compile(
        rf"(?<=\w)[”\"»’]?\s?[(（]\s*(?:(?i:{the})\s*)?[“\"«„‘「](?P<quoted>[^”\"»“’」]{{2,60}})[”\"»“’」]\s*[)）](?P<plain>)"
    )


@cache
def _naming(language: str) -> re.Pattern[str] | None:
    words = structure_words(language)
    if not words.referred_to_as:
        return None
    names = "|".join(
        r"\s+".join(map(re.escape, phrase.split())) for phrase in sorted(words.referred_to_as, key=len, reverse=True)
    )
    # An article stands apart from the name, else a capital A would be one.
    the = "|".join(rf"{re.escape(one)}(?:(?<=['’])|\s|(?=[“\"«„‘「]))" for one in words.references.articles) or "(?!)"
    edge = "" if phrases(language).unspaced else rf"(?<!\w)(?={first_letters(words.referred_to_as)})"
    quoted = r"[“\"«„‘「]\s?(?P<quoted>[^”\"»“’」]{1,80})"
    plain = (
        r"(?P<plain>[A-ZÀ-ÝА-Я][\w’'-]*(?:\s+(?:(?:of|de|du|des|del|la|the|and|do|da)\s+)?[A-ZÀ-ÝА-Я][\w’'-]*){0,6})"
    )
    if phrases(language).unspaced:
        plain = r"(?P<plain>[\u4e00-\u9fff]{2,14})(?=[）)])"
    return re.compile(rf"{edge}(?i:{names})\s*[:,–—-]?\s*(?:(?i:{the})\s*)?(?:{quoted}|{plain})")
