"""Generalises the southern part of the Ukraine-Russia border into border-refinement.csv.

Natural Earth leaves out corners of up to several kilometres there, one of them the point of
the border that is nearest to Bakhmut. The input is the border as OpenStreetMap has it
(`geometry/border-osm.geojson` of the reference folder), the output a line of our own.

Method: the line with the fewest vertices that stays within a tolerance (Imai and Iri 1988),
among vertices on a 0.001 degree grid; of two such lines, the one with the smaller sum of
squared deviations. The line is sampled every 100 m; vertices stand on the grid, next to a
sample, not on the vertices of the source.

The tolerance follows from what is promised, that no distance to the border is off by more
than 500 m: 450 m at the samples, and at most 50 m more between two of them.
"""

import argparse
from pathlib import Path

import numpy as np
from pyproj import Transformer
from shapely import LineString

import reading
from canonical import emit

ROOT = Path(__file__).resolve().parents[2]
TABLE = ROOT / "geodata/scripts/border-refinement.csv"
REFERENCE = ROOT.parent / "shared/reference"

NORTH = 48.4  # degrees; where the two borders run close together, in Luhansk Oblast
SHORE_EAST = 38.2298  # degrees; the border meets the sea there, the source follows the shore on
STEP_M = 100.0
TOLERANCE_M = 450.0
GRID = 0.001  # degrees
LONGEST_M = 40_000.0  # a segment longer than this is not tried

HEADER = """\
# The Ukraine-Russia border from 48.4 N to the Sea of Azov, generalised to 500 m.
# Made by border_refinement.py from OpenStreetMap data.
# (c) OpenStreetMap contributors, ODbL 1.0, https://www.openstreetmap.org/copyright
lon,lat
"""

TO_METRES = Transformer.from_crs(4326, 32637, always_xy=True)  # UTM 37 N: 36 to 42 E


def subjects(reference):
    """The reference border: lines by federal subject, each from south-east to north-west."""
    lines = {}
    for feature in reading.reference(reference, "geometry/border-osm.geojson")["features"]:
        geometry = feature["geometry"]
        parts = geometry["coordinates"]
        if geometry["type"] == "LineString":
            parts = [parts]
        lines[feature["properties"]["federal_subject"].lower()] = parts
    return lines


def south(lines):
    """The land border from the shore to 48.4 N, from the reference's lines."""
    points = [tuple(p) for p in lines["rostov"][0] + lines["rostov"][1]]
    start = next(i for i, p in enumerate(points) if p[0] <= SHORE_EAST)
    end = next(i for i, p in enumerate(points) if p[1] > NORTH)
    return points[start:end]


def sample(line):
    count = int(np.ceil(line.length / STEP_M))
    places = np.linspace(0.0, line.length, count + 1)
    return np.array([line.interpolate(d).coords[0] for d in places])


def snap(points):
    """The grid points next to `points`: in degrees and in metres."""
    lon, lat = TO_METRES.transform(points[:, 0], points[:, 1], direction="INVERSE")
    degrees = np.round(np.column_stack([lon, lat]) / GRID) * GRID
    return degrees, np.column_stack(TO_METRES.transform(degrees[:, 0], degrees[:, 1]))


def deviations(points, a, b):
    """Squared distances from points to the segment a-b."""
    along, offset = b - a, points - a
    length = along @ along
    if length == 0.0:
        return (offset**2).sum(axis=1)
    part = np.clip(offset @ along / length, 0.0, 1.0)
    return ((offset - part[:, None] * along) ** 2).sum(axis=1)


def fewest_vertices(samples, vertices):
    """Indices of the vertices that make the shortest chain within the tolerance."""
    count = len(samples)
    reach = int(LONGEST_M / STEP_M)
    best = [(0, 0.0)] + [(count, np.inf)] * (count - 1)
    previous = [0] * count
    for i in range(count - 1):
        links, error = best[i]
        for j in range(i + 1, min(count, i + reach)):
            if links + 1 > best[j][0]:
                continue
            squares = deviations(samples[i : j + 1], vertices[i], vertices[j])
            if squares.max() > TOLERANCE_M**2:
                continue
            candidate = (links + 1, error + squares.sum())
            if candidate < best[j]:
                best[j], previous[j] = candidate, i
    chain = [count - 1]
    while chain[-1] != 0:
        chain.append(previous[chain[-1]])
    return chain[::-1]


def main():
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    parser.add_argument("--reference", type=Path, default=REFERENCE)
    parser.add_argument("--check", action="store_true")
    options = parser.parse_args()

    line = LineString(list(TO_METRES.itransform(south(subjects(options.reference)))))
    samples = sample(line)
    degrees, metres = snap(samples)
    chain = fewest_vertices(samples, metres)
    if not LineString(metres[chain]).is_simple:
        raise SystemExit("the generalised line crosses itself")
    rows = [f"{lon:.3f},{lat:.3f}\n" for lon, lat in degrees[chain[::-1]]]
    emit(TABLE, HEADER + "".join(rows), options.check)


if __name__ == "__main__":
    main()
