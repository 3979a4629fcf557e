"""The command line: exit statuses, one line for every failure, results whole or not at all."""

from __future__ import annotations

import json
import os
import shutil
import subprocess
import sys
from pathlib import Path

import pytest

ROOT = Path(__file__).resolve().parents[1]
SAMPLE = ROOT / "samples" / "kestria-nuclear-security-bill.docx"


def lawkit(*arguments: object, cwd: Path | None = None) -> subprocess.CompletedProcess[str]:
    command = [sys.executable, "-m", "lawkit.cli", *map(str, arguments)]
    return subprocess.run(command, capture_output=True, text=True, encoding="utf-8", cwd=cwd, stdin=subprocess.DEVNULL)


def refused(*arguments: object) -> str:
    """The one line that a command says when the input cannot be used."""
    done = lawkit(*arguments)
    assert done.returncode == 1, (done.returncode, done.stdout[:300], done.stderr)
    assert "Traceback" not in done.stderr
    lines = done.stderr.strip().splitlines()
    assert len(lines) == 1, done.stderr
    return lines[0]


@pytest.mark.parametrize("command", [[], ["check"], ["kit"], ["read"], ["validate"]])
def test_every_command_has_help(command: list[str]) -> None:
    done = lawkit(*command, "--help")
    assert done.returncode == 0
    assert "Usage: lawkit" in done.stdout


def test_wrong_usage_ends_with_status_2() -> None:
    assert lawkit("check").returncode == 2
    assert lawkit("chekc").returncode == 2
    assert lawkit("check", SAMPLE, "--format", "papyrus").returncode == 2


@pytest.mark.parametrize(
    ("content", "name", "word"),
    [
        (b"", "empty.txt", "empty"),
        (b"   \n\n ", "blank.txt", "empty"),
        (b"PK\x03\x04 this is no package", "corrupt.docx", "corrupt.docx"),
        (b"\x89PNG\r\n\x1a\n" + bytes(200), "picture.docx", "picture"),
        (bytes(range(256)) * 40, "junk.txt", "junk.txt"),
        (b"%PDF-1.4\nnothing follows", "broken.pdf", "broken.pdf"),
        (b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + bytes(600), "old.doc", "old.doc"),
    ],
)
def test_a_file_that_is_no_draft_is_refused_in_one_line(tmp_path: Path, content: bytes, name: str, word: str) -> None:
    path = tmp_path / name
    path.write_bytes(content)
    assert word in refused("check", path, "--instruments", "icsant")


def test_a_missing_file_and_a_folder_are_refused(tmp_path: Path) -> None:
    assert "nowhere.docx" in refused("check", tmp_path / "nowhere.docx")
    assert str(tmp_path.name) in refused("check", tmp_path)


def test_a_huge_file_is_refused_before_it_is_read(tmp_path: Path) -> None:
    path = tmp_path / "huge.txt"
    with path.open("wb") as file:
        file.truncate(200 * 1024 * 1024)
    assert "MB" in refused("check", path)


def test_unknown_names_are_answered_with_the_known_ones() -> None:
    assert "known instruments: cppnm-a, icsant" in refused("check", SAMPLE, "--instruments", "cpnm")
    assert "Kenya" in refused("kit", "Kenja")


def test_a_result_that_cannot_be_written_leaves_nothing_behind(tmp_path: Path) -> None:
    place = tmp_path / "no-such-folder" / "report.html"
    assert "report.html" in refused("check", SAMPLE, "--instruments", "icsant", "--format", "html", "--output", place)
    assert not place.parent.exists()
    (tmp_path / "taken").write_text("a file", encoding="utf-8")
    assert "taken" in refused("kit", "KE", "--output", tmp_path / "taken")
    assert (tmp_path / "taken").read_text(encoding="utf-8") == "a file"
    assert [p.name for p in tmp_path.iterdir()] == ["taken"]


@pytest.mark.skipif(os.name == "nt" or os.geteuid() == 0, reason="the administrator may write anywhere")
def test_a_folder_without_permission_is_refused(tmp_path: Path) -> None:
    tmp_path.chmod(0o500)
    assert "report.json" in refused("check", SAMPLE, "--format", "json", "--output", tmp_path / "report.json")


def test_json_has_the_keys_of_the_contract_in_their_order() -> None:
    done = lawkit("check", SAMPLE, "--instruments", "cppnm-a,icsant", "--format", "json")
    assert done.returncode == 0, done.stderr
    report = json.loads(done.stdout)
    assert list(report)[:6] == ["lawkit", "schema", "draft", "instruments", "findings", "warnings"]
    assert list(report["draft"])[:5] == ["file", "sha256", "language", "words", "provisions"]
    assert list(report["findings"][0])[:11] == [
        "obligation", "status", "option", "undecided", "confidence", "priority", "elements", "evidence", "narrowed_by",
        "nearest", "clauses",
    ]  # fmt: skip
    assert len(report["findings"]) == 87 + 63
    text = lawkit("read", SAMPLE, "--text").stdout
    for finding in report["findings"]:
        for item in finding["evidence"] + finding["nearest"]:
            assert text[item["start"] : item["end"]] == item["quote"]
        assert not (finding["undecided"] and finding["status"] == "covered")
        sections = {item["provision"].split("(")[0] for item in finding["evidence"]}
        assert len(sections) <= 5


def test_the_same_draft_gives_the_same_bytes() -> None:
    for form in ("json", "html"):
        arguments = ("check", SAMPLE, "--instruments", "icsant", "--format", form)
        assert lawkit(*arguments).stdout == lawkit(*arguments).stdout


