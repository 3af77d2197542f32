import { z } from "zod";
import type { ScoredMetric } from "#lib/statistics/create-scorer.ts";
import { type AnyDefinition, SCORERS } from "#lib/statistics/scorers.ts";

/** A metric with every setting it takes, the defaults among them. */
export type ChosenMetric = { readonly metric: ScoredMetric; readonly settings: Readonly<Record<string, unknown>> };

export const SCORED_METRICS = Object.keys(SCORERS) as [ScoredMetric, ...ScoredMetric[]];

/** Beyond what any table of results has; each is a pass over all items. */
const MOST_METRICS = 20;

const choice = z
  .strictObject({
    metric: z.enum(SCORED_METRICS, "Choose a metric that Cairn computes."),
    settings: z.record(z.string(), z.unknown()).default({}).describe("What is not set takes its default."),
  })
  .transform((sent, context): ChosenMetric => {
    const definition: AnyDefinition = SCORERS[sent.metric];
    const settings = definition.settings.safeParse(sent.settings);
    if (settings.success) return { metric: sent.metric, settings: settings.data as ChosenMetric["settings"] };
    for (const { path, message } of settings.error.issues) {
      const said = path.length > 0 ? `${path.join(".")}: ${message}` : message;
      context.issues.push({
        code: "custom",
        message: `${sent.metric}: ${said}`,
        path: ["settings", ...path],
        input: sent,
      });
    }
    return z.NEVER;
  });

export const chosenMetrics = z
  .array(choice)
  .min(1, "Choose at least one metric.")
  .max(MOST_METRICS, `${MOST_METRICS} metrics at most.`)
  .superRefine((chosen, context) => {
    const seen = new Set<string>();
    for (const [at, { metric, settings }] of chosen.entries()) {
      const same = JSON.stringify([metric, settings]);
      if (seen.has(same))
        context.addIssue({ code: "custom", message: `${metric} is chosen twice, with the same settings.`, path: [at] });
      seen.add(same);
    }
  });

/**
 * Tells a metric's scores apart where it is chosen with several settings: by the settings in which they differ. "none", as where nothing is
 * cut out of an answer, for a metric that is chosen once.
 */
export function filtersOf(chosen: readonly ChosenMetric[]): string[] {
  return chosen.map(({ metric, settings }) => {
    const all = chosen.filter((other) => other.metric === metric);
    if (all.length < 2) return "none";
    return Object.entries(settings)
      .filter(([name, value]) => all.some((other) => JSON.stringify(other.settings[name]) !== JSON.stringify(value)))
      .map(([name, value]) => `${name}:${typeof value === "object" ? JSON.stringify(value) : value}`)
      .join("|");
  });
}
