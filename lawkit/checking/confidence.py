"""How sure the check is of a finding: how often such findings were right on laws that nobody had tuned to.

The shares were counted in the first run on each law: eight drafts made for the conventions and thirteen real laws
(3,116 obligations), then sixteen drafts of other people (1,722), then eight drafts more (680) and twenty-six real laws
(2,556), all of them by people who had read neither rules nor words, in eight languages.

The surest sign is how much of an instrument a law addresses at all. A law that addresses few of its duties is seldom
made for it: two in five covers found in the last real laws were none. Where it addresses most of them, nineteen covers
in twenty are right, and what is not found is in a third of the cases said in words that the check does not know.
"""

from __future__ import annotations

from lawkit.checking.assessment import Status

MADE_FOR_IT = 0.5  # of the duties of an instrument: a law that addresses as many is taken to be made for it
WHOLLY_MADE_FOR_IT = 0.7  # one that addresses as many surely is: fewer are met by many a general act on radiation


def confidence_of(status: Status, addressed: float, *, far: bool, bare: bool) -> float:
    """The share of findings of this kind that had the very status, from 0 to 1.

    `addressed` is the share of the instrument's duties that the law addresses. `far`: an element is shown only outside
    the sections in which the duty is addressed. `bare`: a duty met in part of which no element is shown, or of which
    nothing but its narrowing stands against cover.
    """
    made_for_it = addressed >= MADE_FOR_IT
    if status is Status.MISSING:
        return 0.65 if made_for_it else 0.9
    if status is Status.PARTIAL:
        return 0.45 if bare else 0.7
    if not made_for_it:
        return 0.4 if far else 0.6
    return 0.85 if far or addressed < WHOLLY_MADE_FOR_IT else 0.95
