/** What the page says of what it lacks: data, a map that is to come, and what a link asks for in vain. */

import assert from "node:assert/strict";
import { after, test } from "node:test";
import { close, drawn, keep, open } from "./support/browser.mjs";
import { hashOf, mapPicture, sound } from "./support/checks.mjs";
import { geodata, SECOND } from "./support/geodata.mjs";
import { serve } from "./support/server.mjs";

after(close);

test("a side without data is hatched and said to have none, also of a place and a picture", async (t) => {
  const address = await serve(t, await geodata(t));
  const hash = `#mode=compare&dataset=article&other=${SECOND}&date=2023-02-27&point=38.00000/48.60000&by=${SECOND}&tab=point`;
  const view = await open(t, address, { hash });
  const { page } = view;
  assert.equal(await page.innerText(".veil.right"), "No data before 10 June 2023");
  assert.ok(await page.locator(".veil.left").isHidden());
  assert.equal(await page.locator(".sides span").last().innerText(), "No data before 10 June 2023");
  assert.match(await page.innerText(".answer"), /“Another desk” has data from 10 June 2023 on/);
  await page.getByRole("tab", { name: "Save" }).click();
  assert.match(await page.innerText("#panel-save .warn"), /one source only. “Another desk”/);
  await sound(view);
  await keep(page, "desktop-compare-one");
  await page.focus(".slider");
  await page.keyboard.press("End");
  await drawn(page);
  assert.ok(await page.locator(".veil.right").isHidden());
  assert.equal(await page.locator("#panel-save .warn").count(), 0);
});

test("a map that is slow to come is dimmed and told, and is that of the last day asked for", async (t) => {
  const address = await serve(t, await geodata(t));
  const { page, faults } = await open(t, address, { hash: "#date=2022-12-15" });
  const december = await mapPicture(page);
  await page.focus(".slider");
  await page.keyboard.press("End");
  await drawn(page);
  assert.notDeepEqual(await mapPicture(page), december);
  await page.route(/\/tiles\/.*\.png/, async (route) => {
    await new Promise((done) => setTimeout(done, 1000));
    await route.continue();
  });
  for (const key of ["Home", "ArrowRight", "ArrowRight", "ArrowLeft"]) await page.keyboard.press(key);
  await page.waitForFunction(() => document.querySelector(".loading").textContent === "Loading the map…");
  const opacity = () => page.evaluate(() => Number(getComputedStyle(document.querySelector(".stage canvas")).opacity));
  assert.ok((await opacity()) < 0.9);
  await drawn(page);
  assert.ok(await page.locator(".loading").isHidden());
  assert.equal(await opacity(), 1);
  assert.deepEqual(await mapPicture(page), december);
  assert.deepEqual(faults, []);
});

test("a link to a claim shows its ring, where it does not say what part of the map is seen", async (t) => {
  const address = await serve(t, await geodata(t));
  const { page } = await open(t, address, { hash: "#claim=border-distance" });
  await page.waitForFunction(() => Number(location.hash.match(/map=([\d.]+)/)?.[1]) < 7.5);
  const placed = await open(t, address, { hash: "#map=9.00/38.0000/48.6000&claim=border-distance&tab=claims" });
  await placed.page.locator(".claim-key").waitFor();
  assert.match(placed.page.url(), /map=9\.00\/38\.0000\/48\.6000/);
});

test("a claim that there is not, or that no map can show, is told with all else that a link lacks", async (t) => {
  const address = await serve(t, await geodata(t));
  for (const claim of ["nonsense", "rubble"]) {
    const { page, faults } = await open(t, address, { hash: `#mode=war&claim=${claim}&tab=claims` });
    await page.getByText(`Left out: mode=war, claim=${claim}`).waitFor();
    assert.equal(hashOf(page).get("claim"), null);
    assert.ok(await page.locator(".claim-key").isHidden());
    assert.equal(await page.locator(".claim").first().isVisible(), true);
    await page.context().close();
    assert.deepEqual(faults, []);
  }
});

test("what a link asks for and is not there is told once, and leaves the address", async (t) => {
  const address = await serve(t, await geodata(t));
  const hash = "#dataset=nobody&date=2030-99-99&mode=war&map=9.00/38.0000/48.6000";
  const view = await open(t, address, { hash });
  const { page } = view;
  assert.match(await page.innerText(".notice"), /Left out: dataset=nobody, date=2030-99-99, mode=war/);
  assert.doesNotMatch(page.url(), /nobody|2030|war/);
  assert.equal(hashOf(page).get("date"), "2025-01-15");
  await sound(view);
  await page.locator(".notice").getByRole("button", { name: "Close" }).click();
  await page.evaluate(() => (location.hash += "&claim=nonsense"));
  await page.getByText("Left out: claim=nonsense").waitFor();
  assert.equal(hashOf(page).get("claim"), null);
  await page.reload();
  await drawn(page);
  assert.ok(await page.locator(".notice").isHidden());
  assert.deepEqual(view.faults, []);
});
