"""A map of the states by how much was found in their laws, as SVG that needs nothing from outside.

Every step of the scale has a pattern of its own besides its colour, every state its name and figure as a tooltip, and
small states a dot that is large enough to be seen and pointed at.
"""

from __future__ import annotations

import json
import textwrap
import unicodedata
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from functools import cache
from pathlib import Path
from typing import Any

from markupsafe import Markup

from lawkit.localization.direction import direction
from lawkit.localization.locales import state_name
from lawkit.reports.html_template import html_template
from lawkit.sentences import marked
from lawkit.untranslated import unmarked

Translate = Callable[[str], str]
OUTLINES = Path(__file__).with_name("outlines.json")
BOUNDARIES = marked(
    "Outlines and boundaries are those of the public-domain data of Natural Earth, simplified. They imply no opinion "
    "on the legal status of any State, territory or area, or on the course of its boundaries. Areas that the data "
    "attributes to no surveyed State are left neutral."
)
MEASURE = marked(
    "The map shows the share of the duties for which a legal basis was found in the laws that were read. Where few "
    "laws of a State were read, it says little of the State's law as a whole."
)
_LABEL_ROOM = 72  # units between a state's name and its border, at least
_STEPS = ((0.75, 4), (0.5, 3), (0.25, 2), (0.0, 1))  # (share from which on, step)
UNDECIDED, NOT_SURVEYED = "undecided", "none"


@dataclass(frozen=True, slots=True)
class Coloured:
    """A surveyed state on a map; `share` is None where a reviewer must decide everything."""

    code: str
    share: float | None
    laws: int
    words: str  # what the tooltip says after the name
    link: str

    @property
    def step(self) -> str:
        """The step of the scale: '0' (nothing found) to '4', or UNDECIDED."""
        if self.share is None:
            return UNDECIDED
        return str(next((step for least, step in _STEPS if self.share > 0 and self.share >= least), 0))


@dataclass(frozen=True, slots=True)
class Area:
    """A state as it is drawn."""

    code: str
    path: str
    dot: tuple[int, int] | None
    label: tuple[int, int] | None
    step: str
    words: str
    link: str
    few: bool  # only one law was read


@cache
def outlines() -> dict[str, Any]:
    """The outlines of all states: width, height, states by code (path, and dot or label), others, provenance."""
    data: dict[str, Any] = json.loads(OUTLINES.read_text(encoding="utf-8"))
    return data


def legend(translate: Translate) -> Mapping[str, str]:
    """The steps of the scale in words, from most to least."""
    _ = translate
    return {
        "4": _("75 % and more"),
        "3": _("50 to 74 %"),
        "2": _("25 to 49 %"),
        "1": _("less than 25 %"),
        "0": _("nothing found in the laws read"),
        UNDECIDED: _("a reviewer must decide"),
        NOT_SURVEYED: _("not surveyed"),
    }


def survey_map(
    states: Sequence[Coloured], title: str, translate: Translate, language: str, alone: bool = False
) -> Markup:
    """The map as an SVG element; `alone` as a file of its own, with title, scale and notes in the picture."""
    known = {one.code: one for one in states}
    drawn = outlines()
    areas = [_area(code, shape, known.get(code), translate, language) for code, shape in drawn["states"].items()]
    picture = html_template("survey_map.svg.j2").render(
        areas=[one for one in areas if one.step == NOT_SURVEYED] + [one for one in areas if one.step != NOT_SURVEYED],
        others=drawn["others"],
        width=drawn["width"],
        height=drawn["height"],
        title=title,
        steps=list(legend(translate).items()),
        alone=alone,
        description=f"{translate(MEASURE)} {translate(BOUNDARIES)}",
        lines=[line for words in (MEASURE, BOUNDARIES) for line in _lines(translate(words))] if alone else [],
        _=translate,
        language=language,
        direction=direction(language),
    )
    return Markup(unmarked(picture))  # the template escapes every word


def _lines(words: str) -> list[str]:
    """A note cut into lines that fit into the picture; Chinese signs take the room of two letters."""
    wide = any(unicodedata.east_asian_width(sign) == "W" for sign in words)
    return textwrap.wrap(unmarked(words), 85 if wide else 165)


def _area(code: str, shape: dict[str, Any], known: Coloured | None, _: Translate, language: str) -> Area:
    name = state_name(code, language)
    dot, label = shape.get("dot"), shape.get("label")
    has_room = label is not None and label[2] >= _LABEL_ROOM
    return Area(
        code=code,
        path=shape["path"],
        dot=(dot[0], dot[1]) if dot else None,
        label=(label[0], label[1]) if known and label and has_room else None,
        step=known.step if known else NOT_SURVEYED,
        words=f"{name}: {known.words if known else _('not surveyed')}",
        link=known.link if known else "",
        few=known is not None and known.laws == 1,
    )
