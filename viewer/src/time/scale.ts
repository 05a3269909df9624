/** Days on a line, at their true distances. */

const DAY = 86_400_000;

const dayOf = (date: string): number => Date.parse(`${date}T00:00:00Z`) / DAY;

/** Where each day lies, from 0 for the first to 1 for the last; a single one lies in the middle. */
export function places(dates: readonly string[]): number[] {
  const days = dates.map(dayOf);
  const [first, last] = [days[0] ?? 0, days.at(-1) ?? 0];
  return days.map((day) => (last > first ? (day - first) / (last - first) : 0.5));
}

/** Times between neighbouring days that are over twice as long as is usual: those in which data are missing. */
export function gaps(dates: readonly string[]): [from: string, to: string][] {
  const pairs = dates.slice(1).map((to, at): [string, string] => [dates[at] ?? to, to]);
  const lengths = pairs.map(([from, to]) => dayOf(to) - dayOf(from)).sort((a, b) => a - b);
  const usual = lengths[Math.floor(lengths.length / 2)] ?? 0;
  return pairs.filter(([from, to]) => dayOf(to) - dayOf(from) > 2 * usual);
}

/** The beginnings of years between two days, with their places; at most so many, at even distances. */
export function years(dates: readonly string[], most: number): [year: string, place: number][] {
  const [first, last] = [dates[0], dates.at(-1)];
  if (!first || !last || first === last) return [];
  const [from, to] = [dayOf(first), dayOf(last)];
  const begun = Array.from({ length: Number(last.slice(0, 4)) - Number(first.slice(0, 4)) }, (_, at) =>
    String(Number(first.slice(0, 4)) + 1 + at),
  );
  const step = Math.ceil(begun.length / most);
  return begun
    .filter((_, at) => at % step === 0)
    .map((year) => [year, (dayOf(`${year}-01-01`) - from) / (to - from)]);
}

/** The day nearest to a place on the line. */
export function nearest(dates: readonly string[], place: number): string | null {
  const all = places(dates).map((at, index): [number, number] => [Math.abs(at - place), index]);
  const [best] = all.sort(([a], [b]) => a - b);
  return (best && dates[best[1]]) ?? null;
}
