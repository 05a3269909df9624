"""The schematic area of control: drawn between settlements, not traced from anybody's map.

What the holders of settlements (settlement-holders.csv) by two publishers imply:

- both have it as occupied: it lies in the area under Russian control;
- just one has: contested, whether the other says "not occupied" or "unknown";
- neither has: outside both areas, also where one says "unknown".

Until OLD_LINE_UNTIL the front ran along the line of February 2022 in the south-west, where the list
has no settlement on its Russian side. For those days the settlements that were held before 24
February 2022 (settlements-before-2022.csv) are taken as well: held by both.

Two statements, "both have it as occupied" and "at least one has", are each +1 where they are
true and −1 where not, at points. Ordinary kriging makes a surface of each (indicator kriging),
which is smooth and keeps to every point. From the two surfaces:

- the area under Russian control is where "both" is above zero; its edge is the line;
- half the difference of the two, the disagreement, is 1 at a contested settlement and 0 at any
  other. Below DISAGREEMENT it is interpolation's tail and counts as none; from there it grows
  steadily to the full one. Where "both" plus twice that is above zero, but not "both" alone, it
  is contested. So the contested area begins and ends as a wedge on the line, which runs on
  smoothly behind it;
- a part of either, or a hole in it, that no settlement stands for is interpolation's too, and
  is not drawn.

The outlines of settlements under Russian control are added to the area (`with_outlines`), with
the gaps of up to GAP_M between them and it: a settlement that is held lies behind the line.

The surface has two parameters, VARIOGRAM. They are chosen by leave-one-out on the settlements of
all days (`snapshot.py --cross-validate` prints the table), never by a reference outline.
`contradicted` names settlements that do not lie where their holders imply; `sharp_turns`, where
an edge turns by more than TURN_DEG, not as a cartographer would draw it.
"""

import itertools
import re
from pathlib import Path

import contourpy
import numpy as np
import shapely
from shapely.geometry import MultiPolygon, Polygon, box

import generalise
import kriging
import settlement_list
import tables

GEODATA = Path(__file__).resolve().parent.parent
PUBLISHERS = ("deepstate", "nzz")
HOLDERS = ("occupied", "not occupied", "unknown")
IMPLIED = ("not occupied", "contested", "occupied")  # by how many publishers have it as occupied
BOTH, EITHER = 2, 1
EXTENT = (37.4, 48.2, 38.6, 49.0)  # west, south, east, north
VARIOGRAM = kriging.Variogram(sill_m=3000, range_m=6000)
SILLS_M, RANGES_M = (1000, 2000, 3000, 4000, 5000), (2000, 4000, 6000, 8000)  # to choose from
DISAGREEMENT = 0.1
INSIDE = box(*EXTENT).buffer(-2e-5, join_style="mitre")  # without the extent's own edges
GRID_M = 250
MARGIN_M = 5000  # drawn beyond the extent, then cut, so that the edge bends nothing
GAP_M = 900  # what the cut through a town may be off by at best
SLIVER_M2 = 1.0  # a smaller gap is rounding's
SIMPLIFY_M = 30  # square root of the smallest triangle that a vertex makes with its neighbours
PRECISION_DEG = 1e-5
TURN_DEG = 60
TURN_EDGE_M = 150  # vertices closer than that count as one
OLD_LINE_UNTIL = "2023-12-31"
# By day: the 90th percentile against the references, measured and proved by area_accuracy.py.
ACCURACY_M = {
    "2022-10-15": 6200,
    "2022-12-15": 5200,
    "2023-02-27": 5000,
    "2023-05-21": 5200,
    "2023-08-24": 4700,
    "2023-12-18": 4700,
    "2025-01-15": 2900,
}


class Settlement:
    def __init__(self, row, days):
        self.name = row.cells["name"]
        self.point = generalise.to_metres(row.number("lon"), row.number("lat"))
        self._holders = {
            day: tuple(row.word(f"{publisher}_{day}", HOLDERS) for publisher in PUBLISHERS)
            for day in days
        }

    def holders(self, day):
        return self._holders[day]

    def occupied_by(self, day):
        """How many publishers have it as occupied."""
        return self.holders(day).count("occupied")


