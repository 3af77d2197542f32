import type { z } from "zod";
import {
  averagePrecisionScorer,
  brier,
  coverageArea,
  ece,
  eceEqualMass,
  logLoss,
  rocAucScorer,
  selective,
} from "#lib/statistics/calibration/scorers.ts";
import {
  accuracy,
  balancedAccuracyScorer,
  f1,
  kappaScorer,
  macroF1Scorer,
  matthewsScorer,
  microF1,
  precision,
  recall,
  weightedF1Scorer,
} from "#lib/statistics/classification/scorers.ts";
import type { MetricKey } from "#lib/statistics/metric-catalogue.ts";
import { passAt1, passAt10, passAtK } from "#lib/statistics/pass-at-k.ts";
import {
  determinationScorer,
  kendallScorer,
  meanAbsoluteError,
  meanSquaredError,
  pearsonScorer,
  rootMeanSquareError,
  spearmanScorer,
} from "#lib/statistics/regression/scorers.ts";
import {
  meanAveragePrecision,
  meanReciprocalRank,
  meanReciprocalRankAt10,
  ndcgAt10,
  ndcgAtK,
  precisionAtK,
  recallAtK,
} from "#lib/statistics/retrieval/scorers.ts";
import type { ItemKind, Scorer } from "#lib/statistics/scorer.ts";
import { TEXT_SCORERS } from "#lib/statistics/text/scorers.ts";

/** A metric that is computed here: its settings, and the scorer they make. */
export type ScorerDefinition<S extends z.ZodType = z.ZodType, K extends ItemKind = ItemKind> = {
  readonly needs: K;
  /** Strict, every setting with a default, each described for people. */
  readonly settings: S;
  // A method, so that definitions with settings of their own fit in one list; `settings` has parsed what comes in.
  create(settings: z.output<S>): Scorer<K>;
};

export type AnyDefinition = { [K in ItemKind]: ScorerDefinition<z.ZodType, K> }[ItemKind];

/** Every metric that Cairn computes itself. A new one is a file and a line here. */
export const SCORERS = {
  ...TEXT_SCORERS,
  accuracy,
  average_precision: averagePrecisionScorer,
  balanced_accuracy: balancedAccuracyScorer,
  brier_score: brier,
  cohen_kappa: kappaScorer,
  ece,
  ece_equal_mass: eceEqualMass,
  f1,
  kendall_tau: kendallScorer,
  log_loss: logLoss,
  macro_f1: macroF1Scorer,
  mae: meanAbsoluteError,
  map: meanAveragePrecision,
  mcc: matthewsScorer,
  micro_f1: microF1,
  mrr: meanReciprocalRank,
  mrr_at_10: meanReciprocalRankAt10,
  mse: meanSquaredError,
  ndcg_at_10: ndcgAt10,
  ndcg_at_k: ndcgAtK,
  pass_at_1: passAt1,
  pass_at_10: passAt10,
  pass_at_k: passAtK,
  pearson: pearsonScorer,
  precision,
  precision_at_k: precisionAtK,
  r2: determinationScorer,
  recall,
  recall_at_k: recallAtK,
  rmse: rootMeanSquareError,
  roc_auc: rocAucScorer,
  selective_accuracy: selective,
  selective_coverage_accuracy: coverageArea,
  spearman: spearmanScorer,
  weighted_f1: weightedF1Scorer,
} as const satisfies Partial<Record<MetricKey, AnyDefinition>>;
