from __future__ import annotations

from datetime import date
from io import BytesIO

import docx
import pytest

from lawkit.kits.model_text import PrintedTexts
from lawkit.kits.roadmap import write_roadmap
from lawkit.kits.schedule import plan
from tests.kits.papers import context_of, words

NOTHING = PrintedTexts({})


@pytest.mark.parametrize("state", ["KE", "BB", "GH", "ID"])
def test_no_step_begins_before_what_it_waits_for_has_ended(state: str) -> None:
    steps = plan(context_of(state))
    by_number = {one.number: one for one in steps}
    for one in steps:
        assert all(by_number[number].ends <= one.begins for number in one.after)
        assert one.ends - one.begins == one.step.weeks


def test_the_critical_path_leads_without_a_gap_to_the_entry_into_force() -> None:
    path = sorted((one for one in plan(context_of("KE")) if one.decisive), key=lambda one: one.begins)
    assert path[0].begins == 0
    assert path[-1].step.id == "commencement"
    assert {one.begins for one in path if one.begins} <= {one.ends for one in path}


def test_only_a_state_that_joins_a_treaty_deposits_instruments() -> None:
    party = {one.step.id for one in plan(context_of("KE", "cppnm-a", "icsant"))}
    joining = {one.step.id for one in plan(context_of("BB", "cppnm-a"))}
    assert not party & {"deposit", "treaty-approval"}
    assert {"deposit", "treaty-approval"} <= joining
    assert "contacts" in party
    assert "new-law" not in joining  # it is no party that would have to send it


def test_a_step_that_is_left_out_is_waited_for_no_more() -> None:
    steps = {one.step.id: one for one in plan(context_of("KE", "unscr1373"))}
    assert "regulations-made" not in steps
    assert steps["commencement"].begins > 0


def test_with_a_date_the_steps_have_days_and_without_one_weeks() -> None:
    dated = words(write_roadmap(context_of("KE", day=date(2026, 12, 1)), NOTHING))
    assert "1 Dec 2026" in dated
    assert "week 1" not in dated
    bare = words(write_roadmap(context_of("KE"), NOTHING))
    assert "week 1" in bare
    assert "Months 1–3" in bare


def test_every_row_of_the_picture_covers_all_its_weeks() -> None:
    data = write_roadmap(context_of("KE"), NOTHING)
    picture = docx.Document(BytesIO(data)).tables[0]
    columns = len(picture._tbl.tblGrid.gridCol_lst)
    spans = [sum(cell.grid_span for cell in row._tr.tc_lst) for row in picture.rows]
    assert set(spans) == {columns}
    assert columns <= 63  # Word's own limit


def test_the_roadmap_is_the_same_every_time() -> None:
    assert write_roadmap(context_of("BB"), NOTHING) == write_roadmap(context_of("BB"), NOTHING)
