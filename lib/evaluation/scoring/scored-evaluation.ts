import type { NewEvaluation, SliceScoreRow } from "#lib/evaluation/commands/add-evaluation.ts";
import type { ImportedScore } from "#lib/evaluation/imported.ts";
import type { ScoredItems, ScoredMetric } from "#lib/evaluation/scoring/score-items.ts";
import type { NonFinite } from "#lib/platform/json-value.ts";
import { METRICS } from "#lib/statistics/metric-catalogue.ts";

/** What was scored here, as `addEvaluation` takes it. */
export type ScoredParts = Required<Pick<NewEvaluation, "items" | "rows" | "slices">> & {
  readonly scores: readonly ImportedScore[];
  readonly partial: boolean;
  /** How many items a metric left out, and why the first of them. */
  readonly warnings: readonly string[];
};

/** @param describeItem names an item for people, by its place: "line 12". */
export function scoredParts(
  { count, metrics, sliceFields }: ScoredItems,
  task: string,
  describeItem: (item: number) => string,
): ScoredParts {
  return {
    scores: metrics.map((metric) => scoreOf(metric, task)),
    partial: metrics.some(({ unscorable }) => unscorable > 0),
    warnings: metrics.flatMap((metric) => leftOut(metric, describeItem)),
    items: {
      count,
      metrics: metrics.flatMap(({ chosen, label, isPerturbed }, position) =>
        isPerturbed ? [] : [{ metric: label, metricKey: chosen.metric, position }],
      ),
      sliceFields,
    },
    rows: new Map(metrics.map(({ rows }, position) => [position, rows])),
    slices: metrics.flatMap(({ slices }, position) => slices.map((slice) => sliceRow(slice, position))),
  };
}

function scoreOf(
  { chosen, filter, signature, estimated, total, unscorable }: ScoredMetric,
  task: string,
): ImportedScore {
  const score = estimated?.score ?? Number.NaN;
  const { direction } = METRICS[chosen.metric];
  return {
    ...{ task, taskAlias: task, metric: chosen.metric, filter, signature },
    value: Number.isFinite(score) ? score : null,
    nonFinite: nonFinite(score),
    stderr: finite(estimated?.standardError),
    n: total - unscorable,
    nOriginal: total,
    nShot: null,
    higherIsBetter: direction === "higher" ? true : direction === "lower" ? false : null,
    isGroup: false,
    parent: null,
    version: null,
    interval: estimated?.interval ? { ...estimated.interval, method: estimated.method } : null,
    distribution: estimated && estimated.bins.length > 0 ? { bins: estimated.bins.map((bin) => ({ ...bin })) } : null,
  };
}

export function sliceRow(slice: ScoredMetric["slices"][number], position: number): SliceScoreRow {
  return {
    position,
    field: slice.field,
    slice: slice.slice,
    n: slice.n,
    value: finite(slice.score),
    intervalLow: slice.interval?.low ?? null,
    intervalHigh: slice.interval?.high ?? null,
    pValue: finite(slice.p),
  };
}

function leftOut(
  { label, total, unscorable, firstFault }: ScoredMetric,
  describeItem: (item: number) => string,
): string[] {
  if (!firstFault) return [];
  const share = unscorable === total ? `none of the ${total} items` : `${total - unscorable} of ${total} items`;
  return [
    `${label} could score ${share}. The first it left out is in ${describeItem(firstFault.item)}: ${firstFault.message}`,
  ];
}

function nonFinite(score: number): NonFinite | null {
  if (Number.isNaN(score)) return "NaN";
  return Number.isFinite(score) ? null : score > 0 ? "+Inf" : "-Inf";
}

function finite(value: number | null | undefined): number | null {
  return value !== null && value !== undefined && Number.isFinite(value) ? value : null;
}
