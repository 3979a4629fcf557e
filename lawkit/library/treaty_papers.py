"""The papers by which a state joins a treaty, and those it owes as a party: content of 07-treaty-actions."""

from __future__ import annotations

from typing import Annotated, ClassVar, Literal

from pydantic import Field

from lawkit.library.content import Content, Identifier, LawText, Text, Title
from lawkit.library.papers import Conditional, Due, Prose, Remark
from lawkit.library.translatable import Named, Translatable

Status = Literal["party", "signatory", "not party", "unknown"]


class Treaty(Content):
    """A text to which a state becomes party, named as in the `treaty_status` rows of the country files."""

    named: ClassVar = Named("treaty")

    id: Identifier
    instrument: Identifier  # the instrument of the checklists to which it belongs
    title: Title
    short: Title
    made: Title  # where and when it was adopted or opened, as the papers say it
    depositary: Title
    address: Title  # the office that receives papers
    consent: Title  # the articles on joining
    in_force: Title  # when it binds a state that joins now
    # what a party calls the whole, where the title names an amendment only
    convention: Annotated[str, Translatable("title")] = ""
    later: Identifier = ""  # the text that has taken its place: a party to that owes its notices under that
    remarks: tuple[Prose, ...] = ()

    @property
    def name(self) -> str:
        """The convention as a party speaks of it."""
        return self.convention or self.title


class FormLine(Conditional):
    """A line of a paper."""

    text: LawText
    kind: Literal["paragraph", "item", "box", "centred", "signature"] = "paragraph"


class TreatyForm(Conditional):
    """A paper for one or more treaties, drawn up for each of them that calls for it."""

    named: ClassVar = Named("form")

    id: Identifier
    kind: Due
    title: Title
    treaties: tuple[Identifier, ...] = Field(min_length=1)
    status: tuple[Status, ...] = Field(min_length=1)  # the state's status towards the treaty
    authority: tuple[Text, ...] = ()  # obligation ids or "instrument art. 5(1)"; only those of the treaty are printed
    deed: LawText  # in the table of actions: what is to be done
    signed_by: LawText
    sent_to: LawText
    time: LawText
    together: bool = False  # one paper for all treaties with the same depositary
    lines: tuple[FormLine, ...] = Field(min_length=1)
    notes: tuple[Prose, ...] = ()


class TreatyPaperFile(Content):
    """A file model_laws/papers/treaty-*.yaml"""

    introduction: tuple[Remark, ...] = ()
    treaties: tuple[Treaty, ...] = ()
    forms: tuple[TreatyForm, ...] = ()
