"""From insertions and remarks to the Word file: offsets become paragraphs and runs, everything else stays."""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Callable, Sequence

from lawkit.annotation.composition import Insertion, NewParagraph, Role
from lawkit.annotation.remarks import Remark
from lawkit.drafts.word_places import Place, WordPlaces
from lawkit.library.translations import ENGLISH
from lawkit.word.margin import CommentText, MarginComments
from lawkit.word.opened import OpenedPackage
from lawkit.word.revisions import InsertedParagraph, InsertedRun, TrackedPart


class AnnotatedWriter:
    """Writes into one Word file. `date` is the moment of every change and comment."""

    def __init__(self, word: WordPlaces, date: str, right_to_left: bool, language: str) -> None:
        self._word = word
        self._places = [one for one in word.places if not one.in_contents]
        self._starts = [one.start for one in self._places]
        self._package = OpenedPackage(word.data, word.main)
        self._part = TrackedPart(self._package.part(word.main) or b"", date)
        self._comments = MarginComments(self._package, date, right_to_left)
        self._language = language

    def remark(self, one: Remark) -> None:
        """A comment at its place; at the top where it has none or where none can stand there."""
        first, last = (self._place(one.span[0]), self._place(one.span[1] - 1)) if one.span else (None, None)
        number = self._comments.add(one.paragraphs)
        for begin, end in ((first, last), (first, first), *((top, top) for top in self._places)):
            if begin is None or end is None:
                continue
            if self._part.comment_marks(begin.first, end.last, number, self._comments.styled):
                return

    def insert(self, one: Insertion, comment: CommentText) -> None:
        """Paragraphs behind their place, with a comment on the first. Call it in the order of the text."""
        place = self._place(one.behind)
        if place is None:
            return
        number = self._comments.add(comment)
        counts_on = self._counts_on(one.paragraphs)
        new = [self._paragraph(paragraph, counts_on) for paragraph in one.paragraphs]
        first = new[0]
        new[0] = InsertedParagraph(
            first.runs, first.like, first.automatic, first.listed, first.left, first.hanging, first.deeper, number
        )  # fmt: skip
        self._part.insert(place.last, new, self._comments.styled)

    def to_bytes(self) -> bytes:
        """The file with everything in it."""
        self._package.replace(self._word.main, self._part.result())
        self._comments.write()
        return self._package.to_bytes()

    # -- inside ----------------------------------------------------------------------------------------------------

    def _place(self, offset: int | None) -> Place | None:
        if offset is None or not self._places:
            return None
        return self._places[max(bisect_right(self._starts, offset) - 1, 0)]

    def _counts_on(self, paragraphs: Sequence[NewParagraph]) -> Callable[[NewParagraph, Place], bool]:
        """Which paragraphs the lists of the file can number: what follows the last of a list, and what is below it."""
        section = next((one for one in paragraphs if (one.opens and one.counts_on) or one.continues), None)
        at = self._place(section.like) if section is not None else None
        listed = at.in_list if at is not None and at.automatic else None
        if listed is None or section is None:
            return lambda paragraph, place: False

        def automatic(paragraph: NewParagraph, place: Place) -> bool:
            own = place.in_list
            if not paragraph.counts_on or own is None or not place.automatic or paragraph.deeper:
                return False
            below = own.definition == listed.definition and own.level > listed.level
            return paragraph is section or paragraph.continues or below

        return automatic

    def _paragraph(self, new: NewParagraph, counts_on: Callable[[NewParagraph, Place], bool]) -> InsertedParagraph:
        place = self._place(new.like)
        automatic = place is not None and counts_on(new, place)
        listed = place.in_list if place is not None and place.automatic else None
        runs: list[InsertedRun] = []
        if new.label and not automatic:
            gap = "\t" if listed is not None and listed.tab else new.gap
            runs.append(InsertedRun(new.label + gap, self._label_run(new, place)))
        for segment in new.segments:
            at = new.heading_like if segment.role is Role.HEADING else new.body_like
            like = self._run(at if at is not None else new.like)
            runs += [
                InsertedRun(one.text, like, one.open, ENGLISH if one.english else self._language)
                for one in segment.words
            ]
        return InsertedParagraph(
            tuple(runs), place.first if place is not None else None, automatic, listed is not None,
            listed.left if listed is not None else 0, listed.hanging if listed is not None else 0, new.deeper,
        )  # fmt: skip

    def _label_run(self, new: NewParagraph, place: Place | None) -> int | None:
        """The run of the example's own number; that of its heading or words where the list prints it."""
        if place is not None and not place.automatic:
            return self._run(new.like)
        return self._run(new.heading_like if new.heading_like is not None else new.body_like)

    def _run(self, offset: int | None) -> int | None:
        place = self._place(offset)
        if place is None or offset is None:
            return None
        found = place.run_at(offset)
        return found if found is not None else (place.runs[0][1] if place.runs else None)
