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

_STEP = 567  # a centimetre, in twentieths of a point


@dataclass(frozen=True, slots=True)
class UnitNames:
    """What a tradition calls its units, in the document's language, as they stand before a number."""

    part: str
    division: str
    clause: str  # empty where the section's number stands alone
    schedule: str


def law_lists(tradition: str, names: UnitNames) -> tuple[ListScheme, ...]:
    """The lists of a law: divisions, provisions, schedules, and the items of definitions."""
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
    )  # fmt: skip
