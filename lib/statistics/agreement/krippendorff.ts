import { type Agreement, agreementOf } from "#lib/statistics/agreement/kappa.ts";
import type { BootstrapOptions } from "#lib/statistics/bootstrap.ts";

/** What the values are: names, places in an order, or numbers whose distances mean something. */
export type Level = "nominal" | "ordinal" | "interval";

/**
 * Krippendorff's alpha: agreement of any number of raters, each of whom may have left items out.
 *
 * @param units for each item, what each rater said; null where one said nothing. For `nominal` any number that stands
 *   for the category. Items with fewer than two values do not count.
 * @returns NaN where all values are the same, for then nothing could have been disagreed upon. `n` counts the items
 *   with two values or more.
 * @see Krippendorff, "Computing Krippendorff's Alpha-Reliability", University of Pennsylvania (2011).
 */
export function krippendorffAlpha(
  units: readonly (readonly (number | null)[])[],
  level: Level,
  options: BootstrapOptions = {},
): Agreement {
  const pairable = units
    .map((values) => values.filter((value) => value !== null))
    .filter((values) => values.length >= 2);
  const domain = [...new Set(pairable.flat())].sort((a, b) => a - b);
  const places = new Map(domain.map((value, place) => [value, place]));
  const width = domain.length;
  const rows = new Float64Array(pairable.length * width);
  pairable.forEach((values, unit) => {
    for (const value of values) {
      const at = unit * width + (places.get(value) ?? 0);
      rows[at] = (rows[at] ?? 0) + 1;
    }
  });
  const score = (drawn: Float64Array, n: number) => alphaOf(drawn, n, domain, level);
  return agreementOf({ kind: "rows", score }, rows, Math.max(width, 1), options);
}

/**
 * One less what was disagreed over what chance would disagree; rows hold how many raters gave each value of the
 * domain.
 */
function alphaOf(rows: Float64Array, n: number, domain: readonly number[], level: Level): number {
  const width = domain.length;
  const totals = domain.map((_, place) => {
    let total = 0;
    for (let unit = 0; unit < n; unit += 1) total += rows[unit * width + place] ?? 0;
    return total;
  });
  const distances = distancesOf(domain, totals, level);
  const values = totals.reduce((sum, total) => sum + total, 0);
  let observed = 0;
  for (let unit = 0; unit < n; unit += 1) {
    const counts = rows.subarray(unit * width, (unit + 1) * width);
    const raters = counts.reduce((sum, count) => sum + count, 0);
    observed += disagreement(counts, distances) / (raters - 1);
  }
  const expected = disagreement(totals, distances) / (values - 1);
  return expected === 0 ? Number.NaN : 1 - observed / expected;
}

/** The distances between all values counted, each pair both ways. */
function disagreement(counts: ArrayLike<number>, distances: readonly (readonly number[])[]): number {
  let sum = 0;
  for (let one = 0; one < counts.length; one += 1) {
    if (counts[one] === 0) continue;
    for (let other = 0; other < one; other += 1)
      sum += 2 * (counts[one] ?? 0) * (counts[other] ?? 0) * (distances[one]?.[other] ?? 0);
  }
  return sum;
}

/** Squared distances between values, by place: [later][earlier]. */
function distancesOf(domain: readonly number[], totals: readonly number[], level: Level): number[][] {
  return domain.map((one, later) =>
    domain.slice(0, later).map((other, earlier) => {
      if (level === "nominal") return 1;
      if (level === "interval") return (one - other) ** 2;
      const between = totals.slice(earlier, later + 1).reduce((sum, total) => sum + total, 0);
      return (between - ((totals[earlier] ?? 0) + (totals[later] ?? 0)) / 2) ** 2;
    }),
  );
}
