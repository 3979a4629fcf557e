"""The wheel carries the content and runs from any folder."""

from __future__ import annotations

import json
import os
import subprocess
import sys
import sysconfig
import venv
import zipfile
from pathlib import Path

import pytest

ROOT = Path(__file__).resolve().parents[1]
SAMPLE = ROOT / "samples" / "kestria-nuclear-security-bill.docx"


@pytest.fixture(scope="module")
def wheel(tmp_path_factory: pytest.TempPathFactory) -> Path:
    folder = tmp_path_factory.mktemp("wheel")
    build = [sys.executable, "-m", "pip", "wheel", str(ROOT), "--no-deps", "--no-build-isolation", "-w", str(folder)]
    subprocess.run(build, check=True, capture_output=True, text=True)
    return next(folder.glob("lawkit-*.whl"))


@pytest.fixture(scope="module")
def installed(wheel: Path, tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The lawkit command of a new environment; what lawkit depends on is lent to it by the one that runs the tests."""
    home = tmp_path_factory.mktemp("venv")
    venv.create(home, with_pip=False)
    python = home / ("Scripts/python.exe" if os.name == "nt" else "bin/python")
    site = subprocess.run(
        [str(python), "-c", "import sysconfig; print(sysconfig.get_path('purelib'))"],
        check=True, capture_output=True, text=True,
    ).stdout.strip()  # fmt: skip
    Path(site, "lent.pth").write_text(sysconfig.get_path("purelib") + "\n", encoding="utf-8")
    install = ["install", "--no-deps", "--no-index", "--quiet", "--prefix", str(home), "--ignore-installed", str(wheel)]
    subprocess.run([sys.executable, "-m", "pip", *install], check=True, capture_output=True, text=True)
    return python


def run(python: Path, folder: Path, *arguments: str) -> subprocess.CompletedProcess[str]:
    return subprocess.run(
        [str(python), "-m", "lawkit.cli", *arguments], cwd=folder, capture_output=True, text=True, encoding="utf-8"
    )


def test_the_wheel_holds_every_content_file_and_no_tests(wheel: Path) -> None:
    names = set(zipfile.ZipFile(wheel).namelist())
    for folder in ("model_laws", "checklists", "locales"):
        for path in (ROOT / folder).rglob("*.yaml"):
            assert f"lawkit/content/{path.relative_to(ROOT).as_posix()}" in names
    assert not [name for name in names if name.startswith(("tests/", "samples/"))]


def test_the_installed_command_uses_the_content_of_its_wheel(installed: Path, tmp_path: Path) -> None:
    place = run(installed, tmp_path, "--version")
    assert place.returncode == 0, place.stderr
    root = subprocess.run(
        [str(installed), "-c", "from lawkit.library.paths import content_root; print(content_root())"],
        cwd=tmp_path, check=True, capture_output=True, text=True,
    ).stdout.strip()  # fmt: skip
    assert Path(root).parts[-2:] == ("lawkit", "content")
    assert ROOT not in Path(root).parents


def test_the_installed_command_checks_a_draft_from_any_folder(installed: Path, tmp_path: Path) -> None:
    done = run(installed, tmp_path, "check", str(SAMPLE), "--instruments", "icsant", "--format", "json")
    assert done.returncode == 0, done.stderr
    assert len(json.loads(done.stdout)["findings"]) == 63


def test_the_installed_command_makes_a_kit_from_any_folder(installed: Path, tmp_path: Path) -> None:
    done = run(installed, tmp_path, "kit", "KE", "--output", "kit")
    assert done.returncode == 0, done.stderr
    assert (tmp_path / "kit" / "01-model-act.docx").is_file()
    assert (tmp_path / "kit" / "kit.json").is_file()
