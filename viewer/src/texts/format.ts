/** Days and measured numbers as each language writes them. */

import type { Area, Dataset, Distance, LonLat, Named } from "../api/types";
import type { Lang, Texts } from "./texts";

const LOCALES: Record<Lang, string> = { en: "en-GB", uk: "uk-UA" };
const METRES_PER_MILE = 1609.344;
const METRES2_PER_MILE2 = METRES_PER_MILE ** 2;

/** A number as it is written, and the last of its parts, by which a unit is inflected. */
interface Stated {
  readonly text: string;
  readonly last: number;
  /** Whether it goes from one number to another. */
  readonly isUpTo: boolean;
}

/** The place of the last digit of an error that is printed, tenths at the least: 310 → 1, 3 → 0, 0.3 → −1. */
function lastPlace(error: number): number {
  const first = Math.floor(Math.log10(error));
  return Math.max(-1, error < 3 * 10 ** first ? first - 1 : first);
}

/** Both ends outwards to the digit of a place. */
function outwards(low: number, high: number, place: number): readonly [number, number] {
  const step = 10 ** place;
  return [Math.floor(low / step + 1e-6) * step, Math.ceil(high / step - 1e-6) * step];
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

  /** From when on a dataset has data, where it has none of the day that is looked at. */
  noneYet({ title, dates }: Dataset): string {
    return this.texts.noneYet(this.name(title), this.day(dates[0] ?? ""));
  }

  /** That something cannot be shown, and why. */
  failed(why: unknown): string {
    return this.texts.failed(why instanceof Error ? why.message : String(why));
  }

  /** 48.5947° N, 38.0008° E */
  position([lon, lat]: LonLat): string {
    const part = (degrees: number, [positive, negative]: readonly [string, string]): string =>
      `${this.#number(Math.abs(degrees), 4)}°\u00a0${degrees < 0 ? negative : positive}`;
    return `${part(lat, this.texts.north)}, ${part(lon, this.texts.east)}`;
  }

  /** A distance in kilometres and miles, with its error. */
  distance({ distance_m, low_m, high_m }: Pick<Distance, "distance_m" | "low_m" | "high_m">): string {
    const { texts } = this;
    const [km, mi] = [1000, METRES_PER_MILE].map((unit) => this.#stated(distance_m / unit, low_m / unit, high_m / unit));
    return `${km?.text} ${texts.km} (${mi?.text} ${texts.miles(mi?.last ?? 0, mi?.isUpTo ?? false)})`;
  }

  /** An area in square kilometres and square miles, with its error. */
  area({ area_m2, error_m2 }: Area): string {
    const { texts } = this;
    const km = this.#square(area_m2 / 1e6, error_m2 / 1e6, () => texts.km2);
    const miles = this.#square(area_m2 / METRES2_PER_MILE2, error_m2 / METRES2_PER_MILE2, texts.squareMiles);
    return error_m2 > area_m2 / 2 ? `${km}, ${miles}` : `${km} (${miles})`;
  }

  /**
   * A number of nothing or more with its unit and a ±, or, where that would tell too little, with the least and
   * the most that it may be: by the rule of the printed maps (`locale::Phrases::squares`).
   */
  #square(value: number, error: number, unit: (last: number) => string): string {
    if (error <= value / 2) {
      const { text, last } = this.#bounded(value, error);
      return `${text} ${unit(last)}`;
    }
    const place = lastPlace(error);
    const finest = value > 0 ? Math.max(-1, Math.min(place, Math.floor(Math.log10(value)) - 1)) : place;
    const rounded = Math.round(value / 10 ** finest) * 10 ** finest;
    const [least, most] = outwards(Math.max(0, value - error), value + error, place).map((end) => this.#tenths(end));
    return `${this.#tenths(rounded)} ${unit(rounded)} (${this.texts.range(least ?? "", most ?? "")})`;
  }

  /**
   * A distance with a ±, or, where that would tell too little, from the least to the most, outwards to tenths: by
   * the rule of the printed maps (`locale::length::figures`).
   */
  #stated(value: number, low: number, high: number): Stated {
    const error = Math.max(value - low, high - value);
    const isLopsided = Math.abs(value - low - (high - value)) > 0.01 * error;
    if (error <= 0 || (!isLopsided && error <= value / 2)) return this.#bounded(value, error);
    const ends = outwards(low, high, -1);
    const [least, most] = ends.map((end) => this.#tenths(end));
    return { text: this.texts.range(least ?? "", most ?? ""), last: ends[1], isUpTo: true };
  }

  /**
   * A value rounded as its error allows, as on the printed maps (`locale::figure`): to the error's first digit,
   * or its second where the first is 1 or 2, tenths at the least; what that takes is added to the error, which
   * is rounded up.
   */
  #bounded(value: number, error: number): Stated {
    if (error <= 0) return { text: this.#number(value, 1), last: value, isUpTo: false };
    const place = lastPlace(error);
    const step = 10 ** place;
    const rounded = Math.round(value / step) * step;
    const wider = Math.ceil((error + Math.abs(value - rounded)) / step - 1e-9) * step;
    const isWhole = [rounded, wider].every((number) => Math.abs(number - Math.round(number)) < 1e-6);
    const decimals = place < 0 && !isWhole ? 1 : 0;
    return { text: `${this.#number(rounded, decimals)} ± ${this.#number(wider, decimals)}`, last: wider, isUpTo: false };
  }

  /** To a tenth, where there are any. */
  #tenths(value: number): string {
    return this.#number(value, Math.abs(value - Math.round(value)) < 1e-6 ? 0 : 1);
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
