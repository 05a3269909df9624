"""Tests of what the scripts say of tables that analysts have edited by hand, and of options."""

import contextlib
import io
import tempfile
import unittest
from pathlib import Path

import area
import area_accuracy
import generalise
import settlement_holders
import snapshot

DAY = "2025-01-15"
FILES = (
    "settlement-holders.csv", "settlement-status.csv", "settlement-parts.csv", "sources.toml",
    "settlements.geojson", "places.geojson",
)


class AnalystInput(unittest.TestCase):
    def setUp(self):
        folder = tempfile.TemporaryDirectory()
        self.addCleanup(folder.cleanup)
        self.folder = Path(folder.name)
        for name in FILES:
            (self.folder / name).write_text(self.committed(name), encoding="utf-8")
        original = area.GEODATA
        area.GEODATA = self.folder
        self.addCleanup(setattr, area, "GEODATA", original)

    @staticmethod
    def committed(name):
        return (Path(__file__).resolve().parent.parent / name).read_text(encoding="utf-8")

    def edit(self, name, old, new):
        text = self.committed(name)
        self.assertIn(old, text)
        (self.folder / name).write_text(text.replace(old, new, 1), encoding="utf-8")

    def replace(self, name, lines):
        (self.folder / name).write_text("".join(lines), encoding="utf-8")

    def said(self, call):
        with self.assertRaises(SystemExit) as caught:
            call()
        return str(caught.exception)

    def test_a_misspelt_holder(self):
        self.edit("settlement-holders.csv", "geonames,unknown", "geonames,ocupied")
        self.assertEqual(
            self.said(area.settlements),
            'settlement-holders.csv:3: Ivanhrad: column deepstate_2022-10-15: "ocupied" is not '
            "one of: occupied, not occupied, unknown",
        )

    def test_a_number_with_a_decimal_comma(self):
        self.edit("settlement-holders.csv", "38.0294,48.555", '"38,0294",48.555')
        self.assertEqual(
            self.said(area.settlements),
            'settlement-holders.csv:3: Ivanhrad: column lon: "38,0294" is not a number '
            "like 38.0008",
        )

    def test_columns(self):
        self.edit("settlement-holders.csv", "nzz_2025-01-15", "nzz_2025-01-16")
        self.assertEqual(area.days()[-1], "2023-12-18")
        self.edit("settlement-holders.csv", "nzz_2025-01-15", "nzz_comment")
        self.assertEqual(area.days()[-1], "2023-12-18")
        text = self.committed("settlement-holders.csv").replace(",", ";")
        (self.folder / "settlement-holders.csv").write_text(text, encoding="utf-8")
        self.assertIn("parted by commas", self.said(area.settlements))
        (self.folder / "settlement-holders.csv").write_bytes(text.encode("utf-16"))
        self.assertIn("not UTF-8", self.said(area.settlements))
        text = "\ufeff" + self.committed("settlement-holders.csv")
        (self.folder / "settlement-holders.csv").write_text(text, encoding="utf-8")
        self.assertEqual(len(area.settlements()), 293)

    def test_two_columns_of_one_name(self):
        self.edit("settlement-holders.csv", "deepstate_2022-12-15", "deepstate_2022-10-15")
        said = self.said(area.settlements)
        self.assertIn("settlement-holders.csv:1: two columns deepstate_2022-10-15", said)

    def test_rows_that_are_missing(self):
        lines = self.committed("settlement-holders.csv").splitlines(keepends=True)
        self.replace("settlement-holders.csv", lines[:2] + lines[3:])
        self.assertEqual(
            self.said(area.settlements),
            "settlement-holders.csv: no row for Ivanhrad (Іванград, 38.0294, 48.555); "
            "each of the 293 settlements needs one",
        )
        self.replace("settlement-holders.csv", lines[:1] + lines[15:])
        self.assertIn(" and 4 more; each of", self.said(area.settlements))
        self.replace("settlement-holders.csv", lines[:1] + lines[:0:-1])
        self.assertEqual(len(area.settlements()), 293)

    def test_rows_that_are_too_many(self):
        lines = self.committed("settlement-holders.csv").splitlines(keepends=True)
        self.replace("settlement-holders.csv", lines + [lines[2]])
        said = self.said(area.settlements)
        self.assertIn(":295: Ivanhrad: a second row of Ivanhrad (Іванград, 38.0294", said)
        new = lines[2].replace("Ivanhrad,Іванград,38.0294", "Nowhere,Ніде,38.1")
        self.replace("settlement-holders.csv", lines + [new])
        said = self.said(area.settlements)
        self.assertIn(":295: Nowhere: Nowhere (Ніде, 38.1, 48.555) is not one of the 293", said)
        self.assertIn("take the row out", said)

    def test_a_settlement_misspelt_or_moved(self):
        for old, new in (("Іванград", "Іванградъ"), ("38.0294", "380294"), ("Ivanhrad", "")):
            self.edit("settlement-holders.csv", old, new)
            said = self.said(area.settlements)
            self.assertTrue(said.startswith("settlement-holders.csv:3: "), said)
            self.assertIn("write Ivanhrad (Іванград, 38.0294, 48.555)", said)

    def test_a_file_that_is_missing_or_broken(self):
        (self.folder / "settlement-holders.csv").unlink()
        self.assertIn("settlement-holders.csv: no such file; ", self.said(area.settlements))
        self.edit("sources.toml", "[", "")
        self.assertIn("sources.toml: ", self.said(lambda: snapshot.statuses(DAY)))

    def test_the_status_table(self):
        row = "bakhmut,2025-01-15,RU,assessed,2023-05-21,deepstate;isw;chronology-reports,"
        for old, new, words in (
            ("RU", "ru", 'column controller: "ru" is not one of: RU, UA, none'),
            ("assessed", "asessed", 'column status: "asessed" is not one of: assessed, advance'),
            ("2023-05-21", "21.05.2023", 'column since: "21.05.2023" is not a day like 2023-05-21'),
            ("2023-05-21", "2025-05-21", "column since: 2025-05-21 is after 2025-01-15"),
            ("2025-01-15", "15.01.2025", 'column date: "15.01.2025" is not a day like 2023-05-21'),
            ("isw", "iws", 'column sources: "iws" is not one of: babel, chronology-reports, deepstate'),
            ("bakhmut", "bachmut", 'column id: "bachmut" is not one of: bakhmut, ivanhrad'),
        ):
            self.edit("settlement-status.csv", row, row.replace(old, new, 1))
            said = self.said(lambda: snapshot.statuses(DAY))
            self.assertTrue(said.startswith("settlement-status.csv:2: "), said)
            self.assertIn(words, said)
        self.edit("settlement-status.csv", "khromove,", "yahidne,")
        said = self.said(lambda: snapshot.statuses(DAY))
        self.assertIn(":5: yahidne: a second row of 2025-01-15", said)

    def test_the_parts_table(self):
        for old, new, words in (
            ("bakhmut-east,2022-12-15", "bachmut-east,2022-12-15", "the id is not a settlement's"),
            ("rim,7,ivanhrad", "rim,seven,ivanhrad", '"seven" is not a number like'),
            ("rim,7,ivanhrad", "rim,7,ivanrad", '"ivanrad" is no id of places.geojson'),
        ):
            old, new = (text.replace("rim", "Східна околиця Бахмута") for text in (old, new))
            self.edit("settlement-parts.csv", old, new)
            said = self.said(lambda: snapshot.outlines("2022-12-15"))
            self.assertTrue(said.startswith("settlement-parts.csv:"), said)
            self.assertIn(words, said)

    def test_an_accuracy_that_is_not_measured(self):
        self.assertEqual(snapshot.accuracy(DAY, None), area.ACCURACY_M[DAY])
        self.assertEqual(snapshot.accuracy("2025-02-15", 4000), 4000)
        said = self.said(lambda: snapshot.accuracy("2025-02-15", None))
        self.assertIn("area_accuracy.py 2025-02-15", said)
        self.assertIn("--accuracy", said)

    def test_options(self):
        for words, told in (
            ([DAY, "--accuracy", "-3"], '"-3" is not a whole number above 0'),
            ([DAY, "--accuracy", "0"], '"0" is not a whole number above 0'),
            ([DAY, "--accuracy", "nan"], '"nan" is not a whole number above 0'),
            ([DAY, "--accuracy", "inf"], '"inf" is not a whole number above 0'),
            (["--accuracy", "5000"], "--accuracy is of a day"),
            (["2025-02-30"], '"2025-02-30" is not a day like 2025-02-15'),
            (["20250215"], '"20250215" is not a day like 2025-02-15'),
        ):
            heard = io.StringIO()
            with contextlib.redirect_stderr(heard), self.assertRaises(SystemExit) as caught:
                snapshot.main(words)
            self.assertEqual(caught.exception.code, 2)
            self.assertIn(told, heard.getvalue())

    def test_a_reference_or_snapshot_that_is_not_there(self):
        said = self.said(lambda: generalise.features(self.folder, "osm-settlements"))
        self.assertIn("osm-settlements.geojson: no such file; ", said)
        self.assertIn("--reference DIR", said)
        said = self.said(lambda: area_accuracy.measure(self.folder, "2025-02-15"))
        self.assertIn("snapshot.py 2025-02-15 --accuracy M makes it", said)

    def test_columns_of_others_are_kept(self):
        own = [["name", "name_uk", "lon", "lat", "nzz_1"], ["A", "А", 1.5, 2.5, "occupied"]]
        columns = ("name", "name_uk", "lon", "nzz_2", "lat", "nzz_1")
        mine = [
            dict(zip(columns, ("A", "А", "1.5", "unknown", "2.5", "x"))),
            dict(zip(columns, ("B", "Б", "3", "unknown", "4", "y"))),
        ]
        merged = settlement_holders.merged(own, mine)
        self.assertEqual([list(row) for row in merged], [list(mine[0])] * 2)
        self.assertEqual(merged, [mine[0] | {"nzz_1": "occupied"}, mine[1]])
        fresh = dict(zip(own[0], ["A", "А", "1.5", "2.5", "occupied"]))
        self.assertEqual(settlement_holders.merged(own, []), [fresh])


if __name__ == "__main__":
    unittest.main()
