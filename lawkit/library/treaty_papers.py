"""The papers by which a state joins a treaty, and those it owes as a party: content of 07-treaty-actions."""

from __future__ import annotations

from typing import Literal

from pydantic import Field

from lawkit.library.content import Content, Identifier, Text
from lawkit.library.papers import Conditional, Due, Prose

Status = Literal["party", "signatory", "not party", "unknown"]


class Treaty(Content):
    """A text to which a state becomes party, named as in the `treaty_status` rows of the country files."""

    id: Identifier
    instrument: Identifier  # the instrument of the checklists to which it belongs
    title: Text
    short: Text
    made: Text  # where and when it was adopted or opened, as the papers say it
    depositary: Text
    address: Text  # the office that receives papers
    consent: Text  # the articles on joining
    in_force: Text  # when it binds a state that joins now
    convention: str = ""  # what a party calls the whole, where the title names an amendment only
    later: Identifier = ""  # the text that has taken its place: a party to that owes its notices under that
    remarks: tuple[Prose, ...] = ()

    @property
    def name(self) -> str:
        """The convention as a party speaks of it."""
        return self.convention or self.title


class FormLine(Conditional):
    """A line of a paper."""

    text: Text
    kind: Literal["paragraph", "item", "box", "centred", "signature"] = "paragraph"


class TreatyForm(Conditional):
    """A paper for one or more treaties, drawn up for each of them that calls for it."""

    id: Identifier
    kind: Due
    title: Text
    treaties: tuple[Identifier, ...] = Field(min_length=1)
    status: tuple[Status, ...] = Field(min_length=1)  # the state's status towards the treaty
    authority: tuple[Text, ...] = ()  # obligation ids or "instrument art. 5(1)"; only those of the treaty are printed
    deed: Text  # in the table of actions: what is to be done
    signed_by: Text
    sent_to: Text
    time: Text
    together: bool = False  # one paper for all treaties with the same depositary
    lines: tuple[FormLine, ...] = Field(min_length=1)
    notes: tuple[Prose, ...] = ()


class TreatyPaperFile(Content):
    """A file model_laws/papers/treaty-*.yaml"""

    introduction: tuple[Prose, ...] = ()
    treaties: tuple[Treaty, ...] = ()
    forms: tuple[TreatyForm, ...] = ()
