import { CONFIDENCE, type Interval } from "#lib/statistics/intervals.ts";
import { normalUpperTail, twoSidedZ } from "#lib/statistics/normal.ts";

/**
 * With fewer items that only one system gets right, the exact binomial is asked instead of the chi-squared
 * distribution.
 */
export const EXACT_BELOW = 25;

/**
 * McNemar's test of two systems over the same items: the chance, were both equally good, of wins and losses at least
 * as uneven. Exact below 25 of them; with Edwards' continuity correction from there on.
 *
 * @param wins items that only the one got right.
 * @param losses items that only the other got right.
 * @see McNemar, Psychometrika 12 (1947), 153–157; Edwards, Psychometrika 13 (1948), 185–187.
 */
export function mcnemar(wins: number, losses: number): number {
  const uneven = wins + losses;
  if (uneven < EXACT_BELOW) return exactSignTest(Math.min(wins, losses), uneven);
  const z = Math.max(0, Math.abs(wins - losses) - 1) / Math.sqrt(uneven);
  return Math.min(1, 2 * normalUpperTail(z));
}

/** Twice the chance of `fewer` or less of `n` tosses of a fair coin. */
function exactSignTest(fewer: number, n: number): number {
  let term = 0.5 ** n;
  let sum = term;
  for (let heads = 1; heads <= fewer; heads += 1) {
    term *= (n - heads + 1) / heads;
    sum += term;
  }
  return Math.min(1, 2 * sum);
}

/**
 * The interval of the difference of two paired shares: the normal one after half an item is added to each of the four
 * outcomes, which keeps its confidence with few items too.
 *
 * @see Agresti and Min, "Simple improved confidence intervals for comparing matched proportions", Stat. Med. 24
 *   (2005), 729–740.
 */
export function pairedShareInterval(wins: number, losses: number, n: number, confidence = CONFIDENCE): Interval {
  const size = n + 2;
  const delta = (wins - losses) / size;
  const reach = twoSidedZ(confidence) * Math.sqrt(((wins + losses + 1) / size - delta ** 2) / size);
  return { low: Math.max(-1, delta - reach), high: Math.min(1, delta + reach) };
}
