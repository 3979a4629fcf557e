"""The papers of all packs together: an entry with the id of an earlier one takes its place, others follow."""

from __future__ import annotations

from collections.abc import Callable, Iterable
from typing import Any, TypeVar

from lawkit.library.content import Content
from lawkit.library.papers import (
    FOLDER,
    GuideEntry,
    GuideFile,
    MemorandumFile,
    Remark,
    RoadmapFile,
    RoadmapStep,
    Role,
    Section,
    Term,
    TermFile,
)
from lawkit.library.report_papers import MatrixBlock, Need, ReportPaperFile, ReportSection, Review
from lawkit.library.treaty_papers import Treaty, TreatyForm, TreatyPaperFile

Entry = TypeVar("Entry")
Load = Callable[[str, type[Any]], list[Any]]  # a pattern below a content folder and what its files hold -> the files


class Papers(Content):
    """Everything that the papers of a kit say."""

    memorandum: tuple[Section, ...]
    files: tuple[GuideEntry, ...]
    order: tuple[Remark, ...]
    roles: tuple[Role, ...]
    steps: tuple[RoadmapStep, ...]
    terms: tuple[Term, ...]
    treaty_introduction: tuple[Remark, ...]
    treaties: tuple[Treaty, ...]
    forms: tuple[TreatyForm, ...]
    report_introduction: tuple[Remark, ...]
    matrix: tuple[MatrixBlock, ...]
    sections: tuple[ReportSection, ...]
    reviews: tuple[Review, ...]
    needs: tuple[Need, ...]


def gather_papers(load: Load) -> Papers:
    """The papers; `load` reads content files. Raises ContentError when a file has faults."""
    memorandum = load(f"{FOLDER}/memorandum*.yaml", MemorandumFile)
    guide = load(f"{FOLDER}/guide*.yaml", GuideFile)
    roadmap = load(f"{FOLDER}/roadmap*.yaml", RoadmapFile)
    terms = load(f"{FOLDER}/terms*.yaml", TermFile)
    treaty = load(f"{FOLDER}/treaty-*.yaml", TreatyPaperFile)
    report = load(f"{FOLDER}/report-*.yaml", ReportPaperFile)
    return Papers(
        memorandum=_latest((one for file in memorandum for one in file.sections), "id"),
        files=_latest((one for file in guide for one in file.files), "file"),
        order=_latest((one for file in guide for one in file.order), "id"),
        roles=_latest((one for file in guide for one in file.roles), "id"),
        steps=_latest((one for file in roadmap for one in file.steps), "id"),
        terms=_latest((one for file in terms for one in file.terms), "id"),
        treaty_introduction=_latest((one for file in treaty for one in file.introduction), "id"),
        treaties=_latest((one for file in treaty for one in file.treaties), "id"),
        forms=_latest((one for file in treaty for one in file.forms), "id"),
        report_introduction=_latest((one for file in report for one in file.introduction), "id"),
        matrix=_latest((one for file in report for one in file.matrix), "id"),
        sections=_latest((one for file in report for one in file.sections), "id"),
        reviews=_latest((one for file in report for one in file.reviews), "id"),
        needs=_latest((one for file in report for one in file.needs), "id"),
    )


def _latest(entries: Iterable[Entry], name: str) -> tuple[Entry, ...]:
    """Each entry once, by its name, at the place where it first stood."""
    return tuple({getattr(entry, name): entry for entry in entries}.values())
