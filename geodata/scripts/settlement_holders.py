"""Writes geodata/settlement-holders.csv: who held each settlement's point on seven days.

A row a settlement: its name in English and Ukrainian, its point (WGS84 degrees), the source of
the point (an id of sources.toml) and, for each day and publisher, the holder of the point:
`occupied`, `not occupied` or `unknown`. These are facts by settlement, read off two publishers'
maps (DeepState; NZZ from Liveuamap), both with the area held before 24 February 2022; no
outline of theirs is here. The maps are of these days:

    day         DeepState (Unix time)  NZZ as of
    2022-10-15  1665788234             2022-10-11
    2022-12-15  1671057931             2022-12-15
    2023-02-27  1677489484             2023-02-27
    2023-05-21  1684683934             2023-05-20
    2023-08-24  1692907905             2023-08-23
    2023-12-18  1702848943             2023-12-15
    2025-01-15  1736891679             2025-01-14

A name without a published English form is transliterated by the Ukrainian national system
(Cabinet of Ministers, resolution 55 of 27 January 2010). A `geonames` point (GeoNames postal
codes, CC BY 4.0) can be 1 km off, a `project` one, an estimate, 2 km. The points are those that
the holders were read at; places.geojson may have better ones.

Other columns and rows, which analysts have added, stay as they are; but snapshot.py refuses rows
that settlement-list.csv has not. That list, of these settlements, is written as well.
"""

import argparse
import csv
import io
from pathlib import Path

import canonical
import reading
import settlement_list
import tables

GEODATA = Path(__file__).resolve().parent.parent
PUBLISHERS = ("deepstate", "nzz")
POSITION_SOURCES = {
    "geonames": "geonames", "osm": "osm", "wikipedia": "wikipedia", "estimate": "project",
}
LETTERS = dict(zip("абвгґдезиійклмнопрстуф", "abvhgdezyiiklmnoprstuf")) | {
    "є": "ie", "ж": "zh", "ї": "i", "х": "kh", "ц": "ts", "ч": "ch", "ш": "sh", "щ": "shch",
    "ю": "iu", "я": "ia", "ь": "", "'": "", "’": "", "ʼ": "",
}
AT_WORD_START = {"є": "ye", "ї": "yi", "й": "y", "ю": "yu", "я": "ya"}


def transliterated(ukrainian):
    latin, start = "", True
    for index, letter in enumerate(ukrainian):
        low = letter.lower()
        if low == "г" and index and ukrainian[index - 1].lower() == "з":
            piece = "gh"
        else:
            piece = (AT_WORD_START if start else {}).get(low) or LETTERS.get(low, letter)
        latin += piece.capitalize() if letter != low else piece
        start = not (letter.isalpha() or letter in "'’ʼ")
    return latin


def position_sources(reference):
    """The source of each place's point, by name: what its description in the facts names first."""
    sources = {}
    for place in reading.reference(reference, "facts/places.json")["places"]:
        described = place["coord_source"].lower()
        named = [word for word in POSITION_SOURCES if word in described]
        sources[place["name_en"]] = POSITION_SOURCES[min(named, key=described.index)]
    return sources


def rows(facts, places):
    columns = [(day, publisher) for day in facts["days"] for publisher in PUBLISHERS]
    yield ["name", "name_uk", "lon", "lat", "position_source"] + [f"{p}_{d}" for d, p in columns]
    for settlement in facts["settlements"]:
        gazetteer = settlement["source"].startswith("GeoNames")
        held = settlement["held"]
        yield [
            settlement.get("name") or transliterated(settlement["name:uk"]),
            settlement["name:uk"], settlement["lon"], settlement["lat"],
            "geonames" if gazetteer else places[settlement["name"]],
            *(held[day][publisher] for day, publisher in columns),
        ]


def merged(table, existing):
    """The rows of `table` as dicts, and what `existing` has beside them, columns in its order."""
    header, *own = [[str(cell) for cell in row] for row in table]
    columns = list(existing[0]) if existing else header
    columns += [column for column in header if column not in columns]
    ours = [dict(zip(header, row)) for row in own]
    kept = {_key(row): row for row in existing}
    rows = [dict.fromkeys(columns, "") | kept.pop(_key(row), {}) | row for row in ours]
    return rows + [dict.fromkeys(columns, "") | row for row in kept.values()]


def _key(row):
    return row["name_uk"], row["lon"], row["lat"]


def written(table, columns):
    """Those columns of the table, as CSV."""
    text = io.StringIO()
    writer = csv.DictWriter(text, columns, lineterminator="\n", extrasaction="ignore")
    writer.writeheader()
    writer.writerows(table)
    return text.getvalue()


def main():
    parser = argparse.ArgumentParser(description=__doc__.split("\n")[0])
    parser.add_argument("--reference", type=Path, default=GEODATA.parent.parent / "shared/reference")
    parser.add_argument("--check", action="store_true", help="compare with the committed file")
    arguments = parser.parse_args()
    facts = reading.reference(arguments.reference, "facts/settlement-status.json")
    path = GEODATA / "settlement-holders.csv"
    existing = []
    if path.exists():
        existing = [row.cells for row in tables.read(path, ("name_uk", "lon", "lat"))[1]]
    own = list(rows(facts, position_sources(arguments.reference)))
    table = merged(own, existing)
    canonical.emit(path, written(table, list(table[0])), arguments.check)
    listed = written(merged(own, []), settlement_list.COLUMNS)
    canonical.emit(settlement_list.LIST, listed, arguments.check)


if __name__ == "__main__":
    main()
