"""Reads a layer that QGIS has saved as GeoJSON, for canonical.py.

The id of a new zone stands among its properties there: it goes where GeoJSON has it. A third
coordinate goes, since the maps know no heights. What cannot be mended is refused, with what to
do about it.
"""

import json

import reading

DEPTHS = {  # how many lists stand around a position
    "Point": 0, "MultiPoint": 1, "LineString": 1,
    "MultiLineString": 2, "Polygon": 2, "MultiPolygon": 3,
}
AGAIN = "save the layer from QGIS as GeoJSON"


class _Feature:
    def __init__(self, path, number, feature):
        self._where = f"{path}: feature {number}"
        if not isinstance(feature, dict):
            self.refuse(f"not an object; {AGAIN} again")
        properties = feature.get("properties")
        if not isinstance(properties, dict):
            self.refuse("no properties; give it those of the other zones")
        self.properties = dict(properties)
        inner = self.properties.pop("id", None)
        outer = feature.get("id")
        self.identity = inner if outer is None else outer
        if self.identity in (None, ""):
            self.refuse('no id; give it one in the column "id" of the attribute table')
        self._where = f"{path}: feature {self.identity}"
        self._check_properties()
        self.geometry = self._geometry(feature.get("geometry"))
        self.had_heights = self.geometry["coordinates"] != feature["geometry"]["coordinates"]

    def refuse(self, what):
        raise SystemExit(f"{self._where}: {what}")

    def _check_properties(self):
        for name, value in [("id", self.identity), *self.properties.items()]:
            try:
                json.dumps([name, value], ensure_ascii=False, allow_nan=False).encode("utf-8")
            except ValueError:
                what = "holds a number or a character that JSON cannot write"
                self.refuse(f"property {json.dumps(name)} {what}; type it anew")

    def _geometry(self, geometry):
        if geometry is None:
            self.refuse("no geometry; draw its outline, or delete the feature")
        kind = geometry.get("type") if isinstance(geometry, dict) else None
        if not isinstance(kind, str) or kind not in DEPTHS:
            self.refuse(f'geometry "{kind}" is not one of: {", ".join(DEPTHS)}; draw it anew')
        return {"type": kind, "coordinates": self._flat(geometry.get("coordinates"), DEPTHS[kind])}

    def _flat(self, value, depth):
        """Coordinates that are checked, and without heights."""
        if not isinstance(value, list):
            self.refuse(f"its coordinates are not lists of numbers; {AGAIN} again")
        if not value:
            self.refuse("an empty outline; draw it, or delete the feature")
        if depth:
            return [self._flat(inner, depth - 1) for inner in value]
        return self._position(value)

    def _position(self, position):
        pair = position[:2]
        if len(pair) < 2 or any(type(number) not in (int, float) for number in pair):
            self.refuse(f"position {json.dumps(position)} is not longitude, latitude in numbers")
        if not (abs(pair[0]) <= 180 and abs(pair[1]) <= 90):
            what = f"position {json.dumps(pair)} is off the Earth"
            self.refuse(f"{what}; {AGAIN} with the CRS EPSG:4326 (WGS 84), in degrees")
        return pair


def read(path):
    """The features for `canonical.dumps`, and how many of them had heights."""
    content = reading.json_of(path, f"mend it, or {AGAIN} again")
    found = content.get("features") if isinstance(content, dict) else None
    if not isinstance(found, list):
        raise SystemExit(f'{path}: no list "features", so no FeatureCollection; {AGAIN}')
    if not found:
        raise SystemExit(f"{path}: no features; draw at least one zone and save the layer again")
    features = [_Feature(path, number, feature) for number, feature in enumerate(found, start=1)]
    made = [
        {"id": one.identity, "properties": one.properties, "geometry": one.geometry}
        for one in features
    ]
    return made, sum(one.had_heights for one in features)
