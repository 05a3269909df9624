"""Holds the JSON on standard input to a schema of docs/, whose file name is the argument."""

import json
import sys
from pathlib import Path

from jsonschema import Draft202012Validator
from referencing import Registry, Resource

DOCS = Path(__file__).resolve().parent.parent / "docs"


def main():
    files = sorted(DOCS.glob("*.schema.json"))
    schemas = {file.name: json.loads(file.read_text(encoding="utf-8")) for file in files}
    schema = schemas[sys.argv[1]]
    Draft202012Validator.check_schema(schema)
    # One may refer to parts of another by its name.
    others = [(name, Resource.from_contents(other)) for name, other in schemas.items()]
    validator = Draft202012Validator(schema, registry=Registry().with_resources(others))
    for error in validator.iter_errors(json.load(sys.stdin)):
        raise SystemExit(f"{error.json_path}: {error.message}")
    print(f"{sys.argv[1]} takes what was printed")


if __name__ == "__main__":
    main()
