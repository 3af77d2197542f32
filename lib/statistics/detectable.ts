import { normalCdf, twoSidedZ } from "#lib/statistics/normal.ts";

export type Plan = {
  /** The chance to show a difference that is there; 0.8 by default. */
  readonly power?: number;
  /** The chance to claim one that is not; 0.05 by default. */
  readonly level?: number;
};

const POWER = 0.8;
const LEVEL = 0.05;

/**
 * The smallest difference of two shares over the same n items that McNemar's test would show with the planned power.
 *
 * @param discordant the share of items that only one of the two gets right. When nothing is known, systems that fail
 *   independently of each other with the share p right have 2·p·(1 − p); two versions of one model have far less.
 * @returns a difference of shares, or null when not even one of the size of `discordant` would be shown.
 * @see Connor, "Sample Size for Testing Differences in Proportions for the Paired-Sample Design", Biometrics 43
 *   (1987), with the continuity correction of the test.
 */
export function detectablePairedShare(n: number, discordant: number, plan: Plan = {}): number | null {
  return smallestShown(discordant, plan, (delta, z) => {
    const shown = Math.sqrt(n) * (delta - 1 / n) - z * Math.sqrt(discordant);
    return shown / Math.sqrt(Math.max(discordant - delta ** 2, Number.MIN_VALUE));
  });
}

/**
 * The same for two systems over n items each that are not the same ones.
 *
 * @param share how much the worse of the two gets right, in [0, 1).
 * @returns a difference of shares, or null when not even one that reaches 1 would be shown.
 * @see Fleiss, Levin and Paik, Statistical Methods for Rates and Proportions, 3rd ed. (2003), 4.2.
 */
export function detectableShare(n: number, share: number, plan: Plan = {}): number | null {
  return smallestShown(1 - share, plan, (delta, z) => {
    const [other, middle] = [share + delta, share + delta / 2];
    const spread = share * (1 - share) + other * (1 - other);
    const shown = Math.sqrt(n) * delta - z * Math.sqrt(2 * middle * (1 - middle));
    return shown / Math.sqrt(Math.max(spread, Number.MIN_VALUE));
  });
}

/**
 * The smallest difference of two means that would be shown.
 *
 * @param deviation the standard deviation of the items' differences when both systems see the same items; that of the
 *   items' scores when they do not.
 * @param paired whether both see the same n items.
 */
export function detectableMean(n: number, deviation: number, paired: boolean, plan: Plan = {}): number {
  const standardError = deviation * Math.sqrt((paired ? 1 : 2) / n);
  const reach = twoSidedZ(1 - (plan.level ?? LEVEL)) + twoSidedZ(2 * (plan.power ?? POWER) - 1);
  return reach * standardError;
}

/** Halves the way to the smallest difference whose power is enough; power grows with the difference. */
function smallestShown(
  largest: number,
  { power = POWER, level = LEVEL }: Plan,
  standardised: (delta: number, z: number) => number,
): number | null {
  const z = twoSidedZ(1 - level);
  const isShown = (delta: number) => normalCdf(standardised(delta, z)) >= power;
  if (!isShown(largest)) return null;
  let [low, high] = [0, largest];
  for (let step = 0; step < 60; step += 1) {
    const middle = (low + high) / 2;
    if (isShown(middle)) high = middle;
    else low = middle;
  }
  return high;
}
