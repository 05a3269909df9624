/** Chromium, and pages that keep what went wrong in them. */

import { mkdir } from "node:fs/promises";
import path from "node:path";
import { chromium } from "playwright-core";

export const DESKTOP = { viewport: { width: 1280, height: 800 } };
export const PHONE = { viewport: { width: 390, height: 844 }, deviceScaleFactor: 2, hasTouch: true, isMobile: true };

let running;

/** The browser, started when it is needed first. */
function browser() {
  running ??= chromium.launch({
    executablePath: process.env.CHROMIUM ?? "/usr/bin/chromium",
    args: ["--use-gl=angle", "--use-angle=swiftshader", "--enable-unsafe-swiftshader", "--no-sandbox"],
  });
  return running;
}

export async function close() {
  await (await running)?.close();
}

/** Opens the viewer, and waits until its map is drawn; what is `refused` of the server does not come. */
export async function open(t, address, { hash = "", query = "?lang=en", options = DESKTOP, refused = null } = {}) {
  const context = await (await browser()).newContext({ locale: "en-GB", ...options });
  const page = await context.newPage();
  const faults = [];
  page.on("console", (message) => {
    if (["error", "warning"].includes(message.type()) && !/GPU stall|GL Driver Message/.test(message.text())) faults.push(`console: ${message.text()}`);
  });
  page.on("pageerror", (error) => faults.push(`thrown: ${error.stack}`));
  page.on("request", (request) => {
    const url = request.url();
    if (!url.startsWith(address) && !/^(data|blob):/.test(url)) faults.push(`asked elsewhere: ${url}`);
  });
  page.on("response", (response) => {
    if (response.status() >= 400) faults.push(`${response.status()}: ${response.url()}`);
  });
  if (refused) await page.route(refused, (route) => route.abort());
  t.after(() => context.close());
  await page.goto(`${address}/${query}${hash}`);
  await drawn(page);
  return { page, faults, context };
}

/** Waits until all that was asked for is on the map. */
export async function drawn(page) {
  await page.waitForSelector('.stage[aria-busy="false"]');
}

/** Keeps a picture of the page, where a folder for them is given. */
export async function keep(page, name) {
  const folder = process.env.SCREENSHOTS;
  if (!folder) return;
  await mkdir(folder, { recursive: true });
  await page.screenshot({ path: path.join(folder, `${name}.png`) });
}
