import "server-only";
import type { ProjectAccess } from "#lib/access/access.ts";
import { distributionOf } from "#lib/evaluation/items/distribution.ts";
import { itemMetricsOf } from "#lib/evaluation/items/item-metric.ts";
import { readRows } from "#lib/evaluation/items/score-rows.ts";
import { readOutcomes } from "#lib/evaluation/slices/read-outcomes.ts";
import { type SliceTable, sliceTables } from "#lib/evaluation/slices/slice-table.ts";
import { db } from "#lib/platform/db.ts";
import type { HistogramBin } from "#lib/statistics/histogram.ts";
import type { TargetDirection } from "#lib/statistics/intervals.ts";
import { type Metric, metricOf } from "#lib/statistics/metrics.ts";
import { type ReliabilityBin, reliability } from "#lib/statistics/reliability.ts";
import type { Fairness } from "#lib/statistics/slices/fairness.ts";

/** A score that can be looked into, for a list to choose from. */
export type ScoreChoice = {
  readonly position: number;
  readonly label: string;
  readonly hasSlices: boolean;
};

/** The scores of an evaluation that keep more than the number. */
export async function listScoreChoices(
  access: ProjectAccess<"project:read">,
  number: number,
): Promise<readonly ScoreChoice[]> {
  const found = await db().evaluation.findUnique({
    where: { projectId_number: { projectId: access.project.id, number } },
    select: {
      ...{ itemMetrics: true, taskCount: true },
      scores: {
        where: { isGroup: false },
        orderBy: { position: "asc" },
        take: MOST_CHOICES,
        select: { position: true, measure: { select: { metricKey: true, task: true, taskAlias: true, filter: true } } },
      },
      slices: { distinct: ["position"], select: { position: true } },
    },
  });
  if (!found) return [];
  const sliced = new Set(found.slices.map(({ position }) => position));
  return found.scores.map(({ position, measure: { metricKey, taskAlias, filter } }) => ({
    position,
    label: [
      metricOf(metricKey).title,
      ...(found.taskCount > 1 ? [taskAlias] : []),
      ...(filter === "none" ? [] : [filter]),
    ].join(" · "),
    hasSlices: sliced.has(position),
  }));
}

const MOST_CHOICES = 500;

export type MeasuredDistribution = {
  readonly metric: Metric;
  readonly bins: readonly HistogramBin[];
  /** Confidence beside accuracy; null for a metric that is not about confidence. */
  readonly reliability: readonly ReliabilityBin[] | null;
};

/** How the items' scores are spread. @returns null when the evaluation has no such score. */
export async function getDistribution(
  access: ProjectAccess<"project:read">,
  { number, position }: { readonly number: number; readonly position: number },
): Promise<MeasuredDistribution | null> {
  const score = await findScore(access.project.id, number, position);
  if (!score) return null;
  const { metricKey } = score.measure;
  const metric = metricOf(metricKey, score.higherIsBetter);
  const [bins, calibration] = await Promise.all([
    distributionOf(score, itemMetricsOf(score.evaluation.itemMetrics)),
    CALIBRATION.has(metricKey) ? readRows(score.evaluationId, position) : null,
  ]);
  const pairs = calibration?.width === 2 ? calibration.rows : null;
  return { metric, bins, reliability: pairs && reliabilityOf(pairs) };
}

/** Whose items leave behind how sure the answer was and whether it was right. */
const CALIBRATION = new Set(["ece", "ece_equal_mass", "selective_accuracy", "selective_coverage_accuracy"]);

function reliabilityOf(pairs: Float64Array): ReliabilityBin[] {
  const scored = pairs.filter((_, at) => !Number.isNaN(pairs[at - (at % 2)] ?? Number.NaN));
  return reliability(scored, scored.length / 2);
}

export type MeasuredSlices = {
  readonly metric: Metric;
  readonly value: number | null;
  readonly tables: readonly SliceTable[];
  /** By field, where labels tell who got a favourable outcome and who should have. */
  readonly fairness: readonly { readonly field: string; readonly fairness: Fairness }[];
};

/** A score by the groups of its items. @returns null when the evaluation has no such score. */
export async function getSlices(
  access: ProjectAccess<"project:read">,
  { number, position }: { readonly number: number; readonly position: number },
): Promise<MeasuredSlices | null> {
  const score = await findScore(access.project.id, number, position);
  if (!score) return null;
  const metric = metricOf(score.measure.metricKey, score.higherIsBetter);
  const direction: TargetDirection | null = metric.direction === "target" ? null : metric.direction;
  const slices = await db().sliceScore.findMany({
    where: { evaluationId: score.evaluationId, position },
    orderBy: [{ field: "asc" }, { slice: "asc" }],
    take: MOST_SLICES,
    select: { field: true, slice: true, n: true, value: true, intervalLow: true, intervalHigh: true, pValue: true },
  });
  const tables = sliceTables(slices, { value: score.value, direction, isShare: metric.kind === "proportion" });
  return { metric, value: score.value, tables, fairness: await readOutcomes(score, tables) };
}

const MOST_SLICES = 1_500;

function findScore(projectId: string, number: number, position: number) {
  return db().score.findFirst({
    where: { position, evaluation: { projectId, number } },
    select: {
      ...{ evaluationId: true, position: true, value: true, higherIsBetter: true, distribution: true },
      measure: { select: { metricKey: true, task: true, filter: true } },
      evaluation: { select: { itemMetrics: true, itemCount: true } },
    },
  });
}
