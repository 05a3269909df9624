"""Measures the drawn area of a day against two publishers' maps: the proof of its accuracy_m.

The edges. Ours: the inner edge is the boundary of `area-ru`, the outer edge that of `area-ru`
and `area-contested` together. The references': the boundary of the intersection (inner) and of
the union (outer) of what the two publishers show as occupied. Each line is cut to the extent,
less 2e-5 degrees (about 2 m), so that the box's own edges do not count.

The figure. Every SAMPLE_M along each line of an edge a point, and from it the distance to the
nearest point of its counterpart, ours to reference and reference to ours, both edges, all
pooled; `accuracy_m` is the 90th percentile, rounded up to ROUND_M. Distances are in the plane
of UTM zone 37N, whose scale is true to 0.05 % here.

The references. DeepState: the occupied area of the day and, where its file leaves that out, the
area held before 24 February 2022. NZZ: `nochange` and `gains`, and that older area, which NZZ
leaves out. On days of which there is no map of NZZ's, both edges are measured against DeepState's
alone: what NZZ had otherwise then counts as an error of ours. Holes are filled: NZZ's area and the
older one do not quite meet on the line of February 2022. In January 2025 the 21 holes of the
intersection lie 3.3 to 35 km behind its edge, the five of 1 km² and more of them 3.8 to 24 km.
Parts of less than SPECK_M2 are dropped: there the two publishers' outlines cross.
"""

import argparse
import math
from pathlib import Path

import numpy as np
import shapely
from shapely.geometry import MultiPolygon, Polygon, box, shape

import area
import generalise
import options
import reading

SAMPLE_M = 200
ROUND_M = 100
SPECK_M2 = 1e6
# DeepState's own export of a day, by Unix time, where its daily file does not go back so far.
EXPORTS = {
    "2022-10-15": 1665788234,
    "2022-12-15": 1671057931,
    "2023-02-27": 1677489484,
    "2023-05-21": 1684683934,
    "2023-08-24": 1692907905,
    "2023-12-18": 1702848943,
}
OCCUPIED = ("#a52714", "#880e4f")  # by its fills: since 2022, and before
REGION = box(36.8, 47.8, 39.2, 49.4)  # wider than the extent, so that the cut bends no line


def _union(geometries):
    return shapely.union_all(
        [shapely.intersection(shapely.force_2d(shape(g)).buffer(0), REGION) for g in geometries]
    )


def _deepstate(control, day):
    if day not in EXPORTS:
        name = f"deepstate-daily/deepstatemap_data_{day.replace('-', '')}.geojson"
        return _union([f["geometry"] for f in reading.reference(control, name)["features"]])
    found = reading.reference(control, f"deepstate-history/{EXPORTS[day]}.geojson")["features"]
    return _union([f["geometry"] for f in found if f["properties"].get("fill") in OCCUPIED])


def _nzz(control, day):
    """`None` where there is no map of the day."""
    if not (control / f"nzz/{day}.json").exists():
        return None
    features = reading.reference(control, f"nzz/{day}.json")["value"]["features"]
    before = reading.reference(control, "separatist-area-2022-02-23.geojson")["features"]
    held = [f for f in features if f["properties"]["type"] in ("nochange", "gains")]
    return _union([f["geometry"] for f in held + before])


def _filled(geometry):
    """Without holes and specks."""
    exteriors = [Polygon(part.exterior) for part in area.parts(geometry)]
    return MultiPolygon([p for p in exteriors if generalise.metric(p).area >= SPECK_M2])


def _distances(line, target):
    """From a point every SAMPLE_M of `line` to the nearest of `target`."""
    points = [
        part.interpolate(at)
        for part in getattr(line, "geoms", [line])
        for at in np.arange(0, part.length, SAMPLE_M)
    ]
    shapely.prepare(target)
    return shapely.distance(np.array(points), target)


def drawn(day):
    """The features of the committed snapshot: area-ru and area-contested, in degrees."""
    path = area.GEODATA / "zones" / "article" / f"{day}.geojson"
    advice = f"snapshot.py {day} --accuracy M makes it"
    content = reading.json_of(path, advice)
    found = {f["id"]: shape(f["geometry"]) for f in content["features"]}
    if "area-ru" not in found:
        raise SystemExit(f"{path}: no area-ru to measure; {advice}")
    return found["area-ru"], found.get("area-contested", MultiPolygon())


def _of_both(inner, outer, deepstate, nzz):
    """Pairs of lines to measure; the first two are what accuracy_m stands on."""
    lines = [area.edge(_filled(publisher)) for publisher in (deepstate, nzz)]
    return {
        "inner edge, intersection": (inner, area.edge(_filled(deepstate.intersection(nzz)))),
        "outer edge, union": (outer, area.edge(_filled(deepstate.union(nzz)))),
        "inner edge, DeepState alone": (inner, lines[0]),
        "outer edge, DeepState alone": (outer, lines[0]),
        "outer edge, NZZ alone": (outer, lines[1]),
        "DeepState, NZZ (theirs)": tuple(lines),
    }


def measure(reference, day):
    """Rows of (what, distances); the last is the pooled one that accuracy_m stands on."""
    russian, contested = drawn(day)
    control = reference / "control"
    deepstate, nzz = _deepstate(control, day), _nzz(control, day)
    inner = area.edge(_filled(russian))
    outer = area.edge(_filled(shapely.union(russian, contested)))
    if nzz is None:
        theirs = area.edge(_filled(deepstate))
        pairs = {"inner edge, DeepState": (inner, theirs), "outer edge, DeepState": (outer, theirs)}
    else:
        pairs = _of_both(inner, outer, deepstate, nzz)
    rows, pooled = [], []
    for index, (what, (ours, theirs)) in enumerate(pairs.items()):
        there, back = _distances(ours, theirs), _distances(theirs, ours)
        rows += [(f"{what}: →", there), (f"{what}: ←", back)]
        if index < 2:
            pooled += [there, back]
    return rows + [("pooled: inner and outer edge, both ways", np.concatenate(pooled))]


def report(reference, day):
    rows = measure(reference, day)
    print(f"{day + ', metres':42}{'points':>8}{'median':>8}{'90 %':>8}{'greatest':>10}")
    for what, metres in rows:
        figures = (np.median(metres), np.percentile(metres, 90), metres.max())
        print(f"{what:42}{len(metres):8}{figures[0]:8.0f}{figures[1]:8.0f}{figures[2]:10.0f}")
    bound = math.ceil(np.percentile(rows[-1][1], 90) / ROUND_M) * ROUND_M
    stated = area.ACCURACY_M.get(day)
    print(f"accuracy_m: {bound}; stated: {stated}")
    if bound != stated:
        raise SystemExit(f"enter \"{day}\": {bound} into ACCURACY_M in area.py, run snapshot.py")


def main():
    parser = argparse.ArgumentParser(description=__doc__.split("\n")[0])
    parser.add_argument(
        "days", nargs="*", type=options.day, metavar="YYYY-MM-DD", help="if none: all stated"
    )
    default = area.GEODATA.parent.parent / "shared/reference"
    parser.add_argument("--reference", type=Path, default=default)
    arguments = parser.parse_args()
    for day in arguments.days or area.ACCURACY_M:
        report(arguments.reference, day)


if __name__ == "__main__":
    main()
