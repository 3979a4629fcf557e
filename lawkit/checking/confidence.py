"""How sure the check is of a finding: how often such findings were right on laws that nobody had tuned to.

The shares were counted on 21 laws (3,116 obligations, eight languages) in the first run on each: eight drafts made for
the conventions, by people who had read neither rules nor words, and thirteen real laws, most of them general nuclear
or criminal laws. The surest sign was how much of an instrument a law addresses at all: a law that addresses few of its
duties is seldom made for it, and one in three covers found there was none.

They were counted again on sixteen drafts of other people, the first run on eight of them and the last on eight by which
nothing was mended (1,722 obligations): covers were as sure as before or surer, lacks and parts less so. What is not
found in a law made for an instrument is in a third of the cases said there in words that the check does not know.
"""

from __future__ import annotations

from lawkit.checking.assessment import Status

MADE_FOR_IT = 0.5  # of the duties of an instrument: a law that addresses as many is taken to be made for it


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
        return 0.45 if bare else 0.6
    if far:
        return 0.85 if made_for_it else 0.4
    return 0.95 if made_for_it else 0.65
