import type { Rubric } from "#lib/evaluation/running/judge/rubric.ts";

/** The least and the most an answer can get. */
export function boundsOf({ scale }: Pick<Rubric, "scale">): { low: number; high: number } {
  return scale.kind === "pass-fail" ? { low: 0, high: 1 } : { low: scale.lowest, high: scale.highest };
}
