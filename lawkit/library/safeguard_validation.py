"""What must hold of the safeguards: names that exist, and pairs of what calls for one and what shows it."""

from __future__ import annotations

from collections.abc import Collection, Iterator, Mapping, Sequence
from pathlib import Path

from lawkit.errors import ContentFault
from lawkit.library.content import Concept, Obligation
from lawkit.library.rule_validation import expression_faults
from lawkit.library.safeguards import Safeguard, SafeguardFile
from lawkit.library.sources import Place, places, read_all
from lawkit.sentences import marked


def safeguard_faults(
    roots: Sequence[Path],
    obligations: Mapping[str, Obligation],
    concepts: Mapping[str, Concept],
    clauses: Collection[str] | None,
) -> Iterator[ContentFault]:
    """What does not hold of the safeguards of some packs; `clauses` is None where not all could be read."""
    faults: list[ContentFault] = []
    files = read_all(roots, "checklists/safeguards/*.yaml", SafeguardFile, faults)
    yield from faults
    entries = (one for file in files for one in file.content.safeguards)
    for place, entry in zip(places(files, "safeguards"), entries, strict=True):
        for field in ("when_addressed", "met_by"):
            for number, name in enumerate(getattr(entry, field)):
                if name not in obligations:
                    yield (place / field / number).fault(marked("no obligation is called '{name}'", name=name))
        for number, name in enumerate(entry.clauses):
            if clauses is not None and name not in clauses:
                yield (place / "clauses" / number).fault(marked("no clause is called '{name}'", name=name))
        yield from _pairs(place, entry, concepts)


def _pairs(place: Place, entry: Safeguard, concepts: Mapping[str, Concept]) -> Iterator[ContentFault]:
    if bool(entry.when_addressed) is not bool(entry.met_by) or (entry.where is None) is not (entry.unless is None):
        yield place.fault(
            marked(
                "what calls for a safeguard and what shows it stand together: when_addressed and met_by, or where and "
                "unless"
            )
        )
    for field in ("where", "unless"):
        if getattr(entry, field) is not None:
            yield from expression_faults(place / field, getattr(entry, field), concepts)
