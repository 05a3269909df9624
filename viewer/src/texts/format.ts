/** Days and measured numbers as each language writes them. */

import type { Area, Distance, Named } from "../api/types";
import type { Lang, Texts } from "./texts";

const LOCALES: Record<Lang, string> = { en: "en-GB", uk: "uk-UA" };
const METRES_PER_MILE = 1609.344;
const METRES2_PER_MILE2 = METRES_PER_MILE ** 2;

/** A number as it is written, and the last of its parts, by which a unit is inflected. */
interface Stated {
  readonly text: string;
  readonly last: number;
}

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
    const { texts } = this;
    const [km, mi] = [1000, METRES_PER_MILE].map((unit) => this.#stated(distance_m / unit, low_m / unit, high_m / unit));
    return `${km?.text} ${texts.km} (${mi?.text} ${texts.miles(mi?.last ?? 0)})`;
  }

  /** An area in square kilometres and square miles, with its error. */
  area({ area_m2, error_m2 }: Area): string {
    const { texts } = this;
    const low = Math.max(0, area_m2 - error_m2);
    const [km, mi] = [1e6, METRES2_PER_MILE2].map((unit) => this.#stated(area_m2 / unit, low / unit, (area_m2 + error_m2) / unit));
    return `${km?.text} ${texts.km2} (${mi?.text} ${texts.squareMiles(mi?.last ?? 0)})`;
  }

  /**
   * A value with a ±, or, where that would tell too little, from the least to the most, outwards to tenths: by
   * the rule of the printed maps (`locale::with_error`).
   */
  #stated(value: number, low: number, high: number): Stated {
    const error = Math.max(value - low, high - value);
    const isLopsided = Math.abs(value - low - (high - value)) > 0.01 * error;
    if (error <= 0 || (!isLopsided && error <= value / 2)) return this.#bounded(value, error);
    const ends = [Math.floor(low * 10 + 1e-6) / 10, Math.ceil(high * 10 - 1e-6) / 10] as const;
    const [least, most] = ends.map((end) => this.#number(end, Number.isInteger(end) ? 0 : 1));
    return { text: this.texts.range(least ?? "", most ?? ""), last: ends[1] };
  }

  /**
   * A value rounded as its error allows, as on the printed maps (`locale::figure`): to the error's first digit,
   * or its second where the first is 1 or 2, tenths at the least; what that takes is added to the error, which
   * is rounded up.
   */
  #bounded(value: number, error: number): Stated {
    if (error <= 0) return { text: this.#number(value, 1), last: value };
    const first = Math.floor(Math.log10(error));
    const place = Math.max(-1, error < 3 * 10 ** first ? first - 1 : first);
    const step = 10 ** place;
    const rounded = Math.round(value / step) * step;
    const wider = Math.ceil((error + Math.abs(value - rounded)) / step - 1e-9) * step;
    const isWhole = [rounded, wider].every((number) => Math.abs(number - Math.round(number)) < 1e-6);
    const decimals = place < 0 && !isWhole ? 1 : 0;
    return { text: `${this.#number(rounded, decimals)} ± ${this.#number(wider, decimals)}`, last: wider };
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
