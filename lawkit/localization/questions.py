"""The questions that every state must answer: facts on which clauses depend and which no source of ours gives."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from pathlib import Path
from typing import Annotated, ClassVar, Literal

from pydantic import model_validator

from lawkit.errors import ContentError, ContentFault
from lawkit.library.content import Asked, Content, OptionalNote, Text
from lawkit.library.translatable import Named, Translatable
from lawkit.library.yaml_source import read_model
from lawkit.localization.countries import Country, FactName
from lawkit.localization.locales import own_figures
from lawkit.localization.names import FOLDER
from lawkit.sentences import marked

_YES_NO = {"yes": "true", "true": "true", "no": "false", "false": "false"}


class Question(Content):
    """A question on one fact of a country."""

    named: ClassVar = Named("fact", "fact")

    fact: FactName
    question: Asked
    kind: Literal["text", "yes-no", "choice"] = "text"
    choices: tuple[Text, ...] = ()
    advice: OptionalNote = ""
    example: Annotated[str, Translatable("example")] = ""
    for_own_figures: bool = False  # asked only where CLDR knows figures of the state's own

    @model_validator(mode="after")
    def _choices_where_asked(self) -> Question:
        if (self.kind == "choice") != bool(self.choices):
            raise ValueError(marked("a question of kind 'choice', and no other, wants choices"))
        return self

    @property
    def expected(self) -> str:
        """The answers that can be given; '' where any text will do."""
        return " / ".join(("yes", "no") if self.kind == "yes-no" else self.choices)

    def value_of(self, answer: str) -> str | None:
        """The fact's value for an answer as typed; None where it is no answer to the question."""
        if self.kind == "yes-no":
            return _YES_NO.get(answer.casefold())
        if self.kind == "choice":
            return next((choice for choice in self.choices if choice.casefold() == answer.casefold()), None)
        return answer


def questions_for(country: Country, questions: Mapping[str, Question]) -> dict[str, Question]:
    """The questions that make sense for a state, by fact."""
    figures = any(own_figures(language, country.iso2) for language in country.languages)
    return {fact: one for fact, one in questions.items() if figures or not one.for_own_figures}


class QuestionsFile(Content):
    """locales/countries/questions.yaml"""

    questions: tuple[Question, ...]


def load_questions(roots: Sequence[Path]) -> dict[str, Question]:
    """The questions of all packs by the fact that they ask for. Raises ContentError with every fault."""
    questions: dict[str, Question] = {}
    faults: list[ContentFault] = []
    for path in (root / FOLDER / "questions.yaml" for root in roots):
        if path.is_file():
            file, _, found = read_model(path, QuestionsFile)
            faults += found
            questions.update({one.fact: one for one in file.questions} if file else {})
    if faults:
        raise ContentError(faults)
    return questions
