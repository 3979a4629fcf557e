"""The numbering of a law in each drafting tradition, as lists for `lawkit.word.numbering`.

Parts stand in a list of their own, so that sections count on from one part to the next and a reference to
`12(1)(a)` never takes the part's number along.
"""

from __future__ import annotations

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


@dataclass(frozen=True, slots=True)
class UnitNames:
    """What a tradition calls its units, in the document's language, as they stand before a number."""

    part: str
    division: str
    clause: str  # empty where the section's number stands alone
    schedule: str


def law_lists(tradition: str, names: UnitNames) -> tuple[ListScheme, ...]:
    """The lists of a law: divisions, provisions, schedules, the items of definitions, and what a bill inserts."""
    civil = tradition == "civil"
    clause = f"{names.clause} %1." if names.clause else "%1."
    paragraph = "%2." if civil else "(%2)"
    return (
        ListScheme(
            "divisions",
            (
                Level(Format.UPPER_ROMAN, f"{names.part} %1", PART, 1418, 1418, bold=True),
                Level(Format.DECIMAL, f"{names.division} %2", DIVISION, 1418, 1418, bold=True),
            ),
        ),
        ListScheme(
            "provisions",
            (
                Level(Format.DECIMAL, clause, CLAUSE, 0 if civil else _STEP, 0 if civil else _STEP,
                      after="space" if civil else "tab", bold=True),
                Level(Format.DECIMAL, paragraph, PARAGRAPH, _STEP, _STEP),
                Level(Format.LOWER_LETTER, "(%3)", ITEM, 2 * _STEP, _STEP),
                Level(Format.LOWER_ROMAN, "(%4)", SUBITEM, 3 * _STEP, _STEP),
                Level(Format.UPPER_LETTER, "(%5)", POINT, 4 * _STEP, _STEP),
            ),
        ),
        ListScheme(
            "schedules",
            (
                Level(Format.DECIMAL, f"{names.schedule} %1", SCHEDULE, 1701, 1701, bold=True),
                Level(Format.DECIMAL, "%2.", SCHEDULE_PARAGRAPH, _STEP, _STEP),
                Level(Format.LOWER_LETTER, "(%3)", SCHEDULE_ITEM, 2 * _STEP, _STEP),
                Level(Format.LOWER_ROMAN, "(%4)", SCHEDULE_SUBITEM, 3 * _STEP, _STEP),
            ),
        ),
        ListScheme(
            "definition-items",
            (
                Level(Format.LOWER_LETTER, "(%1)", DEFINITION_ITEM, 2 * _STEP, _STEP),
                Level(Format.LOWER_ROMAN, "(%2)", DEFINITION_SUBITEM, 3 * _STEP, _STEP),
            ),
        ),
        ListScheme(
            "inserted",
            (
                Level(Format.DECIMAL, paragraph.replace("2", "1"), INSERTED_PARAGRAPH, 2 * _STEP, _STEP),
                Level(Format.LOWER_LETTER, "(%2)", INSERTED_ITEM, 3 * _STEP, _STEP),
                Level(Format.LOWER_ROMAN, "(%3)", INSERTED_SUBITEM, 4 * _STEP, _STEP),
                Level(Format.UPPER_LETTER, "(%4)", INSERTED_POINT, 5 * _STEP, _STEP),
            ),
        ),
        ListScheme(
            "inserted-definition-items",
            (
                Level(Format.LOWER_LETTER, "(%1)", INSERTED_TERM_ITEM, 3 * _STEP, _STEP),
                Level(Format.LOWER_ROMAN, "(%2)", INSERTED_TERM_SUBITEM, 4 * _STEP, _STEP),
            ),
        ),
    )  # fmt: skip
