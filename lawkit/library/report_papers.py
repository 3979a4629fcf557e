"""Drafts of reports to the Security Council, to treaty bodies and to those who assist: content of 08-reports."""

from __future__ import annotations

from typing import ClassVar, Literal

from pydantic import Field

from lawkit.library.content import Content, Heading, Identifier, LawText, Text
from lawkit.library.papers import Conditional, Remark
from lawkit.library.translatable import Named

Sensitivity = Literal["public", "restricted"]


class ReportEntry(Conditional):
    """Something to be told; `sensitivity` is the marking it starts with, which the state may change."""

    named: ClassVar = Named("report")

    id: Identifier
    text: LawText
    sensitivity: Sensitivity = "public"
    obligations: tuple[Identifier, ...] = ()  # their pinpoints and the clauses that meet them are printed with it


class MatrixRow(ReportEntry):
    """A row of the table on resolution 1540."""

    paragraph: Text  # of the resolution


class MatrixBlock(Conditional):
    """A block of the table."""

    named: ClassVar = Named("block")

    id: Identifier
    heading: Heading
    rows: tuple[MatrixRow, ...] = Field(min_length=1)


class ReportSection(Conditional):
    """A section of the consolidated report: what several instruments ask on one subject, told once."""

    named: ClassVar = Named("report-section")

    id: Identifier
    heading: Heading
    kinds: tuple[Text, ...] = ()  # kinds of obligation whose pinpoints stand under the heading
    entries: tuple[ReportEntry, ...] = Field(min_length=1)


class Review(ReportEntry):
    """An assessment of one's own or by peers."""

    who: LawText
    begins: int = Field(ge=0, le=600)  # weeks after the start
    every: int = Field(default=0, ge=0, le=240)  # months; 0: once
    output: LawText


class Need(ReportEntry):
    """A need for assistance."""

    kind: Literal["drafting", "training", "equipment", "money"]
    asked: LawText  # what is asked for
    givers: LawText  # who gives such help


class ReportPaperFile(Content):
    """A file model_laws/papers/report-*.yaml"""

    introduction: tuple[Remark, ...] = ()
    matrix: tuple[MatrixBlock, ...] = ()
    sections: tuple[ReportSection, ...] = ()
    reviews: tuple[Review, ...] = ()
    needs: tuple[Need, ...] = ()
