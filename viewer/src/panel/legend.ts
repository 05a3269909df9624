/** The key of what the map shows. */

import { h } from "../dom";
import type { ChangeCollection } from "../api/client";
import type { Change } from "../api/types";
import type { Format } from "../texts/format";

const CHANGES: readonly Change[] = ["gained", "lost", "kept"];

/**
 * The server's key of its tiles: the pictures and words of its rows, and its notes. The page takes no markup
 * of it but these.
 */
export function tilesKey(legend: string): HTMLElement {
  const parsed = new DOMParser().parseFromString(legend, "text/html");
  const rows = [...parsed.querySelectorAll("tr")].map((row) => {
    const picture = row.querySelector("img")?.getAttribute("src") ?? "";
    const isPicture = picture.startsWith("data:image/png;base64,");
    return h(
      "li",
      {},
      isPicture && h("img", { src: picture, alt: "", width: 38, height: 24 }),
      h("span", {}, row.textContent?.trim()),
    );
  });
  // The first paragraph has the day, which the page's head has too.
  const notes = [...parsed.querySelectorAll("p")].filter((note) => !note.querySelector("strong"));
  return h(
    "div",
    { class: "key" },
    h("ul", {}, ...rows),
    ...notes.map((note) => h("p", { class: "note" }, note.textContent?.trim())),
  );
}

/** The key of gains and losses, with their areas. */
export function changeKey(change: ChangeCollection, format: Format): HTMLElement {
  const { texts } = format;
  const rows = CHANGES.flatMap((what) => {
    const found = change.features.find(({ properties }) => properties.change === what);
    if (!found) return [];
    const { area } = found.properties;
    return h(
      "li",
      {},
      h("span", { class: `swatch ${what}` }),
      h("span", {}, texts[what], area && h("small", {}, format.area(area))),
    );
  });
  const isSame = change.features.every(({ properties }) => properties.change === "kept");
  return h(
    "div",
    { class: "key" },
    isSame && h("p", { class: "no-change" }, texts.noChange),
    h("ul", {}, ...rows, h("li", {}, h("span", { class: "swatch extent" }), h("span", {}, texts.edge))),
    h("p", { class: "note" }, texts.changeNote),
  );
}