def test_an_instrument_without_rules_gives_undecided_findings_and_a_warning(tmp_path: Path) -> None:
    folder = tmp_path / "checklists" / "instruments"
    folder.mkdir(parents=True)
    shutil.copy(Path(__file__).parent / "library/packs/cwc/checklists/instruments/cwc.yaml", folder)
    done = lawkit("check", SAMPLE, "--content", tmp_path, "--instruments", "cwc", "--format", "json")
    assert done.returncode == 0, done.stderr
    report = json.loads(done.stdout)
    assert all(f["undecided"] and f["status"] == "missing" for f in report["findings"])
    assert any("no rule yet" in warning for warning in report["warnings"])


def test_a_draft_in_another_language_than_the_one_named_is_doubted(tmp_path: Path) -> None:
    draft = tmp_path / "law.txt"
    draft.write_text("1. The Authority shall keep a register of the persons who hold radioactive sources.\n" * 20)
    ran = lawkit("check", draft, "--language", "fr", "--instruments", "icsant", "--format", "json")
    assert ran.returncode == 0
    assert "seems to be in English" in json.loads(ran.stdout)["warnings"][0]


def test_a_language_without_words_gives_undecided_findings_and_a_warning(tmp_path: Path) -> None:
    law = tmp_path / "gesetz.txt"
    law.write_text("§ 1 Verbot\nNiemand darf Kernbrennstoffe ohne Genehmigung besitzen.\n" * 3, encoding="utf-8")
    done = lawkit("check", law, "--instruments", "icsant", "--format", "json", "--language", "de")
    assert done.returncode == 0, done.stderr
    report = json.loads(done.stdout)
    assert report["draft"]["language"] == "de"
    assert all(finding["undecided"] for finding in report["findings"])
    assert any("'de'" in warning for warning in report["warnings"])


def test_a_draft_in_a_language_without_words_is_refused_unless_the_language_is_named(tmp_path: Path) -> None:
    text = "§ 1 Wer ohne Genehmigung Kernbrennstoffe aufbewahrt, wird mit Freiheitsstrafe bestraft.\n"
    (tmp_path / "gesetz.txt").write_text(text * 20, encoding="utf-8")
    assert "German" in refused("check", tmp_path / "gesetz.txt", "--instruments", "cppnm-a")


def test_gaps_end_with_status_3_only_when_asked() -> None:
    assert lawkit("check", SAMPLE, "--instruments", "icsant", "--quiet").returncode == 0
    assert lawkit("check", SAMPLE, "--instruments", "icsant", "--fail-on", "missing").returncode == 3


def test_every_report_format_is_written(tmp_path: Path) -> None:
    for form, magic in (("html", b"<!doctype"), ("docx", b"PK"), ("xlsx", b"PK"), ("json", b"{"), ("text", b"")):
        place = tmp_path / f"report.{form}"
        done = lawkit("check", SAMPLE, "--instruments", "icsant", "--format", form, "--output", place)
        assert done.returncode == 0, done.stderr
        assert place.read_bytes().startswith(magic)
        assert place.stat().st_size > 2_000


def test_a_law_read_together_with_the_draft_is_named_in_the_evidence(tmp_path: Path) -> None:
    other = tmp_path / "penal-code.txt"
    other.write_text(
        "Penal Code\n1. Offences\n(1) A person who intentionally and without lawful authority participates as an "
        "accomplice in, or contributes to, the commission of an offence involving nuclear material by a group of "
        "persons acting with a common purpose commits an offence.\n",
        encoding="utf-8",
    )
    done = lawkit("check", SAMPLE, "--with-law", other, "--instruments", "icsant", "--format", "json")
    assert done.returncode == 0, done.stderr
    files = {e.get("file") for f in json.loads(done.stdout)["findings"] for e in f["evidence"]}
    assert files <= {None, "penal-code.txt"}


def test_quiet_says_nothing_but_the_report() -> None:
    done = lawkit("check", SAMPLE, "--instruments", "icsant", "--format", "json", "--quiet")
    assert done.stderr == ""


def test_versions_are_compared_and_losses_can_end_with_status_3(tmp_path: Path) -> None:
    text = SAMPLE.with_suffix(".txt").read_text(encoding="utf-8")
    shorter = tmp_path / "shorter.txt"
    shorter.write_text(text[: text.index("40. Participation")], encoding="utf-8")
    options = ("--instruments", "icsant", "--quiet")
    done = lawkit("diff", shorter, SAMPLE, *options, "--format", "json", "--fail-on", "lost")
    assert done.returncode == 0, done.stderr
    assert json.loads(done.stdout)["steps"][0]["changes"]
    assert lawkit("diff", SAMPLE, shorter, *options, "--fail-on", "lost").returncode == 3
    assert lawkit("diff", SAMPLE).returncode == 2
    assert "nowhere.docx" in refused("diff", SAMPLE, tmp_path / "nowhere.docx")
    place = tmp_path / "progress.html"
    assert lawkit("diff", shorter, SAMPLE, *options, "--format", "html", "--output", place).returncode == 0
    assert "<svg" in place.read_text(encoding="utf-8")


def test_a_kit_that_came_back_is_made_anew_beside_the_old_one(tmp_path: Path) -> None:
    kit = tmp_path / "kit"
    assert lawkit("kit", "KE", "--instruments", "icsant", "--output", kit, "--quiet").returncode == 0
    done = lawkit("kit", "--from", kit)
    assert done.returncode == 0, done.stderr
    assert "Nothing in the kit was changed." in done.stdout
    assert (tmp_path / "kit-merged" / "changes.json").is_file()
    assert "is the folder that is read" in refused("kit", "--from", kit, "--output", kit)
    assert "no folder of a kit" in refused("kit", "--from", tmp_path / "nowhere")
    assert lawkit("kit", "--from", kit, "--draft", SAMPLE).returncode == 2
    assert lawkit("kit").returncode == 2