def _table():
    return tables.read(GEODATA / "settlement-holders.csv", settlement_list.COLUMNS)


def _days(header):
    """The days for which there is a column of each publisher."""
    found = re.findall(rf"{PUBLISHERS[0]}_(\d{{4}}-\d\d-\d\d)$", "\n".join(header), re.MULTILINE)
    return sorted(d for d in found if all(f"{publisher}_{d}" in header for publisher in PUBLISHERS))


def settlements():
    header, rows = _table()
    settlement_list.hold(rows)
    return [Settlement(row, _days(header)) for row in rows]


class HeldBefore:
    """A settlement that Russia's proxies held before 24 February 2022, and hold."""

    def __init__(self, row):
        self.name = row.cells["name"]
        self.point = generalise.to_metres(row.number("lon"), row.number("lat"))

    def occupied_by(self, _day):
        return len(PUBLISHERS)


def places(day):
    """The settlements that the area of a day is drawn between."""
    if day > OLD_LINE_UNTIL:
        return settlements()
    rows = tables.read(GEODATA / "settlements-before-2022.csv", settlement_list.COLUMNS)[1]
    return settlements() + [HeldBefore(row) for row in rows]


def days():
    return _days(_table()[0])


def indicator(places, day, least):
    """+1 where at least so many publishers have the settlement as occupied, −1 elsewhere."""
    return np.array([1.0 if place.occupied_by(day) >= least else -1.0 for place in places])


def _metric(geometry):
    """In metres; the long edges along the extent curve there, so they get vertices first."""
    return generalise.metric(shapely.segmentize(geometry, 0.01))


def _grid():
    west, south, east, north = _metric(box(*EXTENT)).bounds
    x = np.arange(west - MARGIN_M, east + MARGIN_M + GRID_M, GRID_M)
    y = np.arange(south - MARGIN_M, north + MARGIN_M + GRID_M, GRID_M)
    return x, y


def _above_zero(x, y, surface):
    generator = contourpy.contour_generator(x, y, surface, fill_type="OuterOffset")
    polygons = []
    for points, offsets in zip(*generator.filled(0, np.inf)):
        rings = [points[a:b] for a, b in zip(offsets, offsets[1:])]
        polygons.append(Polygon(rings[0], rings[1:]))
    return shapely.union_all(polygons)


def parts(geometry):
    return [p for p in getattr(geometry, "geoms", [geometry]) if p.geom_type == "Polygon"]


def _standing(geometry, points):
    """The parts with one of the points in them, and their holes likewise."""
    points = shapely.MultiPoint(points)
    kept = []
    for part in parts(geometry):
        if part.intersects(points):
            holes = [hole for hole in part.interiors if Polygon(hole).intersects(points)]
            kept.append(Polygon(part.exterior, holes))
    return MultiPolygon(kept)


def _faces(russian, contested, precision=None):
    """The two areas cut along each other's edges, so that shared edges have the same vertices."""
    boundaries = [russian.boundary, contested.boundary]
    edges = shapely.union_all(boundaries, grid_size=precision)
    inside_russian, inside_contested = [], []
    for face in shapely.polygonize([edges]).geoms:
        point = face.representative_point()
        if contested.covers(point):
            inside_contested.append(face)
        elif russian.covers(point):
            inside_russian.append(face)
    return [shapely.union_all(inside_russian), shapely.union_all(inside_contested)]


def _surfaces(places, day):
    """Of "both have it as occupied", and the same with the disagreement added."""
    points = np.array([place.point for place in places])
    x, y = _grid()
    targets = np.stack(np.meshgrid(x, y), axis=-1).reshape(-1, 2)
    both, either = (  # rounded: the last bits of the solution differ from processor to processor
        np.round(kriging.estimate(points, indicator(places, day, least), targets, VARIOGRAM), 6)
        .reshape(len(y), len(x))
        for least in (BOTH, EITHER)
    )
    disagreement = np.maximum((either - both) / 2 - DISAGREEMENT, 0) / (1 - DISAGREEMENT)
    return [_above_zero(x, y, surface) for surface in (both, both + 2 * disagreement)]


