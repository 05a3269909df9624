/** The ground below the maps: where it ends, and what of the story it shows. */

import assert from "node:assert/strict";
import { after, test } from "node:test";
import { close, drawn, open } from "./support/browser.mjs";
import { boundsOf, isWhole, pixelsOf, windowPoint } from "./support/checks.mjs";
import { geodata } from "./support/geodata.mjs";
import { serve } from "./support/server.mjs";

after(close);

test("the end of the ground is no coast, and the map does not leave it", async (t) => {
  const address = await serve(t, await geodata(t));
  const { page, faults } = await open(t, address, { hash: "#map=2/-100/10" });
  await page.waitForFunction(() => /map=4\.00\/33\./.test(location.hash));
  await drawn(page);
  assert.ok(await page.getByRole("button", { name: "Zoom out" }).isDisabled());
  const ground = [18, 41, 48, 57];
  assert.ok(await isWhole(page, ground), page.url());

  // Across the western end on the height of Kyiv, where there is land: it fades into the page by small steps.
  const { x, y, width, height } = await page.locator(".stage").boundingBox();
  const [west, south, east, north] = await boundsOf(page);
  const left = x + (width * (ground[0] - west)) / (east - west);
  const row = await pixelsOf(page, { x: Math.floor(left) - 20, y: Math.floor(y + height * 0.45), width: 90, height: 1 });
  const steps = row.slice(1).map((pixel, at) => Math.max(...pixel.map((level, channel) => Math.abs(level - row[at][channel]))));
  assert.deepEqual(row[0], [255, 255, 255]);
  assert.deepEqual(row.at(-1), [0xe4, 0xe0, 0xd8]);
  assert.ok(Math.max(...steps) < 6, String(steps));

  // Nearer, the window stays within the ground.
  await page.evaluate(() => (location.hash = "#map=7/60/70"));
  await page.waitForFunction(() => /map=7\.00/.test(location.hash) && !location.hash.includes("/60.0000/"));
  const near = await boundsOf(page);
  assert.ok(near[2] < ground[2] + 0.05 && near[3] < ground[3] + 0.05, String(near));
  assert.deepEqual(faults, []);
});

test("a village of the story has its dot where its name finds no room, and no other dot where it does", async (t) => {
  const address = await serve(t, await geodata(t));
  const around = async (page, position) => {
    const { x, y } = await windowPoint(page, position);
    return pixelsOf(page, { x: Math.round(x) - 8, y: Math.round(y) - 8, width: 16, height: 16 });
  };
  const [khromove, yahidne] = [[37.9465, 48.6005], [37.982, 48.632]];
  const shown = async (refused, told) => {
    const { page } = await open(t, address, { hash: "#map=8/38/48.595&tab=claims", refused });
    await page.getByText(told).waitFor();
    await drawn(page);
    return page;
  };
  const contrast = (pixels) => Math.max(...pixels.map(([red]) => red)) - Math.min(...pixels.map(([red]) => red));
  const [without, page] = [await shown(/api\/check/, "The geodata make no claims."), await shown(null, "What The Week says")];
  const none = contrast(await around(without, khromove));
  // A worker makes the dots ready, which tells the page nothing.
  const end = performance.now() + 20_000;
  while (contrast(await around(page, khromove)) < none + 40) assert.ok(performance.now() < end, "there is no dot");
  const [one, other] = [await around(without, yahidne), await around(page, yahidne)];
  // Soft edges on soft edges may be a shade darker.
  const far = Math.max(...one.flatMap((pixel, at) => pixel.map((level, channel) => Math.abs(level - other[at][channel]))));
  assert.ok(far < 40, String(far));
});
