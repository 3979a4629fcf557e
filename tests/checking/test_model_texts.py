"""The check and the model act agree: what the act claims to do is found, and a clause that goes changes nothing else.

Only a sample of the clauses is taken out here; `python -m tests.checking.mutations` takes out every one.
"""

from __future__ import annotations

import pytest

from lawkit.checking.check import Checker
from tests.checking.mutations import library, measured, printed, uncovered

CONVENTIONS = ("cppnm-a", "icsant")
EVERY = 12  # clauses from one that is taken out to the next


@pytest.mark.parametrize(("tradition", "first"), [("common", 0), ("civil", 6)])
def test_the_act_does_what_it_claims_and_a_clause_that_is_taken_out_changes_nothing_else(
    tradition: str, first: int, capsys: pytest.CaptureFixture[str]
) -> None:
    instruments = library().require_instruments(CONVENTIONS)
    checker, text = Checker(library(), instruments), printed("act", instruments, tradition)
    unseen = [one for one, _, _ in uncovered(text, checker)]
    found = measured(text, checker, EVERY, first)
    with capsys.disabled():
        print(f"\n{tradition}: unseen {unseen}; {found.removals} clauses out, {found.lost} covers lost, overlooked "
              f"{found.overlooked}, changed {found.changed} of {found.untouched}")  # fmt: skip
    assert unseen == []
    assert found.removals >= 5
    assert not found.overlooked
    assert len(found.changed) <= 0.02 * found.untouched
