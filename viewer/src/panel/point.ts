/** Who holds a position, since when, by which source, and how far the border and the front are. */

import { h, type Child } from "../dom";
import type { Dataset, Distance, Holder, Lack, LonLat, Measurement, NoFront, Source } from "../api/types";
import { isPosition } from "../state/url";
import type { Format } from "../texts/format";

/** What is known of the position: nothing is asked, the answer is awaited, or it is there. */
export type PointAnswer =
  | { readonly is: "none" }
  | { readonly is: "asking"; readonly at: LonLat }
  | { readonly is: "failed"; readonly at: LonLat; readonly why: string }
  | { readonly is: "there"; readonly at: LonLat; readonly found: Found };

export interface Found {
  readonly holder: Holder | null;
  readonly border: Distance | null;
  readonly front: Distance | null;
  readonly noFront: NoFront | null;
  readonly dataset: Dataset;
}

/** What the page tells of a measurement: the whole border, the line of contact and the holder. */
export function found({ measured }: Measurement, dataset: Dataset): Found {
  const distances = measured.filter((one): one is Distance => "distance_m" in one && one.distance_m !== null);
  const isWhole = ({ federal_subject, sector }: Distance) => federal_subject === undefined && sector === undefined;
  return {
    holder: measured.find((one): one is Holder => "held_by" in one) ?? null,
    border: distances.find((one) => one.to === "border" && isWhole(one)) ?? null,
    front: distances.find((one) => one.to === "front") ?? null,
    noFront: measured.find((one): one is Lack => "reason" in one)?.reason ?? null,
    dataset,
  };
}

export interface Asks {
  readonly ask: (at: LonLat) => void;
  readonly askHere: () => void;
  readonly remove: () => void;
}

export function pointPanel(
  answer: PointAnswer,
  credited: readonly Source[],
  format: Format,
  asks: Asks,
): Child[] {
  const { texts } = format;
  return [
    answer.is !== "none" && h("div", { class: "answer", "aria-live": "polite" }, ...answered(answer, credited, format, asks)),
    answer.is === "none" && h("h2", {}, texts.pointHelpShort),
    h("p", { class: "note" }, texts.pointHelp),
    form(answer.is === "none" ? null : answer.at, format, asks),
  ];
}

function answered(
  answer: Exclude<PointAnswer, { is: "none" }>,
  credited: readonly Source[],
  format: Format,
  asks: Asks,
): Child[] {
  const { texts } = format;
  if (answer.is === "asking") return [h("p", {}, texts.asking)];
  const remove = h("button", { type: "button", class: "plain", onclick: asks.remove }, texts.removePoint);
  if (answer.is === "failed") return [h("p", { class: "fault" }, answer.why), remove];
  const { holder, border, front, noFront, dataset } = answer.found;
  const key = `${holder?.held_by.controller} ${holder?.held_by.status}`;
  const zone = holder?.zone;
  const isHeld = Boolean(zone);
  return [
    h("h2", { class: "held" }, isHeld ? (texts.held[key] ?? key) : holder ? texts.nobodySays : texts.beyond),
    holder && !isHeld && h("p", { class: "note" }, texts.nobodyNote),
    h("p", { class: "position" }, format.position(answer.at)),
    front?.may_be_open && h("p", { class: "note warn" }, texts.mayBeOpen),
    h(
      "dl",
      {},
      ...row(texts.since, since(holder, format)),
      ...row(texts.toFront, front ? format.distance(front) : noFront && texts.noFront[noFront]),
      ...row(texts.toBorder, border ? format.distance(border) : texts.noBorder),
      ...row(texts.by, [format.name(dataset.title), holder && format.day(holder.date)].filter(Boolean).join(", ")),
      ...row(texts.sourcesOf, sources(holder, credited, format)),
      ...row(texts.zone, zone && format.name({ en: zone.name, uk: zone["name:uk"] })),
    ),
    remove,
  ];
}

function row(name: string, value: string | null | undefined): Child[] {
  return value ? [h("dt", {}, name), h("dd", {}, value)] : [];
}

/** Since when: by the zone itself where it says so, and else between which snapshots it began. */
function since(holder: Holder | null, format: Format): string | null {
  const { texts } = format;
  if (holder?.zone?.since) return texts.sinceZone(format.day(holder.zone.since));
  if (!holder?.zone || !holder.since) return null;
  const { first, not_yet } = holder.since;
  return not_yet ? texts.sinceSnapshots(format.day(not_yet), format.day(first)) : texts.sinceFirst(format.day(first));
}

function sources(holder: Holder | null, credited: readonly Source[], format: Format): string | null {
  const credits = holder?.zone?.sources.map((id) => {
    const source = credited.find((source) => source.id === id);
    return source ? format.name(source.attribution) || source.title : id;
  });
  return credits ? [...new Set(credits)].join("; ") : null;
}

function form(at: LonLat | null, { texts }: Format, asks: Asks): HTMLFormElement {
  const number = (name: string, label: string, value: number | undefined) => {
    const input = h("input", {
      name, inputmode: "decimal", autocomplete: "off", size: 9, required: true,
      value: value?.toFixed(4) ?? "",
    });
    return { input, label: h("label", { class: "field" }, h("span", {}, label), input) };
  };
  const lat = number("lat", texts.lat, at?.[1]);
  const lon = number("lon", texts.lon, at?.[0]);
  const fault = h("p", { class: "fault", role: "alert" });
  const read = ({ input }: { input: HTMLInputElement }): number => Number(input.value.trim().replace(",", "."));
  const submit = (event: Event): void => {
    event.preventDefault();
    const position: LonLat = [read(lon), read(lat)];
    const isGood = position.every(Number.isFinite) && isPosition(position);
    fault.textContent = isGood ? "" : texts.badPosition;
    if (isGood) asks.ask(position);
  };
  return h(
    "form",
    { class: "ask", onsubmit: submit, novalidate: true },
    lat.label,
    lon.label,
    h("button", { type: "submit" }, texts.ask),
    h("button", { type: "button", class: "plain", onclick: asks.askHere }, texts.here),
    fault,
  );
}
