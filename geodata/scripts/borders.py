"""Makes borders.geojson and countries.geojson from Natural Earth 1:10m (npm world-atlas).

- Crimea: the source counts it to Russia. Here it is Ukraine's, as within the 1991 borders:
  in Ukraine's outline the arc across the Perekop isthmus gives way to Crimea's coast.
- The border south of 48.4 N is replaced by border-refinement.csv (see border_refinement.py);
  both countries' polygons have the very line that borders.geojson has. The coast's nearest
  vertex moves to where it meets the sea.
- The border is cut into federal subjects at the points of Natural Earth's line that are
  nearest to MEETINGS. All lines run from the Belarusian end to the sea.
- Countries are clipped to CLIP. Within FOCUS the source's full detail is kept, elsewhere
  arcs are simplified (Douglas-Peucker), never polygons, so that neighbours still fit.

`accuracy_m` of a border is what border_accuracy.py measures. That of a country is Natural
Earth's greatest error on the Ukraine-Russia border, the one place where it is measured, with
the tolerance of the simplification added.
"""

import argparse
import csv
import math
from pathlib import Path

from shapely import LineString, Point, Polygon, box
from shapely.geometry import mapping
from shapely.validation import explain_validity

from canonical import dumps, emit
from country_names import COUNTRIES, NOTES, VIEWPOINTS
from world_atlas import DECIMALS, arc_ids, decode, load, polygons, ring_points

GEODATA = Path(__file__).resolve().parents[1]
REFINEMENT = Path(__file__).with_name("border-refinement.csv")

CLIP = box(18.0, 41.0, 48.0, 57.0)
FOCUS = (33.0, 45.0, 42.0, 52.0)  # the maps of the war's surroundings draw land from here
TOLERANCE = 0.01  # degrees of latitude
TOLERANCE_M = 1112
LON_SCALE = math.cos(math.radians(49.0))  # a degree of longitude over one of latitude
LEAST_AREA = 0.002  # square degrees, 16 km2; smaller islands outside FOCUS are left out

SIMFEROPOL = Point(34.10, 44.95)
# Where federal subjects meet at the border, facts from OpenStreetMap: subjects from the
# Belarusian end, each with its end towards the sea.
MEETINGS = [
    ("bryansk", (34.3868, 51.8435)),
    ("kursk", (35.3511, 50.9734)),
    ("belgorod", (39.1800, 49.8881)),
    ("voronezh", (40.1348, 49.6162)),
]
ACCURACY_M = {
    "bryansk": 4800,
    "kursk": 5900,
    "belgorod": 5400,
    "voronezh": 3700,
    "rostov-north": 6300,
    "rostov-south": 500,
}
SUBJECTS = {
    "bryansk": ("Bryansk Oblast", "Брянська область"),
    "kursk": ("Kursk Oblast", "Курська область"),
    "belgorod": ("Belgorod Oblast", "Бєлгородська область"),
    "voronezh": ("Voronezh Oblast", "Воронезька область"),
    "rostov": ("Rostov Oblast", "Ростовська область"),
}
NATURAL_EARTH = ["natural-earth", "world-atlas"]
# The line that accuracy is measured against has a gap of 20 km there
UNMEASURED = "accuracy_m is not measured between 49.38 N and 49.56 N"


def flat(points):
    """Degrees scaled so that both axes measure alike near 49 N."""
    return [(lon * LON_SCALE, lat) for lon, lat in points]


def nearest_vertex(points, place):
    target = Point(flat([place]))
    return min(range(len(points)), key=lambda i: target.distance(Point(flat([points[i]]))))


def refinement():
    """The refined line, from north to the sea."""
    with REFINEMENT.open(encoding="utf-8") as file:
        rows = csv.DictReader(line for line in file if not line.startswith("#"))
        return [(float(row["lon"]), float(row["lat"])) for row in rows]


def cut(line, place):
    """The line's two parts at its point nearest to `place`, which both of them hold."""
    scaled = LineString(flat(line))
    along = scaled.project(Point(flat([place])))
    x, y = scaled.interpolate(along).coords[0]
    point = (round(x / LON_SCALE, DECIMALS), round(y, DECIMALS))
    ends = [scaled.project(Point(p)) for p in flat(line)]
    before = [p for p, d in zip(line, ends) if d < along and p != point]
    after = [p for p, d in zip(line, ends) if d > along and p != point]
    return before + [point], [point] + after


def crimea_to_ukraine(ukraine, russia, arcs):
    """The two countries' polygons, with Crimea in Ukraine's mainland."""
    def holds(polygon):
        return Polygon(ring_points(polygon[0], arcs)).contains(SIMFEROPOL)

    (crimea,) = [p for p in russia if holds(p)]
    (perekop,) = arc_ids(crimea) & arc_ids(ukraine[0])
    coast = [i for i in crimea[0] if arc_ids([[i]]) != {perekop}]
    mainland = []
    for index in ukraine[0][0]:
        mainland.extend(coast if index == perekop else [index])
    return [[mainland], *ukraine[1:]], [p for p in russia if p is not crimea]


