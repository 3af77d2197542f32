import { z } from "zod";
import { assertion } from "#lib/evaluation/running/assertions/assertion.ts";
import { createScorer, type ScoredMetric } from "#lib/statistics/create-scorer.ts";
import { METRICS } from "#lib/statistics/metric-catalogue.ts";
import type { Scorer } from "#lib/statistics/scorer.ts";
import { type AnyDefinition, SCORERS } from "#lib/statistics/scorers.ts";

/** The metrics that give one answer beside its references a score by itself, of which more is better. */
export const SIMILARITIES = (Object.keys(SCORERS) as ScoredMetric[]).filter((metric) => {
  const definition: AnyDefinition = SCORERS[metric];
  const { kind, direction } = METRICS[metric];
  return definition.needs === "answer" && (kind === "proportion" || kind === "mean") && direction === "higher";
}) as [ScoredMetric, ...ScoredMetric[]];

const scorers = new Map<ScoredMetric, Scorer<"answer">>();

export const similar = assertion({
  title: "Is similar to the reference",
  settings: z.object({
    metric: z.enum(SIMILARITIES, "Choose a metric.").describe("By which similarity is measured."),
    atLeast: z.coerce.number("Write a number.").describe("In the unit of the metric."),
  }),
  needs: "references",
  holds({ metric, atLeast }, { text, references }) {
    const scorer = scorerOf(metric);
    const score = scorer.itemScore(scorer.measure({ prediction: text, references }));
    return score !== null && score >= atLeast;
  },
});

function scorerOf(metric: ScoredMetric): Scorer<"answer"> {
  let scorer = scorers.get(metric);
  if (!scorer) {
    const made = createScorer(metric);
    if (made.needs !== "answer") throw new Error(`${metric} compares no texts.`);
    scorer = made;
    scorers.set(metric, scorer);
  }
  return scorer;
}
