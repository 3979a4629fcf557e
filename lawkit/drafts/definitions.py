"""The terms that a draft defines, what they mean, and where the definition holds."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import replace
from functools import cache, cached_property

from lawkit.drafts.draft import Definition, Force, Kind, Provision, Span
from lawkit.drafts.names import QUOTES, abbreviations, names_given, trimmed
from lawkit.drafts.phrases import Phrases, phrases
from lawkit.drafts.structure_words import structure_words

_QUOTED_TERM = re.compile(r"[“\"«„「‘]\s?(?P<term>[^”\"»“」’‘]{1,100}?)\s?[”\"»“」’]")
_WITH_SHORT = re.compile(r"(?P<term>[^()（）]{3,80}?)\s?[(（](?P<short>[^\W\d_]{2,10})[)）]")
_DEAD = {Force.CONTENTS, Force.PREAMBLE, Force.NOTE, Force.REPEALED, Force.QUOTED}
_LONGEST_HEAD = 260
_LONGEST_LEAD = 90
_FIRST_SECTIONS = 4
_WORDS_OF_HEAD = 9


def definitions_of(provisions: tuple[Provision, ...], text: str, known: Phrases) -> tuple[Definition, ...]:
    """Every definition of the draft, in reading order.

    A definition is an entry of a list of definitions, a quoted term with the words that define it in running text,
    or a name that a sentence gives ("in this Act referred to as …").
    """
    found: list[Definition] = []
    for provision in provisions:
        if provision.force in _DEAD or not provision.own:
            continue
        here = _Defining(provision, provisions, text, known)
        entries = here.entry() if provision.kind is Kind.DEFINITION or here.is_entry() else []
        found.extend(entries or here.in_running_text())
        found.extend(here.names_given())
    found.extend(_listed(provisions, text, known, {one.provision for one in found}))
    return tuple(
        sorted([*_whole_terms(found), *_abbreviations(provisions, text, found)], key=lambda one: one.provision)
    )


def _whole_terms(found: Sequence[Definition]) -> Iterator[Definition]:
    """The definitions, those of a term with its abbreviation cut in two: “design basis threat (DBT)”."""
    for one in found:
        match = _WITH_SHORT.fullmatch(one.term)
        at = one.term_span[0]
        if match is None or len(one.term) != one.term_span[1] - at or not match["short"].isupper():
            yield one
            continue
        for name in ("term", "short"):
            yield replace(one, term=match[name], term_span=(at + match.start(name), at + match.end(name)))


def _abbreviations(provisions: tuple[Provision, ...], text: str, found: Sequence[Definition]) -> Iterator[Definition]:
    """Abbreviations that stand in brackets behind their words, as far as the draft uses them afterwards."""
    known = {one.term for one in found}
    defined = {one.term_span for one in found}
    for provision in provisions:
        if provision.force in _DEAD:
            continue
        for start, end in provision.own:
            for span, meant in abbreviations(start, end, text):
                term = text[slice(*span)]
                if term in known or any(a <= span[0] < b for a, b in defined):
                    continue
                if re.search(rf"(?<!\w){re.escape(term)}(?!\w)", text[span[1] :]):
                    known.add(term)
                    yield Definition(term, provision.index, span, (meant,), 0)


class _Defining:
    """A provision that is looked through for the terms that it defines."""

    def __init__(self, provision: Provision, provisions: tuple[Provision, ...], text: str, known: Phrases) -> None:
        self._provision = provision
        self._provisions = provisions
        self._text = text
        self._known = known
        self._start, self._end = provision.own[0]
        self._words = text[self._start : self._end]

    def is_entry(self) -> bool:
        """Whether a section is an entry of a list of definitions: its part is headed so, it reads "6. Source: …"."""
        provision = self._provision
        if provision.kind is not Kind.SECTION or provision.parent is None or provision.heading:
            return False
        above = self._provisions[provision.parent]
        if above.kind not in (Kind.PART, Kind.CHAPTER) or not self._known.heads_only_definitions(above.heading):
            return False
        head = self._known.definition.match(self._words)  # "In this Act source means: …" only opens the list
        return head is not None and not self._known.leads_definitions(head.group())

    def entry(self) -> list[Definition]:
        """An entry of a list: one term or several with one meaning."""
        words, start, known = self._words, self._start, self._known
        offset = len(words) - len(words.lstrip(" *_"))
        match = known.definition.match(words, offset) or known.definition.match(
            words.replace("‘", "“").replace("’", "”"), offset
        )
        if match is None:
            inner = re.match(r"[“\"]\s?(?=[‘'“\"])", words)
            match = known.definition.match(words, inner.end()) if inner else None
        match = match or known.stopped_term_at(words, offset)
        if match is None or (known.by_colon(match, at_end=True) and known.term_in_small_letters(words.lstrip(" *_"))):
            term = known.term(words)
            at = words.find(term) if term else -1
            if at < 0:
                return []
            span = trimmed(self._text, start + at, start + at + len(term))
            return [self._defined(span, self._body(span[1]))] if span[0] < span[1] else []
        spans = [_term_span(match, words, start)]
        if match.groupdict().get("quoted"):
            head = words[: match.end()]
            quoted = [
                (start + m.start("term"), start + m.end("term"))
                for m in _QUOTED_TERM.finditer(head)
                if _joins(head, m.start())
            ]
            spans = quoted or spans
        spans = [side for span in spans for side in _sides(span, self._text)]
        end_of_head = match.end()
        if _is_naming(match.group(), known):
            verb = known.defining.search(words, match.end(), match.end() + 120)
            end_of_head = verb.end() if verb else end_of_head
        body = self._body(start + end_of_head)
        return [self._defined(span, body) for span in (trimmed(self._text, *one) for one in spans) if span[0] < span[1]]

    def in_running_text(self) -> list[Definition]:
        """Terms that a sentence defines: quoted, before or after the defining words, or right after "In this Part,"."""
        if self._known.unspaced:
            return self._unspaced_running()
        return self._running() or self._bare_terms() or self._run_together() or self._after_lead()

    def _running(self) -> list[Definition]:
        """Quoted terms with the words that define them."""
        found: list[Definition] = []
        for start, end in self._provision.own:
            part = self._text[start:end]
            if not any(sign in part for sign in '“"«„'):
                continue
            for head in _running(self._known.words.language).finditer(part):
                name = next(name for name in ("term", "called", "led") if head.group(name))
                span = (start + head.start(name), start + head.end(name))
                found.append(self._defined(span, self._body(start + head.end())))
        return found

    def _after_lead(self) -> list[Definition]:
        """The term right after "In this Part,"."""
        words, known = self._words, self._known
        lead = known.definition_leads.search(words[:120])
        named = _of_sections(known.words.language).match(words)
        if not named and not (lead and lead.start() < 12):
            return []
        comma = named.end() - 1 if named else words.find(",", lead.end(), lead.end() + 90) if lead else -1
        match = known.definition.match(words, comma + 2) if comma > 0 else None
        if named and match and known.by_colon(match, at_end=not words[match.end() :].strip()):
            match = None
        if match and match.end() - comma < _LONGEST_HEAD and match.end() < len(words.rstrip()) + bool(named):
            return [self.defined_by(match)]
        return []

    def _unspaced_running(self) -> list[Definition]:
        """The same in a script without spaces. Further terms are in quotation marks and follow a semicolon:
        本法所称“甲”，指…；“乙”指…
        """
        start, end, words = self._start, self._end, self._words
        heads = list(_running(self._known.words.language).finditer(words))
        if not heads or heads[0].start() >= 40 or heads[0].end() > 200:
            return []
        heads = [heads[0], *(head for head in heads[1:] if words[head.start() - 1] in "；;" and head.group("quoted"))]
        found: list[Definition] = []
        for number, head in enumerate(heads):
            name = "term" if head.group("term") else "quoted"
            span = trimmed(self._text, start + head.start(name), start + head.end(name))
            until = start + heads[number + 1].start() if number + 1 < len(heads) else end
            first, *rest = self._body(start + head.end()) or ((end, end),)
            body = ((first[0], min(first[1], until)), *(rest if until == end else ()))
            found.append(self._defined(span, body))
        return found

    def _bare_terms(self) -> list[Definition]:
        """Terms without quotation marks in a sentence that says what they are: « Constitue un engin tout explosif ».

        A second one may stand behind a semicolon, the defining words being understood: "; y arma, el explosivo…".
        """
        around = _around(self._known.words.language)
        if around is None:
            return []
        head, further, never = around
        heads = list(head.finditer(self._words))
        if heads:
            heads = sorted([*heads, *further.finditer(self._words, heads[0].end())], key=lambda match: match.start())
        found: list[Definition] = []
        for number, match in enumerate(heads):
            name = next(name for name in match.groupdict() if match.group(name))
            if never.match(match.group(name)):
                continue
            span = trimmed(self._text, self._start + match.start(name), self._start + match.end(name))
            until = self._start + heads[number + 1].start() if number + 1 < len(heads) else None
            body = tuple(
                (first, last if until is None else min(last, until))
                for first, last in self._body(self._start + match.end())
                if until is None or first < until
            )
            found.append(self._defined(span, body))
        return found

    def _run_together(self) -> list[Definition]:
        """Terms that one paragraph defines one after the other: "Terms: lamp – a light; post – a pole; …"."""
        words, known = self._words, self._known
        lead = known.definition_leads.search(words[:120])
        colon = words.find(":", lead.end(), lead.end() + _LONGEST_LEAD) if lead and lead.start() < _LONGEST_LEAD else -1
        if colon < 0:
            return []
        found: list[Definition] = []
        for entry in re.finditer(r"[^;]+", words[colon + 1 :]):
            at = colon + 1 + entry.start() + len(entry.group()) - len(entry.group().lstrip())
            until = colon + 1 + entry.end()
            match = known.definition.match(words, at)
            if match is None or match.end() >= until or known.by_colon(match):
                return []
            found.append(self.defined_by(match, ((self._start + match.end(), self._start + until),)))
        return found if len(found) > 1 else []

    def names_given(self) -> list[Definition]:
        """Names that a sentence gives to what it speaks of: (hereinafter “the Convention”)."""
        known = self._known
        found: list[Definition] = []
        for start, end in self._provision.own:
            for span, body, words in names_given(start, end, self._text, known):
                meant: tuple[Span, ...] = (body,) if body[0] < body[1] else ()
                if known.unspaced and (verb := _goes_on(known.words.language).match(self._text, span[1], end)):
                    meant = self._body(verb.end())
                scope = _scope_named(words, self._provision, self._provisions, known.words.language)
                found.append(self._defined(span, meant, scope))
        return found

    def defined_by(self, head: re.Match[str], body: tuple[Span, ...] | None = None) -> Definition:
        """The definition whose head was found in the words; its body is all behind it, else as given."""
        span = trimmed(self._text, *_term_span(head, self._words, self._start))
        return self._defined(span, self._body(self._start + head.end()) if body is None else body)

    def _defined(self, span: Span, body: tuple[Span, ...], scope: int | None = None) -> Definition:
        term = _clean(self._text[slice(*span)])
        return Definition(term, self._provision.index, span, body, self._scope if scope is None else scope)

    def _body(self, after: int) -> tuple[Span, ...]:
        """All that the provision and what stands below it say behind an offset."""
        spans: list[Span] = []
        stack = [self._provision.index]
        while stack:
            here = self._provisions[stack.pop()]
            if here.kind is Kind.NOTE:
                continue
            spans.extend((max(start, after), end) for start, end in here.own if end > after and max(start, after) < end)
            stack.extend(reversed(here.children))
        return tuple(sorted(spans))

    @cached_property
    def _scope(self) -> int:
        """Where a definition holds, as the words before the term say: "In this Part" is that part; else the law."""
        provision, provisions, text = self._provision, self._provisions, self._text
        language = self._known.words.language
        leads = [self._words[:160]]
        at = provision.parent
        while at is not None and provisions[at].kind is not Kind.ROOT:
            here = provisions[at]
            if here.own and here.kind not in (Kind.PART, Kind.CHAPTER):
                leads.insert(0, text[here.own[0][0] : here.own[0][1]][:400])
            at = here.parent
        for lead in reversed(leads):
            scope = _scope_named(lead, provision, provisions, language)
            if scope:
                return scope
            if _this(language).search(lead):
                return 0
        return 0


def _listed(provisions: tuple[Provision, ...], text: str, known: Phrases, others: set[int]) -> Iterator[Definition]:
    """Terms that the subsections of a section define, one each, without words that announce them: "(1) Limbah adalah…".

    Most of the subsections must do so, in one of the first sections of the draft.
    """
    says = re.compile(rf".*(?<!\w)(?:{'|'.join(known.words.defines_listed)})", re.IGNORECASE | re.DOTALL)
    sections = [one for one in provisions if one.kind is Kind.SECTION and one.force not in _DEAD]
    for section in sections[:_FIRST_SECTIONS] if known.words.defines_listed else ():
        if text[slice(*section.own[0])].strip() if section.own else False:
            continue
        below = [provisions[index] for index in section.children]
        heads = {
            one.index: known.definition.match(text[slice(*one.own[0])])
            for one in below
            if one.own and one.kind in (Kind.SUBSECTION, Kind.ITEM)
        }
        plain = [head for head in heads.values() if head and len(head.group().split()) <= _WORDS_OF_HEAD]
        defining = sum(bool(says.fullmatch(head.group())) for head in plain)
        if defining < 2 or defining * 2 <= len(below):
            continue
        for index, head in heads.items():
            if head is not None and head in plain and index not in others:
                yield _Defining(provisions[index], provisions, text, known).defined_by(head)


def _is_naming(head: str, known: Phrases) -> bool:
    """Whether the words that seem to define only give a short name: "X, hereinafter called Y, means …"."""
    return any(head.endswith(phrase) for phrase in known.words.referred_to_as)


def _joins(head: str, at: int) -> bool:
    """Whether a quoted term belongs to the terms that are defined, not to the words that define."""
    before = head[:at].rstrip()
    return (
        not before or before[-1] in '”"»’,、' or len(before) < 12 or bool(re.search(r"[”\"»’]\s*\W*\w{1,4}$", before))
    )


def _sides(span: Span, text: str) -> list[Span]:
    """The two forms of a term that are parted by a slash, "Source/Sources", each of them a term; else the term."""
    start, _ = span
    sides = re.fullmatch(r"([^/]*[^\W\d]{3})(\s?/\s?)([^\W\d]{3}[^/]*)", text[slice(*span)])
    if sides is None:
        return [span]
    return [(start, start + sides.end(1)), (start + sides.start(3), start + sides.end(3))]


def _term_span(match: re.Match[str], words: str, start: int) -> Span:
    name = "quoted" if match.groupdict().get("quoted") else "plain"
    return start + match.start(name), start + match.end(name)


def _clean(term: str) -> str:
    return re.sub(r"\s+", " ", term).strip(QUOTES)


@cache
def _goes_on(language: str) -> re.Pattern[str]:
    """What stands between a name in brackets and its meaning: 放射源（以下称密封源），指…"""
    verbs = "|".join(map(re.escape, sorted(structure_words(language).defines, key=len, reverse=True))) or "(?!)"
    return re.compile(rf"[”\"」]?[）)]?[，,]?\s*(?:{verbs})")


@cache
def _running(language: str) -> re.Pattern[str]:
    words = structure_words(language)
    if phrases(language).unspaced:
        strong = "|".join(map(re.escape, words.defines[:3])) or "(?!)"
        prefix = "|".join(map(re.escape, words.term_prefixes)) or "(?!)"
        plain = rf"(?:^|[。；])(?:{prefix})?(?P<term>[^，。；：“”「」]{{1,30}})[，,]\s*(?:{strong})"
        quoted = rf"[“「](?P<quoted>[^”」]{{1,30}})[”」](?:一词|一语)?[，,]?\s*(?:{strong}|指(?![定挥导示明出派]))"
        return re.compile(f"{plain}|{quoted}")
    verbs = "|".join(
        r"\s+".join(map(re.escape, verb.split()))
        for verb in sorted(words.defines, key=len, reverse=True)
        if verb[:1].isalpha() and len(verb) > 3
    )
    leads = "|".join(r"\s+".join(map(re.escape, lead.split())) for lead in words.defines_before) or "(?!)"
    copula = "|".join(map(re.escape, words.defines_quoted)) or "(?!)"
    return re.compile(
        rf"[“\"«„](?P<term>[^”\"»“]{{1,100}})[”\"»“](?:,[^,;:]{{1,120}},)?\s+(?i:{verbs or '(?!)'})(?!\w)"
        rf"|(?:^|(?<=[.;]\s))(?:\w{{1,4}}\s+)?[“\"«„](?P<called>[^”\"»“]{{1,100}})[”\"»“]\s+(?i:{copula})(?!\w)"
        rf"|(?<!\w)(?i:{leads})\s*[“\"«„]\s?(?P<led>[^”\"»“]{{1,100}}?)\s?[”\"»“](?=\s+\w|\s?:)"
    )


@cache
def _of_sections(language: str) -> re.Pattern[str]:
    """Words that say for which sections a term is defined: « Aux articles 82.3 à 82.5, engin s’entend de… »."""
    nouns = structure_words(language).references.nouns.section
    named = "|".join(sorted(map(re.escape, nouns), key=len, reverse=True)) or "(?!)"
    return re.compile(rf"\s*[^,;:.()\d]{{0,30}}(?<!\w)(?i:{named})\s+\d[^,;:]{{0,40}},(?=\s)")


@cache
def _around(language: str) -> tuple[re.Pattern[str], re.Pattern[str], re.Pattern[str]] | None:
    """The head of a sentence that says what a bare term is; a further one in it; terms that are none."""
    words = structure_words(language)
    if not words.defines_around:
        return None
    begins = "|".join(rf"{re.escape(one)}(?:(?<=['’])|(?!\w))" for one in words.begins_meaning) or "(?!)"
    articles = (*words.references.articles, *words.references.of)
    article = "|".join(rf"{re.escape(one)}(?:(?<=['’])|\s)" for one in articles) or "(?!)"
    article = rf"(?:(?:{article})\s?)?"
    ends = rf"(?=\s*:|,|\s+(?:{begins}))"
    options = []
    for number, phrase in enumerate(sorted(words.defines_around, key=len, reverse=True)):
        lead, _, tail = phrase.partition("…")
        lead = r"\s+".join(map(re.escape, lead.split()))
        tail = r",?\s+" + r"\s+".join(map(re.escape, tail.split())) + r"(?!\w)" if tail.split() else ends
        options.append(rf"{lead}\s+{article}(?P<t{number}>[^\W\d_][^,;:.“”«»\"\n]{{1,60}}?){tail}")
    opening = r"(?:[^,;:.]{0,70},\s+)?"  # « Au sens de la présente loi, »
    head = re.compile(rf"(?:\A|(?<=[.]\s))\s*{opening}(?:(?i:{'|'.join(options)}))")
    and_so = "|".join(re.escape(one) for one in words.references.joins if one.isalpha()) or "(?!)"
    term = r"(?P<further>[^\W\d_][^,;:.“”«»\"]{1,60}?)"
    further = re.compile(rf";\s+(?:{and_so})\s+{article}{term},(?=\s+(?:{begins}))")
    never = "|".join(map(re.escape, words.never_defined)) or "(?!)"
    return head, further, re.compile(rf"(?i:{never})(?!\w)")


def _scope_named(words: str, provision: Provision, provisions: tuple[Provision, ...], language: str) -> int:
    matches = list(_this(language).finditer(words))
    # "The definitions in this section apply in these Regulations": the law is named beside the place of the list.
    if not matches or any(match.lastgroup == "act" for match in matches):
        return 0
    match = matches[0]
    wanted = {
        "part": (Kind.PART, Kind.CHAPTER),
        "chapter": (Kind.CHAPTER, Kind.PART),
        "section": (Kind.SECTION,),
        "subsection": (Kind.SUBSECTION,),
        "schedule": (Kind.SCHEDULE,),
    }[match.lastgroup or "section"]
    at: int | None = provision.index
    while at is not None:
        above = provisions[at].parent
        if provisions[at].kind is Kind.SECTION and above is not None and provisions[above].section is not None:
            if provisions[at].kind in wanted:
                return at
            if match.lastgroup in ("part", "chapter"):
                return above  # the part that another law gets here: all that this provision inserts
        if provisions[at].kind in wanted and (
            provisions[at].kind is not Kind.CHAPTER or provisions[at].label or match.lastgroup == "chapter"
        ):
            return at
        at = provisions[at].parent
    if match.lastgroup == "section" and provision.section is not None:
        return provision.section
    return 0


@cache
def _this(language: str) -> re.Pattern[str]:
    references = structure_words(language).references
    this = (
        "|".join(r"\s+".join(map(re.escape, word.split())) for word in sorted(references.this, key=len, reverse=True))
        or "(?!)"
    )
    options = []
    for name in ("act", "section", "subsection", "part", "chapter", "schedule"):
        nouns = "|".join(sorted(map(re.escape, getattr(references.nouns, name)), key=len, reverse=True)) or "(?!)"
        options.append(rf"(?P<{name}>{nouns})")
    nouns = "|".join(options)
    if phrases(language).unspaced:
        return re.compile(rf"(?:{this})(?:{nouns})")
    if references.this_after:
        return re.compile(rf"(?<!\w)(?:{nouns})(?:\s+\w+)?\s+(?:{this})(?!\w)", re.IGNORECASE)
    return re.compile(rf"(?<!\w)(?:{this})\s*(?:{nouns})(?!\w)", re.IGNORECASE)
