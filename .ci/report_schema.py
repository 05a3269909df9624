"""Holds the JSON on standard input to a schema of docs/, whose file name is the argument."""

import json
import sys
from pathlib import Path

from jsonschema import Draft202012Validator

DOCS = Path(__file__).resolve().parent.parent / "docs"


def main():
    schema = json.loads((DOCS / sys.argv[1]).read_text(encoding="utf-8"))
    Draft202012Validator.check_schema(schema)
    for error in Draft202012Validator(schema).iter_errors(json.load(sys.stdin)):
        raise SystemExit(f"{error.json_path}: {error.message}")
    print(f"{sys.argv[1]} takes what was printed")


if __name__ == "__main__":
    main()
