"""Generalising in metres: simplify on UTM zone 37N, snap to a grid of degrees, measure."""

import math

import pyproj
import shapely
from shapely.geometry import LineString, MultiPolygon, Polygon, shape
from shapely.ops import transform

import reading

_UTM = pyproj.Transformer.from_crs("EPSG:4326", "EPSG:32637", always_xy=True)
MEASURE_STEP_M = 10


def to_metres(lon, lat):
    return _UTM.transform(lon, lat)


def to_degrees(x, y):
    return _UTM.transform(x, y, direction="INVERSE")


def metric(geometry):
    return transform(to_metres, geometry)


def geographic(geometry):
    return transform(to_degrees, geometry)


def features(reference, name):
    return reading.reference(reference, f"geometry/{name}.geojson")["features"]


def outline(reference, name):
    """A settlement's outline as OpenStreetMap has it, in degrees."""
    found = [
        f for f in features(reference, "osm-settlements") if f["properties"]["name:en"] == name
    ]
    if len(found) != 1:
        raise SystemExit(f"{name}: {len(found)} outlines of that name in the reference")
    return shapely.make_valid(shape(found[0]["geometry"]))


def snapped(geometry, step_deg):
    return shapely.set_precision(geometry, step_deg)


def _parts(geometry):
    return [g for g in getattr(geometry, "geoms", [geometry]) if g.geom_type == "Polygon"]


def polygon(truth, tolerance_m, snap_deg, speck_m2=300_000):
    """A simpler outline: no holes or parts under `speck_m2`, a tenth of a town's size."""
    simple = shapely.simplify(metric(truth), tolerance_m, preserve_topology=True)
    kept = []
    for part in _parts(simple):
        if part.area >= speck_m2:
            holes = [h for h in part.interiors if Polygon(h).area >= speck_m2]
            kept.append(Polygon(part.exterior, holes))
    kept = kept or [max(_parts(simple), key=lambda p: p.area)]
    merged = snapped(shapely.union_all([geographic(p) for p in kept]), snap_deg)
    parts = _parts(merged)
    return parts[0] if len(parts) == 1 else MultiPolygon(parts)


def polygon_within(truth, limit_m):
    """The simplest outline of `polygon` that keeps within `limit_m`, and its distance."""
    for tolerance_m, snap_deg, speck_m2 in [
        (150, 0.001, 300_000), (100, 0.001, 100_000), (100, 0.0005, 30_000), (50, 0.0005, 0),
    ]:
        outline = polygon(truth, tolerance_m, snap_deg, speck_m2)
        distance = hausdorff_m(outline, truth)
        if distance < limit_m:
            return outline, distance
    raise SystemExit(f"no outline within {limit_m} m: {distance:.0f} m")


def line(course, tolerance_m, snap_deg, ends=None):
    """A simpler line on the grid; with `ends` (in metres), it keeps that line's ends."""
    simple = geographic(shapely.simplify(metric(course), tolerance_m))
    points = [tuple(p) for p in (shapely.get_coordinates(simple) / snap_deg).round() * snap_deg]
    if ends is not None:
        points[0], points[-1] = to_degrees(*ends.coords[0]), to_degrees(*ends.coords[-1])
    kept = [p for i, p in enumerate(points) if i == 0 or p != points[i - 1]]
    return LineString(kept)


def hausdorff_m(one, other):
    """Both ways, between the edges and not only the vertices: every 10 m a point."""
    return max(distance_m(one, other), distance_m(other, one))


def distance_m(one, other, metric_already=False):
    """The greatest distance from an edge of `one` to the nearest edge of `other`."""
    if not metric_already:
        one, other = metric(one), metric(other)
    edge, target = (g.boundary if g.area else g for g in (one, other))
    shapely.prepare(target)
    dense = shapely.segmentize(edge, MEASURE_STEP_M)
    points = shapely.points(shapely.get_coordinates(dense))
    return float(shapely.distance(points, target).max())


def round_up(metres, step=10):
    return max(step, math.ceil(metres / step) * step)
