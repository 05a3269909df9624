/** The state as the part of the page's address behind the hash, so that a link restores it. */

import type { LonLat } from "../api/types";
import { MODES, TABS, type Camera, type State } from "./state";

/** The state that a part of an address tells; what it does not tell, or tells wrongly, is left out. */
export function parse(hash: string): Partial<State> {
  const words = new URLSearchParams(hash.replace(/^#/, ""));
  const part: { -readonly [key in keyof State]?: State[key] } = {};
  const mode = MODES.find((mode) => mode === words.get("mode"));
  if (mode) part.mode = mode;
  const tab = TABS.find((tab) => tab === words.get("tab"));
  if (tab) part.tab = tab;
  for (const key of ["dataset", "other", "claim"] as const) {
    const word = words.get(key);
    if (word) part[key] = word;
  }
  for (const key of ["date", "from"] as const) {
    const word = words.get(key);
    if (word && isDay(word)) part[key] = word;
  }
  const swipe = numbers(words.get("swipe"), 1)?.[0];
  if (swipe !== undefined) part.swipe = Math.min(1, Math.max(0, swipe));
  const camera = cameraOf(words.get("map"));
  if (camera) part.camera = camera;
  const at = position(words.get("point"));
  if (at) part.point = { at, dataset: words.get("by") ?? words.get("dataset") ?? "" };
  return part;
}

/** The part of the address that tells a state. */
export function format(state: State): string {
  const words = new URLSearchParams();
  const { camera, point } = state;
  if (camera) {
    words.set("map", [camera.zoom.toFixed(2), ...camera.centre.map((degrees) => degrees.toFixed(4))].join("/"));
  }
  words.set("dataset", state.dataset);
  words.set("date", state.date);
  words.set("mode", state.mode);
  if (state.mode === "compare" && state.other) {
    words.set("other", state.other);
    words.set("swipe", state.swipe.toFixed(3));
  }
  if (state.mode === "change" && state.from) words.set("from", state.from);
  if (point) {
    words.set("point", point.at.map((degrees) => degrees.toFixed(5)).join("/"));
    words.set("by", point.dataset);
  }
  if (state.claim) words.set("claim", state.claim);
  words.set("tab", state.tab);
  return `#${words.toString().replaceAll("%2F", "/")}`;
}

/** What the words of an address are words of, where that has another name. */
const PARTS: Readonly<Record<string, string>> = { map: "camera", by: "point" };

/** The words of an address that mean nothing, or nothing with the datasets there are, of which a state was made. */
export function lost(hash: string, state: State): string[] {
  const asked = parse(hash);
  const [wanted, kept] = [{ ...state, ...asked }, state].map((one) => new URLSearchParams(format(one).slice(1)));
  const words = [...new URLSearchParams(hash.replace(/^#/, ""))];
  const isLost = (key: string): boolean => !((PARTS[key] ?? key) in asked) || wanted?.get(key) !== kept?.get(key);
  return words.filter(([key]) => isLost(key)).map(([key, word]) => `${key}=${word}`);
}

/** Whether a text is a day that there is: 2025-02-30 is none. */
function isDay(text: string): boolean {
  const day = new Date(`${text}T00:00:00Z`);
  return !Number.isNaN(day.getTime()) && day.toISOString().slice(0, 10) === text;
}

function numbers(text: string | null, count: number): number[] | null {
  const parts = (text ?? "").split("/");
  const found = parts.map(Number);
  const isWhole = parts.length === count && parts.every((part) => part !== "") && found.every(Number.isFinite);
  return isWhole ? found : null;
}

/** A position on the Earth. */
export function isPosition([lon, lat]: LonLat): boolean {
  return Math.abs(lon) <= 180 && Math.abs(lat) <= 90;
}

function position(text: string | null): LonLat | null {
  const [lon, lat] = numbers(text, 2) ?? [];
  if (lon === undefined || lat === undefined || !isPosition([lon, lat])) return null;
  return [lon, lat];
}

function cameraOf(text: string | null): Camera | null {
  const [zoom, lon, lat] = numbers(text, 3) ?? [];
  if (zoom === undefined || lon === undefined || lat === undefined || !isPosition([lon, lat])) return null;
  return { zoom, centre: [lon, lat] };
}
