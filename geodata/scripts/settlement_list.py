"""Holds settlement-holders.csv to settlement-list.csv: the settlements that the area is drawn from.

Without one of them, or with one more, the line runs elsewhere, and nobody would see why. The list
is made by settlement_holders.py.
"""

from pathlib import Path

import tables

LIST = Path(__file__).with_name("settlement-list.csv")
COLUMNS = ("name", "name_uk", "lon", "lat")
NAMED = 10  # so many missing settlements are named, of the others the number


def _identity(row):
    return row.cells["name"], row.cells["name_uk"], row.number("lon"), row.number("lat")


def _told(identity):
    name, name_uk, lon, lat = identity
    return f"{name} ({name_uk}, {lon}, {lat})"


def _alike(one, other):
    return sum(a == b for a, b in zip(one, other))


def _refuse(row, missing, count):
    own = _identity(row)
    what = f"{_told(own)} is not one of the {count} settlements of scripts/settlement-list.csv"
    nearest = max(missing, key=lambda other: _alike(own, other), default=())
    if _alike(own, nearest) >= 2:
        row.refuse(f"{what}: write {_told(nearest)}")
    row.refuse(f"{what}: take the row out")


def hold(rows):
    """Refuses rows that are missing, one too many, or there twice."""
    listed = [_identity(row) for row in tables.read(LIST, COLUMNS)[1]]
    found = [_identity(row) for row in rows]
    missing = [identity for identity in listed if identity not in found]
    for index, row in enumerate(rows):
        if found[index] not in listed:
            _refuse(row, missing, len(listed))
        if found[index] in found[:index]:
            row.refuse(f"a second row of {_told(found[index])}: take one of them out")
    if missing:
        named = ", ".join(_told(identity) for identity in missing[:NAMED])
        more = f" and {len(missing) - NAMED} more" if len(missing) > NAMED else ""
        what = f"no row for {named}{more}; each of the {len(listed)} settlements needs one"
        raise SystemExit(f"settlement-holders.csv: {what}")
