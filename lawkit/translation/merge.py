"""Taking in what translators send back: nothing is overwritten unseen, and every text is accounted for."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass, field, replace

from lawkit.library.translations import State
from lawkit.sentences import marked
from lawkit.translation.consistency import template_faults
from lawkit.translation.units import Unit, UnitFile


@dataclass(frozen=True, slots=True)
class Clash:
    """A text on which the content and the file differ."""

    here: Unit
    sent: Unit
    why: str = ""


@dataclass
class Merged:
    """What came of a translator's file; `units` are the content's own with what was taken in."""

    units: dict[tuple[str, str], Unit]
    added: list[Unit] = field(default_factory=list)
    changed: list[Clash] = field(default_factory=list)
    conflicts: list[Clash] = field(default_factory=list)  # changed on both sides: the content's stays
    stale: list[Clash] = field(default_factory=list)  # made for an earlier English text: kept as fuzzy
    refused: list[Clash] = field(default_factory=list)  # lost or broken expressions
    unknown: list[Unit] = field(default_factory=list)  # no text of the content has this key
    unchanged: int = 0

    def taken(self, overwrite: bool) -> set[tuple[str, str]]:
        """Key and English of every text that is another than before; `overwrite` as it was merged."""
        both = (*self.changed, *self.stale, *(self.conflicts if overwrite else ()))
        return {(one.key, one.english) for one in (*self.added, *(clash.here for clash in both))}


def merge(
    files: Sequence[UnitFile], sent: Iterable[Unit], overwrite: bool = False, _: Callable[[str], str] = marked
) -> Merged:
    """The content's units with a translator's; where both have changed a translation the content's stays.

    `overwrite` takes the translator's in that case too; the clash is told all the same. `_` translates the reasons.
    """
    units = {(unit.key, unit.english): unit for file in files for unit in file.units}
    by_key = {unit.key: unit for unit in units.values()}
    by_english = {unit.english: unit for unit in reversed(units.values())}
    merged = Merged(dict(units))
    for one in sent:
        here = units.get((one.key, one.english))
        if here is None and one.key in by_key:
            _other_english(merged, by_key[one.key], one, _)
        elif here is None and (not one.key or one.key not in by_key) and one.english in by_english:
            _take(merged, by_english[one.english], one, overwrite, _)  # a memory from elsewhere
        elif here is None:
            merged.unknown.append(one)
        else:
            _take(merged, here, one, overwrite, _)
    return merged


def _take(merged: Merged, here: Unit, one: Unit, overwrite: bool, _: Callable[[str], str]) -> None:
    if not one.text or (one.fuzzy and one.mark == one.base):
        merged.unchanged += 1
        return
    same = here.usable and here.text == one.text
    if same and (here.state, here.by, here.date) == (one.state, one.by, one.date):
        merged.unchanged += 1
        return
    if same and _rank(one.state) < _rank(here.state):  # a tool that keeps no state makes no review undone
        merged.unchanged += 1
        return
    wrong = "; ".join(template_faults(here.english, one.text, _))
    if wrong:
        merged.refused.append(Clash(here, one, wrong))
        return
    taken = replace(here, text=one.text, state=one.state, by=one.by, date=one.date, fuzzy=False, previous="")
    told = (one.state, one.by, one.date) != (here.state, here.by, here.date)
    if one.text != here.text and not told and here.state is not State.MACHINE:
        taken = replace(taken, state=State.MACHINE, by="", date="")  # nobody has reviewed the new words
    if not here.text or here.fuzzy:
        merged.added.append(taken)
    elif same or one.base == here.mark:
        merged.changed.append(Clash(here, taken))
    elif one.mark == one.base:  # the translator left it alone; it was changed here
        merged.unchanged += 1
        return
    else:
        merged.conflicts.append(Clash(here, one, _("changed here and by the translator")))
        if not overwrite:
            return
    merged.units[here.key, here.english] = taken


def _rank(state: State) -> int:
    return list(State).index(state)


def _other_english(merged: Merged, here: Unit, one: Unit, _: Callable[[str], str]) -> None:
    """A translation of an English text that stands there no longer."""
    if not one.text:
        merged.unchanged += 1
        return
    merged.stale.append(Clash(here, one, _("the English text has changed since the file was made")))
    if not here.text:
        merged.units[here.key, here.english] = replace(here, text=one.text, fuzzy=True, previous=one.english)


def reviewed(units: Iterable[Unit], by: str, date: str) -> list[Unit]:
    """The units of a file that a person vouches for: every translation in it counts as reviewed."""
    return [replace(one, state=State.REVIEWED, by=by, date=date, fuzzy=False) if one.text else one for one in units]


def by_file(files: Sequence[UnitFile], units: Mapping[tuple[str, str], Unit]) -> list[UnitFile]:
    """The files with their units as they are after the merge."""
    return [UnitFile(file.name, tuple(units[one.key, one.english] for one in file.units)) for file in files]
