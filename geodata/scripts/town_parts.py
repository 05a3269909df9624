"""Cuts a settlement of which one side holds a part: along straight lines of our own.

A row of settlement-parts.csv is a part of a day, in order from the side that attacks; its id is
that of the settlement, a hyphen and a word. `from` and `to` are two places at which the front ran
past the settlement. A line through both, moved sideways to the right of its course or to the left,
cuts off so many `percent` of the settlement's land, from the right on; the last part is the
`rest`. So a cut rests on two places and a share, and is traced from nobody's outline.
"""

import math
from typing import NamedTuple

import shapely
from shapely.geometry import LineString, Polygon, shape

import area
import generalise
import reading
import tables

COLUMNS = ("id", "date", "name", "name_uk", "percent", "from", "to", "accuracy_m", "note")
REST = "rest"
BEYOND_M = 100_000  # longer than any settlement is wide
MARGIN_M = 1000
HALVINGS = 60
GRID_DEG = 1e-5


class Part(NamedTuple):
    settlement: str
    row: tables.Row
    percent: float

    def accuracy_m(self):
        return int(self.row.number("accuracy_m"))


def _part(row, settlements):
    owners = [one for one in settlements if row.cells["id"].startswith(f"{one}-")]
    if not owners:
        row.refuse(f"the id is not a settlement's, a hyphen and a word: {', '.join(settlements)}")
    rest = row.cells["percent"] == REST
    return Part(owners[0], row, 100 if rest else row.number("percent"))


def of_day(day, settlements):
    """The day's parts by settlement, in the table's order."""
    found = {}
    for row in tables.read(area.GEODATA / "settlement-parts.csv", COLUMNS)[1]:
        if row.day("date") == day:
            part = _part(row, settlements)
            found.setdefault(part.settlement, []).append(part)
    return found


def _place(row, column, places):
    if row.cells[column] not in places:
        row.refuse(f'column {column}: "{row.cells[column]}" is no id of places.geojson')
    return generalise.to_metres(*places[row.cells[column]])


def _frame(part, places):
    """The middle of the line, its direction and what is right of it, in metres."""
    (x0, y0), (x1, y1) = (_place(part.row, column, places) for column in ("from", "to"))
    length = math.hypot(x1 - x0, y1 - y0)
    along = ((x1 - x0) / length, (y1 - y0) / length)
    return ((x0 + x1) / 2, (y0 + y1) / 2), along, (along[1], -along[0])


def _at(frame, ahead, aside):
    (x, y), (ax, ay), (rx, ry) = frame
    return x + ahead * ax + aside * rx, y + ahead * ay + aside * ry


def _right_of(frame, aside):
    corners = ((-BEYOND_M, aside), (BEYOND_M, aside), (BEYOND_M, BEYOND_M), (-BEYOND_M, BEYOND_M))
    return Polygon([_at(frame, *corner) for corner in corners])


def _line(frame, aside, land):
    """The line past the land, and not much longer: what is straight in metres bends in degrees."""
    line = LineString([_at(frame, end, aside) for end in (-BEYOND_M, BEYOND_M)])
    return line.intersection(land.envelope.buffer(MARGIN_M))


def _aside(land, frame, percent):
    """How far the line is moved so that it has that share of the land to its right."""
    low, high = -BEYOND_M, BEYOND_M
    for _ in range(HALVINGS):
        middle = (low + high) / 2
        beyond = land.intersection(_right_of(frame, middle)).area > land.area * percent / 100
        low, high = (middle, high) if beyond else (low, middle)
    return low


def _faces(outline, lines):
    """The outline's pieces between the lines; pieces that touch have the same vertices."""
    edges = shapely.union_all([outline.boundary, *lines], grid_size=GRID_DEG)
    faces = shapely.polygonize([edges]).geoms
    return [face for face in faces if outline.covers(face.representative_point())]


def places():
    content = reading.json_of(area.GEODATA / "places.geojson", "it belongs there")
    return {feature["id"]: feature["geometry"]["coordinates"] for feature in content["features"]}


def cut(outline, parts):
    """The parts' shapes in degrees, in their order."""
    outline, here = shape(outline), places()
    land, share, lines, belts = generalise.metric(outline), 0, [], []
    for part in parts[:-1]:
        frame, share = _frame(part, here), share + part.percent
        aside = _aside(land, frame, share)
        lines.append(generalise.geographic(_line(frame, aside, land)))
        belts.append(_right_of(frame, aside))
    found = [[] for _ in parts]
    for face in _faces(outline, lines):
        point = generalise.metric(face.representative_point())
        inside = [index for index, belt in enumerate(belts) if belt.covers(point)]
        found[inside[0] if inside else -1].append(face)
    return [shapely.union_all(faces) for faces in found]
