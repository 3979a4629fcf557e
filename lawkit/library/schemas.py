"""JSON Schema of every kind of content file, so that an editor completes and checks the YAML while one writes.

`python -m lawkit.library.schemas` writes the files beside the content; a test holds them to the typed content.
"""

from __future__ import annotations

import json
from collections.abc import Iterator
from pathlib import Path
from typing import Any

from pydantic import BaseModel

from lawkit.library.content import (
    ClauseFile,
    ConceptFile,
    ConceptWordsFile,
    InstrumentFile,
    PlaceholderFile,
    RuleFile,
)
from lawkit.library.papers import GuideFile, MemorandumFile, RoadmapFile, TermFile
from lawkit.library.paths import content_root
from lawkit.library.report_papers import ReportPaperFile
from lawkit.library.reviewing import EnactedFile, ReviewQuestionFile
from lawkit.library.safeguards import SafeguardFile
from lawkit.library.topics import TopicFile
from lawkit.library.treaty_papers import TreatyPaperFile
from lawkit.localization.drafting import Drafting, StateDrafting
from lawkit.output import write_file
from lawkit.survey.first_look import RecallFile
from lawkit.survey.states import SetsFile
from lawkit.word.spacing import SpacingFile
from lawkit.word.style_names import StyleNamesFile

_DIALECT = "https://json-schema.org/draft/2020-12/schema"
# Where the schema stands, for which files it is, and what they hold.
FILES: dict[str, tuple[type[BaseModel], str]] = {
    "checklists/schemas/instruments.json": (InstrumentFile, "An instrument and its obligations"),
    "checklists/schemas/concepts.json": (ConceptFile, "Concepts that the check looks for"),
    "checklists/schemas/rules.json": (RuleFile, "How the check recognises obligations"),
    "checklists/schemas/questions.json": (ReviewQuestionFile, "What a reviewer asks of a law"),
    "checklists/schemas/enacted.json": (EnactedFile, "Pointers to enacted laws"),
    "checklists/schemas/safeguards.json": (SafeguardFile, "Safeguards that a reviewer looks for"),
    "checklists/schemas/topics.json": (TopicFile, "Subjects on which a kit can be made alone"),
    "checklists/schemas/first-pass.json": (RecallFile, "How well the first pass of a survey was measured to find"),
    "checklists/schemas/survey.json": (SetsFile, "Which laws of a survey count together as those of one state"),
    "model_laws/schemas/clauses.json": (ClauseFile, "A part of a model text"),
    "model_laws/schemas/placeholders.json": (PlaceholderFile, "Blanks that a state fills in"),
    "model_laws/schemas/memorandum.json": (MemorandumFile, "The general part of the explanatory memorandum"),
    "model_laws/schemas/guide.json": (GuideFile, "The files of a kit, the order of work, who does what"),
    "model_laws/schemas/roadmap.json": (RoadmapFile, "The steps from the kit to a law that works"),
    "model_laws/schemas/terms.json": (TermFile, "Words that the papers use"),
    "model_laws/schemas/treaty-papers.json": (TreatyPaperFile, "Treaties and the papers that they call for"),
    "model_laws/schemas/report-papers.json": (ReportPaperFile, "Drafts of reports"),
    "locales/schemas/words.json": (ConceptWordsFile, "One language's words for concepts"),
    "locales/schemas/word-styles.json": (StyleNamesFile, "Other names of the styles that lawkit writes with"),
    "locales/schemas/word-spacing.json": (SpacingFile, "Signs that no line parts from the words beside them"),
    "locales/schemas/drafting.json": (Drafting, "How laws are drafted in a language"),
    "locales/schemas/state-drafting.json": (StateDrafting, "In what the laws of a state are drafted otherwise"),
}


def schemas() -> Iterator[tuple[str, str]]:
    """Each schema file's place below the content folder, and its text."""
    for place, (model, title) in FILES.items():
        schema = {"$schema": _DIALECT, **_plain(model.model_json_schema()), "title": title}
        yield place, json.dumps(schema, ensure_ascii=False, indent=1) + "\n"


def _plain(value: Any) -> Any:
    """A schema that also takes what YAML makes of unquoted words: numbers and yes/no where lawkit reads strings."""
    if isinstance(value, dict):
        plain = {key: _plain(inner) for key, inner in value.items()}
        if plain.get("type") == "string" and "pattern" not in plain and "enum" not in plain:
            plain["type"] = ["string", "number", "boolean"]
        return plain
    return [_plain(inner) for inner in value] if isinstance(value, list) else value


def write_schemas(root: Path) -> None:
    """Write every schema file below a content folder."""
    for place, text in schemas():
        (root / place).parent.mkdir(parents=True, exist_ok=True)
        write_file(root / place, text.encode("utf-8"))


if __name__ == "__main__":
    write_schemas(content_root())
