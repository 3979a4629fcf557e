"""The prose of the papers that go with the model texts: memorandum, guide, roadmap, terms.

Those for treaty actions and for reports stand in `treaty_papers` and `report_papers`. Every text is a template that may
call what a clause may, save `ref` to a paragraph of its own and `this_act`.
"""

from __future__ import annotations

from typing import ClassVar, Literal

from pydantic import Field

from lawkit.library.content import Content, Heading, Identifier, LawText, LawTexts, Text
from lawkit.library.translatable import Named

FOLDER = "model_laws/papers"
TextName = Literal["act", "regulations", "amending-bill"]
Due = Literal["consent", "declaration", "notification", "communication"]


class Conditional(Content):
    """What stands in a kit only where all that it names is so; a fact that nobody knows leaves it in."""

    needs: tuple[Identifier, ...] = ()  # clauses that are all in the kit
    without: tuple[Identifier, ...] = ()  # clauses of which none is in the kit
    texts: tuple[TextName, ...] = ()  # model texts that are all in the kit
    instruments: tuple[Identifier, ...] = ()  # one of these is among the kit's instruments
    applies_if: dict[str, str] = Field(default_factory=dict)  # facts of the country profile
    known: dict[str, str] = Field(default_factory=dict)  # facts that must be known to be so: for what asserts them
    unknown: tuple[str, ...] = ()  # facts that nobody has told: for what asks for them
    tradition: Literal["", "common", "civil"] = ""
    due: tuple[Due, ...] = ()  # the state has a treaty action of one of these kinds to take


class Prose(Conditional):
    """A paragraph, with a list below it."""

    text: LawText
    items: LawTexts = ()
    open: bool = False  # a question that only the state can answer: it is marked


class Remark(Prose):
    """A paragraph that is known by an id, so that a pack can replace it."""

    named: ClassVar = Named("paper")

    id: Identifier


class Section(Conditional):
    """A heading with what stands below it."""

    named: ClassVar = Named("section")

    id: Identifier
    heading: Heading
    paragraphs: tuple[Prose, ...] = Field(min_length=1)


class MemorandumFile(Content):
    """model_laws/papers/memorandum.yaml: the general part of the explanatory memorandum."""

    sections: tuple[Section, ...]


class GuideEntry(Conditional):
    """A file of the kit: what it is for and who uses it."""

    named: ClassVar = Named("file", "file")

    file: Text
    purpose: LawText
    users: LawText


class Role(Conditional):
    """Somebody in the state, and what is theirs to do."""

    named: ClassVar = Named("role")

    id: Identifier
    who: LawText
    what: LawText


class GuideFile(Content):
    """model_laws/papers/guide.yaml: the words of 00-start-here that do not depend on what was found."""

    files: tuple[GuideEntry, ...] = ()
    order: tuple[Remark, ...] = ()  # the order of work
    roles: tuple[Role, ...] = ()


class RoadmapStep(Conditional):
    """A step on the way from the kit to a law that works."""

    named: ClassVar = Named("step")

    id: Identifier
    phase: LawText
    title: LawText
    owner: LawText
    weeks: int = Field(ge=0, le=200)  # how long it takes; 0: a moment
    after: tuple[Identifier, ...] = ()  # steps that end before it begins
    wait: int = Field(default=0, ge=0, le=200)  # weeks between the end of the last of these and its begin
    result: LawText  # what is there when it is done


class RoadmapFile(Content):
    """model_laws/papers/roadmap.yaml"""

    steps: tuple[RoadmapStep, ...]


class Term(Conditional):
    """A word that the papers use and that the model texts do not define."""

    named: ClassVar = Named("term")

    id: Identifier
    term: LawText
    text: LawText
    authority: tuple[Text, ...] = ()  # obligation ids or "instrument art. 5(1)"
    concept: Identifier = ""  # where the term base has it


class TermFile(Content):
    """model_laws/papers/terms.yaml"""

    terms: tuple[Term, ...]
