/** Questions to the server, by addresses below the page's own. */

import type { Feature, FeatureCollection, MultiPolygon } from "geojson";
import type { Area, Catalogue, Change, Check, LonLat, Measurement, TileJson } from "./types";

export type ChangeFeature = Feature<MultiPolygon, { change: Change; area: Area | null }>;
export type ChangeCollection = FeatureCollection<MultiPolygon, ChangeFeature["properties"]>;

/** What tiles look like. */
export interface Look {
  readonly lang: string;
  readonly theme: string;
  readonly layers: string;
  readonly scale: 1 | 2;
}

/** An answer that is none, with what the server says of it. */
export class Refusal extends Error {}

/** An address of the server with its query. */
export function address(path: string, query: Record<string, string> = {}): string {
  const words = new URLSearchParams(query).toString();
  return new URL(words ? `${path}?${words}` : path, document.baseURI).href;
}

async function ask<T>(path: string, query: Record<string, string> = {}): Promise<T> {
  const answer = await fetch(address(path, query));
  if (!answer.ok) {
    const problem = (await answer.json().catch(() => ({}))) as { detail?: string };
    throw new Refusal(problem.detail ?? `${answer.status} ${answer.statusText}`);
  }
  return (await answer.json()) as T;
}

export const catalogue = (): Promise<Catalogue> => ask("api/dates");

export const tileJson = (dataset: string, date: string, { scale, ...look }: Look): Promise<TileJson> =>
  ask(`tiles/${encodeURIComponent(dataset)}/${date}.json`, { ...look, scale: String(scale) });

export const measure = (at: LonLat, dataset: string, date: string): Promise<Measurement> =>
  ask("api/measure", { lonlat: at.map((degrees) => degrees.toFixed(5)).join(","), dataset, date });

export const check = (dataset: string, lang: string): Promise<Check> => ask("api/check", { dataset, lang });

export const change = (dataset: string, from: string, to: string): Promise<ChangeCollection> =>
  ask("api/diff.geojson", { dataset, from, to });
