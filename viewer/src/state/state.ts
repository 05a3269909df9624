/** What the reader has chosen. All else on the page follows from it, the server's answers and the look. */

import type { LonLat } from "../api/types";

export const MODES = ["control", "compare", "change"] as const;
export type Mode = (typeof MODES)[number];

export const TABS = ["map", "point", "claims", "save"] as const;
export type Tab = (typeof TABS)[number];

export interface Camera {
  readonly centre: LonLat;
  readonly zoom: number;
}

export interface State {
  readonly mode: Mode;
  readonly dataset: string;
  /** The day that is looked at; each dataset shows its latest snapshot until then. */
  readonly date: string;
  /** The dataset on the right of the swipe. */
  readonly other: string | null;
  /** The day from which gains and losses are told. */
  readonly from: string | null;
  /** Where the swipe stands, from 0 at the left to 1. */
  readonly swipe: number;
  /** The position that is asked about, and by which dataset. */
  readonly point: { readonly at: LonLat; readonly dataset: string } | null;
  readonly claim: string | null;
  readonly tab: Tab;
  readonly camera: Camera | null;
}

export type Listener = (state: State, before: State) => void;

/** Keeps the state and tells of its changes. */
export class Store {
  #state: State;
  readonly #listeners: Listener[] = [];

  constructor(state: State) {
    this.#state = state;
  }

  get state(): State {
    return this.#state;
  }

  /** Changes a part of the state. */
  set(part: Partial<State>): void {
    const before = this.#state;
    this.#state = { ...before, ...part };
    for (const listener of this.#listeners) listener(this.#state, before);
  }

  subscribe(listener: Listener): void {
    this.#listeners.push(listener);
  }
}
