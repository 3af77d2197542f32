import { z } from "zod";
import { SCORED_METRICS } from "#lib/evaluation/scoring/metric-choice.ts";
import { createScorer, type ScoredMetric } from "#lib/statistics/create-scorer.ts";
import { METRICS, type MetricEntry } from "#lib/statistics/metric-catalogue.ts";
import type { ItemKind } from "#lib/statistics/scorer.ts";
import { type AnyDefinition, SCORERS } from "#lib/statistics/scorers.ts";

/** A setting of a metric, as a form asks for it. */
export type OfferedSetting = {
  readonly name: string;
  readonly description: string;
  readonly kind: "choice" | "flag" | "number" | "text";
  /** Of a choice. */
  readonly choices: readonly string[];
  /** What it is when nobody says; empty for what is then not set. */
  readonly byDefault: string;
  /** A number without a fraction. */
  readonly isWhole: boolean;
};

/** A metric that is computed here, as people choose it: plain data, so that no page has to carry the scorers. */
export type OfferedMetric = Pick<MetricEntry, "title" | "unit" | "direction" | "range" | "source"> & {
  readonly key: ScoredMetric;
  readonly group: MetricGroup;
  readonly needs: ItemKind;
  readonly settings: readonly OfferedSetting[];
  /** With the default settings. */
  readonly signature: string;
};

export const METRIC_GROUPS = {
  text: { title: "Text", needs: "A prediction and one or several references." },
  classification: { title: "Classification", needs: "A predicted label and the right one." },
  regression: { title: "Numbers and correlation", needs: "A predicted number and the right one." },
  calibration: {
    title: "Calibration",
    needs:
      "How sure the model was, and whether it was right; without a column for that, whether the prediction equals a reference.",
  },
  retrieval: { title: "Retrieval", needs: "A list of documents, best first, and those that are relevant." },
  code: { title: "Code", needs: "How many samples of each problem were drawn, and how many passed." },
} as const;
export type MetricGroup = keyof typeof METRIC_GROUPS;

const CLASSIFICATION: ReadonlySet<string> = new Set([
  ...["accuracy", "balanced_accuracy", "cohen_kappa", "f1", "macro_f1", "micro_f1", "weighted_f1"],
  ...["mcc", "precision", "recall"],
]);
const REGRESSION: ReadonlySet<string> = new Set(["pearson", "spearman", "kendall_tau", "mae", "mse", "rmse", "r2"]);

const GROUP_OF_KIND: Record<ItemKind, MetricGroup> = {
  answer: "text",
  confidence: "calibration",
  samples: "code",
  ranking: "retrieval",
};

/** Every metric that is computed here, by title. */
export function offeredMetrics(): OfferedMetric[] {
  return SCORED_METRICS.map((key): OfferedMetric => {
    const definition: AnyDefinition = SCORERS[key];
    const { title, unit, direction, range, source } = METRICS[key];
    return {
      ...{ key, title, unit, direction, range, source, needs: definition.needs },
      group: CLASSIFICATION.has(key)
        ? "classification"
        : REGRESSION.has(key)
          ? "regression"
          : GROUP_OF_KIND[definition.needs],
      settings: settingsOf(definition.settings),
      signature: createScorer(key).signature,
    };
  }).sort((a, b) => (a.title < b.title ? -1 : 1));
}

const property = z.object({
  type: z.string().optional(),
  description: z.string().default(""),
  enum: z.array(z.union([z.string(), z.number()])).optional(),
  default: z.union([z.string(), z.number(), z.boolean(), z.null()]).default(null),
  anyOf: z.array(z.object({ type: z.string().optional() })).optional(),
});

/** Reads a metric's settings out of what validates them. */
function settingsOf(schema: z.ZodType): OfferedSetting[] {
  const { properties = {} } = z
    .object({ properties: z.record(z.string(), property).optional() })
    .parse(z.toJSONSchema(schema));
  return Object.entries(properties).map(([name, { description, ...said }]) => {
    const type = said.type ?? said.anyOf?.find((one) => one.type !== "null")?.type;
    const isNumber = type === "integer" || type === "number";
    return {
      name,
      description,
      kind: said.enum ? "choice" : type === "boolean" ? "flag" : isNumber ? "number" : "text",
      choices: said.enum?.map(String) ?? [],
      byDefault: said.default === null ? "" : String(said.default),
      isWhole: type === "integer",
    };
  });
}
