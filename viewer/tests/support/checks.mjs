/** What holds for the page in every state. */

import assert from "node:assert/strict";
import { AxeBuilder } from "@axe-core/playwright";
import { layoutFaults } from "./layout.mjs";

/** Nothing overlaps, nothing went wrong, and a screen reader finds its way. */
export async function sound({ page, faults }) {
  assert.deepEqual(await layoutFaults(page), []);
  const { violations } = await new AxeBuilder({ page }).analyze();
  const grave = violations.filter(({ impact }) => impact === "serious" || impact === "critical");
  const told = grave.map(({ id, nodes }) => `${id}: ${nodes.map(({ html, failureSummary }) => `${html} ${failureSummary}`).join("; ")}`);
  assert.deepEqual(told, []);
  assert.deepEqual(faults, []);
}

/** The state that the address tells. */
export function hashOf(page) {
  return new URLSearchParams(new URL(page.url()).hash.slice(1));
}

/** Waits until the address tells something. */
export async function told(page, key, value) {
  await page.waitForFunction(
    ([key, value]) => new URLSearchParams(location.hash.slice(1)).get(key) === value,
    [key, value],
  );
}

/** The west, south, east and north of the map as the address and the window have it, in degrees. */
export async function boundsOf(page) {
  const [zoom, lon, lat] = hashOf(page).get("map").split("/").map(Number);
  const { width, height } = await page.locator(".stage").boundingBox();
  // Web Mercator: MapLibre's world is 512 pixels wide at level 0.
  const radians = (2 * Math.PI) / (512 * 2 ** zoom);
  const middle = Math.asinh(Math.tan((lat * Math.PI) / 180));
  const [east, up] = [(radians * width * 90) / Math.PI, (radians * height) / 2];
  const latitude = (y) => (Math.atan(Math.sinh(y)) * 180) / Math.PI;
  return [lon - east, latitude(middle - up), lon + east, latitude(middle + up)];
}

/** Whether all of a box of degrees is on the map. */
export async function isWhole(page, [west, south, east, north]) {
  const shown = await boundsOf(page);
  return shown[0] < west && shown[1] < south && shown[2] > east && shown[3] > north;
}

/** Where a position lies in the window, in pixels. */
export async function windowPoint(page, [lon, lat]) {
  const { x, y, width, height } = await page.locator(".stage").boundingBox();
  const [west, south, east, north] = await boundsOf(page);
  const up = (degrees) => Math.asinh(Math.tan((degrees * Math.PI) / 180));
  return { x: x + (width * (lon - west)) / (east - west), y: y + (height * (up(north) - up(lat))) / (up(north) - up(south)) };
}

/** The pixels of a picture of the page, row by row: red, green and blue of each. */
export async function pixelsOf(page, clip) {
  const bytes = await page.screenshot({ clip, animations: "disabled" });
  // A page of its own, for the viewer's policy forbids the picture's address.
  const other = await page.context().newPage();
  const pixels = await other.evaluate(async (address) => {
    const picture = await createImageBitmap(await (await fetch(address)).blob());
    const pen = new OffscreenCanvas(picture.width, picture.height).getContext("2d");
    pen.drawImage(picture, 0, 0);
    return [...pen.getImageData(0, 0, picture.width, picture.height).data];
  }, `data:image/png;base64,${bytes.toString("base64")}`);
  await other.close();
  return Array.from({ length: pixels.length / 4 }, (_, at) => pixels.slice(at * 4, at * 4 + 3));
}

/** What is drawn of the map, to be held against another time. */
export function mapPicture(page) {
  return page.locator(".stage").screenshot({ animations: "disabled" });
}
