import { z } from "zod";
import { meanScorer } from "#lib/statistics/mean-scorer.ts";
import type { MetricKey } from "#lib/statistics/metric-catalogue.ts";
import { type SamplesItem, UnscorableItem } from "#lib/statistics/scorer.ts";
import { signatureOf } from "#lib/statistics/signature.ts";

const generalSettings = z.strictObject({
  k: z.int().min(1).max(10_000).default(1).describe("How many samples are drawn, of which one has to pass"),
});
const none = z.strictObject({});

export const passAtK = {
  needs: "samples",
  settings: generalSettings,
  create: ({ k }: z.output<typeof generalSettings>) => scorerOf("pass_at_k", k),
} as const;

export const passAt1 = fixed("pass_at_1", 1);
export const passAt10 = fixed("pass_at_10", 10);

function fixed(metric: MetricKey, k: number) {
  return { needs: "samples", settings: none, create: () => scorerOf(metric, k) } as const;
}

function scorerOf(metric: MetricKey, k: number) {
  return meanScorer(metric, "samples", signatureOf({ k }), (item) => passChance(item, k));
}

/**
 * The chance that one of `k` samples passes, estimated without bias from `n`: 1 − C(n − c, k) / C(n, k), as a product
 * that cannot overflow.
 *
 * @throws UnscorableItem when fewer than `k` samples were drawn, or more passed than were drawn.
 * @see Chen et al., "Evaluating Large Language Models Trained on Code", 2021.
 */
export function passChance({ n, correct }: SamplesItem, k: number): number {
  if (!(Number.isInteger(n) && n >= k))
    throw new UnscorableItem("n", `pass@${k} needs at least ${k} samples of each problem; this one has ${n}.`);
  if (!(Number.isInteger(correct) && correct >= 0 && correct <= n))
    throw new UnscorableItem("correct", `${correct} of ${n} samples cannot have passed.`);
  if (n - correct < k) return 1;
  let allFail = 1;
  for (let sample = n - correct + 1; sample <= n; sample += 1) allFail *= 1 - k / sample;
  return 1 - allFail;
}
