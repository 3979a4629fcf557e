"""The kit that a person plans on the pages: what was chosen, and the answers on the State, which the project keeps."""

from __future__ import annotations

import json
import tempfile
import threading
from collections import OrderedDict
from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import Path
from urllib.parse import urlencode

from lawkit.errors import AnswersError
from lawkit.kits.choices import OptionUse, fittings, open_facts, options
from lawkit.kits.context import KitContext, make_context
from lawkit.kits.model_texts import MODEL_TEXTS
from lawkit.kits.preview import OPENING, ShownClause, part_label, shown_opening, shown_part
from lawkit.kits.wording import Wording
from lawkit.library.content import Placeholder
from lawkit.library.loader import Library
from lawkit.localization.answers import Answers, options_of, read_answers
from lawkit.localization.answers_template import answers_template
from lawkit.localization.countries import Country
from lawkit.localization.messages import translator
from lawkit.localization.questions import load_questions
from lawkit.store.vault import Vault

FILE = "answers.yaml"
KEPT = 4  # plans that are held ready
SECTIONS = ("facts", "treaty_status", "placeholders", "options")
Given = Mapping[str, Mapping[str, str]]  # section of an answers file -> name -> answer


@dataclass(frozen=True)
class Plan:
    """What was chosen for a kit; what is empty follows from the State's profile."""

    country: str
    language: str = ""
    tradition: str = ""
    instruments: tuple[str, ...] = ()
    topic: str = ""  # the one subject of the kit; '' for all

    @property
    def query(self) -> str:
        """The choices as the query of an address."""
        told = [("language", self.language), ("tradition", self.tradition), ("topic", self.topic)]
        told += [("instruments", one) for one in self.instruments]
        return urlencode([(name, value) for name, value in told if value])


class AnswersShelf:
    """The answers on each State, as answers files in the project, which `lawkit kit --answers` reads too."""

    def __init__(self, vault: Vault) -> None:
        self._vault = vault
        self._lock = threading.Lock()

    def text(self, country: Country) -> str:
        """The answers file of a state; empty where nobody has answered."""
        return (self._vault.read(_group(country), FILE) or b"").decode("utf-8")

    def answers(self, country: Country, library: Library) -> Answers:
        """The answers on a state. Raises AnswersError for a file that does not fit the content any more."""
        return answers_in(self.text(country), country, library)

    def told(self, country: Country, library: Library) -> dict[str, dict[str, str]]:
        """The answers on a state by section and name, as they are typed."""
        answers = self.answers(country, library)
        statuses = {
            name: f"{row.status} {row.date}".removesuffix(" unknown") for name, row in answers.treaty_status.items()
        }
        facts, placeholders, options = dict(answers.facts), dict(answers.placeholders), dict(answers.options)
        return {"facts": facts, "treaty_status": statuses, "placeholders": placeholders, "options": options}

    def keep(self, country: Country, library: Library, given: Given, language: str) -> None:
        """Keeps the answers that a form gives; those that it does not ask for stay. An empty one is taken back.

        Raises AnswersError for an answer that is none.
        """
        with self._lock:
            told = self.told(country, library)
            merged = {
                section: {**told[section], **{name: " ".join(one.split()) for name, one in given[section].items()}}
                for section in SECTIONS
            }
            lines = [f"country: {country.iso2}"]
            for section, entries in merged.items():
                lines.append(f"{section}:")
                lines += [f"  {json.dumps(name)}: {json.dumps(one)}" for name, one in sorted(entries.items()) if one]
            answers = answers_in("\n".join(lines) + "\n", country, library)
            used = {name: library.placeholders[name] for name in answers.placeholders}
            chosen = {name: one for name, one in options_of(library).items() if name in answers.options}
            words = translator(language, tuple(library.roots))
            text = answers_template(country, used, chosen, load_questions(library.roots), answers, words)
            self._vault.write(_group(country), FILE, text)

    def delete(self, country: Country) -> None:
        """Removes the answers on a state for good."""
        self._vault.remove(_group(country))


def _group(country: Country) -> str:
    return f"answers/{country.iso2}"


