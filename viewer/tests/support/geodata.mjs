/** A folder of geodata for a test: the project's, and a second dataset so that there is something to compare. */

import { cp, mkdir, mkdtemp, rm, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import path from "node:path";
import { fileURLToPath } from "node:url";

const root = fileURLToPath(new URL("../../..", import.meta.url));

/** The dataset that `withSecond` adds. */
export const SECOND = "other-desk";

/** The last snapshot of the project's dataset, below a folder of geodata. */
export const LAST = "zones/article/2025-01-15.geojson";

/** Copies the project's geodata into a folder that goes with the test. */
export async function geodata(t, { withSecond = true } = {}) {
  const folder = await mkdtemp(path.join(tmpdir(), "viewer-"));
  t.after(() => rm(folder, { recursive: true, force: true }));
  await cp(path.join(root, "geodata"), folder, { recursive: true });
  if (withSecond) await addSecond(folder);
  return folder;
}

/** Another publisher's dataset: a box about Bakhmut, on two days of its own. */
async function addSecond(folder) {
  const zones = path.join(folder, "zones", SECOND);
  await mkdir(zones, { recursive: true });
  const described = [
    'title = "Another desk"',
    '"title:uk" = "Інша редакція"',
    "extent = [37.4, 48.2, 38.6, 49.0]",
    'sources = ["project"]',
    "schematic = false",
  ];
  await writeFile(path.join(zones, "dataset.toml"), `${described.join("\n")}\n`);
  await writeFile(path.join(zones, "2023-06-10.geojson"), snapshot(37.95));
  await writeFile(path.join(zones, "2025-01-10.geojson"), snapshot(37.85));
}

function snapshot(west) {
  const ring = [[west, 48.4], [38.4, 48.4], [38.4, 48.8], [west, 48.8], [west, 48.4]];
  const properties = {
    id: "area-ru", name: "Area", "name:uk": "Територія", kind: "area", controller: "RU",
    status: "assessed", sources: ["project"], accuracy_m: 1000,
  };
  const feature = { type: "Feature", id: "area-ru", properties, geometry: { type: "Polygon", coordinates: [ring] } };
  return JSON.stringify({ type: "FeatureCollection", features: [feature] });
}
