/** Draws a number in [0, 1). */
export type Random = () => number;

/**
 * A generator that gives the same numbers for the same seed on every machine: mulberry32, 32 bits of state. For
 * resampling, tests and the demo; never for anything secret.
 *
 * @param seed a whole number; its low 32 bits count.
 * @see Ettinger, mulberry32 (2017, public domain); in JavaScript: https://github.com/bryc/code/blob/master/jshash/PRNGs.md
 */
export function seededRandom(seed: number): Random {
  let state = seed | 0;
  return () => {
    state = (state + 0x6d2b79f5) | 0;
    let mixed = Math.imul(state ^ (state >>> 15), 1 | state);
    mixed = (mixed + Math.imul(mixed ^ (mixed >>> 7), 61 | mixed)) ^ mixed;
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 2 ** 32;
  };
}

/** A whole number from `low` to `high`, both included. */
export function randomInteger(random: Random, low: number, high: number): number {
  return low + Math.floor(random() * (high - low + 1));
}

/**
 * A number from the standard normal distribution.
 *
 * @see Box and Muller, "A Note on the Generation of Random Normal Deviates", Ann. Math. Statist. 29 (1958), 610–611.
 */
export function randomNormal(random: Random): number {
  return Math.sqrt(-2 * Math.log(1 - random())) * Math.cos(2 * Math.PI * random());
}
