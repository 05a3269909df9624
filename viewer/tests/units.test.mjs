/** The parts of the page that need no browser. */

import assert from "node:assert/strict";
import { test } from "node:test";
import { build } from "vite";

/** A module of the page as Node reads it. */
async function load(name) {
  const { output } = await build({
    root: new URL("..", import.meta.url).pathname,
    configFile: false,
    logLevel: "error",
    build: { write: false, minify: false, lib: { entry: `src/${name}.ts`, formats: ["es"] } },
  }).then((built) => [built].flat()[0]);
  return import(`data:text/javascript,${encodeURIComponent(output[0].code)}`);
}

test("a geodesic ends where the program says that it does", async () => {
  const { destination, origin, ring } = await load("geo/geodesic");
  // `check --format json`: from the centre of Bakhmut to the nearest point of the border, by Karney's method.
  const [centre, end, azimuth, metres] = [[38.0008, 48.5947], [38.836, 47.862], 142.39400846335477, 102410.24725208977];
  const near = (found, expected) => found.forEach((degrees, at) => assert.ok(Math.abs(degrees - expected[at]) < 1e-7, `${found} ${expected}`));
  near(destination(centre, azimuth, metres), end);
  near(origin(end, azimuth, metres), centre);
  const corners = ring(centre, 193_121.28);
  assert.deepEqual(corners[0], corners.at(-1));
  assert.equal(new Set(corners.map(String)).size, corners.length - 1);
  // A quarter of the meridian is 10,001,965.729 m.
  near(destination([10, 0], 0, 10_001_965.729).slice(1), [90]);
});

test("a longitude in the place of a latitude is told where that alone would be on the map", async () => {
  const { swapped } = await load("geo/extent");
  const boxes = [[37.4, 48.2, 38.6, 49.0], [21.5, 43.5, 41.0, 53.0]];
  assert.deepEqual(swapped([48.59, 38], boxes), [38, 48.59]);
  assert.equal(swapped([38, 48.59], boxes), null);
  assert.equal(swapped([2.35, 48.85], boxes), null);
});

test("a claim's ring is about what the article counts from", async () => {
  const { ringOf } = await load("panel/claims");
  const claimed = { low: 0, high: 10_000, text: "under 10 km", unit: "m" };
  const readings = [
    { of: "centre", place: "one", at: [38, 48.6], azimuth_deg: 90, value: 4000 },
    { of: "centre", place: "two", at: [38, 48.6], azimuth_deg: 180, value: 5000 },
    { of: "extent", place: "two", value: 4500 },
  ];
  const places = ringOf({ claimed, measure: "place-distance", readings });
  assert.deepEqual(places.centre, [38, 48.6]);
  assert.equal(places.measured.length, 2);
  assert.ok(places.measured[0].from[0] < 38 && places.measured[1].from[1] > 48.6);
  const border = ringOf({ claimed, measure: "border-distance", readings: readings.slice(0, 1) });
  assert.deepEqual(border.centre, border.measured[0].from);
  assert.equal(ringOf({ claimed, measure: "front-distance", readings: [] }), null);
});

test("days lie at their true distances, and long times without data are told", async () => {
  const { places, gaps, years, nearest } = await load("time/scale");
  const dates = ["2022-10-15", "2022-12-15", "2023-02-27", "2023-12-18", "2025-01-15"];
  const found = places(dates);
  assert.equal(found[0], 0);
  assert.equal(found.at(-1), 1);
  assert.ok(Math.abs(found[1] - 61 / 823) < 1e-9);
  assert.deepEqual(gaps(["2022-01-01", "2022-02-01", "2022-03-01", "2022-04-01", "2023-04-01"]), [["2022-04-01", "2023-04-01"]]);
  assert.deepEqual(gaps(["2022-01-01"]), []);
  assert.deepEqual(years(dates, 6).map(([year]) => year), ["2023", "2024", "2025"]);
  assert.deepEqual(years(dates, 2).map(([year]) => year), ["2023", "2025"]);
  assert.equal(nearest(dates, 0.08), "2022-12-15");
  assert.deepEqual(places(["2022-01-01"]), [0.5]);
});

test("an address restores the state that it was made of, and bad words in it do no harm", async () => {
  const { format, lost, parse } = await load("state/url");
  const state = {
    mode: "compare", dataset: "article", date: "2025-01-15", other: "other-desk", from: null, swipe: 0.25,
    point: { at: [38.0294, 48.555], dataset: "other-desk" }, claim: "border-distance", tab: "point",
    camera: { centre: [38, 48.5], zoom: 9.5 },
  };
  assert.deepEqual({ from: null, ...parse(format(state)) }, state);
  assert.deepEqual(parse("#map=a/b/c&point=999/1&swipe=x&mode=war&tab=&map=1"), {});
  assert.deepEqual(parse("#swipe=7"), { swipe: 1 });
  assert.deepEqual(parse("#date=2025-02-30&from=2024-02-29"), { from: "2024-02-29" });
  assert.deepEqual(lost(format(state), state), []);
  assert.deepEqual(lost("#date=2030-99-99&other=nobody&by=a&point=1/2&x=1&map=9/38/48", state).sort(), ["by=a", "date=2030-99-99", "map=9/38/48", "other=nobody", "point=1/2", "x=1"]);
});

test("numbers are rounded as on the printed maps", async () => {
  const { Format } = await load("texts/format");
  const { textsOf } = await load("texts/texts");
  const distance = (metres, error) => ({ distance_m: metres, low_m: metres - error, high_m: metres + error });
  const en = new Format("en", textsOf("en"));
  assert.equal(en.distance(distance(102410.247, 700)), "102.4 ± 0.8 km (63.6 ± 0.5 mi)");
  assert.equal(en.distance(distance(120258, 6500)), "120 ± 7 km (75 ± 5 mi)");
  assert.equal(en.area({ area_m2: 879_732, error_m2: 397_689_568 }), "0.9 km² (0 to 400), 0.3 sq mi (0 to 160)");
  assert.equal(en.distance(distance(5732.33, 2900)), "2.8 to 8.7 km (1.7 to 5.4 mi)");
  const uk = new Format("uk", textsOf("uk"));
  assert.equal(uk.area({ area_m2: 1_431_000_000, error_m2: 1_000_000 }), "1431 ± 1 км² (552,5 ± 0,4 кв. милі)");
  assert.equal(uk.distance(distance(120258, 6500)), "120 ± 7 км (75 ± 5 миль)");
  assert.equal(uk.distance({ distance_m: 3000, low_m: 0, high_m: 9600 }), "від 0 до 9,6 км (від 0 до 6 миль)");
  assert.equal(uk.area({ area_m2: 430e6, error_m2: 1000e6 }), "430 км² (від 0 до 1500), 170 кв. миль (від 0 до 600)");
  assert.equal(en.position([-38.0294, 48.555]).replaceAll("\u00a0", " "), "48.5550° N, 38.0294° W");
  assert.equal(uk.position([38.0294, -48.555]).replaceAll("\u00a0", " "), "48,5550° пд. ш., 38,0294° сх. д.");
  assert.equal(uk.day("2025-01-15").slice(0, 15), "15 січня 2025 р");
});