def draw(places, day):
    """Russian-held and contested area within the extent, in degrees."""
    held, beyond = _surfaces(places, day)
    russian = _standing(held, [place.point for place in places])
    contested = _standing(
        beyond.difference(russian), [p.point for p in places if p.occupied_by(day) == EITHER]
    )
    pair = _faces(russian, contested)
    pair = shapely.coverage_simplify(pair, SIMPLIFY_M, simplify_boundary=True)
    window = box(*EXTENT)
    # In degrees, a wedge's thin end can cross itself.
    pair = [shapely.make_valid(generalise.geographic(part)) & window for part in pair]
    pair = _faces(*pair, PRECISION_DEG)
    if not shapely.coverage_is_valid(pair):
        raise SystemExit(f"{day}: the two areas do not share their edges")
    return pair


def with_outlines(pair, outlines):
    """Both areas with the outlines, in degrees, in the area under Russian control."""
    outlines = [outline for outline in outlines if not pair[0].covers(outline)]
    if not outlines:
        return pair
    held = _metric(shapely.union_all(outlines))
    both = _metric(pair[0]) | held
    near = both & held.buffer(GAP_M)
    closed = near.buffer(GAP_M / 2).buffer(-GAP_M / 2)
    gaps = [generalise.geographic(gap) for gap in parts(closed - both) if gap.area > SLIVER_M2]
    russian = shapely.union_all([pair[0], *outlines, *gaps], grid_size=PRECISION_DEG)
    return _faces(russian, shapely.difference(pair[1], russian), PRECISION_DEG)


def contradicted(places, day, russian, contested):
    """Settlements outside the zone that their holders imply: name, zone, metres to the zone."""
    held, disputed, window = (_metric(g) for g in (russian, contested, box(*EXTENT)))
    zones = dict(zip(IMPLIED, (window.difference(held | disputed), disputed, held)))
    found = []
    for place in places:
        point, implied = shapely.Point(place.point), IMPLIED[place.occupied_by(day)]
        if window.covers(point) and not zones[implied].covers(point):
            found.append((place.name, implied, point.distance(zones[implied])))
    return found


def edge(geometry):
    """Its boundary in metres, without the extent's own edges."""
    return generalise.metric(shapely.line_merge(INSIDE.intersection(geometry.boundary)))


def _spaced(line):
    """The line's vertices but those that follow too closely on the one before."""
    first, *others = shapely.get_coordinates(line)
    kept = [first]
    for vertex in others:
        if np.hypot(*(vertex - kept[-1])) >= TURN_EDGE_M:
            kept.append(vertex)
    return np.array(kept)


def sharp_turns(russian, contested):
    """Where the inner or the outer edge turns by more than TURN_DEG: lon, lat, degrees."""
    found = []
    for line in shapely.get_parts([edge(russian), edge(russian | contested)]):
        vertices = _spaced(line)
        courses = np.diff(vertices, axis=0) @ (1, 1j)  # as complex numbers
        turns = np.degrees(np.abs(np.angle(courses[1:] / courses[:-1])))
        sharp = zip(vertices[1:-1][turns > TURN_DEG], turns[turns > TURN_DEG])
        found += [(*generalise.to_degrees(*vertex), turn) for vertex, turn in sharp]
    return found


def cross_validation():
    """Over all days: the mean squared residual and the share of wrong signs by variogram."""
    places = settlements()
    points = np.array([place.point for place in places])
    truths = [indicator(places, day, least) for day in days() for least in (BOTH, EITHER)]
    for variogram in itertools.starmap(kriging.Variogram, itertools.product(SILLS_M, RANGES_M)):
        guesses = [kriging.leave_one_out(points, truth, variogram) for truth in truths]
        truth, guess = np.array(truths), np.array(guesses)
        yield variogram, np.mean((truth - guess) ** 2), np.mean(truth * guess < 0)
