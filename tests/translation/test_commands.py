"""lawkit translate: export, import, check, status, new; into a pack, so that what is shipped stays as it is."""

from __future__ import annotations

from pathlib import Path

import pytest

from lawkit.cli import main
from lawkit.kits.context import make_context
from lawkit.library.loader import load
from lawkit.library.paths import content_root
from lawkit.localization.answers import Answers
from lawkit.localization.answers_template import answers_template
from lawkit.localization.countries import load_country
from lawkit.localization.messages import PLACE
from lawkit.translation.messages import catalogue_text
from lawkit.translation.po import read_po_units
from lawkit.untranslated import untranslated

ONLY = "act/75-*"


def lawkit(*arguments: object) -> int:
    with pytest.raises(SystemExit) as end:
        main(["translate", *map(str, arguments)])
    return int(end.value.code or 0)


@pytest.fixture
def pack(tmp_path: Path) -> Path:
    folder = tmp_path / "pack"
    folder.mkdir()
    return folder


def test_a_translation_goes_out_is_changed_and_comes_back(pack: Path, capsys: pytest.CaptureFixture[str]) -> None:
    out = pack.parent / "fr.po"
    assert lawkit("export", "fr", "--only", ONLY, "--output", out, "--content", pack) == 0
    units = read_po_units(out.read_bytes())[1]
    heading = next(one for one in units if one.kind == "heading" and one.text)
    out.write_text(out.read_text(encoding="utf-8").replace(f'"{heading.text}"', '"Autre titre"'), encoding="utf-8")
    arguments = ("import", "fr", out, "--reviewer", "A. Reader", "--date", "2026-12-01", "--content", pack)
    assert lawkit(*arguments, "--dry-run") == 0
    assert not (pack / "locales").exists()
    assert lawkit(*arguments) == 0
    said = capsys.readouterr().out
    assert heading.text in said
    assert "Autre titre" in said
    library = load([pack]).in_language("fr")
    assert library.translation is not None
    found = library.translation.entry(heading.key, heading.english)
    assert found is not None
    assert (found.text, found.state.value, found.by) == ("Autre titre", "reviewed", "A. Reader")


def test_a_file_that_comes_back_as_it_was_leaves_every_byte(pack: Path) -> None:
    shipped = next((content_root() / "locales" / "fr" / "content").glob(f"{ONLY}.po"))
    own = pack / "locales" / "fr" / "content" / "act" / shipped.name
    own.parent.mkdir(parents=True)
    laid_out = shipped.read_text(encoding="utf-8").replace('msgstr "', 'msgstr ""\n"')
    own.write_text(laid_out, encoding="utf-8")
    out = pack.parent / "fr.po"
    assert lawkit("export", "fr", "--only", ONLY, "--output", out, "--content", pack) == 0
    assert lawkit("import", "fr", out, "--content", pack) == 0
    assert own.read_text(encoding="utf-8") == laid_out


def test_a_file_of_another_language_is_refused(pack: Path, capsys: pytest.CaptureFixture[str]) -> None:
    out = pack.parent / "fr.xlf"
    assert lawkit("export", "fr", "--format", "xliff20", "--only", ONLY, "--output", out) == 0
    assert lawkit("import", "es", out, "--content", pack) == 1
    assert "holds 'fr', not 'es'" in capsys.readouterr().err


def test_terms_are_taken_into_the_words_of_a_pack(pack: Path, capsys: pytest.CaptureFixture[str]) -> None:
    words = pack / "locales" / "fr" / "words"
    words.mkdir(parents=True)
    entry = "words:\n# kept\n- concept: steal\n  words: [voler]\n- concept: possess\n  words: [détenir]\n"
    (words / "own.yaml").write_text(entry, encoding="utf-8")
    tbx = (
        '<martif type="TBX-Basic" xml:lang="en"><text><body><termEntry id="steal"><langSet xml:lang="fr"><tig>'
        '<term>voler</term><termNote type="administrativeStatus">preferredTerm-admn-sts</termNote></tig>'
        "<tig><term>dérober</term></tig></langSet></termEntry></body></text></martif>"
    )
    (pack / "terms.tbx").write_text(tbx, encoding="utf-8")
    assert lawkit("import", "fr", pack / "terms.tbx", "--content", pack) == 0
    assert "does not look for “dérober”" in capsys.readouterr().out
    changed = entry.replace("- concept: steal\n", '- concept: steal\n  preferred: "voler"\n')
    assert (words / "own.yaml").read_text(encoding="utf-8") == changed


def test_a_language_is_begun_without_code_and_nothing_is_overwritten(
    pack: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    assert lawkit("new", "sw", "--content", pack) == 0
    folder = pack / "locales" / "sw"
    assert (folder / "drafting.yaml").is_file()
    assert (folder / "LC_MESSAGES" / "lawkit.po").is_file()
    assert (folder / "content" / "act" / "70-offences.po").is_file()
    (folder / "checks.yaml").write_text("language: sw\nlengths: [0.5, 2]\n", encoding="utf-8")
    assert lawkit("new", "sw", "--content", pack) == 0
    assert "lengths" in (folder / "checks.yaml").read_text(encoding="utf-8")
    assert "sw: 0; files that stood there" in capsys.readouterr().out
    assert lawkit("new", "no such language", "--content", pack) == 1


def test_a_kit_in_a_new_language_has_the_words_of_its_pack_in_the_answers_file_too(pack: Path) -> None:
    assert lawkit("new", "it", "--content", pack) == 0
    path = pack / "locales" / "it" / PLACE
    path.write_text(catalogue_text("it", {"Facts on the State": ["Dati sullo Stato"]}), encoding="utf-8")
    library = load([pack])
    context = make_context(library, load_country("IT", library.roots), "it", ["icsant"], None, Answers(), None)
    assert (context.language.value, context.language.reason) == ("it", untranslated("asked for"))
    text = answers_template(context.profile, {}, {}, {}, None, context.translate)
    assert "# Dati sullo Stato" in text
    assert "# [en] Blanks of the model law" in text, "what the pack does not say is marked"


def test_english_is_not_translated(capsys: pytest.CaptureFixture[str]) -> None:
    assert lawkit("export", "en") == 1
    assert "translated from" in capsys.readouterr().err


def test_an_unknown_content_file_names_those_that_there_are(capsys: pytest.CaptureFixture[str]) -> None:
    assert lawkit("check", "fr", "--only", "nothing") == 1
    assert "act/70-offences" in capsys.readouterr().err


@pytest.mark.parametrize("language", ["ar", "es", "fr", "id", "pt", "ru", "zh"])
def test_what_the_commands_report_is_in_the_language_asked_for(
    language: str, pack: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    out = pack.parent / "fr.po"
    asked = ("--report-language", language, "--content", pack)
    assert lawkit("check", "fr", "--only", ONLY, *asked) == 0
    assert lawkit("status", "fr", *asked) == 0
    assert lawkit("export", "fr", "--only", ONLY, "--output", out, *asked) == 0
    assert lawkit("import", "fr", out, "--dry-run", *asked) == 0
    said = capsys.readouterr().out
    assert "[en]" not in said
    assert not any(words in said for words in ("findings on", "words to do", "texts are in", "Taken in", "as before"))
