import { SIMILARITIES } from "#lib/evaluation/running/assertions/similar.ts";
import type { ScoredMetric } from "#lib/statistics/create-scorer.ts";
import { METRICS } from "#lib/statistics/metric-catalogue.ts";
import { type AnyDefinition, SCORERS } from "#lib/statistics/scorers.ts";

export type AnswerMetric = { readonly metric: ScoredMetric; readonly title: string };

/** The metrics that compare an answer with references, which is what a run has. */
export function answerMetrics(): AnswerMetric[] {
  return (Object.keys(SCORERS) as ScoredMetric[])
    .filter((metric) => {
      const definition: AnyDefinition = SCORERS[metric];
      return definition.needs === "answer";
    })
    .map(titled);
}

/** Those that an answer can be asserted to be similar by. */
export function similarityMetrics(): AnswerMetric[] {
  return SIMILARITIES.map(titled);
}

function titled(metric: ScoredMetric): AnswerMetric {
  return { metric, title: METRICS[metric].title };
}
