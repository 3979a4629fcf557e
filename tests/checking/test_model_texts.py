"""The check and the model texts agree: what a text claims to do is found, and a clause that goes takes its cover along.

Only a sample of the clauses is taken out here; `python -m tests.checking.mutations` takes out every one. The floors
are what was reached on 30 November 2026: a change that makes the check worse fails here.
"""

from __future__ import annotations

from collections.abc import Sequence

import pytest

from lawkit.checking.assessment import Status
from lawkit.checking.check import Checker
from tests.checking.mutations import brought, complete, library, measured, printed, uncovered

CONVENTIONS = ("cppnm-a", "icsant")
MOST_CHANGED = 0.02  # of the obligations that lost nothing
# Instruments that a text is made for, clauses from one that is taken out to the next, share of lost covers to be seen.
SAMPLES = [
    (("unscr1540", "unscr1373"), 3, 0.93),
    (("sua",), 2, 1.0),
    (("coc", "coc-impexp", "nss2014-radsec"), 3, 0.94),
    (("cns", "joint-convention"), 2, 0.92),
    (("early-notification", "assistance"), 2, 1.0),
]


GUIDANCE = (
    "infcirc225r5", "infcirc869", "infcirc908", "infcirc909", "infcirc910", "infcirc912", "infcirc918", "infosec",
    "ncns",
)  # fmt: skip


def share_seen(instruments: Sequence[str], tradition: str, every: int, first: int, text: str = "act") -> float:
    """The share of lost covers that the check sees; fails where too many other findings change."""
    names = library().require_instruments(instruments)
    found = measured(printed(text, names, tradition), Checker(library(), names), every, first)
    print(f"\n{instruments}, {tradition}: {found.removals} clauses out, {found.lost} covers lost, overlooked "
          f"{found.overlooked}, changed {found.changed} of {found.untouched}")  # fmt: skip
    assert found.lost >= 5
    assert len(found.changed) <= MOST_CHANGED * found.untouched
    return 1 - len(found.overlooked) / found.lost


@pytest.mark.parametrize("tradition", ["common", "civil"])
def test_what_the_act_claims_to_do_for_the_conventions_is_found(tradition: str) -> None:
    names = library().require_instruments(CONVENTIONS)
    unseen = [one for one, _, _ in uncovered(printed("act", names, tradition), Checker(library(), names))]
    assert unseen == []


@pytest.mark.parametrize("tradition", ["common", "civil"])
def test_what_the_act_and_the_regulations_claim_to_do_for_all_instruments_is_found(tradition: str) -> None:
    names = library().require_instruments(list(library().instruments))
    act, regulations = (printed(text, names, tradition) for text in ("act", "regulations"))
    findings = Checker(library(), names).check([act.draft, regulations.draft]).findings
    claimed = brought([*act.selection.clauses(), *regulations.selection.clauses()])
    unseen = [f.obligation for f in findings if complete(claimed, f.obligation) and f.status is not Status.COVERED]
    assert unseen == []


@pytest.mark.parametrize(("tradition", "first"), [("common", 0), ("civil", 6)])
def test_a_cover_that_the_conventions_lose_is_seen(tradition: str, first: int) -> None:
    assert share_seen(CONVENTIONS, tradition, 12, first) >= 0.97


@pytest.mark.parametrize(("instruments", "every", "floor"), SAMPLES, ids=lambda value: str(value))
def test_a_cover_that_another_instrument_loses_is_seen(instruments: tuple[str, ...], every: int, floor: float) -> None:
    assert share_seen(instruments, "common", every, 0) >= floor


def test_a_cover_that_the_regulations_lose_is_seen() -> None:
    assert share_seen(list(library().instruments), "common", 8, 2, "regulations") >= 0.97


def test_a_cover_that_the_act_loses_for_guidance_is_seen() -> None:
    assert share_seen(GUIDANCE, "common", 2, 1) >= 0.83
