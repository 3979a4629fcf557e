"""The first pass over a collection: what a rule needs, and that no law which a full check would cite is lost."""

from __future__ import annotations

from functools import cache
from pathlib import Path

import pytest

from lawkit.checking.check import Checker
from lawkit.checking.expressions import AllOf, AnyOf, Has, Near, NoneOf
from lawkit.checking.necessity import needs_of
from lawkit.drafts.reading import read
from lawkit.library.loader import load
from lawkit.survey.finding import Finding
from lawkit.survey.first_pass import FirstPass, Sifted, likely_languages
from lawkit.survey.laws import LawFile
from lawkit.survey.raw_words import RawSigns, RawWords

ROOT = Path(__file__).resolve().parents[2]
SAMPLE = ROOT / "samples" / "kestria-nuclear-security-bill.txt"
INSTRUMENTS = ("cppnm-a", "icsant", "coc", "unscr1540")
A, B, C = Has(1), Has(2), Has(4)


@cache
def first_pass() -> FirstPass:
    library = load()
    return FirstPass(Checker(library, INSTRUMENTS), library, INSTRUMENTS, None)


def test_all_parts_are_needed_and_of_alternatives_one() -> None:
    assert needs_of(AllOf((A, B))) == (frozenset([1]), frozenset([2]))
    assert needs_of(AnyOf((A, B))) == (frozenset([1, 2]),)
    assert set(needs_of(AnyOf((AllOf((A, B)), C)))) == {frozenset([1, 4]), frozenset([2, 4])}
    assert needs_of(AllOf((A, NoneOf((B,))))) == (frozenset([1]),)


def test_what_holds_without_words_needs_nothing() -> None:
    assert needs_of(AnyOf((A, NoneOf((B,))))) == ()
    assert needs_of(Near((A, AnyOf((B, C))), words=5, ordered=True)) == (frozenset([1]), frozenset([2, 4]))


def test_words_are_numbered_whatever_marks_they_wear() -> None:
    raw = RawWords("")
    plain = [raw.words[one] for one in raw.numbers('The "nuclear-material," (see s. 5A) —  is U-235')]
    assert plain == ["the", "nuclear", "material", "see", "s", "5a", "is", "u", "235"]


def test_a_word_has_one_number_wherever_it_stands_and_however_long_the_text_is() -> None:
    raw = RawWords("")
    text = "L\u2019exploitant d\u00e9tient 239Pu; Anticonstitutionnellement, l\u2019\u00c9tat\u00a0membre. "
    words = ["l", "exploitant", "d\u00e9tient", "239pu", "anticonstitutionnellement", "l", "\u00e9tat", "membre"]
    assert [raw.words[one] for one in raw.numbers(text * 3000)] == words * 3000
    raw.forget()
    assert [raw.words[one] for one in raw.numbers("x" * 200_000 + " y")] == ["x" * 200_000, "y"]
    assert not len(raw.numbers(" .\n"))


def test_a_chinese_sign_has_its_number_however_it_is_written() -> None:
    assert (
        "".join(map(chr, RawSigns().numbers("\u7b2c\u4e00\u689d \u3000\uff21-\n\u6838"))) == "\u7b2c\u4e00\u6761a\u6838"
    )


def test_laws_looked_at_together_are_told_apart(tmp_path: Path) -> None:
    dogs = tmp_path / "dogs.txt"
    dogs.write_text("The owner of any dog shall pay the fee.", encoding="utf-8")
    empty = tmp_path / "empty.txt"
    empty.write_text("", encoding="utf-8")
    long = tmp_path / "long.txt"
    long.write_text(SAMPLE.read_text(encoding="utf-8") * 3, encoding="utf-8")
    laws = [dogs, SAMPLE, empty, long, tmp_path / "none.txt"]
    assert first_pass().sift(laws) == tuple(first_pass().sift([law])[0] for law in laws)


@pytest.mark.parametrize("law", [SAMPLE, *sorted((ROOT / "tests" / "checking" / "laws").glob("*.txt"))[:6]])
def test_every_duty_that_a_full_check_finds_is_seen_as_possible(law: Path) -> None:
    checker = Checker(load(), INSTRUMENTS)
    found = {one.obligation for one in checker.check([read(law)], found_only=True).findings if not one.undecided}
    assert found
    assert found <= set(first_pass().sift([law])[0].places)


def test_a_law_on_other_matters_could_address_few_duties(tmp_path: Path) -> None:
    law = tmp_path / "dogs.txt"
    words = "The owner of any dog which is kept in a house shall pay the fee for it to the council every year."
    law.write_text("Dogs Act 1990\n\n" + "\n".join(f"{n}. Dogs\n{words}" for n in range(1, 60)), encoding="utf-8")
    sifted = first_pass().sift([law])[0]
    assert sifted.languages == ("en",)
    assert len(sifted.places) < 5
    assert len(first_pass().sift([SAMPLE])[0].places) > 50


def languages(text: str) -> tuple[str, ...]:
    return likely_languages(text, {"en", "fr", "zh"})


def test_the_language_is_told_from_the_script_and_the_small_words() -> None:
    assert languages("第一条 为了加强核安全监督管理，制定本法。" * 20) == ("zh",)
    assert languages("Le titulaire de la licence doit tenir un registre des matières et le conserver. " * 20)[0] == "fr"
    assert languages("Der Inhaber der Genehmigung hat die Stoffe zu verwahren und darüber Buch zu führen. " * 20) == ()


def test_of_each_duty_the_laws_that_speak_of_it_most_closely_are_checked() -> None:
    files = [LawFile(Path(name), name, "", 1) for name in ("a", "b", "c", "d", "e")]
    finding = Finding(files, 1)
    finding.add("a", Sifted(("en",), 1000, {"x": 1}))
    finding.add("b", Sifted(("en",), 1000, {"x": 3}))
    finding.add("c", Sifted(("en",), 90_000, {"x": 4, "y": 1}))
    finding.add("d", Sifted((), 10))
    finding.add("e", Sifted(error="it is damaged"))
    found = finding.found(["x", "y", "z"])
    assert [one.name for one in found.files] == ["b", "c"]
    assert (found.laws, found.able, found.lacking) == (5, 3, {"z"})
    assert found.skipped == (("e", "it is damaged"),)
    assert "d" in found.warnings[0]
