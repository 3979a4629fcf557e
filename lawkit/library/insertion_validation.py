"""What must hold of an amending bill: what it inserts stands in the act, once, and every blank and term exists."""

from __future__ import annotations

from collections.abc import Iterator

from lawkit.errors import ContentFault
from lawkit.library.clause_validation import TRADITIONS, ClauseContent
from lawkit.library.content import Insertion
from lawkit.library.sources import Place
from lawkit.sentences import marked


def insertion_faults(content: ClauseContent) -> Iterator[ContentFault]:
    """Every fault in what the bills of some packs insert."""
    act = [file.content for file in content.files if file.content.model_law == "act"]
    home = {clause.id: part.part for part in act for clause in part.clauses}
    concepts = {
        entry.concept
        for clause in content.clauses.values()
        for tradition in TRADITIONS
        for entry in clause.wording(tradition).definitions
    }
    taken: dict[str, str] = {}
    for file in content.files:
        for number, clause in enumerate(file.content.clauses):
            if clause.inserts is None or content.clauses[clause.id] is not clause:
                continue  # a later pack's clause takes its place
            at = Place(file, ("clauses", number, "inserts"))
            if file.content.model_law != "amending-bill":
                yield at.fault(marked("only a clause of an amending bill inserts clauses into another law"))
            yield from _names(at, clause.inserts, content, home, concepts)
            for place, name in [*_numbered(at, "clauses", clause.inserts), *_numbered(at, "parts", clause.inserts)]:
                first = taken.setdefault(f"{place.at[-2]} {name}", clause.id)
                if first != clause.id or getattr(clause.inserts, str(place.at[-2])).count(name) > 1:
                    yield place.fault(marked("'{name}' is inserted twice; also by '{other}'", name=name, other=first))


def _names(
    at: Place, inserts: Insertion, content: ClauseContent, home: dict[str, str], concepts: set[str]
) -> Iterator[ContentFault]:
    for field in ("law", "after"):
        if getattr(inserts, field) not in content.placeholders:
            yield (at / field).fault(marked("no placeholder is called '{name}'", name=getattr(inserts, field)))
    for number, name in enumerate(inserts.clauses):
        if name not in home:
            yield (at / "clauses" / number).fault(marked("no clause of the act is called '{name}'", name=name))
    for number, name in enumerate(inserts.parts):
        if name not in home.values():
            yield (at / "parts" / number).fault(marked("no part of the act is called '{name}'", name=name))
    for number, concept in enumerate(inserts.opening.definitions if inserts.opening else ()):
        if concept not in concepts:
            yield (at / "opening" / "definitions" / number).fault(
                marked("no clause of the act defines '{concept}'", concept=concept)
            )
    if not (inserts.clauses or inserts.parts or inserts.opening):
        yield at.fault(marked("inserts no clause; name clauses or parts of the act"))


def _numbered(at: Place, field: str, inserts: Insertion) -> list[tuple[Place, str]]:
    return [(at / field / number, name) for number, name in enumerate(getattr(inserts, field))]
