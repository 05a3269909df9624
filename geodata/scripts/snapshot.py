"""Writes geodata/zones/article/<day>.geojson: the four settlements and the schematic area.

The settlements' outlines are in settlements.geojson, their status on each day in
settlement-status.csv; one of which a part is held is cut by town_parts.py. The area around them is
drawn by area.py.
"""

import argparse
import tomllib

from shapely.geometry import mapping, shape

import area
import canonical
import options
import reading
import tables
import town_parts

CONTROLLERS = ("RU", "UA", "none")
STATUSES = ("assessed", "advance", "claimed", "contested", "unknown")
SETTLEMENTS = ("bakhmut", "ivanhrad", "yahidne", "khromove")
DRAWN_FROM = (
    "schematic: drawn between settlements held by one side and by the other, "
    "as DeepState and NZZ (Liveuamap) had them on that day; not traced from a map"
)
AREAS = {
    "area-ru": {
        "name": "Area under assessed Russian control (schematic)",
        "name:uk": "Територія під підтвердженим контролем Росії (схематично)",
        "kind": "area",
        "controller": "RU",
        "status": "assessed",
        "note": DRAWN_FROM,
    },
    "area-contested": {
        "name": "Contested area (schematic)",
        "name:uk": "Спірна територія (схематично)",
        "kind": "area",
        "controller": "none",
        "status": "contested",
        "note": f"one of the two publishers has it as occupied, the other has not; {DRAWN_FROM}",
    },
}
CUT = "cut along a straight line of our own, set by the share of the town; not traced from a map"
AREA_SOURCES = ["deepstate", "nzz", "geonames", "osm", "wikipedia", "project"]


def source_ids(path):
    try:
        return sorted(tomllib.loads(reading.text(path, "it belongs there")))
    except tomllib.TOMLDecodeError as error:
        raise SystemExit(f"{path.name}: {error}; mend it there") from None


def identities(day):
    """The ids of the day's zones of settlements: a cut one's parts stand for it."""
    parts = town_parts.of_day(day, SETTLEMENTS)
    for settlement in SETTLEMENTS:
        yield from [part.row.cells["id"] for part in parts.get(settlement, ())] or [settlement]


def statuses(day):
    """The cells of the row of the day of each settlement or part of one, by id."""
    columns = ("id", "date", "controller", "status", "since", "sources", "note")
    path = area.GEODATA / "settlement-status.csv"
    sources = source_ids(area.GEODATA / "sources.toml")
    expected = list(identities(day))
    found = {}
    for row in tables.read(path, columns)[1]:
        if row.day("date") != day:
            continue
        identity = row.word("id", expected)
        if identity in found:
            row.refuse(f"a second row of {day}")
        row.word("controller", CONTROLLERS)
        row.word("status", STATUSES)
        row.words("sources", sources)
        if row.day("since") > day:
            row.refuse(f"column since: {row.cells['since']} is after {day}")
        found[identity] = row.cells
    missing = [identity for identity in expected if identity not in found]
    if missing:
        raise SystemExit(f"{path.name}: no row of {day} for {', '.join(missing)}")
    return found


def accuracy(day, stated):
    """In metres: what the caller states, or else what was measured for the day."""
    found = stated or area.ACCURACY_M.get(day)  # stated: above 0, by options.metres
    if not found:
        raise SystemExit(
            f"the area's accuracy is not measured for {day}. Draw it with --accuracy M, in metres; "
            f"then, with both publishers' maps of the day as reference, area_accuracy.py {day} "
            "says the measured figure: enter it into ACCURACY_M in area.py"
        )
    return found


def outlines(day):
    """The outlines of the day's zones of settlements, as features, by id."""
    content = reading.json_of(area.GEODATA / "settlements.geojson", "settlements.py makes it")
    found = {feature["id"]: feature for feature in content["features"]}
    for settlement, parts in town_parts.of_day(day, SETTLEMENTS).items():
        whole = found.pop(settlement)
        for part, land in zip(parts, town_parts.cut(whole["geometry"], parts)):
            found[part.row.cells["id"]] = part_of(whole, part, land)
    return found


