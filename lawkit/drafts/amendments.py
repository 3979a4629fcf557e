"""What an amending provision says it does: to which place of the other law, and whether it puts in or takes out."""

from __future__ import annotations

import re
from dataclasses import dataclass
from functools import cache

from lawkit.drafts.numbering import Mark
from lawkit.drafts.phrases import Phrases
from lawkit.drafts.structure_words import StructureWords, structure_words

_NUMBER = r"\d+(?:[.\-]\d+)*[A-Z]{0,2}|[IVX]+"
_SUB = r"(?:\s?\((?:[\w.]{1,6})\))*"
_ORDER = ("section", "subsection", "paragraph", "item")


@dataclass(frozen=True, slots=True)
class Amendment:
    """The place in the amended law ("30", "38(1)") and what happens there."""

    base: str
    labels: tuple[str, ...]
    deletes: bool
    defines: bool
    unit: str = ""  # what is put in or replaced: "section", "subsection", "paragraph", "item"; "" where nothing says

    @classmethod
    def read(cls, words: str, instruction: str, phrases: Phrases) -> Amendment:
        """The amendment that the words of a provision and of those above it announce."""
        pattern = _places(phrases.words.language)
        section = ""
        parts: dict[str, str] = {}
        for match in pattern.finditer(words):
            kind = next(name for name in _ORDER if match.group(name))
            number = match.group(f"{kind}_number")
            anchored = _just_before(words, match.start(), phrases.words)
            head, *subs = re.findall(r"[\w.\-]+", number)
            if kind != "section" and head[0].isdigit() and not number.startswith("(") and not section:
                section = head
                for label, name in zip(subs, _ORDER[1:], strict=False):
                    if not (anchored and label == subs[-1]):
                        parts[name] = label
                continue
            if anchored and kind == "section" and section:
                continue
            if kind == "section":
                if not section:
                    section = head
                    parts.update(zip(_ORDER[1:], subs[:-1] if anchored else subs, strict=False))
            elif not anchored:
                parts.setdefault(kind, head)
        labels = tuple(parts[name] for name in _ORDER[1:] if name in parts)
        return cls(
            section,
            labels,
            bool(phrases.deletes.search(instruction)),
            bool(phrases.definition_leads.search(instruction)),
            _unit(instruction, phrases),
        )

    def locator(self, number: str, mark: Mark) -> str:
        """The place of an inserted number in the amended law: "30(4B)"; "" where the law does not say where."""
        if not self.base:
            return ""
        labels = self.labels
        if mark.readings[0][0] == "decimal":
            labels = ()
        elif labels and labels[-1] == number:
            labels = labels[:-1]
        return self.base + "".join(f"({label})" for label in (*labels, number))


def _unit(instruction: str, phrases: Phrases) -> str:
    """The unit that the words call what follows ("the following section"), else the smallest that they name."""
    nouns = _unit_nouns(phrases.words.language)
    named = list(nouns.finditer(instruction))
    for start in reversed([match.end() for match in phrases.inserts.finditer(instruction)]):
        for match in named:
            if 0 <= match.start() - start <= 20:
                return match.lastgroup or ""
    found = [match.lastgroup or "" for match in named]
    return max(found, key=_ORDER.index, default="")


def _just_before(words: str, at: int, known: StructureWords) -> bool:
    """Whether a place only says where: "after subsection (4A)", "for paragraph (c)"."""
    before = words[max(0, at - 60) : at].rstrip().lower()
    for article in known.references.articles:
        if before.endswith(article) and not before[: -len(article)][-1:].isalpha():
            before = before[: -len(article)].rstrip()
            break
    return any(before.endswith(anchor) for anchor in known.anchors)


@cache
def _unit_nouns(language: str) -> re.Pattern[str]:
    nouns = structure_words(language).references.nouns
    options = []
    for name in _ORDER:
        names = "|".join(sorted(map(re.escape, getattr(nouns, name)), key=len, reverse=True)) or "(?!)"
        options.append(rf"(?P<{name}>(?<!\w)(?:{names})(?!\w))")
    return re.compile("|".join(options), re.IGNORECASE)


@cache
def _places(language: str) -> re.Pattern[str]:
    nouns = structure_words(language).references.nouns
    options = []
    for name in _ORDER:
        names = "|".join(sorted(map(re.escape, getattr(nouns, name)), key=len, reverse=True)) or "(?!)"
        number = rf"(?:{_NUMBER}){_SUB}|\([\w.]{{1,6}}\){_SUB}|[a-z](?:\.\d+)?\)?(?!\w)"
        options.append(rf"(?P<{name}>(?<!\w)(?:{names}))\s+(?P<{name}_number>{number})")
    return re.compile("|".join(options), re.IGNORECASE)
