"""Draws geodata/settlements.geojson: the outlines of Bakhmut, Ivanhrad, Yahidne and Khromove.

Bakhmut is generalised from its OpenStreetMap outline and measured against it. For the three
villages no outline is published under an open licence: each gets a disc of a village's size
around its place in places.geojson, which says that it is approximate.
"""

import argparse
import json
import math
from pathlib import Path

import shapely
from shapely.geometry import Polygon, mapping

import canonical
import generalise

GEODATA = Path(__file__).resolve().parent.parent
SIMPLIFY_M = 100
SNAP_DEG = 0.0005
DISC_VERTICES = 16
GRID_DEG = 1e-5

VILLAGES = {
    # id: radius in metres and what it rests on
    "ivanhrad": (400, "one road with houses on both sides, by its elder's account"),
    "yahidne": (350, "318 inhabitants in the census of 2001"),
    "khromove": (300, "a few streets; 0.25 km² by the only figure found"),
}


def disc(lon, lat, radius_m):
    step = 2 * math.pi / DISC_VERTICES
    x, y = generalise.to_metres(lon, lat)
    ring = [
        generalise.to_degrees(x + radius_m * math.cos(i * step), y + radius_m * math.sin(i * step))
        for i in range(DISC_VERTICES)
    ]
    return shapely.set_precision(Polygon(ring), GRID_DEG)


def feature(identity, place, geometry, **properties):
    names = {"name": place["name"], "name:uk": place["name:uk"]}
    return {"id": identity, "properties": names | properties, "geometry": mapping(geometry)}


def build(reference):
    places = {
        f["id"]: f for f in json.loads((GEODATA / "places.geojson").read_text("utf-8"))["features"]
    }
    truth = generalise.outline(reference, "Bakhmut")
    town = generalise.polygon(truth, SIMPLIFY_M, SNAP_DEG)
    villages = {}
    for identity, (radius_m, _) in VILLAGES.items():
        lon, lat = places[identity]["geometry"]["coordinates"]
        rest = disc(lon, lat, radius_m).difference(town, grid_size=GRID_DEG)
        villages[identity] = rest
        # The town takes the corners where a village meets its edge: no gap, no overlap.
        town = shapely.snap(town, rest, 2 * GRID_DEG)

    distance = generalise.hausdorff_m(town, truth)
    features = [
        feature(
            "bakhmut", places["bakhmut"]["properties"], town,
            accuracy_m=generalise.round_up(distance), sources=["osm", "project"],
            note="generalised from the town's outline",
        )
    ]
    for identity, rest in villages.items():
        properties = places[identity]["properties"]
        radius_m, why = VILLAGES[identity]
        features.append(
            feature(
                identity, properties, rest,
                accuracy_m=max(500, properties["accuracy_m"]),
                sources=sorted(set(properties["sources"]) | {"project"}),
                note=f"approximate extent: a disc of {radius_m} m around the place, "
                f"less Bakhmut ({why}); not surveyed",
            )
        )
    return features, distance, len(town.exterior.coords) - 1


def main():
    parser = argparse.ArgumentParser(description=__doc__.split("\n")[0])
    parser.add_argument("--reference", type=Path, default=GEODATA.parents[1] / "shared/reference")
    parser.add_argument("--check", action="store_true", help="compare with the committed file")
    arguments = parser.parse_args()
    features, distance, vertices = build(arguments.reference)
    print(f"Bakhmut: {vertices} vertices, Hausdorff distance {distance:.0f} m")
    text = canonical.dumps(features)
    canonical.emit(GEODATA / "settlements.geojson", text, arguments.check)


if __name__ == "__main__":
    main()
