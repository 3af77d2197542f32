import { z } from "zod";
import { type AnyScorer, createScorer, type ScoredMetric } from "#lib/statistics/create-scorer.ts";
import { SCORERS } from "#lib/statistics/scorers.ts";
import { unsigned } from "#lib/statistics/text/references.ts";

const chosen = z.array(z.object({ metric: z.string(), settings: z.unknown().optional() }));

/**
 * The scorer a score was computed by: that of the evaluation's settings whose signature the score carries.
 *
 * @param settings Evaluation.settings.
 * @returns null for a score that was not computed here, or by a scorer that has changed since.
 */
export function scorerOf(
  { metricKey, signature }: { readonly metricKey: string; readonly signature: string | null },
  settings: { readonly metrics?: unknown },
): AnyScorer | null {
  if (signature === null || !isScored(metricKey)) return null;
  const named = chosen.safeParse(settings.metrics);
  const candidates = named.success ? named.data.filter(({ metric }) => metric === metricKey) : [];
  for (const candidate of [...candidates.map((one) => one.settings), {}]) {
    const scorer = scorerWith(metricKey, candidate);
    if (scorer?.signature === unsigned(signature)) return scorer;
  }
  return null;
}

function isScored(metric: string): metric is ScoredMetric {
  return Object.hasOwn(SCORERS, metric);
}

/** Settings were checked when they were stored, by the version of then. */
function scorerWith(metric: ScoredMetric, settings: unknown): AnyScorer | null {
  try {
    return createScorer(metric, settings ?? {});
  } catch (error) {
    if (error instanceof z.ZodError) return null;
    throw error;
  }
}
