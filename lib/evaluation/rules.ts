import type { ImportedScore, ScoreInterval } from "#lib/evaluation/imported.ts";
import { describeJudgement, describeRequired, type ObjectiveReason } from "#lib/evaluation/verdict-text.ts";
import { itemsToSettle, itemsToSettleMean, standing, type TargetDirection } from "#lib/statistics/intervals.ts";
import type { MetricDirection } from "#lib/statistics/metric-catalogue.ts";

/** What the project promised at Scope, as far as a verdict needs it. */
export type Objective = {
  readonly id: string;
  readonly name: string;
  /** A metric's key or any of its names; "metric,filter" to name the filter too. */
  readonly metricKey: string;
  readonly direction: MetricDirection;
  readonly target: number;
  /** For the direction `target`: how far the score may be from it, to both sides. */
  readonly tolerance?: number;
  readonly baseline: number | null;
  readonly unit: string;
  /** The task that measures it; null when any does. */
  readonly dataset: string | null;
  readonly minItems: number;
  readonly safetyFloor: boolean;
  /** When the target was last set; null while it is a draft. */
  readonly frozenAt: Date | null;
};

/** A stored score with the evaluation it came from. */
export type MeasuredScore = Pick<
  ImportedScore,
  "task" | "taskAlias" | "metric" | "filter" | "value" | "nonFinite" | "stderr" | "n" | "nOriginal" | "interval"
> & {
  readonly evaluationNumber: number;
  readonly evaluatedAt: Date;
};

export type ObjectiveState = "met" | "failed" | "insufficient" | "not-measured";

/** An objective judged, with the pieces a sentence or a chart is made of. */
export type ObjectiveJudgement = {
  readonly state: ObjectiveState;
  readonly reason: ObjectiveReason;
  readonly value: number | null;
  readonly interval: ScoreInterval | null;
  readonly n: number | null;
  readonly nOriginal: number | null;
  /** How many more items would settle it if the score stayed as it is; null when none or nobody knows. */
  readonly itemsNeeded: number | null;
  readonly deltaToTarget: number | null;
  readonly deltaToBaseline: number | null;
  /** The run was limited to a part of the items: it counts for the n it has, and is not comparable with a full one. */
  readonly partial: boolean;
  /** The target was set, or changed, after the result was known. */
  readonly frozenAfterResult: boolean;
  /** Whole days since the evaluation. */
  readonly ageDays: number | null;
  /** What is true, as a sentence. */
  readonly fact: string;
  /** What was asked: "≥ 0.8 on at least 500 items". */
  readonly required: string;
};

const DAY_MS = 86_400_000;

/**
 * Judges an objective by one score. The bound of the interval on the far side of the target decides, and only on at
 * least `minItems` items; what cannot be decided is `insufficient`, never a pass.
 *
 * @param score the one `matchScore` found, or null.
 */
export function judgeObjective(objective: Objective, score: MeasuredScore | null, now: Date): ObjectiveJudgement {
  const ruling = score
    ? rule(objective, score)
    : ({ state: "not-measured", reason: "objective.not-measured" } as const);
  const value = score?.value ?? null;
  const judgement = {
    ...ruling,
    value,
    interval: score?.interval ?? null,
    n: score?.n ?? null,
    nOriginal: score?.nOriginal ?? null,
    itemsNeeded: score && ruling.state === "insufficient" ? itemsNeeded(objective, score) : null,
    deltaToTarget: value === null ? null : value - objective.target,
    deltaToBaseline: value === null || objective.baseline === null ? null : value - objective.baseline,
    partial: score !== null && score.n !== null && score.nOriginal !== null && score.n < score.nOriginal,
    frozenAfterResult: score !== null && (objective.frozenAt === null || objective.frozenAt > score.evaluatedAt),
    ageDays: score && Math.max(0, Math.floor((now.getTime() - score.evaluatedAt.getTime()) / DAY_MS)),
    required: describeRequired(objective),
  };
  return { ...judgement, fact: describeJudgement(objective, judgement) };
}

function rule(objective: Objective, score: MeasuredScore): Pick<ObjectiveJudgement, "state" | "reason"> {
  if (score.value === null) return { state: "insufficient", reason: "objective.not-a-number" };
  if (score.interval === null) return { state: "insufficient", reason: "objective.no-interval" };
  if (score.n === null && objective.minItems > 0) return { state: "insufficient", reason: "objective.unknown-items" };
  if (score.n !== null && score.n < objective.minItems) {
    return { state: "insufficient", reason: "objective.too-few-items" };
  }
  const sides = boundsOf(objective).map(({ bound, direction }) =>
    standing(score.interval ?? { low: -Infinity, high: Infinity }, bound, direction),
  );
  if (sides.includes("failed")) return { state: "failed", reason: "objective.off-target" };
  if (sides.includes("open")) return { state: "insufficient", reason: "objective.between-bounds" };
  return { state: "met", reason: "objective.met" };
}

/** What the score must keep to: one bound, or one to each side of a target that is to be hit. */
function boundsOf({ direction, target, tolerance = 0 }: Objective): { bound: number; direction: TargetDirection }[] {
  if (direction !== "target") return [{ bound: target, direction }];
  return [
    { bound: target - tolerance, direction: "higher" },
    { bound: target + tolerance, direction: "lower" },
  ];
}

function itemsNeeded(objective: Objective, score: MeasuredScore): number | null {
  const { value, n, stderr, interval } = score;
  if (value === null || interval === null || n === null) return null;
  const toSettle = boundsOf(objective).map(({ bound, direction }) => {
    if (interval.method === "wilson") return itemsToSettle(value, n, bound, direction);
    return stderr === null ? null : itemsToSettleMean(value, stderr, n, bound, direction);
  });
  const known = toSettle.filter((items) => items !== null);
  if (known.length < toSettle.length) return null;
  return Math.max(objective.minItems - n, ...known);
}
