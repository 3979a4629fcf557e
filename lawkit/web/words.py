"""Words that pages show and that come from data, marked for the catalogues: classes of the content, checks, states."""

from __future__ import annotations

from lawkit.sentences import marked

THEMES = (
    marked("accounting"), marked("ancillary offence"), marked("authority"), marked("cooperation"),
    marked("definition"), marked("emergency"), marked("export import"), marked("extradition"), marked("governance"),
    marked("information"), marked("jurisdiction"), marked("licensing"), marked("mutual assistance"),
    marked("offence"), marked("penalty"), marked("physical protection"), marked("procedure"),
    marked("radioactive sources"), marked("reporting"), marked("scope"), marked("transport"),
)  # fmt: skip
BINDING = (
    marked("treaty"), marked("chapter-VII"), marked("recommendation"), marked("political"), marked("proposal"),
)  # fmt: skip
TIERS = (marked("required"), marked("normally-needed"), marked("optional"), marked("only-if"))
TRADITIONS = (marked("common"), marked("civil"))
CHECKS = (
    marked("expressions"), marked("stale"), marked("numbers"), marked("pinpoints"), marked("brackets"),
    marked("quotations"), marked("terms"), marked("residue"), marked("length"), marked("modality"), marked("lists"),
)  # fmt: skip
TEXT_STATES = (marked("untranslated"), marked("fuzzy"), marked("machine-drafted"), marked("reviewed"))
STANDINGS = (
    marked("binds all states"), marked("party"), marked("party to the earlier text only"), marked("signatory"),
    marked("not party"), marked("unknown"), marked("not binding"),
)  # fmt: skip