def part_of(whole, part, land):
    cells, properties = part.row.cells, whole["properties"]
    notes = [properties.get("note"), CUT, cells["note"]]
    properties = properties | {
        "name": cells["name"],
        "name:uk": cells["name_uk"],
        "accuracy_m": part.accuracy_m(),
        "note": "; ".join(note for note in notes if note),
    }
    return {"properties": properties, "geometry": mapping(land)}


def settlement_features(day):
    outline_of = outlines(day)
    for identity, status in statuses(day).items():
        outline = outline_of[identity]["properties"]
        sources = status["sources"].split(";")
        notes = [note for note in (outline.get("note"), status["note"]) if note]
        properties = {
            "name": outline["name"],
            "name:uk": outline["name:uk"],
            "kind": "settlement",
            "controller": status["controller"],
            "status": status["status"],
            "since": status["since"] or None,
            "sources": sources + [s for s in outline["sources"] if s not in sources],
            "accuracy_m": outline["accuracy_m"],
            "note": "; ".join(notes) or None,
        }
        geometry = outline_of[identity]["geometry"]
        yield {"id": identity, "properties": properties, "geometry": geometry}


def held_outlines(settlements):
    """Of the features of settlements, what Russia is assessed to hold."""
    for feature in settlements:
        properties = feature["properties"]
        if (properties["controller"], properties["status"]) == ("RU", "assessed"):
            yield shape(feature["geometry"])


def area_features(day, accuracy_m, settlements):
    places = area.places(day)
    drawn = area.draw(places, day)
    for name, holder, metres in area.contradicted(places, day, *drawn):
        print(f"{day}: {name} ({holder}) lies {metres:.0f} m on the other side of the drawn edge")
    for lon, lat, degrees in area.sharp_turns(*drawn):
        print(f"{day}: an edge turns by {degrees:.0f} degrees at {lon:.4f}, {lat:.4f}")
    drawn = area.with_outlines(drawn, list(held_outlines(settlements)))
    for (identity, properties), geometry in zip(AREAS.items(), drawn):
        if not geometry.is_empty:
            properties = properties | {"sources": AREA_SOURCES, "accuracy_m": accuracy_m}
            yield {"id": identity, "properties": properties, "geometry": mapping(geometry)}


def main(words=None):
    parser = argparse.ArgumentParser(description=__doc__.split("\n")[0])
    parser.add_argument(
        "days", nargs="*", type=options.day, metavar="YYYY-MM-DD",
        help="if none: all whose accuracy is measured",
    )
    parser.add_argument(
        "--accuracy", type=options.metres, metavar="M",
        help="the area's, in metres, where it is not measured",
    )
    parser.add_argument("--check", action="store_true", help="compare with the committed file")
    parser.add_argument(
        "--cross-validate", action="store_true", help="print how well each variogram does"
    )
    arguments = parser.parse_args(words)
    if arguments.accuracy and not arguments.days:
        parser.error("--accuracy is of a day: name it, like 2025-02-15")
    if arguments.cross_validate:
        print("sill_m  range_m  mean squared residual  wrong signs")
        for (sill_m, range_m), squared, wrong in area.cross_validation():
            print(f"{sill_m:6}  {range_m:7}  {squared:21.5f}  {wrong:11.2%}")
        return
    for day in arguments.days or area.ACCURACY_M:
        if day not in area.days():
            columns = " and ".join(f"{publisher}_{day}" for publisher in area.PUBLISHERS)
            there = ", ".join(area.days())
            raise SystemExit(f"settlement-holders.csv needs columns {columns}; it has {there}")
        accuracy_m = accuracy(day, arguments.accuracy)
        settlements = list(settlement_features(day))
        features = [*settlements, *area_features(day, accuracy_m, settlements)]
        features.sort(key=lambda f: (f["properties"]["kind"] != "settlement", f["id"]))
        path = area.GEODATA / "zones" / "article" / f"{day}.geojson"
        canonical.emit(path, canonical.dumps(features), arguments.check)


if __name__ == "__main__":
    main()
