"""Holds the JSON on standard input to docs/check.schema.json."""

import json
import sys
from pathlib import Path

from jsonschema import Draft202012Validator

SCHEMA = Path(__file__).resolve().parent.parent / "docs" / "check.schema.json"


def main():
    schema = json.loads(SCHEMA.read_text(encoding="utf-8"))
    Draft202012Validator.check_schema(schema)
    report = json.load(sys.stdin)
    for error in Draft202012Validator(schema).iter_errors(report):
        raise SystemExit(f"{error.json_path}: {error.message}")
    print(f"the schema takes the report of {len(report['claims'])} claims")


if __name__ == "__main__":
    main()
