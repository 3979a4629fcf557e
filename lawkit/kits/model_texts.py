"""The model texts of a kit: the act, the regulations made under it, the bill that amends the criminal law."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass

from lawkit.word.law_numbering import UnitNames

Translate = Callable[[str], str]


@dataclass(frozen=True, slots=True)
class ModelText:
    """One model text: its folder below model_laws/, its file in a kit, and the blank that holds its title."""

    id: str
    file: str
    title_blank: str
    is_law: bool = True  # the legislature enacts it; other texts carry making words of their own


ACT = ModelText("act", "01-model-act.docx", "short-title")
REGULATIONS = ModelText("regulations", "02-model-regulations.docx", "regulations-title", is_law=False)
BILL = ModelText("amending-bill", "03-amending-bill.docx", "bill-title")
MODEL_TEXTS = (ACT, REGULATIONS, BILL)


@dataclass(frozen=True, slots=True)
class TextNames:
    """What a text and its units are called in a drafting tradition and a language."""

    own: str  # how it speaks of itself: this Act
    named: str  # how the text next to it speaks of it: the Act
    short: str  # in tables: Act
    working_title: str  # before it has a title of its own
    contents: str  # the heading of its table of contents
    unit: str  # section, regulation; empty where the number brings the word along
    units: str
    paragraph: str  # of a section: subsection
    item: str  # of a paragraph: paragraph (a)


def text_names(text: str, civil: bool, _: Translate) -> TextNames:
    """The names for a model text."""
    if civil:
        own, named, short = {
            "act": (_("this Law"), _("the Law"), _("Law")),
            "regulations": (_("this Decree"), _("the Decree"), _("Decree")),
            "amending-bill": (_("this Law"), _("the Amending Law"), _("Amending bill")),
        }[text]
        contents = _("Arrangement of Articles")
        return TextNames(
            own, named, short, working_title(text, civil, _), contents, "", "", _("paragraph"), _("point")
        )  # fmt: skip
    if text == "regulations":
        return TextNames(
            _("these Regulations"), _("the Regulations"), _("Regulations"), working_title(text, civil, _),
            _("Arrangement of regulations"), _("regulation"), _("regulations"), _("subregulation"), _("paragraph"),
        )  # fmt: skip
    named, short = (_("the Act"), _("Act")) if text == "act" else (_("the Amending Act"), _("Amending bill"))
    return TextNames(
        _("this Act"), named, short, working_title(text, civil, _), _("Arrangement of sections"),
        _("section"), _("sections"), _("subsection"), _("paragraph"),
    )  # fmt: skip


def working_title(text: str, civil: bool, _: Translate) -> str:
    """What a text is called while nobody has given it a title."""
    return {
        "act": _("Model Act on Nuclear Security"),
        "regulations": _("Model Decree on Nuclear Security") if civil else _("Model Regulations on Nuclear Security"),
        "amending-bill": _("Model Bill to Amend the Criminal Law"),
    }[text]


def unit_names(civil: bool, _: Translate) -> UnitNames:
    """What the tradition calls the units whose numbers Word counts."""
    if civil:
        return UnitNames(_("Title"), _("Chapter"), _("Article"), _("Annex"))
    return UnitNames(_("Part"), _("Division"), "", _("Schedule"))
