import type { z } from "zod";
import { exactMatch, quasiExactMatch } from "#lib/statistics/text/answers/exact-match.ts";
import { tokenF1 } from "#lib/statistics/text/answers/token-f1.ts";
import { bleu } from "#lib/statistics/text/bleu/bleu.ts";
import { chrf, chrfPlusPlus } from "#lib/statistics/text/chrf/chrf.ts";
import { rouge1, rouge2, rougeL, rougeLsum } from "#lib/statistics/text/rouge/rouge.ts";
import { ter } from "#lib/statistics/text/ter/ter.ts";
import type { TextScorer } from "#lib/statistics/text/text-scorer.ts";

/** The metrics that compare texts. */
export const TEXT_SCORERS = {
  bleu,
  chrf,
  chrf_pp: chrfPlusPlus,
  exact_match: exactMatch,
  quasi_exact_match: quasiExactMatch,
  rouge1,
  rouge2,
  rouge_l: rougeL,
  rouge_lsum: rougeLsum,
  ter,
  token_f1: tokenF1,
} as const;

export type TextMetric = keyof typeof TEXT_SCORERS;

// A method, so that definitions with settings of their own fit; `settings` has parsed what comes in.
type AnyTextDefinition = { readonly settings: z.ZodType; create(settings: unknown): TextScorer };

/**
 * The scorer of a metric that was chosen by name, which can say what its score is made of.
 *
 * @throws ZodError when the settings do not fit the metric.
 */
export function createTextScorer(metric: TextMetric, settings: unknown = {}): TextScorer {
  const definition: AnyTextDefinition = TEXT_SCORERS[metric];
  return definition.create(definition.settings.parse(settings));
}
