import { type BootstrapOptions, bootstrapInterval } from "#lib/statistics/bootstrap.ts";
import { countClasses, kappaOfCounts } from "#lib/statistics/classification/class-counts.ts";
import type { Interval } from "#lib/statistics/intervals.ts";
import { scoreOf } from "#lib/statistics/resampling.ts";
import type { Aggregate } from "#lib/statistics/scorer.ts";

/** 1 is full agreement, 0 what chance would give; below 0 there is less than that. */
export type Agreement = {
  /** NaN where it is not defined, as when only one category was ever used. */
  readonly value: number;
  /** How many items it rests on. */
  readonly n: number;
  /** By resampling the items; null where they show no spread. */
  readonly interval: Interval | null;
};

/**
 * Cohen's kappa of two raters over the same items.
 *
 * @param pairs what the two said of each item.
 * @see Cohen, "A Coefficient of Agreement for Nominal Scales", Educ. Psychol. Meas. 20 (1960), 37–46.
 */
export function cohenKappa(pairs: readonly (readonly [string, string])[], options: BootstrapOptions = {}): Agreement {
  const codes = new Map<string, number>();
  const codeOf = (category: string) => {
    const code = codes.get(category) ?? codes.size;
    codes.set(category, code);
    return code;
  };
  const rows = Float64Array.from(pairs.flat(), codeOf);
  return agreementOf({ kind: "rows", score: (drawn, n) => kappaOfCounts(countClasses(drawn, n)) }, rows, 2, options);
}

/**
 * Fleiss' kappa of several raters, the same number for each item but not the same people.
 *
 * @param table for each item, how many raters chose each category.
 * @throws RangeError when items have different numbers of raters, or fewer than two.
 * @see Fleiss, "Measuring Nominal Scale Agreement among Many Raters", Psychol. Bull. 76 (1971), 378–382.
 */
export function fleissKappa(table: readonly (readonly number[])[], options: BootstrapOptions = {}): Agreement {
  const raters = (table[0] ?? []).reduce((sum, count) => sum + count, 0);
  const categories = table[0]?.length ?? 0;
  const isEven = table.every(
    (counts) => counts.length === categories && counts.reduce((sum, count) => sum + count, 0) === raters,
  );
  if (!isEven || raters < 2)
    throw new RangeError("Fleiss' kappa wants the same number of raters, two or more, for each item.");
  const rows = Float64Array.from(
    table.flatMap((counts) => [
      counts.reduce((sum, count) => sum + count * (count - 1), 0) / (raters * (raters - 1)),
      ...counts.map((count) => count / raters),
    ]),
  );
  const score = ([agreed = 0, ...shares]: Float64Array, n: number) => {
    const byChance = shares.reduce((sum, share) => sum + (share / n) ** 2, 0);
    return byChance >= 1 ? Number.NaN : (agreed / n - byChance) / (1 - byChance);
  };
  return agreementOf({ kind: "sums", score }, rows, categories + 1, options);
}

/** An agreement and its interval, from what each item leaves behind. */
export function agreementOf(
  aggregate: Aggregate,
  rows: Float64Array,
  width: number,
  options: BootstrapOptions,
): Agreement {
  const n = rows.length / width;
  if (!(n >= 1)) return { value: Number.NaN, n: 0, interval: null };
  return {
    value: scoreOf(aggregate, rows, n, width),
    n,
    interval: bootstrapInterval(aggregate, rows, n, width, options),
  };
}
