import { columnOf } from "#lib/statistics/resampling.ts";

/** Confidences are kept this far from 0 and 1, where they have no log-odds. */
const MARGIN = 1e-12;
const MOST_STEPS = 100;

/**
 * Confidence c becomes 1 / (1 + exp(−(slope·logit(c) + intercept))). Well calibrated to begin with is slope 1,
 * intercept 0.
 */
export type PlattScaling = { readonly slope: number; readonly intercept: number };

/**
 * The scaling under which the outcomes are most likely: a logistic regression on the log-odds of the confidence,
 * solved to machine precision by Newton's method.
 *
 * @param rows of [confidence, 1 if right else 0].
 * @returns null where no such scaling exists: all right, none right, the same confidence everywhere, or a confidence
 *   that parts right from wrong without error.
 * @see Platt, "Probabilistic Outputs for Support Vector Machines", 1999; on log-odds as in Kumar, Liang and Ma,
 *   NeurIPS 2019.
 */
export function plattScaling(rows: ArrayLike<number>, n: number): PlattScaling | null {
  const odds = columnOf(rows, n, 2, 0).map(logit);
  if (isParted(odds, rows)) return null;
  let scaling: PlattScaling = { slope: 1, intercept: 0 };
  for (let step = 0; step < MOST_STEPS; step += 1) {
    const next = newtonStep(scaling, odds, rows);
    if (!next) return null;
    const moved = Math.abs(next.slope - scaling.slope) + Math.abs(next.intercept - scaling.intercept);
    scaling = next;
    if (moved < 1e-13 * (1 + Math.abs(next.slope) + Math.abs(next.intercept))) break;
  }
  return scaling;
}

/** The confidence after scaling. */
export function scaled({ slope, intercept }: PlattScaling, confidence: number): number {
  return logistic(slope * logit(confidence) + intercept);
}

/**
 * Whether a threshold on the log-odds has all right answers at or on one side and all wrong ones at or on the other.
 */
function isParted(odds: Float64Array, rows: ArrayLike<number>): boolean {
  const ends = { right: [Infinity, -Infinity], wrong: [Infinity, -Infinity] };
  odds.forEach((value, item) => {
    const [low = 0, high = 0] = rows[item * 2 + 1] ? ends.right : ends.wrong;
    ends[rows[item * 2 + 1] ? "right" : "wrong"] = [Math.min(low, value), Math.max(high, value)];
  });
  const [[rightLow = 0, rightHigh = 0], [wrongLow = 0, wrongHigh = 0]] = [ends.right, ends.wrong];
  return rightLow >= wrongHigh || wrongLow >= rightHigh;
}

/** One step up the log-likelihood, halved until it does go up; null where the curvature vanishes. */
function newtonStep(from: PlattScaling, odds: Float64Array, rows: ArrayLike<number>): PlattScaling | null {
  let [gradientSlope, gradientIntercept, a, b, c] = [0, 0, 0, 0, 0];
  odds.forEach((x, item) => {
    const probability = logistic(from.slope * x + from.intercept);
    const error = (rows[item * 2 + 1] ?? 0) - probability;
    const weight = probability * (1 - probability);
    gradientSlope += error * x;
    gradientIntercept += error;
    a += weight * x * x;
    b += weight * x;
    c += weight;
  });
  const determinant = a * c - b * b;
  if (!(determinant > 0)) return null;
  const slope = (c * gradientSlope - b * gradientIntercept) / determinant;
  const intercept = (a * gradientIntercept - b * gradientSlope) / determinant;
  // Near the top the likelihood no longer shows a difference that the coefficients still have.
  const before = logLikelihood(from, odds, rows) - 1e-12 * odds.length;
  for (let share = 1; share > 1e-6; share /= 2) {
    const next = { slope: from.slope + share * slope, intercept: from.intercept + share * intercept };
    if (logLikelihood(next, odds, rows) >= before) return next;
  }
  return from;
}

function logLikelihood({ slope, intercept }: PlattScaling, odds: Float64Array, rows: ArrayLike<number>): number {
  return odds.reduce((sum, x, item) => {
    const margin = (slope * x + intercept) * (rows[item * 2 + 1] ? 1 : -1);
    // log(1 / (1 + exp(−margin))), without overflow on either side.
    return sum - (margin > 0 ? Math.log1p(Math.exp(-margin)) : Math.log1p(Math.exp(margin)) - margin);
  }, 0);
}

function logit(confidence: number): number {
  const kept = Math.min(Math.max(confidence, MARGIN), 1 - MARGIN);
  return Math.log(kept / (1 - kept));
}

function logistic(x: number): number {
  return 1 / (1 + Math.exp(-x));
}
