"""Tests of canonical.py as an analyst runs it: on layers that QGIS has saved, and on mistakes."""

import json
import subprocess
import sys
import tempfile
import unittest
from pathlib import Path

PROGRAM = Path(__file__).with_name("canonical.py")
RING = [[38.0, 48.0], [38.0, 49.0], [39.0, 49.0], [38.0, 48.0]]
SQUARE = {"type": "Polygon", "coordinates": [RING]}


def zone(identity="a", **changed):
    properties = {"id": identity, "note": None, "name": "Бахмут"}
    return {"type": "Feature", "properties": properties, "geometry": SQUARE} | changed


def layer(*zones):
    return json.dumps({"type": "FeatureCollection", "features": zones}).encode()


def polygon(*rings):
    return zone(geometry={"type": "Polygon", "coordinates": rings})


class Canonical(unittest.TestCase):
    def setUp(self):
        folder = tempfile.TemporaryDirectory()
        self.addCleanup(folder.cleanup)
        self.path = Path(folder.name) / "zones.geojson"

    def run_on(self, *words):
        command = [sys.executable, "-B", PROGRAM, *words]
        return subprocess.run(command, capture_output=True, encoding="utf-8", check=False)

    def written(self, content):
        self.path.write_bytes(content)
        done = self.run_on(self.path)
        self.assertEqual((done.returncode, done.stderr), (0, ""))
        self.assertEqual(list(self.path.parent.iterdir()), [self.path])
        return json.loads(self.path.read_text(encoding="utf-8"))["features"], done.stdout

    def refused(self, words, told, advice):
        """One line that says what is wrong and what to do."""
        done = self.run_on(*words)
        self.assertNotEqual(done.returncode, 0)
        self.assertEqual(done.stdout, "")
        self.assertEqual(done.stderr.count("\n"), 1, done.stderr)
        self.assertIn(told, done.stderr)
        self.assertIn(advice, done.stderr)

    def test_a_layer_of_qgis(self):
        zones = [zone(), zone("b", id="b", properties={"id": None, "n": 1})]
        self.path.write_bytes(layer(*zones))
        self.refused(f"--check {self.path}".split(), "not what the script makes", "without --check")
        found, _ = self.written(layer(*zones))
        self.assertEqual([one["id"] for one in found], ["a", "b"])
        self.assertEqual([one["properties"] for one in found], [{"name": "Бахмут"}, {"n": 1}])
        self.assertEqual(self.run_on(*f"--check {self.path}".split()).returncode, 0)

    def test_heights_go(self):
        plain, said = self.written(layer(zone(), zone("b")))
        self.assertNotIn("heights", said)
        ring = [[lon, lat, 0.0] for lon, lat in RING]
        found, said = self.written(layer(polygon(ring), zone("b")))
        self.assertIn("zones.geojson: heights (third coordinates) dropped from 1 of 2 features", said)
        self.assertEqual(found, plain)

    def test_a_byte_order_mark_goes(self):
        plain, _ = self.written(layer(zone()))
        self.assertEqual(self.written(b"\xef\xbb\xbf" + layer(zone()))[0], plain)

    def test_files_that_cannot_be_read(self):
        again = "save the layer from QGIS as GeoJSON"
        for content, told, advice in (
            (b'{"features": [\n  {"id": "a",}]}', "zones.geojson:2:", again),
            (b"", "zones.geojson:1:1: broken JSON", again),
            (layer(zone()).decode().encode("utf-16"), "not UTF-8", "save it in UTF-8"),
            (b"[" * 100_000, "broken JSON", again),
            (b"[]", 'no list "features"', again),
            (b'{"type": "FeatureCollection"}', 'no list "features"', again),
            (layer(), "no features", "draw at least one zone"),
        ):
            self.untouched(content, told, advice)
        self.refused([self.path.parent], "a folder, not a file", again)
        self.refused([self.path.with_name("absent.geojson")], "absent.geojson: no such file", again)
        self.refused([], "no file named", "add the path")

    def test_features_that_cannot_be_mended(self):
        again = "save the layer from QGIS as GeoJSON"
        for wrong, told, advice in (
            (None, "feature 2: not an object", again),
            (zone("b", geometry=None), "feature b: no geometry", "delete the feature"),
            (zone("b", properties=None), "feature 2: no properties", "of the other zones"),
            (zone(None), "feature 2: no id", "attribute table"),
            (zone(geometry={"type": "GeometryCollection"}), '"GeometryCollection" is not', "anew"),
            (zone(geometry={"type": "Polygon"}), "feature a: its coordinates", again),
            (polygon(), "an empty outline", "delete the feature"),
            (polygon([]), "an empty outline", "delete the feature"),
            (polygon([["38", "48"]]), 'position ["38", "48"] is not', "in numbers"),
            (polygon([[4187654.1, 5412345.0]]), "is off the Earth", "EPSG:4326"),
            (polygon([[float("nan"), 48]]), "is off the Earth", "EPSG:4326"),
            (zone(properties={"id": "b", "n": float("inf")}), 'property "n"', "type it anew"),
            (zone(properties={"id": "b", "n": "\ud800"}), 'property "n"', "type it anew"),
        ):
            self.untouched(layer(zone(), wrong), told, advice)

    def untouched(self, content, told, advice):
        self.path.write_bytes(content)
        sound = self.path.with_name("sound.geojson")
        sound.write_bytes(layer(zone()))
        self.refused([sound, self.path], told, advice)
        self.assertEqual(self.path.read_bytes(), content)
        self.assertEqual(sound.read_bytes(), layer(zone()))
        self.assertEqual(sorted(self.path.parent.iterdir()), [sound, self.path])


if __name__ == "__main__":
    unittest.main()
