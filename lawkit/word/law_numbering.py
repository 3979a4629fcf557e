"""The numbering of a law, as lists for `lawkit.word.numbering`.

Parts stand in a list of their own, so that sections count on from one part to the next and a reference to
`12(1)(a)` never takes the part's number along.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass

from lawkit.word.numbering import Format, Level, ListScheme

PART, DIVISION = "LawPart", "LawDivision"
CLAUSE, PARAGRAPH, ITEM, SUBITEM, POINT = "LawClause", "LawParagraph", "LawItem", "LawSubitem", "LawPoint"
SCHEDULE, SCHEDULE_PARAGRAPH = "LawSchedule", "ScheduleParagraph"
SCHEDULE_ITEM, SCHEDULE_SUBITEM = "ScheduleItem", "ScheduleSubitem"
DEFINITION, DEFINITION_ITEM, DEFINITION_SUBITEM = "LawDefinition", "DefinitionItem", "DefinitionSubitem"
TEXT, CLOSING, ITEM_CLOSING = "LawText", "LawClosing", "ItemClosing"
LONG_TITLE, ENACTING, FRONT = "LongTitle", "Enacting", "LawFront"

INSERTED, INSERTED_TEXT, INSERTED_CLOSING = "InsertedClause", "InsertedText", "InsertedClosing"
INSERTED_PARAGRAPH, INSERTED_ITEM = "InsertedParagraph", "InsertedItem"
INSERTED_SUBITEM, INSERTED_POINT = "InsertedSubitem", "InsertedPoint"
INSERTED_DEFINITION, INSERTED_TERM_ITEM = "InsertedDefinition", "InsertedTermItem"
INSERTED_TERM_SUBITEM = "InsertedTermSubitem"


@dataclass(frozen=True, slots=True)
class UnitStyles:
    """The paragraph styles of one kind of provision: sections, schedules, or what a bill inserts into another law."""

    heading: str
    levels: tuple[str, ...]  # numbered paragraphs, items, items of items…
    text: str = TEXT  # a paragraph that stands alone
    closing: str = CLOSING
    item_closing: str = ITEM_CLOSING
    definition: str = DEFINITION
    definition_levels: tuple[str, ...] = (DEFINITION_ITEM, DEFINITION_SUBITEM)
    definition_list: str = "definition-items"

    def level(self, depth: int) -> str:
        """The style of a paragraph (depth 0) or item; the last for all that lies deeper."""
        return self.levels[min(depth, len(self.levels) - 1)]

    def definition_level(self, depth: int) -> str:
        """The style of an item of a definition."""
        return self.definition_levels[min(depth, len(self.definition_levels) - 1)]


SECTION_STYLES = UnitStyles(CLAUSE, (PARAGRAPH, ITEM, SUBITEM, POINT))
SCHEDULE_STYLES = UnitStyles(SCHEDULE, (SCHEDULE_PARAGRAPH, SCHEDULE_ITEM, SCHEDULE_SUBITEM))
INSERTED_STYLES = UnitStyles(
    INSERTED,
    (INSERTED_PARAGRAPH, INSERTED_ITEM, INSERTED_SUBITEM, INSERTED_POINT),
    INSERTED_TEXT,
    INSERTED_CLOSING,
    INSERTED_CLOSING,
    INSERTED_DEFINITION,
    (INSERTED_TERM_ITEM, INSERTED_TERM_SUBITEM),
    "inserted-definition-items",
)

_STEP = 567  # a centimetre, in twentieths of a point
NARROW_STEP = 397


@dataclass(frozen=True, slots=True)
class UnitNumber:
    """How the numbers of one kind of unit are printed; `text` holds {n}."""

    format: Format
    text: str
    after: str = "tab"  # between the number and the words: tab, space or nothing
    centred: bool = False
    ordinals: tuple[str, ...] = ()  # words for the first numbers
    figures: str = ""  # ten signs in place of 0 to 9
    hidden: bool = False  # counted, so that what stands below begins anew, but not printed


def law_lists(units: Mapping[str, UnitNumber], narrow: bool = False) -> tuple[ListScheme, ...]:
    """The lists of a law: divisions, provisions, schedules, the items of definitions, and what a bill inserts.

    `units` gives the numbers of part, division, clause, paragraph, item, subitem, point, schedule, schedule-paragraph,
    schedule-item and schedule-subitem. In a `narrow` column indents are smaller, and headings are flush with it.
    """
    step = NARROW_STEP if narrow else _STEP

    def level(unit: str, style: str, place: int, indent: int, hanging: int = step, bold: bool = False) -> Level:
        number = units[unit]
        text = "" if number.hidden else number.text.replace("{n}", f"%{place}")
        after = "nothing" if number.hidden else "space" if narrow and bold and number.after == "tab" else number.after
        flush = number.centred or (bold and after != "tab")
        hung = 0 if flush or number.hidden else hanging
        return Level(
            number.format, text, style, 0 if flush else indent, hung, after, bold, number.centred, number.ordinals,
            number.figures,
        )  # fmt: skip

    clause = step if units["clause"].text.startswith("{n}") else 2 * step  # room for a word beside the number
    return (
        ListScheme(
            "divisions",
            (level("part", PART, 1, 1418, 1418, bold=True), level("division", DIVISION, 2, 1418, 1418, bold=True)),
        ),
        ListScheme(
            "provisions",
            (
                level("clause", CLAUSE, 1, clause, clause, bold=True),
                level("paragraph", PARAGRAPH, 2, step),
                level("item", ITEM, 3, 2 * step),
                level("subitem", SUBITEM, 4, 3 * step),
                level("point", POINT, 5, 4 * step),
            ),
        ),
        ListScheme(
            "schedules",
            (
                level("schedule", SCHEDULE, 1, 1701, 1701, bold=True),
                level("schedule-paragraph", SCHEDULE_PARAGRAPH, 2, step),
                level("schedule-item", SCHEDULE_ITEM, 3, 2 * step),
                level("schedule-subitem", SCHEDULE_SUBITEM, 4, 3 * step),
            ),
        ),
        ListScheme(
            "definition-items",
            (level("item", DEFINITION_ITEM, 1, 2 * step), level("subitem", DEFINITION_SUBITEM, 2, 3 * step)),
        ),
        ListScheme(
            "inserted",
            (
                level("paragraph", INSERTED_PARAGRAPH, 1, 2 * step),
                level("item", INSERTED_ITEM, 2, 3 * step),
                level("subitem", INSERTED_SUBITEM, 3, 4 * step),
                level("point", INSERTED_POINT, 4, 5 * step),
            ),
        ),
        ListScheme(
            "inserted-definition-items",
            (level("item", INSERTED_TERM_ITEM, 1, 3 * step), level("subitem", INSERTED_TERM_SUBITEM, 2, 4 * step)),
        ),
    )
