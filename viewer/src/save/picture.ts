/** The pictures that can be saved: what `render` draws, under the names that it gives them. */

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
  readonly date: string;
  readonly lang: Lang;
  readonly theme: string;
}

/** A map of the border shows no zones, so that one dataset is enough for it. */
export function datasetsOf({ shown, other }: Scene, view: View): string[] {
  const both = other?.date && view.figure === "control" ? [shown.dataset.id, other.dataset.id] : [shown.dataset.id];
  return both;
}

export function pictureAddress(picture: Picture, layout: Shape, scale: 1 | 2): string {
  const { datasets, date, lang, theme } = picture;
  const query = { dataset: datasets.join(","), date, lang, theme, layout, scale: String(scale) };
  return address(`render/${encodeURIComponent(picture.view.id)}.png`, query);
}

/** As the command line names it, without the ending. */
export function pictureName(picture: Picture, layout: Shape, scale: 1 | 2): string {
  const { slug, date, view, datasets, isDefault, lang, theme } = picture;
  const marks = [
    slug, date, view.id,
    ...(isDefault && datasets.length === 1 ? [] : [datasets.join("-")]),
    ...(lang === "en" ? [] : [lang]),
    ...(theme === "light" ? [] : [theme]),
    ...(layout === "wide" ? [] : [layout]),
  ];
  return `${marks.join("-")}${scale === 2 ? "@2x" : ""}`;
}
