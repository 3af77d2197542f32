import { z } from "zod";
import { meanScorer } from "#lib/statistics/mean-scorer.ts";
import type { MetricKey } from "#lib/statistics/metric-catalogue.ts";
import {
  averagePrecision,
  GAINS,
  normalisedGain,
  precisionAt,
  recallAt,
  reciprocalRank,
} from "#lib/statistics/retrieval/relevance.ts";
import type { RankingItem } from "#lib/statistics/scorer.ts";
import { signatureOf } from "#lib/statistics/signature.ts";

const k = z.int().min(1).max(10_000).default(10).describe("How many of the first documents are looked at");
const gain = z
  .enum(GAINS)
  .default("linear")
  .describe("Whether a document gains its relevance, or 2 to its power less 1");

const cutoffSettings = z.strictObject({ k });
const gainSettings = z.strictObject({ gain });
const ndcgSettings = z.strictObject({ k, gain });
const none = z.strictObject({});
const rankSettings = z.strictObject({
  k: z
    .int()
    .min(1)
    .max(10_000)
    .nullable()
    .default(null)
    .describe("How many of the first documents are looked at; all when not set"),
});

export const precisionAtK = within("precision_at_k", precisionAt);
export const recallAtK = within("recall_at_k", recallAt);

export const ndcgAtK = {
  needs: "ranking",
  settings: ndcgSettings,
  create: (settings: z.output<typeof ndcgSettings>) =>
    meanScorer("ndcg_at_k", "ranking", signatureOf(settings), (item) =>
      normalisedGain(item, settings.k, settings.gain),
    ),
} as const;

export const ndcgAt10 = {
  needs: "ranking",
  settings: gainSettings,
  create: (settings: z.output<typeof gainSettings>) =>
    meanScorer("ndcg_at_10", "ranking", signatureOf({ k: 10, ...settings }), (item) =>
      normalisedGain(item, 10, settings.gain),
    ),
} as const;

export const meanReciprocalRank = {
  needs: "ranking",
  settings: rankSettings,
  create: (settings: z.output<typeof rankSettings>) =>
    meanScorer("mrr", "ranking", signatureOf(settings), (item) => reciprocalRank(item, settings.k)),
} as const;

export const meanReciprocalRankAt10 = {
  needs: "ranking",
  settings: none,
  create: () => meanScorer("mrr_at_10", "ranking", signatureOf({ k: 10 }), (item) => reciprocalRank(item, 10)),
} as const;

export const meanAveragePrecision = {
  needs: "ranking",
  settings: none,
  create: () => meanScorer("map", "ranking", signatureOf({}), averagePrecision),
} as const;

function within(metric: MetricKey, measureOne: (item: RankingItem, k: number) => number) {
  return {
    needs: "ranking",
    settings: cutoffSettings,
    create: (settings: z.output<typeof cutoffSettings>) =>
      meanScorer(metric, "ranking", signatureOf(settings), (item) => measureOne(item, settings.k)),
  } as const;
}
