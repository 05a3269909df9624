"""Writes geodata/settlements-before-2022.csv: towns that were held before 24 February 2022.

A row a settlement: its name in English and Ukrainian, and the middle of its outline in
OpenStreetMap (WGS84 degrees). All of its outline lay on the Russian side of the line of contact of
23 February 2022. They are facts by settlement; no outline is here. Left out are those within
NEAR_M of one whose holders settlement-holders.csv has. A name without an English form is
transliterated.
"""

import argparse
from pathlib import Path

import shapely
from shapely.geometry import box, shape

import area
import canonical
import generalise
import reading
import settlement_holders
import settlement_list

REGION = box(37.3, 48.05, 38.75, 49.15)  # the extent and a little more
NEAR_M = 1000
WHOLE = 0.99  # of the outline's area
DECIMALS = 4


def held_before(reference):
    name = "control/separatist-area-2022-02-23.geojson"
    found = reading.reference(reference, name)["features"]
    return shapely.union_all([shape(feature["geometry"]).buffer(0) for feature in found])


def english(names):
    """The name in English; where there is none, the reference has NaN."""
    name = names["name:en"]
    return name if isinstance(name, str) else settlement_holders.transliterated(names["name"])


def rows(reference):
    held = held_before(reference)
    known = shapely.MultiPoint([place.point for place in area.settlements()])
    for feature in generalise.features(reference, "osm-settlements"):
        outline = shapely.make_valid(shape(feature["geometry"]))
        middle, names = outline.centroid, feature["properties"]
        if not REGION.contains(middle):
            continue
        far = generalise.metric(middle).distance(known) >= NEAR_M
        if far and outline.intersection(held).area >= WHOLE * outline.area:
            lon, lat = (round(degrees, DECIMALS) for degrees in (middle.x, middle.y))
            yield dict(zip(settlement_list.COLUMNS, (english(names), names["name"], lon, lat)))


def main():
    parser = argparse.ArgumentParser(description=__doc__.split("\n")[0])
    default = area.GEODATA.parent.parent / "shared/reference"
    parser.add_argument("--reference", type=Path, default=default)
    parser.add_argument("--check", action="store_true", help="compare with the committed file")
    arguments = parser.parse_args()
    table = sorted(rows(arguments.reference), key=lambda row: (row["lon"], row["lat"]))
    text = settlement_holders.written(table, settlement_list.COLUMNS)
    canonical.emit(area.GEODATA / "settlements-before-2022.csv", text, arguments.check)


if __name__ == "__main__":
    main()
