/** What a state means with the datasets there are. */

import type { Catalogue, Dataset } from "../api/types";
import type { State } from "./state";

/** A snapshot of a dataset. */
export interface Shown {
  readonly dataset: Dataset;
  /** Its day; `null` where the dataset has none until the day that is looked at. */
  readonly date: string | null;
}

/** The first day of which a dataset has something. */
export const firstDay = ({ dates }: Dataset): string => dates[0] ?? "";

/** What is to be seen. */
export interface Scene {
  readonly shown: Shown;
  /** On the right of the swipe. */
  readonly other: Shown | null;
  /** The day before the change that is told. */
  readonly from: string | null;
  /** The days that the slider has, the earliest first. */
  readonly dates: readonly string[];
}

/** The latest snapshot of a dataset until a day. */
export function snapshotOn(dataset: Dataset, day: string): string | null {
  return dataset.dates.findLast((date) => date <= day) ?? null;
}

/** The datasets with a snapshot, of which one at least is needed. */
export function usable(catalogue: Catalogue): readonly Dataset[] {
  return catalogue.datasets.filter((dataset) => dataset.dates.length > 0);
}

/** The state that a link asks for, in terms of what there is. */
export function settled(asked: Partial<State>, catalogue: Catalogue): State {
  const datasets = usable(catalogue);
  const named = (id: string | null | undefined): Dataset | undefined => datasets.find((one) => one.id === id);
  const dataset = named(asked.dataset) ?? named(catalogue.default_dataset) ?? datasets[0];
  if (!dataset) throw new Error("the geodata hold no snapshot");
  const others = datasets.filter((one) => one !== dataset);
  const other = others.find((one) => one.id === asked.other) ?? others[0];
  const mode = asked.mode === "compare" && !other ? "control" : (asked.mode ?? "control");
  const last = dataset.dates.at(-1) ?? "";
  const first = [dataset, ...(mode === "compare" && other ? [other] : [])].map(firstDay).sort()[0] ?? last;
  const wanted = asked.date ?? last;
  const date = wanted < first ? first : wanted;
  const point = asked.point ?? null;
  const by = named(point?.dataset)?.id ?? dataset.id;
  const from = asked.from ?? null;
  return {
    mode,
    dataset: dataset.id,
    date,
    other: other?.id ?? null,
    from: mode === "change" ? fromDay(dataset, date, from) : from,
    swipe: asked.swipe ?? 0.5,
    point: point && point.dataset !== by ? { ...point, dataset: by } : point,
    claim: asked.claim ?? null,
    tab: asked.tab ?? "map",
    camera: asked.camera ?? null,
  };
}

/** What a state shows that is settled. */
export function scene(state: State, catalogue: Catalogue): Scene {
  const datasets = usable(catalogue);
  const dataset = datasets.find((one) => one.id === state.dataset) ?? datasets[0];
  if (!dataset) throw new Error("the geodata hold no snapshot");
  const shown = { dataset, date: snapshotOn(dataset, state.date) };
  const other = state.mode === "compare" ? datasets.find((one) => one.id === state.other) : undefined;
  const dates = [...new Set([...dataset.dates, ...(other?.dates ?? [])])].sort();
  return {
    shown,
    other: other ? { dataset: other, date: snapshotOn(other, state.date) } : null,
    from: state.mode === "change" ? state.from : null,
    dates,
  };
}

/** The day from which a change is told: the one asked for where it is earlier than what a day shows, else the one before. */
function fromDay(dataset: Dataset, day: string, asked: string | null): string | null {
  const shown = snapshotOn(dataset, day);
  const earlier = dataset.dates.filter((date) => shown !== null && date < shown);
  return earlier.find((date) => date === asked) ?? earlier.at(-1) ?? null;
}
