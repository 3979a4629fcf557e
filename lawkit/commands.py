"""What each command does, once its options are known; files and the terminal are touched only here."""

from __future__ import annotations

import sys
from collections.abc import Sequence
from pathlib import Path


def run_read(draft_path: Path, as_text: bool, language: str | None, quiet: bool) -> int:
    """Print the text of a draft, or the tree of its provisions."""
    from lawkit.drafts.reading import read

    draft = read(draft_path, language)
    if as_text:
        sys.stdout.write(draft.text)
        return 0
    for provision in draft.provisions[1:]:
        print(provision.kind, provision.locator, provision.heading)
    return 0


def run_check(
    draft_path: Path,
    country: str | None,
    instruments: str | None,
    language: str | None,
    report_language: str,
    with_laws: Sequence[Path],
    form: str,
    output: Path | None,
    fail_on: str | None,
    content: Sequence[Path],
    quiet: bool,
) -> int:
    """Check a draft and report; gives the exit status."""
    from lawkit.checking.check import check
    from lawkit.drafts.reading import read
    from lawkit.library.loader import load
    from lawkit.reports.json_report import as_json

    library = load(content)
    chosen = library.require_instruments(instruments.split(",")) if instruments else list(library.instruments)
    drafts = [read(path, language) for path in (draft_path, *with_laws)]
    assessment = check(library, drafts, chosen)
    sys.stdout.write(as_json(assessment))
    return 0
