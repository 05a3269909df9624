"""Draws geodata/context.geojson: rivers, towns' outlines, main roads and main railways.

Rivers are generalised from Natural Earth. Outlines, and roads and railways inside towns, are
generalised from OpenStreetMap. Between towns the reference shows no road or railway: there a
smooth line joins the two towns' exits, in a feature of its own with `certainty` "joined" and an
accuracy of a fifth of the gap.
"""

import argparse
import json
from pathlib import Path

import numpy as np
import shapely
from scipy.interpolate import CubicSpline
from shapely.geometry import LineString, box, mapping, shape

import canonical
import chains
import generalise
import routes
from context_tables import CONFLUENCES, OUTLINES, RAILWAYS, RIVERS, ROADS, VIA

GEODATA = Path(__file__).resolve().parent.parent
REGION = box(37.3, 48.1, 38.7, 49.1)
RIVER_REGION = box(34.5, 46.5, 41.5, 50.8)
LIMIT_M = 300
# Natural Earth states no accuracy: 0.2 mm, the finest a map shows, at its 1 : 10,000,000.
RIVER_ACCURACY_M = 2000
MAX_GAP_M, MAX_TURN_DEG = 25_000, 75


def feature(identity, kind, geometry, accuracy_m, sources, **properties):
    properties = {"kind": kind, **properties, "accuracy_m": accuracy_m, "sources": sources}
    properties = {k.replace("__", ":"): v for k, v in properties.items()}
    return {"id": identity, "properties": properties, "geometry": mapping(geometry)}


def rivers(reference):
    for source in generalise.features(reference, "rivers-natural-earth-10m"):
        course = shape(source["geometry"]).intersection(RIVER_REGION)
        for part in shapely.get_parts(course):
            for line in reaches(generalise.line(part, 200, 0.001)):
                yield river(line)


def reaches(line):
    """A course, parted where it changes its name."""
    points = [tuple(p) for p in shapely.get_coordinates(line)]
    cuts = [i for i, p in enumerate(points) if p in CONFLUENCES and 0 < i < len(points) - 1]
    ends = [0, *cuts, len(points) - 1]
    return [LineString(points[a : b + 1]) for a, b in zip(ends, ends[1:])]


def river(line):
    at = shapely.get_coordinates(line).mean(axis=0)
    named = [n for n in RIVERS if np.hypot(*(at - n[:2])) < 0.05]
    name = {"name": named[0][2], "name__uk": named[0][3]} if named else {}
    slug = named[0][2].lower().replace(" ", "-") + "-" if named else ""
    identity = f"river-{slug}{at[0] * 100:.0f}-{at[1] * 100:.0f}"
    return feature(identity, "river", line, RIVER_ACCURACY_M, ["natural-earth"], **name)


def outlines(reference):
    settlements = json.loads((GEODATA / "settlements.geojson").read_text("utf-8"))["features"]
    town = next(f for f in settlements if f["id"] == "bakhmut")
    names = {k: town["properties"][k] for k in ("name", "name:uk")}
    accuracy_m = town["properties"]["accuracy_m"]
    outline = shape(town["geometry"])
    yield feature("outline-bakhmut", "settlement", outline, accuracy_m, ["osm"], **names)
    for name, name_uk in OUTLINES.items():
        truth = generalise.outline(reference, name)
        outline, distance = generalise.polygon_within(truth, LIMIT_M)
        identity = "outline-" + name.lower().replace(" ", "-")
        accuracy_m = generalise.round_up(distance)
        names = {"name": name, "name__uk": name_uk}
        yield feature(identity, "settlement", outline, accuracy_m, ["osm"], **names)


def pieces(reference, layer, wanted):
    """The layer's lines in metres, inside the region, of which `wanted(properties)` holds."""
    lines = []
    for source in generalise.features(reference, layer):
        if wanted(source["properties"]):
            clipped = shape(source["geometry"]).intersection(REGION)
            lines += [g for g in shapely.get_parts(clipped) if g.geom_type == "LineString"]
    return [generalise.metric(g) for g in lines]


