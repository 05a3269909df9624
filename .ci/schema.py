"""Holds geodata/zones.schema.json to the zones: it takes every file, and refuses each mistake below."""

import copy
import json
from pathlib import Path

from jsonschema import Draft202012Validator, FormatChecker

GEODATA = Path(__file__).resolve().parent.parent / "geodata"

# What is done to the first zone of a file, and the place where the schema is to find fault.
MISTAKES = [
    (lambda zone: zone["properties"].pop("status"), "properties"),
    (lambda zone: zone["properties"].update(status="asessed"), "properties/status"),
    (lambda zone: zone["properties"].update(controller="Russia"), "properties/controller"),
    (lambda zone: zone["properties"].update(kind="town"), "properties/kind"),
    (lambda zone: zone["properties"].update(since="2025-13-01"), "properties/since"),
    (lambda zone: zone["properties"].update(since="2025-02-30"), "properties/since"),
    (lambda zone: zone["properties"].update(accuracy_m=0), "properties/accuracy_m"),
    (lambda zone: zone["properties"].update(accuracy_m="300 m"), "properties/accuracy_m"),
    (lambda zone: zone["properties"].update(sources=[]), "properties/sources"),
    (lambda zone: zone["properties"].update(name=""), "properties/name"),
    (lambda zone: zone.pop("id"), ""),
    (lambda zone: zone.update(id="Bakhmut"), "id"),
    (lambda zone: zone.update(geometry=None), "geometry"),
    (
        lambda zone: zone.update(geometry={"type": "Point", "coordinates": [38, 48]}),
        "geometry/type",
    ),
    (
        lambda zone: zone.update(geometry={"type": "Polygon", "coordinates": [[[438, 48]] * 4]}),
        "geometry/coordinates/0/0/0",
    ),
    (
        lambda zone: zone.update(geometry={"type": "Polygon", "coordinates": [[[38, 48]] * 3]}),
        "geometry/coordinates/0",
    ),
    (
        lambda zone: zone.update(geometry={"type": "MultiPolygon", "coordinates": [[[38, 48]] * 4]}),
        "geometry/coordinates/0/0",
    ),
]


def places(validator, document):
    """Where the schema finds fault with a document."""
    return {"/".join(map(str, error.absolute_path)) for error in validator.iter_errors(document)}


def main():
    schema = json.loads((GEODATA / "zones.schema.json").read_text(encoding="utf-8"))
    Draft202012Validator.check_schema(schema)
    validator = Draft202012Validator(schema, format_checker=FormatChecker(["date"]))
    files = sorted(GEODATA.glob("zones/*/*.geojson"))
    if not files:
        raise SystemExit("no zones to hold the schema to")
    for file in files:
        document = json.loads(file.read_text(encoding="utf-8"))
        for error in validator.iter_errors(document):
            raise SystemExit(f"{file}: {error.json_path}: {error.message}")
        document["features"][0]["properties"]["colour of our own"] = "allowed"
        if places(validator, document):
            raise SystemExit("a property of the analyst's own is refused")
        for number, (mistake, where) in enumerate(MISTAKES):
            wrong = copy.deepcopy(document)
            mistake(wrong["features"][0])
            expected = "/".join(filter(None, ["features/0", where]))
            if expected not in places(validator, wrong):
                raise SystemExit(f"mistake {number} is not seen at {expected}")
    print(f"the schema takes {len(files)} files and refuses {len(MISTAKES)} mistakes")


if __name__ == "__main__":
    main()
