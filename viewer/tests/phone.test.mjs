/** The page on a phone of 390 by 844 pixels. */

import assert from "node:assert/strict";
import { readFile, writeFile } from "node:fs/promises";
import path from "node:path";
import { after, test } from "node:test";
import { close, drawn, keep, open, PHONE } from "./support/browser.mjs";
import { hashOf, isWhole, sound, told } from "./support/checks.mjs";
import { geodata, SECOND } from "./support/geodata.mjs";
import { serve } from "./support/server.mjs";

after(close);

test("the map fills a phone, and the sheet below it folds", async (t) => {
  const address = await serve(t, await geodata(t));
  const view = await open(t, address, { options: PHONE });
  const { page } = view;
  await sound(view);
  await keep(page, "phone");
  const whole = await page.locator(".stage").boundingBox();
  assert.ok(whole.width === 390 && whole.height > 500, JSON.stringify(whole));
  await page.getByRole("tab", { name: "Map" }).tap();
  await page.getByRole("heading", { name: "Key" }).waitFor();
  await sound(view);
  await keep(page, "phone-key");
  await page.getByRole("tab", { name: "Map" }).tap();
  await page.getByRole("heading", { name: "Key" }).waitFor({ state: "hidden" });

  await page.getByRole("button", { name: "Earlier day" }).tap();
  await told(page, "date", "2023-12-18");
  await drawn(page);
  await page.getByRole("button", { name: "Play the days" }).tap();
  await told(page, "date", "2025-01-15");
  await drawn(page);

  // A place low on the map stays in view when the sheet opens.
  await page.touchscreen.tap(whole.x + 200, whole.y + whole.height - 80);
  await page.waitForSelector(".held");
  assert.equal(hashOf(page).get("tab"), "point");
  const [, lon, lat] = hashOf(page).get("map").split("/").map(Number);
  const point = hashOf(page).get("point").split("/").map(Number);
  assert.ok(Math.abs(point[0] - lon) < 1 && Math.abs(point[1] - lat) < 1);
  assert.equal(await page.textContent(".held"), "Beyond what this source maps");
  await sound(view);
  await keep(page, "phone-place");
  await page.getByLabel("North, degrees").fill("abc");
  await page.getByRole("button", { name: "Ask", exact: true }).tap();
  const [fault, sheet] = [await page.locator(".ask .fault").boundingBox(), await page.locator("#panel-point").boundingBox()];
  assert.ok(fault.y >= sheet.y && fault.y + fault.height <= sheet.y + sheet.height, JSON.stringify([fault, sheet]));
  await keep(page, "phone-no-place");
});

test("keys go from part to part as they stand", async (t) => {
  const address = await serve(t, await geodata(t));
  const { page } = await open(t, address, { options: { viewport: PHONE.viewport } });
  const order = [];
  for (let at = 0; at < 12; at++) {
    await page.keyboard.press("Tab");
    const part = await page.evaluate(() => [".language", ".map", ".foot", ".time", ".panel"].find((part) => document.activeElement.closest(part)));
    if (part !== order.at(-1)) order.push(part);
  }
  assert.deepEqual(order.slice(0, 5), [".language", ".map", ".foot", ".time", ".panel"]);
});

test("all of a country's data goes into a phone, also where the sheet takes half of it", async (t) => {
  const folder = await geodata(t);
  const described = path.join(folder, "zones", SECOND, "dataset.toml");
  const extent = [21.5, 43.5, 41.0, 53.0];
  const text = await readFile(described, "utf8");
  await writeFile(described, text.replace(/extent = .*/, `extent = ${JSON.stringify(extent)}`));
  const view = await open(t, await serve(t, folder), { options: PHONE, hash: `#dataset=${SECOND}` });
  const { page } = view;
  await page.waitForFunction(() => location.hash.includes("map="));
  assert.ok(await isWhole(page, extent), page.url());
  await page.getByRole("tab", { name: "Map" }).tap();
  await page.getByRole("button", { name: "Zoom in" }).tap();
  await page.waitForFunction(() => !location.hash.includes("map=3.00"));
  await page.getByRole("button", { name: "Show all" }).tap();
  await page.waitForFunction(() => location.hash.includes("map=3.00"));
  assert.ok(await isWhole(page, extent), page.url());
  await keep(page, "phone-country");
  assert.deepEqual(view.faults, []);
});

test("comparing, change, claims and saving have room on a phone", async (t) => {
  const address = await serve(t, await geodata(t));
  const view = await open(t, address, { options: PHONE, hash: `#mode=compare&other=${SECOND}&swipe=0.5` });
  const { page } = view;
  await page.waitForSelector(".divider");
  await sound(view);
  await keep(page, "phone-compare");
  const [grip, stage] = [await page.locator(".grip").boundingBox(), await page.locator(".stage").boundingBox()];
  await page.mouse.move(grip.x + grip.width / 2, grip.y + grip.height / 2);
  await page.mouse.down();
  await page.mouse.move(stage.x + 0.3 * stage.width, grip.y + 5, { steps: 3 });
  await page.mouse.up();
  await told(page, "swipe", "0.300");

  await page.getByRole("tab", { name: "Map" }).tap();
  await page.getByRole("radio", { name: "Gains and losses" }).check();
  await page.waitForSelector(".swatch.gained");
  await drawn(page);
  await sound(view);
  await keep(page, "phone-change");

  await page.getByRole("tab", { name: "Claims" }).tap();
  await sound(view);
  await page.locator("#claim-border-distance").getByRole("button").tap();
  await told(page, "claim", "border-distance");
  await page.waitForFunction(() => Number(location.hash.match(/map=([\d.]+)/)?.[1]) < 7);
  await drawn(page);
  // The sheet folds away, and the key stays.
  assert.ok(await page.locator("#panel-claims").isHidden());
  assert.match(await page.innerText(".claim-key"), /What the article says: just over 120 miles/);
  await sound(view);
  await keep(page, "phone-claim");

  await page.getByRole("tab", { name: "Save" }).tap();
  await page.getByRole("link", { name: "Download the PNG" }).waitFor();
  await sound(view);
  await keep(page, "phone-save");
});

test("Ukrainian words have room on a phone in the dark", async (t) => {
  const address = await serve(t, await geodata(t));
  const view = await open(t, address, { options: { ...PHONE, colorScheme: "dark" }, query: "?lang=uk", hash: "#tab=claims" });
  await sound(view);
  await keep(view.page, "phone-uk-dark");
});
