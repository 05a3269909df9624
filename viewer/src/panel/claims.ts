/** The article's claims, held against the data. */

import { h, type Child } from "../dom";
import type { Check, Claim, Dataset, LonLat, Reached, Verdict } from "../api/types";
import { origin } from "../geo/geodesic";
import type { ClaimedRing } from "../map/marks";
import type { Format } from "../texts/format";
import type { Texts } from "../texts/texts";

/** The places whose distances the report measures, where they lie. */
export function placesOf({ claims }: Check): LonLat[] {
  return claims
    .filter(({ claimed }) => claimed?.unit === "m")
    .flatMap(({ readings }) => readings.filter(isFromCentre).map(startOf));
}

/** Beside its word, so that no verdict is told by colour alone. */
const SIGNS: Record<Verdict, string> = { supported: "✓", contradicted: "✕", inconclusive: "≈", "not-checkable": "–" };

const isFromCentre = (reading: Claim["readings"][number]): reading is Reached => reading.of === "centre";

const startOf = ({ at, azimuth_deg, value }: Reached): LonLat => origin(at, azimuth_deg, value);

/**
 * What the map can show of a claim: distances that were measured. The ring is about what the article counts
 * from: the place itself where the claim is of the border, and the other one where it is of how far places lie
 * from that.
 */
export function ringOf({ claimed, measure, readings }: Claim): ClaimedRing | null {
  if (claimed?.unit !== "m") return null;
  const measured = readings
    .filter(isFromCentre)
    .map((reading) => ({ from: startOf(reading), azimuth: reading.azimuth_deg, metres: reading.value, at: reading.at }));
  const [first] = measured;
  if (!first) return null;
  const { low, high } = claimed;
  return measure === "place-distance" ? { centre: first.at, low, high, measured } : { centre: first.from, low, high, measured: [first] };
}

/** The claims as a dataset has them. */
export interface Held {
  readonly check: Check;
  readonly dataset: Dataset;
}

export function claimsPanel(
  held: Held | null,
  chosen: string | null,
  format: Format,
  choose: (claim: string | null) => void,
): Child[] {
  const { texts } = format;
  if (!held) return [h("p", { class: "note" }, texts.noClaims)];
  const { article, claims } = held.check;
  const told = ({ text, why }: Claim): string[] => [...text, ...why].map((one) => inNames(one, held.dataset, format));
  return [
    article && h("p", { class: "note" }, texts.claimsHelp(article.publisher, article.title)),
    h("ol", { class: "claims" }, ...claims.map((claim) => item(claim, told(claim), claim.id === chosen, texts, choose))),
  ];
}

/** What the report says, with names in the place of files: who reads the page has no folder at hand. */
function inNames(text: string, { id, title }: Dataset, format: Format): string {
  const { texts } = format;
  return text.replaceAll(`zones/${id}/`, texts.theDataset(format.name(title))).replaceAll("places.geojson", texts.thePlaces);
}

function item(
  claim: Claim,
  told: readonly string[],
  isChosen: boolean,
  texts: Texts,
  choose: (claim: string | null) => void,
): HTMLElement {
  return h(
    "li",
    { class: `claim ${claim.verdict}`, id: `claim-${claim.id}` },
    h("p", { class: "verdict" }, h("span", { "aria-hidden": "true" }, `${SIGNS[claim.verdict]} `), texts.verdicts[claim.verdict]),
    // The quote is to the letter.
    h("blockquote", { lang: "en" }, `“${claim.quote}”`),
    h("ul", {}, ...told.map((text) => h("li", {}, text))),
    ringOf(claim) &&
      h(
        "button",
        { type: "button", "aria-pressed": String(isChosen), onclick: () => choose(isChosen ? null : claim.id) },
        texts.showOnMap,
      ),
  );
}

/** What is drawn of a claim, and how to have it off the map again. */
export function ringKey({ claimed, readings }: Claim, format: Format, remove: () => void): Child[] {
  const { texts } = format;
  const [first, ...others] = readings.filter(isFromCentre);
  const isOne = first && others.length === 0;
  const figure = isOne && format.distance({ distance_m: first.value, low_m: first.low, high_m: first.high });
  return [
    h(
      "ul",
      {},
      h("li", {}, h("span", { class: "swatch ring" }), h("span", {}, `${texts.ringKey} ${claimed?.text}`)),
      h("li", {}, h("span", { class: "swatch measured" }), h("span", {}, [texts.measuredKey, figure].filter(Boolean).join(": "))),
    ),
    h("button", { type: "button", class: "plain", onclick: remove }, texts.removePoint),
  ];
}
