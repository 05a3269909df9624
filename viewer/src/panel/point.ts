/** Who holds a position, since when, by which source, and how far the border and the front are. */

import { h, type Child } from "../dom";
import type { Dataset, Distance, Holder, Lack, LonLat, Measurement, NoFront, Source } from "../api/types";
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

export interface Acts {
  readonly ask: (at: LonLat) => void;
  readonly remove: () => void;
}

/** What there is to say of a position; `meant` is another that the reader may have had in mind. */
export function answerPanel(
  answer: PointAnswer,
  meant: LonLat | null,
  credited: readonly Source[],
  format: Format,
  acts: Acts,
): Child[] {
  const { texts } = format;
  if (answer.is === "none") return [h("h2", {}, texts.pointHelpShort)];
  if (answer.is === "asking") return [h("p", {}, texts.asking)];
  const swap = meant && h("button", { type: "button", onclick: () => acts.ask(meant) }, texts.didYouMean(format.position(meant)));
  const remove = h("button", { type: "button", class: "plain", onclick: acts.remove }, texts.removePoint);
  const told = answer.is === "failed" ? [h("p", { class: "fault" }, answer.why)] : measured(answer.at, answer.found, credited, format);
  return [...told, h("div", { class: "acts" }, swap, remove)];
}

function measured(at: LonLat, found: Found, credited: readonly Source[], format: Format): Child[] {
  const { texts } = format;
  const { holder, border, front, noFront, dataset } = found;
  const key = `${holder?.held_by.controller} ${holder?.held_by.status}`;
  const zone = holder?.zone;
  const isHeld = Boolean(zone);
  return [
    h("h2", { class: "held" }, isHeld ? (texts.held[key] ?? key) : holder ? texts.nobodySays : texts.beyond),
    holder && !isHeld && h("p", { class: "note" }, texts.nobodyNote),
    h("p", { class: "position" }, format.position(at)),
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
    return source ? format.name(source.attribution) : id;
  });
  // Our own drawing is credited to nobody.
  return credits ? [...new Set(credits)].filter(Boolean).join("; ") : null;
}
