/** The program under test, and the page that it serves. */

import { spawn } from "node:child_process";
import { readFile } from "node:fs/promises";
import http from "node:http";
import { once } from "node:events";
import path from "node:path";
import { createInterface } from "node:readline";
import { fileURLToPath } from "node:url";

const dist = fileURLToPath(new URL("../../dist", import.meta.url));
const program = process.env.BAKHMUT_MAP ?? fileURLToPath(new URL("../../../target/release/bakhmut-map", import.meta.url));

const TYPES = { html: "text/html; charset=utf-8", js: "text/javascript", css: "text/css", geojson: "application/geo+json" };

/** Starts `serve` on a free port; the address is that of the page as it was built. */
export async function serve(t, folder) {
  const child = spawn(program, ["serve", "--listen", "127.0.0.1:0", "--geodata", folder], { stdio: ["ignore", "pipe", "pipe"] });
  let log = "";
  child.stderr.on("data", (text) => (log += text));
  t.after(async () => {
    if (child.exitCode !== null) return;
    const gone = once(child, "exit");
    child.kill("SIGKILL");
    await gone;
  });
  const address = await new Promise((resolve, reject) => {
    createInterface({ input: child.stdout }).once("line", resolve);
    child.once("error", reject);
    child.once("exit", (code) => reject(new Error(`${program} ended with ${code}: ${log}`)));
  });
  return (await holdsThisPage(address)) ? address : front(t, address);
}

/** Whether the program was built with the viewer that lies in `dist`. */
async function holdsThisPage(address) {
  const served = await (await fetch(address)).text();
  return served === (await readFile(path.join(dist, "index.html"), "utf8"));
}

/** For a program that was built before the page: hands out `dist` with the program's own headers, and all else as the program has it. */
async function front(t, address) {
  const { headers } = await fetch(address);
  const fixed = Object.fromEntries(
    ["content-security-policy", "x-content-type-options", "referrer-policy", "cross-origin-resource-policy", "cross-origin-opener-policy"]
      .map((name) => [name, headers.get(name) ?? ""]),
  );
  const server = http.createServer(async (request, response) => {
    const { pathname } = new URL(request.url, address);
    const name = pathname === "/" ? "index.html" : pathname.slice(1);
    const file = path.join(dist, name);
    const bytes = file.startsWith(dist) ? await readFile(file).catch(() => null) : null;
    if (bytes) {
      response.writeHead(200, { ...fixed, "content-type": TYPES[name.split(".").at(-1)] ?? "application/octet-stream" });
      response.end(bytes);
      return;
    }
    const asked = http.request(new URL(request.url, address), { method: request.method, headers: request.headers });
    asked.on("response", (answer) => {
      response.writeHead(answer.statusCode, answer.headers);
      answer.pipe(response);
      response.on("close", () => answer.destroy());
    });
    asked.on("error", () => response.destroy());
    asked.end();
  });
  server.listen(0, "127.0.0.1");
  await once(server, "listening");
  t.after(() => {
    server.closeAllConnections();
    server.close();
  });
  return `http://127.0.0.1:${server.address().port}`;
}
