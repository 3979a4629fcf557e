"""What a reviewer works with beside the duty itself: the question to ask, where to look, and laws that do it."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from pathlib import Path
from typing import Annotated, ClassVar, Literal

from pydantic import Field, StringConstraints

from lawkit.errors import ContentFault
from lawkit.library.content import Asked, Content, Effect, Identifier, Notes, Obligation, Text
from lawkit.library.sources import Place, Source, read_all
from lawkit.library.translatable import Named
from lawkit.sentences import marked

Day = Annotated[str, StringConstraints(pattern=r"^\d{4}-\d{2}-\d{2}$")]
StateCode = Annotated[str, StringConstraints(pattern=r"^[A-Z]{2}$")]


class ReviewQuestion(Content):
    """An obligation as a reviewer asks it of a law; `yes` means that the law does what the duty asks."""

    named: ClassVar = Named("question", "obligation")

    obligation: Identifier
    question: Asked
    look_for: Notes = Field(min_length=1)  # where in a statute book, and what the provision must say
    errors: Notes = ()  # what laws often get wrong


class ReviewQuestionFile(Content):
    """One file of checklists/questions/."""

    questions: tuple[ReviewQuestion, ...]


class EnactedExample(Content):
    """A pointer to an enacted provision that does what an obligation asks; never its text."""

    obligation: Identifier
    state: StateCode
    act: Text
    provisions: tuple[Text, ...] = Field(min_length=1)
    year: Annotated[str, StringConstraints(pattern=r"^\d{4}$")]
    extent: Literal["whole", "part"]  # whether it has all that the duty requires
    lacks: tuple[Identifier, ...] = ()  # the required elements that it leaves out
    note: str = ""


class EnactedFile(Content):
    """One file of checklists/enacted/: the examples of one law, and who read it when."""

    source: Text  # where the text that was read came from
    checked_by: Text
    checked_on: Day
    examples: tuple[EnactedExample, ...]


def review_faults(roots: Sequence[Path], obligations: Mapping[str, Obligation]) -> list[ContentFault]:
    """The faults in review questions and enacted examples."""
    faults: list[ContentFault] = []
    questions = read_all(roots, "checklists/questions/*.yaml", ReviewQuestionFile, faults)
    enacted = read_all(roots, "checklists/enacted/*.yaml", EnactedFile, faults)
    faults += _question_faults(questions, obligations)
    faults += _enacted_faults(enacted, obligations)
    return faults


def _question_faults(
    files: Sequence[Source[ReviewQuestionFile]], obligations: Mapping[str, Obligation]
) -> Iterator[ContentFault]:
    seen: set[tuple[Path, str]] = set()
    for source in files:
        for number, entry in enumerate(source.content.questions):
            place = Place(source, ("questions", number))
            if entry.obligation not in obligations:
                yield (place / "obligation").fault(marked("no obligation is called '{name}'", name=entry.obligation))
            if (source.root, entry.obligation) in seen:
                yield (place / "obligation").fault(
                    marked("the question on '{obligation}' stands twice", obligation=entry.obligation)
                )
            seen.add((source.root, entry.obligation))
            if not entry.question.endswith("?"):
                yield (place / "question").fault(marked("expected a question, with a question mark at its end"))


def _enacted_faults(
    files: Sequence[Source[EnactedFile]], obligations: Mapping[str, Obligation]
) -> Iterator[ContentFault]:
    for source in files:
        for number, entry in enumerate(source.content.examples):
            place = Place(source, ("examples", number))
            obligation = obligations.get(entry.obligation)
            if obligation is None:
                yield (place / "obligation").fault(marked("no obligation is called '{name}'", name=entry.obligation))
                continue
            parts = {one.id for one in obligation.elements if one.effect is not Effect.MUST_NOT_ADD}
            for index, name in enumerate(entry.lacks):
                if name not in parts:
                    yield (place / "lacks" / index).fault(
                        marked("'{name}' has no element '{element}'", name=entry.obligation, element=name)
                    )
            if entry.lacks and entry.extent == "whole":
                yield (place / "extent").fault(marked("an example that lacks elements does a part only"))
