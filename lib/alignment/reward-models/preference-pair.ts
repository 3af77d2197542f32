import { createHash } from "node:crypto";
import { plainText } from "#lib/alignment/reward-models/text-features.ts";

/** What was preferred to what. */
export type PreferencePair = { readonly prompt: string; readonly chosen: string; readonly rejected: string };

/** A number in [0, 1) that a text always has: where it falls in a split does not depend on what else is there. */
export function placeOf(text: string, salt: string): number {
  return createHash("sha256").update(`${salt}\0${text}`).digest().readUIntBE(0, 6) / 2 ** 48;
}

/**
 * Where a prompt falls. Prompts that differ in case and white space alone fall together, so that no prompt stands on both
 * sides.
 */
export function placeOfPrompt(prompt: string, salt: string): number {
  return placeOf(plainText(prompt), salt);
}

/** Of a set of pairs in whatever order. */
export function hashOfPairs(pairs: readonly PreferencePair[]): string {
  const lines = pairs.map(({ prompt, chosen, rejected }) => JSON.stringify([prompt, chosen, rejected])).sort();
  const hash = createHash("sha256");
  for (const line of lines) hash.update(`${line}\n`);
  return hash.digest("hex");
}
