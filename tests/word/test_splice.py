"""Text is put into somebody else's XML between bytes that stay."""

from __future__ import annotations

import pytest
from lxml import etree

from lawkit.word.opened import OpenedPackage
from lawkit.word.splice import Splice, fragment
from tests.drafts.formats.written_files import packed, paragraph, word_file
from tests.word.undone import parts

ODD = b"<?xml version='1.0'?>\r\n<a x='>' y=\"&#65;\"><b/><!-- <b> --><c>t\xc3\xa9<d></d></c><![CDATA[<b>]]></a>\n"


def test_elements_are_found_whatever_stands_between_them() -> None:
    splice = Splice(ODD)
    names = [ODD[one.start : one.end][:2] for one in splice.extents]
    assert names == [b"<a", b"<b", b"<c", b"<d"]
    assert splice.extents[1].closes_itself
    assert not splice.extents[3].closes_itself


def test_what_is_put_in_can_be_taken_out_again() -> None:
    splice = Splice(ODD)
    splice.after(1, "<new/>", 2)
    splice.after(1, "<first/>", 1)
    splice.before(3, "<é/>")
    splice.at_end_of(2, "<last/>")
    done = splice.result()
    etree.fromstring(done)
    assert b"<b/><first/><new/>" in done
    assert b"</d><last/></c>" in done
    for piece in ("<first/>", "<new/>", "<é/>", "<last/>"):
        done = done.replace(piece.encode(), b"")
    assert done == ODD


def test_a_part_in_another_encoding_is_written_in_it() -> None:
    splice = Splice("<?xml version='1.0' encoding='iso-8859-1'?><a>é</a>".encode("latin-1"))
    splice.at_end_of(0, "<b>é–</b>")
    done = splice.result()
    assert etree.fromstring(done).findtext("b") == "é–"
    assert b"\xe9</a>" not in done
    assert "é".encode("latin-1") in done


@pytest.mark.parametrize("encoding", ["utf-16", "windows-1252"])
def test_an_encoding_that_cannot_be_counted_in_becomes_utf_8(encoding: str) -> None:
    splice = Splice(f"<?xml version='1.0' encoding='{encoding}'?><a>é</a>".encode(encoding))
    splice.at_end_of(0, "<b/>")
    assert etree.fromstring(splice.result()).find("b") is not None


def test_an_element_that_closes_itself_is_opened() -> None:
    splice = Splice(b"<a/>")
    splice.at_end_of(0, "<b/>")
    assert splice.result() == b"<a><b/></a>"


def test_prefixes_that_stand_are_not_declared_again() -> None:
    root = etree.fromstring(b'<w:a xmlns:w="urn:w"/>')
    made = etree.Element("{urn:w}b", nsmap={"w": "urn:w"})
    other = etree.Element("{urn:x}c", nsmap={"x": "urn:x"})
    assert fragment([made], root) == "<w:b/>"
    assert 'xmlns:x="urn:x"' in fragment([other], root)


def test_other_parts_and_their_order_stay_and_a_new_part_is_declared() -> None:
    data = word_file(paragraph("x"))
    package = OpenedPackage(data, "word/document.xml")
    assert package.related("comments") is None
    name = package.add("comments.xml", b"<c/>", "application/comments", "http://x/relationships/comments")
    done = parts(package.to_bytes())
    assert list(done)[: len(parts(data))] == list(parts(data))
    assert done[name] == b"<c/>"
    assert done["word/document.xml"] == parts(data)["word/document.xml"]
    again = OpenedPackage(package.to_bytes(), "word/document.xml")
    assert again.related("comments") == name
    assert package.to_bytes() == package.to_bytes()


def test_a_taken_name_is_not_overwritten() -> None:
    archive = parts(word_file(paragraph("x"))) | {"word/comments.xml": b"<mine/>"}
    package = OpenedPackage(packed(dict(archive)), "word/document.xml")
    assert package.add("comments.xml", b"<c/>", "a/b", "http://x/comments") == "word/comments2.xml"
    assert parts(package.to_bytes())["word/comments.xml"] == b"<mine/>"
