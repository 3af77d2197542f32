import { type Agreement, agreementOf } from "#lib/statistics/agreement/kappa.ts";
import type { BootstrapOptions } from "#lib/statistics/bootstrap.ts";

/** How far two ratings are apart: 0 where they are the same, the same both ways. */
export type Distance = "linear" | "quadratic" | ((one: number, other: number) => number);

/**
 * Cohen's weighted kappa of two raters who put the same items on a scale: to be off by one point is disagreed upon less
 * than to be off by four.
 *
 * @param pairs what the two said of each item, as numbers of the scale.
 * @param distance `linear`: by how many points; `quadratic`: by their square, which is what Krippendorff's interval α
 *   uses too.
 * @returns NaN where chance would not disagree either, as when both always gave the same mark.
 * @see Cohen, "Weighted Kappa", Psychol. Bull. 70 (1968), 213–220.
 */
export function weightedKappa(
  pairs: readonly (readonly [number, number])[],
  distance: Distance = "quadratic",
  options: BootstrapOptions = {},
): Agreement {
  const marks = [...new Set(pairs.flat())].sort((a, b) => a - b);
  const places = new Map(marks.map((mark, place) => [mark, place]));
  const apart = distanceOf(distance);
  const distances = marks.map((one) => marks.map((other) => apart(one, other)));
  const rows = Float64Array.from(pairs.flat(), (mark) => places.get(mark) ?? 0);
  const score = (drawn: Float64Array, n: number) => kappaOfPlaces(drawn, n, distances);
  return agreementOf({ kind: "rows", score }, rows, 2, options);
}

function distanceOf(distance: Distance): (one: number, other: number) => number {
  if (distance === "linear") return (one, other) => Math.abs(one - other);
  if (distance === "quadratic") return (one, other) => (one - other) ** 2;
  return distance;
}

function kappaOfPlaces(rows: Float64Array, n: number, distances: readonly (readonly number[])[]): number {
  const first = new Float64Array(distances.length);
  const second = new Float64Array(distances.length);
  let observed = 0;
  for (let item = 0; item < n; item += 1) {
    const [one, other] = [rows[item * 2] ?? 0, rows[item * 2 + 1] ?? 0];
    first[one] = (first[one] ?? 0) + 1;
    second[other] = (second[other] ?? 0) + 1;
    observed += distances[one]?.[other] ?? 0;
  }
  let expected = 0;
  distances.forEach((row, one) => {
    row.forEach((apart, other) => {
      expected += (apart * (first[one] ?? 0) * (second[other] ?? 0)) / n;
    });
  });
  return expected === 0 ? Number.NaN : 1 - observed / expected;
}
