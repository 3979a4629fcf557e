"""A model text that somebody edited, with what a kit made anew has to add to it; nothing in it is taken away.

New clauses stand in it as tracked insertions where the kit has them. Where the kit words a clause otherwise than
before, or has it no longer, a comment says so beside the words of those who edited it.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass, field, replace
from typing import Any

from lawkit.kits.returned import ReturnedText
from lawkit.word.margin import CommentRun, MarginComments
from lawkit.word.opened import OpenedPackage
from lawkit.word.returned import ReturnedClause, ReturnedDocument, read_returned
from lawkit.word.revisions import InsertedParagraph, InsertedRun, TrackedPart

Translate = Callable[[str], str]
_MAIN = "word/document.xml"
_LONGEST = 1_500  # characters of new words quoted in a comment


@dataclass
class Merged:
    """The merged file, and what the kit made anew had to say, by clause id."""

    data: bytes
    inserted: list[str] = field(default_factory=list)
    reworded: list[str] = field(default_factory=list)  # by the kit; the edited words stand
    dropped: list[str] = field(default_factory=list)  # no longer in the kit; they stand too


def merged_text(
    returned: ReturnedText, fresh: bytes, made: Mapping[str, Any], moment: str, right_to_left: bool, _: Translate
) -> Merged:
    """An edited text with what is new in a fresh one. `made` is the text's entry in the old kit.json."""
    new = read_returned(fresh, returned.file, lambda _bookmark: "")
    merge = _Merge(returned, new, made, moment, right_to_left, _)
    return merge.merged()


class _Merge:
    def __init__(
        self, returned: ReturnedText, new: ReturnedDocument, made: Mapping[str, Any], moment: str, right_to_left: bool,
        translate: Translate,
    ) -> None:  # fmt: skip
        self._edited, self._new, self._made, self._ = returned.document, new, made, translate
        self._package = OpenedPackage(returned.data, _MAIN)
        self._part = TrackedPart(self._package.part(_MAIN) or b"", moment)
        self._comments = MarginComments(self._package, moment, right_to_left)
        self._styles = {p.style: p.number for c in self._edited.clauses.values() for p in c.paragraphs}
        self._result = Merged(b"")

    def merged(self) -> Merged:
        """Goes through the clauses of the kit made anew."""
        before: ReturnedClause | None = None  # the last clause that stands in the edited file
        digests: Mapping[str, str] = self._made.get("digests", {})
        waiting: list[ReturnedClause] = []
        for name, clause in self._new.clauses.items():
            here = self._edited.clauses.get(name)
            if here is not None:
                before = here
                if name in digests and clause.digest(self._new.options) != digests[name] and here.words != clause.words:
                    self._reworded(here, clause)
            elif name not in digests:
                if before is None:
                    waiting.append(clause)
                else:
                    self._insert(before, clause)
        for clause in waiting if self._edited.clauses else ():
            self._insert(next(iter(self._edited.clauses.values())), clause)
        for name in digests:
            if name not in self._new.clauses and name in self._edited.clauses:
                self._dropped(self._edited.clauses[name])
        self._package.replace(_MAIN, self._part.result())
        self._comments.write()
        return replace(self._result, data=self._package.to_bytes())

    def _insert(self, before: ReturnedClause, clause: ReturnedClause) -> None:
        text = self._("New in the kit since yours was made: {clause}").format(clause=clause.id)
        number = self._comments.add([[CommentRun(text)]])
        paragraphs = [
            InsertedParagraph(
                (InsertedRun(one.printed),), self._styles.get(one.style), comment=None if at else number,
                style=one.style, bookmark=one.bookmark,
            )
            for at, one in enumerate(clause.paragraphs)
            if one.printed
        ]  # fmt: skip
        self._part.insert(before.paragraphs[-1].number, paragraphs, self._comments.styled)
        self._result.inserted.append(clause.id)

    def _reworded(self, here: ReturnedClause, clause: ReturnedClause) -> None:
        words = "\n".join(one.printed for one in clause.paragraphs if one.printed)
        shown = words if len(words) <= _LONGEST else words[:_LONGEST].rsplit(" ", 1)[0] + " …"
        head = CommentRun(self._("The kit made anew words this clause otherwise:"), bold=True)
        self._comment(here, [[head], *([CommentRun(line)] for line in shown.split("\n"))])
        self._result.reworded.append(clause.id)

    def _dropped(self, here: ReturnedClause) -> None:
        text = self._("The kit made anew has this clause no longer, by the answers and instruments that were given.")
        self._comment(here, [[CommentRun(text)]])
        self._result.dropped.append(here.id)

    def _comment(self, here: ReturnedClause, text: list[list[CommentRun]]) -> None:
        place = here.paragraphs[0].number
        self._part.comment_marks(place, place, self._comments.add(text), self._comments.styled)
