"""Writes GeoJSON in the project's canonical form, so that a change of data reads well in a diff.

Two-space indent, one property a line, positions wrapped at 100 columns, decimals cut to
what the caller states, exterior rings counter-clockwise (RFC 7946), a newline at the end.

`bakhmut-map fmt` brings other files to that form.
"""

import contextlib
import json
import os
import shutil
from pathlib import Path

WIDTH = 100
# In the order of `bakhmut-map fmt`.
PROPERTIES = (
    "name", "name:uk", "kind", "rank", "place", "country", "neighbour", "federal_subject", "iso",
    "viewpoint", "viewpoint:uk", "ref", "class", "certainty", "controller", "status", "since",
    "accuracy_m", "sources", "note",
)


def _number(value, decimals):
    text = f"{value:.{decimals}f}".rstrip("0").rstrip(".")
    return "0" if text in ("-0", "") else text


def _position(position, decimals):
    return "[" + ", ".join(_number(v, decimals) for v in position) + "]"


def _is_position(value):
    return bool(value) and isinstance(value[0], (int, float))


def _coordinates(value, indent, decimals):
    if _is_position(value):
        return _position(value, decimals)
    pad = " " * (indent + 2)
    if _is_position(value[0]):
        lines, line = [], ""
        for item in (_position(p, decimals) for p in value):
            if line and len(pad) + len(line) + len(item) + 3 > WIDTH:
                lines.append(line + ",")
                line = item
            else:
                line = f"{line}, {item}" if line else item
        lines.append(line)
        body = "\n".join(pad + line for line in lines)
    else:
        body = ",\n".join(pad + _coordinates(v, indent + 2, decimals) for v in value)
    return "[\n" + body + "\n" + " " * indent + "]"


def _signed_area(ring):
    return sum(x0 * y1 - x1 * y0 for (x0, y0), (x1, y1) in zip(ring, ring[1:])) / 2


def wind(polygon):
    """A polygon's rings with the exterior counter-clockwise and the holes clockwise."""
    rings = []
    for index, ring in enumerate(polygon):
        ring = [list(p) for p in ring]
        if (_signed_area(ring) > 0) != (index == 0):
            ring.reverse()
        rings.append(ring)
    return rings


def _wound(geometry):
    kind, coordinates = geometry["type"], geometry["coordinates"]
    if kind == "Polygon":
        coordinates = wind(coordinates)
    elif kind == "MultiPolygon":
        coordinates = [wind(p) for p in coordinates]
    return kind, coordinates


def _feature(feature, decimals):
    kind, coordinates = _wound(feature["geometry"])
    properties = ",\n".join(
        f"        {json.dumps(k)}: {json.dumps(v, ensure_ascii=False)}"
        for k, v in sorted(feature["properties"].items(), key=lambda kv: PROPERTIES.index(kv[0]))
        if v is not None
    )
    return (
        "    {\n"
        '      "type": "Feature",\n'
        f'      "id": {json.dumps(feature["id"])},\n'
        '      "properties": {\n' + properties + "\n      },\n"
        '      "geometry": {\n'
        f'        "type": "{kind}",\n'
        f'        "coordinates": {_coordinates(coordinates, 8, decimals)}\n'
        "      }\n"
        "    }"
    )


def dumps(features, decimals=5):
    """The text of a FeatureCollection; `features` are dicts with id, properties, geometry."""
    body = ",\n".join(_feature(f, decimals) for f in features)
    return '{\n  "type": "FeatureCollection",\n  "features": [\n' + body + "\n  ]\n}\n"


def emit(path, text, check):
    """Writes `text` to `path`; with `check`, only says whether it stands there already."""
    path = Path(path)
    if check:
        if not path.is_file() or path.read_bytes() != text.encode("utf-8"):
            raise SystemExit(f"{path}: not what the script makes; run it again without --check")
        print(f"{path}: as the script makes it")
        return
    _replace(path, text)
    print(f"{path}: written")


def _replace(path, text):
    """Writes the file whole or not at all: first beside it, then in its place."""
    target = path.resolve()
    beside = target.with_name(f".{target.name}.{os.getpid()}")
    try:
        target.parent.mkdir(parents=True, exist_ok=True)
        beside.write_bytes(text.encode("utf-8"))
        if target.exists():
            target.open("r+b").close()  # a file that is not to be written stays
            shutil.copymode(target, beside)
        os.replace(beside, target)
    except OSError as error:
        raise SystemExit(f"{path}: not written: {error.strerror.lower()}") from None
    finally:
        with contextlib.suppress(OSError):
            beside.unlink(missing_ok=True)
