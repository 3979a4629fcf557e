"""What must hold of the papers: names that lead somewhere, templates that can be filled, steps in a possible order."""

from __future__ import annotations

from collections.abc import Callable, Collection, Iterator, Mapping, Sequence
from dataclasses import dataclass
from functools import partial
from pathlib import Path
from typing import Any

from pydantic import BaseModel

from lawkit.errors import ContentFault
from lawkit.library.clause_validation import ClauseContent
from lawkit.library.content import Obligation
from lawkit.library.papers import FOLDER, Conditional, GuideFile, MemorandumFile, RoadmapFile, RoadmapStep, TermFile
from lawkit.library.report_papers import ReportPaperFile
from lawkit.library.sources import Place, Source, read_all
from lawkit.library.templates import Call, read_template
from lawkit.library.treaty_papers import Treaty, TreatyForm, TreatyPaperFile
from lawkit.sentences import marked

KINDS: Mapping[str, type[BaseModel]] = {
    "memorandum*": MemorandumFile,
    "guide*": GuideFile,
    "roadmap*": RoadmapFile,
    "terms*": TermFile,
    "treaty-*": TreatyPaperFile,
    "report-*": ReportPaperFile,
}
"""The names of paper files, and what they hold."""

TEMPLATES = {
    "text", "items", "heading", "purpose", "users", "who", "what", "title", "owner", "result", "phase", "output",
    "asked", "givers", "deed", "signed_by", "sent_to", "time", "term",
}  # fmt: skip
"""The fields that are templates, in every entry but a treaty."""


@dataclass(frozen=True)
class _Names:
    """What the papers may name."""

    content: ClauseContent
    obligations: Mapping[str, Obligation]
    instruments: Collection[str]
    concepts: Collection[str]
    treaties: Collection[str]
    steps: Collection[str]
    kinds: Collection[str]

    def authority(self, name: str) -> str:
        instrument, _, pinpoint = name.partition(" ")
        if name in self.obligations or (instrument in self.instruments and pinpoint.strip()):
            return ""
        return marked("'{name}' is neither an obligation nor an instrument with a pinpoint", name=name)

    def listed(self, field: str) -> Callable[[str], str] | None:
        """What is wrong with a name in a list of names; None for a field that holds none."""

        def among(known: Collection[str], unknown: Callable[..., str]) -> Callable[[str], str]:
            return lambda name: "" if name in known else unknown(name=name)

        clause = partial(marked, "no clause is called '{name}'")
        fact = partial(marked, "no country file knows the fact '{name}'")
        return {
            "needs": among(self.content.clauses, clause),
            "without": among(self.content.clauses, clause),
            "instruments": among(self.instruments, partial(marked, "no instrument is called '{name}'")),
            "applies_if": among(self.content.facts, fact),
            "known": among(self.content.facts, fact),
            "unknown": among(self.content.facts, fact),
            "treaties": among(self.treaties, partial(marked, "no treaty is called '{name}'")),
            "after": among(self.steps, partial(marked, "no step is called '{name}'")),
            "obligations": among(self.obligations, partial(marked, "no obligation is called '{name}'")),
            "kinds": among(self.kinds, partial(marked, "no obligation is of the kind '{name}'")),
            "authority": self.authority,
        }.get(field)


def paper_faults(
    roots: Sequence[Path],
    content: ClauseContent,
    obligations: Mapping[str, Obligation],
    instruments: Collection[str],
    concepts: Collection[str],
) -> list[ContentFault]:
    """Every fault in the papers of some packs, in the order of the files."""
    faults: list[ContentFault] = []
    files: list[Source[Any]] = []
    for name, model in KINDS.items():
        files += read_all(roots, f"{FOLDER}/{name}.yaml", model, faults)
    faults += _unknown_files(roots)
    treaties = {one.id for file in files for one in getattr(file.content, "treaties", ())}
    steps = {one.id: one for file in files for one in getattr(file.content, "steps", ())}
    kinds = {one.kind for one in obligations.values()}
    names = _Names(content, obligations, instruments, concepts, treaties, steps, kinds)
    for file in files:
        faults += _repeated(file)
        for field in type(file.content).model_fields:
            for number, entry in enumerate(getattr(file.content, field)):
                faults += _entry_faults(Place(file, (field, number)), entry, names)
    faults += _circles(files, steps)
    return faults


def _unknown_files(roots: Sequence[Path]) -> Iterator[ContentFault]:
    for root in roots:
        for path in sorted(root.glob(f"{FOLDER}/*.yaml")):
            if not any(path.match(f"{name}.yaml") for name in KINDS):
                known = ", ".join(f"{name}.yaml" for name in KINDS)
                yield ContentFault(str(path), 0, "", marked("no paper has this name; expected {known}", known=known))


