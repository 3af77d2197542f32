import type { z } from "zod";
import type { MetricKey } from "#lib/statistics/metric-catalogue.ts";
import type { ItemKind, Scorer } from "#lib/statistics/scorer.ts";

/** A metric that is computed here: its settings, and the scorer they make. */
export type ScorerDefinition<S extends z.ZodType = z.ZodType, K extends ItemKind = ItemKind> = {
  readonly needs: K;
  /** Strict, every setting with a default, each described for people. */
  readonly settings: S;
  readonly create: (settings: z.output<S>) => Scorer<K>;
};

/** Every metric that Cairn computes itself. A new one is a file and a line here. */
export const SCORERS = {} as const satisfies Partial<Record<MetricKey, ScorerDefinition>>;
