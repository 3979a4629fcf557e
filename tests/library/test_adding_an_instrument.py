"""Another treaty is added as data alone: two duties of the Chemical Weapons Convention, as CONTENT.md shows."""

from __future__ import annotations

import json
from pathlib import Path

import pytest
from docx import Document

from lawkit.cli import main
from lawkit.library.paths import content_root
from lawkit.library.validation import validate

PACK = Path(__file__).parent / "packs" / "cwc"
LAW = """AN ACT
1. The Bureau is the National Authority for the purposes of the Chemical Weapons Convention and liaises with
other States.
2. A person who uses or transfers a chemical weapon for a terrorist purpose commits an offence and is liable to
imprisonment for twenty years.
"""


def run(*words: str) -> int:
    with pytest.raises(SystemExit) as stopped:
        main([*words])
    return int(stopped.value.code or 0)


def test_the_pack_is_consistent_with_the_shipped_content() -> None:
    assert validate([content_root(), PACK]) == []


def test_its_duties_are_found_in_a_law(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    law = tmp_path / "law.txt"
    law.write_text(LAW, encoding="utf-8")
    options = ("--instruments", "cwc", "--format", "json", "--quiet", "--language", "en")
    assert run("check", str(law), "--content", str(PACK), *options) == 0
    findings = {one["obligation"]: one for one in json.loads(capsys.readouterr().out)["findings"]}
    assert findings["cwc.7.4"]["status"] == "covered"
    offence = findings["cwc.7.1.a"]
    assert offence["status"] == "partial"
    assert [one["id"] for one in offence["elements"] if one["status"] == "absent"] == ["make-or-acquire", "stockpile"]
    assert [one["error"] for one in offence["narrowed_by"]] == ["a terrorist purpose as a condition"]
    assert offence["clauses"] == ["chemical-weapons.offence"]


def test_its_clauses_and_questions_stand_in_a_kit(tmp_path: Path) -> None:
    options = ("--content", str(PACK), "--instruments", "cwc", "--output", str(tmp_path / "kit"), "--quiet")
    assert run("kit", "KE", *options) == 0
    act = "\n".join(one.text for one in Document(str(tmp_path / "kit" / "01-model-act.docx")).paragraphs)
    assert "develops, produces or acquires it" in act
    checklist = Document(str(tmp_path / "kit" / "06-checklist.docx"))
    cells = "\n".join(cell.text for table in checklist.tables for row in table.rows for cell in row.cells)
    assert "Does the law name a National Authority" in cells
