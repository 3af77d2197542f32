import { incompleteBeta } from "#lib/statistics/beta.ts";
import { twoSidedZ } from "#lib/statistics/normal.ts";

/** The chance that Student's t lies at least as far from 0 as `t`, on either side. */
export function twoSidedT(t: number, degreesOfFreedom: number): number {
  if (Number.isNaN(t)) return Number.NaN;
  return incompleteBeta(degreesOfFreedom / (degreesOfFreedom + t * t), degreesOfFreedom / 2, 0.5);
}

/**
 * How many standard errors a two-sided interval of a mean reaches to each side when the deviation is estimated from the
 * same items: 12.7 for two items, 1.96 for very many.
 *
 * @param confidence strictly between 0 and 1.
 */
export function twoSidedTReach(confidence: number, degreesOfFreedom: number): number {
  let low = 0;
  let high = twoSidedZ(confidence);
  while (twoSidedT(high, degreesOfFreedom) > 1 - confidence) high *= 2;
  for (let step = 0; step < 100 && high - low > 1e-13 * high; step += 1) {
    const middle = (low + high) / 2;
    if (twoSidedT(middle, degreesOfFreedom) > 1 - confidence) low = middle;
    else high = middle;
  }
  return (low + high) / 2;
}
