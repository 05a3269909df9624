"""Holds geodata/zones.schema.json to the zones and docs/theme.schema.json to the themes: each takes
every file, and takes and refuses the examples that the program's reader is held to as well
(tests/formats/schema.rs and themes.rs)."""

import copy
import json
import tomllib
from pathlib import Path

from jsonschema import Draft202012Validator, FormatChecker

ROOT = Path(__file__).resolve().parent.parent
GEODATA = ROOT / "geodata"
EXAMPLES = ROOT / "tests" / "fixtures" / "zone-examples.json"
THEMES = ROOT / "src" / "style" / "themes"
THEME_EXAMPLES = ROOT / "tests" / "fixtures" / "theme-examples.json"


def load(path):
    return json.loads(path.read_text(encoding="utf-8"))


def change(zone, example):
    """Makes an example's changes to a zone."""

    def above(path):
        *parents, key = path.split("/")
        target = zone
        for parent in parents:
            target = target[parent]
        return target, key

    for path, value in example.get("set", {}).items():
        target, key = above(path)
        target[key] = value
    for path in example.get("remove", []):
        target, key = above(path)
        del target[key]


def places(validator, document):
    """Where the schema finds fault with a document."""
    return {"/".join(map(str, error.absolute_path)) for error in validator.iter_errors(document)}


def hold_themes():
    schema = load(ROOT / "docs" / "theme.schema.json")
    Draft202012Validator.check_schema(schema)
    validator = Draft202012Validator(schema)
    files = sorted(THEMES.glob("*.toml"))
    examples = load(THEME_EXAMPLES)
    taken = [file.read_text(encoding="utf-8") for file in files]
    taken += [example["toml"] for example in examples["taken"]]
    for text in taken:
        if found := places(validator, tomllib.loads(text)):
            raise SystemExit(f"this theme is refused at {found}:\n{text}")
    for example in examples["refused"]:
        found = places(validator, tomllib.loads(example["toml"]))
        if example["at"] not in found:
            raise SystemExit(f"{example} is not refused there, but at {found}")
    held = f"{len(files)} themes and {len(examples['taken'])} examples"
    print(f"the schema takes {held}, and refuses {len(examples['refused'])}")


def hold_zones():
    schema = load(GEODATA / "zones.schema.json")
    Draft202012Validator.check_schema(schema)
    validator = Draft202012Validator(schema, format_checker=FormatChecker(["date"]))
    files = sorted(GEODATA.glob("zones/*/*.geojson"))
    if not files:
        raise SystemExit("no zones to hold the schema to")
    examples = load(EXAMPLES)
    for file in files:
        for error in validator.iter_errors(load(file)):
            raise SystemExit(f"{file}: {error.json_path}: {error.message}")
    latest = load(files[-1])
    for example in examples["taken"] + examples["refused"]:
        changed = copy.deepcopy(latest)
        change(changed["features"][0], example)
        found = places(validator, changed)
        if "at" not in example and found:
            raise SystemExit(f"{example} is refused at {found}")
        if "at" in example and "/".join(filter(None, ["features/0", example["at"]])) not in found:
            raise SystemExit(f"{example} is not refused there, but at {found}")
    taken, refused = len(examples["taken"]), len(examples["refused"])
    print(f"the schema takes {len(files)} files and {taken} examples, and refuses {refused}")


def main():
    hold_zones()
    hold_themes()


if __name__ == "__main__":
    main()
