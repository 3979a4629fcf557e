"""Proving the content consistent: every reference leads somewhere, and the model laws meet every duty they take up."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from pathlib import Path

from lawkit.errors import ContentFault
from lawkit.library.clause_validation import ClauseContent, clause_faults, clause_files
from lawkit.library.content import Effect, InstrumentFile, Modality, Obligation
from lawkit.library.insertion_validation import insertion_faults
from lawkit.library.loader import implemented
from lawkit.library.paper_validation import paper_faults
from lawkit.library.reviewing import review_faults
from lawkit.library.rule_validation import rule_faults
from lawkit.library.safeguard_validation import safeguard_faults
from lawkit.library.sources import Place, Source, read_all
from lawkit.library.topics import topic_faults
from lawkit.sentences import marked

DUTIES = (Modality.SHALL, Modality.SHALL_AS_APPROPRIATE)


def validate(roots: Sequence[Path]) -> list[ContentFault]:
    """Every fault in the content of some packs together, later packs overriding earlier ones; none if it is sound.

    A file that cannot be read is reported, and what depends on it is then reported as missing.
    """
    faults = [
        ContentFault(str(root), 0, "", marked("no such content folder; check the path"))
        for root in roots
        if not root.is_dir()
    ]
    files = read_all(roots, "checklists/instruments/*.yaml", InstrumentFile, faults)
    faults += _instrument_faults(files)
    obligations: dict[str, tuple[Obligation, Place]] = {}
    for source in files:
        for number, obligation in enumerate(source.content.obligations):
            obligations[obligation.id] = (obligation, Place(source, ("obligations", number)))
    known = {name: obligation for name, (obligation, _) in obligations.items()}
    instruments = {source.content.instrument.id for source in files}
    concepts, rule_problems = rule_faults(roots, known)
    model_laws = clause_files(roots, faults)
    faults += clause_faults(model_laws, known, instruments, concepts)
    faults += insertion_faults(model_laws)
    if not model_laws.unread:  # else every duty would seem to lack its clause
        faults += _coverage_faults(model_laws, obligations)
        faults += paper_faults(roots, model_laws, known, instruments, concepts)
    faults += rule_problems
    faults += review_faults(roots, known)
    faults += safeguard_faults(roots, known, concepts, None if model_laws.unread else model_laws.clauses)
    faults += topic_faults(roots, known, instruments, None if model_laws.unread else model_laws.clauses)
    from lawkit.drafts.structure_words import StructureWords
    from lawkit.localization.consistency import country_faults

    read_all(roots, "locales/*/structure.yaml", StructureWords, faults)
    faults += country_faults(roots)
    if not faults:  # else texts would seem to be unknown
        from lawkit.translation.consistency import translation_faults

        faults += translation_faults(roots)
    return list(dict.fromkeys(faults))


def _instrument_faults(files: Sequence[Source[InstrumentFile]]) -> Iterator[ContentFault]:
    seen: dict[tuple[Path, str], Path] = {}
    for source in files:
        instrument = source.content.instrument
        if source.path.stem != instrument.id:
            yield source.fault(
                ("instrument", "id"), marked("expected {name}, the name of the file", name=source.path.stem)
            )
        for number, obligation in enumerate(source.content.obligations):
            at = ("obligations", number)
            first = seen.setdefault((source.root, obligation.id), source.path)
            if first is not source.path or _stands_before(source.content.obligations, number):
                yield source.fault(
                    (*at, "id"),
                    marked("the obligation '{id}' stands twice; also in {name}", id=obligation.id, name=first.name),
                )
            if obligation.instrument != instrument.id:
                yield source.fault(
                    (*at, "instrument"), marked("expected {name}, the instrument of this file", name=instrument.id)
                )
            names = [element.id for element in obligation.elements]
            for place, element in enumerate(obligation.elements):
                if element.id in names[:place]:
                    yield source.fault(
                        (*at, "elements", place, "id"), marked("the element '{id}' stands twice", id=element.id)
                    )
                if element.group and element.effect is not Effect.LIMITING:
                    message = marked("only elements with effect: limiting form a group")
                    yield source.fault((*at, "elements", place, "group"), message)


def _stands_before(obligations: Sequence[Obligation], number: int) -> bool:
    return any(one.id == obligations[number].id for one in obligations[:number])


def _coverage_faults(
    model_laws: ClauseContent, obligations: Mapping[str, tuple[Obligation, Place]]
) -> Iterator[ContentFault]:
    """Duties without a clause, and required elements that no clause brings, of instruments that have clauses at all."""
    met: dict[str, dict[str, set[str]]] = {}
    for tradition in ("common", "civil"):
        for clause in model_laws.clauses.values():
            wording = clause.wording(tradition)
            alone = clause.model_copy(
                update={"paragraphs": wording.paragraphs, "definitions": wording.definitions, "variants": {}}
            )
            for name, elements in implemented(alone).items():
                met.setdefault(name, {}).setdefault(tradition, set()).update(elements)
    supported = {obligations[name][0].instrument for name in met if name in obligations}
    for name, (obligation, place) in obligations.items():
        if obligation.instrument not in supported or obligation.modality not in DUTIES:
            continue
        for tradition in ("common", "civil"):
            found = met.get(name, {}).get(tradition)
            if found is None:
                yield (place / "id").fault(
                    marked(
                        "no clause implements '{name}' in the {tradition}-law wording", name=name, tradition=tradition
                    )
                )
                continue
            for number, element in enumerate(obligation.elements):
                if element.required and element.effect is not Effect.MUST_NOT_ADD and element.id not in found:
                    message = marked(
                        "no clause brings the element '{id}' of '{name}' in the {tradition}-law wording",
                        id=element.id,
                        name=name,
                        tradition=tradition,
                    )
                    yield (place / "elements" / number).fault(message)
