"""What goes to translators comes back as it went, in every form."""

from __future__ import annotations

from dataclasses import replace
from io import BytesIO

import docx
import pytest
from docx.oxml import parse_xml
from docx.oxml.ns import nsdecls

from lawkit.errors import TranslationError
from lawkit.library.translations import State
from lawkit.translation.exchange import FORMS, form_of
from lawkit.translation.inline import expressions, numbered
from lawkit.translation.tbx import SentTerm, read_tbx, tbx
from lawkit.translation.term_base import TermEntry
from lawkit.translation.units import Unit, UnitFile

WITH_CODES = Unit(
    "clause:a.b/paragraphs.1.text",
    "text",
    "In {{ this_act }}, \"thing\" & <other> mean what {{ ref('a.c') }} says; or",
    "Au sens {{ this_act | form('de') }}, « chose » & <autre> : voir {{ ref('a.c') | form('à') }} ; ou",
)
UNITS = (
    WITH_CODES,
    Unit("clause:a.c/heading", "heading", "Only code", "{{ ref('a.b') }}", State.REVIEWED, "A. Reader", "2026-12-01"),
    Unit(
        "clause:a.d/heading", "heading", "{{ ref('a.b') }}", "{{ ref('a.b') }}", State.AUTHORITATIVE, "B", "2026-12-02"
    ),
    Unit("clause:a.e/notes.1", "note", "Not translated yet."),
    Unit(
        "clause:a.f/notes.1", "note", "New words.", "Anciens mots.", fuzzy=True, previous="Old <words> {{ this_act }}."
    ),
    Unit("clause:a.g/notes.1", "note", "Two\nlines  and spaces", "Deux\nlignes  et espaces"),
    Unit("duty:x.1/duty", "note", "Right to left 12(1)", "من اليمين إلى اليسار 12(1) {{ this_act }}"),
)
FILES = [UnitFile("act/10-a", UNITS[:4]), UnitFile("act/20-b", UNITS[4:])]


def sent(form: str) -> list[Unit]:
    data = FORMS[form].write(FILES, "fr")
    assert form_of(data, "x") == form
    language, units = FORMS[form].read(data, "x")
    assert language == "fr"
    return units


@pytest.mark.parametrize("form", FORMS)
def test_a_round_trip_is_lossless(form: str) -> None:
    expected = [replace(one, base=one.mark) for one in UNITS if form != "tmx" or one.usable]
    assert sent(form) == expected


@pytest.mark.parametrize("form", FORMS)
def test_the_same_units_give_the_same_bytes(form: str) -> None:
    assert FORMS[form].write(FILES, "fr") == FORMS[form].write(FILES, "fr")


def test_an_expression_has_one_number_in_both_texts() -> None:
    assert list(numbered("{{ b }} x {{ a | form('de') }} {{ c }}", expressions("{{ a }} {{ b }}"))) == [
        ("{{ b }}", 2), (" x ", 0), ("{{ a | form('de') }}", 1), (" ", 0), ("{{ c }}", 3),
    ]  # fmt: skip


def test_the_xml_forms_hold_expressions_as_inline_codes_and_no_entity_is_followed() -> None:
    for form in ("xliff12", "xliff20", "tmx"):
        assert b"<ph " in FORMS[form].write(FILES, "fr")
        bomb = b'<!DOCTYPE xliff [<!ENTITY a SYSTEM "file:///etc/passwd">]><xliff><file><note>&a;</note></file></xliff>'
        bomb = bomb.replace(b"xliff", b"tmx") if form == "tmx" else bomb
        assert FORMS[form].read(bomb, "x")[1] == []


def test_a_tracked_change_in_the_word_table_counts_as_accepted() -> None:
    document = docx.Document(BytesIO(FORMS["docx"].write([UnitFile("a", (UNITS[1],))], "fr")))
    cell = document.tables[0].rows[1].cells[2]
    paragraph = cell.paragraphs[0]._p
    space = nsdecls("w")
    gone = f'<w:del {space} w:id="1" w:author="t"><w:r><w:delText>old</w:delText></w:r></w:del>'
    new = f'<w:ins {space} w:id="2" w:author="t"><w:r><w:t xml:space="preserve"> neuf</w:t></w:r></w:ins>'
    paragraph.append(parse_xml(gone))
    paragraph.append(parse_xml(new))
    stream = BytesIO()
    document.save(stream)
    assert FORMS["docx"].read(stream.getvalue(), "x")[1][0].text == "{{ ref('a.b') }} neuf"


@pytest.mark.parametrize("content", [b"", b"PK\x03\x04", b"<xliff", b"<tmx/>x", b'msgid "\n', b"<html/>", b"msgid x"])
def test_a_file_of_no_use_is_refused_in_a_line(content: bytes) -> None:
    with pytest.raises(TranslationError, match="x: "):
        FORMS[form_of(content, "x")].read(content, "x")


def test_terms_go_out_and_come_back_with_status_source_and_note() -> None:
    entry = TermEntry(
        "theft", "Taking.", ("theft", "stealing"), "vol", ("vol", "soustraction"), ("larcin",), "a book", "n"
    )
    back = read_tbx(tbx([entry], "fr"), "x", "fr")
    assert back == [SentTerm("theft", "vol", ("soustraction",), ("larcin",), "a book", "n")]
    assert read_tbx(tbx([entry], "fr"), "x", "en")[0].preferred == "theft"
