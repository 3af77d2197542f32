import type { JudgedComparison } from "#lib/evaluation/comparison/verdict.ts";
import type { ScoreInterval } from "#lib/evaluation/imported.ts";
import type { Interval, TargetDirection } from "#lib/statistics/intervals.ts";

/** One of the two sides of a comparison, as the evaluation itself has the score. */
export type ComparedSide = {
  readonly value: number | null;
  readonly interval: ScoreInterval | null;
  readonly n: number | null;
  readonly signature: string | null;
};

/** A score that both evaluations have: same task, metric and filter. */
export type ComparedScore = {
  readonly task: string;
  readonly taskAlias: string;
  readonly filter: string;
  readonly metricKey: string;
  readonly title: string;
  readonly unit: string;
  readonly direction: TargetDirection | null;
  readonly isGroup: boolean;
  readonly baseline: ComparedSide;
  readonly candidate: ComparedSide;
  /** Computed with other settings, so that the difference is partly one of measuring. */
  readonly settingsDiffer: boolean;
  /** Over the items both have; null where there are none to pair. */
  readonly paired: JudgedComparison | null;
  /** The difference of the two scores as they are, where nothing can be paired. */
  readonly unpaired: { readonly delta: number; readonly interval: Interval | null } | null;
  /** Where the items' numbers stand in `values`, for the list of wins and losses. */
  readonly column: { readonly baseline: number; readonly candidate: number } | null;
};
