"""Topics: subjects on which a kit can be made alone, each a set of duties."""

from __future__ import annotations

from collections.abc import Collection, Iterator, Mapping, Sequence
from functools import partial
from pathlib import Path
from typing import ClassVar

from lawkit.errors import ContentFault
from lawkit.library.content import Content, Heading, Identifier, Note, Obligation, Text
from lawkit.library.sources import places, read_all
from lawkit.library.translatable import Named
from lawkit.sentences import marked


class Topic(Content):
    """A subject; a duty belongs to it by its kind, by its instrument or by its id."""

    named: ClassVar = Named("topic")

    id: Identifier
    title: Heading
    about: Note  # what it takes in, in a line
    kinds: tuple[Text, ...] = ()
    instruments: tuple[Identifier, ...] = ()
    obligations: tuple[Identifier, ...] = ()
    clauses: tuple[Identifier, ...] = ()  # model provisions that come along whatever they rest on

    def holds(self, duty: Obligation) -> bool:
        """Whether a duty belongs to the topic."""
        return duty.kind in self.kinds or duty.instrument in self.instruments or duty.id in self.obligations


class TopicFile(Content):
    """One file of checklists/topics/."""

    topics: tuple[Topic, ...]


def topic_faults(
    roots: Sequence[Path],
    obligations: Mapping[str, Obligation],
    instruments: Collection[str],
    clauses: Collection[str] | None,
) -> Iterator[ContentFault]:
    """What does not hold of the topics of some packs; `clauses` is None where not all could be read."""
    faults: list[ContentFault] = []
    files = read_all(roots, "checklists/topics/*.yaml", TopicFile, faults)
    yield from faults
    kinds = {one.kind for one in obligations.values()}
    known: dict[str, Collection[str]] = {"kinds": kinds, "instruments": instruments, "obligations": obligations}
    if clauses is not None:
        known["clauses"] = clauses
    unknown = {
        "kinds": partial(marked, "no obligation is of the kind '{name}'"),
        "instruments": partial(marked, "no instrument is called '{name}'"),
        "obligations": partial(marked, "no obligation is called '{name}'"),
        "clauses": partial(marked, "no clause is called '{name}'"),
    }
    entries = (one for file in files for one in file.content.topics)
    for place, topic in zip(places(files, "topics"), entries, strict=True):
        for field, wrong in unknown.items():
            for number, name in enumerate(getattr(topic, field)):
                if name not in known.get(field, (name,)):
                    yield (place / field / number).fault(wrong(name=name))
        if not any(topic.holds(one) for one in obligations.values()):
            yield (place / "id").fault(marked("the topic holds no duty"))
