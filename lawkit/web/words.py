"""Words of the content's own classification, marked for the catalogues: they are shown as filters and labels."""

from __future__ import annotations

from lawkit.localization.messages import marked

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
