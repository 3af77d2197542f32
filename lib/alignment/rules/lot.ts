import { type Random, seededRandom } from "#lib/statistics/random.ts";

/** A generator for one purpose of a campaign: the same seed and name give the same numbers on every machine. */
export function lotOf(seed: number, name: string): Random {
  // FNV-1a, which spreads names that differ in one digit.
  let hash = 0x811c9dc5;
  for (let at = 0; at < name.length; at += 1) hash = Math.imul(hash ^ name.charCodeAt(at), 0x01000193);
  return seededRandom(hash ^ Math.imul(seed, 0x9e3779b1));
}