def refine(ukraine, russia, arcs):
    """Puts the refined line into the arcs; returns the arcs of the land border, in order."""
    shared = arc_ids(ukraine[0]) & arc_ids(russia[0])
    ring = ukraine[0][0]
    border = [i for i in ring if i in shared]
    last = border[-1]
    coast_ua = ring[ring.index(last) + 1]
    coast_ru = russia[0][0][russia[0][0].index(~last) - 1]
    refined = refinement()

    sea = nearest_vertex(arcs[coast_ru], refined[-1])
    arcs[coast_ua] = refined[-1:] + arcs[coast_ru][sea + 1 :] + arcs[coast_ua][1:]
    arcs[coast_ru] = arcs[coast_ru][:sea] + refined[-1:]
    start = nearest_vertex(arcs[last], refined[0])
    arcs[last] = arcs[last][:start] + refined
    return border, refined[0]


def split_border(border, arcs, refined_start):
    """(part, line) by federal subject; the cuts become vertices of the arcs, too.

    Of the source's three arcs the middle one leads to and fro, without area: it goes.
    """
    line = ring_points([i for i in border if arcs[i][0] != arcs[i][-1]], arcs)
    parts = []
    for part, place in MEETINGS:
        head, line = cut(line, place)
        parts.append((part, head))
    start = line.index(refined_start)
    parts += [("rostov-north", line[: start + 1]), ("rostov-south", line[start:])]
    arcs[border[0]] = [p for i, (_, part) in enumerate(parts) for p in part[min(i, 1) :]]
    for index in border[1:]:
        arcs[index] = [arcs[border[0]][-1]]
    return parts


def border_features(parts):
    for part, line in parts:
        subject = part.split("-")[0]
        name, name_uk = SUBJECTS[subject]
        refined = part == "rostov-south"
        yield {
            "id": f"ua-ru-{part}",
            "properties": {
                "name": f"Ukraine–Russia border, {name}",
                "name:uk": f"Українсько-російський кордон, {name_uk}",
                "country": "UA",
                "neighbour": "RU",
                "federal_subject": subject,
                "accuracy_m": ACCURACY_M[part],
                "sources": ["osm"] if refined else NATURAL_EARTH,
                "note": UNMEASURED if part == "rostov-north" else None,
            },
            "geometry": {"type": "LineString", "coordinates": line},
        }


def in_focus(point):
    west, south, east, north = FOCUS
    return west <= point[0] <= east and south <= point[1] <= north


def simplify(arc):
    """The arc with fewer vertices outside FOCUS, and all of them inside; ends stay."""
    kept, run = [arc[0]], [arc[0]]
    for i, point in enumerate(arc[1:], 1):
        run.append(point)
        if in_focus(point) or i == len(arc) - 1:
            line = LineString(flat(run)).simplify(TOLERANCE, preserve_topology=True)
            places = {p: q for p, q in zip(flat(run), run)}
            kept.extend(places[p] for p in line.coords[1:])
            run = [point]
    return kept


def country_geometry(country, arcs):
    """A MultiPolygon's coordinates, clipped; no island too small for a map."""
    parts = []
    for rings in country:
        outer, *holes = [ring_points(r, arcs) for r in rings]
        if not outer:
            continue
        whole = Polygon(outer, [hole for hole in holes if hole])
        if not whole.envelope.intersects(CLIP):
            continue
        if not whole.is_valid:
            raise SystemExit(f"simplified too far: {explain_validity(whole)}")
        shape = whole.intersection(CLIP)
        for piece in getattr(shape, "geoms", [shape]):
            if piece.geom_type != "Polygon" or piece.is_empty:
                continue
            if piece.area >= LEAST_AREA or in_focus(piece.centroid.coords[0]):
                parts.append(mapping(piece)["coordinates"])
    return parts


def country_features(countries, arcs, accuracy):
    for iso, (_, name, name_uk) in sorted(COUNTRIES.items()):
        parts = country_geometry(countries[iso], arcs)
        single = len(parts) == 1
        yield {
            "id": iso.lower(),
            "properties": {
                "name": name,
                "name:uk": name_uk,
                "iso": iso,
                "accuracy_m": accuracy,
                "sources": NATURAL_EARTH + (["osm"] if iso in ("UA", "RU") else []),
                "viewpoint": VIEWPOINTS.get(iso, (None, None))[0],
                "viewpoint:uk": VIEWPOINTS.get(iso, (None, None))[1],
                "note": NOTES.get(iso),
            },
            "geometry": {
                "type": "Polygon" if single else "MultiPolygon",
                "coordinates": parts[0] if single else parts,
            },
        }


def main():
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    parser.add_argument("--world-atlas", type=Path, help="countries-10m.json; else npm fetches it")
    parser.add_argument("--check", action="store_true")
    options = parser.parse_args()

    topology = load(options.world_atlas)
    arcs = decode(topology)
    by_name = {g["properties"]["name"]: g for g in topology["objects"]["countries"]["geometries"]}
    countries = {iso: polygons(by_name[source]) for iso, (source, _, _) in COUNTRIES.items()}
    countries["UA"], countries["RU"] = crimea_to_ukraine(countries["UA"], countries["RU"], arcs)
    border, refined_start = refine(countries["UA"], countries["RU"], arcs)
    parts = split_border(border, arcs, refined_start)

    used = {i for country in countries.values() for rings in country for i in arc_ids(rings)}
    for index in used - set(border):
        arcs[index] = simplify(arcs[index])
    accuracy = math.ceil((max(ACCURACY_M.values()) + TOLERANCE_M) / 100) * 100

    lines = dumps(border_features(parts), DECIMALS)
    areas = dumps(country_features(countries, arcs, accuracy), DECIMALS)
    emit(GEODATA / "borders.geojson", lines, options.check)
    emit(GEODATA / "countries.geojson", areas, options.check)


if __name__ == "__main__":
    main()
