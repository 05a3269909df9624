/** The pictures that can be saved: what `render`, `diff` and `compare` draw of what the page shows. */

import { address } from "../api/client";
import type { View } from "../api/types";
import type { Scene } from "../state/resolve";
import type { Lang } from "../texts/texts";

export const SHAPES = ["wide", "square", "tall"] as const;
export type Shape = (typeof SHAPES)[number];

export const THEMES = ["light", "dark", "print"] as const;

export interface Picture {
  readonly slug: string;
  readonly view: View;
  readonly datasets: readonly string[];
  /** Whether the first of the datasets is that which needs no naming. */
  readonly isDefault: boolean;
  /** Of two datasets the later of their days, by which each is shown as it is on the page. */
  readonly date: string;
  /** The day from which a change is told. */
  readonly from: string | null;
  readonly lang: Lang;
  readonly theme: string;
}

/** What a picture shows of a scene; `null` where there are no data yet. A map of the border has no zones. */
export function shownIn(
  { shown, other, from }: Scene,
  { figure }: View,
): Pick<Picture, "datasets" | "date" | "from"> | null {
  const hasZones = figure === "control";
  const sides = hasZones && other ? [shown, other] : [shown];
  const dated = sides.flatMap(({ dataset, date }) => (date ? [{ id: dataset.id, date }] : []));
  const date = dated.map(({ date }) => date).sort().at(-1);
  return date ? { datasets: dated.map(({ id }) => id), date, from: hasZones ? from : null } : null;
}

export function pictureAddress(picture: Picture, layout: Shape, scale: 1 | 2): string {
  const { datasets, date, from, lang, theme } = picture;
  const days = from ? { from, to: date } : { date };
  const query = { dataset: datasets.join(","), ...days, lang, theme, layout, scale: String(scale) };
  return address(`render/${encodeURIComponent(picture.view.id)}.png`, query);
}

/** As the command line names it, without the ending; a change has the days from and to which it is told. */
export function pictureName(picture: Picture, layout: Shape, scale: 1 | 2): string {
  const { slug, date, from, view, datasets, isDefault, lang, theme } = picture;
  const marks = [
    slug, ...(from ? [from, "to"] : []), date, view.id,
    ...(isDefault && datasets.length === 1 ? [] : [datasets.join("-")]),
    ...(lang === "en" ? [] : [lang]),
    ...(theme === "light" ? [] : [theme]),
    ...(layout === "wide" ? [] : [layout]),
  ];
  return `${marks.join("-")}${scale === 2 ? "@2x" : ""}`;
}
