import type { ItemKind, Scorer } from "#lib/statistics/scorer.ts";
import { type AnyDefinition, SCORERS } from "#lib/statistics/scorers.ts";

export type ScoredMetric = keyof typeof SCORERS;

/** A scorer of one kind of item or another; `needs` tells which. */
export type AnyScorer = { [K in ItemKind]: Scorer<K> }[ItemKind];

/**
 * The scorer of a metric that was chosen by name.
 *
 * @param settings as they were sent or stored; what is not set takes its default.
 * @throws ZodError when they do not fit the metric.
 */
export function createScorer(metric: ScoredMetric, settings: unknown = {}): AnyScorer {
  const definition: AnyDefinition = SCORERS[metric];
  return definition.create(definition.settings.parse(settings));
}
