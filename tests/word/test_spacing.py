"""Signs that no line parts from the words beside them."""

from __future__ import annotations

from io import BytesIO
from zipfile import ZipFile

import pytest

from lawkit.word.document import Setup, WordDocument
from lawkit.word.spacing import held_together

NO_BREAK = "\u00a0"


@pytest.mark.parametrize(
    ("language", "written", "printed"),
    [
        ("fr", "des matières ; ou", "des matières~; ou"),
        ("fr", "« autorité » : le service", "«~autorité~»~: le service"),
        ("fr-SN", "Qui décide ?", "Qui décide~?"),
        ("fr", "art. 7(1); voir 12:30", "art. 7(1); voir 12:30"),
        ("ru", "закон — акт", "закон~— акт"),
        ("en", "a ; b : c ?", "a ; b : c ?"),
    ],
)
def test_a_space_before_a_sign_does_not_break_where_the_language_says_so(
    language: str, written: str, printed: str
) -> None:  # fmt: skip
    assert held_together(written, language) == printed.replace("~", NO_BREAK)


@pytest.mark.parametrize("verbatim", [False, True])
def test_the_words_of_a_draft_stay_to_the_space_as_they_are(verbatim: bool) -> None:
    document = WordDocument(Setup(title="Loi", language="fr", verbatim=verbatim))
    document.paragraph("des matières ; ou")
    with ZipFile(BytesIO(document.to_bytes())) as package:
        body = package.read("word/document.xml").decode()
    assert ("des matières ; ou" in body) is verbatim
    assert (f"des matières{NO_BREAK}; ou" in body) is not verbatim
