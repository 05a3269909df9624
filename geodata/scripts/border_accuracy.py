"""Measures borders.geojson against the border as OpenStreetMap has it; nothing is written.

`accuracy_m` is the greatest distance, in both directions: from every point of our line to
the reference, and from every point of the reference to our line, so that corners which ours
leaves out count. Lines are sampled every 20 m. Left out, since nothing can be measured there:
points of ours between two pieces of the reference (its gaps), and the shore that the
reference runs along east of the border's end. Rounded up to the next 100 m; with --check,
exit 1 if borders.geojson says otherwise.
"""

import argparse
import json
import math
from pathlib import Path

import numpy as np
from pyproj import Geod, Transformer
from shapely import (
    LineString,
    MultiLineString,
    Point,
    distance,
    get_coordinates,
    line_locate_point,
    line_merge,
    points,
    segmentize,
)

from border_refinement import NORTH, REFERENCE, ROOT, south, subjects

STEP_M = 20.0
BAKHMUT = (38.0008, 48.5947)
# Scale within 0.1 % over the whole border
TO_METRES = Transformer.from_crs(
    4326, "+proj=lcc +lat_1=48 +lat_2=52 +lat_0=50 +lon_0=36 +ellps=WGS84", always_xy=True
)


def metric(line):
    return LineString(list(TO_METRES.itransform(line)))


def samples(lines):
    return points(get_coordinates(segmentize(lines, STEP_M)))


def reference_parts(lines):
    """The reference by part of borders.geojson; Rostov's falls in two at 48.4 N."""
    southern = south(lines)
    first, second, third = lines["rostov"]
    northern = [p for p in first + second if p[1] > NORTH]
    parts = {name: value for name, value in lines.items() if name != "rostov"}
    return parts | {"rostov-north": [northern, third], "rostov-south": [southern]}


def covered(along, reference, border):
    """Which places along our border lie between the two ends of some piece of the reference."""
    inside = np.zeros(len(along), dtype=bool)
    for line in reference.geoms:
        ends = [border.project(Point(line.coords[i])) for i in (0, -1)]
        inside |= (along >= min(ends)) & (along <= max(ends))
    return inside


def from_bakhmut(lines):
    """Least geodesic distance in km, and where; lines in metres."""
    xy = get_coordinates(segmentize(lines, STEP_M))
    lon, lat = TO_METRES.transform(xy[:, 0], xy[:, 1], direction="INVERSE")
    start = np.ones_like(lon)
    _, _, metres = Geod(ellps="WGS84").inv(start * BAKHMUT[0], start * BAKHMUT[1], lon, lat)
    i = int(metres.argmin())
    return metres[i] / 1000, lat[i], lon[i]


def main():
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    parser.add_argument("--reference", type=Path, default=REFERENCE)
    parser.add_argument("--check", action="store_true")
    options = parser.parse_args()

    parts = {
        name: MultiLineString([metric(line) for line in lines if len(line) > 1])
        for name, lines in reference_parts(subjects(options.reference)).items()
    }
    reference = MultiLineString([line for part in parts.values() for line in part.geoms])
    text = (ROOT / "geodata/borders.geojson").read_text(encoding="utf-8")
    features = json.loads(text)["features"]
    ours = MultiLineString([metric(f["geometry"]["coordinates"]) for f in features])

    border = line_merge(ours)
    wrong = False
    for feature, line in zip(features, ours.geoms):
        there = samples(line)
        inside = covered(line_locate_point(border, there), reference, border)
        measured = distance(there[inside], reference)
        back = distance(samples(parts[feature["id"].removeprefix("ua-ru-")]), ours)
        greatest = math.ceil(max(measured.max(), back.max()) / 100) * 100
        both = np.concatenate([measured, back])
        print(
            f"{feature['id']:20} {line.length / 1000:6.1f} km  greatest: ours to reference "
            f"{measured.max():5.0f} m, back {back.max():5.0f} m; both: median "
            f"{np.median(both):4.0f} m, 95th percentile {np.percentile(both, 95):5.0f} m; "
            f"not measurable {1 - inside.mean():.1%}; accuracy_m {greatest}"
        )
        wrong |= feature["properties"]["accuracy_m"] != greatest
    for name, lines in (("ours", ours), ("reference", reference)):
        print("Bakhmut to {}: {:.3f} km at {:.4f} N {:.4f} E".format(name, *from_bakhmut(lines)))
    if options.check and wrong:
        raise SystemExit("borders.geojson: accuracy_m is not what is measured")


if __name__ == "__main__":
    main()
