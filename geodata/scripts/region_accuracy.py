"""Measures regions.geojson against the border as OpenStreetMap has it; nothing is written.

The side of Donetsk region towards Rostov Oblast is the border of Ukraine, from the sea to where
Luhansk region begins. `accuracy_m` is the greatest distance there, in both directions: from every
point of our side to the reference, and from every point of the reference to our outline. Lines are
sampled every 20 m. Rounded up to the next 100 m; with --check, exit 1 if regions.geojson says
otherwise. The coast and the sides within Ukraine have no reference.
"""

import argparse
import json
import math
from pathlib import Path

import numpy as np
from shapely import LineString, Point, distance
from shapely.ops import substring

from border_accuracy import TO_METRES, metric, samples
from border_refinement import REFERENCE, ROOT, south, subjects

# Where Donetsk, Luhansk and Rostov meet, by Natural Earth; 1.4 km from OpenStreetMap's border.
MEETING = (39.0362, 47.857)


def side(ring, ends):
    """The shorter way along a ring between its vertices nearest to two points."""
    points = list(ring.coords)[:-1]
    at = [min(range(len(points)), key=lambda i: end.distance(Point(points[i]))) for end in ends]
    first, last = sorted(at)
    ways = points[first : last + 1], points[last:] + points[: first + 1]
    return min(map(LineString, ways), key=lambda way: way.length)


def main():
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    parser.add_argument("--reference", type=Path, default=REFERENCE)
    parser.add_argument("--check", action="store_true")
    options = parser.parse_args()

    text = (ROOT / "geodata/regions.geojson").read_text(encoding="utf-8")
    (region,) = [f for f in json.loads(text)["features"] if f["properties"]["iso"] == "UA-14"]
    ring = metric(region["geometry"]["coordinates"][0])
    border = metric(south(subjects(options.reference)))
    meeting = Point(TO_METRES.transform(*MEETING))
    theirs = substring(border, 0.0, border.project(meeting))
    ours = side(ring, [Point(border.coords[0]), meeting])

    there, back = distance(samples(ours), border), distance(samples(theirs), ring)
    both = np.concatenate([there, back])
    greatest = math.ceil(both.max() / 100) * 100
    print(
        f"{region['id']}: {ours.length / 1000:.1f} km of {ring.length / 1000:.1f} km measured; "
        f"greatest: ours to reference {there.max():.0f} m, back {back.max():.0f} m; both: median "
        f"{np.median(both):.0f} m, 90th percentile {np.percentile(both, 90):.0f} m; "
        f"accuracy_m {greatest}"
    )
    if options.check and region["properties"]["accuracy_m"] != greatest:
        raise SystemExit("regions.geojson: accuracy_m is not what is measured")


if __name__ == "__main__":
    main()
