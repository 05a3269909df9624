/** What the server answers, as far as the viewer reads it. Lengths are metres, areas square metres. */

/** Longitude and latitude in degrees. */
export type LonLat = readonly [number, number];

/** West, south, east and north in degrees. */
export type Sides = readonly [number, number, number, number];

/** A name in both languages; the Ukrainian one may be missing. */
export interface Named {
  readonly en: string;
  readonly uk: string | null;
}

export interface Source {
  readonly id: string;
  readonly title: string;
  readonly attribution: Named;
  readonly url: string | null;
}

export interface Dataset {
  readonly id: string;
  readonly title: Named;
  readonly extent: Sides;
  /** Days with a snapshot, the earliest first. */
  readonly dates: readonly string[];
}

export interface View {
  readonly id: string;
  readonly figure: "control" | "border";
  readonly title: Named;
  readonly bounds: Sides;
}

/** `/api/dates` */
export interface Catalogue {
  readonly hash: string;
  readonly town: { readonly slug: string; readonly title: Named; readonly extent: Sides };
  readonly default_dataset: string | null;
  readonly datasets: readonly Dataset[];
  /** All that zones may name. */
  readonly sources: readonly Source[];
  readonly views: readonly View[];
  readonly max_zoom: number;
}

/** `/tiles/{dataset}/{date}.json` */
export interface TileJson {
  readonly tiles: readonly string[];
  readonly attribution: string;
  readonly bounds: Sides;
  readonly legend: string;
  readonly minzoom: number;
  readonly maxzoom: number;
}

/** What a dataset says of a piece of land. */
export interface Said {
  readonly controller: string;
  readonly status: string;
}

/** A measured distance: to the border as a whole, to a part of it, or to the line of contact. */
export interface Distance {
  readonly to: "border" | "front";
  readonly at: LonLat;
  /** Clockwise from north, where the line begins. */
  readonly azimuth_deg: number;
  readonly distance_m: number;
  readonly low_m: number;
  readonly high_m: number;
  readonly error_m: number;
  readonly federal_subject?: string;
  readonly sector?: string;
  /** Of the line of contact: whether it may run through the position. */
  readonly may_be_open?: boolean;
}

/** Why there is no distance to the line of contact. */
export type NoFront = "place-not-mapped" | "no-line" | "nearest-not-mapped";

/** That there is none. */
export interface Lack {
  readonly to: "front";
  readonly distance_m: null;
  readonly reason: NoFront;
}

/** Who holds a position. */
export interface Holder {
  readonly dataset: string;
  readonly date: string;
  readonly held_by: Said;
  /** The first snapshot from which on it is so, and the one before, in which it was not. */
  readonly since: { readonly first: string; readonly not_yet: string | null } | null;
  readonly zone: {
    readonly name: string;
    readonly "name:uk": string | null;
    readonly since: string | null;
    readonly accuracy_m: number;
    readonly sources: readonly string[];
  } | null;
}

/** `/api/measure` */
export interface Measurement {
  readonly measured: readonly (Distance | Lack | Holder | Record<string, unknown>)[];
}

export type Verdict = "supported" | "contradicted" | "inconclusive" | "not-checkable";

/** A distance from a place's centre to a position. */
export interface Reached {
  readonly of: "centre";
  readonly at: LonLat;
  /** Clockwise from north, at the place. */
  readonly azimuth_deg: number;
  readonly value: number;
  readonly low: number;
  readonly high: number;
}

export interface Claim {
  readonly id: string;
  readonly measure: string;
  readonly quote: string;
  readonly verdict: Verdict;
  readonly claimed: { readonly low: number; readonly high: number; readonly text: string; readonly unit: string } | null;
  readonly readings: readonly (Reached | { readonly of: string })[];
  readonly text: readonly string[];
  readonly why: readonly string[];
}

/** `/api/check` */
export interface Check {
  readonly article: { readonly publisher: string; readonly title: string; readonly date: string } | null;
  readonly claims: readonly Claim[];
}

/** An area and how far it may be off. */
export interface Area {
  readonly area_m2: number;
  readonly error_m2: number;
}

export type Change = "gained" | "lost" | "kept";

/** A finding of the validator. */
export interface Finding {
  readonly file: string;
  readonly line: number | null;
  readonly severity?: string;
  readonly message: string;
  readonly help?: string | null;
}

/** What `/api/events` tells. */
export interface DataEvent {
  readonly hash: string;
  readonly findings: readonly Finding[];
}
export interface InvalidEvent {
  readonly message: string;
  readonly help: string | null;
  readonly findings: readonly Finding[];
}
