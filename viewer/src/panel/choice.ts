/** What is shown: one day, two sources or gains and losses, and of which datasets and days. */

import { h, select, type Child } from "../dom";
import type { Catalogue, Dataset } from "../api/types";
import { usable, type Scene } from "../state/resolve";
import { MODES, type Mode, type State } from "../state/state";
import type { Format } from "../texts/format";

export function choice(
  state: State,
  scene: Scene,
  catalogue: Catalogue,
  format: Format,
  set: (part: Partial<State>) => void,
): HTMLElement {
  const { texts } = format;
  const datasets = usable(catalogue);
  const canCompare = datasets.length > 1;
  const mode = (mode: Mode): HTMLElement => {
    const isOff = mode === "compare" && !canCompare;
    const radio = h("input", {
      type: "radio",
      name: "mode",
      value: mode,
      checked: state.mode === mode,
      disabled: isOff,
      "aria-describedby": isOff ? "one-dataset" : null,
      onchange: () => set({ mode }),
    });
    return h("label", {}, radio, h("span", {}, texts.modes[mode]));
  };
  return h(
    "div",
    { class: "choice" },
    h("fieldset", { class: "modes" }, h("legend", {}, texts.mode), ...MODES.map(mode)),
    !canCompare && h("p", { class: "note", id: "one-dataset" }, texts.oneDataset),
    ...fields(state, scene, datasets, format, set),
  );
}

function fields(
  state: State,
  { shown, from }: Scene,
  datasets: readonly Dataset[],
  format: Format,
  set: (part: Partial<State>) => void,
): Child[] {
  const { texts } = format;
  const of = (list: readonly Dataset[]) => list.map((one): [string, string] => [one.id, format.name(one.title)]);
  const chooses = (label: string) =>
    select("dataset", label, of(datasets), state.dataset, (dataset) =>
      // Two sides that show the same would compare nothing.
      set({ dataset, other: dataset === state.other ? state.dataset : state.other }),
    );
  if (state.mode === "compare") {
    const others = datasets.filter((one) => one.id !== state.dataset);
    return [
      chooses(texts.left),
      select("other", texts.right, of(others), state.other ?? "", (other) => set({ other })),
    ];
  }
  const source = datasets.length > 1 && chooses(texts.dataset);
  if (state.mode === "control") return [source];
  const earlier = shown.dataset.dates.filter((day) => day < (shown.date ?? "")).toReversed();
  const days = earlier.map((day): [string, string] => [day, format.day(day)]);
  return [
    source,
    from
      ? select("from", texts.sinceDay, days, from, (day) => set({ from: day }))
      : h("p", { class: "note" }, texts.noEarlier),
  ];
}
