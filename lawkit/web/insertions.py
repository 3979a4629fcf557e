"""What the annotated draft of a check has for each gap, and what people chose to leave out of it."""

from __future__ import annotations

from dataclasses import dataclass

from lawkit.store.records import Job, Version
from lawkit.web.project import Project
from lawkit.web.work import CHOSEN, INSERTED


@dataclass(frozen=True, slots=True)
class Insertion:
    """What is put into the annotated draft for one obligation."""

    places: list[str]  # what it has for it, by number and heading; still some where something else needs it
    left_out: bool  # somebody chose to leave it out
    counted: bool  # the numbers are those of the file: it was written since the last choice


def left_out_of(project: Project, job: Job, version: Version | None) -> tuple[str, ...]:
    """The obligations for which the annotated draft of a check is to have nothing, in order."""
    if version is None:
        return ()
    offered = project.jobs.data(job.id, INSERTED)
    choices = project.insertions.in_force(version.draft, version.number)
    return tuple(sorted(name for name, one in choices.items() if one.left_out and name in offered))


def insertions_of(project: Project, job: Job, version: Version | None) -> dict[str, Insertion]:
    """Obligation -> what is put in for it, for every one for which the check puts something in."""
    offered = project.jobs.data(job.id, INSERTED)
    left_out = left_out_of(project, job, version)
    written = project.jobs.data(job.id, CHOSEN)
    counted = not left_out or written.get("left_out") == list(left_out)
    if left_out and counted:
        holds = written["placed"]
    else:
        needed = {place for name, places in offered.items() if name not in left_out for place in places}
        holds = {name: [place for place in places if place in needed] for name, places in offered.items()}
    return {name: Insertion(holds.get(name, []), name in left_out, counted) for name in offered}
