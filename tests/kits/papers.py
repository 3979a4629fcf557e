"""Papers of real states' kits as words, without printing the model texts where a paper does not need them."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date
from functools import cache
from io import BytesIO
from zipfile import ZipFile

import docx
from lxml import etree

from lawkit.kits.context import KitContext, make_context
from lawkit.kits.model_text import PrintedTexts, print_texts
from lawkit.library.loader import Library, load
from lawkit.localization.answers import Answers
from lawkit.localization.countries import load_country
from tests.word.element_order import faults

W = "{http://schemas.openxmlformats.org/wordprocessingml/2006/main}"
Writer = Callable[[KitContext, PrintedTexts], bytes]


@cache
def shipped() -> Library:
    return load()


def context_of(
    state: str, *instruments: str, answers: Answers | None = None, day: date | None = None, language: str = "en"
) -> KitContext:
    country = load_country(state, shipped().roots)
    return make_context(shipped(), country, language, instruments, None, answers or Answers(), day)


@cache
def printed(state: str, *instruments: str) -> tuple[KitContext, PrintedTexts]:
    context = context_of(state, *instruments)
    return context, print_texts(context)


def paragraphs(data: bytes) -> list[str]:
    """The paragraphs of a valid Word file in which no template is left."""
    docx.Document(BytesIO(data))
    assert faults(data) == []
    with ZipFile(BytesIO(data)) as package:
        body = etree.fromstring(package.read("word/document.xml"))
    lines = ["".join(one.itertext(f"{W}t")) for one in body.iter(f"{W}p")]
    assert not [line for line in lines if "{" in line or "\ue000" in line]
    return lines


def words(data: bytes) -> str:
    return "\n".join(paragraphs(data))
