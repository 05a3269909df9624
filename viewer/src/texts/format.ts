/** Days and measured numbers as each language writes them. */

import type { Area, Distance, Named } from "../api/types";
import type { Lang, Texts } from "./texts";

const LOCALES: Record<Lang, string> = { en: "en-GB", uk: "uk-UA" };
const METRES_PER_MILE = 1609.344;
const METRES2_PER_MILE2 = METRES_PER_MILE ** 2;

export class Format {
  readonly #days: Intl.DateTimeFormat;

  constructor(
    readonly lang: Lang,
    readonly texts: Texts,
  ) {
    this.#days = new Intl.DateTimeFormat(LOCALES[lang], { dateStyle: "long", timeZone: "UTC" });
  }

  name(name: Named): string {
    return (this.lang === "uk" && name.uk) || name.en;
  }

  /** 2025-01-15 → 15 January 2025 */
  day(date: string): string {
    return this.#days.format(new Date(`${date}T00:00:00Z`));
  }

  /** That something cannot be shown, and why. */
  failed(why: unknown): string {
    return this.texts.failed(why instanceof Error ? why.message : String(why));
  }

  degrees(value: number): string {
    return this.#number(value, 4);
  }

  /** A distance in kilometres and miles, with its error. */
  distance({ distance_m, low_m, high_m }: Distance): string {
    const error = Math.max(distance_m - low_m, high_m - distance_m);
    const [km, mi] = [1000, METRES_PER_MILE].map((unit) => this.#bounded(distance_m / unit, error / unit));
    return `${km} ${this.texts.km} (${mi} ${this.texts.mi})`;
  }

  /** An area; where its error is more than half of it, the least and the most that it may be. */
  area({ area_m2, error_m2 }: Area): string {
    const [km, mi] = [1e6, METRES2_PER_MILE2].map((unit) => {
      const [area, error] = [area_m2 / unit, error_m2 / unit];
      if (error <= area / 2) return this.#bounded(area, error);
      const least = Math.floor(Math.max(0, area - error));
      return `${this.#number(least, 0)}–${this.#number(Math.ceil(area + error), 0)}`;
    });
    return `${this.texts.area(km ?? "")} (${this.texts.areaMiles(mi ?? "")})`;
  }

  /**
   * A value rounded as its error allows, by the rule of the printed maps (`locale::figure`): to the error's
   * first digit, or its second where the first is 1 or 2, tenths at the least; what that takes is added to
   * the error, which is rounded up.
   */
  #bounded(value: number, error: number): string {
    if (error <= 0) return this.#number(value, 1);
    const first = Math.floor(Math.log10(error));
    const place = Math.max(-1, error < 3 * 10 ** first ? first - 1 : first);
    const step = 10 ** place;
    const rounded = Math.round(value / step) * step;
    const wider = Math.ceil((error + Math.abs(value - rounded)) / step - 1e-9) * step;
    const isWhole = [rounded, wider].every((number) => Math.abs(number - Math.round(number)) < 1e-6);
    const decimals = place < 0 && !isWhole ? 1 : 0;
    return `${this.#number(rounded, decimals)} ± ${this.#number(wider, decimals)}`;
  }

  #number(value: number, decimals: number): string {
    return value.toLocaleString(LOCALES[this.lang], {
      minimumFractionDigits: decimals,
      maximumFractionDigits: decimals,
      // In Ukrainian four digits stand together, as on the printed maps.
      useGrouping: this.lang === "uk" ? "min2" : "always",
    });
  }
}
