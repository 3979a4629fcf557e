"""The map of a survey: every state has a place, no colour stands alone, nothing is fetched, names in every language."""

from __future__ import annotations

import json
import re
from pathlib import Path

import pytest
from lxml import etree

from lawkit.library.paths import content_root
from lawkit.localization.messages import translator
from lawkit.reports.survey_map import OUTLINES, Coloured, legend, outlines, survey_map

SVG = "{http://www.w3.org/2000/svg}"
STATES = {path.stem for path in (content_root() / "locales/countries").glob("??.yaml")}
_ = translator("en")


def drawn(*states: Coloured, language: str = "en", alone: bool = False) -> etree._Element:
    return etree.fromstring(survey_map(states, "Map", translator(language), language, alone))


def test_every_state_of_the_reference_has_a_shape_and_small_ones_a_dot() -> None:
    assert set(outlines()["states"]) == STATES
    assert all(
        one["path"].startswith("M") and ("dot" in one) is not ("label" in one) for one in outlines()["states"].values()
    )
    dotted = {code for code, one in outlines()["states"].items() if "dot" in one}
    assert {"SG", "TV", "NR", "MT", "AG", "KN", "BH", "LI", "VA", "XK"} < dotted
    assert not dotted & {"KE", "FR", "RU", "CA"}
    shown = {title.text.partition(":")[0] for title in drawn().iter(f"{SVG}title") if ":" in (title.text or "")}
    assert len(shown) == len(STATES)


def test_every_outline_is_a_path_that_browsers_can_draw() -> None:
    ring = re.compile(r"M-?\d+ -?\d+(l-?\d+( |(?=-))-?\d+(( |(?=-))-?\d+( |(?=-))-?\d+)*)?z")
    wrong = {code for code, one in outlines()["states"].items() if ring.sub("", one["path"])}
    assert wrong == set()


def test_no_dot_hides_another_and_all_stand_within_the_picture() -> None:
    data = outlines()
    dots = [one["dot"][:2] for one in data["states"].values() if "dot" in one]
    for number, (x, y) in enumerate(dots):
        assert 0 < x < data["width"]
        assert 0 < y < data["height"]
        assert all((x - a) ** 2 + (y - b) ** 2 > 70**2 for a, b in dots[number + 1 :])


def test_the_outlines_say_where_they_come_from_and_are_small() -> None:
    assert "Natural Earth" in outlines()["provenance"]
    assert "public domain" in outlines()["provenance"]
    assert OUTLINES.stat().st_size < 250_000


@pytest.mark.parametrize(("code", "square_kilometres"), [("SE", 450_295), ("BR", 8_515_767), ("AU", 7_692_024)])
def test_areas_keep_their_proportions_from_the_pole_to_the_equator(code: str, square_kilometres: int) -> None:
    assert _size(code) / _size("MN") == pytest.approx(square_kilometres / 1_564_116, rel=0.03)


def _size(code: str) -> float:
    """The area of a state's rings in square units."""
    total = 0.0
    for ring in outlines()["states"][code]["path"].split("z")[:-1]:
        start, line = ring[1:].split("l")
        steps = [int(one) for one in re.findall(r"-?\d+", line)]
        points = [tuple(int(one) for one in start.split())]
        for dx, dy in zip(steps[::2], steps[1::2], strict=True):
            points.append((points[-1][0] + dx, points[-1][1] + dy))
        total += sum(a[0] * b[1] - b[0] * a[1] for a, b in zip(points, [*points[1:], points[0]], strict=True)) / 2
    return abs(total)


def test_a_share_has_a_pattern_of_its_own_and_the_legend_names_each() -> None:
    steps = [Coloured("KE", share, 3, "", "").step for share in (None, 0.0, 0.001, 0.25, 0.5, 0.749, 0.75, 1.0)]
    assert steps == ["undecided", "0", "1", "2", "3", "3", "4", "4"]
    patterns = {one.get("id"): etree.tostring(one) for one in drawn().iter(f"{SVG}pattern")}
    assert set(patterns) == {f"step-{step}" for step in legend(_)}
    marks = [re.sub(rb"#[0-9a-f]{6}", b"", one.split(b">", 1)[1]) for one in patterns.values()]
    assert len(marks) - len(set(marks)) <= 1  # only the two plain grounds, dark and grey, have no marks


def test_a_surveyed_state_leads_to_its_page_and_says_its_figures() -> None:
    tree = drawn(Coloured("KE", 0.5, 1, "50 %; laws read: 1", "state-KE.html"), Coloured("SG", 0.0, 2, "", "x.html"))
    link = next(one for one in tree.iter(f"{SVG}a") if one.get("href") == "state-KE.html")
    shape = link[0]
    assert shape.get("fill") == "url(#step-3)"
    assert shape.get("stroke-dasharray")
    assert shape[0].text == "Kenya: 50 %; laws read: 1"
    circle = next(one for one in tree.iter(f"{SVG}circle") if one.getparent().get("href") == "x.html")
    assert circle.get("fill") == "url(#step-0)"
    assert not circle.get("stroke-dasharray")


@pytest.mark.parametrize(("language", "name"), [("ar", "كينيا"), ("zh", "肯尼亚"), ("ru", "Кения"), ("fr", "Kenya")])
def test_states_stand_by_their_names_in_the_language_of_the_report(language: str, name: str) -> None:
    titles = [one.text or "" for one in drawn(language=language, alone=True).iter(f"{SVG}title")]
    assert any(one.startswith(f"{name}: ") for one in titles)


def test_the_file_fetches_nothing_escapes_all_and_says_that_boundaries_imply_no_opinion() -> None:
    source = survey_map([Coloured("KE", 0.5, 1, "<script>", 'x"<')], "<b>", _, "en", alone=True)
    tree = etree.fromstring(source)
    assert "imply no opinion" in "".join(tree.itertext())
    assert "<script" not in source
    assert not re.search(r"href|url\((?!#)", source)
    assert tree.get("aria-labelledby") == "map-title map-text"


def test_the_picture_is_the_same_every_time() -> None:
    assert survey_map([], "Map", _, "en") == survey_map([], "Map", _, "en")
    assert json.loads(Path(OUTLINES).read_text(encoding="utf-8"))["width"] == 10_000
