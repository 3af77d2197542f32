import { turned } from "#lib/deployment/optimisations/rate.ts";
import type { FloorChange, MetricRecovery } from "#lib/deployment/optimisations/rules.ts";
import { compareEvaluations, sameScorer } from "#lib/evaluation/comparison/compare.ts";
import type { ComparedScore } from "#lib/evaluation/comparison/compared-score.ts";
import { rowsInBoth } from "#lib/evaluation/comparison/corpus.ts";
import { replicatesFor } from "#lib/evaluation/comparison/effort.ts";
import type { Compared } from "#lib/evaluation/comparison/find-compared.ts";
import { pairValues, positionPairs } from "#lib/evaluation/comparison/pair-items.ts";
import { type SharedScore, sharedScores } from "#lib/evaluation/comparison/shared-scores.ts";
import { readRows } from "#lib/evaluation/items/score-rows.ts";
import {
  estimateRecovery,
  meanRecovery,
  type PairedRows,
  type RecoveryScale,
} from "#lib/statistics/comparison/recovery.ts";
import type { Interval } from "#lib/statistics/intervals.ts";
import { metricOf } from "#lib/statistics/metrics.ts";
import { scoreOf } from "#lib/statistics/resampling.ts";
import type { Aggregate } from "#lib/statistics/scorer.ts";

export type MeasuredPair = {
  readonly metrics: readonly MetricRecovery[];
  readonly floors: readonly FloorChange[];
  /** Over all metrics of quality; null while there is none. */
  readonly mean: { readonly recovery: number; readonly interval: Interval | null } | null;
  readonly sharedItems: number;
};

export type PairRequest = {
  /** Metrics that count for recovery; all when empty. */
  readonly counted: readonly string[];
  /** Scores that are a safety floor, and therefore no part of any recovery. */
  readonly isFloor: (score: ComparedScore) => boolean;
};

/** A harness's table of everything would take minutes; what stands first is measured. */
const MOST_METRICS = 24;

type Measured = {
  readonly score: ComparedScore;
  readonly rows: PairedRows;
  readonly scale: RecoveryScale;
  readonly group: string;
};

/**
 * Holds a candidate against its base over the items both answered: for each metric of quality the paired difference and the recovery
 * with its interval, and for each safety floor how far it fell. What cannot be paired is left out, since two scores over other
 * items say nothing about what an optimisation cost.
 */
export async function measurePair(base: Compared, candidate: Compared, request: PairRequest): Promise<MeasuredPair> {
  const { scores, items } = await compareEvaluations(base, candidate);
  const shared = sharedScores(base, candidate);
  const paired = scores.flatMap((score, at) => {
    const from = shared[at];
    return score.paired && score.direction && !score.isGroup && from ? [{ score, from }] : [];
  });
  const floors = paired.filter(({ score }) => request.isFloor(score)).map(({ score }) => floorOf(score));
  const quality = paired
    .filter(({ score }) => !request.isFloor(score))
    .filter(({ score }) => request.counted.length === 0 || request.counted.includes(score.metricKey))
    .slice(0, MOST_METRICS);
  const measured: Measured[] = [];
  // One after another: each holds the numbers of all items.
  for (const { score, from } of quality) {
    const rows = await rowsOf(base, candidate, from);
    if (rows && isDefined(rows)) measured.push({ score, rows, scale: scaleOf(score, from), group: score.task });
  }
  const replicates = measured.reduce(
    (least, { rows }) =>
      Math.min(least, replicatesFor(rows.base.length / rows.width, rows.width * 2, measured.length * 2)),
    Number.POSITIVE_INFINITY,
  );
  return {
    metrics: measured.flatMap((one) => recoveryOf(one, replicates)),
    floors,
    mean: measured.length === 0 ? null : meanOf(measured, replicates),
    sharedItems: items.reduce((sum, count) => sum + count.shared, 0),
  };
}

/** A score that is not defined over the shared items, such as a correlation of answers all alike, has nothing to recover. */
function isDefined({ aggregate, width, base, candidate }: PairedRows): boolean {
  return [base, candidate].every((rows) => Number.isFinite(scoreOf(aggregate, rows, rows.length / width, width)));
}

function recoveryOf({ score, rows, scale }: Measured, replicates: number): MetricRecovery[] {
  const { paired, metricKey, title, unit, task, filter } = score;
  if (!paired) return [];
  const { n, base, candidate, recovery, interval } = estimateRecovery(rows, scale, { replicates });
  return [
    {
      ...{ metricKey, title, unit, task, filter, n, base, candidate, interval },
      delta: paired.delta,
      deltaInterval: paired.interval,
      recovery: Number.isFinite(recovery) ? recovery : null,
    },
  ];
}

function meanOf(measured: readonly Measured[], replicates: number): MeasuredPair["mean"] {
  const { recovery, interval } = meanRecovery(measured, { replicates });
  return Number.isFinite(recovery) ? { recovery, interval } : null;
}

function floorOf({ metricKey, title, task, paired, direction }: ComparedScore): FloorChange {
  const { n = 0, baseline = 0, candidate = 0, delta = 0, interval = null } = paired ?? {};
  const isHigher = direction === "higher";
  return {
    ...{ key: metricKey, title, task, n, base: baseline, candidate, isPaired: true },
    // Not −0, which JSON would read back as another number.
    drop: isHigher ? 0 - delta : delta,
    interval: interval && (isHigher ? turned(interval) : interval),
  };
}

function scaleOf({ metricKey, direction }: ComparedScore, { candidate }: SharedScore): RecoveryScale {
  const { range } = metricOf(metricKey, candidate.higherIsBetter);
  return { direction: direction ?? "higher", highest: range[1] };
}

const MEAN: Aggregate = { kind: "sums", score: (sums, n) => (sums[0] ?? Number.NaN) / n };

/** The numbers a score rests on, of the items in both: those every item left behind, or the item's own score where it is their mean. */
async function rowsOf(base: Compared, candidate: Compared, score: SharedScore): Promise<PairedRows | null> {
  const pair = { baselineId: base.id, candidateId: candidate.id };
  const { task, filter, metricKey } = score.candidate.measure;
  if (metricOf(metricKey).kind !== "corpus") {
    if (!score.column) return null;
    const named = await pairValues(pair, { task, filter, column: score.column });
    // What is scored here keeps an item once, whatever the settings that tell its scores apart.
    const values =
      named.baseline.length > 0 ? named : await pairValues(pair, { task, filter: "none", column: score.column });
    return values.baseline.length === 0
      ? null
      : { aggregate: MEAN, width: 1, base: values.baseline, candidate: values.candidate };
  }
  const scorer = sameScorer(score, base, candidate);
  if (!scorer) return null;
  const before = await readRows(base.id, score.baseline.position);
  const after = await readRows(candidate.id, score.candidate.position);
  if (!before || !after || before.width !== scorer.width || after.width !== scorer.width) return null;
  const rows = rowsInBoth({ baseline: before, candidate: after }, await positionPairs(pair, task));
  return rows && { aggregate: scorer.aggregate, width: scorer.width, base: rows.baseline, candidate: rows.candidate };
}
