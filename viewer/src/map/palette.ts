/** The map's colours: custom properties of the style sheet, which follows the system's choice. */

const NAMES = [
  "land", "foreign-land", "water", "water-line", "settlement", "settlement-edge", "road", "road-casing",
  "railway", "russia", "ukraine", "measured", "claimed", "ink", "quiet-ink", "paper",
] as const;

export type Palette = Readonly<Record<(typeof NAMES)[number], string>>;

export type Theme = "light" | "dark";

const dark = matchMedia("(prefers-color-scheme: dark)");

export const theme = (): Theme => (dark.matches ? "dark" : "light");

export const onTheme = (changed: () => void): void => dark.addEventListener("change", changed);

export function palette(): Palette {
  const style = getComputedStyle(document.documentElement);
  const colours = NAMES.map((name) => [name, style.getPropertyValue(`--${name}`).trim()]);
  return Object.fromEntries(colours) as Palette;
}
