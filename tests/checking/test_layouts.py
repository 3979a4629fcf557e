"""The same duties are found in a law whatever its layout: units, numbers, headings, lists, an approving decree."""

from __future__ import annotations

import pytest

from tests.checking.mutations import findings_in
from tests.checking.outsiders import checker_of
from tests.drafts.layouts import LANGUAGES, laid_out, law_of


@pytest.mark.parametrize("language", LANGUAGES)
def test_the_findings_do_not_depend_on_the_layout(language: str) -> None:
    checker = checker_of(("cppnm-a", "icsant"))
    law, layouts = law_of(language)
    met = {}
    for layout in layouts:
        findings = findings_in(checker, laid_out(law, layout).text, language).values()
        met[layout.name] = {
            (one.obligation, one.status.value, element.id)
            for one in findings
            for element in one.elements
            if element.present
        }
    first, *others = met
    assert len({obligation for obligation, _, _ in met[first]}) > 15
    for name in others:
        assert sorted(met[first] ^ met[name]) == [], name
