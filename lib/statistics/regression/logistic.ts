import { type Interval, normalInterval } from "#lib/statistics/intervals.ts";
import { inverseOf } from "#lib/statistics/matrix.ts";

const MOST_STEPS = 50;
/** Log-odds that no data of a reasonable size give; beyond them a feature parts the outcomes without error. */
const MOST_LOG_ODDS = 30;

export type Coefficient = { readonly value: number; readonly standardError: number; readonly interval: Interval };

/**
 * Logistic regression on a few features: the coefficients under which the outcomes are most likely, by Newton's method,
 * with intervals from Fisher's information.
 *
 * @param rows for each item its features; give a constant 1 for an intercept.
 * @param outcomes in [0, 1]; a half is an outcome that was undecided.
 * @returns null where there is no such maximum: features that say the same, or that part the outcomes without error.
 * @see McCullagh and Nelder, Generalized Linear Models, 2nd ed. (1989), 4.4.
 */
export function logisticRegression(
  rows: readonly (readonly number[])[],
  outcomes: readonly number[],
): Coefficient[] | null {
  const width = rows[0]?.length ?? 0;
  if (width === 0) return null;
  let values = new Array<number>(width).fill(0);
  for (let step = 0; step < MOST_STEPS; step += 1) {
    const { gradient, information } = slopeAt(values, rows, outcomes);
    const covariance = inverseOf(information);
    if (!covariance) return null;
    const moves = covariance.map((row) => row.reduce((sum, value, at) => sum + value * (gradient[at] ?? 0), 0));
    values = values.map((value, at) => value + (moves[at] ?? 0));
    if (rows.some((row) => Math.abs(dot(row, values)) > MOST_LOG_ODDS)) return null;
    if (moves.every((move) => Math.abs(move) < 1e-10)) return coefficients(values, covariance);
  }
  return null;
}

function slopeAt(
  values: readonly number[],
  rows: readonly (readonly number[])[],
  outcomes: readonly number[],
): { gradient: number[]; information: number[][] } {
  const gradient = values.map(() => 0);
  const information = values.map(() => values.map(() => 0));
  rows.forEach((row, item) => {
    const chance = 1 / (1 + Math.exp(-dot(row, values)));
    const weight = chance * (1 - chance);
    row.forEach((one, at) => {
      gradient[at] = (gradient[at] ?? 0) + ((outcomes[item] ?? 0) - chance) * one;
      const line = information[at] ?? [];
      row.forEach((other, beside) => {
        line[beside] = (line[beside] ?? 0) + weight * one * other;
      });
    });
  });
  return { gradient, information };
}

function coefficients(values: readonly number[], covariance: readonly (readonly number[])[]): Coefficient[] {
  return values.map((value, at) => {
    const standardError = Math.sqrt(covariance[at]?.[at] ?? Number.NaN);
    return { value, standardError, interval: normalInterval(value, standardError) };
  });
}

function dot(row: readonly number[], values: readonly number[]): number {
  return row.reduce((sum, one, at) => sum + one * (values[at] ?? 0), 0);
}