def _repeated(file: Source[Any]) -> Iterator[ContentFault]:
    for field in type(file.content).model_fields:
        seen: set[str] = set()
        for number, entry in enumerate(getattr(file.content, field)):
            name = getattr(entry, "id", getattr(entry, "file", ""))
            if name and name in seen:
                yield file.fault((field, number), marked("'{name}' stands twice; keep one", name=name))
            seen.add(name)


def _entry_faults(
    place: Place, entry: BaseModel, names: _Names, needed: Collection[str] = frozenset()
) -> Iterator[ContentFault]:
    """The faults of an entry; `needed` are clauses without which what stands around it is left out."""
    needed = {*needed, *getattr(entry, "needs", ())}
    for field in type(entry).model_fields:
        value = getattr(entry, field)
        at = place / field
        check = names.listed(field)
        if check is not None:
            for number, name in enumerate(value):
                wrong = check(name)
                if wrong:
                    yield (at / (name if isinstance(value, dict) else number)).fault(wrong)
        elif isinstance(value, tuple) and value and isinstance(value[0], BaseModel):
            for number, inner in enumerate(value):
                yield from _entry_faults(at / number, inner, names, needed)
        elif field in TEMPLATES and not isinstance(entry, Treaty):
            for number, text in enumerate((value,) if isinstance(value, str) else value):
                yield from _template(at if isinstance(value, str) else at / number, text, names, needed)
    yield from _own_faults(place, entry, names)


def _own_faults(place: Place, entry: BaseModel, names: _Names) -> Iterator[ContentFault]:
    """What must hold of one class of entry alone."""
    match entry:
        case Treaty():
            if entry.instrument not in names.instruments:
                yield (place / "instrument").fault(marked("no instrument is called '{name}'", name=entry.instrument))
            if entry.later and entry.later not in names.treaties:
                yield (place / "later").fault(marked("no treaty is called '{name}'", name=entry.later))
        case TreatyForm():
            if entry.due:
                yield (place / "due").fault(marked("a form is what is due; it cannot wait for another"))
    concept = getattr(entry, "concept", "")
    if concept and concept not in names.concepts:
        yield (place / "concept").fault(marked("no concept is called '{name}'", name=concept))
    if isinstance(entry, Conditional) and set(entry.needs) & set(entry.without):
        yield place.fault(marked("the same clause is needed and must be absent; the entry would never be printed"))


def _template(place: Place, text: str, names: _Names, needed: Collection[str]) -> Iterator[ContentFault]:
    calls, wrong = read_template(text)
    for message in wrong:
        yield place.fault(message)
    for call in calls:
        message = _dangling(call, place, names, needed)
        if message:
            yield place.fault(
                marked("{function}('{name}'): {message}", function=call.function, name=call.name, message=message)
            )


def _dangling(call: Call, place: Place, names: _Names, needed: Collection[str]) -> str:
    content = names.content
    match call.function:
        case "place":
            return "" if call.name in content.placeholders else marked("no such placeholder")
        case "part":
            return "" if call.name in content.parts else marked("no such part")
        case "schedule":
            return "" if call.name in content.schedules else marked("no such schedule")
        case "option":
            clause, _, option = call.name.partition("/")
            held = content.clauses.get(clause)
            return (
                ""
                if held and any(one.id == option for one in held.options)
                else marked("no clause has such an option; write clause-id/option-id")
            )
        case "ref":
            clause = call.name.partition("#")[0]
            if clause not in content.clauses:
                return marked("no such clause")
            return (
                ""
                if clause in needed
                else marked("name it under needs: [{clause}], since not every kit has it", clause=clause)
            )
        case "treaty":
            at_form = place.at[:1] in (("forms",), ("treaties",))
            return "" if at_form else marked("only a paper for a treaty may name the treaty")
        case "the_act" | "the_regulations" | "this_act":
            return ""
    return marked("a paper cannot call this")


def _circles(files: Sequence[Source[Any]], steps: Mapping[str, RoadmapStep]) -> Iterator[ContentFault]:
    """Steps that wait for one another."""
    for file in files:
        for number, step in enumerate(getattr(file.content, "steps", ())):
            waiting, seen = list(step.after), set[str]()
            while waiting:
                name = waiting.pop()
                if name in seen or name not in steps:
                    continue
                seen.add(name)
                waiting += steps[name].after
            if step.id in seen:
                yield file.fault(("steps", number, "after"), marked("'{id}' waits for itself", id=step.id))
