"""When the steps of the roadmap begin and end, counted in weeks from the start, and which of them decide the end."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass

from lawkit.kits.context import KitContext
from lawkit.library.papers import RoadmapStep

GOAL = "commencement"  # the step that everything on the critical path leads to


@dataclass(frozen=True, slots=True)
class Planned:
    """A step in the plan; weeks are counted from 0, `ends` is the first week after it."""

    number: int
    step: RoadmapStep
    begins: int
    ends: int
    after: tuple[int, ...]  # the numbers of the steps that it waits for
    decisive: bool  # a delay of it delays the entry into force


def plan(context: KitContext) -> list[Planned]:
    """The steps of a kit in the order of the content, each as early as it can be."""
    steps = {step.id: step for step in context.papers.kept(context.papers.content.steps)}
    every = {step.id: step for step in context.papers.content.steps}
    waits = {name: tuple(dict.fromkeys(_standing(step.after, steps, every))) for name, step in steps.items()}
    begins: dict[str, int] = {}
    for name in steps:
        _begin(name, steps, waits, begins)
    ends = {name: begins[name] + step.weeks for name, step in steps.items()}
    numbers = {name: number for number, name in enumerate(steps, start=1)}
    decisive = _decisive(steps, waits, begins, ends)
    return [
        Planned(numbers[name], step, begins[name], ends[name], tuple(numbers[one] for one in waits[name]),
                name in decisive)
        for name, step in steps.items()
    ]  # fmt: skip


def _standing(
    names: Sequence[str], steps: Mapping[str, RoadmapStep], every: Mapping[str, RoadmapStep]
) -> Iterator[str]:
    """The steps to wait for; in place of one that the kit leaves out, those for which it would wait."""
    for name in names:
        if name in steps:
            yield name
        elif name in every:
            yield from _standing(every[name].after, steps, every)


def _begin(
    name: str, steps: Mapping[str, RoadmapStep], waits: Mapping[str, Sequence[str]], begins: dict[str, int]
) -> int:
    if name not in begins:
        ends = [_begin(one, steps, waits, begins) + steps[one].weeks for one in waits[name]]
        begins[name] = max(ends, default=0) + steps[name].wait
    return begins[name]


def _decisive(
    steps: Mapping[str, RoadmapStep],
    waits: Mapping[str, Sequence[str]],
    begins: Mapping[str, int],
    ends: Mapping[str, int],
) -> set[str]:
    """The critical path: from the goal back over the steps that end when the next begins."""
    found: set[str] = set()
    waiting = [GOAL] if GOAL in steps else []
    while waiting:
        name = waiting.pop()
        found.add(name)
        start = begins[name] - steps[name].wait
        waiting += [one for one in waits[name] if ends[one] == start and one not in found]
    return found
