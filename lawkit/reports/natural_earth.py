"""Outlines of the states for the maps of surveys, made from Natural Earth's public-domain data.

`python -m lawkit.reports.natural_earth FOLDER` writes lawkit/reports/outlines.json anew. FOLDER is the unpacked npm
package world-atlas 2, which carries Natural Earth 4.1 as TopoJSON (`npm pack world-atlas`). The projection is Equal
Earth, in which areas keep their proportions (Šavrič, Patterson and Jenny, The Equal Earth map projection, International
Journal of Geographical Information Science 33(3), 2019), centred on 11° E so that no state is cut in two.
"""

from __future__ import annotations

import heapq
import json
import math
import sys
from collections.abc import Iterable, Sequence
from functools import partial
from itertools import pairwise
from pathlib import Path
from typing import Any

from babel.core import get_global

from lawkit.library.paths import content_root
from lawkit.localization.names import FOLDER
from lawkit.output import write_file

GOAL = Path(__file__).with_name("outlines.json")
WIDTH = 10_000  # units of the picture
_CENTRE = 11.0  # degrees east
_EQUAL_EARTH = (1.340264, -0.081106, 0.000893, 0.003796)
_WIDEST = 5.413  # of the projected globe, in radii
_FINEST = 30.0  # square units: a corner that changes the outline by less is left out
_SMALLEST = 60.0  # square units: an island or a hole smaller than this is left out, unless it is all that a state has
_DOTTED = 1200.0  # square units: a state of which no part is larger gets a dot
_DOT_ROOM = 76.0  # units between the middles of two dots
_LEFT_OUT = frozenset({"AQ"})
_WITHOUT_NUMBER = {"Kosovo": "XK"}  # areas to which ISO 3166 gives no number and that have a profile here
# Areas that the data draws within a state while the General Assembly of the United Nations (resolution 68/262) does not
# take them for part of it: a place in the middle of each. They are drawn as areas of no state.
_OF_NO_STATE = {"RU": ((34.4, 45.3),)}
_PROVENANCE = (
    "Natural Earth 4.1, 1:50m (Tuvalu 1:10m), public domain, naturalearthdata.com; by way of world-atlas 2.0.2 "
    "(ISC licence); projected to Equal Earth and simplified by lawkit.reports.natural_earth"
)

Point = tuple[float, float]
Ring = list[Point]


def main(folder: Path) -> None:
    """Write the outlines anew."""
    states = sorted(path.stem for path in (content_root() / FOLDER).glob("??.yaml"))
    areas = _areas(folder / "countries-50m.json")
    finer = _areas(folder / "countries-10m.json")
    found: dict[str, Any] = {}
    for code in states:
        polygons = areas.pop(code, None) or finer[code]
        for place in _OF_NO_STATE.get(code, ()):
            middle = _projected(place)
            areas.setdefault("", []).extend(one for one in polygons if _inside(middle, one[0]))
            polygons = [one for one in polygons if not _inside(middle, one[0])]
        found[code] = _state(polygons)
    _move_apart([one for one in found.values() if "dot" in one])
    others = [polygon for code, polygons in areas.items() if code not in _LEFT_OUT for polygon in polygons]
    rest = _path(polygon for polygon in others if abs(_area(polygon[0])) >= _SMALLEST)
    data = {"provenance": _PROVENANCE, "width": WIDTH, "height": _height(), "states": found, "others": rest}
    write_file(GOAL, json.dumps(data, ensure_ascii=False, separators=(",", ":"), indent=0) + "\n")


def _state(polygons: list[list[Ring]]) -> dict[str, Any]:
    """The outline of a state, and where its name or its dot has room: x, y and the distance to the border."""
    largest = max(polygons, key=lambda one: abs(_area(one[0])))
    shown = [one for one in polygons if one is largest or abs(_area(one[0])) >= _SMALLEST]
    x, y, room = _middle(largest[0])
    state: dict[str, Any] = {"path": _path(shown)}
    place = "dot" if abs(_area(largest[0])) < _DOTTED else "label"
    state[place] = [round(x), round(y), round(room)]
    return state


def _areas(source: Path) -> dict[str, list[list[Ring]]]:
    """Two-letter code -> polygons, each an outer ring and its holes, projected and simplified; '' for none.

    Borders are shared between neighbours in TopoJSON: what is simplified is the border, so that no gap opens.
    """
    data = json.loads(source.read_text(encoding="utf-8"))
    scale, shift = data["transform"]["scale"], data["transform"]["translate"]
    arcs = []
    for arc in data["arcs"]:
        x = y = 0
        places: list[Point] = []
        for dx, dy in arc:
            x, y = x + dx, y + dy
            east, near = x * scale[0] + shift[0], places[-1][0] if places else _CENTRE
            places.append((near + (east - near + 180) % 360 - 180, y * scale[1] + shift[1]))  # never round the globe
        arcs.append(_simplified([_projected(place) for place in places]))
    alpha = get_global("territory_aliases")
    areas: dict[str, list[list[Ring]]] = {}
    for one in data["objects"]["countries"]["geometries"]:
        code = (alpha.get(one.get("id")) or [_WITHOUT_NUMBER.get(one["properties"]["name"], "")])[0]
        polygons = one["arcs"] if one["type"] == "MultiPolygon" else [one["arcs"]]
        areas.setdefault(code, []).extend([[_joined(ring, arcs) for ring in polygon] for polygon in polygons])
    return areas


