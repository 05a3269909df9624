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

/** What is drawn of the map, to be held against another time. */
export function mapPicture(page) {
  return page.locator(".stage").screenshot({ animations: "disabled" });
}