def answers_in(text: str, country: Country, library: Library) -> Answers:
    """The answers in the text of an answers file; none where it is empty. Raises AnswersError for a wrong one."""
    if not text:
        return Answers()
    with tempfile.TemporaryDirectory() as folder:
        path = Path(folder) / "answers.yaml"
        path.write_text(text, encoding="utf-8")
        asked = (library.placeholders, options_of(library), load_questions(library.roots))
        try:
            return read_answers(path, country, *asked)
        except AnswersError as error:
            raise AnswersError([(at.replace(f"{path}:", f"{FILE}:"), one) for at, one in error.faults]) from None


@dataclass(frozen=True)
class Asked:
    """What the texts of a planned kit leave to the State."""

    blanks: tuple[Placeholder, ...]  # those used most first
    options: tuple[OptionUse, ...]
    fittings: tuple[OptionUse, ...]
    facts: tuple[str, ...]  # that decide whether a clause stays, and that nobody has told


class PlannedKit:
    """The model texts of a plan, rendered once and shown part by part; used by one thread at a time."""

    def __init__(self, context: KitContext) -> None:
        self.context = context
        self._lock = threading.Lock()
        self._parts: dict[tuple[str, str], list[ShownClause]] = {}

    def contents(self) -> list[tuple[str, str, list[tuple[str, str, str]]]]:
        """Of each text: its id, its name, and the id, number and title of its parts, opening words first."""
        opening = (OPENING, "", self.context.translate("opening words").capitalize())
        with self._lock:
            return [
                (name, wording.numbered.words.working_title, [opening, *_parts(wording)])
                for name, wording in self.context.wordings.items()
            ]

    def part(self, text: str, part: str) -> list[ShownClause]:
        """The clauses of a part."""
        with self._lock:
            return self._part(text, part)

    def _part(self, text: str, part: str) -> list[ShownClause]:
        if (text, part) not in self._parts:
            self._parts[text, part] = self._made(text, part)
        return self._parts[text, part]

    def _made(self, text: str, part: str) -> list[ShownClause]:
        wording = self.context.wordings[text]
        if part == OPENING:
            return [shown_opening(self.context, next(one for one in MODEL_TEXTS if one.id == text))]
        return shown_part(wording, next(one for one in wording.selection.parts if one.id == part))

    def asked(self) -> Asked:
        """What is left to the State, over all texts."""
        with self._lock:
            wordings = list(self.context.wordings.values())
            for text, wording in self.context.wordings.items():
                for part in (OPENING, *(name for name, _label, _title in _parts(wording))):
                    self._part(text, part)
            used: dict[str, int] = {}
            for wording in wordings:
                for name, clauses in wording.blanks_used.items():
                    used[name] = used.get(name, 0) + len(clauses)
            blanks = sorted(used, key=lambda name: -used[name])
            return Asked(
                tuple(self.context.library.placeholders[name] for name in blanks),
                tuple(options(wordings)),
                tuple(fittings(wordings)),
                tuple(dict.fromkeys(one.fact for one in open_facts(wordings))),
            )


def _parts(wording: Wording) -> list[tuple[str, str, str]]:
    """The id, the number and the title of each part but the opening words."""
    return [(part.id, part_label(wording, part), part.title) for part in wording.selection.parts if not part.front]


class PlannedKits:
    """The plans that were shown last, held ready."""

    def __init__(self) -> None:
        self._lock = threading.Lock()
        self._held: OrderedDict[tuple[Plan, str, int], PlannedKit] = OrderedDict()

    def kit(self, plan: Plan, country: Country, library: Library, answers_text: str, stamp: int) -> PlannedKit:
        """The kit of a plan; `stamp` tells one state of the content from another. Raises AnswersError."""
        key = (plan, answers_text, stamp)
        with self._lock:
            found = self._held.pop(key, None)
        if found is None:
            answers = answers_in(answers_text, country, library)
            asked = (plan.language or None, plan.instruments, plan.tradition or None)
            found = PlannedKit(make_context(library, country, *asked, answers, None, topic=plan.topic or None))
        with self._lock:
            self._held[key] = found
            while len(self._held) > KEPT:
                self._held.popitem(last=False)
        return found