def mapped_line(metric_line):
    return generalise.line(generalise.geographic(metric_line), 60, 0.0005)


def mapped(identity, kind, line, truth, **properties):
    metric = generalise.metric(line)
    distance = generalise.distance_m(metric, shapely.union_all(truth), metric_already=True)
    accuracy_m = generalise.round_up(distance)
    return feature(identity, kind, line, accuracy_m, ["osm"], certainty="mapped", **properties)


def joined(identity, kind, curve, gap_m, **properties):
    line = generalise.line(generalise.geographic(curve), 50, 0.0005, ends=curve)
    accuracy_m = generalise.round_up(gap_m / 5, 100)
    return feature(identity, kind, line, accuracy_m, ["project"], certainty="joined", **properties)


def via(lines, stops):
    """A smooth line from one exit to another by `stops`, and the length of its longest leg."""
    stops = [generalise.to_metres(*stop) for stop in stops]
    exits = [p for line in lines for p in (line.coords[0], line.coords[-1])]
    start, finish = (
        min(exits, key=lambda p: np.hypot(*np.subtract(p, stop))) for stop in (stops[0], stops[-1])
    )
    knots = np.array([start, *stops, finish])
    legs = np.hypot(*np.diff(knots, axis=0).T)
    along = np.concatenate([[0], np.cumsum(legs**0.5)])
    spline = CubicSpline(along, knots, bc_type="natural")
    return LineString(spline(np.linspace(0, along[-1], 60))), float(legs.max())


def roads(reference):
    for ref, ref_uk in ROADS.items():
        properties = {"name": ref, "name__uk": ref_uk, "ref": ref, "class": "main"}
        truth = pieces(
            reference, "osm-main-roads-in-towns",
            lambda p, wanted=ref_uk: wanted in (p["ref"] or "").split(";"),
        )
        lines = [mapped_line(g) for g in chains.corridors(truth)]
        prefix = "road-" + ref.lower()
        for number, line in enumerate(lines, start=1):
            yield mapped(f"{prefix}-{number}", "road", line, truth, **properties)
        ends = [generalise.metric(g) for g in lines]
        for length, curve, a, b in chains.joins(ends, MAX_GAP_M, MAX_TURN_DEG):
            low, high = sorted((a + 1, b + 1))
            yield joined(f"{prefix}-{low}-to-{high}", "road", curve, length, **properties)
        if ref in VIA:
            curve, leg_m = via(ends, [stop[:2] for stop in VIA[ref]])
            note = "approximate course: " + "; ".join(stop[2] for stop in VIA[ref])
            yield joined(f"{prefix}-via", "road", curve, leg_m, note=note, **properties)


def railways(reference):
    truth = pieces(reference, "osm-railways-in-towns", lambda _: True)
    tracks = routes.Tracks(truth, MAX_GAP_M)
    for name, stops in RAILWAYS.items():
        lines, gaps = tracks.way([generalise.to_metres(*stop) for stop in stops])
        for number, line in enumerate(lines, start=1):
            yield mapped(f"{name}-{number}", "railway", mapped_line(line), truth)
        for number, curve in enumerate(gaps, start=1):
            gap_m = shapely.Point(curve.coords[0]).distance(shapely.Point(curve.coords[-1]))
            yield joined(f"{name}-{number}-to-{number + 1}", "railway", curve, gap_m)


def main():
    parser = argparse.ArgumentParser(description=__doc__.split("\n")[0])
    parser.add_argument("--reference", type=Path, default=GEODATA.parents[1] / "shared/reference")
    parser.add_argument("--check", action="store_true", help="compare with the committed file")
    arguments = parser.parse_args()
    parts = [make(arguments.reference) for make in (rivers, outlines, roads, railways)]
    text = canonical.dumps([f for part in parts for f in part])
    canonical.emit(GEODATA / "context.geojson", text, arguments.check)


if __name__ == "__main__":
    main()