def _joined(ring: Sequence[int], arcs: Sequence[Ring]) -> Ring:
    """A ring out of arcs, a negative number standing for one that runs backwards."""
    points: Ring = []
    for number in ring:
        arc = arcs[number] if number >= 0 else arcs[~number][::-1]
        points += arc[1:] if points else arc
    return points


def _projected(place: Point) -> Point:
    """A place (degrees east and north) in units of the picture, y downwards."""
    east, north = place
    turned = math.radians(east - _CENTRE)
    a1, a2, a3, a4 = _EQUAL_EARTH
    t = math.asin(math.sqrt(3) / 2 * math.sin(math.radians(north)))
    y = a4 * t**9 + a3 * t**7 + a2 * t**3 + a1 * t
    x = 2 * math.sqrt(3) * turned * math.cos(t) / (3 * (9 * a4 * t**8 + 7 * a3 * t**6 + 3 * a2 * t**2 + a1))
    return (x + _WIDEST / 2) * WIDTH / _WIDEST, (_TOP - y) * WIDTH / _WIDEST


_TOP = 1.29  # radii above the equator: 84° north
_BOTTOM = -1.03  # 57° south


def _height() -> int:
    return round((_TOP - _BOTTOM) * WIDTH / _WIDEST)


def _simplified(points: Ring) -> Ring:
    """A line without the corners that matter least (Visvalingam and Whyatt, 1993); its ends stay."""
    before, after = list(range(-1, len(points) - 1)), list(range(1, len(points) + 1))
    least = 4 if points[0] == points[-1] else 2

    def weight(at: int) -> float:
        (ax, ay), (bx, by), (cx, cy) = points[before[at]], points[at], points[after[at]]
        return abs((bx - ax) * (cy - ay) - (cx - ax) * (by - ay)) / 2

    weights = {at: weight(at) for at in range(1, len(points) - 1)}
    queue = [(value, at) for at, value in weights.items()]
    heapq.heapify(queue)
    while queue and len(weights) + 2 > least:
        value, at = heapq.heappop(queue)
        if value >= _FINEST:
            break
        if weights.get(at) != value:
            continue
        del weights[at]
        before[after[at]], after[before[at]] = before[at], after[at]
        for near in (before[at], after[at]):
            if near in weights:
                weights[near] = max(weight(near), value)
                heapq.heappush(queue, (weights[near], near))
    return [points[at] for at in (0, *sorted(weights), len(points) - 1)]


def _path(polygons: Iterable[Sequence[Ring]]) -> str:
    """Rings as the `d` of an SVG path, in whole units."""
    parts = []
    for number, ring in ((number, ring) for polygon in polygons for number, ring in enumerate(polygon)):
        if number and abs(_area(ring)) < _SMALLEST:
            continue
        whole = [(round(x), round(y)) for x, y in ring]
        steps = [(bx - ax, by - ay) for (ax, ay), (bx, by) in pairwise(whole[:-1])]
        line = " ".join(f"{x} {y}" for x, y in steps if x or y).replace(" -", "-")
        parts.append(f"M{whole[0][0]} {whole[0][1]}{f'l{line}' if line else ''}z")  # a state may be but a point
    return "".join(parts)


def _area(ring: Ring) -> float:
    return sum(ax * by - bx * ay for (ax, ay), (bx, by) in pairwise(ring)) / 2


def _middle(ring: Ring, steps: int = 32) -> tuple[float, float, float]:
    """The place within a ring that is farthest from its border, to a part of its size, and how far that is."""
    xs, ys = [x for x, _y in ring], [y for _x, y in ring]
    places = [
        (min(xs) + (max(xs) - min(xs)) * (column + 0.5) / steps, min(ys) + (max(ys) - min(ys)) * (row + 0.5) / steps)
        for row in range(steps)
        for column in range(steps)
    ]
    inside = [place for place in places if _inside(place, ring)] or [ring[0]]
    best = max(inside, key=partial(_distance, ring=ring))
    return (*best, _distance(best, ring))


def _inside(place: Point, ring: Ring) -> bool:
    x, y = place
    crossed = False
    for (ax, ay), (bx, by) in pairwise(ring):
        if (ay > y) != (by > y) and x < (bx - ax) * (y - ay) / (by - ay) + ax:
            crossed = not crossed
    return crossed


def _distance(place: Point, ring: Ring) -> float:
    """From a place to the nearest point of a line."""
    x, y = place
    nearest = math.inf
    for (ax, ay), (bx, by) in pairwise(ring):
        dx, dy = bx - ax, by - ay
        length = dx * dx + dy * dy
        t = max(0.0, min(1.0, ((x - ax) * dx + (y - ay) * dy) / length)) if length else 0.0
        nearest = min(nearest, math.hypot(x - ax - t * dx, y - ay - t * dy))
    return nearest


def _move_apart(states: Sequence[dict[str, Any]]) -> None:
    """Dots that would hide each other move away from each other, until each can be seen."""
    places = [[float(value) for value in one["dot"][:2]] for one in states]
    for _round in range(200):
        moved = False
        for i, a in enumerate(places):
            for b in places[i + 1 :]:
                dx, dy = b[0] - a[0], b[1] - a[1]
                apart = math.hypot(dx, dy) or 0.01
                if apart < _DOT_ROOM - 0.5:
                    push = (_DOT_ROOM - apart) / 2 / apart
                    a[0], a[1], b[0], b[1] = a[0] - dx * push, a[1] - dy * push, b[0] + dx * push, b[1] + dy * push
                    moved = True
        if not moved:
            break
    for one, (x, y) in zip(states, places, strict=True):
        one["dot"] = [round(x), round(y)]


if __name__ == "__main__":
    main(Path(sys.argv[1]))
